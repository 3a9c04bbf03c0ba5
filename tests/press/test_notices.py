"""Every kind of change at every severity: where its notice stands, and what says so beside it."""

import datetime as dt
import itertools
import json

import pytest
from lxml import etree, html

from copydesk.press.notice import NAMES, PREFIXES, TAKES_DOWN
from copydesk.press.pages import corrections, feed, front, section, sitemap, story
from copydesk.press.paper import Page
from copydesk.press.print_pages import print_all
from copydesk.press.words import CATALOGUES, words
from copydesk.story.change import ChangeKind, Notice, Severity
from copydesk.story.edition import Edition
from copydesk.story.record import replace
from copydesk.story.shapes.jsonld import PUT_RIGHT
from copydesk.story.story import Story
from press.markup import read
from press.memory_paper import MemoryPaper
from press.sample import DAY, FERRY, HARBOUR, SITE, first, hours

KINDS = [kind for kind in ChangeKind if kind is not ChangeKind.NEW]
STANDING = [kind for kind in KINDS if kind not in TAKES_DOWN]
TEXT = "An earlier version said four boats. There are five."
PATH = "2026/11/23/s1/index.html"
each = pytest.mark.parametrize(
    ("kind", "severity"), list(itertools.product(STANDING, Severity)), ids=str
)


def changed(kind: ChangeKind, severity: Severity, *, language: str = "en") -> MemoryPaper:
    """A paper on which a story was changed an hour after it came out."""
    told = replace(FERRY, language=language)
    before = first("s1", hours(1), told)
    on = MemoryPaper(SITE, DAY).publish_all([first("other", hours(0), HARBOUR), before])
    at = DAY + hours(2)
    notice = Notice(
        story="s1", edition=2, kind=kind, text=TEXT, at=at, severity=severity, block="p2"
    )
    taken = kind in TAKES_DOWN
    after = replace(
        before,
        number=2,
        at=at,
        kind=kind,
        notices=(notice,),
        story=Story(language=language) if taken else told,
        withdrawn=taken,
    )
    on.publish(after)
    return on


def printed(path: str, on: MemoryPaper) -> Page:
    kinds = (story, front, section, feed, corrections, sitemap)
    page = next(filter(None, (kind.PAGE.print(path, on) for kind in kinds)))
    assert isinstance(page, Page)
    return page


@each
def test_a_notice_stands_at_the_head_in_a_box_or_at_the_foot(
    kind: ChangeKind, severity: Severity
) -> None:
    page = printed(PATH, changed(kind, severity))
    tree = html.fromstring(page.content)
    [shown] = tree.xpath("//aside[contains(@class, 'notice ')]")
    is_above = bool(shown.xpath("following::div[contains(@class, 'article-body')]"))
    assert is_above is (severity is not Severity.MINOR)
    assert f"notice-{severity}" in shown.get("class")
    assert NAMES[kind] in shown.text_content()
    assert TEXT in shown.text_content()
    assert read(page.content).errors == []


@each
def test_a_headline_is_prefixed_for_a_day_by_what_the_change_is(
    kind: ChangeKind, severity: Severity
) -> None:
    on = changed(kind, severity)
    wanted = PREFIXES.get(kind, "") if severity is Severity.SERIOUS else ""
    assert prefix_of(printed(PATH, on)) == (f"{wanted}:" if wanted else "")
    before, on.now = on.now, on.now + dt.timedelta(days=1)
    assert prefix_of(printed(PATH, on)) == ""
    assert (PATH in set(story.PAGE.aged(before, on))) is (severity is Severity.SERIOUS)


def prefix_of(page: Page) -> str:
    found = html.fromstring(page.content).xpath("//h1/span[@class='prefix']")
    return found[0].text_content() if found else ""


@each
def test_only_what_was_seriously_wrong_is_an_item_of_its_own_on_the_front(
    kind: ChangeKind, severity: Severity
) -> None:
    tree = html.fromstring(printed("index.html", changed(kind, severity)).content)
    told = [one.text_content() for one in tree.xpath("//div[@class='owned']/article")]
    is_serious = severity is Severity.SERIOUS and kind in PREFIXES
    assert [TEXT in one for one in told] == ([True] if is_serious else [])


@each
def test_machines_read_on_the_page_in_the_feeds_and_in_the_map_what_readers_read(
    kind: ChangeKind, severity: Severity
) -> None:
    on = changed(kind, severity)
    page = printed(PATH, on)
    data = json.loads(html.fromstring(page.content).xpath("//script[@type]/text()")[0])
    said = [one["text"] for one in data.get("correction", ())]
    assert said == ([TEXT] if kind in PUT_RIGHT else [])
    assert data["publishingPrinciples"].endswith("/about/")
    moment = data["dateModified"][:19]
    first_line = f"{NAMES[kind]}: {TEXT}"
    for path, told in entries(on).items():
        assert told["line"] == first_line, path
        assert told["notice"] == (kind.value, severity.value, "2", TEXT), path
        assert told["updated"].startswith(moment), path
    day = printed("sitemaps/2026-11-23.xml", on).content.decode()
    assert f"<lastmod>{moment}Z</lastmod>" in day


def entries(on: MemoryPaper) -> dict[str, dict[str, object]]:
    """What each form of feed says of the changed story."""
    made: dict[str, dict[str, object]] = {}
    space = "{http://www.w3.org/2005/Atom}"
    own = "{urn:copydesk:corrections:1}notice"
    rss = etree.fromstring(printed("feed.rss", on).content).xpath(
        "//item[link[contains(., '/s1/')]]"
    )[0]
    atom = next(
        one
        for one in etree.fromstring(printed("feed.atom", on).content).iterfind(f"{space}entry")
        if "story/s1" in (one.findtext(f"{space}id") or "")
    )
    for name, entry, summary in (
        ("rss", rss, rss.findtext("description")),
        ("atom", atom, atom.findtext(f"{space}summary")),
    ):
        notice = entry.find(own)
        held = (*(notice.get(key) for key in ("kind", "severity", "edition")), notice.text)
        updated = entry.findtext(f"{space}updated")
        made[name] = {"line": (summary or "").split("\n")[0], "notice": held, "updated": updated}
    item = next(
        one for one in json.loads(printed("feed.json", on).content)["items"] if "/s1/" in one["url"]
    )
    [told] = item["_corrections"]["notices"]
    held = (told["kind"], told["severity"], str(told["edition"]), told["text"])
    line = item["summary"].split("\n")[0]
    made["json"] = {"line": line, "notice": held, "updated": item["date_modified"]}
    return made


@pytest.mark.parametrize("kind", sorted(TAKES_DOWN))
@pytest.mark.parametrize("severity", list(Severity))
def test_what_is_taken_down_says_why_at_its_address_and_stands_nowhere_else(
    kind: ChangeKind, severity: Severity
) -> None:
    on = changed(kind, severity)
    page = printed(PATH, on)
    assert page.status == 410
    assert TEXT in page.content.decode()
    assert FERRY.headline not in page.content.decode()
    for other in print_all(on):
        assert FERRY.headline not in other.content.decode(errors="replace"), other.path


def test_what_stands_again_after_it_was_withheld_has_no_prefix() -> None:
    on = changed(ChangeKind.WITHHOLD, Severity.SERIOUS)
    gone = on.editions["s1"][-1]
    again = replace(
        gone, number=3, at=DAY + hours(3), kind=ChangeKind.UPDATE, story=FERRY, withdrawn=False
    )
    on.publish(again)
    assert prefix_of(printed(PATH, on)) == ""
    assert "Withdrawn:" not in printed("index.html", on).content.decode()


@pytest.mark.parametrize("language", CATALOGUES)
@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_a_notice_is_named_in_the_language_of_its_story(kind: ChangeKind, language: str) -> None:
    page = printed(PATH, changed(kind, Severity.SERIOUS, language=language)).content.decode()
    name = words(language)(NAMES[kind])
    assert name != NAMES[kind] or language in ("fr", "de", "es")
    assert f"<strong>{name}</strong>" in page


def busy(stood: float, *, after: int) -> tuple[MemoryPaper, Edition]:
    """A story corrected seriously after it had stood so many hours, with as many newer ones."""
    on = MemoryPaper(SITE, DAY)
    old = first("old", hours(0), FERRY)
    on.publish(old)
    for number in range(after):
        at = hours(stood * (number + 1) / (after + 1))
        on.publish(first(f"n{number}", at, replace(HARBOUR, headline=f"News {number}")))
    at = DAY + hours(stood)
    notice = Notice(
        story="old", edition=2, kind=ChangeKind.CORRECTION, text=TEXT, at=at,
        severity=Severity.SERIOUS,
    )  # fmt: skip
    corrected = replace(old, number=2, at=at, kind=ChangeKind.CORRECTION, notices=(notice,))
    on.publish(corrected)
    return on, corrected


def tells(on: MemoryPaper, later: dt.timedelta) -> bool:
    before, on.now = on.now, DAY + later
    shown = TEXT in printed("index.html", on).content.decode()
    on.now = before
    return shown


def test_a_serious_notice_is_told_as_long_as_its_story_had_stood_on_the_front() -> None:
    on, _ = busy(72, after=5)
    assert tells(on, hours(72 + 71))
    assert not tells(on, hours(72 + 72))
    on.now = DAY + hours(72 + 73)
    assert "index.html" in set(front.PAGE.aged(DAY + hours(72 + 71), on))


def test_a_story_that_had_left_the_front_is_told_for_the_time_it_was_there() -> None:
    on, _ = busy(100, after=85)  # a front shows 43 at most
    assert tells(on, hours(100 + 49))
    assert not tells(on, hours(100 + 51))


def test_a_serious_notice_is_told_for_a_day_at_least() -> None:
    on, _ = busy(1, after=0)
    assert tells(on, hours(1 + 23))
    assert not tells(on, hours(1 + 24))
