import { fillFacts } from './facts.js';
import { forgetAll } from './record.js';

const CANCEL_MS = 5000;

/**
 * Erase after a few seconds in which it can be called off; leaving meanwhile erases at once.
 * @param {object} room as in room.js
 */
export function beginErasing(room) {
  if (room.erasing) return;
  room.facts.erasing = 'yes';
  room.erasing = setTimeout(() => room.root.querySelector('[data-leave]').click(), CANCEL_MS);
  fillFacts(room);
}

/** Call the erasing off. */
export function cancelErasing(room) {
  clearTimeout(room.erasing);
  room.erasing = undefined;
  room.facts.erasing = 'no';
  fillFacts(room);
}

/** Erase if that was asked for: called when the reader leaves. */
export function finishErasing(room) {
  if (!room.erasing) return;
  clearTimeout(room.erasing);
  forgetAll().catch(() => {});
}
