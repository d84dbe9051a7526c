import { secure } from './keep.js';
import { CACHE } from './list.js';
import { neededAll, neededFirst } from './needed.js';

let queue = Promise.resolve();
let running = false;
let stored = '';

async function tell(waiting) {
  const message = { cache: CACHE, ready: stored, waiting };
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  for (const page of pages) page.postMessage(message);
}

// One file that is not to be had does not keep the others back.
async function secureAll(paths) {
  let complete = true;
  for (const path of paths) {
    await secure(path).catch(() => {
      complete = false;
    });
  }
  return complete;
}

async function mendOnce() {
  running = true;
  stored = (await secureAll(await neededFirst())) ? 'one' : '';
  await tell(false);
  const complete = await secureAll(await neededAll());
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
