// A statement is added from the words selected in a block: they stand in the form already.
const form = document.querySelector("[data-desk-add-statement]");
if (form) {
  document.addEventListener("selectionchange", () => {
    const chosen = getSelection();
    const node = chosen?.anchorNode;
    const element = node instanceof Element ? node : node?.parentElement;
    const block = element?.closest(".desk-story .desk-block[data-key]");
    const words = chosen?.toString().trim();
    if (!block || !words) return;
    form.elements.block.value = block.dataset.key;
    form.elements.words.value = words;
  });
}
