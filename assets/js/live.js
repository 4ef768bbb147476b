// A form that answers while one types: its buttons and fields send it as they would without scripts, and
// the parts that changed are put in place of the old ones.

import { all, around, fields, find, whenQuiet } from "./dom.js";

/** @typedef {HTMLButtonElement | HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Control */

const form = find(HTMLFormElement, "form[data-live]");
const controls = "button, input, select, textarea";

let version = 0;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;
let plain = false;

/**
 * The page that the server makes of a form.
 * @param {URLSearchParams} body
 * @returns {Promise<Document>}
 */
async function ask(body) {
  if (!body.get("do") && !body.get("drop")) body.set("do", "refresh");
  const response = await fetch(location.pathname, { method: "POST", body });
  if (!response.ok) throw new Error(response.statusText);
  return new DOMParser().parseFromString(await response.text(), "text/html");
}

/**
 * Sends the form; `button` is the pressed one, or none while typing. Then only those `parts` change that
 * tell something, not those that are typed into.
 * @param {HTMLFormElement} form
 * @param {HTMLButtonElement | null} button
 * @returns {Promise<void>}
 */
async function send(form, button, parts = button ? "[data-part]" : '[data-part="told"]') {
  const body = fields(form, button);
  clearTimeout(timer);
  const mine = ++version;
  const page = await ask(body);
  // Something was typed meanwhile: what the button does is to be done to that.
  if (mine !== version) {
    if (button) await send(form, button);
    return;
  }
  whenFree(() => swap(form, page, parts));
}

// Nothing moves while a button is held down: the click would miss it.
let held = false;
/** @type {(() => void) | null} */
let waiting = null;

/** @param {() => void} deed */
function whenFree(deed) {
  if (held) waiting = deed;
  else deed();
}

function release() {
  held = false;
  waiting?.();
  waiting = null;
}

/**
 * @param {HTMLFormElement} form
 * @param {Document} page
 * @param {string} parts
 */
function swap(form, page, parts) {
  const focus = trace(document.activeElement);
  for (const old of all(HTMLElement, parts, form)) {
    const fresh = page.getElementById(old.id);
    if (!fresh) continue;
    // What is read out is not to be read twice. (Of fields the text says nothing: it holds no ticks.)
    if (old.dataset.part === "told" && fresh.innerHTML === old.innerHTML) continue;
    for (const { name, value } of fresh.attributes) old.setAttribute(name, value);
    const sideways = find(HTMLElement, ".scroller", old)?.scrollLeft;
    old.replaceChildren(...fresh.childNodes);
    if (sideways) find(HTMLElement, ".scroller", old)?.scrollTo(sideways, 0);
  }
  form.dispatchEvent(new Event("live"));
  if (focus && (!document.activeElement || document.activeElement === document.body)) refocus(focus);
}

/** @type {(part: Element) => Control[]} */
const controlsOf = (part) => /** @type {Control[]} */ (all(HTMLElement, controls, part));

/**
 * Where the focus was, in words that hold after the parts were replaced.
 * @param {Element | null} element
 */
function trace(element) {
  const part = around(HTMLElement, "[data-part]", element);
  const control = /** @type {Control | undefined} */ (element?.matches(controls) ? element : undefined);
  if (!part) return null;
  const index = control ? controlsOf(part).indexOf(control) : -1;
  return { part: part.id, name: control?.name, value: control?.value, index };
}

/** @param {NonNullable<ReturnType<typeof trace>>} focus */
function refocus(focus) {
  const part = document.getElementById(focus.part);
  if (!part) return;
  const every = controlsOf(part);
  const shown = every.filter((one) => one.type !== "hidden" && !one.disabled);
  const same = shown.find((one) => one.name === focus.name && one.value === focus.value);
  (find(HTMLElement, "[autofocus]", part) ?? same ?? every[focus.index] ?? shown.at(-1))?.focus();
}

/**
 * Without an answer in time the browser sends the form itself.
 * @param {HTMLFormElement} form
 * @param {HTMLButtonElement} button
 */
async function press(form, button) {
  try {
    await send(form, button);
  } catch {
    plain = true;
    button.click();
  }
}

/**
 * @param {HTMLFormElement} form
 * @param {number} wait in milliseconds
 * @param {string} [parts]
 */
function later(form, wait, parts) {
  version += 1;
  clearTimeout(timer);
  timer = setTimeout(() => send(form, null, parts).catch(() => {}), wait);
}

// What is changed is no longer what was wrong: its message goes, here and in the list on top.
const choosing = ["day", "dates", "times", "length", "slot", "texts"];

/** @param {EventTarget | null} target */
function forgive(target) {
  const field = around(HTMLElement, controls, target);
  if (!field) return;
  const ids = [field.id, choosing.includes(field.getAttribute("name") ?? "") ? "f-choices" : ""].filter(Boolean);
  for (const id of ids) {
    document.getElementById(`${id}-error`)?.remove();
    find(HTMLElement, `.error-summary a[href="#${id}"]`)?.closest("li")?.remove();
  }
  field.removeAttribute("aria-invalid");
  if (!find(HTMLElement, ".error-summary li")) find(HTMLElement, ".error-summary")?.remove();
}

/** @param {HTMLFormElement} form */
function start(form) {
  for (const name of ["input", "change"]) form.addEventListener(name, (event) => forgive(event.target));
  form.addEventListener("click", (event) => {
    const button = around(HTMLButtonElement, "button[name=do], button[name=drop]", event.target);
    if (!button || button.value === "create" || plain) return;
    event.preventDefault();
    press(form, button);
  });
  form.addEventListener("input", ({ target }) => {
    if (around(HTMLElement, "textarea, input:not([type=checkbox], [type=radio])", target)) later(form, 400);
  });
  // Typed days go over into the calendar.
  form.addEventListener("change", ({ target }) =>
    later(form, 100, around(HTMLElement, "[name=dates]", target) ? "[data-part]" : undefined));
  document.addEventListener("pointerdown", () => (held = true));
  for (const end of ["pointerup", "pointercancel"]) document.addEventListener(end, () => setTimeout(release));
  // Enter in a field of days or times takes them in, and does not yet make the poll.
  form.addEventListener("keydown", (event) => {
    const field = around(HTMLInputElement, "[name=dates], [name=times], [name=from], [name=to]", event.target);
    if (event.key !== "Enter" || !field) return;
    event.preventDefault();
    const range = field.matches("[name=from], [name=to]");
    const button = find(HTMLButtonElement, range ? "[value=range]" : "[value=slots], [value=preview]", form);
    if (button) press(form, button);
    else later(form, 0, "[data-part]");
  });
  // The first page that a browser ever sees here does not know its zone.
  const zone = find(HTMLInputElement, '[data-hook="zone"]', form);
  if (zone) tellZone(form, zone);
}

/**
 * What the browser calls a zone; nothing if it does not know it.
 * @param {string} [timeZone] where it is, if none is said
 */
function called(timeZone) {
  try {
    return new Intl.DateTimeFormat("en", { timeZone }).resolvedOptions().timeZone;
  } catch {
    return "";
  }
}

/**
 * Browsers report old names of zones, such as Asia/Calcutta, and call the one that is offered so, too. The server takes
 * both, so nothing hangs on it but what one reads.
 * @param {HTMLFormElement} form
 * @param {HTMLInputElement} zone
 */
function tellZone(form, zone) {
  const here = called();
  if (!here) return;
  zone.value = here;
  const offered = all(HTMLOptionElement, "option", zone.list ?? form).map(({ value }) => value);
  if (offered.includes(here)) return;
  whenQuiet(() => {
    const near = offered.filter((name) => name.startsWith(here.replace(/[^/]*$/, "")));
    const current = near.find((name) => called(name) === here);
    if (current && zone.value === here) zone.value = current;
  });
}

if (form) start(form);
