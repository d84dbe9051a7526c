// Opens the room by the code, and beside it makes the bare derivation, by turns; or watches meanwhile
// how long the cover waits, which keeps a processor busy, so that nothing is timed by it.
async ({ code, rounds, iterations, extra, watch }) => {
  const tick = () => bench.sleep(0);

  const derive = async (times) => {
    const salt = crypto.getRandomValues(new Uint8Array(16));
    const typed = new TextEncoder().encode(code);
    const base = await crypto.subtle.importKey('raw', typed, 'PBKDF2', false, ['deriveKey']);
    const how = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: iterations * times };
    const want = { name: 'AES-GCM', length: 256 };
    return bareDeriveKey.call(crypto.subtle, how, base, want, false, ['unwrapKey']);
  };

  // WebCrypto's threads are not slowed down with the page: then it is given more to do.
  const prototype = SubtleCrypto.prototype;
  const bareDeriveKey = prototype.deriveKey;
  prototype.deriveKey = extra
    ? async (...how) => {
        await derive(extra);
        return bareDeriveKey.apply(crypto.subtle, how);
      }
    : bareDeriveKey;

  const bare = async () => {
    const start = performance.now();
    await derive(1);
    return performance.now() - start;
  };

  // The longest wait of the main thread, up to the task that puts the room into the document.
  const watchGaps = (start) => {
    const seen = { longest: 0, last: start, watching: true };
    (async () => {
      while (seen.watching) {
        await tick();
        if (!seen.watching) return;
        const now = performance.now();
        seen.longest = Math.max(seen.longest, now - seen.last);
        seen.last = now;
      }
    })();
    return seen;
  };

  const door = async () => {
    bench.press(code);
    await bench.rest();
    const opened = bench.opened();
    const start = performance.now();
    const gaps = watch && watchGaps(start);
    bench.press('=');
    const at = await opened;
    if (watch) gaps.watching = false;
    const readable = await bench.painted();
    await bench.leave();
    return watch
      ? { gap: gaps.longest, task: at - gaps.last }
      : { opened: at - start, readable: readable - start };
  };

  const pairs = [];
  for (let round = 0; round < rounds; round += 1) {
    await bench.rest();
    if (watch) {
      pairs.push(await door());
      continue;
    }
    const pair = {};
    if (round % 2) pair.door = await door();
    pair.bare = await bare();
    await bench.rest();
    pair.door ??= await door();
    pairs.push(pair);
  }
  prototype.deriveKey = bareDeriveKey;
  return pairs;
};
