import { keep, readKept } from './keep.js';
import { FILES, HOME, MANIFESTS, NETWORK, NOT_FOUND } from './list.js';
import { answerWith, fetchRight, respond } from './verify.js';

// As a file for each language and cover they would be most of the requests of a first visit.
function manifest(path) {
  const [, folder, code] = path.match(/^(.*\/)app\.([a-z]{2,3})\.webmanifest$/) ?? [];
  const [shared, own] = MANIFESTS[folder] ?? [];
  const text = own?.[code] && JSON.stringify({ ...shared, ...own[code] });
  return text && respond(text, 'application/manifest+json');
}

// A full disk must not keep right bytes from the person who asks for them.
async function known(path) {
  let bytes = await readKept(path).catch(() => undefined);
  if (!bytes) {
    bytes = await fetchRight(path);
    await keep(path, bytes).catch(() => {});
  }
  return answerWith(path, bytes);
}

/**
 * Answer a request of this site; others, and those left to the network, are not answered here.
 * @param {Request} request
 * @returns {Promise<Response> | undefined}
 */
export function answer(request) {
  const url = new URL(request.url);
  if (url.origin !== location.origin || request.method !== 'GET') return undefined;
  const path = url.pathname;
  if (NETWORK.includes(path)) return undefined;
  if (path in FILES) return known(path).catch(() => Response.error());
  const folder = path === '/' ? HOME : `${path}/`;
  if (folder in FILES) return Promise.resolve(Response.redirect(folder, 302));
  return Promise.resolve(manifest(path) ?? respond(NOT_FOUND, 'text/html; charset=utf-8', 404));
}
