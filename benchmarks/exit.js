// Leaves the room in our ways and by bare swaps at the same inputs, by turns, and times each until
// it is painted.
async ({ code, rounds, wait }) => {
  const FRAME_MS = 1000 / 60;
  const root = document.documentElement;

  const barOf = () => bench.host().shadowRoot.querySelector('[data-leave]');
  const press = (type) =>
    new PointerEvent(type, { bubbles: true, composed: true, cancelable: true, isPrimary: true });

  /** Swap at an event that is as good as the one by which ours is left, and that ours ignores. */
  const bare = (target, event) => {
    const host = bench.host();
    const swap = () => {
      root.removeAttribute('data-open');
      host.remove();
    };
    target.addEventListener(event.type, swap, { once: true });
    return () => target.dispatchEvent(event);
  };

  // Each gives what to do; the event is the browser's work, so it is made before the time runs.
  const ways = {
    escape() {
      const event = new KeyboardEvent('keydown', { key: 'Escape' });
      return () => window.dispatchEvent(event);
    },
    bareEscape: () => bare(window, new KeyboardEvent('keyup', { key: 'Escape' })),
    bar() {
      const bar = barOf();
      const event = press('pointerdown');
      return () => bar.dispatchEvent(event);
    },
    bareBar: () => bare(barOf(), press('pointerup')),
  };

  const leaveBy = async (way, waitMs) => {
    const opened = bench.opened();
    bench.press(`${code}=`);
    await opened;
    await bench.rest();
    await bench.frame();
    if (wait) await bench.sleep(waitMs);
    const result = {};
    const go = ways[way]();
    let start;
    const act = () => {
      start = performance.now();
      go();
      result.gone = !bench.host() && !root.hasAttribute('data-open');
    };
    // Without the wait it happens at the head of a frame, which then paints what it did.
    if (!wait) requestAnimationFrame(act);
    const painted = bench.painted();
    if (wait) act();
    result.ms = (await painted) - start;
    await bench.leave();
    return result;
  };

  const names = Object.keys(ways);
  const results = [];
  for (let round = 0; round < rounds; round += 1) {
    // Input comes at any moment between two frames; in one round it is the same for all ways.
    const waitMs = (FRAME_MS * round) / rounds;
    const one = {};
    for (let turn = 0; turn < names.length; turn += 1) {
      const name = names[(round + turn) % names.length];
      one[name] = await leaveBy(name, waitMs);
    }
    results.push(one);
  }
  return results;
};
