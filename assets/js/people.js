// Suggests people while a name is typed: an editable combobox with a list box (WAI-ARIA Authoring Practices). The
// focus stays in the field; the arrows walk through the list, Enter takes, Escape closes.

import { all, around } from "./dom.js";

const PAUSE = 200;

/**
 * @typedef {{ name: string, username: string }} Person
 */

for (const [number, box] of all(HTMLElement, "[data-people]").entries()) {
  const field = box.querySelector("input, textarea");
  if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) suggest(number, box, field);
}

/**
 * @param {number} number
 * @param {HTMLElement} box
 * @param {HTMLInputElement | HTMLTextAreaElement} field
 */
function suggest(number, box, field) {
  const several = box.dataset.people === "several";
  const list = document.createElement("ul");
  list.id = `people-${number}`;
  list.className = "people-list";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", box.dataset.suggestions ?? "");
  const told = document.createElement("p");
  told.className = "vh";
  told.setAttribute("role", "status");
  // Of no height, right below the field: the list floats from there.
  const below = document.createElement("div");
  below.className = "people-below";
  below.append(list, told);
  field.after(below);
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-controls", list.id);
  // A field of several lines stays what it is: it cannot be a combobox (ARIA in HTML).
  const combobox = field.tagName === "INPUT";
  if (combobox) {
    field.setAttribute("role", "combobox");
    field.setAttribute("aria-expanded", "false");
  }

  /** @type {Person[]} */
  let found = [];
  let active = -1;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let asking = new AbortController();

  /** Where the name that is being typed begins. */
  const start = () => (several ? field.value.search(/[^,;\n]*$/) : 0);

  /** @param {Person[]} people */
  function show(people) {
    found = people;
    active = -1;
    field.removeAttribute("aria-activedescendant");
    list.replaceChildren(...people.map(({ name, username }, index) => {
      const line = document.createElement("li");
      line.id = `${list.id}-${index}`;
      line.setAttribute("role", "option");
      line.setAttribute("aria-selected", "false");
      const strong = document.createElement("strong");
      strong.textContent = name;
      line.append(strong);
      if (name !== username) {
        const quiet = document.createElement("span");
        quiet.textContent = username;
        line.append(" ", quiet);
      }
      return line;
    }));
    const open = people.length > 0;
    list.hidden = !open;
    if (combobox) field.setAttribute("aria-expanded", String(open));
    told.textContent = open ? `${box.dataset.suggestions}: ${people.length}` : "";
  }

  /** @param {number} index */
  function mark(index) {
    list.children[active]?.setAttribute("aria-selected", "false");
    active = index;
    const line = list.children[active];
    if (!line) {
      field.removeAttribute("aria-activedescendant");
      return;
    }
    line.setAttribute("aria-selected", "true");
    line.scrollIntoView({ block: "nearest" });
    field.setAttribute("aria-activedescendant", line.id);
  }

  function close() {
    clearTimeout(timer);
    asking.abort();
    show([]);
  }

  /** @param {Person} person */
  function take({ username }) {
    const before = field.value.slice(0, start());
    field.value = several ? `${before}${before.trim() ? " " : ""}${username}, ` : username;
    field.value = field.value.replace(/ {2,}/g, " ");
    field.dispatchEvent(new Event("change", { bubbles: true }));
    close();
  }

  async function ask() {
    const term = field.value.slice(start()).trim();
    asking.abort();
    if (!term) {
      show([]);
      return;
    }
    asking = new AbortController();
    try {
      const answer = await fetch(`${box.dataset.from}?term=${encodeURIComponent(term)}`, { signal: asking.signal });
      const people = answer.ok ? (await answer.json()).users : [];
      // A list with the one name that stands there already helps nobody.
      const same = people.length === 1 && people[0].username === term;
      show(same || document.activeElement !== field ? [] : people);
    } catch {
      // Somebody typed on, or the network is away: the field is a field.
    }
  }

  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });
  /** @param {KeyboardEvent} event */
  function press(event) {
    if (list.hidden) {
      if (event.key === "ArrowDown" && field.tagName === "INPUT") {
        event.preventDefault();
        ask();
      }
      return;
    }
    const last = found.length - 1;
    if (event.key === "ArrowDown") mark(active === last ? 0 : active + 1);
    else if (event.key === "ArrowUp") mark(active <= 0 ? last : active - 1);
    else if (event.key === "Enter" && active >= 0) take(found[active]);
    else if (event.key === "Escape") close();
    else {
      if (event.key === "Tab") close();
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }
  field.addEventListener("keydown", (event) => press(/** @type {KeyboardEvent} */ (event)));
  field.addEventListener("blur", close);
  // A press must not take the focus out of the field.
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const line = around(HTMLElement, "[role=option]", event.target);
    if (line) take(found[[...list.children].indexOf(line)]);
  });
}
