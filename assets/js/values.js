// Who picks an own colour means it.

const own = document.getElementById("own-color");
document.querySelector('[name="custom"]')?.addEventListener("input", () => (own.checked = true));
