import { CACHE, FILES, PREFIX } from './list.js';
import { answerWith, fetchRight, isRight } from './verify.js';

async function rightBytes(cache, path) {
  const kept = await cache.match(path);
  if (!kept) return undefined;
  const bytes = await kept.arrayBuffer();
  return (await isRight(path, bytes)) ? bytes : undefined;
}

/** Read the bytes of a file that this version keeps; undefined unless it is there and right. */
export async function readKept(path) {
  return rightBytes(await caches.open(CACHE), path);
}

/** Keep the bytes of a file; the caller has verified them. */
export async function keep(path, bytes) {
  await (await caches.open(CACHE)).put(path, answerWith(path, bytes));
}

/** Give the names of the caches of other versions. */
export async function otherCaches() {
  return (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
}

// An unchanged file has the same hash in another version: it is copied, not fetched again.
async function copyRight(path) {
  for (const name of await otherCaches()) {
    const bytes = await rightBytes(await caches.open(name), path);
    if (bytes) return bytes;
  }
  return undefined;
}

/**
 * Make sure that a file is kept: as it stands, copied from another version, or fetched by `get`,
 * which verifies it. Throws when it is nowhere to be had.
 */
export async function secure(path, get = fetchRight) {
  if (await readKept(path)) return;
  await keep(path, (await copyRight(path)) ?? (await get(path)));
}

/**
 * Make sure that files are kept, a few at a time. One that is not to be had keeps no other back.
 * @param {string[]} paths best first
 * @param {(path: string) => Promise<ArrayBuffer>} [get]
 * @param {number} [lanes] how many at a time
 * @returns {Promise<boolean>} whether all are kept
 */
export async function secureAll(paths, get = fetchRight, lanes = 1) {
  const left = [...paths];
  let complete = true;
  async function work() {
    for (let path = left.shift(); path; path = left.shift()) {
      await secure(path, get).catch(() => {
        complete = false;
      });
    }
  }
  await Promise.all(Array.from({ length: lanes }, work));
  return complete;
}

/** Give the paths that other versions hold and that this one knows too. */
export async function heldBefore() {
  const others = await Promise.all((await otherCaches()).map((name) => caches.open(name)));
  const requests = (await Promise.all(others.map((cache) => cache.keys()))).flat();
  const held = requests.map((request) => new URL(request.url).pathname);
  return Object.keys(FILES).filter((path) => held.includes(path));
}

/** Forget the caches of other versions. */
export async function forgetOthers() {
  for (const name of await otherCaches()) await caches.delete(name);
}
