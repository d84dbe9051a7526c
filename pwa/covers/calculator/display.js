import { isLone } from './expression.js';

const LONG_SUM = 22;
const SHORT_RESULT = 7;

/** The sum and its result; nothing in it is ever cut. */
export class Display {
  /**
   * @param {HTMLElement} box holds .sum and .result, which holds a span
   * @param {import('./format.js').NumberStyle} style
   * @param {Record<string, string>} texts the cover's words
   */
  constructor(box, style, texts) {
    this.box = box;
    this.style = style;
    this.texts = texts;
    this.sumLine = box.querySelector('.sum');
    this.resultLine = box.querySelector('.result');
    this.result = this.resultLine.firstElementChild;
  }

  /** @param {import('./session.js').Session} session */
  show(session) {
    const { sum, done } = session;
    const shown = done ? done.sum : sum;
    const sumText = isLone(shown) ? '' : this.style.sum(shown);
    this.box.dataset.state = done?.problem ? 'problem' : !done && sumText ? 'preview' : 'shown';
    this.sumLine.textContent = sumText;
    this.sumLine.classList.toggle('long', sumText.length > LONG_SUM);
    this.result.textContent = this.resultText(session, sumText);
    this.fit();
  }

  /** Make a long result as small as its line needs, and scroll a long sum to its end. */
  fit() {
    const { result, resultLine, sumLine } = this;
    result.style.removeProperty('font-size');
    sumLine.removeAttribute('tabindex');
    // Reading sizes makes the browser lay the page out, which an ordinary number does not need.
    if (this.box.dataset.state !== 'problem' && result.textContent.length > SHORT_RESULT) {
      const scale = resultLine.clientWidth / result.offsetWidth;
      if (scale < 1) result.style.setProperty('font-size', `${Math.floor(scale * 100) / 100}em`);
    }
    if (sumLine.textContent.length > LONG_SUM && sumLine.scrollHeight > sumLine.clientHeight) {
      sumLine.tabIndex = 0;
      sumLine.scrollTop = sumLine.scrollHeight;
    }
  }

  /** Take the focus, without a jump of the page. */
  focus() {
    this.box.focus({ preventScroll: true });
  }

  /** @returns {string} the result as shown */
  get text() {
    return this.result.textContent.trim();
  }

  resultText({ sum, done, preview }, sumText) {
    if (done) return done.problem ? this.texts[done.problem] : this.style.number(done.value);
    if (sumText) return preview ? this.style.number(preview) : '\u00a0';
    return this.style.sum(sum) || '0';
  }
}
