// The queue under the hands: keys, acts without leaving the page, a list that keeps itself fresh.
import { isForTheDesk } from "./keys.js";

const EVERY = 4000;
const root = document.querySelector("[data-desk-queue]");
if (root) start(root);

function start(desk) {
  const form = desk.querySelector("[data-desk-form]");
  const place = desk.querySelector("[data-desk-lines]");
  const said = desk.querySelector("[data-desk-said]");
  const fresh = desk.querySelector("[data-desk-fresh]");
  const words = desk.querySelector("[data-desk-words]").dataset;
  const confirmation = document.getElementById("desk-confirm");
  let waiting = null;

  const list = () => place.querySelector(".desk-lines");
  const rows = () => [...place.querySelectorAll("tr[data-story]")];
  const keyOf = (row) => row.dataset.story;
  const linkOf = (row) => row.querySelector(".desk-col-headline a");
  const rowInHand = () => document.activeElement?.closest?.("tr[data-story]") ?? null;
  const tell = (text) => { said.textContent = text; };

  // --- moving

  function move(step) {
    const all = rows();
    const at = all.indexOf(rowInHand());
    const next = all[at < 0 ? 0 : Math.min(all.length - 1, Math.max(0, at + step))];
    if (!next) return;
    linkOf(next).focus();
    next.scrollIntoView({ block: "nearest" });
  }

  // --- keeping fresh

  async function fetchLines(stamp) {
    const address = new URL(desk.dataset.address, location.href);
    address.searchParams.set("part", "lines");
    if (stamp) address.searchParams.set("stamp", stamp);
    const answer = await fetch(address, { credentials: "same-origin" });
    if (!answer.ok || answer.status === 204 || answer.redirected) return null;
    const held = document.createElement("template");
    held.innerHTML = await answer.text();
    return held.content.querySelector(".desk-lines");
  }

  // Lines that are the same stories in the same order change in place; the one under the hand waits.
  function mend(newer) {
    const hand = rowInHand();
    const byKey = new Map([...newer.querySelectorAll("tr[data-story]")].map((r) => [keyOf(r), r]));
    let whole = true;
    for (const row of rows()) {
      const next = byKey.get(keyOf(row));
      if (!next) continue;
      if (row === hand) { whole = false; continue; }
      next.querySelector("input").checked = row.querySelector("input").checked;
      row.replaceWith(next.cloneNode(true));
      rows().find((r) => keyOf(r) === keyOf(next)).querySelector("input").checked =
        next.querySelector("input").checked;
    }
    if (whole) list().dataset.stamp = newer.dataset.stamp;
  }

  function isSameOrder(newer) {
    const next = [...newer.querySelectorAll("tr[data-story]")].map(keyOf);
    return next.join() === rows().map(keyOf).join();
  }

  function isBusy() {
    return Boolean(rowInHand()) || rows().some((row) => row.querySelector("input").checked);
  }

  function offer(newer) {
    const known = new Set(rows().map(keyOf));
    const count = [...newer.querySelectorAll("tr[data-story]")].filter((r) => !known.has(keyOf(r)))
      .length;
    waiting = newer;
    fresh.textContent = count === 0 ? words.changed
      : count === 1 ? words.freshOne : words.freshMany.replace("{n}", count);
    fresh.hidden = false;
  }

  function show(newer, focusKey, index) {
    const ticked = new Set(rows().filter((r) => r.querySelector("input").checked).map(keyOf));
    list().replaceWith(newer);
    for (const row of rows()) row.querySelector("input").checked = ticked.has(keyOf(row));
    waiting = null;
    fresh.hidden = true;
    const row = rows().find((r) => keyOf(r) === focusKey) ?? rows()[Math.min(index, rows().length - 1)];
    if (row && (focusKey || index >= 0)) linkOf(row).focus({ preventScroll: true });
  }

  async function look() {
    if (document.hidden) return;
    const newer = await fetchLines(list().dataset.stamp).catch(() => null);
    if (!newer) return;
    if (isSameOrder(newer)) mend(newer);
    else if (isBusy()) offer(newer);
    else show(newer);
  }

  fresh.addEventListener("click", () => {
    const row = rowInHand();
    if (waiting) show(waiting, row && keyOf(row), -1);
    rows()[0] && linkOf(rows()[0]).focus();
  });
  setInterval(look, EVERY);
  document.addEventListener("visibilitychange", look);

  // --- acts

  async function isSure(button) {
    if (!("confirm" in button.dataset) || !confirmation.showModal) return true;
    const row = button.closest("tr[data-story]");
    const named = row ? [row] : rows().filter((r) => r.querySelector("input").checked);
    confirmation.querySelector("[data-desk-confirm-what]").textContent =
      named.map((r) => linkOf(r).textContent.trim()).join(" · ");
    confirmation.returnValue = "no";
    confirmation.showModal();
    await new Promise((done) => confirmation.addEventListener("close", done, { once: true }));
    return confirmation.returnValue === "yes";
  }

  async function send(button) {
    const data = new FormData(form, button);
    const answer = await fetch(form.getAttribute("action"), {
      method: "POST", body: data, credentials: "same-origin",
      headers: { Accept: "application/json" },
    }).catch(() => null);
    if (!answer) return tell(words.failed);
    if (answer.status === 403) return tell(words.refused);
    if (!answer.ok) return tell(words.failed);
    const { outcomes } = await answer.json();
    tell(outcomes.length ? outcomes.map((o) => (o.done ? "✓ " : "✗ ") + o.says).join("\n") : words.none);
    return undefined;
  }

  form.addEventListener("submit", async (event) => {
    const button = event.submitter;
    if (!button) return;
    event.preventDefault();
    const row = button.closest("tr[data-story]");
    const index = row ? rows().indexOf(row) : -1;
    if (!(await isSure(button))) { row && linkOf(row).focus(); return; }
    await send(button);
    for (const other of row ? [] : rows()) other.querySelector("input").checked = false;
    const newer = await fetchLines("").catch(() => null);
    if (newer) show(newer, row && keyOf(row), index);
  });

  // --- keys

  const help = document.getElementById("desk-keys");
  const helpButton = desk.querySelector("[data-desk-help]");
  helpButton.hidden = false;
  helpButton.addEventListener("click", () => help.showModal());

  function press(key) {
    const row = rowInHand();
    const button = row?.querySelector(`button[data-key="${key}"]`);
    if (button) button.click();
    else if (row) tell(words.notHere);
  }

  const KEYS = {
    j: () => move(1), ArrowDown: () => move(1), k: () => move(-1), ArrowUp: () => move(-1),
    o: () => { const row = rowInHand(); if (row) linkOf(row).click(); },
    a: () => press("a"), s: () => press("s"), p: () => press("p"),
    x: () => { const row = rowInHand(); if (row) row.querySelector("input").click(); },
    "/": () => desk.querySelector("[name=q]").focus(),
    "?": () => help.showModal(),
  };

  if (desk.dataset.keys === "on") {
    document.addEventListener("keydown", (event) => {
      const act = KEYS[event.key];
      if (!act || !isForTheDesk(event)) return;
      event.preventDefault();
      act();
    });
  }

  // --- filters

  const filters = desk.querySelector("[data-desk-filters]");
  filters.addEventListener("change", (event) => {
    if (event.target.matches("select")) filters.requestSubmit();
  });
}
