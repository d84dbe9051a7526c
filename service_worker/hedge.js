// How long nothing may come before another request starts beside the first. On Slow 3G the first
// byte takes 2 s: nothing is asked for twice there.
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
 * @template T
 * @param {(mode: string, signal: AbortSignal, heard: () => void) => Promise<T>} request
 * @param {string[]} modes
 * @returns {Promise<T>}
 */
export async function hedge(request, modes) {
  const stop = new AbortController();
  const left = [...modes];
  const running = [];
  let mode;
  try {
    for (const ms of QUIET_MS) {
      let end;
      do {
        mode = left.shift() ?? mode;
        const silence = listenFor(ms);
        running.push(request(mode, stop.signal, () => silence.restart()));
        const first = Promise.any(running).then(
          (value) => ({ value }),
          () => ({}),
        );
        end = await Promise.race([first, silence.over]);
        silences.delete(silence);
        if (end?.value) return end.value;
      } while (end && left.length > 0);
      if (end) break;
    }
    throw new TypeError();
  } finally {
    stop.abort();
  }
}
