// In the place of the site's own sw.js: takes what is kept off the phones that come by, and itself.

function forgetRecord() {
  return new Promise((resolve) => {
    const request = indexedDB.deleteDatabase('calculator');
    request.onsuccess = request.onerror = request.onblocked = resolve;
  });
}

async function clear() {
  for (const name of await caches.keys()) await caches.delete(name);
  await forgetRecord();
  await self.registration.unregister();
}

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(clear()));
