"""When a site works offline, told without help from the site: what Cache Storage holds."""

from pathlib import Path

from playwright.sync_api import Page, TimeoutError

from benchmarks.changed import contents
from pwa.builder.list import SW_PATH
from pwa.builder.split import FORM
from pwa.builder.write import file_name

PATIENCE_MS = 120_000
WATCH = """async ({ choices, patience }) => {
  const end = performance.now() + patience;
  const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
  const registered = navigator.serviceWorker.ready.then((registration) => registration.active);
  const active = await Promise.race([registered, sleep(patience)]);
  while (active && performance.now() < end) {
    const held = new Set();
    const complete = (paths) => paths.every((path) => held.has(path));
    for (const name of await caches.keys()) {
      for (const request of await (await caches.open(name)).keys()) {
        held.add(new URL(request.url).pathname);
      }
    }
    if (active.state === 'activated' && choices.some(complete)) {
      return performance.now();
    }
    await sleep(10);
  }
  return null;
}"""


def all_paths(folder: Path) -> list[str]:
    """List the URL paths of all that a phone keeps of a build; the manifests stand in sw.js."""
    names = set(contents(folder)) - {file_name(SW_PATH)}
    kept = [name for name in names if not name.endswith(".webmanifest")]
    return sorted("/" + name.removesuffix("index.html") for name in kept)


def first_paths(folder: Path, cover: str, language: str) -> list[str]:
    """List what one cover needs for the phone's own language."""
    packs = [path for path in all_paths(folder) if path.startswith("/data/")]
    modules = [path for path in all_paths(folder) if path.startswith("/m/")]
    own = [f"/data/{name}.bin" for name in (FORM, language)]
    assert set(own) <= set(packs), packs
    return [cover, *modules, *own]


def wait_until_held(page: Page, *choices: list[str], patience_ms: float = PATIENCE_MS) -> float:
    """Wait until the service worker is active and all paths of one choice are held.

    Gives the time in ms since the navigation. It is the same for every service worker: none is
    asked. Raises Playwright's TimeoutError.
    """
    held_at = page.evaluate(WATCH, {"choices": choices, "patience": patience_ms})
    if held_at is None:
        raise TimeoutError("not everything is held")
    return float(held_at)
