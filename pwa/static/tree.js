import { attributes, elements } from './setup.js';

const DRAWING = 'http://www.w3.org/2000/svg';
const CALL = /^tel:\+?[0-9]+$/;

function allowed(name, value) {
  if (name === 'href') return CALL.test(value);
  return /^(aria|data)-[a-z-]+$/.test(name) || attributes.includes(name);
}

/**
 * Make an element from a tree, of allowed elements and attributes alone; others are left out.
 * @param {[string, (object | unknown)?, ...unknown[]] | string} tree ["p", {class: "soft"}, "text", …]
 * @returns {Node}
 */
export function grow(tree) {
  if (typeof tree === 'string') return document.createTextNode(tree);
  const [name, ...rest] = tree;
  if (!(name in elements)) return document.createTextNode('');
  const element = elements[name]
    ? document.createElementNS(DRAWING, name)
    : document.createElement(name);
  for (const child of rest) {
    if (Array.isArray(child) || typeof child === 'string') element.append(grow(child));
    else {
      for (const [key, value] of Object.entries(child)) {
        if (allowed(key, value)) element.setAttribute(key, value);
      }
    }
  }
  return element;
}
