import { fillFacts } from './facts.js';

const HARDWARE = { Enter: 'done', '=': 'done', Backspace: 'back' };
const CLOCK = /^([012]?|([01]\d|2[0-3])([0-5]\d?)?)$/;

/**
 * Take one key of a keypad for a time of day; what can be no time is not taken.
 * @param {object} room as in room.js
 * @param {string} key a digit, "back", or "none" for no time at all
 */
export function pressDigit(room, key) {
  const before = room.clock ?? '';
  let next = before + key;
  if (key === 'back') next = before.slice(0, -1);
  else if (key === 'none') next = '';
  else if (!before && key > '2') next = `0${key}`;
  if (!CLOCK.test(next)) return;
  room.clock = next;
  const minutes = next.slice(2);
  const hour = next && Number(next.slice(0, 2));
  room.facts.time = minutes ? `${hour}.${minutes.padEnd(2, '0')}` : String(hour);
  fillFacts(room);
}

/** Take a key of a keyboard for the keypad that is on the screen. */
export function typeKey(room, event) {
  const key = /^\d$/.test(event.key) ? event.key : HARDWARE[event.key];
  if (!key || (event.target.closest('button') && event.key === 'Enter')) return;
  const shown = (one) => one.offsetParent && !one.closest('details:not([open])');
  const all = [...room.root.querySelectorAll('.pad button')].filter(shown);
  all.find(({ dataset }) => (dataset.code ?? dataset.digit) === key)?.click();
}
