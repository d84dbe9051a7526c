import { chooseLanguage } from './choose.js';

const ALL_WORDS = JSON.parse(document.getElementById('words').textContent);
const COVER_LANGUAGE = chooseLanguage(navigator.languages, Object.keys(ALL_WORDS));

/**
 * Give the cover's words in the phone's language.
 * @returns {Record<string, string>} key → text; `dir` is the direction
 */
export function words() {
  return ALL_WORDS[COVER_LANGUAGE];
}

/** Put the words into the page: language, title, manifest, texts and labels. */
export function fillWords() {
  const mine = words();
  const root = document.documentElement;
  root.lang = COVER_LANGUAGE;
  root.dir = mine.dir;
  document.title = mine.name;
  const manifest = document.querySelector('link[rel=manifest]');
  manifest.href = manifest.dataset.path.replace('*', COVER_LANGUAGE);
  for (const element of document.querySelectorAll('[data-word]')) {
    element.textContent = mine[element.dataset.word];
  }
  for (const element of document.querySelectorAll('[data-label]')) {
    element.setAttribute('aria-label', mine[element.dataset.label]);
  }
}

fillWords();
