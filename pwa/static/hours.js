// The holidays of a pack reach as far as this.
const KNOWN_YEARS = 5;
const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/**
 * Give the day and time in another time zone than the phone's own.
 * @param {string} zone that of the pack: the served code names none
 * @param {Date} now
 * @returns {{date: string, day: number, clock: string}} date as 2026-12-25, day 1 (Monday) to 7
 */
export function clockIn(zone, now) {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    weekday: 'short',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(now);
  const get = (type) => parts.find((one) => one.type === type).value;
  return {
    date: `${get('year')}-${get('month')}-${get('day')}`,
    day: DAYS.indexOf(get('weekday')) + 1,
    clock: `${get('hour')}:${get('minute')}`,
  };
}

// Dates are counted in UTC, where no clock is ever put forward or back.
function dateAhead(date, days) {
  const then = new Date(date);
  then.setUTCDate(then.getUTCDate() + days);
  return then.toISOString().slice(0, 10);
}

// The next moment that is sure: a holiday is none. After six days a weekday would name today's.
function nextOpening(ranges, holidays, { date, clock }) {
  for (let ahead = 0; ahead < 7; ahead += 1) {
    const then = dateAhead(date, ahead);
    const day = new Date(then).getUTCDay() || 7;
    const times = ranges
      .filter(({ days, opens }) => days.includes(day) && (ahead || opens > clock))
      .map(({ opens }) => opens);
    if (times.length && !holidays.includes(then)) return { ahead, day, time: times.sort()[0] };
  }
  return {};
}

/**
 * Say whether someone answers now: 'open', 'closed' or, on a holiday in opening hours, 'maybe';
 * 'unsure' when the phone's date cannot be right, before the facts or years after them.
 * @param {string} hours ranges such as "12345 09:00-17:00", joined by ";"; the digits are days
 * @param {{zone: string, holidays: readonly string[], facts: string}} pack dates as 2026-12-25
 * @param {Date} now
 * @returns {{state: 'open' | 'closed' | 'maybe' | 'unsure', time?: string, ahead?: number, day?: number}}
 *   time: when it closes, or opens next; ahead: in how many days; day: 1 (Monday) to 7
 */
export function stateAt(hours, { zone, holidays, facts }, now) {
  const here = clockIn(zone, now);
  const last = Number(facts.slice(0, 4)) + KNOWN_YEARS + facts.slice(4);
  if (here.date < dateAhead(facts, -1) || here.date > last) return { state: 'unsure' };
  const ranges = hours.split(';').map((range) => {
    const [days, times] = range.split(' ');
    const [opens, closes] = times.split('-');
    return { days: [...days].map(Number), opens, closes };
  });
  const present = ranges.find(
    ({ days, opens, closes }) =>
      days.includes(here.day) && opens <= here.clock && here.clock < closes,
  );
  if (!present) return { state: 'closed', ...nextOpening(ranges, holidays, here) };
  return holidays.includes(here.date)
    ? { state: 'maybe' }
    : { state: 'open', time: present.closes };
}
