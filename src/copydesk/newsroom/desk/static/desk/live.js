// The quick box of a live report: Ctrl and Enter publish what was typed, once.
const box = document.querySelector(".desk-entry");
const go = box?.querySelector("[data-entry-go]");

box?.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
  event.preventDefault();
  if (!event.repeat) box.requestSubmit(go);
});

let isSent = false;
box?.addEventListener("submit", (event) => {
  if (isSent) event.preventDefault();
  isSent = true;
});
// Back from another page, the box is there to be sent again.
addEventListener("pageshow", () => (isSent = false));
