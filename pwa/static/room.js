import { act } from './act.js';
import { typeKey } from './digits.js';
import { finishErasing } from './erase.js';
import { watchIdle } from './idle.js';
import { numberOf } from './record.js';
import { fillRoom, focusHeading, setTextSize } from './screen.js';

/**
 * Open the room over the cover, in a shadow root of its own.
 * @param {number} turn the attempt that found the pack; a later one, or leaving, makes it void
 * @param {object} pack see pwa/builder/render.py
 * @param {{key: CryptoKey, place: string, newest: () => string, record: Uint8Array}} held what must be forgotten
 */
export function openRoom(turn, pack, held) {
  const host = document.createElement('div');
  host.translate = false;
  const room = {
    host,
    root: host.attachShadow({ mode: 'open' }),
    held,
    last: document.getElementById('cover').dataset.last ?? '0',
    facts: { erasing: 'no', opened: held.place },
    ticks: new Set(),
  };
  setTextSize(room, numberOf(held.record, 'textSize'));
  const forgetIdle = watchIdle(room);
  const forget = () => {
    finishErasing(room);
    forgetIdle();
    for (const name of Object.keys(room)) delete room[name];
  };
  fillRoom(room, pack);
  // The event by which the reader left comes here still, when there is no room any more.
  room.root.addEventListener('click', (event) => room.root && act(room, event));
  room.root.addEventListener('keydown', (event) => room.root && typeKey(room, event));
  // This touch goes on to the bar that is gone already, unseen by the document: cancelled here, it
  // does not become a click on the key that appears beneath the finger.
  room.root.addEventListener(
    'touchstart',
    (event) => event.target.closest('[data-leave]') && event.preventDefault(),
    { passive: false },
  );
  if (window.page.open(turn, host, forget)) focusHeading(room);
  else forget();
}
