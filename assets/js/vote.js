// Voting made quicker: a running line, a whole column at once, and a click on the chosen answer takes it back.

import { clearable, form, onAnswer, put, rows, value } from "./ballot.js";
import { around, find, get } from "./dom.js";

if (form) start(form);

/** @param {HTMLFormElement} form */
function start(form) {
  const said = get(HTMLElement, "[data-said]", form);
  const anonymous = find(HTMLInputElement, "[name=anonymous]", form);
  const { answer, words = "", open = "", enough, taking = "", zone } = form.dataset;
  const takes = taking.split(" ");

  // The running line, in the server's words.
  function tell() {
    const all = rows.map(value);
    const count = all.filter((one) => one === answer).length;
    // Who has a seat, or as many choices as one person may have, leaves the rest open for good.
    const hasEnough = enough && all.filter((one) => takes.includes(one)).length >= Number(enough);
    const left = hasEnough ? 0 : all.filter((one) => one === "").length;
    const line = words.replace("{n}", String(count));
    said.textContent = left ? `${line} · ${open.replace("{n}", String(left))}` : line;
  }
  onAnswer(tell);

  /**
   * The answer that a click takes back: it was the chosen one already when the button went down.
   * @type {HTMLInputElement | null}
   */
  let again = null;
  form.addEventListener("pointerdown", ({ target }) => {
    const option = around(HTMLElement, ".vote-row .seg-opt", target);
    again = option && find(HTMLInputElement, "input:checked", option);
  });
  form.addEventListener("ballot", () => (again = null));
  form.addEventListener("click", ({ target }) => {
    const row = around(HTMLElement, ".vote-row", target);
    if (row && again && target === again && clearable(row)) put([[row, ""]]);
  });

  form.addEventListener("submit", (event) => {
    const button = event.submitter;
    if (!(button instanceof HTMLButtonElement) || !button.matches(".vote-head button")) return;
    event.preventDefault();
    put(rows.map((row) => [row, button.value]));
  });

  function nameless() {
    const name = find(HTMLInputElement, "[name=name]", form);
    const shown = around(HTMLElement, ".field", name) ?? find(HTMLElement, ".vote-as", form);
    if (shown && anonymous) shown.hidden = anonymous.checked;
    if (name && anonymous) name.required = !anonymous.checked;
  }
  anonymous?.addEventListener("change", nameless);
  // A browser that comes back to the page has filled the form in again.
  addEventListener("pageshow", () => {
    tell();
    nameless();
  });

  // On the very first page the server does not know the reader's zone yet: base.js has just told it.
  const here = zone && Intl.DateTimeFormat().resolvedOptions().timeZone;
  const unknown = here && zone !== here && document.cookie.includes(`zone=${here}`);
  if (unknown && !sessionStorage.getItem("zone told")) {
    sessionStorage.setItem("zone told", here);
    location.reload();
  }
}
