import { part, readRecord } from 'record';
import { iterations } from 'setup';

const NONCE_BYTES = 12;

async function derive(digits, salt) {
  const typed = new TextEncoder().encode(digits);
  const base = await crypto.subtle.importKey('raw', typed, 'PBKDF2', false, ['deriveKey']);
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations };
  return crypto.subtle.deriveKey(how, base, { name: 'AES-GCM', length: 256 }, false, ['unwrapKey']);
}

function unwrap(wrapped, key) {
  const how = { name: 'AES-GCM', iv: wrapped.subarray(0, NONCE_BYTES) };
  return crypto.subtle
    .unwrapKey('raw', wrapped.subarray(NONCE_BYTES), key, how, 'AES-GCM', false, ['decrypt'])
    .catch(() => undefined);
}

/**
 * Try digits on the slot: one derivation, and both wraps whatever the first one says.
 * @param {string} digits
 * @returns {Promise<CryptoKey | undefined>} the key of the packs; it cannot be exported
 */
export async function openSlot(digits) {
  const record = await readRecord();
  const key = await derive(digits, part(record, 'salt'));
  const found = await Promise.all([
    unwrap(part(record, 'first'), key),
    unwrap(part(record, 'second'), key),
  ]);
  return found[0] ?? found[1];
}
