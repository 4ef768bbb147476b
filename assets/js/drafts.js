// What was typed and not sent yet, kept in this browser: until it is stored, for a week at most, for nobody but whoever
// typed it, and not longer than somebody is signed in.

import { around, find } from "./dom.js";

const PREFIX = "draft ";
const WEEK = 7 * 86_400_000;

/**
 * When it was typed, the fields as a form sends them, and by whom, as the form tells people apart.
 * @typedef {{ at: number, body: string, who: string }} Draft
 */

/**
 * Browsers may refuse to keep anything, or have no room: then nothing is kept.
 * @template T
 * @param {() => T} deed
 */
function attempt(deed) {
  try {
    return deed();
  } catch {
    return null;
  }
}

/** @type {(place: string, body: string, who: string) => void} */
export const keep = (place, body, who) =>
  void attempt(() => localStorage.setItem(PREFIX + place, JSON.stringify({ at: Date.now(), body, who })));

/** @type {(place: string) => void} */
export const drop = (place) => void attempt(() => localStorage.removeItem(PREFIX + place));

/** @type {(place: string) => Draft | null} */
const kept = (place) =>
  attempt(() => {
    const { at, body, who } = JSON.parse(localStorage.getItem(PREFIX + place) ?? "");
    return typeof at === "number" && typeof body === "string" ? { at, body, who } : null;
  });

/**
 * What this person has typed there; what somebody else has is forgotten.
 * @type {(place: string, who: string) => Draft | null}
 */
export function own(place, who) {
  const draft = kept(place);
  if (draft?.who === who) return draft;
  drop(place);
  return null;
}

/**
 * A form was sent: what was kept of it may go as soon as a page says that it is stored.
 * @type {(place: string) => void}
 */
export const sent = (place) => void attempt(() => sessionStorage.setItem("sent", place));

/** @param {(place: string) => boolean} which */
function dropAll(which) {
  attempt(() => {
    const names = Object.keys(localStorage).filter((name) => name.startsWith(PREFIX));
    for (const name of names) if (which(name.slice(PREFIX.length))) localStorage.removeItem(name);
  });
}

dropAll((place) => Date.now() - (kept(place)?.at ?? 0) > WEEK);
if (find(HTMLElement, '[data-told="voted"]')) {
  const place = attempt(() => sessionStorage.getItem("sent"));
  if (place) drop(place);
}
document.addEventListener("submit", ({ target }) => {
  if (!around(HTMLFormElement, 'form[action$="/logout/"]', target)) return;
  dropAll(() => true);
  attempt(() => localStorage.removeItem("answers"));
  attempt(() => sessionStorage.clear());
});
