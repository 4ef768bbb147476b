// Voting made quicker: a whole column at once, drag to paint, click again to clear, digits, undo.

const form = document.querySelector("[data-vote-form]");
if (form) start();

function start() {
  const rows = [...form.querySelectorAll(".vote-row")];
  const said = form.querySelector("[data-said]");
  const undo = form.querySelector("[data-undo]");
  const anonymous = form.elements.anonymous;
  const past = [];
  let before = read();

  function value(row) {
    return row.querySelector("input[type=radio]:checked")?.value ?? "";
  }
  function put(row, wanted) {
    for (const radio of row.querySelectorAll("input[type=radio]:not(:disabled)")) radio.checked = radio.value === wanted;
  }
  function read() {
    return rows.map(value);
  }
  // After every change: the running line, and a step that can be taken back.
  function settle(step) {
    const now = read();
    if (step && now.some((one, index) => one !== before[index])) {
      past.push(before);
      undo.hidden = false;
    }
    before = now;
    const yes = now.filter((one) => one === form.dataset.answer).length;
    const open = now.filter((one) => one === "").length;
    const line = form.dataset.words.replace("{n}", yes);
    said.textContent = open ? `${line} · ${form.dataset.open.replace("{n}", open)}` : line;
  }

  form.addEventListener("change", (event) => {
    if (event.target.type === "radio") settle(false);
    if (event.target === anonymous) nameless();
  });

  // The chosen answer is taken back by choosing it again.
  let chosen = null;
  form.addEventListener("pointerdown", (event) => (chosen = event.target.closest(".seg-opt")?.querySelector(":checked")));
  form.addEventListener("keydown", (event) => {
    chosen = event.key === " " && event.target.matches(":checked") ? event.target : null;
  });
  form.addEventListener("click", (event) => {
    if (event.target !== chosen || !event.target.matches(".seg input")) return;
    const row = event.target.closest(".vote-row");
    if (!row.querySelector(".vote-none")) return;
    put(row, "");
    settle(false);
  });

  // Buttons that fill a column.
  form.addEventListener("submit", (event) => {
    if (!event.submitter?.matches(".vote-head button")) return;
    event.preventDefault();
    for (const row of rows) put(row, event.submitter.value);
    settle(true);
  });

  undo.addEventListener("click", () => {
    const last = past.pop();
    rows.forEach((row, index) => put(row, last[index]));
    undo.hidden = past.length === 0;
    settle(false);
    (undo.hidden ? rows[0].querySelector("input") : undo).focus();
  });

  // Digits choose in the row that has the focus; 0 and Backspace clear it.
  form.addEventListener("keydown", (event) => {
    const row = event.target.closest(".vote-row");
    if (!row || event.target.type !== "radio" || event.ctrlKey || event.metaKey || event.altKey) return;
    const radios = [...row.querySelectorAll(".seg input")];
    const radio = radios[Number(event.key) - 1];
    const clears = ["0", "Backspace", "Delete"].includes(event.key) && row.querySelector(".vote-none");
    if (!radio && !clears) return;
    event.preventDefault();
    put(row, clears ? "" : radio.value);
    (clears ? radios[0] : radio).focus();
    settle(false);
  });

  paint(form, rows, put, settle);

  function nameless() {
    const field = form.elements.name?.closest(".field");
    if (field) field.hidden = anonymous.checked;
  }
  // A browser that comes back to the page has filled the form in again.
  addEventListener("pageshow", () => {
    before = read();
    settle(false);
    if (anonymous) nameless();
  });
}

// Press on an answer and drag over other rows: they get the same. With a finger a moment of rest comes
// first, so that the page can still be scrolled.
function paint(form, rows, put, settle) {
  const REST = 350;
  let brush = null;
  let timer = 0;

  function stroke(y) {
    const index = rows.findIndex((row) => y <= row.getBoundingClientRect().bottom);
    const to = index < 0 ? rows.length - 1 : index;
    if (!brush.moved && to === brush.from) return;
    brush.moved = true;
    form.classList.add("painting");
    const step = to < brush.at ? -1 : 1;
    for (let at = brush.at; at !== to + step; at += step) put(rows[at], brush.value);
    brush.at = to;
    settle(false);
  }
  function end() {
    clearTimeout(timer);
    if (brush?.moved) {
      // The click that follows would change the last row again.
      form.addEventListener("click", (event) => event.preventDefault(), { capture: true, once: true });
      setTimeout(() => form.dispatchEvent(new Event("click")), 0);
    }
    brush = null;
    form.classList.remove("painting");
  }

  form.addEventListener("pointerdown", (event) => {
    const radio = event.target.closest(".vote-row .seg-opt")?.querySelector("input:not(:disabled)");
    if (!radio || event.button !== 0) return;
    const from = rows.indexOf(radio.closest(".vote-row"));
    const next = { value: radio.value, from, at: from, moved: false };
    if (event.pointerType !== "touch") brush = next;
    else {
      timer = setTimeout(() => {
        brush = next;
        put(rows[from], next.value);
        settle(false);
        form.classList.add("painting");
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
  form.addEventListener("contextmenu", (event) => brush && event.preventDefault());
  for (const name of ["pointerup", "touchend", "touchcancel"]) addEventListener(name, end);
}
