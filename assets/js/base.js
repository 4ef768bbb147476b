// Small comforts on every page. Everything works without them.

import { all, around, fields, find, whenQuiet } from "./dom.js";

const root = document.documentElement;

// Buttons for scripts are hidden until here.
for (const button of all(HTMLButtonElement, "button[data-do][hidden]")) button.hidden = false;

/** @type {Record<string, (button: HTMLButtonElement) => void>} */
const deeds = {
  print: () => window.print(),
  async copy(button) {
    const field = document.getElementById(button.dataset.arg ?? "");
    if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return;
    if (navigator.clipboard) await navigator.clipboard.writeText(field.value);
    else {
      field.select();
      document.execCommand("copy");
    }
    const words = find(HTMLElement, "span", button);
    if (!words) return;
    const before = words.textContent;
    words.textContent = button.dataset.done ?? "";
    words.setAttribute("role", "status");
    setTimeout(() => (words.textContent = before), 2000);
  },
};

document.addEventListener("click", (event) => {
  const { target } = event;
  const button = around(HTMLButtonElement, "[data-do]", target);
  if (button) deeds[button.dataset.do ?? ""]?.(button);
  for (const menu of all(HTMLDetailsElement, "details.menu[open]")) {
    if (target instanceof Node && !menu.contains(target)) menu.open = false;
  }
});

// The theme changes at once; the server remembers it.
document.addEventListener("submit", (event) => {
  const form = around(HTMLFormElement, "[data-theme-switch]", event.target);
  const button = event.submitter;
  if (!form || !(button instanceof HTMLButtonElement)) return;
  event.preventDefault();
  const theme = button.value;
  if (theme === "system") delete root.dataset.theme;
  else root.dataset.theme = theme;
  const meta = find(HTMLMetaElement, 'meta[name="color-scheme"]');
  if (meta) meta.content = theme === "system" ? "light dark" : theme;
  for (const other of all(HTMLButtonElement, "[aria-pressed]", form)) {
    other.setAttribute("aria-pressed", String(other === button));
  }
  fetch(form.action, { method: "POST", body: fields(form, button), redirect: "manual" });
});

// g and a letter leads to a page, as <body data-keys="o=/… v=/…"> says.
const keys = new Map((document.body.dataset.keys ?? "").split(" ").map((pair) => [pair[0], pair.slice(2)]));
let afterG = -1000;
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    const menu = find(HTMLDetailsElement, "details.menu[open]");
    if (menu) {
      menu.open = false;
      find(HTMLElement, "summary", menu)?.focus();
    }
  }
  const texts = "input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]";
  const typing = around(HTMLElement, texts, event.target);
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
  const address = keys.get(event.key);
  if (address && event.timeStamp - afterG < 1000) location.assign(address);
  afterG = event.key === "g" ? event.timeStamp : -1000;
});

// The server writes times in the reader's zone too, if it knows it.
function tellZone() {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const [prefix, end] = location.protocol === "https:" ? ["__Host-", "; Secure"] : ["", ""];
  if (!zone || document.cookie.split("; ").includes(`${prefix}zone=${zone}`)) return;
  document.cookie = `${prefix}zone=${zone}; Path=/; Max-Age=31536000; SameSite=Lax${end}`;
}
// The first look at zones and cookies takes a browser long. Nothing on this page waits for it but a form with times (vote.js).
if (find(HTMLElement, "[data-zone]")) tellZone();
else {
  whenQuiet(tellZone);
  addEventListener("pagehide", tellZone);
}

// The page that is open can be seen in a row of tabs that is longer than the screen. Once the page is laid out anyway.
requestAnimationFrame(() => {
  for (const open of all(HTMLElement, ".tabs [aria-current]")) {
    const row = around(HTMLElement, ".tabs", open);
    if (!row) continue;
    const [whole, tab] = [row.getBoundingClientRect(), open.getBoundingClientRect()];
    row.scrollLeft += tab.left + tab.width / 2 - whole.left - whole.width / 2;
  }
});

// A summary of errors is read first.
find(HTMLElement, "[data-focus]")?.focus();
