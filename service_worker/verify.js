import { hedge } from './hedge.js';
import { FILES, HEADERS } from './list.js';

/**
 * Tell whether bytes are those that the list names for a path.
 * @param {string} path
 * @param {ArrayBuffer} bytes
 * @returns {Promise<boolean>}
 */
export async function isRight(path, bytes) {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return btoa(String.fromCharCode(...hash)) === FILES[path][0];
}

/** Make an answer with our own headers, and none that came with the body. */
export function respond(body, type, status = 200) {
  return new Response(body, { status, headers: { ...HEADERS, 'content-type': type } });
}

/** Make the answer with right bytes that is kept and served. */
export function answerWith(path, bytes) {
  return respond(bytes, FILES[path][1]);
}

// Packs pass the HTTP cache by, which would keep a second copy. A page is in it already, since
// somebody looks at it; a second try passes it by for all, and is not held up by what stalls there.
function cacheModes(group) {
  if (group.startsWith('data:')) return ['no-store'];
  return [group === 'code' ? 'default' : 'only-if-cached', 'reload'];
}

function readBytes(response, heard) {
  const transform = (part, onward) => {
    heard();
    onward.enqueue(part);
  };
  return new Response(response.body.pipeThrough(new TransformStream({ transform }))).arrayBuffer();
}

/**
 * Fetch a file of the list and verify it.
 * @param {string} path
 * @param {RequestPriority} [priority]
 * @returns {Promise<ArrayBuffer>} the right bytes
 * @throws {TypeError} when the network does not give them
 */
export function fetchRight(path, priority = 'auto') {
  const options = { credentials: 'omit', mode: 'same-origin', redirect: 'error', priority };
  async function request(cache, signal, heard) {
    const bytes = await readBytes(await fetch(path, { ...options, cache, signal }), heard);
    if (await isRight(path, bytes)) return bytes;
    throw new TypeError(path);
  }
  return hedge(request, cacheModes(FILES[path][2]));
}
