import { readKept } from './keep.js';
import { neededFirst } from './needed.js';

/**
 * Answer whether the cover in use and a language work offline: whether each of their files is there
 * at this moment, with the right bytes. It fetches nothing: somebody is reading.
 * @param {MessagePort} port gets the answer: "yes" or "no"
 */
export async function look(language, port) {
  const paths = await neededFirst([language]);
  const kept = await Promise.all(paths.map(readKept)).catch(() => [undefined]);
  port.postMessage(kept.every(Boolean) ? 'yes' : 'no');
}
