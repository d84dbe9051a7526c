import { MOST_PAST } from './session.js';

/** The past results, oldest first; a tap on one uses it again. */
export class Tape {
  /**
   * @param {HTMLElement} box scrolls, empty
   * @param {(done: import('./session.js').Done) => string} write
   * @param {(value: import('./fraction.js').Fraction) => void} use
   */
  constructor(box, write, use) {
    this.box = box;
    this.list = document.createElement('ol');
    box.append(this.list);
    this.write = write;
    this.use = use;
    this.latest = null;
  }

  /**
   * Add what is past by now; the sum that is still on the display comes later.
   * @param {import('./session.js').Session} session
   */
  show({ past, done }) {
    const shown = past.filter((row) => row !== done);
    const latest = shown[shown.length - 1];
    if (!latest || latest === this.latest) return;
    this.latest = latest;
    this.box.tabIndex = 0;
    this.list.append(this.row(latest));
    if (this.list.children.length > MOST_PAST) this.list.firstElementChild.remove();
    this.box.scrollTop = 0;
  }

  row(done) {
    const row = document.createElement('li');
    row.textContent = this.write(done);
    row.addEventListener('click', () => this.use(done.value));
    return row;
  }
}
