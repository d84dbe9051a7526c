// What a finger, a keyboard or an eye cannot reach on the screen that is shown; each gives a list of names.
(() => {
  const root = [...document.body.children].find((one) => one.shadowRoot).shadowRoot;
  const paper = root.querySelector('main');
  const nameOf = (element) =>
    `${element.localName}.${element.className?.baseVal ?? element.className} ` +
    (element.ariaLabel ?? element.textContent).trim().slice(0, 40);
  const all = (selector, from = root) =>
    [...from.querySelectorAll(selector)].filter((one) => one.getClientRects().length);
  const keys = () => all('button, a[href], summary');
  // What moves sideways under the finger, or is for the ear alone.
  const SIDEWAYS = '.languages, .strip';

  const hits = (element, x, y) => {
    const hit = root.elementFromPoint(x, y);
    return element.contains(hit);
  };

  /** Keys on which less than 48 px in width or in height take a touch, however small they look. */
  const tooSmall = (least = 48) =>
    keys()
      .filter((key) => {
        const box = key.getBoundingClientRect();
        return box.width < least - 0.5 || box.height < least - 0.5;
      })
      .map(nameOf);

  /** Keys that, when they have the focus, are not all in sight, or have no outline. */
  const outOfSight = () => {
    const found = [];
    for (const key of keys()) {
      key.focus({ focusVisible: true });
      const { outlineStyle, outlineWidth } = getComputedStyle(key);
      if (root.activeElement !== key || outlineStyle === 'none' || parseFloat(outlineWidth) < 2)
        found.push(`no focus: ${nameOf(key)}`);
      if (!paper.contains(key)) continue;
      const [box, seen] = [key.getBoundingClientRect(), paper.getBoundingClientRect()];
      const top = Math.max(box.top, seen.top);
      const bottom = Math.min(box.bottom, seen.bottom);
      const { left, right } = (key.closest(SIDEWAYS) ?? paper).getBoundingClientRect();
      const x = (Math.max(box.left, left) + Math.min(box.right, right)) / 2;
      // Chromium moves nothing sideways as long as 32 px of it are in sight.
      if (Math.min(box.right, right) - Math.max(box.left, left) < Math.min(box.width, 32))
        found.push(`beside: ${nameOf(key)}`);
      const whole = Math.min(box.height, seen.height - 12);
      if (bottom - top < whole - 1) found.push(`cut: ${nameOf(key)}`);
      // Round corners take no touch: what is seen in part is asked for in its middle.
      else if (!(key.closest(SIDEWAYS) ? [0.5] : [0.1, 0.9]).every((part) => hits(key, x, top + part * (bottom - top))))
        found.push(`beneath: ${nameOf(key)}`);
    }
    return found;
  };

  // The lines of text, each with its place and the element that it stands in.
  const lines = () => {
    const walker = document.createTreeWalker(paper, NodeFilter.SHOW_TEXT);
    const found = [];
    const range = document.createRange();
    while (walker.nextNode()) {
      const text = walker.currentNode;
      const element = text.parentElement;
      if (!text.data.trim() || element.closest('.unseen, .speak') || !element.getClientRects().length)
        continue;
      range.selectNodeContents(text);
      for (const box of range.getClientRects()) if (box.width > 1) found.push({ box, element });
    }
    return found;
  };

  // Of a line, all but what letters hardly ever fill.
  const inner = ({ top, bottom, left, right }) => {
    const edge = (bottom - top) / 4;
    return { top: top + edge, bottom: bottom - edge, left: left + 1, right: right - 1 };
  };
  const meet = (one, two) =>
    one.left < two.right && two.left < one.right && one.top < two.bottom && two.top < one.bottom;

  /** Lines of text that are cut off by what holds them, or lie on other lines or keys. */
  const unreadable = () => {
    const found = new Set();
    const shown = lines().map(({ box, element }) => ({ box: inner(box), element }));
    const stuck = paper.querySelector('.after');
    const layer = (element) => Boolean(stuck?.contains(element));
    const cutting = all('*', paper).filter(
      (one) => getComputedStyle(one).overflowX !== 'visible' && !one.matches(SIDEWAYS),
    );
    for (const holder of cutting) {
      const around = holder.getBoundingClientRect();
      for (const { box, element } of shown) {
        if (!holder.contains(element)) continue;
        const whole = box.left >= around.left - 1 && box.right <= around.right + 1;
        if (!whole || box.top < around.top || box.bottom > around.bottom)
          found.add(`cut: ${nameOf(element)}`);
      }
    }
    const boxes = all('button, a[href], summary', paper).map((element) => ({
      box: element.getBoundingClientRect(),
      element,
    }));
    for (const [i, one] of shown.entries()) {
      for (const { box, element } of [...shown.slice(i + 1), ...boxes]) {
        if (!meet(one.box, box) || element.contains(one.element)) continue;
        if ([one.element, element].some((each) => each.closest(SIDEWAYS))) continue;
        if (layer(one.element) === layer(element))
          found.add(`${nameOf(one.element)} / ${nameOf(element)}`);
      }
    }
    return [...found];
  };

  /** What is seen of the key that has the focus. */
  const focused = () => root.activeElement?.textContent.trim() ?? '';

  window.reach = { tooSmall, outOfSight, unreadable, focused };
})();
