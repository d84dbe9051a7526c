import { secureAll } from './keep.js';
import { fetchRight } from './verify.js';

const LANES = 3;
const PAUSE_MS = 1000;

function isFrugal() {
  const { saveData, effectiveType } = navigator.connection ?? {};
  return saveData || /2g$/.test(effectiveType);
}

async function fetchPolitely(path) {
  if (isFrugal()) await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  return fetchRight(path, 'low');
}

/**
 * Make sure that files are kept that nobody waits for: after all else on the line, and on a dear or
 * slow one, one at a time with a pause before each. Tells whether all are kept.
 */
export function secureRest(paths) {
  return secureAll(paths, fetchPolitely, isFrugal() ? 1 : LANES);
}
