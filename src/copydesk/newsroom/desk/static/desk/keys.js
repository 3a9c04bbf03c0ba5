// Which keys reach the desk: none while one writes, none with a modifier.
const WRITING = "input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]";

export function isForTheDesk(event) {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return false;
  if (document.querySelector("dialog[open], [role=dialog]:not([hidden]):not([aria-hidden=true])")) {
    return false;
  }
  return !(event.target instanceof Element && event.target.closest(WRITING));
}
