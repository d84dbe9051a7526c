import { keepFiles, newestCache } from './keep.js';

const LATEST_MS = 1000;
const RELOAD_MS = 3000;

function whenIdle() {
  return new Promise((resolve) => {
    if (window.requestIdleCallback) requestIdleCallback(resolve, { timeout: LATEST_MS });
    else setTimeout(resolve, LATEST_MS / 5);
  });
}

// The modules are loaded before they are wanted, so that typing asks the network for nothing.
async function loadModules() {
  await whenIdle();
  try {
    const { start } = await import('door');
    await start(newestCache);
  } catch {
    await new Promise((resolve) => setTimeout(resolve, RELOAD_MS));
    await loadModules();
  }
}

keepFiles(loadModules);
