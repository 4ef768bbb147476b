// The answers of the form that people vote with. Every enhancement of it uses these and knows nothing of the
// others: who gives answers says so by the event "ballot", as a click does by "change".

import { all, around, find } from "./dom.js";

export const form = find(HTMLFormElement, "[data-vote-form]");
export const rows = form ? all(HTMLElement, ".vote-row", form) : [];

// Rows stay as they are: all of them are looked through once.
/** @type {Map<HTMLElement | null, HTMLInputElement[]>} */
const buttons = new Map(rows.map((row) => [row, []]));
for (const radio of form ? all(HTMLInputElement, ".vote-row input[type=radio]", form) : []) {
  buttons.get(around(HTMLElement, ".vote-row", radio))?.push(radio);
}

/** @type {(row: HTMLElement) => HTMLInputElement[]} */
export const radios = (row) => buttons.get(row) ?? [];

/**
 * The radio buttons of the answers, without the one that stands for none.
 * @type {(row: HTMLElement) => HTMLInputElement[]}
 */
export const answers = (row) => radios(row).filter((radio) => radio.value !== "");

/**
 * What a row says; nothing as long as it is open.
 * @type {(row: HTMLElement) => string}
 */
export const value = (row) => radios(row).find((radio) => radio.checked)?.value ?? "";

/**
 * What a row said when the page came.
 * @type {(row: HTMLElement) => string}
 */
export const atFirst = (row) => radios(row).find((radio) => radio.defaultChecked)?.value ?? "";

/**
 * What was answered before the scripts came: a slow phone shows the page long before.
 * @type {[HTMLElement, string][]}
 */
export const early = rows
  .map((row) => /** @type {[HTMLElement, string]} */ ([row, value(row)]))
  .filter(([row, answer]) => answer !== atFirst(row));

/**
 * Whether a row can be left open.
 * @type {(row: HTMLElement) => boolean}
 */
export const clearable = (row) => radios(row).some((radio) => radio.value === "");

/**
 * Gives rows their answers; an answer that a row does not have leaves it as it is. Steps with the same `gesture` are
 * one to whoever takes them back.
 * @param {Iterable<[HTMLElement, string]>} wanted
 * @param {unknown} [gesture]
 */
export function put(wanted, gesture = {}) {
  for (const [row, answer] of wanted) {
    const own = radios(row);
    const radio = own.find((one) => one.value === answer && !one.disabled);
    if (radio) radio.checked = true;
    else if (answer === "") for (const one of own) if (!one.disabled) one.checked = false;
  }
  form?.dispatchEvent(new CustomEvent("ballot", { detail: gesture }));
}

/** Today, as `2031-05-06`, where the browser is. */
export function today() {
  const now = new Date();
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/**
 * Hears of every answer that is given, in whichever way.
 * @param {(gesture: unknown) => void} hear
 */
export function onAnswer(hear) {
  form?.addEventListener("ballot", (event) => hear(/** @type {CustomEvent} */ (event).detail));
  form?.addEventListener("change", ({ target }) => {
    if (target instanceof HTMLInputElement && target.type === "radio") hear(target);
  });
}
