// Voting made quicker: a whole column at once, drag to paint, choose again to clear, digits, undo.

const form = document.querySelector("[data-vote-form]");
if (form) start();

function start() {
  const rows = [...form.querySelectorAll(".vote-row")];
  const said = form.querySelector("[data-said]");
  const undo = form.querySelector("[data-undo]");
  const anonymous = form.elements.anonymous;
  // What "Undo" takes back: rows and what they said before, the last step at the end.
  const past = [];
  // The answer that a click takes back: it was the chosen one already when the button went down.
  let again = null;

  const value = (row) => row.querySelector("input[type=radio]:checked")?.value ?? "";
  const clearable = (row) => row.querySelector(".vote-none") !== null;

  function put(row, wanted) {
    for (const radio of row.querySelectorAll("input[type=radio]:not(:disabled)")) radio.checked = radio.value === wanted;
  }

  // The running line, in the server's words.
  function tell() {
    const all = rows.map(value);
    const yes = all.filter((one) => one === form.dataset.answer).length;
    const open = all.filter((one) => one === "").length;
    const line = form.dataset.words.replace("{n}", yes);
    said.textContent = open ? `${line} · ${form.dataset.open.replace("{n}", open)}` : line;
  }

  // Gives an answer to many rows; steps that belong to one gesture are undone together.
  function fill(some, wanted, gesture) {
    if (past.at(-1)?.gesture !== gesture) past.push({ gesture, rows: new Map() });
    const step = past.at(-1).rows;
    for (const row of some) {
      if (!step.has(row)) step.set(row, value(row));
      put(row, wanted);
    }
    again = null;
    undo.hidden = false;
    tell();
  }

  form.addEventListener("change", (event) => {
    if (event.target.type === "radio") tell();
    if (event.target === anonymous) nameless();
  });

  form.addEventListener("pointerdown", (event) => {
    again = event.target.closest(".seg-opt")?.querySelector("input:checked") ?? null;
  });
  form.addEventListener("click", (event) => {
    const row = event.target.closest(".vote-row");
    if (!again || event.target !== again || !clearable(row)) return;
    again = null;
    put(row, "");
    tell();
  });

  form.addEventListener("submit", (event) => {
    if (!event.submitter?.matches(".vote-head button")) return;
    event.preventDefault();
    fill(rows, event.submitter.value, {});
  });

  undo.addEventListener("click", () => {
    for (const [row, before] of past.pop().rows) put(row, before);
    tell();
    if (past.length > 0) return;
    undo.hidden = true;
    rows[0].querySelector("input").focus();
  });

  // Digits choose in the row that has the focus. 0 and Backspace clear it, and so does the space bar on
  // the chosen answer.
  form.addEventListener("keydown", (event) => {
    const row = event.target.closest(".vote-row");
    if (!row || event.target.type !== "radio" || event.ctrlKey || event.metaKey || event.altKey) return;
    const radios = [...row.querySelectorAll(".seg input")];
    const takesBack = event.key === " " && event.target.matches(".seg input:checked");
    const clears = clearable(row) && (takesBack || ["0", "Backspace", "Delete"].includes(event.key));
    const radio = clears ? radios[0] : radios[Number(event.key) - 1];
    if (!radio || radio.disabled) return;
    event.preventDefault();
    put(row, clears ? "" : radio.value);
    radio.focus();
    tell();
  });

  function nameless() {
    const name = form.elements.name;
    const shown = name ? name.closest(".field") : form.querySelector(".vote-as");
    shown.hidden = anonymous.checked;
    if (name) name.required = !anonymous.checked;
  }
  // A browser that comes back to the page has filled the form in again.
  addEventListener("pageshow", () => {
    tell();
    if (anonymous) nameless();
  });

  paint(rows, fill);

  // On the very first page the server does not know the reader's zone yet: base.js has just told it.
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const unknown = form.dataset.zone && form.dataset.zone !== here && document.cookie.includes(`zone=${here}`);
  if (unknown && !sessionStorage.getItem("zone told")) {
    sessionStorage.setItem("zone told", here);
    location.reload();
  }
}

// Press on an answer and drag over other rows: they get the same. A finger rests for a moment first, so
// that the page can still be scrolled.
function paint(rows, fill) {
  const REST = 350;
  let brush = null;
  let timer = 0;

  function stroke(y) {
    const below = rows.findIndex((row) => y <= row.getBoundingClientRect().bottom);
    const to = below < 0 ? rows.length - 1 : below;
    if (to === brush.at && !brush.wet) return;
    const [low, high] = [Math.min(brush.at, to), Math.max(brush.at, to)];
    fill(rows.slice(low, high + 1), brush.value, brush);
    form.classList.add("painting");
    brush.at = to;
    brush.wet = true;
  }
  function lift() {
    clearTimeout(timer);
    brush = null;
    form.classList.remove("painting");
  }

  form.addEventListener("pointerdown", (event) => {
    const radio = event.target.closest(".vote-row .seg-opt")?.querySelector("input:not(:disabled)");
    if (!radio || event.button !== 0) return;
    const next = { value: radio.value, at: rows.indexOf(radio.closest(".vote-row")), wet: false };
    if (event.pointerType !== "touch") brush = next;
    else {
      timer = setTimeout(() => {
        brush = { ...next, wet: true };
        stroke(event.clientY);
        navigator.vibrate?.(10);
      }, REST);
    }
  });
  addEventListener("pointermove", (event) => {
    if (brush && event.pointerType !== "touch") stroke(event.clientY);
  });
  form.addEventListener(
    "touchmove",
    (event) => {
      if (!brush) return clearTimeout(timer);
      event.preventDefault();
      stroke(event.touches[0].clientY);
    },
    { passive: false },
  );
  form.addEventListener("contextmenu", (event) => {
    if (brush && event.pointerType === "touch") event.preventDefault();
  });
  for (const name of ["pointerup", "touchend", "touchcancel"]) addEventListener(name, lift);
}
