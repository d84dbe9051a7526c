const BARE = ':is(section.card, details.card, .sign):not([data-dressed])';

// Keys that every screen and every card has stand once in the frame, and are copied from there.
function copies(room, name) {
  const part = room.root.querySelector(`[data-part="${name}"]`);
  return [...part.children].map((child) => child.cloneNode(true));
}

/** Give the screen and each of its cards their keys, those that have none yet. */
export function addTools(room) {
  const main = room.root.querySelector('main');
  if (!main.querySelector('.tool')) main.querySelector('h1').after(...copies(room, 'screen'));
  let number = main.querySelectorAll('[data-dressed]').length;
  for (const card of main.querySelectorAll(BARE)) {
    card.dataset.dressed = '';
    const tools = copies(room, card.dataset.tools ?? 'card');
    const title = card.querySelector('h2, h3, h4, h5, #opening') ?? card.firstElementChild;
    number += 1;
    title.id ||= `title-${number}`;
    for (const [i, tool] of tools.entries()) {
      const about = (tool.dataset.speak && card.querySelector(`.${tool.dataset.speak}`)) || title;
      about.id ||= `about-${number}-${i}`;
      // Named by itself and by what is seen of what it is about, which may change.
      tool.id = `tool-${number}-${i}`;
      tool.setAttribute('aria-labelledby', `${tool.id} ${about.id}`);
    }
    // One "More" is like another; by its name in full Chromium would say it twice.
    card.querySelector(':scope > details > summary')?.setAttribute('aria-describedby', title.id);
    // What is closed would hide its keys too, and a sign has its own: they stand beside it.
    if (card.matches('details, .sign')) {
      const held = document.createElement('div');
      held.className = 'held';
      card.replaceWith(held);
      held.append(card, ...tools);
    } else card.append(...tools);
  }
}
