// The review: what came and what became of it light up together; publishing asks once more.
const root = document.querySelector("[data-desk-review]");
if (root) start(root);

function start(desk) {
  const alike = (key) => desk.querySelectorAll(`[data-key="${CSS.escape(key)}"]`);

  function light(event, on) {
    const piece = event.target.closest?.("[data-key]");
    if (!piece) return;
    for (const other of alike(piece.dataset.key)) other.classList.toggle("desk-lit", on);
  }
  for (const name of ["mouseover", "focusin"]) desk.addEventListener(name, (e) => light(e, true));
  for (const name of ["mouseout", "focusout"]) desk.addEventListener(name, (e) => light(e, false));

  // A link to a folded part opens it.
  function unfold() {
    const target = location.hash && document.getElementById(location.hash.slice(1));
    const folded = target && (target.matches("details") ? target : target.closest("details"));
    if (folded) folded.open = true;
  }
  window.addEventListener("hashchange", unfold);
  unfold();
}
