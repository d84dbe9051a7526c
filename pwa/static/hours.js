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

/**
 * Say whether someone answers now: 'open', 'closed' or, on a holiday in opening hours, 'maybe'.
 * @param {string} hours ranges such as "12345 09:00-17:00", joined by ";"; the digits are days
 * @param {{zone: string, holidays: readonly string[]}} pack its zone, and dates as 2026-12-25
 * @param {Date} now
 * @returns {{state: 'open' | 'closed' | 'maybe', until?: string}} until: when it closes
 */
export function stateAt(hours, { zone, holidays }, now) {
  const { date, day, clock } = clockIn(zone, now);
  for (const range of hours.split(';')) {
    const [days, times] = range.split(' ');
    const [opens, closes] = times.split('-');
    if (days.includes(String(day)) && opens <= clock && clock < closes) {
      return holidays.includes(date) ? { state: 'maybe' } : { state: 'open', until: closes };
    }
  }
  return { state: 'closed' };
}
