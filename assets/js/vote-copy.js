// Copies the answers of one day, or of one week, to others: to choices at the same time, or on the same weekday.

import { form, put, rows, value } from "./ballot.js";
import { all, find, get, lang } from "./dom.js";

const DAY = 86_400_000;

/** @type {(day: string) => number} */
const at = (day) => Date.parse(`${day}T00:00:00Z`);
// 0 for Monday.
const weekday = (/** @type {string} */ day) => (new Date(at(day)).getUTCDay() + 6) % 7;
const monday = (/** @type {string} */ day) => at(day) - weekday(day) * DAY;

/**
 * A day or a week: its name, and its rows by what makes one like the rows of others.
 * @typedef {{ name: string, rows: Map<string, HTMLElement> }} Part
 */

/**
 * @param {(day: string) => string} key
 * @param {(day: string) => string} name
 * @param {(day: string, time: string) => string} like
 * @returns {Part[]}
 */
function parts(key, name, like) {
  /** @type {Map<string, Part>} */
  const found = new Map();
  for (const row of rows) {
    // How long it takes is behind the next T: slots that begin together are different ones.
    const [, day = "", time = ""] = /^([^T]*)T?(.*)$/.exec(row.dataset.subject ?? "") ?? [];
    if (!/^\d{4}-\d\d-\d\d$/.test(day)) continue;
    const part = found.get(key(day)) ?? { name: name(day), rows: new Map() };
    part.rows.set(like(day, time), row);
    found.set(key(day), part);
  }
  return [...found.values()];
}

/** Days that have several times, and weeks, of which there are at least two that are alike. */
function collect() {
  const dayName = new Intl.DateTimeFormat(lang, { weekday: "short", day: "numeric", month: "short", timeZone: "UTC" });
  const weekName = new Intl.DateTimeFormat(lang, { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
  const days = parts((day) => day, (day) => dayName.format(at(day)), (_, time) => time);
  const weeks = parts(
    (day) => String(monday(day)),
    (day) => weekName.formatRange(monday(day), monday(day) + 6 * DAY),
    (day, time) => `${weekday(day)}T${time}`,
  );
  const timed = days.filter((day) => !day.rows.has(""));
  return { days: timed.length > 1 ? timed : [], weeks: weeks.length > 1 ? weeks : [] };
}

/**
 * @param {HTMLButtonElement} button
 * @param {HTMLDialogElement} dialog
 */
function start(button, dialog) {
  const { days, weeks } = collect();
  const both = [...days, ...weeks];
  if (both.length === 0) return button.remove();
  const from = get(HTMLSelectElement, "select", dialog);
  const to = get(HTMLElement, "[data-to]", dialog);
  const pattern = get(HTMLElement, "label", to);
  for (const [group, own] of /** @type {[string, Part[]][]} */ ([["days", days], ["weeks", weeks]])) {
    if (own.length === 0) continue;
    const list = document.createElement("optgroup");
    list.label = dialog.dataset[group] ?? "";
    list.append(...own.map((part) => new Option(part.name, String(both.indexOf(part)))));
    from.append(list);
  }

  // What it can be copied to: every other part of its kind that is like it somewhere.
  function offer() {
    const source = both[Number(from.value)];
    const kind = days.includes(source) ? days : weeks;
    const others = kind.filter((part) => part !== source && [...part.rows.keys()].some((key) => source.rows.has(key)));
    to.replaceChildren(...others.map((part) => {
      const label = /** @type {HTMLElement} */ (pattern.cloneNode(true));
      const box = get(HTMLInputElement, "input", label);
      box.value = String(both.indexOf(part));
      box.checked = others.length === 1;
      get(HTMLElement, "span", label).textContent = part.name;
      return label;
    }));
  }

  function copy() {
    const source = both[Number(from.value)];
    const targets = all(HTMLInputElement, "input:checked", to).map((box) => both[Number(box.value)]);
    /** @type {[HTMLElement, string][]} */
    const wanted = targets.flatMap((part) =>
      [...part.rows].flatMap(([key, row]) => {
        const like = source.rows.get(key);
        return like ? [/** @type {[HTMLElement, string]} */ ([row, value(like)])] : [];
      }));
    put(wanted);
  }

  from.addEventListener("change", offer);
  button.addEventListener("click", () => {
    // The first day that has an answer is the one that is meant.
    const meant = both.findIndex((part) => [...part.rows.values()].some((row) => value(row) !== ""));
    from.value = String(Math.max(meant, 0));
    offer();
    dialog.showModal();
  });
  find(HTMLButtonElement, "[data-all]", dialog)?.addEventListener("click", () => {
    for (const box of all(HTMLInputElement, "input", to)) box.checked = true;
  });
  dialog.addEventListener("close", () => {
    if (dialog.returnValue === "copy") copy();
    dialog.returnValue = "";
  });
}

const button = find(HTMLButtonElement, '[data-do="copy-answers"]');
const dialog = find(HTMLDialogElement, "[data-copy-answers]");
if (form && button && dialog) start(button, dialog);
