// Runs beside the pages (a service worker): opens the kept form of a poll when there is no connection, keeps what is
// sent then, and sends it when there is one. Nothing else is kept, and nothing at all after signing out.

/** What a service worker has that a page has not. @type {any} */
const worker = self;
const base = new URL("./", location.href).pathname;
const [pages, assets, unsent] = ["pages", "assets", "unsent"].map((name) => `${base} ${name}`);
const week = 7 * 24 * 3_600_000;

/** @typedef {{ request: Request, respondWith(answer: Promise<Response>): void, waitUntil(work: Promise<unknown>): void, lastChance?: boolean }} Asked */

const isForm = (/** @type {string} */ path) => /^poll\/[^/]+\/vote\/$/.test(path);
const isPoll = (/** @type {string} */ path) => /^poll\/[^/]+\/$/.test(path);

worker.addEventListener("install", () => worker.skipWaiting());
worker.addEventListener("activate", (/** @type {Asked} */ event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener("message", (/** @type {Asked} */ event) => event.waitUntil(sendAll()));
worker.addEventListener("sync", (/** @type {Asked} */ event) => event.waitUntil(wake(event.lastChance)));

worker.addEventListener("fetch", (/** @type {Asked} */ event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== location.origin || !pathname.startsWith(base)) return;
  const path = pathname.slice(base.length);
  if (request.method === "GET") {
    if (/^(assets|colors)\//.test(path)) event.respondWith(asset(request));
    if (request.mode !== "navigate") return;
    if (isForm(path)) event.respondWith(open(request, pathname));
    else if (isPoll(path)) event.respondWith(open(request, `${pathname}vote/`));
    // Whoever opens a form is told how sending goes: that page asks for it.
    if (!isForm(path)) event.waitUntil(sendAll());
  } else if (request.mode === "navigate" && isOurs(request)) {
    if (isForm(path)) event.respondWith(send(request, pathname));
    if (path === "logout/") event.waitUntil(Promise.all([caches.delete(pages), caches.delete(unsent)]));
    if (/^(login|signon)\//.test(path)) event.waitUntil(forgetForms());
  }
});

/** Whether a page of ours sends it: what other sites send is never kept, for later it would look like ours. @param {Request} request */
const isOurs = ({ referrer }) => referrer.startsWith(new URL(base, location.href).href);

/** Whoever signs in may be somebody else than the forms were kept for. Those that a vote waits for stay with it. */
async function forgetForms() {
  const [forms, votes] = await Promise.all([caches.open(pages), caches.open(unsent)]);
  for (const form of await forms.keys()) if (!(await votes.match(form))) await forms.delete(form);
}

/** @param {Request} request */
async function asset(request) {
  const store = await caches.open(assets);
  return (await store.match(request.url)) ?? fetch(request);
}

/** The kept form, as long as it is not too old. @param {string} path */
async function kept(path) {
  const store = await caches.open(pages);
  const page = await store.match(path);
  if (!page || Date.now() - Number(page.headers.get("kept-at")) < week) return page;
  await store.delete(path);
  return undefined;
}

/**
 * @param {string} name of the store
 * @param {string} path
 */
async function drop(name, path) {
  await (await caches.open(name)).delete(path);
}

/**
 * A page of a poll; without a connection its form.
 * @param {Request} request
 * @param {string} form its path
 */
async function open(request, form) {
  const isHere = new URL(request.url).pathname === form;
  try {
    const answer = await fetch(request);
    if (!isHere) await forgetSent(form);
    if (isHere && answer.type === "opaqueredirect") return await led(answer, form);
    if (!isHere || ![403, 404, 410].includes(answer.status)) return answer;
    // Not to be seen or voted in any more. What was typed is not lost: sending it once more says why.
    const waits = await (await caches.open(unsent)).match(form);
    const page = waits && (await kept(form));
    if (page) return page;
    await drop(pages, form);
    return answer;
  } catch (error) {
    const page = await kept(form);
    if (!page) throw error;
    return isHere ? page : Response.redirect(form, 302);
  }
}

/**
 * The server leads from the form to a vote that it has of this browser. What waits here is that vote, if it is only that its
 * answer was lost: that is found out first, and told by the page of the poll. What was refused is looked at again.
 * @param {Response} answer
 * @param {string} form its path
 */
async function led(answer, form) {
  const store = await caches.open(unsent);
  if (!(await store.match(form))) return answer;
  await sendAll();
  const state = (await store.match(form))?.headers.get("kept-state");
  if (state === "sent") return Response.redirect(form.replace(/vote\/$/, ""), 302);
  return (state && (await kept(form))) || answer;
}

/** Who sees the poll has been told that the vote has arrived. @param {string} form its path */
async function forgetSent(form) {
  const entry = await (await caches.open(unsent)).match(form);
  if (entry?.headers.get("kept-state") === "sent") await drop(unsent, form);
}

/**
 * What somebody sends by the form. If it does not arrive, it is kept.
 * @param {Request} request
 * @param {string} path
 */
async function send(request, path) {
  const body = await request.clone().text();
  try {
    const answer = await fetch(request);
    // The server has it, or its page shows all that was typed.
    if (answer.status < 500) await drop(unsent, path);
    if (answer.type === "opaqueredirect") await drop(pages, path);
    return answer;
  } catch (error) {
    const page = await kept(path);
    const fields = new URLSearchParams(body);
    if (!page || !fields.has("once") || fields.has("all")) throw error;
    await keep({ path, body, who: page.headers.get("kept-for") ?? "", once: fields.get("once") ?? "", state: "waiting" });
    // Some browsers wake this program when there is a connection, with no page open.
    worker.registration.sync?.register("send").catch(() => {});
    return Response.redirect(path, 303);
  }
}

/**
 * A vote that is not seen to have arrived: what the form sent, for whom it was kept, and what this sending is called.
 * @typedef {{ path: string, body: string, who: string, once: string, state: "waiting" | "refused" | "sent" }} Kept
 */

/** @param {Kept} vote */
async function keep({ path, body, who, once, state }) {
  const headers = { "kept-for": who, "kept-once": once, "kept-state": state };
  await (await caches.open(unsent)).put(path, new Response(body, { headers }));
}

/** @type {Promise<void> | null} */
let sending = null;

/** Sends what waits; not twice at a time. */
function sendAll() {
  sending ??= each().finally(() => (sending = null));
  return sending;
}

/**
 * The browser says that there is a connection. A form that is open asks by itself and is told how sending goes; should it
 * sleep, the browser wakes this program again.
 * @param {boolean | undefined} isLast
 */
async function wake(isLast) {
  const shown = await worker.clients.matchAll({ type: "window", includeUncontrolled: true });
  const open = shown.map((/** @type {{ url: string }} */ { url }) => url.replace(/[?#].*/, ""));
  const waits = await (await caches.open(unsent)).keys();
  if (!isLast && waits.some(({ url }) => open.includes(url))) throw new Error("a form is open");
  await sendAll();
}

async function each() {
  const store = await caches.open(unsent);
  for (const { url } of await store.keys()) {
    const entry = await store.match(url);
    if (entry?.headers.get("kept-state") !== "waiting") continue;
    const path = new URL(url).pathname;
    const [body, who, once] = [await entry.text(), ...["kept-for", "kept-once"].map((name) => entry.headers.get(name) ?? "")];
    const state = await deliver(path, body, who);
    // It may be forgotten by now, because somebody else is here, or another one may wait in its place.
    if ((await store.match(url))?.headers.get("kept-once") !== once) continue;
    // A page that is only just opening, or closing, may miss the message; the next one finds what came of it.
    if (state === "sent") await Promise.all([keep({ path, body: "", who, once, state }), drop(pages, path)]);
    if (state === "refused") await keep({ path, body, who, once, state });
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker's message goes to one page of ours
    for (const client of await worker.clients.matchAll()) client.postMessage({ path, once, result: state });
  }
}

/**
 * The server stores it once, however often it arrives. Only its own clear word counts.
 * @param {string} path
 * @param {string} body
 * @param {string} who
 * @returns {Promise<"sent" | "refused" | "waiting">}
 */
async function deliver(path, body, who) {
  const headers = { "Content-Type": "application/x-www-form-urlencoded", "Kept-For": who };
  try {
    const { status } = await fetch(path, { method: "POST", body, headers, redirect: "manual" });
    if (status === 204) return "sent";
    return status >= 400 && status < 500 && status !== 408 && status !== 429 ? "refused" : "waiting";
  } catch {
    return "waiting";
  }
}
