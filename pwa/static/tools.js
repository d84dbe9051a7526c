// Keys that every screen and every card has stand once in the frame, and are copied from there.
function copies(room, name) {
  const part = room.root.querySelector(`[data-part="${name}"]`);
  return [...part.children].map((child) => child.cloneNode(true));
}

/** Give the screen and each of its cards their keys. */
export function addTools(room) {
  const main = room.root.querySelector('main');
  main.querySelector('h1').after(...copies(room, 'screen'));
  for (const card of main.querySelectorAll('section.card, details.card, .sign')) {
    const tools = copies(room, card.dataset.tools ?? 'card');
    const title = card.querySelector('h2, h3, h4, h5') ?? card.firstElementChild;
    for (const tool of tools) {
      const label = tool.getAttribute('aria-label');
      if (label) tool.setAttribute('aria-label', `${label}: ${title.textContent}`);
    }
    // What is closed would hide its keys too, and a sign has its own: they stand beside it.
    if (card.matches('details, .sign')) {
      const held = document.createElement('div');
      held.className = 'held';
      card.replaceWith(held);
      held.append(card, ...tools);
    } else card.append(...tools);
  }
}
