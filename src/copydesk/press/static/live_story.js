// A live page takes in what is new by itself: told by the stream, it fetches its own page as printed.
// Readers further down are told how much is new, and nothing moves under their eyes.

const story = document.querySelector("article[data-story]");
const button = document.querySelector("[data-fresh]");
const told = document.querySelector("[data-told]");
const SPREAD = 250; // milliseconds, so that not all who read ask at once
const TRIES = 5; // a cache may have the page of a moment ago
let waiting = null;
let asking = Promise.resolve();

const all = (selector, within) => [...within.querySelectorAll(selector)];
const list = (within) => within.querySelector("[data-live-entries]");
// What is pinned is no entry in the row: it changes as a whole.
const entriesOf = (within) => all("[data-entry]:not([data-live-pinned] *)", within);
const pause = (time) => new Promise((done) => setTimeout(done, time));

async function printed() {
  const answer = await fetch(location.pathname, { cache: "no-cache" }).catch(() => null);
  return answer && new DOMParser().parseFromString(await answer.text(), "text/html");
}

async function ask(at) {
  for (let tries = 0; tries < TRIES; tries += 1) {
    await pause(tries ? 1000 * tries : Math.random() * SPREAD);
    if (!(Date.parse(at) > Date.parse(story.dataset.at))) return;
    const page = await printed();
    if (page?.querySelector(".sheet-tombstone")) return withdraw(page);
    const now = page?.querySelector("article[data-story]");
    if (now && list(now) && !(Date.parse(now.dataset.at) < Date.parse(at))) return take(now);
  }
}

function withdraw(page) {
  document.title = page.title;
  document.body.className = page.body.className;
  document.querySelector("main").replaceChildren(...page.querySelector("main").childNodes);
}

// What stands changes in its place, while what the reader looks at stays where it is.
function take(now) {
  Object.assign(story.dataset, now.dataset);
  const seen = entriesOf(story).find((one) => one.getBoundingClientRect().bottom > 0);
  const before = seen?.getBoundingClientRect().top;
  for (const part of [".story-head", ".story-facts", "[data-notices]", "[data-live-head]", "[data-live-pinned]"]) {
    const [old, fresh] = [story.querySelector(part), now.querySelector(part)];
    if (old.innerHTML !== fresh.innerHTML) old.replaceWith(fresh);
  }
  const own = list(now);
  const changed = entriesOf(list(story)).filter((one) => {
    const next = own.querySelector(`#${CSS.escape(one.id)}`);
    if (!next) one.remove();
    else if (next.dataset.entry !== one.dataset.entry) one.replaceWith(next.cloneNode(true));
    else return false;
    return true;
  });
  if (changed.length) told.textContent = told.dataset.corrected;
  const still = seen && document.getElementById(seen.id);
  if (still) scrollBy(0, still.getBoundingClientRect().top - before);
  waiting = own;
  if (list(story).getBoundingClientRect().top >= 0) show();
  else tell(fresh().length, button);
}

function fresh() {
  const have = new Set(entriesOf(story).map((one) => one.id));
  return waiting ? entriesOf(waiting).filter((one) => !have.has(one.id)) : [];
}

function tell(count, where) {
  if (!count) return;
  const digits = `${document.documentElement.lang}-u-nu-${told.dataset.digits}`;
  const words = `${told.dataset.words} ${new Intl.NumberFormat(digits).format(count)}`;
  told.textContent = words;
  button.setAttribute("aria-label", words);
  where.hidden = false;
}

// Each before the entry that it stands before on the printed page.
function show() {
  const added = fresh();
  for (const one of added.reverse()) {
    const next = entriesOf(waiting)[entriesOf(waiting).indexOf(one) + 1];
    const place = next && list(story).querySelector(`#${CSS.escape(next.id)}`);
    const made = one.cloneNode(true);
    made.classList.add("fresh");
    if (place) place.before(made);
    else list(story).append(made);
  }
  tell(added.length, told);
  button.hidden = true;
  return added;
}

button.addEventListener("click", () => {
  show();
  list(story).scrollIntoView();
  list(story).querySelector("a")?.focus({ preventScroll: true });
});
story.addEventListener("bulletin", (event) => {
  event.preventDefault();
  asking = asking.then(() => ask(event.detail.at));
});
