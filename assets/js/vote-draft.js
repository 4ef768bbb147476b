// Keeps a vote that is not saved yet over a reload, a lost connection and a closed window.

import { atFirst as came, early, form, put, radios, rows } from "./ballot.js";
import { all, fields, find, get, lang, whenQuiet } from "./dom.js";
import { drop, keep, own, sent } from "./drafts.js";

/** One more vote is not the first one. */
const place = location.pathname + (form && find(HTMLInputElement, "[name=another]", form) ? "?another" : "");
/** What the page says of the question, of the vote that is changed, and of the sending: one whose answer was lost comes again as the same. */
const carried = ["wording", "revision", "base", "base-comment", "base-name", "base-anonymous", "once", "another"];

/**
 * What somebody has typed, without what the page itself says.
 * @param {URLSearchParams} body
 */
function typed(body) {
  const own = [...body].filter(([name, value]) => value !== "" && ![...carried, "remember"].includes(name));
  return String(new URLSearchParams(own));
}

/**
 * Puts a draft into the form. The words that it answered go with it: if the poll asks something else by now, the
 * server says so when it is saved.
 * @param {HTMLFormElement} form
 * @param {URLSearchParams} body
 */
function fill(form, body) {
  for (const row of rows) {
    const own = radios(row);
    const wanted = body.get(own[0]?.name) ?? "";
    if (own.some((radio) => radio.value === wanted) || !wanted) {
      for (const radio of own) radio.checked = radio.value === wanted;
    }
  }
  for (const field of all(HTMLInputElement, 'input:not([type="radio"])', form)) {
    if (field.type === "checkbox") field.checked = body.has(field.name);
    else if (field.type !== "hidden" || carried.includes(field.name)) field.value = body.get(field.name) ?? field.value;
  }
  for (const field of all(HTMLTextAreaElement, "textarea", form)) field.value = body.get(field.name) ?? "";
  for (const fold of all(HTMLDetailsElement, "details.vote-comment", form)) {
    if (find(HTMLInputElement, "input", fold)?.value) fold.open = true;
  }
}

/** @param {HTMLFormElement} form */
function start(form) {
  const told = get(HTMLElement, "[data-draft]", form);
  const words = get(HTMLElement, "span", told);
  const first = fields(form);
  for (const [row] of early) first.set(radios(row)[0].name, came(row));
  const atFirst = typed(first);
  const { who = "" } = form.dataset;
  const draft = own(place, who);
  // An answer of the server to what was typed says the latest itself.
  const fresh = form.dataset.fresh !== undefined;
  if (fresh && draft && typed(new URLSearchParams(draft.body)) !== atFirst) {
    const before = fields(form);
    fill(form, new URLSearchParams(draft.body));
    // What was answered already is the latest.
    put(early);
    const time = new Intl.DateTimeFormat(lang, { dateStyle: "medium", timeStyle: "short" });
    words.textContent = (told.dataset.draft ?? "").replace("{time}", time.format(draft.at));
    told.hidden = false;
    get(HTMLButtonElement, "button", told).addEventListener("click", () => {
      fill(form, before);
      put([]);
      save();
      told.hidden = true;
      find(HTMLElement, ".vote-row input", form)?.focus({ preventScroll: true });
    });
  }

  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let leaving = false;
  function save() {
    clearTimeout(timer);
    timer = undefined;
    const body = fields(form);
    if (fresh && typed(body) === atFirst) drop(place);
    else keep(place, String(body), who);
  }
  const soon = () => {
    clearTimeout(timer);
    // It looks through the whole form, which the next answer should not wait for. Until then, `timer` says that it is due.
    timer = setTimeout(() => whenQuiet(() => timer && save()), 300);
  };
  for (const name of ["input", "change", "ballot"]) form.addEventListener(name, soon);
  addEventListener("pagehide", () => {
    if (timer || leaving) save();
  });
  form.addEventListener("submit", (event) => {
    if (event.defaultPrevented) return;
    leaving = true;
    sent(place);
  });
  if (!fresh || early.length > 0) save();
}

if (form) start(form);
