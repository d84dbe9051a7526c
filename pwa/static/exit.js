// Takes the reader back to the cover. Runs first, needs no other file, and must never throw.
// docs/decisions/ tells why each listener is as it is; design words: cover, door, room, exit.
(() => {
  const root = document.documentElement;
  let host;
  let drop;
  let timer;
  let idleMs;
  let shifts = 0;
  let turn = 0;
  let busy;
  let pressed;

  const attempt = (job) => {
    try {
      return job();
    } catch {}
  };

  const leave = () => {
    const opened = host;
    if (!opened && !busy) return;
    turn++;
    busy = host = undefined;
    root.removeAttribute('data-open');
    opened?.remove();
    attempt(() => speechSynthesis.cancel());
    attempt(drop);
    drop = undefined;
    // The cover hears of it; what goes wrong in a listener stays there.
    document.dispatchEvent(new Event('rest'));
    // After the frame that shows the cover, for it takes the browser as long as a tenth of that.
    requestAnimationFrame(() =>
      setTimeout(() =>
        attempt(() => host || document.getElementById('display').focus({ preventScroll: true })),
      ),
    );
  };

  const wait = () => {
    clearTimeout(timer);
    if (host && idleMs) timer = setTimeout(leave, idleMs);
  };

  // The first press on a key makes the one history entry that Back takes away (docs/decisions/).
  const mark = () => {
    if (!host && history.state !== 1) history.pushState(1, '');
  };

  const touched = (event, selector) =>
    event.composedPath().find((node) => node.matches?.(selector));

  const on = (target, types, act) => {
    for (const type of types.split(' ')) {
      const listener = (event) => attempt(() => act(event));
      target.addEventListener(type, listener, { capture: true, passive: false });
    }
  };

  on(window, 'popstate visibilitychange pagehide freeze pageshow', leave);
  on(window, 'blur', (event) => event.target === window && leave());
  on(window, 'keydown', (event) => {
    shifts = event.key === 'Shift' ? shifts + !event.repeat : 0;
    if (event.key === 'Escape' || shifts > 2) {
      shifts = 0;
      leave();
    } else if (/^(\d|Enter)$/.test(event.key) && !(event.ctrlKey || event.altKey || event.metaKey))
      mark();
  });
  on(document, 'pointerdown', (event) => {
    pressed = undefined;
    if (!event.button && touched(event, '[data-leave]')) {
      pressed = event.timeStamp;
      event.preventDefault();
      leave();
    } else if (touched(event, '#cover button')) mark();
  });
  on(document, 'click', (event) => {
    if (touched(event, '[data-leave],a[href^="tel:"]')) leave();
    // What is left of the press that closed the room must not reach the key that now lies beneath.
    else if (event.timeStamp < pressed + 400) event.stopPropagation();
  });
  on(window, 'keydown pointerdown wheel touchmove scroll', wait);

  // What the door uses: begin an attempt, open with what it found, ask whether it still counts.
  window.page = {
    begin() {
      busy = 1;
      return ++turn;
    },
    end(of) {
      if (of === turn) busy = 0;
    },
    open(of, element, forget) {
      if (of !== turn || host) return false;
      host = element;
      drop = forget;
      root.setAttribute('data-open', '');
      document.body.append(element);
      document.dispatchEvent(new Event('rest'));
      wait();
      return true;
    },
    idle(ms) {
      idleMs = ms;
      wait();
    },
  };
})();
