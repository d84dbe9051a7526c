import { withKey, withSum } from './entry.js';
import { closeSum, evaluate, isLone, isOperator, lastStep } from './expression.js';
import { SumProblem } from './fraction.js';

/** How many past results are kept. */
export const MOST_PAST = 50;
const PLAIN_ENTRY = /^[1-9]\d{3,11}$/;

/**
 * A confirmed sum, with its value or else the problem (a key of the cover's words).
 * @typedef {{typed: Sum, sum: Sum, value?: Fraction, problem?: string}} Done
 * @typedef {import('./expression.js').Sum} Sum
 * @typedef {import('./fraction.js').Fraction} Fraction
 */

/** What is being worked out now, and what was before; in memory only. */
export class Session {
  /** @type {Done[]} oldest first, without numbers that were typed alone */
  past = [];
  /** @type {Sum} */
  sum = [];
  /** @type {Done | null} set from "=" until the next change */
  done = null;
  /** @type {Sum} what another "=" does again */
  step = [];
  /** How many results back the one put last was. */
  recalled = 0;

  /**
   * Go back to an empty sum.
   * @returns {boolean} whether there was anything else
   */
  clear() {
    return (this.sum.length > 0 || this.done !== null) && this.set([]);
  }

  /**
   * Press one key.
   * @param {string} key as for withKey, or C or =
   * @returns {boolean} whether anything changed
   */
  press(key) {
    if (key === '=') return this.confirm();
    if (key === '⌫' && this.done) return this.reopen();
    const before = this.startFor(key);
    const after = key === 'C' ? [] : withKey(before, key);
    if (key === 'C' ? !before.length && !this.done : after === before) return false;
    return this.set(after);
  }

  /**
   * Put an earlier result or a pasted sum in place of the number at the end.
   * @param {Sum} added
   * @returns {boolean} whether anything changed
   */
  insert(added) {
    const last = this.sum[this.sum.length - 1];
    const after = withSum(this.done || last === ')' || last === '%' ? [] : this.sum, added);
    return after !== this.sum && this.set(after);
  }

  /**
   * Put an earlier result, counted from the one that was put last.
   * @param {number} step 1 for the one before, -1 for the one after
   * @returns {boolean} whether anything changed
   */
  recall(step) {
    const back = this.recalled + step;
    const found = this.past[this.past.length - back];
    if (!found || !this.insert([found.value])) return false;
    this.recalled = back;
    return true;
  }

  /** The digits of a number that was typed alone and confirmed, else empty. */
  get entry() {
    const typed = this.done?.typed ?? [];
    return typed.length === 1 && PLAIN_ENTRY.test(typed[0]) ? typed[0] : '';
  }

  /** @returns {Fraction | undefined} what the sum comes to so far */
  get preview() {
    const sum = closeSum(this.sum);
    return sum.length ? workOut(sum).value : undefined;
  }

  startFor(key) {
    if (!this.done) return this.sum;
    const goesOn = isOperator(key) || key === '%' || key === '±';
    return goesOn && this.done.value ? [this.done.value] : [];
  }

  set(sum) {
    this.sum = sum;
    this.done = null;
    this.recalled = 0;
    return true;
  }

  reopen() {
    if (this.past[this.past.length - 1] === this.done) this.past.pop();
    return this.set(withKey(this.done.typed, '⌫'));
  }

  confirm() {
    if (this.done && !(this.done.value && this.step.length)) return false;
    const typed = this.done ? [this.done.value, ...this.step] : this.sum;
    const sum = closeSum(typed);
    if (!sum.length) return false;
    this.set(typed);
    this.step = lastStep(sum);
    this.done = { typed, sum, ...workOut(sum) };
    if (this.done.value && !isLone(sum)) this.past = [...this.past, this.done].slice(-MOST_PAST);
    return true;
  }
}

function workOut(sum) {
  try {
    return { value: evaluate(sum) };
  } catch (error) {
    if (!(error instanceof SumProblem)) throw error;
    return { problem: error.message };
  }
}
