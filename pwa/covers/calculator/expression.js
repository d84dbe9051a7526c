import { Fraction } from './fraction.js';

/**
 * A sum is a list of tokens: a number as typed ("12.5"), an earlier result (a Fraction), or one of
 * + - * / % ( ).
 * @typedef {(string | Fraction)[]} Sum
 */

const HUNDRED = new Fraction(100n);

/** @param {string | Fraction | undefined} token */
export function isNumber(token) {
  return token instanceof Fraction || /^\d/.test(token);
}

/** @param {string | Fraction | undefined} token */
export function isOperator(token) {
  return typeof token === 'string' && /^[-+*/]$/.test(token);
}

/** @param {string | Fraction | undefined} token whether a value may end with it */
export function endsValue(token) {
  return isNumber(token) || token === ')' || token === '%';
}

/** @param {Sum} sum */
export function countOpen(sum) {
  return sum.filter((token) => token === '(').length - sum.filter((token) => token === ')').length;
}

/**
 * Leave out what hangs at the end, and close the brackets that are open.
 * @param {Sum} sum
 * @returns {Sum} empty when nothing is left
 */
export function closeSum(sum) {
  let end = sum.length;
  while (end && !endsValue(sum[end - 1])) end -= 1;
  const kept = sum.slice(0, end);
  return kept.concat(Array(countOpen(kept)).fill(')'));
}

/**
 * Say whether there is nothing to work out: a number with or without its sign.
 * @param {Sum} sum
 */
export function isLone(sum) {
  return sum.length < 2 ? sum[0] !== '(' : sum.length === 2 && sum[0] === '-' && isNumber(sum[1]);
}

/**
 * Find the last operation outside brackets, which a second "=" does again.
 * @param {Sum} sum closed
 * @returns {Sum} the operator and what follows it, or empty
 */
export function lastStep(sum) {
  let depth = 0;
  for (let at = sum.length - 1; at > 0; at -= 1) {
    if (sum[at] === ')') depth += 1;
    if (sum[at] === '(') depth -= 1;
    if (!depth && isOperator(sum[at]) && endsValue(sum[at - 1])) return sum.slice(at);
  }
  return [];
}

class SumReader {
  constructor(sum) {
    this.sum = sum;
    this.at = 0;
  }

  get next() {
    return this.sum[this.at];
  }

  take() {
    this.at += 1;
    return this.sum[this.at - 1];
  }

  /** Terms joined by + and −; a percentage that stands alone is one of what comes before it. */
  terms() {
    let total = this.factors().value;
    while (this.next === '+' || this.next === '-') {
      const sign = this.take();
      const { value, isPercent } = this.factors();
      const change = isPercent ? total.times(value) : value;
      total = total.plus(sign === '-' ? change.negated() : change);
    }
    return total;
  }

  /** Factors joined by × and ÷, or by standing side by side. */
  factors() {
    let { value, isPercent } = this.factor();
    while (this.next === '*' || this.next === '/' || this.next === '(' || isNumber(this.next)) {
      const divides = isOperator(this.next) && this.take() === '/';
      const right = this.factor().value;
      value = divides ? value.over(right) : value.times(right);
      isPercent = false;
    }
    return { value, isPercent };
  }

  factor() {
    const token = this.take();
    if (token === '-') {
      const { value, isPercent } = this.factor();
      return { value: value.negated(), isPercent };
    }
    let value = token;
    if (token === '(') {
      value = this.terms();
      this.take();
    } else if (typeof token === 'string') {
      value = Fraction.of(token);
    }
    const isPercent = this.next === '%';
    if (isPercent) this.take();
    return { value: isPercent ? value.over(HUNDRED) : value, isPercent };
  }
}

/**
 * Work out a closed sum that is not empty.
 * @param {Sum} sum
 * @returns {Fraction}
 * @throws {SumProblem} "zero" or "large"
 */
export function evaluate(sum) {
  return new SumReader(sum).terms();
}
