import { cut } from './cut.js';
import { fillFacts } from './facts.js';
import { openPack, readStored } from './pack.js';
import { growScreen } from './tree.js';

const hasText = (element) =>
  [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());

// What tools.js has added stands in one of the two trees alone.
const parts = (element) =>
  [...element.children]
    .filter((child) => !child.matches('.tool'))
    .map((child) => (child.matches('.held') ? child.firstElementChild : child));

// An element's sentences, each as nodes of its own.
function sentences(element) {
  const found = [[]];
  for (const node of element.cloneNode(true).childNodes) {
    const [first, ...next] = node.nodeType === Node.TEXT_NODE ? cut(node.data) : [node];
    found.at(-1).push(first);
    for (const text of next) found.push([text.trimStart()]);
  }
  return found.filter((one) => one.some((node) => node.textContent ?? node));
}

function line(name, nodes, { lang, dir } = {}) {
  const span = document.createElement('span');
  span.className = name;
  if (lang) Object.assign(span, { lang, dir });
  span.append(...nodes);
  return span;
}

// Sentence beside sentence where both have as many; else the whole text beside the whole.
function interleave(element, twin, { other, undo }) {
  const own = sentences(element);
  for (const known of twin.querySelectorAll('svg, .unseen')) known.remove();
  const theirs = sentences(twin);
  const even = own.length === theirs.length;
  const rows = even ? own.map((one, i) => [one, theirs[i]]) : [[own.flat(), theirs.flat()]];
  const nodes = [...element.childNodes];
  undo.push(() => element.replaceChildren(...nodes));
  element.replaceChildren(
    ...rows.flatMap(([one, two]) => [line('own', one), line('beside', two, other)]),
  );
}

// What is marked as being in a language says the same in both.
function pair(element, twin, room) {
  if (element.lang || element.matches('.unseen')) return;
  if (element.dataset.hours) {
    const copy = line('beside', [twin], room.other);
    element.after(copy);
    room.undo.push(() => copy.remove());
  } else if (hasText(element) || hasText(twin)) {
    if (element.textContent !== twin.textContent) interleave(element, twin, room);
  } else {
    const [own, theirs] = [parts(element), parts(twin)];
    if (own.length !== theirs.length) return;
    for (const [i, one] of own.entries()) pair(one, theirs[i], room);
  }
}

/** Lay the other language beside the screen, or take it away when there is none. */
export function layBeside(room) {
  for (const step of room.undo ?? []) step();
  room.undo = [];
  const lang = room.other?.lang;
  // Beside itself, or beside words of another version, a language says nothing.
  if (lang === room.pack.lang || room.other?.shape !== room.pack.shape) room.other = undefined;
  room.facts.beside = room.other?.lang;
  room.host.dataset.beside = room.facts.beside ?? '';
  if (!room.other) return;
  pair(room.root.querySelector('main').firstChild, growScreen(room.other, room.screen), room);
}

/**
 * Show a second language beside the reader's own, out of its pack, or take it away.
 * @param {object} room as in room.js
 * @param {string} code of the language
 */
export async function toggleBeside(room, code) {
  const { key, newest } = room.held;
  const wanted = room.facts.beside !== code;
  room.facts.told = '';
  room.other = undefined;
  for (const sealed of wanted ? await readStored(code, newest()) : []) {
    const pack = await openPack(key, [sealed]);
    if (!room.root) return;
    if (pack?.shape === room.pack.shape) room.other ??= pack;
  }
  if (!room.root) return;
  if (wanted && !room.other) room.facts.told = code;
  layBeside(room);
  fillFacts(room);
}
