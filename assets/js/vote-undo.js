// Takes answers back and gives them again. The buttons show once there is something to take back.

import { atFirst, early, form, onAnswer, put, rows, value } from "./ballot.js";
import { around, get } from "./dom.js";

/**
 * Rows with what they said before and afterwards.
 * @typedef {{ gesture: unknown, rows: Map<HTMLElement, { before: string, after: string }> }} Step
 */

/** @param {HTMLFormElement} form */
function start(form) {
  const buttons = { undo: get(HTMLButtonElement, "[data-undo]", form), redo: get(HTMLButtonElement, "[data-redo]", form) };
  /** @type {Step[]} */
  const past = [];
  /** @type {Step[]} */
  let future = [];
  /** @type {Map<HTMLElement, string>} */
  let known = new Map();
  const look = () => (known = new Map(rows.map((row) => [row, value(row)])));
  // Set while a step is taken, which is none to take back.
  let walking = false;

  /** @param {unknown} gesture */
  function note(gesture) {
    if (walking) return;
    const before = known;
    look();
    const changed = rows.filter((row) => value(row) !== before.get(row));
    if (!changed.length) return;
    if (past.at(-1)?.gesture !== gesture) past.push({ gesture, rows: new Map() });
    const step = past[past.length - 1].rows;
    for (const row of changed) {
      const first = step.get(row)?.before ?? before.get(row) ?? "";
      step.set(row, { before: first, after: value(row) });
    }
    future = [];
    show();
  }

  function show() {
    const focus = document.activeElement;
    buttons.undo.hidden = past.length === 0;
    buttons.redo.hidden = future.length === 0;
    // The focus is not to be lost with its button.
    if (focus === buttons.undo && buttons.undo.hidden) buttons.redo.focus({ preventScroll: true });
    if (focus === buttons.redo && buttons.redo.hidden) buttons.undo.focus({ preventScroll: true });
  }

  /** @type {(from: Step[], to: Step[], which: "before" | "after") => void} */
  function walk(from, to, which) {
    const step = from.pop();
    if (!step) return;
    walking = true;
    put([...step.rows].map(([row, said]) => [row, said[which]]));
    walking = false;
    // What is chosen next is a step of its own, also by the button that was the last.
    to.push({ ...step, gesture: {} });
    look();
    show();
  }
  const undo = () => walk(past, future, "before");
  const redo = () => walk(future, past, "after");

  buttons.undo.addEventListener("click", undo);
  buttons.redo.addEventListener("click", redo);
  document.addEventListener("keydown", (event) => {
    const texts = "input:not([type=radio], [type=checkbox]), textarea, dialog";
    if (!(event.ctrlKey || event.metaKey) || event.altKey || around(HTMLElement, texts, event.target)) return;
    const key = event.key.toLowerCase();
    if (key === "z" && !event.shiftKey && past.length) undo();
    else if ((key === "y" || (key === "z" && event.shiftKey)) && future.length) redo();
    else return;
    event.preventDefault();
  });

  onAnswer(note);
  look();
  for (const [row] of early) known.set(row, atFirst(row));
  note({});
  // A browser that comes back to the page has filled the form in again.
  addEventListener("pageshow", look);
}

if (form) start(form);
