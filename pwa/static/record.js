import { seed } from './setup.js';
import { inStore } from './store.js';

const KEY = 'settings';
const DAY_MS = 86400000;

/** The record's size in bytes; it never changes, whatever is remembered in it. */
export const RECORD_BYTES = 512;
/** Where each part stands in the record: offset and length in bytes. */
export const PARTS = {
  version: [0, 1],
  salt: [1, 16],
  first: [17, 60],
  second: [77, 60],
  language: [137, 8],
  textSize: [145, 1],
  idle: [146, 2],
  day: [148, 4],
  notes: [152, 8],
  favourites: [160, 64],
  check: [480, 32],
};
const VERSION = 1;

let memory;
let reading;
let last = Promise.resolve();

/**
 * Give one part of the record as a view on its bytes.
 * @param {Uint8Array} record
 * @param {keyof PARTS} name
 * @returns {Uint8Array}
 */
export function part(record, name) {
  const [offset, length] = PARTS[name];
  return record.subarray(offset, offset + length);
}

/** Read a part as an unsigned number, most significant byte first. */
export function numberOf(record, name) {
  return part(record, name).reduce((sum, byte) => sum * 256 + byte, 0);
}

/** Read a part as text; the unused rest of it is zeros. */
export function textOf(record, name) {
  return new TextDecoder().decode(part(record, name)).replace(/\0+$/, '');
}

/** Give the number of the day on which a date like 2026-11-24 falls, as `today` counts. */
export function dayOf(date) {
  return Math.floor(Date.parse(date) / DAY_MS);
}

/** Give today as the number of days since 1970, by the phone's clock. */
export function today() {
  return Math.floor(Date.now() / DAY_MS);
}

function bytesOf(value, length) {
  const bytes = new Uint8Array(length);
  if (typeof value === 'string') bytes.set(new TextEncoder().encode(value).subarray(0, length));
  else if (typeof value === 'number') {
    for (let i = 0; i < length; i += 1) bytes[length - 1 - i] = Math.floor(value / 256 ** i) % 256;
  } else bytes.set(value);
  return bytes;
}

async function checkOf(record) {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', record.subarray(0, PARTS.check[0])));
}

// What a first visit writes: the wrap that came with the site, and random bytes where a second would stand.
function freshRecord() {
  const record = new Uint8Array(RECORD_BYTES);
  part(record, 'version')[0] = VERSION;
  const shipped = Uint8Array.from(atob(seed), (char) => char.charCodeAt(0));
  part(record, 'salt').set(shipped.subarray(0, 16));
  part(record, 'first').set(shipped.subarray(16));
  crypto.getRandomValues(part(record, 'second'));
  part(record, 'day').set(bytesOf(today(), PARTS.day[1]));
  return record;
}

async function sound(record) {
  if (!(record instanceof Uint8Array) || record.length !== RECORD_BYTES) return false;
  if (record[0] !== VERSION) return false;
  const check = await checkOf(record);
  return part(record, 'check').every((byte, i) => byte === check[i]);
}

async function write(record) {
  memory = record;
  part(record, 'check').set(await checkOf(record));
  // Without storage the record lives as long as the page: everything works, nothing is remembered.
  await inStore('readwrite', (store) => store.put(record, KEY)).catch(() => {});
}

/**
 * Read the record; write it anew, as at a first visit, where it is missing or damaged.
 * @returns {Promise<Uint8Array>} RECORD_BYTES bytes; change it only through `remember`
 */
export function readRecord() {
  reading ??= load();
  return reading.then(() => memory);
}

async function load() {
  const stored = await inStore('readonly', (store) => store.get(KEY)).catch(() => undefined);
  if (await sound(stored)) memory = stored;
  else await write(freshRecord());
}

// One after another: each change starts from what the one before it wrote.
function afterOthers(job) {
  last = last.catch(() => {}).then(job);
  return last;
}

/** Write the record anew, as at a first visit. */
export function forgetAll() {
  return afterOthers(() => write(freshRecord()));
}

/** Write a record that was read before. */
export function putBack(record) {
  return afterOthers(() => write(record));
}

/**
 * Change some parts of the record and store it.
 * @param {Partial<Record<keyof PARTS, number | string | Uint8Array>>} values
 */
export function remember(values) {
  return afterOthers(() => change(values));
}

async function change(values) {
  const record = (await readRecord()).slice();
  for (const [name, value] of Object.entries(values)) {
    part(record, name).set(bytesOf(value, PARTS[name][1]));
  }
  await write(record);
}
