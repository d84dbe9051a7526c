const RETRY_MS = [1500, 5000, 20000, 60000];
const ADDRESSES = ['/sw.js', '/sw.js?'];
const STUCK_MS = 3000;
let asking = false;
const kept = { active: '', waiting: '' };

/**
 * Give the name of the newest complete set of stored files, or '' when none has been told of.
 * @returns {string} the name of a cache
 */
export function newestCache() {
  return kept.waiting || kept.active;
}

// The service worker mends what is missing and says what is stored; a newer one only says its name.
async function ask() {
  const { serviceWorker } = navigator;
  asking = true;
  (await serviceWorker.getRegistration())?.installing?.postMessage('hurry');
  const registration = await serviceWorker.ready;
  registration.active.postMessage('mend');
  registration.waiting?.postMessage('tell');
}

// The modules come out of what is kept and verified, never from a network that stalls or lies.
function listen(load) {
  const { serviceWorker } = navigator;
  let loaded = serviceWorker.controller && load();
  serviceWorker.addEventListener('controllerchange', () => {
    loaded ??= load();
  });
  serviceWorker.addEventListener('message', async (event) => {
    const { cache, ready, waiting } = event.data;
    kept[waiting ? 'waiting' : 'active'] = cache;
    if (waiting) return;
    if (ready) loaded ??= load();
    // The page is ready when it can also use what is kept.
    await loaded;
    if (ready) document.documentElement.dataset.ready = ready;
    else delete document.documentElement.dataset.ready;
    // Nothing else is on the line until the page can use what it has.
    if (asking) event.source.postMessage('rest');
    asking = false;
  });
  serviceWorker.startMessages();
}

// The one policy that the page allows: the one script that may be loaded by name, at two addresses.
function trust() {
  const policy = {
    createScriptURL(url) {
      if (!ADDRESSES.includes(url)) throw new TypeError();
      return url;
    },
  };
  const trusted = window.trustedTypes?.createPolicy('t', policy) ?? policy;
  return ADDRESSES.map((url) => trusted.createScriptURL(url));
}

async function register(address, scope, attempt = 0) {
  const again = () => {
    if (navigator.serviceWorker.controller) return;
    const ms = RETRY_MS[Math.min(attempt, RETRY_MS.length - 1)];
    setTimeout(() => register(address, scope, attempt + 1), ms);
  };
  try {
    const options = { scope, updateViaCache: 'none' };
    const registration = await navigator.serviceWorker.register(address, options);
    registration.installing?.addEventListener('statechange', (event) => {
      if (event.target.state === 'redundant') again();
    });
  } catch {
    again();
  }
}

// A request for the script that stalls blocks its address and its scope until the browser is
// started anew. When the network is there all the same, another address and scope lead round it.
async function begin() {
  const { serviceWorker } = navigator;
  const own = await serviceWorker.getRegistration();
  if (own?.active) {
    const all = await serviceWorker.getRegistrations();
    for (const other of all) if (other.scope !== own.scope) other.unregister();
    return;
  }
  const [address, spare] = trust();
  let pending = true;
  register(address, '/').then(() => {
    pending = false;
  });
  await new Promise((resolve) => setTimeout(resolve, STUCK_MS));
  if (pending) await fetch(spare, { cache: 'no-store' });
  if (pending) register(spare, location.pathname);
}

// Firefox would ask the person; elsewhere only an app on the home screen asks, and silently.
async function persist() {
  const installed = matchMedia('(display-mode: standalone)').matches;
  if (installed && !/firefox/i.test(navigator.userAgent)) await navigator.storage?.persist?.();
}

/**
 * Keep the whole site on the phone; without a service worker the page still works online.
 * @param {() => Promise<void>} load loads the page's modules
 */
export function keepFiles(load) {
  if (!isSecureContext || !navigator.serviceWorker) return;
  listen(load);
  ask();
  addEventListener('online', ask);
  begin().catch(() => {});
  persist().catch(() => {});
}
