// Voting by keyboard: up and down walk through the choices and leave them as they are, digits answer, Enter answers
// and goes on. Left and right choose within a choice, as everywhere.

import { answers, clearable, form, put, rows, value } from "./ballot.js";
import { around, find, get } from "./dom.js";

/** @type {Record<string, (at: number) => number>} */
const ways = {
  ArrowUp: (at) => at - 1,
  ArrowDown: (at) => at + 1,
  Home: () => 0,
  End: () => rows.length - 1,
};

/**
 * To the same answer of another choice, or to what follows them.
 * @param {number} to
 * @param {number} column
 */
function go(to, column) {
  const row = rows[to];
  if (row) {
    const own = answers(row);
    (own[column] ?? own[0])?.focus();
  } else if (to === rows.length && form) {
    find(HTMLElement, ".vote-bar input, .vote-bar .primary", form)?.focus();
  }
}

/** @param {KeyboardEvent} event */
function press(event) {
  const row = around(HTMLElement, ".vote-row", event.target);
  const radio = around(HTMLInputElement, "input[type=radio]", event.target);
  if (!row || !radio || event.ctrlKey || event.metaKey || event.altKey) return;
  const own = answers(row);
  const [at, column] = [rows.indexOf(row), Math.max(own.indexOf(radio), 0)];
  const takesBack = event.key === " " && value(row) !== "" && radio.checked;
  const digit = own[Number(event.key) - 1];
  if (ways[event.key]) {
    const to = ways[event.key](at);
    if (rows[to]) go(to, column);
  } else if (event.key === "Enter") {
    if (!radio.disabled) put([[row, radio.value]]);
    go(at + 1, column);
  } else if (clearable(row) && (takesBack || ["0", "Backspace", "Delete"].includes(event.key))) {
    put([[row, ""]]);
    own[column].focus();
  } else if (digit && !digit.disabled) {
    put([[row, digit.value]]);
    digit.focus();
  } else return;
  form?.classList.add("by-keys");
  event.preventDefault();
}

if (form) {
  form.addEventListener("keydown", press);
  // What the keys do is read out when one comes to the choices.
  const grid = get(HTMLElement, "[data-vote]", form);
  grid.setAttribute("role", "group");
  grid.setAttribute("aria-labelledby", "vote-title");
  grid.setAttribute("aria-describedby", "vote-keys");
}
