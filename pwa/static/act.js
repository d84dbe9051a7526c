import { toggleBeside } from './beside.js';
import { beginCode, keepCode, pressCodeKey } from './code.js';
import { pressDigit } from './digits.js';
import { beginErasing, cancelErasing } from './erase.js';
import { fillFacts } from './facts.js';
import { setIdle } from './idle.js';
import { openPack, readStored } from './pack.js';
import { part, readRecord, remember } from './record.js';
import { fillRoom, focusHeading, setTextSize, showScreen } from './screen.js';
import { answer, speak } from './speak.js';

// Choices that the record remembers, and their parts in it. Each is written before it is shown:
// whoever sees what she chose finds it again, even if she leaves at once. She may also leave
// meanwhile; then there is no room to fill.
const KEPT = { size: 'textSize', idle: 'idle' };

const ACTIONS = {
  go(room, name, { dataset: { at, else: otherwise } }) {
    if (name === 'code') beginCode(room);
    if (otherwise) {
      const [fact, value] = otherwise.split('=');
      room.facts[fact] ??= value;
    }
    showScreen(room, name);
    focusHeading(room, at);
  },
  async set(room, pair) {
    const [name, value] = pair.split('=');
    if (name === 'beside') return toggleBeside(room, value);
    if (KEPT[name]) await remember({ [KEPT[name]]: Number(value) });
    if (!room.root) return;
    room.facts[name] = value;
    if (name === 'size') setTextSize(room, Number(value));
    if (name === 'idle') setIdle(room, Number(value));
    fillFacts(room);
  },
  tick(room, id) {
    if (!room.ticks.delete(id)) room.ticks.add(id);
    fillFacts(room);
  },
  untick(room) {
    room.ticks.clear();
    fillFacts(room);
  },
  language(room, code) {
    return changeLanguage(room, code);
  },
  code(room, key) {
    return pressCodeKey(room, key);
  },
  keep(room) {
    return keepCode(room);
  },
  erase(room, what) {
    return what === 'now' ? beginErasing(room) : cancelErasing(room);
  },
  seen(room, note) {
    return noteSeen(room, note);
  },
  digit: pressDigit,
  speak,
  answer,
  full: fillScreen,
};

// One card fills the screen; the same key, or the one that leads back, gives its place back.
function fillScreen(room, _, pressed) {
  const main = room.root.querySelector('main');
  const filled = main.querySelector('[data-filled]');
  const card = filled ?? pressed.closest('[data-item]');
  const full = card.toggleAttribute('data-filled');
  const key = card.querySelector('[data-full]');
  key.setAttribute('aria-expanded', String(full));
  if (full) room.scrolled = main.scrollTop;
  main.toggleAttribute('data-filled', full);
  main.scrollTop = full ? 0 : room.scrolled;
  key.focus({ preventScroll: true });
}

// Notes that were seen are bits of the record: "1" is the first of them.
async function noteSeen(room, note) {
  const notes = part(await readRecord(), 'notes').slice();
  notes[0] |= Number(note);
  await remember({ notes });
  if (!room.root) return;
  room.facts[`seen${note}`] = 'yes';
  fillFacts(room);
}

async function changeLanguage(room, code) {
  const { key, newest } = room.held;
  const pack = await openPack(key, await readStored(code, newest()));
  if (pack && room.root) await remember({ language: code });
  if (!room.root) return;
  room.facts.missing = pack ? '' : code;
  if (pack) {
    fillRoom(room, pack);
    focusHeading(room);
  } else fillFacts(room);
}

/**
 * Do what the pressed element asks for by its data attributes.
 * @param {object} room as in room.js
 * @param {MouseEvent} event
 */
export function act(room, event) {
  const names = Object.keys(ACTIONS);
  const button = event.target.closest(names.map((name) => `[data-${name}]`).join());
  const name = names.find((one) => button?.dataset[one] !== undefined);
  if (name) {
    const done = ACTIONS[name](room, button.dataset[name], button);
    Promise.resolve(done).catch(() => {});
  }
}
