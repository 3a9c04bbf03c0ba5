"""Attack vectors beside the repository, the doors they come in by, and all that goes out."""

import datetime as dt
import hashlib
import html
import importlib.util
import json
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any
from xml.sax.saxutils import escape

from copydesk import line
from copydesk.checks.check import Known
from copydesk.errors import UnreadableCapture
from copydesk.press.paper import Gone
from copydesk.press.print_pages import print_pages
from copydesk.story.edition import Edition
from copydesk.story.shapes.html import to_html
from copydesk.story.shapes.imprint import Imprint
from copydesk.story.shapes.jsonld import to_jsonld, to_script
from copydesk.story.shapes.ninjs import to_ninjs
from copydesk.story.story import Capture, Story
from press.memory_paper import MemoryPaper
from press.sample import NORTHGATE, SITE, first, hours

ALL = os.environ.get("COPYDESK_ATTACKS") == "all"
# Of files with many vectors the quick run takes one in so many.
ONE_IN = {"html": 20, "text": 4, "url": 4, "redirect": 4, "feed": 4, "json": 2, "own": 10}
KNOWN = Known(now=dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC), source=NORTHGATE)
IMPRINT = Imprint(
    name=SITE.name, url=SITE.url, language="en", picture_address=lambda picture: picture.src
)
BEFORE = (
    "The night ferry sailed again on Monday after nine days in port, the harbour master told the "
    "town council in the evening."
)
AFTER = (
    "Two crossings a day are planned until the end of the month, then the usual four, the company "
    "said in a letter to the islands."
)


@dataclass(frozen=True)
class Vector:
    """One attack: its name in the shared files, and what is sent."""

    id: str
    kind: str
    where: str
    payload: str


def some(folder: Path, name: str) -> tuple[Vector, ...]:
    """The attacks of one file that are tried in this run."""
    return vectors(folder, name)[:: 1 if ALL else ONE_IN.get(name, 1)]


@cache
def vectors(folder: Path, name: str) -> tuple[Vector, ...]:
    """All attacks of one file."""
    lines = (folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    rows = (json.loads(one) for one in lines)
    return tuple(Vector(r["id"], r["cls"], r.get("where", ""), r["payload"]) for r in rows)


def capture(content: bytes, media_type: str, *, charset: str = "") -> Capture:
    """A delivery as the wire hands it on."""
    sha256 = hashlib.sha256(content).hexdigest()
    place = "https://wire.example/hostile"
    return Capture(
        sha256=sha256,
        content=content,
        media_type=media_type,
        charset=charset,
        place=place,
        at=KNOWN.now,
    )


def as_page(attack: str) -> Capture:
    """In the middle of an article on a web page."""
    page = (
        "<!doctype html><html lang=en><head><meta charset=utf-8><title>Ferry sails</title></head>"
        f"<body><article><h1>Ferry sails again</h1><p>{BEFORE}</p>{attack}<p>{AFTER}</p>"
        "</article></body></html>"
    )
    return capture(page.encode("utf-8", "replace"), "text/html")


def as_bare_page(attack: str) -> Capture:
    """As all there is, said to be HTML."""
    return capture(attack.encode("utf-8", "replace"), "text/html")


def as_feed(attack: str) -> Capture:
    """In every field of an entry that may hold markup or words."""
    told = escape("".join(c for c in attack if _may_stand_in_xml(c)), {'"': "&quot;"})
    body = escape(f"<p>{BEFORE}</p>") + told + escape(f"<p>{AFTER}</p>")
    feed = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Wire</title><id>tag:wire.example,1</id>'
        f"<entry><id>tag:wire.example,2</id><title type='html'>Ferry {told}</title>"
        f'<author><name>{told}</name></author><category term="{told}"/>'
        f'<link href="https://wire.example/ferry"/><summary type="html">{told}</summary>'
        f'<rights type="html">{told}</rights>'
        f'<content type="html">{body}</content></entry></feed>'
    )
    return capture(feed.encode("utf-8", "replace"), "application/atom+xml")


def as_paste(attack: str) -> Capture:
    """As words that an editor pastes."""
    text = f"Ferry sails again\n\n{BEFORE}\n\n{attack}\n\n{AFTER}\n"
    return capture(text.encode("utf-8", "replace"), "text/plain")


def as_address(attack: str) -> Capture:
    """As the address of a link, a picture and an embed of a page."""
    held = html.escape(attack)
    return as_page(
        f'<p><a href="{held}">Read the letter</a> of the company.</p><figure><img src="{held}">'
        f'<figcaption>The quay.</figcaption></figure><iframe src="{held}"></iframe>'
    )


def as_feed_address(attack: str) -> Capture:
    """As every address in a feed's entry."""
    held = escape("".join(c for c in attack if _may_stand_in_xml(c)), {'"': "&quot;"})
    feed = (
        '<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>W</title>'
        f"<link>{held}</link><item><title>Ferry sails</title><link>{held}</link>"
        f'<guid isPermaLink="true">{held}</guid><enclosure url="{held}" type="image/jpeg"/>'
        f'<media:content url="{held}" medium="image"/><source url="{held}">W</source>'
        f"<description>{escape(f'<p>{BEFORE}</p><p>{AFTER}</p>')}</description></item></channel>"
        "</rss>"
    )
    return capture(feed.encode("utf-8", "replace"), "application/rss+xml")


def as_delivery(attack: str) -> Capture:
    """As a whole delivery, said to be nothing in particular."""
    return capture(attack.encode("utf-8", "replace"), "")


MARKUP_DOORS: dict[str, Callable[[str], Capture]] = {
    "page": as_page,
    "bare page": as_bare_page,
    "feed": as_feed,
    "paste": as_paste,
}
ADDRESS_DOORS: dict[str, Callable[[str], Capture]] = {
    "page": as_address,
    "feed": as_feed_address,
}


def stories(came: Capture) -> Iterator[Story]:
    """What the line makes of a delivery; a refusal, which has its reason, makes none."""
    try:
        items = line.items(came, KNOWN)
    except UnreadableCapture:
        return
    for item in items:
        yield line.process(item, came, KNOWN).cleaned.story


@dataclass(frozen=True)
class Printed:
    """All that goes out for one story."""

    fragments: tuple[str, ...]
    pages: dict[str, str]
    files: dict[str, bytes]
    data: dict[str, Any]
    script: str


def printed(story: Story) -> Printed:
    """A story published alone: everything the press and the shapes make of it."""
    paper = MemoryPaper(SITE, KNOWN.now)
    edition = first("attack", hours(1), story)
    files = {
        page.path: page.content
        for page in print_pages(paper.publish(edition), paper)
        if not isinstance(page, Gone) and edition.id in page.stories
    }
    pages = {path: content.decode() for path, content in files.items() if path.endswith(".html")}
    data = to_jsonld(edition, IMPRINT)
    return Printed(
        fragments=tuple(sorted({to_html(story.blocks), *_bodies(edition)})),
        pages=pages,
        files={path: content for path, content in files.items() if path not in pages},
        data=data,
        script=to_script(data),
    )


def _bodies(edition: Edition) -> list[str]:
    sent = to_ninjs(edition, IMPRINT)
    json.dumps(sent, allow_nan=False)
    return [body["value"] for body in sent.get("bodies", ())]


def shared_oracle(folder: Path) -> ModuleType:
    """The yardstick that lies beside the vectors. Raises `ImportError` without its parsers."""
    import html5lib  # type: ignore[import-untyped]  # noqa: F401  # asked for before it is needed

    spec = importlib.util.spec_from_file_location("oracle_html", folder / "oracle_html.py")
    assert spec is not None
    assert spec.loader is not None
    oracle = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(oracle)
    return oracle


def _may_stand_in_xml(letter: str) -> bool:
    return letter in "\t\n\r" or (letter >= " " and not "\ud800" <= letter <= "\udfff")
