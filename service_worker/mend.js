import { hurry } from './hedge.js';
import { secureAll } from './keep.js';
import { CACHE } from './list.js';
import { neededFirst, neededLater } from './needed.js';
import { secureRest } from './polite.js';

let queue = Promise.resolve();
let running = false;
let stored = '';

/** Tell the open pages what is stored, or that this version waits for the next cold start. */
export async function tell(waiting) {
  const message = { cache: CACHE, ready: stored, waiting };
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  for (const page of pages) page.postMessage(message);
}

async function first() {
  stored = (await secureAll(await neededFirst())) ? 'one' : '';
  await tell(false);
}

async function later() {
  const complete = await secureRest(await neededLater());
  if (stored && complete) {
    stored = 'all';
    await tell(false);
  }
}

function inTurn(job) {
  queue = queue.then(async () => {
    running = true;
    await job().catch(() => {});
    running = false;
  });
  return queue;
}

/**
 * Get what is missing or damaged of what is needed first, and tell what is stored: '', 'one', 'all'.
 * Who asks meanwhile hears at once what is known, and is served again after: it may be there now.
 * @returns {Promise<void>} never rejects
 */
export function mend() {
  hurry();
  const told = running ? tell(false) : undefined;
  return inTurn(() => Promise.all([told, first()]));
}

/** Get the rest, and tell when all is stored; the page asks for it when it is ready itself. */
export function mendRest() {
  return inTurn(later);
}
