/** Parts longer than this are rounded, so that no chain of sums can grow without end. */
const LONGEST_PART = 600;
const KEPT_DIGITS = 40;
const LARGEST_EXPONENT = 999;

/** Why a sum has no answer; the message is a key of the cover's words. */
export class SumProblem extends Error {}

/**
 * A number kept as one whole number over another, so that no sum loses a digit: 0.1 + 0.2 is 0.3
 * and 1 ÷ 3 × 3 is 1.
 */
export class Fraction {
  /**
   * @param {bigint} top
   * @param {bigint} bottom not 0
   */
  constructor(top, bottom = 1n) {
    let [shared, rest] = [top, bottom];
    while (rest) [shared, rest] = [rest, shared % rest];
    if (shared < 0n !== bottom < 0n) shared = -shared;
    this.top = top / shared;
    this.bottom = bottom / shared;
  }

  /**
   * Read digits with at most one point, such as "12.5" or "12.".
   * @param {string} text
   * @returns {Fraction}
   */
  static of(text) {
    const [whole, part = ''] = text.split('.');
    return new Fraction(BigInt(whole + part), tenTo(part.length));
  }

  /** @param {Fraction} other */
  plus(other) {
    return keepShort(this.top * other.bottom + other.top * this.bottom, this.bottom * other.bottom);
  }

  /** @param {Fraction} other */
  times(other) {
    return keepShort(this.top * other.top, this.bottom * other.bottom);
  }

  /** @param {Fraction} other */
  over(other) {
    if (!other.top) throw new SumProblem('zero');
    return keepShort(this.top * other.bottom, this.bottom * other.top);
  }

  negated() {
    return new Fraction(-this.top, this.bottom);
  }

  get isNegative() {
    return this.top < 0n;
  }

  /**
   * Write the size of the number, without its sign, as d.ddd × 10^exponent, rounded half up.
   * @param {number} count how many digits at most
   * @returns {{digits: string, exponent: number, exact: boolean}} digits end in no needless 0
   */
  rounded(count) {
    const top = this.isNegative ? -this.top : this.top;
    if (!top) return { digits: '0', exponent: 0, exact: true };
    let exponent = String(top).length - String(this.bottom).length;
    if (top * tenTo(-exponent) < this.bottom * tenTo(exponent)) exponent -= 1;
    const shift = count - 1 - exponent;
    const scaled = top * tenTo(shift);
    const unit = this.bottom * tenTo(-shift);
    const digits = String((2n * scaled + unit) / (2n * unit));
    if (digits.length > count) exponent += 1;
    return { digits: digits.replace(/0+$/, ''), exponent, exact: scaled % unit === 0n };
  }
}

function tenTo(count) {
  return 10n ** BigInt(Math.max(count, 0));
}

function keepShort(top, bottom) {
  const number = new Fraction(top, bottom);
  const longest = Math.max(String(number.top).length, String(number.bottom).length);
  if (longest <= LONGEST_PART) return number;
  const { digits, exponent } = number.rounded(KEPT_DIGITS);
  if (exponent > LARGEST_EXPONENT) throw new SumProblem('large');
  if (exponent < -LARGEST_EXPONENT) return new Fraction(0n);
  const shift = exponent + 1 - digits.length;
  const size = new Fraction(BigInt(digits) * tenTo(shift), tenTo(-shift));
  return number.isNegative ? size.negated() : size;
}
