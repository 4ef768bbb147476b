// A form that answers while one types: its buttons and fields send it as they would without scripts, and
// the parts that changed are put in place of the old ones. Also keeps what was typed over a reload.

const form = document.querySelector("form[data-live]");
const place = `draft ${location.pathname}`;
let version = 0;
let timer;
let plain = false;

const fields = (button) => new URLSearchParams(new FormData(form, button));

// Sends the form; `button` is the pressed one, or none while typing. Then only those `parts` change that
// tell something, not those that are typed into.
async function send(button, parts = button ? "[data-part]" : '[data-part="told"]') {
  const body = fields(button);
  clearTimeout(timer);
  const mine = ++version;
  if (!body.get("do") && !body.get("drop")) body.set("do", "refresh");
  const response = await fetch(location.pathname, { method: "POST", body });
  if (!response.ok) throw new Error(response.statusText);
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  // Something was typed meanwhile: what the button does is to be done to that.
  if (mine !== version) return button && send(button);
  whenFree(() => swap(page, parts));
}

// Nothing moves while a button is held down: the click would miss it.
let held = false;
let waiting = null;

function whenFree(deed) {
  if (held) waiting = deed;
  else deed();
}

function release() {
  held = false;
  waiting?.();
  waiting = null;
}

function swap(page, parts) {
  const focus = trace(document.activeElement);
  for (const old of form.querySelectorAll(parts)) {
    const fresh = page.getElementById(old.id);
    if (!fresh) continue;
    // What is read out is not to be read twice. (Of fields the text says nothing: it holds no ticks.)
    if (old.dataset.part === "told" && fresh.innerHTML === old.innerHTML) continue;
    for (const { name, value } of fresh.attributes) old.setAttribute(name, value);
    const sideways = old.querySelector(".scroller")?.scrollLeft;
    old.replaceChildren(...fresh.childNodes);
    if (sideways) old.querySelector(".scroller")?.scrollTo(sideways, 0);
  }
  form.dispatchEvent(new Event("live"));
  keep();
  if (!document.activeElement || document.activeElement === document.body) refocus(focus);
}

// Where the focus was, in words that hold after the parts were replaced.
function trace(element) {
  const part = element?.closest?.("[data-part]");
  if (!part) return null;
  const all = [...part.querySelectorAll("button, input, select, textarea")];
  return { part: part.id, name: element.name, value: element.value, index: all.indexOf(element) };
}

function refocus(focus) {
  if (!focus) return;
  const part = document.getElementById(focus.part);
  const all = [...part.querySelectorAll("button, input, select, textarea")];
  const shown = all.filter((one) => one.type !== "hidden" && !one.disabled);
  const same = shown.find((one) => one.name === focus.name && one.value === focus.value);
  (part.querySelector("[autofocus]") ?? same ?? all[focus.index] ?? shown.at(-1))?.focus();
}

// Without an answer in time the browser sends the form itself.
async function press(button) {
  try {
    await send(button);
  } catch {
    plain = true;
    button.click();
  }
}

function later(wait, parts) {
  version += 1;
  clearTimeout(timer);
  timer = setTimeout(() => send(null, parts).catch(() => {}), wait);
  keep();
}

function keep() {
  sessionStorage.setItem(place, String(fields()));
}

// What is changed is no longer what was wrong: its message goes, here and in the list on top.
const choosing = ["day", "dates", "times", "length", "slot", "texts"];

function forgive(field) {
  const ids = [field.id, choosing.includes(field.name) ? "f-choices" : ""].filter(Boolean);
  for (const id of ids) {
    document.getElementById(`${id}-error`)?.remove();
    document.querySelector(`.error-summary a[href="#${id}"]`)?.closest("li").remove();
  }
  field.removeAttribute("aria-invalid");
  if (!document.querySelector(".error-summary li")) document.querySelector(".error-summary")?.remove();
}

if (form) {
  for (const name of ["input", "change"]) form.addEventListener(name, (event) => forgive(event.target));
  form.addEventListener("click", (event) => {
    const button = event.target.closest("button[name=do], button[name=drop]");
    if (!button || button.value === "create" || plain) return;
    event.preventDefault();
    press(button);
  });
  form.addEventListener("input", (event) => {
    if (event.target.matches("textarea, input:not([type=checkbox], [type=radio])")) later(400);
  });
  // Typed days go over into the calendar.
  form.addEventListener("change", (event) => later(100, event.target.name === "dates" ? "[data-part]" : undefined));
  document.addEventListener("pointerdown", () => (held = true));
  for (const end of ["pointerup", "pointercancel"]) document.addEventListener(end, () => setTimeout(release));
  // Enter in a field of days or times takes them in, and does not yet make the poll.
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !event.target.matches("[name=dates], [name=times], [name=from], [name=to]")) return;
    event.preventDefault();
    const range = event.target.matches("[name=from], [name=to]");
    press(range ? form.querySelector("[value=range]") : form.querySelector("[value=slots], [value=preview]"));
  });
  // The first page that a browser ever sees here does not know its zone.
  const zone = form.querySelector('[data-hook="zone"]');
  if (zone) zone.value = Intl.DateTimeFormat().resolvedOptions().timeZone || zone.value;
  // Gone back or reloaded: what was typed last comes back from the server as a page.
  const how = performance.getEntriesByType("navigation")[0]?.type;
  const draft = sessionStorage.getItem(place);
  if (draft && (how === "back_forward" || how === "reload")) restore(draft);
  else sessionStorage.removeItem(place);
}

async function restore(draft) {
  const body = new URLSearchParams(draft);
  body.set("do", "refresh");
  const response = await fetch(location.pathname, { method: "POST", body });
  if (!response.ok) return;
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const fresh = page.querySelector("form[data-live]");
  if (!fresh) return;
  form.replaceChildren(...fresh.childNodes);
  form.dispatchEvent(new Event("live"));
}
