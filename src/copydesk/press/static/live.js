// Keeps "Just in" up to date: by the server's stream, by asking now and then where streams fail.
// What stands in the page was printed with it and reads without this file.

const STREAM = "/live/stream";
const KINDS = ["new", "update", "correction", "withdrawn"];
const POLL_EVERY = 30_000;
const FAILURES_BEFORE_POLL = 3;
const SAME_MOMENT = 1_000; // a bulletin this close to the printed edition tells of that edition
const RIGHT_TO_LEFT = new Set(["ar", "fa", "he", "ur", "ps", "sd", "ug", "yi", "dv", "ckb"]);

const lists = [...document.querySelectorAll("[data-just-in]")];
const story = document.querySelector("article[data-story]");
const banner = document.querySelector("[data-banner]");
let newest = Math.max(0, ...lists.map((list) => Number(list.dataset.number)));
let waiting = [];
let paused = false;
let failures = 0;
let polling = 0;

// --- one line -------------------------------------------------------------

function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

function sameSite(path) {
  const url = new URL(path, location.origin);
  return url.origin === location.origin ? url.pathname : "/";
}

function directionOf(language) {
  return RIGHT_TO_LEFT.has(language.split("-")[0]) ? "rtl" : "ltr";
}

function timeIn(list, moment) {
  const at = new Date(moment);
  const inZone = (options) =>
    new Intl.DateTimeFormat(document.documentElement.lang, {
      timeZone: list.dataset.zone,
      numberingSystem: list.dataset.digits,
      ...options,
    });
  const day = inZone({ dateStyle: "short" });
  const isToday = day.format(at) === day.format(new Date());
  const style = isToday
    ? { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }
    : { day: "numeric", month: "short" };
  return element("time", { dir: "auto", dateTime: at.toISOString(), textContent: inZone(style).format(at) });
}

function lineIn(list, bulletin) {
  const language = bulletin.language ?? "";
  const words = element("bdi", { textContent: bulletin.headline });
  const link = element("a", { href: sameSite(bulletin.path), lang: language }, words);
  link.dir = directionOf(language);
  const line = element("li", { className: bulletin.kind });
  line.dataset.story = bulletin.story;
  line.append(timeIn(list, bulletin.at), " ", link);
  const isLive = bulletin.live && ["new", "update"].includes(bulletin.kind);
  const mark = list.dataset[isLive ? "live" : bulletin.kind];
  if (mark) line.append(" ", element("span", { className: "mark", textContent: mark }));
  return line;
}

function linesOf(list) {
  return [...list.querySelectorAll("li")];
}

// --- both lists, always alike ----------------------------------------------

function keepFocus(list, change) {
  const held = list.querySelector("ol a:focus")?.closest("li").dataset.story;
  change();
  if (!held) return;
  const line = linesOf(list).find((one) => one.dataset.story === held);
  (line?.querySelector("a") ?? list.querySelector("button")).focus();
}

function drop(id) {
  for (const list of lists) {
    keepFocus(list, () => {
      for (const line of linesOf(list)) if (line.dataset.story === id) line.remove();
    });
  }
}

function putFirst(bulletin) {
  for (const list of lists) {
    keepFocus(list, () => {
      for (const line of linesOf(list)) if (line.dataset.story === bulletin.story) line.remove();
      const line = lineIn(list, bulletin);
      line.classList.add("fresh");
      list.querySelector("ol").prepend(line);
      linesOf(list).slice(Number(list.dataset.length)).forEach((old) => old.remove());
      list.querySelector("[data-latest]")?.replaceChildren(timeIn(list, bulletin.at));
      setAnew(list);
    });
  }
}

// Lines that make room for a new one are set anew: no browser takes them for a page that jumps.
function setAnew(list) {
  for (const line of linesOf(list).slice(1)) {
    const copy = line.cloneNode(true);
    copy.classList.remove("fresh");
    line.replaceWith(copy);
  }
}

function changeInPlace(bulletin) {
  for (const list of lists) {
    keepFocus(list, () => {
      for (const line of linesOf(list)) {
        if (line.dataset.story === bulletin.story) line.replaceWith(lineIn(list, bulletin));
      }
    });
  }
}

// A small correction is no line of its own: the story's line has its words from now on.
function reword(bulletin) {
  for (const line of lists.flatMap(linesOf)) {
    if (line.dataset.story === bulletin.story) line.querySelector("bdi").textContent = bulletin.headline;
  }
}

// The stream has the lines of all locales; the list on a page those of its own: lines in its very
// tag, else in its language where no locale before it speaks that; the first takes all others.
function isOurs({ language = "" }) {
  const { tongues, place } = lists[0].dataset;
  const tags = tongues.split(" ");
  const tag = language.replaceAll("_", "-").toLowerCase();
  const same = tags.indexOf(tag);
  const near = tags.findIndex((one) => one.split("-")[0] === tag.split("-")[0]);
  return Math.max(0, same < 0 ? near : same) === Number(place);
}

function show(bulletin) {
  if (bulletin.kind === "withdrawn" || !bulletin.headline || !isOurs(bulletin)) drop(bulletin.story);
  else putFirst(bulletin);
}

// --- lists on the page: fronts, sections, related stories ------------------------

function cardsOf(bulletin) {
  const own = sameSite(bulletin.path);
  const links = [...document.querySelectorAll(".card .headline a, .owned a")];
  return links.filter((link) => link.pathname === own && link.origin === location.origin);
}

// A headline that was wrong, or may stand no longer, goes from lists that are open at the moment.
function changeCards(bulletin) {
  if (!bulletin.path) return;
  for (const link of cardsOf(bulletin)) {
    if (["correction", "minor"].includes(bulletin.kind) && bulletin.headline) {
      link.replaceChildren(element("bdi", { textContent: bulletin.headline }));
    }
    if (bulletin.kind === "withdrawn") withdraw(link);
  }
}

function withdraw(link) {
  const card = link.closest(".card, .owned > *");
  const words = element("span", { className: "gone", textContent: lists[0].dataset.withdrawn });
  card.querySelectorAll(".card-picture, .summary, .prefix, .mark, .kicker, .source").forEach((one) => one.remove());
  card.classList.remove("has-picture");
  if (card.matches(".owned > *")) return card.replaceChildren(words);
  link.replaceWith(words);
}

// --- what comes in -----------------------------------------------------------

function tell(bulletin) {
  if (!banner || bulletin.story !== story?.dataset.story) return;
  // A live page takes what is new in by itself.
  const told = new CustomEvent("bulletin", { detail: bulletin, cancelable: true });
  if (!story.dispatchEvent(told)) return;
  const printed = Date.parse(story.dataset.at);
  const kind = bulletin.kind === "minor" ? "correction" : bulletin.kind;
  const words = banner.dataset[kind];
  if (!words || Date.parse(bulletin.at) - printed < SAME_MOMENT) return;
  const reload = element("a", { href: location.pathname, textContent: banner.dataset.reload });
  banner.className = `banner banner-${kind}`;
  banner.replaceChildren(words, " ", reload);
}

// A withdrawn story leaves and a corrected one changes at once, even while the list is paused.
function take(bulletin) {
  if (!bulletin || !(bulletin.number > newest)) return;
  newest = bulletin.number;
  tell(bulletin);
  changeCards(bulletin);
  if (bulletin.kind === "minor") return reword(bulletin);
  if (!paused) return show(bulletin);
  waiting = waiting.filter((other) => other.story !== bulletin.story);
  if (bulletin.kind === "withdrawn") return drop(bulletin.story);
  if (bulletin.kind === "correction") changeInPlace(bulletin);
  waiting.push(bulletin);
}

// The whole list as it is now: what left it while nobody listened leaves the page too.
function takeAll(state) {
  if (!Array.isArray(state?.items) || !(state.number >= newest)) return;
  newest = state.number;
  const items = state.items.filter((item) => item.kind !== "withdrawn" && item.headline);
  state.items.forEach(tell);
  state.items.forEach(changeCards);
  if (paused) return holdBack(items);
  for (const list of lists) {
    keepFocus(list, () => {
      list.querySelector("ol").replaceChildren(...items.map((item) => lineIn(list, item)));
    });
    if (items.length) list.querySelector("[data-latest]")?.replaceChildren(timeIn(list, items[0].at));
  }
}

function holdBack(items) {
  const present = new Set(items.map((item) => item.story));
  const shown = new Set(lists.flatMap(linesOf).map((line) => line.dataset.story));
  for (const id of shown) if (!present.has(id)) drop(id);
  items.filter((item) => item.kind === "correction").forEach(changeInPlace);
  waiting = [...items].reverse();
}

// --- where it comes from -------------------------------------------------------

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

// A copy kept for two seconds may be older than the page that asks.
async function ask() {
  const answer = await fetch(lists[0].dataset.list, { cache: "no-cache" }).catch(() => null);
  if (answer?.ok) takeAll(parsed(await answer.text()));
}

function poll() {
  if (polling) return;
  ask();
  polling = setInterval(ask, POLL_EVERY);
}

// Asked at every opening, so nothing is missed between printing, first opening and return.
function listen() {
  const stream = new EventSource(STREAM);
  for (const kind of KINDS) {
    stream.addEventListener(kind, (event) => take(parsed(event.data)));
  }
  stream.addEventListener("open", () => {
    failures = 0;
    clearInterval(polling);
    polling = 0;
    ask();
  });
  stream.addEventListener("error", () => {
    failures += 1;
    if (stream.readyState === EventSource.CLOSED || failures >= FAILURES_BEFORE_POLL) poll();
  });
}

// --- the reader's pause ----------------------------------------------------------

function setPaused(value) {
  paused = value;
  for (const list of lists) {
    const button = list.querySelector("[data-pause]");
    button.textContent = paused ? button.dataset.resumeWord : button.dataset.pauseWord;
    list.classList.toggle("paused", paused);
  }
  if (!paused) waiting.splice(0).forEach(show);
}

for (const list of lists) {
  const button = list.querySelector("[data-pause]");
  button.hidden = false;
  button.addEventListener("click", () => setPaused(!paused));
}
if (lists.length) listen();
