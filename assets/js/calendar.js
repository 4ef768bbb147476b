// The calendar without round trips: drag over days, arrow keys, other months, whole weeks and weekdays.
// What is ticked stands in the form alone: checkboxes for the months that are shown, hidden fields for
// the others.

const form = document.querySelector("form[data-live]");
const lang = document.documentElement.lang;
const monthName = new Intl.DateTimeFormat(lang, { month: "long", year: "numeric", timeZone: "UTC" });
const dayName = new Intl.DateTimeFormat(lang, { dateStyle: "full", timeZone: "UTC" });

const DAY = 86_400_000;
const iso = (time) => new Date(time).toISOString().slice(0, 10);
const at = (day) => Date.parse(`${day}T00:00:00Z`);
const plus = (day, count) => iso(at(day) + count * DAY);
// 0 for Monday.
const weekday = (day) => (new Date(at(day)).getUTCDay() + 6) % 7;
const monday = (day) => plus(day, -weekday(day));

function shiftMonth(day, count) {
  const [year, month, date] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month + count, 0)).getUTCDate();
  return iso(Date.UTC(year, month - 1 + count, Math.min(date, last)));
}

// ISO 8601: the week of the year that holds its Thursday.
function weekNumber(day) {
  const thursday = plus(monday(day), 3);
  return 1 + Math.floor((at(thursday) - at(`${thursday.slice(0, 4)}-01-01`)) / (7 * DAY));
}

const calendar = () => form?.querySelector("#calendar");
const box = (day) => calendar().querySelector(`input[type="checkbox"][value="${day}"]`);
const elsewhere = () => calendar().querySelector("[data-elsewhere]");
const months = () => [...calendar().querySelectorAll(".month")];

function isTicked(day) {
  const shown = box(day);
  return shown ? shown.checked : Boolean(elsewhere().querySelector(`[value="${day}"]`));
}

function tick(day, on) {
  const shown = box(day);
  if (shown) {
    if (!shown.disabled) shown.checked = on;
    return;
  }
  const hidden = elsewhere().querySelector(`[value="${day}"]`);
  if (hidden && !on) hidden.remove();
  if (!hidden && on) elsewhere().append(hiddenField(day));
}

function hiddenField(day) {
  const field = document.createElement("input");
  Object.assign(field, { type: "hidden", name: "day", value: day });
  return field;
}

function changed() {
  calendar().dispatchEvent(new Event("change", { bubbles: true }));
}

// Ticks all of these days, or unticks them if they are ticked; the past stays.
function toggle(days) {
  const open = days.filter((day) => day >= calendar().dataset.today);
  const on = !open.every(isTicked);
  for (const day of open) tick(day, on);
  changed();
}

const week = (day) => Array.from({ length: 7 }, (_, index) => plus(monday(day), index));

function sameWeekdays(day) {
  const month = day.slice(0, 7);
  const all = Array.from({ length: 11 }, (_, index) => plus(day, (index - 5) * 7));
  return all.filter((other) => other.startsWith(month));
}

// Shows other months. A day that is ticked and leaves the page becomes a hidden field.
function show(first) {
  const root = calendar();
  const ticked = [...root.querySelectorAll('input[name="day"]')].filter((day) => day.type === "hidden" || day.checked);
  const days = ticked.map((day) => day.value);
  const pattern = { day: root.querySelector(".day"), week: root.querySelector("tbody th button") };
  root.querySelector('[name="month"]').value = first.slice(0, 7);
  months().forEach((table, index) => fill(table, shiftMonth(first, index), pattern));
  const hidden = [];
  for (const day of days) {
    const shown = box(day);
    if (shown) Object.assign(shown, { checked: true, disabled: false });
    else hidden.push(hiddenField(day));
  }
  elsewhere().replaceChildren(...hidden);
  const earlier = root.querySelector('[value="earlier"]');
  earlier.disabled = first.slice(0, 7) <= root.dataset.today.slice(0, 7) && !days.some((day) => day < first);
}

function fill(table, first, pattern) {
  table.caption.textContent = monthName.format(at(first));
  for (const button of table.tHead.querySelectorAll("button")) {
    const index = button.closest("th").cellIndex - 1;
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

function weekHead(start, pattern) {
  const head = document.createElement("th");
  head.scope = "row";
  const button = pattern.cloneNode(true);
  const number = String(weekNumber(start));
  const label = calendar().dataset.week.replace("#", number);
  button.value = `week:${start}`;
  button.textContent = number;
  button.title = label;
  button.setAttribute("aria-label", label);
  head.append(button);
  return head;
}

function dayBox(day, pattern) {
  const { today, votes } = calendar().dataset;
  const label = pattern.cloneNode(true);
  const [field, number] = label.children;
  const said = votes?.split(";").find((pair) => pair.startsWith(day))?.slice(11);
  label.classList.toggle("today", day === today);
  label.classList.toggle("busy", Boolean(said));
  if (said) label.title = said;
  else label.removeAttribute("title");
  Object.assign(field, { value: day, checked: false, disabled: day < today });
  field.removeAttribute("checked");
  field.setAttribute("aria-label", dayName.format(at(day)) + (said ? `, ${said}` : ""));
  if (day === today) field.setAttribute("aria-current", "date");
  else field.removeAttribute("aria-current");
  number.textContent = String(Number(day.slice(8)));
  return label;
}

// One day is in the tab order; arrow keys go on from there (grid pattern of the ARIA authoring practices).
function rove(day) {
  const boxes = [...calendar().querySelectorAll('.month input[type="checkbox"]')];
  const visible = boxes.filter((one) => one.offsetParent && !one.disabled);
  const wanted = visible.find((one) => one.value === day) ?? visible.find((one) => one.checked) ?? visible[0];
  for (const one of boxes) one.tabIndex = one === wanted ? 0 : -1;
  return wanted;
}

function go(day) {
  const { today } = calendar().dataset;
  const target = day < today && !isTicked(day) ? today : day;
  if (!box(target)?.offsetParent) {
    const first = months()[0].querySelector("input[value]").value;
    show(target < first ? `${target.slice(0, 7)}-01` : shiftMonth(`${target.slice(0, 7)}-01`, 1 - visibleMonths()));
    dress();
  }
  rove(target)?.focus();
}

const visibleMonths = () => months().filter((table) => table.offsetParent).length || 1;

const keys = {
  ArrowLeft: (day) => plus(day, -1),
  ArrowRight: (day) => plus(day, 1),
  ArrowUp: (day) => plus(day, -7),
  ArrowDown: (day) => plus(day, 7),
  Home: (day) => monday(day),
  End: (day) => plus(monday(day), 6),
  PageUp: (day) => shiftMonth(day, -1),
  PageDown: (day) => shiftMonth(day, 1),
};

function onKey(event) {
  const day = event.target.closest?.("#calendar .day input")?.value;
  if (!day) return;
  if (event.key === " " && (event.shiftKey || event.ctrlKey)) {
    event.preventDefault();
    toggle(event.shiftKey ? week(day) : sameWeekdays(day));
  } else if (keys[event.key]) {
    event.preventDefault();
    go(keys[event.key](day));
  }
}

function onClick(event) {
  if (dragged && event.target.closest(".day")) {
    event.preventDefault();
    dragged = false;
    return;
  }
  const button = event.target.closest("#calendar button");
  if (!button) return;
  const [what, day] = button.value.split(":");
  event.preventDefault();
  event.stopPropagation();
  if (what === "week") toggle(week(day));
  else if (what === "weekday") toggle(sameWeekdays(day));
  else {
    show(shiftMonth(`${calendar().querySelector('[name="month"]').value}-01`, what === "later" ? 1 : -1));
    dress();
  }
}

// A drag ticks, or unticks, every day that it crosses, as the day on which it began would change.
let drag = null;
let dragged = false;

const dayAt = (x, y) => document.elementFromPoint(x, y)?.closest("#calendar .day")?.querySelector("input")?.value;

function onDown(event) {
  dragged = false;
  const day = event.button === 0 && event.target.closest("#calendar .day")?.querySelector("input:not(:disabled)")?.value;
  drag = day ? { day, on: !isTicked(day), pointer: event.pointerId } : null;
}

function onMove(event) {
  if (!drag || event.pointerId !== drag.pointer) return;
  for (const { clientX, clientY } of event.getCoalescedEvents?.() ?? [event]) {
    const day = dayAt(clientX, clientY);
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
    for (const button of table.querySelectorAll("th button")) button.tabIndex = -1;
  }
  rove(document.activeElement?.value);
}

if (calendar()) {
  dress();
  form.addEventListener("keydown", onKey);
  form.addEventListener("click", onClick, true);
  form.addEventListener("pointerdown", onDown);
  document.addEventListener("pointermove", onMove);
  document.addEventListener("pointerup", onUp);
  document.addEventListener("pointercancel", () => (drag = null));
  form.addEventListener("focusin", (event) => {
    if (event.target.matches("#calendar .day input")) rove(event.target.value);
  });
  form.addEventListener("live", dress);
  matchMedia("(max-width: 43rem)").addEventListener("change", dress);
}
