// What a story page can do beyond reading: galleries, embeds at a click, adverts after a yes, sharing.
// All of it is there without this file, as a strip, a link, the house's own advert, an address.

const FRAME = "allow-scripts allow-same-origin allow-popups allow-forms allow-presentation";
const ANSWER = "adverts";

const all = (selector, within = document) => [...within.querySelectorAll(selector)];

function frame(address, title, telling) {
  const made = document.createElement("iframe");
  made.referrerPolicy = telling ? "strict-origin" : "no-referrer";
  made.setAttribute("sandbox", FRAME);
  made.allow = "fullscreen; encrypted-media; picture-in-picture";
  made.title = title;
  made.src = address;
  return made;
}

// --- embeds: nobody is asked before the click --------------------------------

function open(embed) {
  const words = embed.querySelector("p")?.textContent ?? "";
  const shown = frame(embed.dataset.frame, words, "origin" in embed.dataset);
  embed.querySelector(".embed-open").replaceWith(shown);
  shown.focus();
}

// --- galleries -----------------------------------------------------------------

const still = matchMedia("(prefers-reduced-motion: reduce)");

function nearest(strip) {
  const middle = strip.getBoundingClientRect().left + strip.clientWidth / 2;
  const away = (one) => {
    const box = one.getBoundingClientRect();
    return Math.abs(box.left + box.width / 2 - middle);
  };
  return all("figure", strip).reduce((best, one) => (away(one) < away(best) ? one : best));
}

function beside(figure, step) {
  return step > 0 ? figure.nextElementSibling : figure.previousElementSibling;
}

function move(strip, step) {
  beside(nearest(strip), step)?.scrollIntoView({
    behavior: still.matches ? "auto" : "smooth",
    block: "nearest",
    inline: "center",
  });
}

function enlarge(figure) {
  const dialog = document.createElement("dialog");
  dialog.className = "viewer";
  dialog.setAttribute("aria-label", figure.closest("[data-gallery]").getAttribute("aria-label"));
  let now = figure;
  const show = (one) => {
    if (!one) return;
    now = one;
    const copy = one.cloneNode(true);
    copy.removeAttribute("id");
    all("a.flag, [data-enlarge]", copy).forEach((each) => each.remove());
    all("[sizes]", copy).forEach((each) => (each.sizes = "100vw"));
    dialog.replaceChildren(copy, bar);
  };
  const bar = figure.closest("[data-gallery]").querySelector(".strip-bar").cloneNode(true);
  const turn = { previous: () => show(beside(now, -1)), next: () => show(beside(now, 1)) };
  for (const [name, act] of Object.entries(turn)) {
    bar.querySelector(`[data-${name}]`).addEventListener("click", (event) => {
      event.stopPropagation();
      act();
      event.currentTarget.focus();
    });
  }
  const towardsEnd = getComputedStyle(figure).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
  dialog.addEventListener("keydown", (event) => {
    if (event.key.startsWith("Arrow")) event.preventDefault();
    if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
      show(beside(now, event.key === towardsEnd ? 1 : -1));
    }
  });
  dialog.addEventListener("click", () => dialog.close()); // anywhere else, the last button too
  dialog.addEventListener("close", () => {
    dialog.remove();
    now.scrollIntoView({ block: "nearest", inline: "center" });
    now.querySelector("[data-enlarge]")?.focus({ preventScroll: true });
  });
  show(figure);
  document.body.append(dialog);
  dialog.showModal();
}

// Heard at the page, for on a live page entries come in later with what stands in them.
document.addEventListener("click", ({ target }) => {
  const button = target.closest("button");
  const embed = button?.closest("[data-frame]");
  const gallery = button?.closest("[data-gallery]");
  if (embed && "open" in button.dataset) open(embed);
  if (!gallery) return;
  if ("previous" in button.dataset) move(gallery.querySelector(".strip"), -1);
  if ("next" in button.dataset) move(gallery.querySelector(".strip"), 1);
  if ("enlarge" in button.dataset) enlarge(button.closest("figure"));
});

// --- adverts of a server: only after a yes, kept in this browser ------------------

function answered(host) {
  try {
    if (host !== undefined) localStorage.setItem(ANSWER, host);
    return localStorage.getItem(ANSWER);
  } catch {
    return host ?? null; // storage is switched off: the answer holds for this page
  }
}

function serve(slot) {
  const label = slot.querySelector(".advert-label");
  if (slot.querySelector("iframe")) return;
  const shown = frame(slot.dataset.advert, label.textContent, false);
  shown.loading = "lazy";
  slot.classList.add("is-served");
  label.after(shown);
}

const slots = all("[data-advert]");
for (const slot of slots) {
  if (answered() === slot.dataset.host && !navigator.globalPrivacyControl) serve(slot);
  slot.querySelector("[data-yes]").addEventListener("click", () => {
    answered(slot.dataset.host);
    slots.forEach(serve);
  });
  slot.querySelector("[data-no]").addEventListener("click", () => {
    answered("");
    for (const one of slots) {
      one.querySelector("iframe")?.remove();
      one.classList.remove("is-served");
    }
  });
}

// --- passing on ----------------------------------------------------------------

const copy = document.querySelector("[data-copy]");
copy?.addEventListener("click", async () => {
  await navigator.clipboard.writeText(copy.title);
  copy.classList.add("is-done");
});

const share = document.querySelector("[data-share]");
if (share && navigator.share) {
  share.classList.add("is-there");
  share.addEventListener("click", () => {
    navigator.share({ title: document.title, url: copy.title }).catch(() => {});
  });
}
