import { countOpen, endsValue, isNumber, isOperator } from './expression.js';
import { Fraction } from './fraction.js';

const MOST_DIGITS = 15;
const MOST_TOKENS = 60;

const lastOf = (sum) => sum[sum.length - 1];

/**
 * Give the sum as it is after one more key.
 * @param {import('./expression.js').Sum} sum
 * @param {string} key a digit or one of . + - * / % ( ) () ± ⌫
 * @returns {import('./expression.js').Sum} the same list when the key changes nothing
 */
export function withKey(sum, key) {
  if (key === '⌫') return withoutLast(sum);
  if (/^[\d.]$/.test(key)) return withDigit(sum, key);
  if (sum.length >= MOST_TOKENS) return sum;
  if (isOperator(key)) return withOperator(sum, key);
  if (key === '±') return withSign(sum);
  if (key === '%') return isNumber(lastOf(sum)) || lastOf(sum) === ')' ? [...sum, key] : sum;
  return /^[()]+$/.test(key) ? withBracket(sum, key) : sum;
}

/**
 * Put an earlier result, or a pasted sum, where the next number is wanted.
 * @param {import('./expression.js').Sum} sum
 * @param {import('./expression.js').Sum} added
 * @returns {import('./expression.js').Sum} the same list when it would be too long
 */
export function withSum(sum, added) {
  const kept = isNumber(lastOf(sum)) ? sum.slice(0, -1) : sum;
  return kept.length + added.length > MOST_TOKENS ? sum : [...kept, ...added];
}

function withoutLast(sum) {
  const last = lastOf(sum);
  if (last === undefined) return sum;
  const shorter = typeof last === 'string' ? last.slice(0, -1) : '';
  return shorter ? [...sum.slice(0, -1), shorter] : sum.slice(0, -1);
}

function withDigit(sum, key) {
  const last = lastOf(sum);
  const goesOn = isNumber(last);
  if (!goesOn && sum.length >= MOST_TOKENS) return sum;
  const before = goesOn ? sum.slice(0, -1) : sum;
  const typed = typeof last === 'string' && goesOn ? last : '';
  if (key === '.') return typed.includes('.') ? sum : [...before, `${typed || '0'}.`];
  if (typed.replace('.', '').length >= MOST_DIGITS) return sum;
  return [...before, typed === '0' ? key : typed + key];
}

function withOperator(sum, key) {
  const isSign = key === '-' && (!sum.length || /^[*/(]$/.test(lastOf(sum)));
  if (isSign) return [...sum, key];
  let end = sum.length;
  while (isOperator(sum[end - 1])) end -= 1;
  if (!endsValue(sum[end - 1])) return sum;
  return [...sum.slice(0, end), key];
}

function withBracket(sum, key) {
  const canClose = countOpen(sum) > 0 && endsValue(lastOf(sum));
  if (key === ')' || (key === '()' && canClose)) return canClose ? [...sum, ')'] : sum;
  return [...sum, '('];
}

/** Turn the sign of the last value, or of the one that is about to be typed. */
function withSign(sum) {
  const start = startOfLastValue(sum);
  const [before, value] = [sum.slice(0, start), sum.slice(start)];
  if (value[0] instanceof Fraction) return [...before, value[0].negated(), ...value.slice(1)];
  const isSigned = lastOf(before) === '-' && !endsValue(before[start - 2]);
  return isSigned ? [...before.slice(0, -1), ...value] : [...before, '-', ...value];
}

function startOfLastValue(sum) {
  let start = sum.length;
  while (endsValue(sum[start - 1])) {
    let depth = 0;
    do {
      start -= 1;
      if (sum[start] === ')') depth += 1;
      if (sum[start] === '(') depth -= 1;
    } while (depth > 0);
  }
  return start;
}
