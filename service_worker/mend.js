import { secure } from './keep.js';
import { CACHE } from './list.js';
import { neededAll, neededFirst } from './needed.js';

let underWay;
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
 * @returns {Promise<void>} never rejects
 */
export function mend() {
  underWay ??= mendOnce()
    .catch(() => {})
    .finally(() => {
      underWay = undefined;
    });
  return underWay;
}

/** Tell the open pages that this version is complete and waits for the next cold start. */
export function tellWaiting() {
  return tell(true);
}
