// Hands the text on to other programs of the device, where the browser can.

for (const button of document.querySelectorAll('[data-do="share"]')) {
  if (navigator.share) {
    button.addEventListener("click", async () => {
      const text = document.getElementById(button.dataset.arg).value;
      // Whoever changes their mind does nothing wrong.
      await navigator.share({ text }).catch(() => {});
    });
  } else {
    button.remove();
  }
}
