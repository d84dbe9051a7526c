// How long nothing may come before another request starts: on Slow 3G the first byte takes 2 s.
const QUIET_MS = [3000, 9000, 18000];
const HURRY_MS = 1000;

const silences = new Set();

// `over` resolves when nothing was heard for a while.
function listenFor(ms) {
  const silence = {};
  let timer;
  silence.over = new Promise((resolve) => {
    silence.restart = (after = ms) => {
      clearTimeout(timer);
      timer = setTimeout(resolve, after);
    };
  });
  silence.restart();
  silences.add(silence);
  return silence;
}

/** Somebody waits: let whatever stalls start anew soon. */
export function hurry() {
  for (const silence of silences) silence.restart(HURRY_MS);
}

/**
 * Ask in one mode, in the next one when that fails, and beside it, in the next or last one, when no
 * byte comes for a while. The first that succeeds is taken and the others are aborted.
 * @param {(mode: string, signal: AbortSignal, heard: () => void) => Promise<ArrayBuffer>} request
 * @param {string[]} modes
 * @returns {Promise<ArrayBuffer>}
 */
export async function hedge(request, modes) {
  const stop = new AbortController();
  const left = [...modes];
  const running = [];
  let mode;
  try {
    for (let silent = 0; silent < QUIET_MS.length; ) {
      mode = left.shift() ?? mode;
      const silence = listenFor(QUIET_MS[silent]);
      running.push(request(mode, stop.signal, () => silence.restart()));
      const answer = Promise.any(running).catch(() => null);
      const bytes = await Promise.race([answer, silence.over]);
      silences.delete(silence);
      if (bytes) return bytes;
      if (bytes === undefined) silent += 1;
      else if (left.length === 0) break;
    }
    throw new TypeError();
  } finally {
    stop.abort();
  }
}
