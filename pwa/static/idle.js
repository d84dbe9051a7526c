import { numberOf } from './record.js';

const DEFAULT_S = 120;
// What stands in the record for "never by itself"; 0 there means the default.
const NEVER_S = 65535;
const WARN_BEFORE_S = 20;

const watched = new Set();

function restartAll() {
  for (const room of watched) room.restartWarning();
}

// Once for all rooms: to add or take away a listener for touches costs the phone a new layout of
// what can be touched, in the moment of opening or leaving.
for (const type of ['pointerdown', 'keydown', 'wheel', 'touchmove'])
  addEventListener(type, restartAll, { capture: true, passive: true });

/**
 * Set after how many seconds without a touch the room closes by itself.
 * @param {object} room as in room.js
 * @param {number} seconds NEVER_S: not at all
 */
export function setIdle(room, seconds) {
  room.facts.idle = String(seconds);
  room.idleS = seconds === NEVER_S ? 0 : seconds;
  window.page.idle(room.idleS * 1000);
  room.restartWarning?.();
}

/**
 * Warn before the room closes by itself; any touch keeps it open.
 * @param {object} room as in room.js
 * @returns {() => void} stops watching
 */
export function watchIdle(room) {
  let timer;
  const show = (warn) => {
    const notice = room.root?.querySelector('[data-notice]');
    if (notice) notice.hidden = !warn;
  };
  room.restartWarning = () => {
    clearTimeout(timer);
    show(false);
    const warnAfterS = Math.max(room.idleS - WARN_BEFORE_S, room.idleS / 2);
    if (room.idleS) timer = setTimeout(() => show(true), warnAfterS * 1000);
  };
  watched.add(room);
  setIdle(room, numberOf(room.held.record, 'idle') || DEFAULT_S);
  return () => {
    clearTimeout(timer);
    watched.delete(room);
  };
}
