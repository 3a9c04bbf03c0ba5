"""All pages and machine files of the sample paper against their standards' validators.

`python bench/press/validate.py --write bench/results/validity.md`. HTML goes to the Nu validator
where its jar is named by VNU_JAR (npm's `vnu-jar` has it; it wants Java), pages to axe where there
is Chromium, files to IPTC's schemas where COPYDESK_SHARED has them; what is missing is said.
"""

import argparse
import dataclasses
import functools
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections import Counter
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "tests"))
sys.path.insert(0, str(Path(__file__).parent))

from jsonschema import Draft202012Validator
from look import draw_pictures
from lxml import etree

from copydesk.press.paper import Page
from copydesk.press.policy_rules import wrong_robots, wrong_security, wrong_sellers, wrong_trust
from copydesk.press.print_pages import print_all
from copydesk.press.reporting import FormAsked, Receipt, place_asked, receipt_page, report_form
from copydesk.press.searching import closed_page
from copydesk.story.change import ChangeKind
from copydesk.story.coverage import Coverage
from copydesk.story.edition import Edition
from copydesk.story.record import replace
from press.feed_rules import faults as feed_faults
from press.google_rules import faults as data_faults
from press.live_sample import NINE, entry, live
from press.memory_paper import MemoryPaper
from press.sample import DAY, FERRY, SITE, first, following, hours, paper
from press.test_machine_readers import Head
from press.test_parity import SIGNED

SHARED = Path(os.environ.get("COPYDESK_SHARED", Path(__file__).parents[3] / "shared"))
SCHEMAS = SHARED / "bench/wire/schemas"
SIZES = ((360, 780), (1280, 900))
Row = tuple[str, str, int, str]
# Lines by their rule, and how those begin that are ours alone to write.
OWN_LINES = {
    "robots.txt": (wrong_robots, ("sitemap: https://",)),
    "ads.txt": (wrong_sellers, ("contact=",)),
    "trust.txt": (wrong_trust, ("contact=", "disclosure=https://", "datatrainingallowed=")),
    "security.txt": (wrong_security, ("contact: ", "expires: 20", "canonical: https://")),
}


def pages() -> dict[str, Page]:
    """Every kind of page and file: the sample, a paper without stories, one with thirty, forms."""
    on = passed_on(paper())
    on.publish(live_event())
    on.words_of_files["ferry"] = SIGNED
    found = {page.path: page for page in print_all(on)}
    for name, other in (("empty", MemoryPaper(SITE, DAY)), ("thirty", thirty())):
        for page in print_all(other):
            found[f"{name}/{page.path}"] = page
    for page in forms(on):
        found[f"forms/{len(found)}.html"] = page
    return found


def live_event() -> Edition:
    """An event covered live, with an entry that was put right."""
    entries = (entry(1, headline="First gate out"), entry(20), entry(45, text="Traffic moves."))
    edition = live(*entries, coverage=Coverage(began=NINE, key_points=("e1",)))
    return following(edition, hours(10), ChangeKind.CORRECTION, edition.story)


def passed_on(on: MemoryPaper) -> MemoryPaper:
    """The paper as if all its sources let their copy be passed on, so that all has files."""
    for id, held in on.editions.items():
        on.editions[id] = [
            replace(
                one, source=replace(one.source, terms=replace(one.source.terms, may_pass_on=True))
            )
            if one.source
            else one
            for one in held
        ]
    return on


def thirty() -> MemoryPaper:
    """A paper of thirty stories in all sections."""
    keys = [section.key for section in SITE.sections]
    stories = [
        first(
            f"s{n}",
            hours(n / 10),
            replace(FERRY, headline=f"Story {n}", section=keys[n % len(keys)]),
            None,
        )
        for n in range(30)
    ]
    return MemoryPaper(SITE, DAY).publish_all(stories)


def forms(on: MemoryPaper) -> Iterator[Page]:
    """Pages that are made while a reader waits."""
    edition = on.newest(1)[0]
    block = edition.story.blocks[0]
    asked = FormAsked(edition=edition, address="/report/?story=x", token="t", block=block)
    yield report_form(asked, on)
    yield report_form(replace_form(asked), on)
    receipt = Receipt(
        address="/report/r/", reference="R-1", state="new", at=DAY, text="Wrong.", language="en"
    )
    yield receipt_page(receipt, on)
    yield place_asked("unknown", on, status=404)
    yield closed_page(on)


def replace_form(asked: FormAsked) -> FormAsked:
    """The form as it comes back with what is wrong with it."""
    return dataclasses.replace(asked, errors=(("text", "short"),), status=422)


def lay(found: dict[str, Page], folder: Path) -> None:
    """All of them as files."""
    for path, page in found.items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(page.content)
    draw_pictures(folder / "pictures")


def html_rows(found: dict[str, Page], folder: Path) -> Iterator[Row]:
    """What the Nu validator says of all HTML and of the style sheets."""
    jar = os.environ.get("VNU_JAR", "")
    java = shutil.which("java")
    named = [path for path, page in found.items() if page.media_type.startswith("text/html")]
    if not java or not Path(jar).is_file():
        yield ("HTML", "Nu validator", len(named), "not run: VNU_JAR names no jar, or no Java")
        return
    command = [java, "-jar", jar, "--format", "json", "--also-check-css"]
    command += ["--also-check-svg", "--skip-non-html", str(folder)]
    told = subprocess.run(command, capture_output=True, text=True, check=False)
    messages = json.loads(told.stderr)["messages"]
    kinds = Counter({"error": 0})
    kinds.update(one.get("subType") or one["type"] for one in messages)
    for one in messages:
        print(one["type"], one.get("url", "")[-60:], one["message"])
    said = ", ".join(f"{count} {kind}s" for kind, count in kinds.items())
    yield ("HTML, style sheets, SVG", "Nu validator (vnu)", len(named), said)


def own_rows(found: dict[str, Page]) -> Iterator[Row]:
    """Feeds by the feed validator's rules, structured data by Google's."""
    feeds = {path: page for path, page in found.items() if Path(path).name.startswith("feed.")}
    wrong = [fault for path, page in feeds.items() for fault in feed_faults(path, page.content)]
    yield ("feeds", "rules of the W3C feed validator", len(feeds), told_of(wrong))
    data = [
        one
        for page in found.values()
        if page.media_type.startswith("text/html")
        for one in Head(page.content).data
    ]
    kinds = Counter(one["@type"] for one in data)
    faults = [fault for one in data for fault in data_faults(one)]
    named = ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items()))
    yield (f"JSON-LD objects: {named}", "Google's rules", len(data), told_of(faults))
    yield from small_rows(found)


def small_rows(found: dict[str, Page]) -> Iterator[Row]:
    """The small files line by line, by the rules that the desk's form holds them to."""
    wrong, count = [], 0
    for path, page in found.items():
        name = path.rpartition("/")[2]
        if name in OWN_LINES and not path.startswith("forms/"):
            count += 1
            lines = [line for line in page.content.decode().splitlines() if line]
            rule, ours = OWN_LINES[name]
            told = [line for line in lines if not line.lower().startswith(ours)]
            wrong += [f"{path}: {line}" for line in rule(told)]
    yield ("robots.txt, ads.txt, trust.txt, security.txt", "their standards", count, told_of(wrong))


def schema_rows(found: dict[str, Page]) -> Iterator[Row]:
    """Stories as files for partners by IPTC's schemas."""
    if not SCHEMAS.is_dir():
        yield ("ninjs, NewsML-G2, NITF", "IPTC's schemas", 0, "not run: no shared folder")
        return
    rules = json.loads((SCHEMAS / "ninjs/ninjs-schema_3.1.json").read_text(encoding="utf-8"))
    tree = Draft202012Validator(rules, format_checker=Draft202012Validator.FORMAT_CHECKER)
    sent = [page for path, page in found.items() if path.endswith("story.ninjs.json")]
    wrong = [e.message for one in sent for e in tree.iter_errors(json.loads(one.content))]
    yield ("ninjs 3.1", "IPTC's JSON schema", len(sent), told_of(wrong))
    for name, ending, file in (
        ("NewsML-G2 2.35", "story.newsml.xml", "newsml-g2/NewsML-G2_2.35-spec-All-Power.xsd"),
        ("NITF 3.6", "story.nitf.xml", "nitf/nitf-3-6.xsd"),
    ):
        schema = etree.XMLSchema(etree.parse(SCHEMAS / file))
        sent = [page for path, page in found.items() if path.endswith(ending)]
        faulty = [one.path for one in sent if not schema.validate(etree.fromstring(one.content))]
        yield (name, "IPTC's XML schema", len(sent), told_of(faulty))


def axe_rows(found: dict[str, Page], folder: Path) -> Iterator[Row]:
    """What axe finds on one page of each kind, small and large, light and dark."""
    chromium = shutil.which("chromium")
    looked_at = sorted(one_of_each(found))
    if chromium is None:
        yield ("pages", "axe", len(looked_at), "not run: no Chromium")
        return
    from axe_playwright_python.sync_playwright import Axe
    from playwright.sync_api import sync_playwright

    handler = functools.partial(Quiet, directory=str(folder))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    wrong: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium)
        for width, height in SIZES:
            for scheme in ("light", "dark"):
                shape = {"width": width, "height": height}
                page = browser.new_page(viewport=shape, color_scheme=scheme)
                for path in looked_at:
                    page.goto(f"http://127.0.0.1:{server.server_port}/{path}")
                    broken = Axe().run(page).response["violations"]
                    wrong += [f"{path} {width} {scheme}: {one['id']}" for one in broken]
                page.close()
        browser.close()
    server.shutdown()
    yield ("pages, at 360 and 1280 px, light and dark", "axe", len(looked_at), told_of(wrong))


class Quiet(SimpleHTTPRequestHandler):
    """A plain file server that keeps no log."""

    def log_message(self, format: str, *args: object) -> None:
        """Nothing."""


def one_of_each(found: dict[str, Page]) -> Iterator[str]:
    """Pages whose body has a class that no page before it had, and all forms and Arabic ones."""
    seen: set[bytes] = set()
    for path, page in found.items():
        if not page.media_type.startswith("text/html"):
            continue
        kind = page.content.partition(b'<body class="')[2].partition(b'"')[0]
        is_arabic = b'dir="rtl"' in page.content[:200]
        mark = kind + b" rtl" * is_arabic
        if mark not in seen or path.startswith("forms/") or path == "thirty/index.html":
            seen.add(mark)
            yield path


def told_of(wrong: list[str]) -> str:
    """Nothing wrong, or how much and the first of it."""
    for one in wrong:
        print(one)
    return "0 errors" if not wrong else f"{len(wrong)} errors: {wrong[0][:80]}"


def report(rows: list[Row]) -> str:
    """The figures as a page."""
    lines = [f"| {what} | {count} | {by} | {said} |" for what, by, count, said in rows]
    return "\n".join([
        "# Validity of what readers and machines are sent",
        "",
        "`VNU_JAR=... python bench/press/validate.py --write bench/results/validity.md`: the",
        "sample paper, a paper without stories, one with thirty, and the forms, as printed.",
        "The jar is that of npm's `vnu-jar` (it wants Java 11 or newer); schemas lie in the shared",
        "folder; what was not there is said and not counted as valid.",
        "",
        "| what | how many | by what | found |",
        "| --- | --- | --- | --- |",
        *lines,
        "",
    ])  # fmt: skip


def main() -> int:
    """Lay, ask all validators, tell."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", type=Path)
    asked = parser.parse_args()
    found = pages()
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        lay(found, folder)
        rows = [*html_rows(found, folder), *own_rows(found), *schema_rows(found)]
        rows += axe_rows(found, folder)
    text = report(rows)
    print(text)
    if asked.write:
        asked.write.write_text(text, encoding="utf-8")
    return 0 if all(said.startswith(("0 errors", "not run")) for *_, said in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
