// Hands the text on to other programs of the device, where the browser can.

import { all } from "./dom.js";

for (const button of all(HTMLButtonElement, '[data-do="share"]')) {
  const field = document.getElementById(button.dataset.arg ?? "");
  if ("share" in navigator && field instanceof HTMLTextAreaElement) {
    button.addEventListener("click", async () => {
      const text = field.value;
      // Whoever changes their mind does nothing wrong.
      await navigator.share({ text }).catch(() => {});
    });
  } else {
    button.remove();
  }
}
