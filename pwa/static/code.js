import { fillFacts } from './facts.js';
import { keepOwnCode, openSlot, setOwnCode } from './slot.js';

const LEAST_DIGITS = 4;
const MOST_DIGITS = 12;

function show(room, state) {
  room.facts.code = state;
  room.typed = '';
  room.facts.refused = '';
  refresh(room);
}

function refresh(room) {
  for (const dots of room.root.querySelectorAll('[data-dots]')) {
    dots.textContent = '●'.repeat(room.typed.length);
  }
  for (const count of room.root.querySelectorAll('[data-count]')) {
    count.textContent = room.typed.length || '';
  }
  fillFacts(room);
}

/** Begin to choose an own code, or begin anew. */
export function beginCode(room) {
  room.chosen = '';
  show(room, 'choose');
}

/**
 * Take one key of the room's keypad.
 * @param {object} room as in room.js
 * @param {string} key a digit, "back" or "done"
 */
export async function pressCodeKey(room, key) {
  if (key === 'done') return confirmDigits(room);
  if (key === 'back') room.typed = room.typed.slice(0, -1);
  // The cover tries only what starts with 1 to 9: a code that it can never try is not taken.
  else if (key === '0' && !room.typed) room.facts.refused = 'zero';
  else if (room.typed.length < MOST_DIGITS) {
    room.typed += key;
    room.facts.refused = '';
  }
  return refresh(room);
}

async function confirmDigits(room) {
  const { typed, chosen } = room;
  if (typed.length < LEAST_DIGITS) {
    room.facts.refused = 'short';
    return refresh(room);
  }
  if (!chosen) {
    room.chosen = typed;
    return show(room, 'again');
  }
  room.chosen = '';
  if (typed !== chosen) return show(room, 'differs');
  show(room, 'saving');
  const present = await openSlot(typed);
  if (!room.root) return undefined;
  if (present?.place === 'first') return show(room, 'present');
  await setOwnCode(typed, room.held.key);
  return room.root && show(room, 'set');
}

/** Keep the code that opened this room: from now on it is the only one. */
export async function keepCode(room) {
  await keepOwnCode();
  if (!room.root) return;
  room.facts.opened = 'kept';
  fillFacts(room);
}
