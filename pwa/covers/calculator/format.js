import { withKey } from './entry.js';
import { endsValue, isLone, isOperator } from './expression.js';
import { Fraction } from './fraction.js';

const MINUS = '−';
const SHOWN_SIGNS = { '+': '+', '-': MINUS, '*': '×', '/': '÷' };
const KEY_OF_SIGN = { [MINUS]: '-', '–': '-', '×': '*', '·': '*', '÷': '/', ':': '/' };
/** A result that fits this many digits is shown whole, a longer one is rounded. */
const WHOLE_DIGITS = 15;
const ROUNDED_DIGITS = 12;
const SMALLEST_PLAIN_EXPONENT = -6;
const LONGEST_PASTE = 300;

/**
 * Turn the digits of Arabic and Persian keyboards into Latin ones.
 * @param {string} text
 */
export function toLatinDigits(text) {
  return text.replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) % 16));
}

/**
 * Give the key that a written sign stands for: "×" is "*".
 * @param {string} sign
 */
export function toKey(sign) {
  return KEY_OF_SIGN[sign] ?? toLatinDigits(sign);
}

function formatOf(languages) {
  const options = { numberingSystem: 'latn' };
  try {
    return new Intl.NumberFormat(languages, options);
  } catch {
    // Some systems report names that no browser accepts, such as en-US@posix.
    return new Intl.NumberFormat('en', options);
  }
}

/** How the phone's language writes numbers; the digits are always Latin. */
export class NumberStyle {
  /** @param {readonly string[]} languages */
  constructor(languages) {
    this.whole = formatOf(languages);
    const parts = this.whole.formatToParts(1234567.8);
    const find = (type) => parts.find((part) => part.type === type)?.value;
    this.decimal = find('decimal');
    this.group = find('group') ?? '';
  }

  /**
   * Write a number as far as it is typed, such as "1234." or "0.50".
   * @param {string} text
   */
  typed(text) {
    const [whole, part] = text.split('.');
    const shown = this.whole.format(BigInt(whole));
    return part === undefined ? shown : shown + this.decimal + part;
  }

  /**
   * Write a result: whole where it fits, else rounded, very long and very small ones with "e".
   * @param {Fraction} number
   */
  number(number) {
    let size = number.rounded(WHOLE_DIGITS);
    if (!size.exact) {
      const wholeDigits = size.exponent < WHOLE_DIGITS ? size.exponent + 1 : 0;
      size = number.rounded(Math.max(ROUNDED_DIGITS, wholeDigits));
    }
    const { digits, exponent } = size;
    const sign = number.isNegative ? MINUS : '';
    if (exponent >= WHOLE_DIGITS || exponent < SMALLEST_PLAIN_EXPONENT) {
      const head = digits.length > 1 ? `${digits[0]}.${digits.slice(1)}` : digits;
      return `${sign}${this.typed(head)}e${exponent < 0 ? MINUS : ''}${Math.abs(exponent)}`;
    }
    const padded = '0'.repeat(Math.max(-exponent, 0)) + digits.padEnd(exponent + 1, '0');
    const point = Math.max(exponent, 0) + 1;
    const part = padded.slice(point);
    return sign + this.typed(padded.slice(0, point) + (part && `.${part}`));
  }

  /**
   * Write a sum, with spaces around what joins two values.
   * @param {import('./expression.js').Sum} sum
   */
  sum(sum) {
    const write = (token, at) => {
      if (token instanceof Fraction) return this.number(token);
      if (isOperator(token)) return endsValue(sum[at - 1]) ? ` ${SHOWN_SIGNS[token]} ` : MINUS;
      return /\d/.test(token) ? this.typed(token) : token;
    };
    return sum.map(write).join('').trim();
  }

  /**
   * Write a confirmed sum with its result.
   * @param {import('./session.js').Done} done with a value
   */
  done(done) {
    const value = this.number(done.value);
    return isLone(done.sum) ? value : `${this.sum(done.sum)} = ${value}`;
  }

  /**
   * Read a sum that somebody wrote in this style.
   * @param {string} text
   * @returns {import('./expression.js').Sum | null} null when it is anything else
   */
  read(text) {
    const written = this.ungroup(toLatinDigits(text.trim()).replace(/\s*=$/, ''));
    if (written.length > LONGEST_PASTE || /[\d.,]\s+[\d.,]/.test(written)) return null;
    const keys = [...written.replace(/\s/g, '')].map((sign) => this.keyFor(sign)).join('');
    const plain = keys
      .replace(/(^|[^\d.])0+(?=\d)/g, '$1')
      .replace(/(^|\D)(?=\.)/g, (before) => `${before}0`);
    const sum = [...plain].reduce(withKey, []);
    return plain && sum.join('') === plain ? sum : null;
  }

  keyFor(sign) {
    if (sign === this.decimal) return '.';
    return sign === '.' || sign === ',' ? ' ' : toKey(sign);
  }

  ungroup(text) {
    const [space, apostrophe] = [/^\s?$/, /^['’]$/].map((kind) => kind.test(this.group));
    const group = space ? '\\s' : `[${apostrophe ? "'’" : this.group}]`;
    const grouped = new RegExp(`\\b\\d{1,3}(?:${group}\\d{2,3})*${group}\\d{3}(?!\\d)`, 'g');
    return text.replace(grouped, (number) => number.replace(/\D/g, ''));
  }
}
