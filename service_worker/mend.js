import { hurry } from './hedge.js';
import { secureAll } from './keep.js';
import { CACHE } from './list.js';
import { neededFirst, neededLater } from './needed.js';
import { secureRest } from './polite.js';

let queue = Promise.resolve();
let running = false;
let stored = '';

async function tell(waiting) {
  const message = { cache: CACHE, ready: stored, waiting };
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  for (const page of pages) page.postMessage(message);
}

async function mendOnce() {
  running = true;
  stored = (await secureAll(await neededFirst())) ? 'one' : '';
  await tell(false);
  const complete = await secureRest(await neededLater());
  if (stored && complete) {
    stored = 'all';
    await tell(false);
  }
}

/**
 * Get what is missing or damaged, and tell the open pages what is stored: '', 'one' or 'all'.
 * A page that asks while this is under way hears at once what is known, and is served again after:
 * what failed a moment ago may be there now.
 * @returns {Promise<void>} never rejects
 */
export function mend() {
  hurry();
  const told = running ? tell(false) : undefined;
  const before = queue;
  queue = Promise.all([told, before])
    .then(mendOnce)
    .catch(() => {})
    .then(() => {
      running = false;
    });
  return queue;
}

/** Tell the open pages that this version is complete and waits for the next cold start. */
export function tellWaiting() {
  return tell(true);
}
