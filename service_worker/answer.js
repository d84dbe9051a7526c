import { keep, readKept } from './keep.js';
import { FILES, HEADERS, HOME, NETWORK, NOT_FOUND } from './list.js';
import { answerWith, fetchRight } from './verify.js';

function notFound() {
  return new Response(NOT_FOUND, {
    status: 404,
    headers: { ...HEADERS, 'content-type': 'text/html; charset=utf-8' },
  });
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
  return Promise.resolve(notFound());
}
