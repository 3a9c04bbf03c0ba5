"""The body of a story as a page shows it: blocks with their words as HTML, adverts by rule."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Literal

from copydesk.press.address import link_out, report_address
from copydesk.press.advert import Advert
from copydesk.press.advertising import chosen, slots, takes_adverts
from copydesk.press.citing import Note, note_mark, notes_by_block, placed_marks
from copydesk.press.embedding import Frame, framed
from copydesk.press.grid import Cell, rows_of
from copydesk.press.locale import locale_of
from copydesk.press.marks import marked
from copydesk.press.notice import Told, at_passages
from copydesk.press.paper import Paper
from copydesk.press.shown import Shown, shown, with_rights
from copydesk.press.when import Style, local_day
from copydesk.press.words import Words, page_language, words
from copydesk.story.blocks import (
    Block,
    Embed,
    Footnote,
    Heading,
    HeadingKind,
    Listing,
    Paragraph,
    Picture,
    Quote,
    Table,
    language_of,
)
from copydesk.story.direction import direction_of
from copydesk.story.edition import Edition

NEAR_THE_HEAD = 3  # parts: further down no first window shows a picture

PartKind = Literal[
    "paragraph",
    "heading",
    "quote",
    "pull",
    "list",
    "table",
    "embed",
    "picture",
    "gallery",
    "advert",
]


@dataclass(frozen=True, kw_only=True)
class Part:
    """One part of the body, ready for its template. `html` and `entries` are safe HTML.

    `language` and `direction` are "" where they are the story's. `marks` are those of footnotes
    that stand behind a part without running text, `pictures` the parts of a gallery; `is_first` is
    the picture that a reader sees before having scrolled; `notice` tells what was changed in it.
    """

    kind: PartKind
    key: str = ""
    html: str = ""
    entries: tuple[str, ...] = ()
    level: int = 2
    heading: HeadingKind = ""
    at: dt.datetime | None = None
    at_style: Style = "time"
    language: str = ""
    direction: str = ""
    ordered: bool = False
    attribution: str = ""
    caption: str = ""
    head: tuple[tuple[Cell, ...], ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()
    address: str = ""
    provider: str = ""
    frame: Frame | None = None
    picture: Shown | None = None
    pictures: tuple["Part", ...] = ()
    advert: Advert | None = None
    slot: int = 0
    dateline: str = ""
    marks: tuple[str, ...] = ()
    is_first: bool = False
    report: str = field(default="")
    notice: Told | None = None


@dataclass(frozen=True, kw_only=True)
class Setting:
    """What all parts of one body are made with: edition, paper, footnotes and the page's words."""

    edition: Edition
    paper: Paper
    notes: dict[str, tuple[Note, ...]]
    say: Words


def body(edition: Edition, paper: Paper) -> tuple[Part, ...]:
    """The parts in order; the dateline stands in the first paragraph, adverts between two."""
    language = page_language(edition.story.language, locale_of(edition, paper.site).language)
    setting = Setting(
        edition=edition, paper=paper, notes=notes_by_block(edition), say=words(language)
    )
    # An entry of a live report bears its notices itself.
    changed = {} if edition.story.coverage else at_passages(edition)
    parts: list[Part] = []
    for gallery, group in groupby(edition.story.blocks, key=_gallery):
        made = [_noticed(part, changed) for block in group if (part := _part(block, setting))]
        parts += [_together(gallery, made)] if gallery and len(made) > 1 else made
    return tuple(_with_adverts(_with_first(parts), edition, paper))


def _noticed(part: Part, changed: dict[str, Told]) -> Part:
    return replace(part, notice=changed[part.key]) if part.key in changed else part


def _with_first(parts: list[Part]) -> list[Part]:
    """The parts, the first picture marked where it stands near the head."""
    made = list(parts)
    for place, part in enumerate(parts[:NEAR_THE_HEAD]):
        if part.kind == "picture":
            made[place] = replace(part, is_first=True)
            break
        if part.kind == "gallery":
            first, *others = part.pictures
            made[place] = replace(part, pictures=(replace(first, is_first=True), *others))
            break
    return made


def _gallery(block: Block) -> str:
    return block.gallery if isinstance(block, Picture) else ""


def _together(gallery: str, pictures: list[Part]) -> Part:
    """A gallery; its name is no block's key, so that a reader's report is about one picture."""
    return Part(kind="gallery", key=f"gallery-{pictures[0].key}", pictures=tuple(pictures))


def _part(block: Block, setting: Setting) -> Part | None:
    """A block as a part; a footnote is none, its mark stands in the part before."""
    if isinstance(block, Footnote):
        return None
    part = _in_language(_plain_part(block, setting), language_of(block))
    if isinstance(block, Paragraph | Quote):
        return part
    told = setting.notes.get(block.key, ())
    return replace(part, marks=tuple(str(note_mark(note, setting.say)) for note in told))


def _plain_part(
    block: Paragraph | Heading | Quote | Listing | Table | Embed | Picture, setting: Setting
) -> Part:
    edition, paper = setting.edition, setting.paper
    report = report_address(edition, block.key)
    match block:
        case Paragraph():
            return Part(
                kind="paragraph",
                key=block.key,
                html=_noted(block, setting),
                dateline=_dateline(block, edition),
                report=report,
            )
        case Heading():
            return _heading(block, edition, paper)
        case Quote():
            return Part(
                kind="pull" if block.pull else "quote",
                key=block.key,
                html=_noted(block, setting),
                attribution=block.attribution,
                report=report,
            )
        case Listing() | Table() | Embed() | Picture():
            return _set_apart(block, report, paper)


def _noted(block: Paragraph | Quote, setting: Setting) -> str:
    """Running text with the marks of its footnotes."""
    told = setting.notes.get(block.key, ())
    return marked(block.text, block.marks, placed_marks(told, block.text, block.marks, setting.say))


def _in_language(part: Part, language: str) -> Part:
    if not language:
        return part
    return replace(part, language=language, direction=direction_of(language))


def _heading(block: Heading, edition: Edition, paper: Paper) -> Part:
    """A subhead; an entry's time stands alone where its day is the story's."""
    days = [local_day(at, paper.site.time_zone) for at in (block.at, edition.first_at) if at]
    return Part(
        kind="heading",
        key=block.key,
        html=marked(block.text),
        level=min(max(block.level, 2), 4),
        heading=block.kind,
        at=block.at,
        at_style="time" if len(set(days)) == 1 else "moment",
    )


def _set_apart(block: Listing | Table | Embed | Picture, report: str, paper: Paper) -> Part:
    match block:
        case Listing():
            entries = tuple(marked(entry.text, entry.marks) for entry in block.entries)
            return Part(
                kind="list", key=block.key, entries=entries, ordered=block.ordered, report=report
            )
        case Table():
            head, rows = rows_of(block)
            return Part(
                kind="table",
                key=block.key,
                caption=block.caption,
                head=head,
                rows=rows,
                report=report,
            )
        case Embed():
            return Part(
                kind="embed",
                key=block.key,
                html=marked(block.text),
                address=link_out(block.address),
                provider=block.provider,
                frame=framed(block.address, paper.site.embeds),
                report=report,
            )
        case Picture():
            picture = with_rights(block, paper)
            return Part(kind="picture", key=block.key, picture=picture, report=report)


def _dateline(block: Paragraph, edition: Edition) -> str:
    first = next((one for one in edition.story.blocks if isinstance(one, Paragraph)), None)
    dateline = edition.story.dateline
    return dateline.text.rstrip(" —–-") if dateline and block is first else ""


def _with_adverts(parts: list[Part], edition: Edition, paper: Paper) -> Iterator[Part]:
    """The parts with a slot where the rules have one, each with its house advert if there is."""
    site = paper.site
    can_fill = bool(site.house_adverts or site.ad_frame or site.contact)
    is_open = can_fill and takes_adverts(edition, site)
    places = slots([part.kind for part in parts], site) if is_open else ()
    adverts = chosen(edition, site, paper.now, len(places))
    for place, part in enumerate(parts):
        yield part
        if place in places:
            number = places.index(place)
            yield _slot(number, adverts[number] if number < len(adverts) else None, paper)


def _slot(number: int, advert: Advert | None, paper: Paper) -> Part:
    picture = shown(advert.picture, paper) if advert and advert.picture else None
    has_picture = picture is not None and bool(picture.src)
    return Part(
        kind="advert", slot=number + 1, advert=advert, picture=picture if has_picture else None
    )
