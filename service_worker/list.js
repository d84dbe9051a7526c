// The builder fills this file in: see pwa/builder/list.py. Here stands only its shape.

/** Names this version's cache; the number before the hyphen is the format of the packs. */
export const CACHE = 'files-1-0';
/** What the name of every cache of this site starts with. */
export const PREFIX = 'files-';
/** Path → [SHA-256 in base64, content type, group]. Groups: code, page:<name>, data:<language>, rest. */
export const FILES = {};
/** Folder of a cover → what its manifests share, and language → what is its own. */
export const MANIFESTS = {};
/** The headers that every stored answer gets, beside its content type. */
export const HEADERS = {};
/** Where "/" leads. */
export const HOME = '/calculator/';
/** Paths that are left to the network. */
export const NETWORK = ['/sw.js'];
/** The plain answer to every unknown path. */
export const NOT_FOUND = '';
