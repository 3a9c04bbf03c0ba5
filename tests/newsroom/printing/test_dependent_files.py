"""An act of putting right changes exactly the files that depend on it, and touches no other.

Every file of the site is hashed before and after, with the time it was written.
"""

import datetime as dt
import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from copydesk.newsroom.desk.models import SectionRow
from copydesk.newsroom.desk.publishing import Intent
from copydesk.newsroom.printing.folder import SiteFolder
from copydesk.newsroom.printing.press import Press
from copydesk.press.outlet import OUTLETS
from copydesk.press.when import machine_time
from copydesk.story.blocks import Paragraph
from copydesk.story.change import ChangeKind, Severity
from copydesk.story.edition import Edition
from newsroom.printing.press_for_tests import KILL, UPDATE

Out = Callable[..., Edition]
Held = dict[str, tuple[str, int]]
STORIES = 8
WITHHOLD = Intent(kind=ChangeKind.WITHHOLD, text="It is being checked.", by="Edith")
# Whatever is said on the site's fronts changes with every act: each carries "Just in".
FRONTS = {"index.html", "world/index.html", "sport/index.html", "live/ticker.json"}
FEEDS = {f"{folder}feed.{form}" for folder in ("", "world/") for form in ("rss", "atom", "json")}
PUT_RIGHT = {f"corrections/{name}" for name in ("index.html", "feed.rss", "feed.atom", "feed.json")}


def held(site: Path) -> Held:
    """Hash and time of every file, compressed copies aside: they go with theirs."""
    SiteFolder(site).sweep()  # what was replaced is no file of the site
    files = (file for file in site.rglob("*") if file.is_file() and not file.name.startswith("."))
    return {
        str(file.relative_to(site)): (
            hashlib.sha256(file.read_bytes()).hexdigest(),
            file.stat().st_mtime_ns,
        )
        for file in files
        if file.suffix not in (".br", ".gz")
    }


def differing(before: Held, after: Held) -> set[str]:
    return {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}


def correct(severity: Severity) -> Intent:
    text = "An earlier version said four boats. There are five."
    return Intent(kind=ChangeKind.CORRECTION, text=text, severity=severity, block="p2", by="Edith")


@pytest.fixture
def paper(press: Press, out: Out, now: dt.datetime) -> list[Edition]:
    """Stories of two days, all in print."""
    SectionRow.objects.create(key="sport", name="Sport", order=2)
    made = [out(f"Headline {n}", blocks=told(n, "four")) for n in range(STORIES)]
    press.press_all(now)
    press.empty_outbox(now)
    return made


def told(number: int, boats: str) -> tuple[Paragraph, ...]:
    """A body whose second paragraph no list repeats."""
    return (
        Paragraph(key="p1", text=f"Text {number}."),
        Paragraph(key="p2", text=f"There are {boats} boats."),
    )


def own(edition: Edition) -> set[str]:
    """A story's page, its history, and the files that go to partners."""
    folder = edition.path[1:]
    return {f"{folder}{name}" for name in ("index.html", "history/index.html")} | {
        f"{folder}{outlet.file}" for outlet in OUTLETS
    }


def dated(edition: Edition) -> str:
    return f"sitemaps/{edition.first_at:%Y-%m-%d}.xml"


def is_same_second(one: Edition, other: Edition) -> bool:
    return machine_time(one.at) == machine_time(other.at)


def naming(site: Path, edition: Edition) -> set[str]:
    """The pages that lead readers to a story, in a list or in "Just in"."""
    pages = (file for file in site.rglob("*.html") if edition.path in file.read_text())
    return {str(file.relative_to(site)) for file in pages}


@pytest.mark.parametrize("severity", list(Severity))
def test_a_correction_changes_what_tells_of_it_and_nothing_else(
    press: Press,
    out: Out,
    site: Path,
    now: dt.datetime,
    paper: list[Edition],
    severity: Severity,
) -> None:
    before, named = held(site), naming(site, paper[2])
    edition = out("Headline 2", key=paper[2].id, intent=correct(severity), blocks=told(2, "five"))
    press.empty_outbox(now + dt.timedelta(minutes=1))
    day = f"{edition.first_at:%Y/%m/%d}/index.html"  # it bears "Just in", like the fronts
    # A map tells whole seconds: within one of them its story did not change.
    mapped = set() if is_same_second(edition, paper[2]) else {dated(edition)}
    always = own(edition) | FRONTS | FEEDS | PUT_RIGHT | {day} | mapped
    # A minor one is told on no list; whatever names the story says so of the others.
    echoed = set() if severity is Severity.MINOR else named
    assert differing(before, held(site)) == always | echoed


@pytest.mark.parametrize("intent", [KILL, WITHHOLD], ids=["kill", "withhold"])
def test_taking_a_story_down_changes_all_that_named_it_and_nothing_else(
    press: Press,
    out: Out,
    site: Path,
    now: dt.datetime,
    paper: list[Edition],
    intent: Intent,
) -> None:
    before, named = held(site), naming(site, paper[2])
    edition = out("", key=paper[2].id, intent=intent, withdrawn=True)
    press.empty_outbox(now + dt.timedelta(minutes=1))
    tombs = {f"{edition.path[1:]}410.html", f"{edition.path[1:]}history/410.html"}
    own_files = (own(edition) - {f"{edition.path[1:]}history/index.html"}) | tombs
    lists = FRONTS | FEEDS | PUT_RIGHT | {dated(edition), "sitemap-news.xml"}
    assert differing(before, held(site)) == own_files | lists | named
    assert naming(site, edition) <= {
        "corrections/index.html",
        f"{edition.path[1:]}history/410.html",
    }


def test_a_restored_story_is_back_on_every_file_and_no_other_changed(
    press: Press, out: Out, site: Path, now: dt.datetime, paper: list[Edition]
) -> None:
    out("", key=paper[2].id, intent=WITHHOLD, withdrawn=True)
    press.empty_outbox(now + dt.timedelta(minutes=1))
    before = held(site)
    edition = out("Headline 2", key=paper[2].id, intent=UPDATE, blocks=told(2, "four"))
    press.empty_outbox(now + dt.timedelta(minutes=2))
    changed = differing(before, held(site))
    lists = FRONTS | FEEDS | PUT_RIGHT | {dated(edition), "sitemap-news.xml"}
    tombs = {f"{edition.path[1:]}410.html", f"{edition.path[1:]}history/410.html"}
    assert changed == own(edition) | tombs | lists | naming(site, edition)
