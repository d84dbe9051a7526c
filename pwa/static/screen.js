import { layBeside } from './beside.js';
import { fillFacts } from './facts.js';
import { showKept } from './kept.js';
import { hush } from './speak.js';
import { addTools } from './tools.js';
import { growInTwo, growScreen } from './tree.js';

const SIZES = [1, 1.35, 2];

function styleOf(pack) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(pack.style);
  return sheet;
}

/**
 * Move the focus to the screen's heading, so that a screen reader starts to read there, or to that
 * of an item, which is unfolded.
 * @param {object} room as in room.js
 * @param {string} [item] the name of an item
 */
export function focusHeading(room, item) {
  const card = item && room.root.querySelector(`main [data-item="${item}"]`);
  const heading = (card || room.root).querySelector(card ? 'summary, h2, h3' : 'main h1');
  if (card) {
    card.open = true;
    // A summary takes the focus as it is, a heading only when its own -1 is written out.
    heading.setAttribute('tabindex', heading.tabIndex);
    card.scrollIntoView();
  }
  heading?.focus({ preventScroll: true });
}

function dress(room) {
  layBeside(room);
  addTools(room);
  fillFacts(room);
}

function afterPaint(job) {
  requestAnimationFrame(() => setTimeout(job));
}

// Held by the room alone: with the room it is forgotten.
function putRest(room) {
  if (!room.rest) return;
  room.rest();
  room.rest = undefined;
  dress(room);
}

/**
 * Show one screen of the pack; only this one is in the document. Of the very first, what lies
 * beneath the first view comes after that is painted.
 */
export function showScreen(room, name) {
  if (!room.pack.screens[name]) return;
  hush(room);
  const opening = !room.screen;
  room.screen = name;
  const main = room.root.querySelector('main');
  main.removeAttribute('data-filled');
  const { screen, rest } = growInTwo(room.pack, name);
  main.replaceChildren(screen);
  if (main.querySelector('[data-if^="kept="]')) showKept(room);
  room.rest = rest;
  if (opening) {
    dress(room);
    afterPaint(() => putRest(room));
  } else putRest(room);
  main.scrollTop = 0;
  const section = room.pack.sections[name] ?? name;
  for (const button of room.root.querySelectorAll('nav [data-go]')) {
    if (button.dataset.go === section) button.setAttribute('aria-current', 'page');
    else button.removeAttribute('aria-current');
  }
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
