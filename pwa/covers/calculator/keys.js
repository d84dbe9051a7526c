import { toKey } from './format.js';

const NAMED_KEYS = { Enter: '=', Backspace: '⌫', Delete: 'C', ',': '.' };
const KNOWN_KEYS = /^[\d.+\-*/%()=C⌫]$/;
const STEPS = { ArrowUp: 1, ArrowDown: -1 };

const keyOf = (event) => event.target.closest?.('[data-key]');

/** Mark the key that is held down; :active alone misses Safari's touches and prevented presses. */
function showPressed(root) {
  let pressed;
  const mark = (key) => {
    pressed?.removeAttribute('data-pressed');
    pressed = key;
    pressed?.setAttribute('data-pressed', '');
  };
  root.addEventListener('pointerdown', (event) => mark(keyOf(event)));
  for (const end of ['pointerup', 'pointercancel', 'pointerout']) {
    root.addEventListener(end, () => mark());
  }
}

/**
 * Call back for each key, on the pad or on a keyboard, and for copy and paste.
 * @param {HTMLElement} root holds the buttons
 * @param {{press: (key: string) => void, recall: (step: number) => void,
 *   paste: (text: string) => void, copied: () => string}} on
 */
export function listenToKeys(root, on) {
  const isAway = () => document.documentElement.hasAttribute('data-open');

  showPressed(root);
  root.addEventListener('click', (event) => {
    const button = keyOf(event);
    if (button) on.press(button.dataset.key);
  });
  // A tapped key takes no focus, so that Enter afterwards means "=" and not that key again.
  root.addEventListener('mousedown', (event) => {
    if (keyOf(event)) event.preventDefault();
  });

  document.addEventListener('keydown', (event) => {
    if (isAway() || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Enter' && (keyOf(event) || event.repeat)) return;
    const step = event.target.closest?.('[tabindex="0"]') ? undefined : STEPS[event.key];
    const key = NAMED_KEYS[event.key] ?? toKey(event.key);
    if (!step && !KNOWN_KEYS.test(key)) return;
    event.preventDefault();
    if (step) on.recall(step);
    else on.press(key);
  });

  document.addEventListener('paste', (event) => {
    if (!isAway()) on.paste(event.clipboardData?.getData('text/plain') ?? '');
  });
  document.addEventListener('copy', (event) => {
    if (isAway() || !document.getSelection().isCollapsed) return;
    event.clipboardData?.setData('text/plain', on.copied());
    event.preventDefault();
  });
}
