import { words } from '../../static/words.js';
import { Display } from './display.js';
import { NumberStyle } from './format.js';
import { listenToKeys } from './keys.js';
import { Session } from './session.js';
import { Tape } from './tape.js';

const SPOKEN_MS = 1000;

/** Joins the session to what is seen, heard and pressed. */
class Calculator {
  style = new NumberStyle(navigator.languages);
  session = new Session();
  /** What was last told to the page by an "entry" event. */
  offered = '';
  spokenTimer = 0;

  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.spoken = root.querySelector('#spoken');
    this.display = new Display(root.querySelector('#display'), this.style, words());
    this.tape = new Tape(
      root.querySelector('#tape'),
      (done) => this.style.done(done),
      (value) => this.follow(this.session.insert([value])),
    );
    this.listen();
    for (const key of root.querySelectorAll('[data-key="."]')) key.textContent = this.style.decimal;
    this.show();
    this.display.focus();
  }

  listen() {
    listenToKeys(this.root, {
      press: (key) => this.follow(this.session.press(key)),
      recall: (step) => this.follow(this.session.recall(step)),
      paste: (text) => {
        const sum = this.style.read(text);
        if (sum) this.follow(this.session.insert(sum));
      },
      copied: () => this.display.text,
    });
    document.addEventListener('rest', () => this.rest());
    addEventListener('resize', () => this.display.fit());
  }

  /** Go back to an ordinary state; the tape stays. */
  rest() {
    if (this.session.clear()) this.show();
    this.offered = '';
    this.speak('');
  }

  /** @param {boolean} changed by the person */
  follow(changed) {
    if (!changed) return;
    const { done, entry } = this.session;
    this.show();
    this.speak(done ? (words()[done.problem] ?? this.style.done(done)) : '');
    if (entry === this.offered) return;
    this.offered = entry;
    document.dispatchEvent(new CustomEvent('entry', { detail: entry }));
  }

  show() {
    const last = this.session.past[this.session.past.length - 1];
    this.display.show(this.session);
    this.tape.show(this.session);
    this.root.dataset.last = last ? this.style.number(last.value) : '0';
  }

  /** Have a text read out once, and leave nothing of it in the page. */
  speak(text) {
    clearTimeout(this.spokenTimer);
    this.spoken.textContent = text;
    if (text) this.spokenTimer = setTimeout(() => this.speak(''), SPOKEN_MS);
  }
}

new Calculator(document.getElementById('cover'));
