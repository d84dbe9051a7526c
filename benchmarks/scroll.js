// Scrolls what is on the screen, a step a frame; gives the mean time of a frame in ms.
async ({ frames }) => {
  const paper = bench.host()?.shadowRoot.querySelector('main') ?? document.scrollingElement;
  paper.scrollTop = 0;
  await bench.rest();
  const most = paper.scrollHeight - paper.clientHeight;
  const step = Math.min(40, most / frames);
  await bench.frame();
  const start = performance.now();
  for (let frame = 0; frame < frames; frame += 1) {
    paper.scrollTop += step;
    await bench.frame();
  }
  return (performance.now() - start) / frames;
};
