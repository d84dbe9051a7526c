// Opens the room some times, then goes to every screen; watches what moves by itself.
async ({ code, rounds }) => {
  const root = () => bench.host()?.shadowRoot;
  const shifts = [];
  let where = '';
  const note = (entries) => {
    for (const { value, sources } of where ? entries : []) {
      const names = sources.map(({ node }) => node?.className || node?.nodeName || '?');
      shifts.push({ value, where: `${where}: ${names.join(' ')}` });
    }
  };

  // How many frames after the first one of the room a number is there to be tapped.
  const framesUntilTarget = async () => {
    for (let frames = 0; frames < 60; frames += 1) {
      await bench.frame();
      const link = root().querySelector('main a[href^="tel:"]');
      const { x, y, width, height } = link?.getBoundingClientRect() ?? {};
      if (link?.contains(root().elementFromPoint(x + width / 2, y + height / 2))) return frames;
    }
    return 60;
  };

  const observer = new PerformanceObserver((list) => note(list.getEntries()));
  observer.observe({ type: 'layout-shift' });
  const frames = [];
  for (let round = 0; round < rounds; round += 1) {
    // The digits on the cover move by themselves only here, where no finger types them.
    where = '';
    if (round) await bench.leave();
    bench.press(code);
    await bench.rest();
    observer.takeRecords();
    where = 'opening';
    const opened = bench.opened();
    bench.press('=');
    await opened;
    frames.push(await framesUntilTarget());
    await bench.rest();
  }

  const lengths = {};
  const go = async (place, name) => {
    note(observer.takeRecords());
    where = name;
    root().querySelector(`${place} [data-go="${name}"]`).click();
    await bench.rest();
    note(observer.takeRecords());
    // What is unfolded here, without a finger, is no shift of the room's.
    where = '';
    for (const one of root().querySelectorAll('details')) one.open = true;
    await bench.rest();
    lengths[name] = root().querySelector('main').scrollHeight;
  };
  for (const key of root().querySelectorAll('nav [data-go]')) await go('nav', key.dataset.go);
  const pages = [...root().querySelectorAll('main [data-go]')].map((key) => key.dataset.go);
  for (const name of pages) {
    await go('nav', 'more');
    await go('main', name);
  }
  note(observer.takeRecords());
  observer.disconnect();
  const [longest] = Object.keys(lengths).sort((one, two) => lengths[two] - lengths[one]);
  await go('nav', pages.includes(longest) ? 'more' : longest);
  if (pages.includes(longest)) await go('main', longest);
  return { frames, shifts, longest, length: lengths[longest] };
};
