// One key for each act on a report or a correction; the button of the correction says what it does.
import { isForTheDesk } from "../desk/keys.js";

const screen = document.querySelector("[data-corr-keys]");
if (screen) {
  document.addEventListener("keydown", (event) => {
    if (!isForTheDesk(event) || event.shiftKey || event.repeat) return;
    const meant = [...screen.querySelectorAll("[data-key]")].find((e) => e.dataset.key === event.key);
    if (!meant) return;
    event.preventDefault();
    meant.click();
    if (meant.matches("summary")) {
      meant.parentElement.querySelector("input, textarea")?.focus();
    }
  });
}

const form = document.querySelector("[data-corr-correct]");
if (form) {
  const go = form.querySelector("[data-corr-go]");
  const beside = form.querySelectorAll("[data-corr-needs], [data-corr-alone]");
  form.addEventListener("change", (event) => {
    const kind = event.target;
    if (kind.name !== "kind") return;
    const alone = ["fix", "update", "withhold"].includes(kind.value) && !kind.closest(".corr-against");
    go.textContent = alone ? go.dataset.publish : go.dataset.handIn;
    for (const element of beside) element.hidden = alone;
  });
}
