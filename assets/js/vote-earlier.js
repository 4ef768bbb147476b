// Who wants it finds the answers to days and times again when another poll asks for the same: they are remembered in
// this browser alone, as words, and until the day has passed.

import { answers, form, put, rows, today, value } from "./ballot.js";
import { find, get } from "./dom.js";

const PLACE = "answers";
const MOST = 1_000;

const who = form?.dataset.who ?? "";

/** What this person said; nothing of anybody else. @type {Record<string, string>} */
let known = {};
try {
  const kept = JSON.parse(localStorage.getItem(PLACE) ?? "{}");
  if (kept.who === who) known = kept.said ?? {};
} catch {
  // Nothing is remembered.
}

/** What a row asks, with the zone where that matters. @type {(row: HTMLElement) => string} */
const subject = (row) => [row.dataset.subject, form?.dataset.timezone].filter(Boolean).join(" ");

/** The words of what a row says. @type {(row: HTMLElement) => string} */
const words = (row) => answers(row).find((radio) => radio.checked)?.parentElement?.textContent.trim() ?? "";

/** @param {HTMLFormElement} form */
function start(form) {
  const dated = rows.filter((row) => row.dataset.subject);
  const remember = find(HTMLInputElement, "[name=remember]", form);
  const told = find(HTMLElement, "[data-earlier]", form);
  if (!remember || !told) return;

  /** @returns {[HTMLElement, string][]} */
  const found = () =>
    dated.flatMap((row) => {
      const radio = answers(row).find((one) => one.parentElement?.textContent.trim() === known[subject(row)]);
      return radio && value(row) === "" ? [[row, radio.value]] : [];
    });
  const some = Object.keys(known).length > 0 ? found() : [];
  if (some.length > 0) {
    get(HTMLElement, "span", told).textContent = (told.dataset.earlier ?? "").replace("{n}", String(some.length));
    told.hidden = false;
    get(HTMLButtonElement, "button", told).addEventListener("click", () => {
      put(found());
      told.hidden = true;
      find(HTMLElement, ".vote-row input:checked", form)?.focus({ preventScroll: true });
    });
  }

  remember.checked = Object.keys(known).length > 0;
  form.addEventListener("submit", () => {
    if (!remember.checked) return localStorage.removeItem(PLACE);
    const entries = [...Object.entries(known), ...dated.map((row) => [subject(row), words(row)])];
    const latest = entries.filter(([day, said]) => said && day >= today()).slice(-MOST);
    try {
      localStorage.setItem(PLACE, JSON.stringify({ who, said: Object.fromEntries(latest) }));
    } catch {
      // There is no room, or it is forbidden.
    }
  });
}

if (form) start(form);
