import { format, prefix } from './setup.js';
import { NONCE_BYTES } from './slot.js';

async function cacheNames(newest) {
  const names = (await caches.keys()).filter((name) => name.startsWith(prefix));
  return names.sort((a, b) => (b === newest) - (a === newest));
}

/**
 * Read one language's sealed bytes from what is stored: no request leaves the phone.
 * @param {string} language
 * @param {string} newest name of the cache to look into first
 * @returns {Promise<ArrayBuffer[]>} best first; empty when nothing is stored
 */
export async function readStored(language, newest) {
  const found = [];
  for (const name of await cacheNames(newest)) {
    const response = await (await caches.open(name)).match(`/data/${language}.bin`);
    if (response) found.push(await response.arrayBuffer());
  }
  return found;
}

async function openOne(key, sealed) {
  const iv = sealed.slice(0, NONCE_BYTES);
  const data = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, sealed.slice(NONCE_BYTES));
  const text = new Response(data).body.pipeThrough(new DecompressionStream('gzip'));
  const pack = await new Response(text).json();
  if (pack.format !== format) throw new TypeError();
  return pack;
}

/**
 * Open the first of some sealed bytes that is whole.
 * @param {CryptoKey} key
 * @param {ArrayBuffer[]} candidates
 * @returns {Promise<object | undefined>} the pack, see pwa/builder/render.py
 */
export async function openPack(key, candidates) {
  for (const sealed of candidates) {
    try {
      return await openOne(key, sealed);
    } catch {}
  }
  return undefined;
}
