import { codeOf } from './choose.js';
import { cut } from './cut.js';
import { fillFacts } from './facts.js';

const UNHEARD =
  '.unseen, .tool, p.beside, .card .card, [data-skip], details:not([open]) > :not(summary)';
const NUMBER = /\+?\d[\d -]*\d/g;

// Best a voice that needs no network.
function voiceOf(lang) {
  const all = window.speechSynthesis?.getVoices() ?? [];
  const fit = all.filter((voice) => codeOf(voice.lang) === lang);
  return fit.find((voice) => voice.localService) ?? fit[0];
}

// A number to call is said digit by digit; years and amounts are not.
function digitByDigit(text) {
  return text.replace(NUMBER, (number) =>
    /^(\+|0|11\d$)/.test(number) && number.length > 2
      ? number
          .split(/[ -]+/)
          .map((group) => [...group].join(' '))
          .join(', ')
      : number,
  );
}

// The text that is shown, as runs of one language; a block of the page ends a run.
function runsOf(root, language) {
  const runs = [];
  let last;
  const walk = (node, lang) => {
    for (const child of node.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) {
        if (last?.lang !== lang) {
          last = { lang, text: '' };
          runs.push(last);
        }
        last.text += child.data;
      } else if (!child.matches(UNHEARD) && child.getClientRects().length) {
        const block = getComputedStyle(child).display !== 'inline';
        if (block) last = undefined;
        walk(child, child.lang || lang);
        if (block) last = undefined;
      }
    }
  };
  walk(root, language);
  return runs;
}

// One utterance a sentence; a blank is a pause.
function utterancesOf(root, language) {
  return runsOf(root, language).flatMap(({ lang, text }) => {
    const voice = voiceOf(lang) ?? voiceOf(language);
    return cut(text)
      .flatMap((sentence) => sentence.split('…'))
      .filter((words) => /[\p{L}\p{N}]/u.test(words))
      .map((words) => {
        const utterance = new SpeechSynthesisUtterance(digitByDigit(words.trim()));
        return Object.assign(utterance, { voice, lang: voice.lang });
      });
  });
}

function tell(room, what) {
  room.facts.told = what;
  fillFacts(room);
}

/** Stop speaking, and take away what was told or asked about it. */
export function hush(room) {
  room.facts.told = '';
  if (!room.spoken) return;
  room.spoken.key.setAttribute('aria-pressed', 'false');
  room.spoken = undefined;
  speechSynthesis.cancel();
}

/**
 * Read a card aloud, or a part of it; pressed again it stops. The first time it asks.
 * @param {object} room as in room.js
 * @param {string} part the class of a part of the card; empty for all of it
 * @param {Element} key that was pressed
 */
export function speak(room, part, key) {
  const again = room.spoken?.key === key;
  hush(room);
  if (again) return fillFacts(room);
  const card = key.closest('.held, .card');
  const root = part ? card.querySelector(`.${part}`) : card;
  const lang = root.lang || room.pack.lang;
  if (!room.answered) {
    // Browsers fill the list of voices only after it was first asked for.
    voiceOf(lang);
    room.asking = key;
    tell(room, 'ask');
    return room.root.querySelector('[data-answer="yes"]').focus();
  }
  if (key.toggleAttribute('data-mute', !voiceOf(lang))) return tell(room, 'mute');
  const spoken = { key, all: utterancesOf(root, lang) };
  const end = () => {
    if (room.spoken === spoken) hush(room);
  };
  Object.assign(spoken.all.at(-1), { onend: end, onerror: end });
  room.spoken = spoken;
  key.setAttribute('aria-pressed', 'true');
  fillFacts(room);
  for (const utterance of spoken.all) speechSynthesis.speak(utterance);
}

/** Take the answer to what was asked before the first speaking. */
export function answer(room, given) {
  const key = room.asking;
  key.focus({ preventScroll: true });
  tell(room, '');
  if (given !== 'yes') return;
  room.answered = true;
  speak(room, key.dataset.speak, key);
}
