import { stateAt } from './hours.js';
import { dayOf, numberOf, part, today } from './record.js';

const AWAY_DAYS = 60;
const OLD_DAYS = 365;

// Help that differs by device begins with the one in her hands; she can ask for another.
function deviceInHand() {
  if (/android/i.test(navigator.userAgent)) return 'android';
  const touchMac = /macintosh/i.test(navigator.userAgent) && navigator.maxTouchPoints > 1;
  return touchMac || /iphone|ipad/i.test(navigator.userAgent) ? 'iphone' : 'computer';
}

function knownFacts(room) {
  const online = numberOf(room.held.record, 'day');
  const facts = dayOf(room.pack.facts);
  return {
    kept: document.documentElement.dataset.ready ? 'yes' : 'no',
    away: today() - online > AWAY_DAYS ? 'yes' : 'no',
    old: today() - facts > OLD_DAYS ? 'yes' : 'no',
    seen1: part(room.held.record, 'notes')[0] & 1 ? 'yes' : 'no',
    device: deviceInHand(),
    ...room.facts,
  };
}

// "passport=eu,unknown" holds when the fact has one of the values.
function holds(condition, facts) {
  const [name, values] = condition.split('=');
  return values.split(',').includes(facts[name] ?? '');
}

function fillHours(element, room) {
  const { state, until } = stateAt(element.dataset.hours, room.pack, new Date());
  element.dataset.state = state;
  const words = { open: 'whenOpen', closed: 'whenClosed', maybe: 'whenMaybe' };
  element.textContent = element.dataset[words[state]].replace('{time}', until);
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
