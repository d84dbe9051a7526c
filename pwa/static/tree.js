import { attributes, elements } from './setup.js';

const DRAWING = 'http://www.w3.org/2000/svg';
const CALL = /^tel:\+?[0-9]+$/;

function allowed(name, value) {
  if (name === 'href') return CALL.test(value);
  return /^(aria|data)-[a-z-]+$/.test(name) || attributes.includes(name);
}

/**
 * Make an element from a tree, of allowed elements and attributes alone; others are left out.
 * @param {[string, (object | unknown)?, ...unknown[]] | string | number} tree ["p", {class: "soft"}, "text", …]
 * @param {(gap: number) => unknown} word what stands where the tree has a number: a text, a tree, or nothing
 * @returns {Node}
 */
export function grow(tree, word) {
  if (typeof tree === 'number') return grow(word(tree) ?? '', word);
  if (typeof tree === 'string') return document.createTextNode(tree);
  const [name, ...rest] = tree;
  if (!(name in elements)) return document.createTextNode('');
  const element = elements[name]
    ? document.createElementNS(DRAWING, name)
    : document.createElement(name);
  for (const child of rest) {
    if (Array.isArray(child) || typeof child !== 'object') element.append(grow(child, word));
    else {
      for (const [key, given] of Object.entries(child)) {
        const value = typeof given === 'number' ? word(given) : given;
        if (typeof value === 'string' && allowed(key, value)) element.setAttribute(key, value);
      }
    }
  }
  return element;
}

/**
 * Make a screen of a pack, or its frame, which has no name; what begins with `data-later` only when
 * it is asked for. A 0 in the tree is the next word of the screen, any other number the place of one
 * that came before.
 * @param {object} pack see pwa/builder/split.py
 * @param {string} name of the screen
 * @returns {{screen: Element, rest: () => void}} rest puts in what is missing
 */
export function growInTwo(pack, name) {
  let next = pack.starts[name];
  const word = (gap) => pack.words[gap ? gap - 1 : next++];
  const tree = name ? pack.screens[name] : pack.frame;
  const found = tree.findIndex((child) => child?.[1]?.['data-later'] !== undefined);
  const end = found < 0 ? tree.length : found;
  const screen = grow(tree.slice(0, end), word);
  const rest = () => screen.append(...tree.slice(end).map((child) => grow(child, word)));
  return { screen, rest };
}

/**
 * Make a whole screen of a pack, or its frame.
 * @param {object} pack
 * @param {string} name
 * @returns {Element}
 */
export function growScreen(pack, name = '') {
  const { screen, rest } = growInTwo(pack, name);
  rest();
  return screen;
}
