import { fillFacts } from './facts.js';

/**
 * Show whether all this works without a network. What was once told may no longer be so, since
 * files can be deleted: the service worker looks at them anew, see service_worker/look.js.
 * @param {object} room as in room.js
 */
export function showKept(room) {
  const { port1, port2 } = new MessageChannel();
  const show = (kept) => {
    if (!room.root) return;
    room.facts.kept = kept;
    fillFacts(room);
  };
  room.facts.kept = '';
  port1.onmessage = ({ data }) => show(data);
  // Some browsers have no service worker in a private window.
  Promise.resolve(navigator.serviceWorker?.getRegistration())
    .then(({ active }) => active.postMessage(room.pack.lang, [port2]))
    .catch(() => show('no'));
}
