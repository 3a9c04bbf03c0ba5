"""How soon readers see a page, what it weighs, and which size of a picture they are sent.

    python bench/press/paint.py http://127.0.0.1:8000 [--out bench/results/paint.md] [--rounds 3]

Opens pages of a running sample newsroom (`make serve`) in Chromium over networks slowed down by
the browser itself. The largest contentful paint (LCP) stands beside that of a bare page: the same
HTML with what was painted largest at its head, same bytes, no style sheet and no script, which
is what the network alone costs. Both are taken in turn, the median counts.
"""

import argparse
import json
import re
import shutil
import statistics
import threading
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import brotli
from playwright.sync_api import Browser, sync_playwright

ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")
# Bits a second down and up, milliseconds to the server and back: as Chromium's own tools have them.
NETWORKS: dict[str, tuple[float, float, float]] = {
    "fast 3G": (1.6e6, 0.75e6, 562.5),
    "4G": (9e6, 9e6, 170.0),
    "none": (0, 0, 0),
}
PHONE = {"viewport": {"width": 412, "height": 823}, "device_scale_factor": 2}
WIDTHS = {360: 780, 768: 1024, 1280: 1000, 1920: 1200}
SCALES = (1, 2)
PAGE_MOST, SCRIPT_MOST = 45_000, 8_000  # bytes over brotli
WATCH = """
window.seen = {lcp: 0, cls: 0, largest: ""};
new PerformanceObserver(list => {
  for (const e of list.getEntries()) {
    seen.lcp = e.startTime;
    const at = e.element?.closest("picture") ?? e.element;
    seen.largest = at?.outerHTML ?? "";
  }
}).observe({type: "largest-contentful-paint", buffered: true});
new PerformanceObserver(list => {
  for (const e of list.getEntries()) if (!e.hadRecentInput) seen.cls += e.value;
}).observe({type: "layout-shift", buffered: true});
"""
CHOSEN = """async () => {
  const all = [...document.images].filter(e => e.getClientRects().length);
  for (const e of all) e.loading = "eager";
  await Promise.all(all.map(e => e.decode().catch(() => 0)));
  return all.map(e => ({
    laid: e.getBoundingClientRect().width,
    fit: getComputedStyle(e).objectFit,
    chosen: e.currentSrc,
    choice: [...e.closest("picture").querySelectorAll("source, img")].map(s => s.srcset),
  }));
}"""


@dataclass(frozen=True)
class Paint:
    """One look at a page: milliseconds to the largest paint, its layout shift, what was largest."""

    lcp: float
    shift: float
    largest: str


class Bare(BaseHTTPRequestHandler):
    """Passes the site on; its pages without style sheets and scripts, the largest part first."""

    site = ""
    largest: dict[str, str] = {}
    held: dict[str, tuple[int, dict[str, str], bytes]] = {}
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """One file of the site."""
        if self.path not in self.held:
            self.held[self.path] = self.made()
        status, headers, content = self.held[self.path]
        self.send_response(status)
        for name in ("content-type", "content-encoding"):
            if name in headers:
                self.send_header(name, headers[name])
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def made(self) -> tuple[int, dict[str, str], bytes]:
        """The file as it is sent, packed once and not while somebody waits."""
        status, headers, content = fetch(self.site + self.path, dict(self.headers))
        if headers.get("content-type", "").startswith("text/html"):
            page = brotli.decompress(content) if headers.get("content-encoding") else content
            content = brotli.compress(bare(page.decode(), self.largest.get(self.path, "")).encode())
            headers["content-encoding"] = "br"
        return status, headers, content

    def log_message(self, format: str, *args: object) -> None:
        """Nothing is written down."""


def bare(page: str, largest: str) -> str:
    """The page as the browser would have it with nothing to fetch but what is largest."""
    page = re.sub(r"<link rel=\"(?:stylesheet|icon|preload)\"[^>]*>", "", page)
    page = re.sub(r"<script type=\"module\"[^>]*></script>", "", page)
    return re.sub(r"(<body[^>]*>)", lambda found: found[0] + largest, page, count=1)


def fetch(address: str, headers: dict[str, str]) -> tuple[int, dict[str, str], bytes]:
    """A file as the site sends it, still packed."""
    asked = {name: headers[name] for name in ("Accept", "Accept-Encoding") if name in headers}
    try:
        with urllib.request.urlopen(urllib.request.Request(address, headers=asked)) as answer:
            return answer.status, lowered(answer.headers), answer.read()
    except urllib.error.HTTPError as error:
        return error.code, lowered(error.headers), error.read()


def lowered(headers: Message) -> dict[str, str]:
    """Names of headers are written in any case."""
    return {name.lower(): value for name, value in headers.items()}


def look(browser: Browser, address: str, network: str) -> Paint:
    """Open a page as somebody who was never here, on a telephone."""
    down, up, latency = NETWORKS[network]
    context = browser.new_context(**PHONE)  # type: ignore[arg-type]
    page = context.new_page()
    page.add_init_script(WATCH)
    if down:
        page.context.new_cdp_session(page).send(
            "Network.emulateNetworkConditions",
            {
                "offline": False,
                "latency": latency,
                "downloadThroughput": down / 8,
                "uploadThroughput": up / 8,
            },
        )
    page.goto(address, wait_until="load", timeout=120_000)
    page.wait_for_timeout(500)  # what comes after the load may shift or be larger
    seen: dict[str, Any] = page.evaluate("() => seen")
    context.close()
    return Paint(seen["lcp"], seen["cls"], seen["largest"])


def paints(browser: Browser, site: str, pages: dict[str, str], rounds: int) -> Iterator[str]:
    """A row for each page and network."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Bare)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    floor, Bare.site = f"http://127.0.0.1:{server.server_port}", site
    yield "| page | network | LCP ms | bare page ms | ratio | layout shift | largest |"
    yield "|---|---|--:|--:|--:|--:|---|"
    for name, path in pages.items():
        for network in NETWORKS:
            Bare.largest[path] = look(browser, site + path, network).largest
            Bare.held.clear()
            look(browser, floor + path, "none")
            ours, bares = [], []
            for _ in range(rounds):
                ours.append(look(browser, site + path, network))
                bares.append(look(browser, floor + path, network))
            lcp, least = (statistics.median(one.lcp for one in some) for some in (ours, bares))
            kind = re.match(r"<(\w*)", ours[0].largest)
            yield (
                f"| {name} | {network} | {lcp:,.0f} | {least:,.0f} | {lcp / least:.2f} "
                f"| {max(one.shift for one in ours):.3f} | {kind[1] if kind else ''} |"
            )
    server.shutdown()


def weights(site: str, paths: list[str]) -> Iterator[str]:
    """What the story pages weigh over brotli, without pictures."""
    sizes = [weight(site, path) for path in paths]
    yield "| of story pages | HTML | style sheet | script | together |"
    yield "|---|--:|--:|--:|--:|"
    for name, of in (("median", statistics.median), ("largest", max)):
        parts = [of([one[place] for one in sizes]) for place in range(3)]
        yield (
            f"| {name} | "
            + " | ".join(f"{part:,.0f}" for part in (*parts, of(map(sum, sizes))))
            + " |"
        )
    over = sum(sum(one) > PAGE_MOST or one[2] > SCRIPT_MOST for one in sizes)
    yield f"\n{len(sizes)} pages, {over} over {PAGE_MOST:,} bytes or {SCRIPT_MOST:,} of script."


def weight(site: str, path: str) -> tuple[int, int, int]:
    """Bytes of HTML, style sheet and scripts as they are sent."""
    packed = {"Accept-Encoding": "br"}
    html = fetch(site + path, packed)[2]
    page = brotli.decompress(html).decode()
    sheets = re.findall(r'<link rel="stylesheet" href="([^"]+)"', page)
    scripts = re.findall(r'<script type="module" src="([^"]+)"', page)
    style, script = (
        sum(len(fetch(site + each, packed)[2]) for each in some) for some in (sheets, scripts)
    )
    return len(html), style, script


def sizes(browser: Browser, site: str, pages: dict[str, str]) -> Iterator[str]:
    """Which size of each picture was chosen, where the layout is what it is."""
    yield "| page | window | dots | first picture | sent | all pictures | right | too small |"
    yield "|---|--:|--:|--:|--:|--:|--:|--:|"
    for name, path in pages.items():
        for width, height in WIDTHS.items():
            for scale in SCALES:
                size: Any = {"width": width, "height": height}
                context = browser.new_context(viewport=size, device_scale_factor=scale)
                page = context.new_page()
                page.goto(site + path, wait_until="load", timeout=120_000)
                found = [judged(one, scale) for one in page.evaluate(CHOSEN)]
                context.close()
                if found:
                    laid, sent, _ = found[0]
                    right = sum(sent == best for _, sent, best in found)
                    small = sum(sent < best for _, sent, best in found)
                    yield (
                        f"| {name} | {width} | {scale} | {laid:.0f} | {sent} | {len(found)} "
                        f"| {right} | {small} |"
                    )


def judged(picture: dict[str, Any], scale: int) -> tuple[float, int, int]:
    """How wide it stands, how wide the file is, how wide the best of the files would be."""
    for srcset in picture["choice"]:
        held = {a: int(w) for a, w in re.findall(r"(\S+) (\d+)w", srcset)}
        chosen = next((w for a, w in held.items() if picture["chosen"].endswith(a)), 0)
        if chosen:
            return picture["laid"], chosen, best(sorted(held.values()), picture["laid"], scale)
    return picture["laid"], 0, 0


def best(widths: list[int], laid: float, scale: int) -> int:
    """The smallest file that has a pixel for every dot of the screen, or the largest there is."""
    return next((width for width in widths if width >= laid * scale), widths[-1])


def readers_pages(site: str) -> dict[str, str]:
    """The pages looked at, by name: the newest story with a picture, fronts, what is live."""
    paths = [one["path"] for one in ticker(site)]
    found = re.search(r'href="([^"]+)"[^>]*>(?:(?!</article>).)*mark-live', text(f"{site}/"), re.S)
    live = found[1] if found else paths[0]
    told = (path for path in paths if path != live)
    story = next(path for path in told if "<picture" in text(site + path))
    return {"story": story, "front": "/", "live": live, "Arabic front": "/ar/"}


def ticker(site: str) -> list[dict[str, Any]]:
    """What came last."""
    items: list[dict[str, Any]] = json.loads(text(f"{site}/live/ticker.json"))["items"]
    return [one for one in items if one.get("path") and one["kind"] != "withdrawn"]


def text(address: str) -> str:
    """A file of the site as text."""
    return fetch(address, {})[2].decode()


def main() -> None:
    """Look, and print or write."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("site")
    options.add_argument("--out", type=Path)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--only", choices=("paints", "weights", "sizes"))
    asked = options.parse_args()
    pages = readers_pages(asked.site)
    lines = ["# How soon readers see a page", "", "Made by `bench/press/paint.py`.", ""]
    with sync_playwright() as playwright:
        chromium = shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=chromium, args=list(ARGUMENTS))
        made = {
            "paints": lambda: paints(browser, asked.site, pages, asked.rounds),
            "weights": lambda: weights(asked.site, [one["path"] for one in ticker(asked.site)]),
            "sizes": lambda: sizes(browser, asked.site, pages | {"section": "/world/"}),
        }
        for name, make in made.items():
            if asked.only in (None, name):
                lines += [ABOUT[name], "", *make(), ""]
        browser.close()
    print("\n".join(lines))
    if asked.out:
        asked.out.write_text("\n".join(lines).rstrip() + "\n", encoding="utf-8")


ABOUT = {
    "paints": """## Largest contentful paint

A window of 412 by 823 pixels, two dots a pixel, nothing in the browser's cache. `ratio` is to the
bare page: the same HTML with what is largest at its head, no style sheet, no script. Where words
are largest, the bare page has them with the first bytes, ours when the style sheet is there: one
more way to the server and back. The policy of the site allows no style within the page.""",
    "weights": """## Bytes over brotli, without pictures""",
    "sizes": """## Sizes of pictures that are sent

By `currentSrc`. `right` is the smallest file with a pixel for every dot of the screen.""",
}

if __name__ == "__main__":
    main()
