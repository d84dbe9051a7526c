import { attributes, elements } from './setup.js';

const DRAWING = 'http://www.w3.org/2000/svg';
const CALL = /^tel:\+?[0-9]+$/;

function allowed(name, value) {
  if (name === 'href') return CALL.test(value);
  return /^(aria|data)-[a-z-]+$/.test(name) || attributes.includes(name);
}

/**
 * Make an element from a tree, of allowed elements and attributes alone; others are left out.
 * @param {[string, (object | unknown)?, ...unknown[]] | string | 0} tree ["p", {class: "soft"}, "text", …]
 * @param {Iterator<unknown>} words what stands where the tree has a 0: a text, a tree, or nothing
 * @returns {Node}
 */
export function grow(tree, words) {
  if (tree === 0) return grow(words.next().value ?? '', words);
  if (typeof tree === 'string') return document.createTextNode(tree);
  const [name, ...rest] = tree;
  if (!(name in elements)) return document.createTextNode('');
  const element = elements[name]
    ? document.createElementNS(DRAWING, name)
    : document.createElement(name);
  for (const child of rest) {
    if (Array.isArray(child) || typeof child !== 'object') element.append(grow(child, words));
    else {
      for (const [key, given] of Object.entries(child)) {
        const value = given === 0 ? words.next().value : given;
        if (typeof value === 'string' && allowed(key, value)) element.setAttribute(key, value);
      }
    }
  }
  return element;
}

/**
 * Make a screen of a pack, or its frame, whose words stand under no name.
 * @param {object} pack see pwa/builder/split.py
 * @param {string} name of the screen
 * @returns {Element}
 */
export function growScreen(pack, name = '') {
  return grow(name ? pack.screens[name] : pack.frame, pack.words[name].values());
}
