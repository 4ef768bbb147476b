// Who picks an own colour means it.

import { find } from "./dom.js";

const own = find(HTMLInputElement, "#own-color");
find(HTMLInputElement, '[name="custom"]')?.addEventListener("input", () => {
  if (own) own.checked = true;
});
