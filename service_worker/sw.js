import { answer } from './answer.js';
import { hurry } from './hedge.js';
import { forgetOthers, heldBefore, secure } from './keep.js';
import { look } from './look.js';
import { mend, mendRest, tell } from './mend.js';
import { neededFirst } from './needed.js';

// A version serves only when it is complete: what is needed first, and all that the old one held.
async function install() {
  const paths = new Set([...(await neededFirst()), ...(await heldBefore())]);
  for (const path of paths) await secure(path);
  if (self.registration.active) await tell(true);
}

// Kept short: the first page waits until it is done. The page asks for the rest itself.
async function activate() {
  await self.clients.claim();
  await forgetOthers();
}

const jobs = { mend, rest: mendRest, hurry, tell: () => tell(true) };

self.addEventListener('install', (event) => event.waitUntil(install()));
self.addEventListener('activate', (event) => event.waitUntil(activate()));
// Who brings a port wants an answer, about the language that the message names.
self.addEventListener('message', (event) => {
  const { data, ports } = event;
  event.waitUntil(ports[0] ? look(data, ports[0]) : jobs[data]?.());
});
self.addEventListener('fetch', (event) => {
  const response = answer(event.request);
  if (response) event.respondWith(response);
});
