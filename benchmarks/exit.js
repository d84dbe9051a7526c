// Leaves the room in our ways and by a bare swap, by turns, and times each until it is painted.
async ({ code, rounds, wait }) => {
  const FRAME_MS = 1000 / 60;
  const root = document.documentElement;

  const ways = {
    bare() {
      root.removeAttribute('data-open');
      bench.host().remove();
    },
    escape() {
      window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
    },
    bar() {
      const bar = bench.host().shadowRoot.querySelector('[data-leave]');
      const how = { bubbles: true, composed: true, cancelable: true, isPrimary: true };
      bar.dispatchEvent(new PointerEvent('pointerdown', how));
    },
  };

  const leaveBy = async (way, waitMs) => {
    const opened = bench.opened();
    bench.press(`${code}=`);
    await opened;
    await bench.rest();
    await bench.frame();
    if (wait) await bench.sleep(waitMs);
    const result = {};
    let start;
    const act = () => {
      start = performance.now();
      ways[way]();
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
