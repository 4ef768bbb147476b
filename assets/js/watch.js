// Keeps an open page of results up to date: the server says when something has changed, the page is asked for
// again, and what differs is put in. Nothing that is typed or opened is lost, and nothing moves under a finger.

import { all, around, find, get } from "./dom.js";

const note = find(HTMLElement, "[data-live]");
const control = find(HTMLButtonElement, "[data-live-switch]");
const reachable = "a[href], button, input, select, textarea, summary, [tabindex]";
const hour = 3_600_000;

// What the server has told of the page, and which of it is shown.
/** @type {string | null} */
let told = null;
/** @type {string | null} */
let shown = null;
/** @type {EventSource | null} */
let source = null;
let asking = false;
/** @typedef {ReturnType<typeof setTimeout> | undefined} Timer */
/** @type {Timer} */
let asks;
let patience = 30_000;
/** @type {Timer} */
let opens;

const follows = () => localStorage.getItem("live") !== "off";

function open() {
  clearTimeout(opens);
  if (source || document.hidden || !follows()) return;
  source = new EventSource(note?.dataset.live ?? "");
  source.addEventListener("page", ({ data }) => {
    patience = 30_000;
    told = data;
    // Many pages are told at once: they do not all ask at once.
    askIn(Math.random() * 1_000);
  });
  // A lost connection comes back by itself; a refused one is asked for again, ever more rarely.
  source.addEventListener("error", () => {
    if (source?.readyState !== EventSource.CLOSED) return;
    close();
    opens = setTimeout(open, patience * (1 + Math.random()));
    patience = Math.min(2 * patience, hour);
  });
}

function close() {
  source?.close();
  source = null;
  clearTimeout(opens);
}

/** @param {number} wait in milliseconds */
function askIn(wait) {
  clearTimeout(asks);
  asks = setTimeout(ask, wait);
}

// The first time too: the page may be older than the connection that tells of it.
async function ask() {
  if (asking || told === shown) return;
  asking = true;
  const asked = told;
  try {
    const answer = await fetch(location.href);
    if (!answer.ok || answer.redirected) throw new Error(answer.statusText);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    await released();
    show(page);
    shown = asked;
    if (told !== shown) askIn(1_000);
  } catch {
    askIn(15_000 * (1 + Math.random()));
  }
  asking = false;
}

// Nothing moves while a button is held down: the click would miss it.
/** @type {((value?: unknown) => void) | null} */
let release = null;
let held = false;
const released = () => (held ? new Promise((done) => (release = done)) : null);
document.addEventListener("pointerdown", () => (held = true));
for (const end of ["pointerup", "pointercancel"]) {
  document.addEventListener(end, () =>
    setTimeout(() => {
      held = false;
      release?.();
      release = null;
    }),
  );
}

/** @param {Document} page */
function show(page) {
  const [old, fresh] = [document, page].map((one) => get(HTMLElement, "#content", one));
  const before = names(document);
  const keep = state(old);
  for (const button of all(HTMLButtonElement, "button[data-do][hidden]", page)) button.hidden = false;
  for (const part of all(HTMLDetailsElement, "details", page)) part.open = keep.opened.has(title(part));
  const mark = landmark(old);
  if (!put(old, fresh)) return;
  document.title = page.title;
  restore(old, keep);
  const moved = mark && marks(old).find((one) => one.textContent === mark.text);
  if (moved) scrollBy({ top: top(moved) - mark.top, behavior: "instant" });
  say(before);
}

// What stays as it is: what was told after a form was sent, a comment that is being written, our own words.
const lasting = ".flash, #comments > form, [data-live], .follow";
// What is looked at child by child.
const holders = [".stack.loose", "#comments"];

/**
 * Puts children that differ in place of the old ones, and tells whether any did.
 * @type {(old: Element, fresh: Element) => boolean}
 */
function put(old, fresh) {
  const [gone, come] = [old, fresh].map((one) => [...one.children].filter((child) => !child.matches(".flash")));
  let changed = false;
  /** @type {(one: Element, other: Element) => boolean} */
  const same = (one, other) => {
    if (one.matches(lasting)) return one.tagName === other.tagName && one.className === other.className;
    if (!holders.some((holder) => one.matches(holder) && other.matches(holder))) return one.isEqualNode(other);
    changed = put(one, other) || changed;
    return true;
  };
  while (gone.length && come.length && same(gone[0], come[0])) {
    gone.shift();
    come.shift();
  }
  /** @type {Element | null} */
  let next = null;
  while (gone.length && come.length && same(gone[gone.length - 1], come[come.length - 1])) {
    next = gone.pop() ?? null;
    come.pop();
  }
  // First in, then out: a page that becomes short for a moment would jump.
  for (const child of come) old.insertBefore(child, next);
  for (const child of gone) child.remove();
  return changed || gone.length + come.length > 0;
}

// What the eye holds on to: the first heading or name in sight stays where it is.
/** @type {(old: Element) => HTMLElement[]} */
const marks = (old) => all(HTMLElement, "h1, h2, .tally .name, table.results th[scope=row], article", old);
/** @type {(one: Element) => number} */
const top = (one) => one.getBoundingClientRect().top;
/** @param {Element} old */
function landmark(old) {
  const one = marks(old).find((mark) => top(mark) >= 0);
  return one && top(one) < innerHeight ? { text: one.textContent, top: top(one) } : null;
}

/** @type {(part: Element) => string | undefined} */
const title = (part) => part.querySelector("summary")?.textContent;

// What can be reached, in words that hold after it was replaced: never those of another person's button.
/** @param {HTMLElement} element */
function key(element) {
  const words = element.matches("a, button, summary") ? element.textContent : "";
  const { id, name, type, href } = /** @type {Partial<HTMLInputElement & HTMLAnchorElement>} */ (element);
  return [element.tagName, id, name, type, href, element.closest("form")?.action, element.ariaLabel, words].join("\n");
}

// What the reader has opened, typed, scrolled to and is at.
/** @param {Element} old */
function state(old) {
  const inside = around(HTMLElement, "#content *", document.activeElement);
  const focus = inside && old.contains(inside) ? inside : null;
  return {
    opened: new Set(all(HTMLElement, "details[open]", old).map(title)),
    typed: fieldsWithin(old).map(({ id, value }) => [id, value]),
    scrolled: all(HTMLElement, ".scroller", old).map(({ scrollLeft, scrollTop }) => [scrollLeft, scrollTop]),
    focus,
    key: focus && key(focus),
  };
}

/** @type {(old: Element) => (HTMLInputElement | HTMLSelectElement)[]} */
const fieldsWithin = (old) => [...all(HTMLInputElement, "[id]", old), ...all(HTMLSelectElement, "[id]", old)];

/**
 * @param {HTMLElement} old
 * @param {ReturnType<typeof state>} state
 */
function restore(old, { typed, scrolled, focus, key: sought }) {
  const before = new Map(/** @type {[string, string][]} */ (typed));
  for (const field of fieldsWithin(old)) {
    const value = before.get(field.id);
    if (value !== undefined && field.value !== value) field.value = value;
  }
  all(HTMLElement, ".scroller", old).forEach((box, number) => {
    const [left, top] = scrolled[number] ?? [0, 0];
    box.scrollTo(left, top);
  });
  if (!focus || focus.isConnected) return;
  const again = all(HTMLElement, reachable, old).find((one) => key(one) === sought);
  (again ?? old).focus({ preventScroll: true });
}

// The name stands first; after it comes what can be done with the vote, in words for screen readers.
/** @type {(cell: HTMLElement) => string} */
const name = (cell) => document.createTreeWalker(cell, NodeFilter.SHOW_TEXT).nextNode()?.nodeValue?.trim() ?? "";
/** @type {(page: Document) => string[]} */
const names = (page) => all(HTMLElement, "table.results tbody th", page).map(name);

// Says who has voted, or that something else is new.
/** @type {Timer} */
let hush;
/** @param {string[]} before */
function say(before) {
  if (!note) return;
  const left = [...before];
  const added = names(document).filter((name) => {
    const at = left.indexOf(name);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  // Without a table before, what it shows now may be old.
  const votes = before.length && added.length && !left.length;
  const { one = "", many = "", other = "" } = note.dataset;
  const words = added.length === 1 ? one.replace("{name}", () => added[0]) : many.replace("{count}", String(added.length));
  // The first time the page only catches up, with a zone that is known by now, for example: no news to anybody.
  const otherwise = shown === null ? "" : other;
  note.textContent = votes ? words : otherwise;
  clearTimeout(hush);
  hush = setTimeout(() => (note.textContent = ""), 8_000);
}

/** @param {HTMLButtonElement} control */
function showControl(control) {
  const { stop = "", start = "", on = "", off = "" } = control.dataset;
  control.textContent = follows() ? stop : start;
  if (control.previousElementSibling) control.previousElementSibling.textContent = follows() ? on : off;
}

if (note) {
  // Browsers open only a few connections to one site: a page that nobody looks at gives its own back.
  document.addEventListener("visibilitychange", () => (document.hidden ? close() : open()));
  addEventListener("pagehide", close);
  addEventListener("pageshow", open);
  open();
}

if (control) {
  showControl(control);
  if (control.parentElement) control.parentElement.hidden = false;
  control.addEventListener("click", () => {
    if (follows()) localStorage.setItem("live", "off");
    else localStorage.removeItem("live");
    showControl(control);
    if (follows()) open();
    else close();
  });
}
