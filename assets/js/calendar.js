// The calendar without round trips: drag over days, arrow keys, other months, whole weeks and weekdays.
// What is ticked stands in the form alone: checkboxes for the months that are shown, hidden fields for
// the others.

import { all, around, find, get, lang } from "./dom.js";

const form = find(HTMLFormElement, "form[data-live]");
const monthName = new Intl.DateTimeFormat(lang, { month: "long", year: "numeric", timeZone: "UTC" });
const dayName = new Intl.DateTimeFormat(lang, { dateStyle: "full", timeZone: "UTC" });

const DAY = 86_400_000;
/** A day as in `2027-03-01`. @typedef {string} Day */
/** @type {(time: number) => Day} */
const iso = (time) => new Date(time).toISOString().slice(0, 10);
/** @type {(day: Day) => number} */
const at = (day) => Date.parse(`${day}T00:00:00Z`);
/** @type {(day: Day, count: number) => Day} */
const plus = (day, count) => iso(at(day) + count * DAY);
// 0 for Monday.
/** @type {(day: Day) => number} */
const weekday = (day) => (new Date(at(day)).getUTCDay() + 6) % 7;
/** @type {(day: Day) => Day} */
const monday = (day) => plus(day, -weekday(day));

/** @type {(day: Day, count: number) => Day} */
function shiftMonth(day, count) {
  const [year, month, date] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month + count, 0)).getUTCDate();
  return iso(Date.UTC(year, month - 1 + count, Math.min(date, last)));
}

// ISO 8601: the week of the year that holds its Thursday.
/** @type {(day: Day) => number} */
function weekNumber(day) {
  const thursday = plus(monday(day), 3);
  return 1 + Math.floor((at(thursday) - at(`${thursday.slice(0, 4)}-01-01`)) / (7 * DAY));
}

const calendar = () => get(HTMLElement, "#calendar");
/** @type {(day: Day) => HTMLInputElement | null} */
const box = (day) => find(HTMLInputElement, `input[type="checkbox"][value="${day}"]`, calendar());
const elsewhere = () => get(HTMLElement, "[data-elsewhere]", calendar());
const months = () => all(HTMLTableElement, ".month", calendar());
const monthField = () => get(HTMLInputElement, '[name="month"]', calendar());
const today = () => calendar().dataset.today ?? "";

/** @param {Day} day */
function isTicked(day) {
  const shown = box(day);
  return shown ? shown.checked : Boolean(find(HTMLInputElement, `[value="${day}"]`, elsewhere()));
}

/**
 * @param {Day} day
 * @param {boolean} on
 */
function tick(day, on) {
  const shown = box(day);
  if (shown) {
    if (!shown.disabled) shown.checked = on;
    return;
  }
  const hidden = find(HTMLInputElement, `[value="${day}"]`, elsewhere());
  if (hidden && !on) hidden.remove();
  if (!hidden && on) elsewhere().append(hiddenField(day));
}

/** @param {Day} day */
function hiddenField(day) {
  const field = document.createElement("input");
  Object.assign(field, { type: "hidden", name: "day", value: day });
  return field;
}

function changed() {
  calendar().dispatchEvent(new Event("change", { bubbles: true }));
}

/**
 * Ticks all of these days, or unticks them if they are ticked; the past stays.
 * @param {Day[]} days
 */
function toggle(days) {
  const open = days.filter((day) => day >= today());
  const on = !open.every(isTicked);
  for (const day of open) tick(day, on);
  changed();
}

/** @type {(day: Day) => Day[]} */
const week = (day) => Array.from({ length: 7 }, (_, index) => plus(monday(day), index));

/** @type {(day: Day) => Day[]} */
function sameWeekdays(day) {
  const month = day.slice(0, 7);
  const all = Array.from({ length: 11 }, (_, index) => plus(day, (index - 5) * 7));
  return all.filter((other) => other.startsWith(month));
}

/**
 * Shows other months. A day that is ticked and leaves the page becomes a hidden field.
 * @param {Day} first
 */
function show(first) {
  const root = calendar();
  const ticked = all(HTMLInputElement, 'input[name="day"]', root).filter((day) => day.type === "hidden" || day.checked);
  const days = ticked.map((day) => day.value);
  const pattern = { day: get(HTMLElement, ".day", root), week: get(HTMLButtonElement, "tbody th button", root) };
  monthField().value = first.slice(0, 7);
  months().forEach((table, index) => fill(table, shiftMonth(first, index), pattern));
  const hidden = [];
  for (const day of days) {
    const shown = box(day);
    if (shown) Object.assign(shown, { checked: true, disabled: false });
    else hidden.push(hiddenField(day));
  }
  elsewhere().replaceChildren(...hidden);
  const earlier = get(HTMLButtonElement, '[value="earlier"]', root);
  earlier.disabled = first.slice(0, 7) <= today().slice(0, 7) && !days.some((day) => day < first);
}

/**
 * @param {HTMLTableElement} table
 * @param {Day} first
 * @param {{ day: HTMLElement, week: HTMLButtonElement }} pattern
 */
function fill(table, first, pattern) {
  get(HTMLElement, "caption", table).textContent = monthName.format(at(first));
  for (const button of all(HTMLButtonElement, "thead button", table)) {
    const index = (around(HTMLTableCellElement, "th", button)?.cellIndex ?? 1) - 1;
    button.value = `weekday:${plus(first, (index + 7 - weekday(first)) % 7)}`;
  }
  const rows = [];
  for (let start = monday(first); start < shiftMonth(first, 1); start = plus(start, 7)) {
    const row = document.createElement("tr");
    row.append(weekHead(start, pattern.week));
    for (const day of week(start)) {
      const cell = row.insertCell();
      if (day.slice(0, 7) === first.slice(0, 7)) cell.append(dayBox(day, pattern.day));
    }
    rows.push(row);
  }
  table.tBodies[0].replaceChildren(...rows);
}

/**
 * @param {Day} start
 * @param {HTMLButtonElement} pattern
 */
function weekHead(start, pattern) {
  const head = document.createElement("th");
  head.scope = "row";
  const button = /** @type {HTMLButtonElement} */ (pattern.cloneNode(true));
  const number = String(weekNumber(start));
  const label = (calendar().dataset.week ?? "").replace("#", number);
  button.value = `week:${start}`;
  button.textContent = number;
  button.title = label;
  button.setAttribute("aria-label", label);
  head.append(button);
  return head;
}

/**
 * @param {Day} day
 * @param {HTMLElement} pattern
 */
function dayBox(day, pattern) {
  const { votes } = calendar().dataset;
  const label = /** @type {HTMLElement} */ (pattern.cloneNode(true));
  const [field, number] = /** @type {[HTMLInputElement, HTMLElement]} */ (/** @type {unknown} */ ([...label.children]));
  const said = votes?.split(";").find((pair) => pair.startsWith(day))?.slice(11);
  label.classList.toggle("today", day === today());
  label.classList.toggle("busy", Boolean(said));
  if (said) label.title = said;
  else label.removeAttribute("title");
  Object.assign(field, { value: day, checked: false, disabled: day < today() });
  field.removeAttribute("checked");
  field.setAttribute("aria-label", dayName.format(at(day)) + (said ? `, ${said}` : ""));
  if (day === today()) field.setAttribute("aria-current", "date");
  else field.removeAttribute("aria-current");
  number.textContent = String(Number(day.slice(8)));
  return label;
}

/**
 * One day is in the tab order; arrow keys go on from there (grid pattern of the ARIA authoring practices).
 * @param {Day | null} day
 */
function rove(day) {
  const boxes = all(HTMLInputElement, '.month input[type="checkbox"]', calendar());
  const visible = boxes.filter((one) => one.offsetParent && !one.disabled);
  const wanted = visible.find((one) => one.value === day) ?? visible.find((one) => one.checked) ?? visible[0];
  for (const one of boxes) one.tabIndex = one === wanted ? 0 : -1;
  return wanted;
}

/** @param {Day} day */
function go(day) {
  const target = day < today() && !isTicked(day) ? today() : day;
  if (!box(target)?.offsetParent) {
    const first = get(HTMLInputElement, "input[value]", months()[0]).value;
    show(target < first ? `${target.slice(0, 7)}-01` : shiftMonth(`${target.slice(0, 7)}-01`, 1 - visibleMonths()));
    dress();
  }
  rove(target)?.focus();
}

const visibleMonths = () => months().filter((table) => table.offsetParent).length || 1;

/** How far on the day to the right is: weeks run with the writing. */
const onward = () => (getComputedStyle(months()[0]).direction === "rtl" ? -1 : 1);

/** @type {Record<string, (day: Day) => Day>} */
const keys = {
  ArrowLeft: (day) => plus(day, -onward()),
  ArrowRight: (day) => plus(day, onward()),
  ArrowUp: (day) => plus(day, -7),
  ArrowDown: (day) => plus(day, 7),
  Home: (day) => monday(day),
  End: (day) => plus(monday(day), 6),
  PageUp: (day) => shiftMonth(day, -1),
  PageDown: (day) => shiftMonth(day, 1),
};

/** @param {KeyboardEvent} event */
function onKey(event) {
  const day = around(HTMLInputElement, "#calendar .day input", event.target)?.value;
  if (!day) return;
  if (event.key === " " && (event.shiftKey || event.ctrlKey)) {
    event.preventDefault();
    toggle(event.shiftKey ? week(day) : sameWeekdays(day));
  } else if (keys[event.key]) {
    event.preventDefault();
    go(keys[event.key](day));
  }
}

/** @param {MouseEvent} event */
function onClick(event) {
  if (dragged && around(HTMLElement, ".day", event.target)) {
    event.preventDefault();
    dragged = false;
    return;
  }
  const button = around(HTMLButtonElement, "#calendar button", event.target);
  if (!button) return;
  const [what, day] = button.value.split(":");
  event.preventDefault();
  event.stopPropagation();
  if (what === "week") toggle(week(day));
  else if (what === "weekday") toggle(sameWeekdays(day));
  else {
    show(shiftMonth(`${monthField().value}-01`, what === "later" ? 1 : -1));
    dress();
  }
}

// A drag ticks, or unticks, every day that it crosses, as the day on which it began would change.
/** @type {{ day: Day, on: boolean, pointer: number } | null} */
let drag = null;
let dragged = false;

/** @type {(element: unknown, which?: string) => Day | undefined} */
const dayIn = (element, which = "input") => {
  const label = around(HTMLElement, "#calendar .day", element);
  return label ? find(HTMLInputElement, which, label)?.value : undefined;
};

/** @param {PointerEvent} event */
function onDown(event) {
  dragged = false;
  const day = event.button === 0 && dayIn(event.target, "input:not(:disabled)");
  drag = day ? { day, on: !isTicked(day), pointer: event.pointerId } : null;
}

/** @param {PointerEvent} event */
function onMove(event) {
  if (!drag || event.pointerId !== drag.pointer) return;
  for (const { clientX, clientY } of event.getCoalescedEvents?.() ?? [event]) {
    const day = dayIn(document.elementFromPoint(clientX, clientY));
    if (!day || (day === drag.day && !dragged)) continue;
    if (!dragged) tick(drag.day, drag.on);
    dragged = true;
    tick(day, drag.on);
  }
}

function onUp() {
  if (drag && dragged) changed();
  drag = null;
  // The click that may follow comes at once; a later one is another deed.
  setTimeout(() => (dragged = false));
}

// What only makes sense with this script.
function dress() {
  for (const table of months()) {
    table.setAttribute("role", "grid");
    table.setAttribute("aria-describedby", "calendar-keys");
    for (const button of all(HTMLButtonElement, "th button", table)) button.tabIndex = -1;
  }
  rove(dayIn(document.activeElement) ?? null);
}

if (form && find(HTMLElement, "#calendar", form)) {
  dress();
  form.addEventListener("keydown", onKey);
  form.addEventListener("click", onClick, true);
  form.addEventListener("pointerdown", onDown);
  document.addEventListener("pointermove", onMove);
  document.addEventListener("pointerup", onUp);
  document.addEventListener("pointercancel", () => (drag = null));
  form.addEventListener("focusin", (event) => {
    const day = dayIn(event.target);
    if (day) rove(day);
  });
  form.addEventListener("live", dress);
  matchMedia("(max-width: 43rem)").addEventListener("change", dress);
}
