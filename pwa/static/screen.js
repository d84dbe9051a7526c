import { layBeside } from './beside.js';
import { fillFacts } from './facts.js';
import { hush } from './speak.js';
import { addTools } from './tools.js';
import { growScreen } from './tree.js';

const SIZES = [1, 1.35, 2];

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
  if (!room.pack.screens[name]) return;
  hush(room);
  room.screen = name;
  const main = room.root.querySelector('main');
  main.removeAttribute('data-filled');
  main.replaceChildren(growScreen(room.pack, name));
  layBeside(room);
  addTools(room);
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
  room.root.replaceChildren(growScreen(pack));
  room.root.querySelector('[data-last]').textContent = room.last;
  showScreen(room, room.screen ?? pack.first);
}

/** Set the size of the text: a step of SIZES. */
export function setTextSize(room, step) {
  room.facts.size = String(step);
  room.host.style.setProperty('--scale', SIZES[step] ?? 1);
}
