const ALIASES = { fil: 'tl' };

/**
 * Choose the first wanted language that there is, else English.
 * @param {readonly string[]} wanted BCP 47 tags, best first, as in navigator.languages
 * @param {readonly string[]} available codes such as "nl"
 * @returns {string}
 */
export function chooseLanguage(wanted, available) {
  for (const tag of wanted) {
    const base = tag.toLowerCase().split('-')[0];
    const code = ALIASES[base] ?? base;
    if (available.includes(code)) return code;
  }
  return 'en';
}
