const ALIASES = { fil: 'tl' };

/**
 * Give the code that we know a language by.
 * @param {string} tag such as "nl-NL", or "fil_PH" as some phones write it
 * @returns {string}
 */
export function codeOf(tag) {
  const base = tag.toLowerCase().split(/[-_]/)[0];
  return ALIASES[base] ?? base;
}

/**
 * Choose the first wanted language that there is, else English.
 * @param {readonly string[]} wanted BCP 47 tags, best first, as in navigator.languages
 * @param {readonly string[]} available codes such as "nl"
 * @returns {string}
 */
export function chooseLanguage(wanted, available) {
  for (const tag of wanted) {
    const code = codeOf(tag);
    if (available.includes(code)) return code;
  }
  return 'en';
}
