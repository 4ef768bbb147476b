// Elements with their types: what is found is of the kind that was asked for, or is not found.

/** The language of the page for dates. English on this site writes the day before the month. */
export const lang = document.documentElement.lang.replace(/^en$/, "en-GB");

/**
 * The first such element.
 * @template {Element} T
 * @param {new () => T} kind
 * @param {string} selector
 * @param {ParentNode} [root]
 * @returns {T | null}
 */
export function find(kind, selector, root = document) {
  const element = root.querySelector(selector);
  return element instanceof kind ? element : null;
}

/**
 * The first such element, where the page always has one.
 * @template {Element} T
 * @param {new () => T} kind
 * @param {string} selector
 * @param {ParentNode} [root]
 * @returns {T}
 */
export function get(kind, selector, root = document) {
  const element = find(kind, selector, root);
  if (!element) throw new Error(`the page has no ${selector}`);
  return element;
}

/**
 * Every such element.
 * @template {Element} T
 * @param {new () => T} kind
 * @param {string} selector
 * @param {ParentNode} [root]
 * @returns {T[]}
 */
export function all(kind, selector, root = document) {
  return /** @type {T[]} */ ([...root.querySelectorAll(selector)].filter((element) => element instanceof kind));
}

/**
 * The element that this one is in, or is.
 * @template {Element} T
 * @param {new () => T} kind
 * @param {string} selector
 * @param {unknown} inside
 * @returns {T | null}
 */
export function around(kind, selector, inside) {
  const element = inside instanceof Element ? inside.closest(selector) : null;
  return element instanceof kind ? element : null;
}

/**
 * Does something once the page is there and nothing waits: it must not hold up the first answer of whoever reads it.
 * @param {() => void} deed
 */
export function whenQuiet(deed) {
  const soon = () =>
    "requestIdleCallback" in globalThis ? requestIdleCallback(deed, { timeout: 2_000 }) : setTimeout(deed, 300);
  if (document.readyState === "complete") soon();
  else addEventListener("load", soon);
}

/**
 * What a form would send, as text: forms here have no files.
 * @param {HTMLFormElement} form
 * @param {HTMLElement | null} [button] the one that was pressed
 */
export function fields(form, button) {
  const data = [...new FormData(form, button)];
  return new URLSearchParams(data.map(([name, value]) => [name, String(value)]));
}
