import { chooseLanguage } from '../pwa/static/choose.js';
import { FILES, HOME } from './list.js';

function pathsOf(group) {
  return Object.keys(FILES).filter((path) => FILES[path][2] === group);
}

function languagesWithData() {
  return Object.values(FILES)
    .filter(([, , group]) => group.startsWith('data:') && group !== 'data:form')
    .map(([, , group]) => group.slice('data:'.length));
}

// The cover that the person looks at comes first; the default one when no page is open.
async function coverInUse() {
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const paths = pages.map((page) => new URL(page.url).pathname);
  return paths.find((path) => path in FILES) ?? HOME;
}

/**
 * Give the files without which the cover in use and the phone's language do not work offline.
 * @param {readonly string[]} [wanted] other languages, best first
 * @returns {Promise<string[]>} paths, in the order in which to get them
 */
export async function neededFirst(wanted = navigator.languages) {
  const language = chooseLanguage(wanted, languagesWithData());
  const needed = ['code', 'data:form', `data:${language}`];
  return [await coverInUse(), ...needed.flatMap(pathsOf)];
}

/** Give all other files, in the order of the list: the other languages are at its head. */
export async function neededLater() {
  const first = await neededFirst();
  return Object.keys(FILES).filter((path) => !first.includes(path));
}
