const END = /[.!?؟۔]["”»’)]*(?=\s)|[。！？]["”»’）]*/g;

/**
 * Cut a text after each sentence; the pieces together are the whole text.
 * @param {string} text
 * @returns {string[]}
 */
export function cut(text) {
  return text.replace(END, '$&\n').split('\n');
}
