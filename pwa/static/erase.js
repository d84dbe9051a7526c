import { fillFacts } from './facts.js';
import { forgetAll, putBack, readRecord } from './record.js';

const CANCEL_MS = 5000;

/**
 * Erase at once, and close after a few seconds in which it can be called off. Whatever ends the page
 * meanwhile finds it erased: what is called off is put back from memory.
 * @param {object} room as in room.js
 */
export async function beginErasing(room) {
  if (room.erased) return;
  room.erased = (await readRecord()).slice();
  await forgetAll();
  if (!room.root) return;
  room.facts.erasing = 'yes';
  room.erasing = setTimeout(() => room.root.querySelector('[data-leave]').click(), CANCEL_MS);
  fillFacts(room);
}

/** Call the erasing off; a second press finds nothing to put back. */
export async function cancelErasing(room) {
  clearTimeout(room.erasing);
  const { erased } = room;
  if (!erased) return;
  room.erased = undefined;
  room.facts.erasing = 'no';
  fillFacts(room);
  await putBack(erased);
}

/** Called when the reader leaves: what was set in the seconds after erasing goes too. */
export function finishErasing(room) {
  clearTimeout(room.erasing);
  if (room.erased) forgetAll().catch(() => {});
}
