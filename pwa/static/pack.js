import { format, prefix } from './setup.js';
import { NONCE_BYTES } from './slot.js';

async function cacheNames(newest) {
  const names = (await caches.keys()).filter((name) => name.startsWith(prefix));
  return names.sort((a, b) => (b === newest) - (a === newest));
}

/**
 * Read the sealed form and one language's sealed words from what is stored: no request leaves the
 * phone. Both come from the same cache: they fit only together.
 * @param {string} language
 * @param {string} newest name of the cache to look into first
 * @returns {Promise<ArrayBuffer[][]>} best first; empty when nothing is stored
 */
export async function readStored(language, newest) {
  const found = [];
  for (const name of await cacheNames(newest)) {
    const cache = await caches.open(name);
    const paths = ['form', language].map((one) => `/data/${one}.bin`);
    const stored = await Promise.all(paths.map((path) => cache.match(path)));
    if (stored.every(Boolean))
      found.push(await Promise.all(stored.map((one) => one.arrayBuffer())));
  }
  return found;
}

async function unseal(key, sealed) {
  const iv = sealed.slice(0, NONCE_BYTES);
  const data = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, sealed.slice(NONCE_BYTES));
  const text = new Response(data).body.pipeThrough(new DecompressionStream('gzip'));
  return new Response(text).json();
}

async function openOne(key, sealed) {
  const [form, words] = await Promise.all(sealed.map((one) => unseal(key, one)));
  if (form.format !== format || form.shape !== words.shape) throw new TypeError();
  return { ...form, ...words };
}

/**
 * Open the first of some sealed bytes that is whole.
 * @param {CryptoKey} key
 * @param {ArrayBuffer[][]} candidates as readStored gives them
 * @returns {Promise<object | undefined>} the pack, see pwa/builder/render.py and split.py
 */
export async function openPack(key, candidates) {
  for (const sealed of candidates) {
    try {
      return await openOne(key, sealed);
    } catch {}
  }
  return undefined;
}
