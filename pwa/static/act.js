import { beginCode, keepCode, pressCodeKey } from './code.js';
import { beginErasing, cancelErasing } from './erase.js';
import { fillFacts } from './facts.js';
import { setIdle } from './idle.js';
import { openPack, readStored } from './pack.js';
import { part, readRecord, remember } from './record.js';
import { fillRoom, focusHeading, setTextSize, showScreen } from './screen.js';

const ACTIONS = {
  go(room, name) {
    if (name === 'code') beginCode(room);
    showScreen(room, name);
    focusHeading(room);
  },
  set(room, pair) {
    const [name, value] = pair.split('=');
    room.facts[name] = value;
    if (name === 'size') keepTextSize(room, Number(value));
    if (name === 'idle') setIdle(room, Number(value), { keep: true });
    fillFacts(room);
  },
  tick(room, id) {
    if (!room.ticks.delete(id)) room.ticks.add(id);
    room.facts.ticks = room.ticks.size ? 'some' : 'none';
    fillFacts(room);
  },
  untick(room) {
    room.ticks.clear();
    room.facts.ticks = 'none';
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
};

// Notes that were seen are bits of the record: "1" is the first of them.
async function noteSeen(room, note) {
  room.facts[`seen${note}`] = 'yes';
  fillFacts(room);
  const notes = part(await readRecord(), 'notes').slice();
  notes[0] |= Number(note);
  await remember({ notes });
}

function keepTextSize(room, step) {
  setTextSize(room, step);
  remember({ textSize: step }).catch(() => {});
}

async function changeLanguage(room, code) {
  const { key, newest } = room.held;
  const pack = await openPack(key, await readStored(code, newest()));
  // The reader may have left while the pack was opened; then there is no room to fill.
  if (!room.root) return;
  room.facts.missing = pack ? '' : code;
  if (pack) {
    fillRoom(room, pack);
    focusHeading(room);
    await remember({ language: code });
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
  if (name) Promise.resolve(ACTIONS[name](room, button.dataset[name])).catch(() => {});
}
