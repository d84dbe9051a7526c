"""Put a script before our service worker's own: what it then finds is another world."""

from typing import Any

from playwright.sync_api import Page

from tests.service_worker.faults import Answer, Change

# Chromium's own switch for this reaches only pages.
SAVE_DATA = "Object.defineProperty(navigator, 'connection', { value: { saveData: true } });"
SLOW_LINE = "Object.defineProperty(navigator, 'connection', { value: { effectiveType: '2g' } });"
WATCH_FETCHES = """{
  const real = self.fetch;
  const asked = [];
  self.fetch = (path, options) => {
    asked.push({ path, cache: options.cache, priority: options.priority });
    return real(path, options);
  };
  self.addEventListener('message', (event) => {
    if (event.data === 'asked') event.ports[0].postMessage(asked);
  });
}"""
READ_FETCHES = """async () => {
  const { port1, port2 } = new MessageChannel();
  const heard = new Promise((resolve) => { port1.onmessage = ({ data }) => resolve(data); });
  navigator.serviceWorker.controller.postMessage('asked', [port2]);
  return heard;
}"""


def before(*scripts: str) -> Change:
    """Give a change of sw.js that runs scripts first."""
    start = ("\n".join(scripts) + "\n").encode()
    return lambda answer: Answer(answer.status, answer.headers, start + answer.body)


def read_fetches(page: Page) -> list[dict[str, Any]]:
    """Give what a watched service worker has asked for, in order."""
    fetches: list[dict[str, Any]] = page.evaluate(READ_FETCHES)
    return fetches


def shifted_clock(days: int) -> str:
    """Give a script after which the clock goes wrong by so many days."""
    return """{
      const Real = Date;
      const shift = DAYS * 86400000;
      self.Date = class extends Real {
        constructor(...parts) {
          if (parts.length > 0) super(...parts);
          else super(Real.now() + shift);
        }
        static now() {
          return Real.now() + shift;
        }
      };
    }""".replace("DAYS", str(days))
