// Press on an answer and drag over other rows: they get the same. A finger moves sideways first or rests for a
// moment, so that the page can still be scrolled.

import { form, put, rows } from "./ballot.js";
import { around, find } from "./dom.js";

/** How long a finger rests, in milliseconds. */
const REST = 350;
/** How far a finger slides sideways, in pixels; less is a tap that was not steady. */
const SLIDE = 24;

/** @typedef {{ answer: string, from: number, to: number, wet: boolean, x: number, y: number }} Brush */

/** @type {Brush | null} */
let brush = null;
/** What a finger would paint with. @type {Brush | null} */
let finger = null;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

/** @param {number} y */
function stroke(y) {
  if (!brush) return;
  const below = rows.findIndex((row) => y <= row.getBoundingClientRect().bottom);
  const to = below < 0 ? rows.length - 1 : below;
  if (to === brush.to) return;
  const { answer } = brush;
  const [low, high] = [Math.min(brush.to, to), Math.max(brush.to, to)];
  put(rows.slice(low, high + 1).map((row) => [row, answer]), brush);
  form?.classList.add("painting");
  brush.to = to;
  brush.wet = true;
}

function dip() {
  if (!finger) return;
  brush = finger;
  finger = null;
  clearTimeout(timer);
  const { answer, from } = brush;
  put([[rows[from], answer]], brush);
  form?.classList.add("painting");
  brush.wet = true;
  navigator.vibrate?.(10);
}

function lift() {
  clearTimeout(timer);
  brush = null;
  finger = null;
  form?.classList.remove("painting");
}

if (form) {
  form.addEventListener("pointerdown", (event) => {
    lift();
    const option = around(HTMLElement, ".vote-row .seg-opt", event.target);
    const radio = option && find(HTMLInputElement, "input:not(:disabled)", option);
    const row = around(HTMLElement, ".vote-row", option);
    if (!radio || !row || event.button !== 0) return;
    const at = rows.indexOf(row);
    const next = { answer: radio.value, from: at, to: at, wet: false, x: event.clientX, y: event.clientY };
    if (event.pointerType !== "touch") brush = next;
    else {
      finger = next;
      timer = setTimeout(dip, REST);
    }
  });
  addEventListener("pointermove", (event) => {
    if (event.pointerType !== "touch") stroke(event.clientY);
  });
  form.addEventListener(
    "touchmove",
    (event) => {
      const [touch] = event.touches;
      if (finger) {
        const [right, down] = [Math.abs(touch.clientX - finger.x), Math.abs(touch.clientY - finger.y)];
        if (right > SLIDE && right > 2 * down) dip();
        else if (down > SLIDE / 2) lift();
        else if (right > down && event.cancelable) event.preventDefault();
      }
      if (!brush) return;
      if (event.cancelable) event.preventDefault();
      stroke(touch.clientY);
    },
    { passive: false },
  );
  form.addEventListener("contextmenu", (event) => {
    if (brush?.wet) event.preventDefault();
  });
  for (const name of ["pointerup", "touchend", "touchcancel"]) addEventListener(name, lift);
}
