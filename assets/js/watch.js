// Keeps an open page of results up to date: the server says when something has changed, the page is asked for
// again, and what differs is put in. Nothing that is typed or opened is lost.

const note = document.querySelector("[data-live]");
const main = (page) => page.querySelector("#content > .stack.loose");
const fields = "input[id], select[id]";
const reachable = "a[href], button, input, select, textarea, summary, [tabindex]";
let source = null;
let seen = null;
let patience = 30_000;

function open() {
  if (source || document.hidden) return;
  source = new EventSource(note.dataset.live + location.search);
  source.addEventListener("page", ({ data }) => {
    patience = 30_000;
    // Many pages are told at once: they do not all ask at once.
    if (seen !== null && seen !== data) setTimeout(refresh, Math.random() * 1_000);
    seen = data;
  });
  // A lost connection comes back by itself; a refused one is asked for again, ever more rarely.
  source.addEventListener("error", () => {
    if (source?.readyState !== EventSource.CLOSED) return;
    close();
    setTimeout(open, patience * (1 + Math.random()));
    patience *= 2;
  });
}

function close() {
  source?.close();
  source = null;
}

async function refresh() {
  const answer = await fetch(location.href).catch(() => null);
  if (!answer?.ok || answer.redirected) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (!main(page)) return;
  const before = names(document);
  const keep = state();
  for (const button of page.querySelectorAll("button[data-do][hidden]")) button.hidden = false;
  for (const part of page.querySelectorAll("details")) part.open = keep.opened.has(title(part));
  if (!put(main(document), main(page))) return;
  restore(keep);
  tell(before);
}

// Puts children that differ in place of the old ones, and tells whether any did.
function put(old, fresh) {
  const [gone, come] = [[...old.children], [...fresh.children]];
  let changed = false;
  const same = (one, other) => {
    // A comment that is being written stays, whatever was said meanwhile.
    if (one.matches("#comments > form, [data-live]")) return one.tagName === other.tagName;
    if (one.id !== "comments" || other.id !== "comments") return one.isEqualNode(other);
    changed = put(one, other) || changed;
    return true;
  };
  while (gone.length && come.length && same(gone[0], come[0])) gone.shift(), come.shift();
  let next = null;
  while (gone.length && come.length && same(gone.at(-1), come.at(-1))) (next = gone.pop()), come.pop();
  for (const child of gone) child.remove();
  for (const child of come) old.insertBefore(child, next);
  return changed || gone.length + come.length > 0;
}

const title = (part) => part.querySelector("summary")?.textContent;

// What the reader has opened, typed, scrolled to and is at.
function state() {
  const old = main(document);
  const all = [...old.querySelectorAll(reachable)];
  return {
    opened: new Set([...old.querySelectorAll("details[open]")].map(title)),
    typed: [...old.querySelectorAll(fields)].map(({ id, value }) => [id, value]),
    scrolled: [...old.querySelectorAll(".scroller")].map(({ scrollLeft, scrollTop }) => [scrollLeft, scrollTop]),
    focus: document.activeElement,
    index: all.indexOf(document.activeElement),
  };
}

function restore({ typed, scrolled, focus, index }) {
  for (const [id, value] of typed) {
    const field = document.getElementById(id);
    if (field && field.value !== value) field.value = value;
  }
  document.querySelectorAll(".scroller").forEach((box, number) => box.scrollTo(...(scrolled[number] ?? [0, 0])));
  if (index < 0 || focus.isConnected) return;
  const all = [...main(document).querySelectorAll(reachable)];
  (all.find((one) => one.isEqualNode(focus)) ?? all[index])?.focus({ preventScroll: true });
}

const names = (page) => [...page.querySelectorAll("table.results tbody th")].map((cell) => cell.textContent.trim());

// Says who has voted, or that something else is new.
let hush;
function tell(before) {
  const left = [...before];
  const added = names(document).filter((name) => {
    const at = left.indexOf(name);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  const { voted, votes, changed } = note.dataset;
  note.textContent =
    added.length === 1 && !left.length
      ? voted.replace("{name}", added[0])
      : added.length > 1 && !left.length
        ? votes.replace("{count}", added.length)
        : changed;
  clearTimeout(hush);
  hush = setTimeout(() => (note.textContent = ""), 8_000);
}

if (note) {
  // Browsers open only a few connections to one site: a page that nobody looks at gives its own back.
  document.addEventListener("visibilitychange", () => (document.hidden ? close() : open()));
  addEventListener("pagehide", close);
  addEventListener("pageshow", open);
  open();
}
