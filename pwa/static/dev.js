let lastBuild = '';

async function loadAnew() {
  const registrations = (await navigator.serviceWorker?.getRegistrations()) ?? [];
  for (const registration of registrations) await registration.unregister();
  const names = (await window.caches?.keys()) ?? [];
  for (const name of names) await caches.delete(name);
  location.reload();
}

new EventSource('/reload').addEventListener('message', ({ data }) => {
  if (lastBuild && lastBuild !== data) loadAnew();
  lastBuild = data;
});
