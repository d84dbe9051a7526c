const RETRY_MS = [1500, 5000, 20000, 60000];
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
  const registration = await navigator.serviceWorker.ready;
  registration.active.postMessage('mend');
  registration.waiting?.postMessage('tell');
}

function listen(loaded) {
  navigator.serviceWorker.addEventListener('message', async (event) => {
    const { cache, ready, waiting } = event.data;
    kept[waiting ? 'waiting' : 'active'] = cache;
    // The page is ready when it can also use what is kept.
    await loaded;
    if (waiting) return;
    if (ready) document.documentElement.dataset.ready = ready;
    else delete document.documentElement.dataset.ready;
  });
  navigator.serviceWorker.startMessages();
}

// The one policy that the page allows: the one address that a script may be loaded from by name.
function scriptAddress() {
  const address = '/sw.js';
  return (
    window.trustedTypes
      ?.createPolicy('t', {
        createScriptURL(url) {
          if (url !== address) throw new TypeError();
          return url;
        },
      })
      .createScriptURL(address) ?? address
  );
}

async function register(address, attempt) {
  try {
    const registration = await navigator.serviceWorker.register(address, {
      scope: '/',
      updateViaCache: 'none',
    });
    registration.installing?.addEventListener('statechange', (event) => {
      if (event.target.state === 'redundant') again(address, attempt);
    });
  } catch {
    again(address, attempt);
  }
}

function again(address, attempt) {
  if (navigator.serviceWorker.controller) return;
  const ms = RETRY_MS[Math.min(attempt, RETRY_MS.length - 1)];
  setTimeout(() => register(address, attempt + 1), ms);
}

// Firefox would ask the person; elsewhere only an app on the home screen asks, and silently.
async function persist() {
  const installed = matchMedia('(display-mode: standalone)').matches;
  if (installed && !/firefox/i.test(navigator.userAgent)) await navigator.storage?.persist?.();
}

/**
 * Keep the whole site on the phone; without a service worker the page still works online.
 * @param {Promise<void> | undefined} loaded settles when the page's modules are loaded
 */
export function keepFiles(loaded) {
  if (!isSecureContext || !navigator.serviceWorker) return;
  listen(loaded);
  ask();
  register(scriptAddress(), 0);
  persist().catch(() => {});
}
