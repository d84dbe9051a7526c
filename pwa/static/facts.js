import { stateAt } from './hours.js';
import { dayOf, numberOf, part, today } from './record.js';

const AWAY_DAYS = 60;
const OLD_DAYS = 365;
const WHEN = ['whenToday', 'whenTomorrow', 'whenLater'];

// Help that differs by device begins with the one in her hands; she can ask for another.
function deviceInHand() {
  if (/android/i.test(navigator.userAgent)) return 'android';
  const touchMac = /macintosh/i.test(navigator.userAgent) && navigator.maxTouchPoints > 1;
  return touchMac || /iphone|ipad/i.test(navigator.userAgent) ? 'iphone' : 'computer';
}

function knownFacts(room) {
  const online = numberOf(room.held.record, 'day');
  const facts = dayOf(room.pack.facts);
  const [notes] = part(room.held.record, 'notes');
  return {
    away: today() - online > AWAY_DAYS ? 'yes' : 'no',
    old: today() - facts > OLD_DAYS ? 'yes' : 'no',
    seen1: notes & 1 ? 'yes' : 'no',
    seen2: notes & 2 ? 'yes' : 'no',
    device: deviceInHand(),
    ticks: room.ticks.size ? 'some' : 'none',
    // A tick is several words, and each of them holds.
    tick: [...room.ticks].join(' ').split(' '),
    ...room.facts,
  };
}

// "passport=eu,unknown tick=a" holds when each fact has one of the values.
function holds(condition, facts) {
  return condition.split(' ').every((one) => {
    const [name, values] = one.split('=');
    const held = [facts[name] ?? ''].flat();
    return values.split(',').some((value) => held.includes(value));
  });
}

function fillHours(element, room) {
  const { state, ...when } = stateAt(element.dataset.hours, room.pack, new Date());
  const words = element.dataset;
  const texts = {
    open: words.whenOpen,
    maybe: words.whenMaybe,
    unsure: words.whenUnsure,
    closed: [words.whenClosed, words[WHEN[Math.min(when.ahead, 2)]]].join(' '),
  };
  words.state = state;
  element.textContent = texts[state]
    .replace('{time}', when.time)
    .replace('{day}', words.days.split(',')[when.day - 1])
    .trim();
}

// Who pressed a button that goes away finds what took its place, or the heading.
function keepFocus(room, focused) {
  if (!focused || focused.getClientRects().length) return;
  const beside = [...focused.parentElement.querySelectorAll('button')];
  const next = beside.find((one) => one.getClientRects().length);
  (next ?? room.root.querySelector('main h1'))?.focus({ preventScroll: true });
}

/**
 * Show what holds now: parts with a condition, pressed and ticked buttons, opening hours.
 * @param {object} room as in room.js
 */
export function fillFacts(room) {
  const facts = knownFacts(room);
  const focused = room.root.activeElement;
  const all = (selector) => room.root.querySelectorAll(selector);
  for (const element of all('[data-if]')) element.hidden = !holds(element.dataset.if, facts);
  for (const button of all('[data-set]')) {
    button.setAttribute('aria-pressed', String(holds(button.dataset.set, facts)));
  }
  for (const button of all('[data-tick]')) {
    button.setAttribute('aria-checked', String(room.ticks.has(button.dataset.tick)));
  }
  for (const element of all('[data-hours]')) fillHours(element, room);
  for (const blank of all('[data-blank]')) blank.textContent = facts[blank.dataset.blank] || '…';
  keepFocus(room, focused);
}
