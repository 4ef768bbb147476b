// Small comforts on every page. Everything works without them.

const root = document.documentElement;

// Buttons for scripts are hidden until here.
for (const button of document.querySelectorAll("button[data-do][hidden]")) button.hidden = false;

const deeds = {
  print: () => window.print(),
  async copy(button) {
    const field = document.getElementById(button.dataset.arg);
    if (navigator.clipboard) await navigator.clipboard.writeText(field.value);
    else {
      field.select();
      document.execCommand("copy");
    }
    const words = button.querySelector("span");
    const before = words.textContent;
    words.textContent = button.dataset.done;
    words.setAttribute("role", "status");
    setTimeout(() => (words.textContent = before), 2000);
  },
};

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-do]");
  if (button && deeds[button.dataset.do]) deeds[button.dataset.do](button);
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});

// The theme changes at once; the server remembers it.
document.addEventListener("submit", (event) => {
  const form = event.target.closest("[data-theme-switch]");
  if (!form || !event.submitter) return;
  event.preventDefault();
  const theme = event.submitter.value;
  if (theme === "system") delete root.dataset.theme;
  else root.dataset.theme = theme;
  document.querySelector('meta[name="color-scheme"]').content = theme === "system" ? "light dark" : theme;
  for (const other of form.querySelectorAll("[aria-pressed]")) {
    other.setAttribute("aria-pressed", other === event.submitter);
  }
  const body = new URLSearchParams(new FormData(form, event.submitter));
  fetch(form.action, { method: "POST", body, redirect: "manual" });
});

// g and a letter leads to a page, as <body data-keys="o=/… v=/…"> says.
const keys = new Map((document.body.dataset.keys ?? "").split(" ").map((pair) => [pair[0], pair.slice(2)]));
let afterG = -1000;
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    const menu = document.querySelector("details.menu[open]");
    if (menu) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  }
  const typing = event.target.closest("input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]");
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
  const address = keys.get(event.key);
  if (address && event.timeStamp - afterG < 1000) location.assign(address);
  afterG = event.key === "g" ? event.timeStamp : -1000;
});

// The server writes times in the reader's zone too, if it knows it.
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const [prefix, end] = location.protocol === "https:" ? ["__Host-", "; Secure"] : ["", ""];
if (zone && !document.cookie.split("; ").includes(`${prefix}zone=${zone}`)) {
  document.cookie = `${prefix}zone=${zone}; Path=/; Max-Age=31536000; SameSite=Lax${end}`;
}

// The page that is open can be seen in a row of tabs that is longer than the screen.
for (const open of document.querySelectorAll(".tabs [aria-current]")) {
  const row = open.closest(".tabs");
  const [around, tab] = [row.getBoundingClientRect(), open.getBoundingClientRect()];
  row.scrollLeft += tab.left + tab.width / 2 - around.left - around.width / 2;
}

// A summary of errors is read first.
document.querySelector("[data-focus]")?.focus();
