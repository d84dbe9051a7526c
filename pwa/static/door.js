import { chooseLanguage } from './choose.js';
import { openPack, readStored } from './pack.js';
import { numberOf, readRecord, remember, textOf, today } from './record.js';
import { openRoom } from './room.js';
import { languages } from './setup.js';
import { openSlot } from './slot.js';

let newest = () => '';

async function ownLanguage() {
  const chosen = textOf(await readRecord(), 'language');
  return chooseLanguage([chosen, ...navigator.languages], languages);
}

// A language that is not whole on the phone gives way to English rather than to nothing.
async function findPack(key, sealed) {
  const pack = await openPack(key, await sealed);
  return pack ?? openPack(key, await readStored('en', newest()));
}

/**
 * Try digits. A wrong code ends here without a trace; a right one opens the room, unless the
 * reader has left or typed on meanwhile.
 * @param {string} digits
 */
async function tryEntry(digits) {
  const turn = window.page.begin();
  const sealed = ownLanguage().then((language) => readStored(language, newest()));
  try {
    const found = await openSlot(digits);
    const pack = found && (await findPack(found.key, sealed));
    if (pack) openRoom(turn, pack, { ...found, newest, record: await readRecord() });
  } catch {
  } finally {
    sealed.catch(() => {});
    window.page.end(turn);
  }
}

// Once a day, when the network answers: the room asks a phone that was away for long to go online.
async function noteDay() {
  const record = await readRecord();
  if (numberOf(record, 'day') === today() || !navigator.serviceWorker) return;
  navigator.serviceWorker.ready
    .then((registration) => registration.update())
    .then(() => remember({ day: today() }))
    .catch(() => {});
}

/**
 * Listen for entries of the cover.
 * @param {() => string} newestCache gives the name of the newest complete set of files
 */
export async function start(newestCache) {
  newest = newestCache;
  document.addEventListener('entry', (event) => {
    if (event.detail) tryEntry(event.detail);
    else window.page.end(window.page.begin());
  });
  await noteDay();
}
