// "Report an error" opens its form in place, at the paragraph. Without this file the same link leads
// to the same form on a page of its own; it is asked for only when somebody opens it.

const LINK = 'a[href^="/report/?story="]';
const UNREAD = 4000; // milliseconds: what is sent quicker after opening nobody has read

const pause = (time) => new Promise((done) => setTimeout(done, time));
let marked = null;
let open = null;

// --- what the reader has marked ----------------------------------------------

document.addEventListener("selectionchange", () => {
  const chosen = getSelection();
  if (chosen.isCollapsed || open) return; // a click on the link takes the marking away
  marked = { words: chosen.toString(), ends: [chosen.anchorNode, chosen.focusNode] };
});

function quoteIn(link) {
  const block = document.getElementById(new URL(link.href).searchParams.get("block"));
  const isThere = block && marked?.ends.every((end) => block.contains(end));
  return isThere ? marked.words.trim().slice(0, 2000) : "";
}

// --- opening and closing -----------------------------------------------------

async function ask(address, how) {
  const answer = await fetch(address, { credentials: "omit", ...how });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  return { page, address: answer.url };
}

const formIn = (page) => page.querySelector(".report-form[method=post]");

async function openAt(link) {
  const quote = quoteIn(link);
  const { page } = await ask(link.href);
  if (!formIn(page)?.elements.token) throw new Error("no form");
  close();
  const place = document.createElement("section");
  place.className = "report-here telling";
  place.lang = page.documentElement.lang;
  place.dir = page.documentElement.dir;
  place.tabIndex = -1;
  place.setAttribute("aria-label", page.querySelector("h1").textContent);
  const status = document.createElement("p");
  status.setAttribute("role", "status");
  const content = document.createElement("div");
  place.append(content, status);
  open = { link, place, content, status, quote, since: Date.now() };
  fill(page);
  (link.closest(".flag") ?? link.closest("p") ?? link).after(place);
  place.focus();
  place.scrollIntoView({ block: "nearest" });
}

// What the page of the form has: what is wrong, the passage, the form.
function fill(page) {
  const form = formIn(page);
  const parts = [page.querySelector(".error-summary"), page.querySelector(".telling-passage"), form];
  if (open.quote) {
    page.querySelector("[data-passage] p").textContent = open.quote;
    form.elements.quote.value = open.quote;
  }
  open.content.replaceChildren(...parts.filter(Boolean));
  open.content.querySelector(".error-summary")?.focus();
}

function close() {
  const { link, place } = open ?? {};
  open = null;
  place?.remove();
  link?.focus();
}

// --- sending -----------------------------------------------------------------

async function send(form) {
  if (open.busy) return;
  open.busy = true;
  const typed = new URLSearchParams(new FormData(form));
  typed.set("script", "1");
  await pause(UNREAD - (Date.now() - open.since));
  let got = await ask(form.action, { method: "POST", body: typed });
  const puzzle = formIn(got.page)?.elements.puzzle;
  if (puzzle?.value) {
    const { solve } = await import(puzzle.dataset.solver);
    typed.set("puzzle", puzzle.value);
    typed.set("proof", await solve(puzzle.value));
    got = await ask(form.action, { method: "POST", body: typed });
  }
  open.busy = false;
  const told = got.page.querySelector("[data-sent]");
  if (!told) return fill(got.page);
  const more = document.createElement("a");
  more.href = got.address;
  more.textContent = told.dataset.more;
  open.content.replaceChildren();
  open.status.append(`${told.dataset.sent} `, more);
  open.link.focus();
  marked = null;
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a");
  const isPlain = !event.button && !event.ctrlKey && !event.metaKey && !event.shiftKey;
  if (!link || !isPlain) return;
  if (open?.content.contains(link) && link.closest(".report-form") && !link.closest(".telling-privacy")) {
    event.preventDefault(); // back to the story: it is all around
    close();
  } else if (link.matches(LINK) && document.querySelector("article[data-story]")) {
    event.preventDefault();
    openAt(link).catch(() => location.assign(link.href));
  }
});
document.addEventListener("submit", (event) => {
  if (!open?.content.contains(event.target)) return;
  event.preventDefault();
  send(event.target).catch(() => event.target.submit());
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && open?.place.contains(event.target)) close();
});
