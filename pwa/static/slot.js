import { PARTS, part, readRecord, remember } from './record.js';
import { iterations } from './setup.js';

/** How many bytes of nonce stand before what is wrapped or sealed. */
export const NONCE_BYTES = 12;
const USES = ['wrapKey', 'unwrapKey'];

async function derive(digits, salt) {
  const typed = new TextEncoder().encode(digits);
  const base = await crypto.subtle.importKey('raw', typed, 'PBKDF2', false, ['deriveKey']);
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations };
  return crypto.subtle.deriveKey(how, base, { name: 'AES-GCM', length: 256 }, false, USES);
}

// The key can be wrapped again, for an own code; nothing else ever takes it out of WebCrypto.
function unwrap(wrapped, key) {
  const how = { name: 'AES-GCM', iv: wrapped.subarray(0, NONCE_BYTES) };
  return crypto.subtle
    .unwrapKey('raw', wrapped.subarray(NONCE_BYTES), key, how, 'AES-GCM', true, ['decrypt'])
    .catch(() => undefined);
}

async function wrap(key, wrapping) {
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  const how = { name: 'AES-GCM', iv: nonce };
  const wrapped = await crypto.subtle.wrapKey('raw', key, wrapping, how);
  return Uint8Array.of(...nonce, ...new Uint8Array(wrapped));
}

/**
 * Try digits on the slot: one derivation, and both wraps whatever the first one says.
 * @param {string} digits
 * @returns {Promise<{key: CryptoKey, place: 'first' | 'second'} | undefined>} the key of the packs,
 *   and which wrap held it
 */
export async function openSlot(digits) {
  const record = await readRecord();
  const wrapping = await derive(digits, part(record, 'salt'));
  const [first, second] = await Promise.all([
    unwrap(part(record, 'first'), wrapping),
    unwrap(part(record, 'second'), wrapping),
  ]);
  if (first) return { key: first, place: 'first' };
  return second && { key: second, place: 'second' };
}

/**
 * Write an own code as the second wrap; what opened before opens still, until it is kept.
 * @param {string} digits
 * @param {CryptoKey} key the key of the packs
 */
export async function setOwnCode(digits, key) {
  const wrapping = await derive(digits, part(await readRecord(), 'salt'));
  await remember({ second: await wrap(key, wrapping) });
}

/** Let only the second wrap open from now on: it becomes the first, and random bytes the second. */
export async function keepOwnCode() {
  const first = part(await readRecord(), 'second').slice();
  await remember({ first, second: crypto.getRandomValues(new Uint8Array(PARTS.second[1])) });
}
