// Keeps what was typed into the form for a new poll over a reload, and over going away and back.

import { fields, find } from "./dom.js";

const form = find(HTMLFormElement, "form[data-live]");
const place = `draft ${location.pathname}`;

/**
 * What was typed last comes back from the server as a page.
 * @param {HTMLFormElement} form
 * @param {string} draft
 */
async function restore(form, draft) {
  const body = new URLSearchParams(draft);
  body.set("do", "refresh");
  const response = await fetch(location.pathname, { method: "POST", body });
  if (!response.ok) return;
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const fresh = find(HTMLFormElement, "form[data-live]", page);
  if (!fresh) return;
  form.replaceChildren(...fresh.childNodes);
  form.dispatchEvent(new Event("live"));
}

if (form) {
  const keep = () => sessionStorage.setItem(place, String(fields(form)));
  for (const name of ["input", "change", "live"]) form.addEventListener(name, keep);
  const how = performance.getEntriesByType("navigation")[0];
  const again = how instanceof PerformanceNavigationTiming && ["back_forward", "reload"].includes(how.type);
  const draft = sessionStorage.getItem(place);
  if (draft && again) restore(form, draft);
  else sessionStorage.removeItem(place);
}
