// Put into every measured page before its own scripts: what the measurements do in there.
window.bench = {
  /** When data-ready got each of its values, in ms since 1970. */
  readyAt: {},

  press(keys) {
    for (const key of keys) document.querySelector(`[data-key="${key}"]`).click();
  },

  host() {
    return [...document.body.children].find((element) => element.shadowRoot);
  },

  sleep(ms) {
    return new Promise((resolve) => setTimeout(resolve, ms));
  },

  /** Settles when a frame has begun. */
  frame() {
    return new Promise((resolve) => requestAnimationFrame(resolve));
  },

  /**
   * Settles when the main thread has styled, laid out and painted the next frame. A message would
   * come after a timer that this frame set, and count what that does.
   */
  painted() {
    return new Promise((resolve) => {
      const now = () => resolve(performance.now());
      requestAnimationFrame(() => scheduler.postTask(now, { priority: 'user-blocking' }));
    });
  },

  /** Settles with the time at which the room stands in the document. */
  opened() {
    return new Promise((resolve) => {
      const observer = new MutationObserver(() => {
        if (!document.documentElement.hasAttribute('data-open')) return;
        observer.disconnect();
        resolve(performance.now());
      });
      observer.observe(document.documentElement, { attributeFilter: ['data-open'] });
    });
  },

  /** Leave, and end the tap that may have done it, as lifting the finger does. */
  async leave() {
    window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
    document.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
    await bench.rest();
  },

  /** Let what was just done come to its end. */
  async rest() {
    await bench.painted();
    await bench.sleep(40);
  },
};

new MutationObserver(() => {
  const { ready } = document.documentElement?.dataset ?? {};
  if (ready) bench.readyAt[ready] ??= performance.timeOrigin + performance.now();
}).observe(document, { subtree: true, attributeFilter: ['data-ready'] });
