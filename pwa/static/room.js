import { act } from './act.js';
import { typeCode } from './code.js';
import { finishErasing } from './erase.js';
import { fillFacts } from './facts.js';
import { watchIdle } from './idle.js';
import { numberOf } from './record.js';
import { grow } from './tree.js';

const SIZES = [1, 1.2, 1.45];

function styleOf(pack) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(pack.style);
  return sheet;
}

/** Move the focus to the screen's heading, so that a screen reader starts to read there. */
export function focusHeading(room) {
  room.root.querySelector('main h1')?.focus({ preventScroll: true });
}

/** Show one screen of the pack; only this one is in the document. */
export function showScreen(room, name) {
  const tree = room.pack.screens[name];
  if (!tree) return;
  room.screen = name;
  const main = room.root.querySelector('main');
  main.replaceChildren(grow(tree));
  main.scrollTop = 0;
  const section = room.pack.sections[name] ?? name;
  for (const button of room.root.querySelectorAll('nav [data-go]')) {
    if (button.dataset.go === section) button.setAttribute('aria-current', 'page');
    else button.removeAttribute('aria-current');
  }
  fillFacts(room);
}

/** Put a pack into the room: its words, its style and its first or present screen. */
export function fillRoom(room, pack) {
  room.pack = pack;
  room.host.lang = pack.lang;
  room.host.dir = pack.dir;
  room.root.adoptedStyleSheets = [styleOf(pack)];
  room.root.replaceChildren(grow(pack.frame));
  room.root.querySelector('[data-last]').textContent = room.last;
  showScreen(room, room.screen ?? pack.first);
}

/** Set the size of the text: a step of SIZES. */
export function setTextSize(room, step) {
  room.facts.size = String(step);
  room.host.style.setProperty('--scale', SIZES[step] ?? 1);
}

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
    facts: { ticks: 'none', erasing: 'no', opened: held.place },
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
  room.root.addEventListener('keydown', (event) => room.root && typeCode(room, event));
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
