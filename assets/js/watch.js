// Keeps an open page of results up to date: the server says when something has changed, the page is asked for
// again, and what differs is put in. Nothing that is typed or opened is lost, and nothing moves under a finger.

const note = document.querySelector("[data-live]");
const control = document.querySelector("[data-live-switch]");
const reachable = "a[href], button, input, select, textarea, summary, [tabindex]";
const hour = 3_600_000;

// What the server has told of the page, and which of it is shown.
let told = null;
let shown = null;
let source = null;
let asking = false;
let asks;
let patience = 30_000;
let opens;

const follows = () => localStorage.getItem("live") !== "off";

function open() {
  clearTimeout(opens);
  if (source || document.hidden || !follows()) return;
  source = new EventSource(note.dataset.live);
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

function show(page) {
  const [old, fresh] = [document, page].map((one) => one.querySelector("#content"));
  const before = names(document);
  const keep = state(old);
  for (const button of page.querySelectorAll("button[data-do][hidden]")) button.hidden = false;
  for (const part of page.querySelectorAll("details")) part.open = keep.opened.has(title(part));
  const mark = landmark(old);
  if (!put(old, fresh)) return;
  document.title = page.title;
  restore(old, keep);
  const moved = mark && top(marks(old).find((one) => one.textContent === mark.text));
  if (moved) scrollBy({ top: moved - mark.top, behavior: "instant" });
  say(before);
}

// What stays as it is: what was told after a form was sent, a comment that is being written, our own words.
const lasting = ".flash, #comments > form, [data-live], .follow";
// What is looked at child by child.
const holders = [".stack.loose", "#comments"];

// Puts children that differ in place of the old ones, and tells whether any did.
function put(old, fresh) {
  const [gone, come] = [old, fresh].map((one) => [...one.children].filter((child) => !child.matches(".flash")));
  let changed = false;
  const same = (one, other) => {
    if (one.matches(lasting)) return one.tagName === other.tagName && one.className === other.className;
    if (!holders.some((holder) => one.matches(holder) && other.matches(holder))) return one.isEqualNode(other);
    changed = put(one, other) || changed;
    return true;
  };
  while (gone.length && come.length && same(gone[0], come[0])) gone.shift(), come.shift();
  let next = null;
  while (gone.length && come.length && same(gone.at(-1), come.at(-1))) (next = gone.pop()), come.pop();
  // First in, then out: a page that becomes short for a moment would jump.
  for (const child of come) old.insertBefore(child, next);
  for (const child of gone) child.remove();
  return changed || gone.length + come.length > 0;
}

// What the eye holds on to: the first heading or name in sight stays where it is.
const marks = (old) => [...old.querySelectorAll("h1, h2, .tally .name, table.results th[scope=row], article")];
const top = (one) => one?.getBoundingClientRect().top;
function landmark(old) {
  const one = marks(old).find((mark) => top(mark) >= 0);
  return one && top(one) < innerHeight ? { text: one.textContent, top: top(one) } : null;
}

const title = (part) => part.querySelector("summary")?.textContent;

// What can be reached, in words that hold after it was replaced: never those of another person's button.
function key(element) {
  const words = element.matches("a, button, summary") ? element.textContent : "";
  const { id, name, type, href } = element;
  return [element.tagName, id, name, type, href, element.closest("form")?.action, element.ariaLabel, words].join("\n");
}

// What the reader has opened, typed, scrolled to and is at.
function state(old) {
  const focus = old.contains(document.activeElement) && document.activeElement !== old ? document.activeElement : null;
  return {
    opened: new Set([...old.querySelectorAll("details[open]")].map(title)),
    typed: [...old.querySelectorAll("input[id], select[id]")].map(({ id, value }) => [id, value]),
    scrolled: [...old.querySelectorAll(".scroller")].map(({ scrollLeft, scrollTop }) => [scrollLeft, scrollTop]),
    focus,
    key: focus && key(focus),
  };
}

function restore(old, { typed, scrolled, focus, key: sought }) {
  for (const [id, value] of typed) {
    const field = document.getElementById(id);
    if (field && field.value !== value) field.value = value;
  }
  old.querySelectorAll(".scroller").forEach((box, number) => box.scrollTo(...(scrolled[number] ?? [0, 0])));
  if (!focus || focus.isConnected) return;
  const again = [...old.querySelectorAll(reachable)].find((one) => key(one) === sought);
  (again ?? old).focus({ preventScroll: true });
}

const names = (page) => [...page.querySelectorAll("table.results tbody th")].map((cell) => cell.textContent.trim());

// Says who has voted, or that something else is new.
let hush;
function say(before) {
  const left = [...before];
  const added = names(document).filter((name) => {
    const at = left.indexOf(name);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  // Without a table before, what it shows now may be old.
  const votes = before.length && added.length && !left.length;
  const { one, many, other } = note.dataset;
  const words = added.length === 1 ? one.replace("{name}", () => added[0]) : many.replace("{count}", added.length);
  note.textContent = votes ? words : other;
  clearTimeout(hush);
  hush = setTimeout(() => (note.textContent = ""), 8_000);
}

function showControl() {
  control.textContent = follows() ? control.dataset.stop : control.dataset.start;
  control.previousElementSibling.textContent = follows() ? control.dataset.on : control.dataset.off;
}

if (note) {
  // Browsers open only a few connections to one site: a page that nobody looks at gives its own back.
  document.addEventListener("visibilitychange", () => (document.hidden ? close() : open()));
  addEventListener("pagehide", close);
  addEventListener("pageshow", open);
  open();
  showControl();
  control.parentElement.hidden = false;
  control.addEventListener("click", () => {
    if (follows()) localStorage.setItem("live", "off");
    else localStorage.removeItem("live");
    showControl();
    if (follows()) open();
    else close();
  });
}
