// Keeps the form of this poll on the device, so that it opens without a connection and what is sent then waits here
// (worker.js).

import { whenQuiet } from "./dom.js";

/** @type {HTMLElement | null} */
const note = document.querySelector("[data-worker]");
/** @type {HTMLFormElement | null} */
const form = document.querySelector("[data-vote-form]");
const root = document.documentElement;
const week = 7 * 24 * 3_600_000;
/** Letters of a page that are read in one go: some 50 elements. */
const PIECE = 8_000;

if (note && form && "serviceWorker" in navigator && "caches" in globalThis) start(note, form);

/**
 * @param {HTMLElement} note
 * @param {HTMLFormElement} form
 */
function start(note, form) {
  const { worker = "", policy = "" } = note.dataset;
  const { who = "" } = form.dataset;
  const base = new URL("./", new URL(worker, location.href)).pathname;
  const store = (/** @type {string} */ name) => caches.open(`${base} ${name}`);
  const here = location.pathname;
  const isKept = "kept" in root.dataset;
  // Until it is known whether a vote waits, nothing is said of answers that were not saved.
  const draft = form.querySelector("[data-draft]");
  const isDrafted = draft?.toggleAttribute("hidden", true) && draft.querySelector("span")?.textContent;

  // Names this sending: it is stored once, even if the answer is lost and it comes again.
  const once = document.createElement("input");
  once.type = "hidden";
  once.name = "once";
  const another = () => (once.value = crypto.randomUUID());
  another();
  form.append(once);
  addEventListener("pageshow", (event) => event.persisted && another());

  /** Says something politely. @param {string | undefined} words @param {...(Node | string)} more */
  function say(words, ...more) {
    const line = document.createElement("p");
    line.className = "notice";
    line.append(words ?? "", ...more);
    note.replaceChildren(...(words ? [line] : []));
  }

  /**
   * Says how it is with the vote that waits here, and no more that its answers were never saved: with its button, that line
   * gives way to this one.
   * @param {string | undefined} words
   */
  function sayOfVote(words) {
    const button = draft?.querySelector("button");
    const again = button?.cloneNode(true);
    again?.addEventListener("click", () => {
      // Without a draft there is only what was filled in.
      if (!isDrafted) {
        form.reset();
        form.dispatchEvent(new CustomEvent("ballot"));
      }
      button?.click();
    });
    say(words, ...(again ? [" ", again] : []));
  }

  const waiting = async () => (await store("unsent")).match(here);

  /** Again and again, ever more seldom: a connection that is said to be there may not be yet. */
  async function ask(delay = 3_000) {
    const waits = await waiting();
    if (!waits) return say("");
    if (isSent(waits)) return arrived();
    sayOfVote(note.dataset.sending);
    (await navigator.serviceWorker.ready).active?.postMessage("send");
    setTimeout(async () => {
      const state = (await waiting())?.headers.get("kept-state");
      if (state === "sent" || (state === "waiting" && navigator.onLine)) await ask(2 * delay);
    }, delay);
  }

  /** Puts what waits into the form. @param {string} body */
  function fill(body) {
    for (const [name, value] of new URLSearchParams(body)) {
      /** @type {NodeListOf<HTMLInputElement>} */
      const fields = form.querySelectorAll(`[name="${CSS.escape(name)}"]`);
      for (const field of fields) {
        if (field.type === "checkbox") field.checked = true;
        else if (field.type === "radio") field.checked = field.value === value;
        else field.value = value;
        if (value && field.type === "text") field.closest("details")?.setAttribute("open", "");
        if (field.checked) field.dispatchEvent(new Event("change", { bubbles: true }));
      }
    }
  }

  async function look() {
    if (!isKept) await forget(await Promise.all([store("pages"), store("unsent")]), who);
    const waits = await waiting();
    if (!waits) {
      if (isDrafted) draft?.removeAttribute("hidden");
      if (isKept || !navigator.onLine) say(note.dataset.offline);
      return;
    }
    if (isSent(waits)) return arrived();
    fill(await waits.text());
    if (waits.headers.get("kept-state") === "refused") return refused(isKept);
    // One of the two is true.
    if (navigator.onLine) await ask();
    else sayOfVote(note.dataset.kept);
  }

  const isSent = (/** @type {Response} */ waits) => waits.headers.get("kept-state") === "sent";

  function arrived() {
    location.assign(here.replace(/vote\/$/, ""));
  }

  /** The server's own page says why, and shows all that was typed. @param {boolean} atOnce */
  function refused(atOnce) {
    if (atOnce) form.requestSubmit();
    else sayOfVote(note.dataset.refused);
  }

  async function keep() {
    // As the server gives it: here, scripts and whoever votes have changed it.
    const answer = await fetch(here);
    if (!answer.ok || answer.redirected) return;
    const html = snapshot(await read(await answer.text()), who);
    if (!html) return;
    const headers = {
      "Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": policy, "Referrer-Policy": "same-origin",
      "X-Content-Type-Options": "nosniff", "Kept-At": String(Date.now()), "Kept-For": who,
    };
    await (await store("pages")).put(here, new Response(html, { headers }));
    const own = ["assets", "colors"].map((folder) => `${location.origin}${base}${folder}/`);
    const used = performance.getEntriesByType("resource").map(({ name }) => name);
    await renew(await store("assets"), [...new Set(used.filter((name) => own.some((start) => name.startsWith(start))))]);
  }

  navigator.serviceWorker.addEventListener("message", ({ data }) => {
    if (data.path !== here) return;
    // Another window has the form as well, with something else in it.
    if (data.once !== once.value) say(data.result === "sent" ? "" : note.dataset.kept);
    else if (data.result === "sent") arrived();
    else if (data.result === "refused") refused(true);
    else sayOfVote(note.dataset.kept);
  });
  // Whoever discards the answers that are here again does not want them sent either.
  form.querySelector("[data-draft] button")?.addEventListener("click", async () => {
    if (await (await store("unsent")).delete(here)) say("");
  });
  addEventListener("online", () => ask());
  addEventListener("offline", async () => {
    if (await waiting()) sayOfVote(note.dataset.kept);
    else say(note.dataset.offline);
  });
  look();
  whenQuiet(() => {
    navigator.serviceWorker.register(worker).catch(() => {});
    if (!isKept) keep();
  });
}

/**
 * A page that is long takes a slow phone long: it is read a piece at a time, whenever nothing else is to be done.
 * @param {string} html
 */
async function read(html) {
  const page = document.implementation.createHTMLDocument();
  for (let at = 0; at < html.length; at += PIECE) {
    await new Promise((free) => whenQuiet(() => free(undefined)));
    page.write(html.slice(at, at + PIECE));
  }
  page.close();
  return page.documentElement;
}

/**
 * The page without what is not for a shelf: who is signed in, what others answered or leave free, what was just told.
 * Nothing if it is for somebody else by now, or no form any more.
 * @param {HTMLElement} page
 * @param {string} who
 */
function snapshot(page, who) {
  const form = page.querySelector("[data-vote-form]");
  if (!(form instanceof HTMLElement) || form.dataset.who !== who) return "";
  const passing = ".vote-others, .seats-said, .flash, main .notice, .vote-as, .site-head > div > :not(.brand), .site-foot";
  for (const part of page.querySelectorAll(passing)) {
    if (part.matches(".vote-as")) part.textContent = "";
    else part.remove();
  }
  page.dataset.kept = "";
  return `<!doctype html>${page.outerHTML}`;
}

/**
 * Forgets what was kept for somebody else, or long ago.
 * @param {Cache[]} stores
 * @param {string} who
 */
async function forget(stores, who) {
  for (const store of stores) {
    for (const key of await store.keys()) {
      const headers = (await store.match(key))?.headers;
      const age = Date.now() - Number(headers?.get("kept-at") ?? Date.now());
      if (headers?.get("kept-for") !== who || age > week) await store.delete(key);
    }
  }
}

/**
 * Keeps the files that the page uses, and forgets those that no kept page can use any more.
 * @param {Cache} store
 * @param {string[]} used
 */
async function renew(store, used) {
  const known = await store.keys();
  for (const key of known.filter(({ url }) => !used.includes(url))) {
    const date = Date.parse((await store.match(key))?.headers.get("date") ?? "");
    if (!(Date.now() - date < 2 * week)) await store.delete(key);
  }
  await store.addAll(used.filter((url) => !known.some((key) => key.url === url)));
}
