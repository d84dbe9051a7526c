// The builder fills this file in: see pwa/builder/modules.py. Here stands only its shape.

/** The salt and the wrapped key that a phone's slot begins with, in base64. */
export const seed = '';
/** Iterations of PBKDF2. */
export const iterations = 0;
/** The format of the packs that this page can read. */
export const format = 0;
/** What the names of caches with such packs start with. */
export const prefix = '';
/** The languages that there are packs of. */
export const languages = [];
/** Element → whether it is drawn as SVG: what a pack may be grown from. */
export const elements = {};
/** The attributes that such elements may have, beside aria-… and data-…. */
export const attributes = [];
