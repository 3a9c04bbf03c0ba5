"""How a story changed: all its editions, and between neighbours what went and what came."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from copydesk.press.address import address_of, file_of, history_address
from copydesk.press.card import direction
from copydesk.press.locale import locale_of
from copydesk.press.notice import NAMES, Told, told
from copydesk.press.page import PageKind
from copydesk.press.paper import Act, Page, Paper
from copydesk.press.render import Sheet, print_sheet
from copydesk.press.words import page_language, words
from copydesk.story.blocks import Block, Picture
from copydesk.story.diff import BlockChange, compare
from copydesk.story.edition import Edition
from copydesk.story.shapes.liveblog import newest_first, words_of
from copydesk.story.story import Story
from copydesk.story.words import Words, compare_words

ENDING = "history/"
STATES = {"edited": "Changed", "moved": "Moved", "gone": "Removed", "new": "Added"}
COVERAGE = {
    "part": "Live coverage",
    "begun": "Begun",
    "again": "Taken up again",
    "ended": "Ended",
    "points": "Key points",
    "pinned": "Summary",
}
BLOCKS = {
    "Paragraph": "Paragraph",
    "Heading": "Subhead",
    "Quote": "Quotation",
    "Listing": "List",
    "Table": "Table",
    "Embed": "Embedded content",
    "Picture": "Picture",
    "Footnote": "Source note",
}


@dataclass(frozen=True, kw_only=True)
class Changed:
    """A part of the story that changed; `part` and `state` are English words to translate."""

    part: str
    state: str
    words: tuple[Words, ...] = ()
    notes: tuple[tuple[Words, ...], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Step:
    """An edition with what it changed."""

    number: int
    at: dt.datetime
    name: str
    kind: str
    notices: tuple[Told, ...]
    changes: tuple[Changed, ...]
    is_first: bool
    is_withdrawn: bool


def touched(act: Act, paper: Paper) -> Iterable[str]:
    """The story's own, once there is something to tell."""
    return (file_of(history_address(act.after)),) if act.after.number > 1 else ()


def every(paper: Paper) -> Iterable[str]:
    """One for each story with more than one edition."""
    for edition in paper.walk():
        if edition.number > 1:
            yield file_of(history_address(edition))


def print(path: str, paper: Paper) -> Page | None:
    """The editions, newest first; of a withdrawn story their places without their words."""
    address = address_of(path)
    if not address.endswith(f"/{ENDING}"):
        return None
    edition = paper.edition_at(address.removesuffix(ENDING))
    if edition is None or edition.number < 2 or file_of(history_address(edition)) != path:
        return None
    language = page_language(edition.story.language, locale_of(edition, paper.site).language)
    sheet = Sheet(
        path=path,
        title=words(language)("How this story changed"),
        language=language,
        name="history",
        locale=locale_of(edition, paper.site).key,
        noindex=True,
        has_ticker=False,
        section=edition.section,
        stories=frozenset({edition.id}),
        status=410 if edition.withdrawn else 200,
    )
    return print_sheet(
        sheet,
        paper,
        "history.html",
        edition=edition,
        story=edition.story,
        article_direction=direction(edition.story.language),
        steps=_steps(paper.history(edition.id), is_told=not edition.withdrawn),
    )


def _steps(editions: Sequence[Edition], *, is_told: bool) -> tuple[Step, ...]:
    steps = [_step(edition, None, is_told=is_told) for edition in editions[:1]]
    steps += [_step(after, before, is_told=is_told) for before, after in pairwise(editions)]
    return tuple(reversed(steps))


def _step(edition: Edition, before: Edition | None, *, is_told: bool) -> Step:
    earlier = before.notices if before else ()
    changes = _changes(before.story, edition.story) if before and is_told else ()
    return Step(
        number=edition.number,
        at=edition.at,
        name=NAMES[edition.kind],
        kind=edition.kind,
        notices=tuple(told(notice) for notice in edition.notices if notice not in earlier),
        changes=tuple(changes),
        is_first=before is None,
        is_withdrawn=edition.withdrawn,
    )


def _changes(old: Story, new: Story) -> Iterator[Changed]:
    for part, before, after in _lines(old, new):
        if before != after:
            yield Changed(part=part, state="Changed", words=compare_words(before, after))
    yield from _covered(old, new)
    for block in compare(old, new).blocks:
        if block.state != "same":
            yield _changed(block)


def _covered(old: Story, new: Story) -> Iterator[Changed]:
    """That coverage began, ended or went on, and which entries matter now."""
    before, after = old.coverage, new.coverage
    if before == after:
        return
    is_running = after is not None and after.is_running
    if is_running is not (before is not None and before.is_running):
        begun = "again" if before else "begun"
        yield Changed(part=COVERAGE["part"], state=COVERAGE[begun if is_running else "ended"])
    for part, held, now in (
        (COVERAGE["points"], _points(old), _points(new)),
        (COVERAGE["pinned"], _pinned(old), _pinned(new)),
    ):
        if held != now:
            state = "edited" if held and now else "new" if now else "gone"
            yield Changed(part=part, state=STATES[state], words=compare_words(held, now))


def _points(story: Story) -> str:
    """The key points of a live report as lines."""
    keys = story.coverage.key_points if story.coverage else ()
    return "\n".join(words_of(entry) for entry in newest_first(story) if entry.key in keys)


def _pinned(story: Story) -> str:
    """The entry that stands above all others."""
    key = story.coverage.pinned if story.coverage else ""
    return next((words_of(entry) for entry in newest_first(story) if entry.key == key), "")


def _lines(old: Story, new: Story) -> Iterator[tuple[str, str, str]]:
    """The parts of a story that are one line each, before and after."""
    yield "Kicker", old.kicker, new.kicker
    yield "Headline", old.headline, new.headline
    yield "Standfirst", old.standfirst, new.standfirst
    yield "Byline", _text(old.byline), _text(new.byline)
    yield "Dateline", _text(old.dateline), _text(new.dateline)


def _text(line: object) -> str:
    return str(getattr(line, "text", ""))


def _changed(change: BlockChange) -> Changed:
    block = change.after or change.before
    return Changed(
        part=BLOCKS[type(block).__name__],
        state=STATES[change.state],
        words=change.words,
        notes=tuple(_notes(change.before, change.after)),
    )


def _notes(before: Block | None, after: Block | None) -> Iterator[tuple[Words, ...]]:
    """What stands beside the words of a block and changed too."""
    for old, new in zip(_beside(before), _beside(after), strict=True):
        if old != new:
            yield compare_words(old, new)


def _beside(block: Block | None) -> tuple[str, str, str, str]:
    if isinstance(block, Picture):
        return (block.credit.text if block.credit else "", block.alt, block.src, "")
    links = " ".join(mark.href for mark in getattr(block, "marks", ()) if mark.href)
    address = str(getattr(block, "address", ""))
    return (
        str(getattr(block, "attribution", "")),
        address,
        links,
        str(getattr(block, "caption", "")),
    )


PAGE = PageKind(name="history", touched=touched, every=every, print=print)
