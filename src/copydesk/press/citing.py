"""Where a story has it from: footnotes, marked in the text and told at its foot, and its links."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from minijinja import Markup, escape

from copydesk.press.address import link_out, report_address
from copydesk.press.words import Words
from copydesk.story.blocks import (
    Block,
    Embed,
    Footnote,
    Listing,
    Mark,
    Paragraph,
    Quote,
)
from copydesk.story.edition import Edition

DOCUMENTS = {"pdf", "doc", "docx", "odt", "xls", "xlsx", "ods", "csv"}
MOST_LINKS = 40


@dataclass(frozen=True, kw_only=True)
class Note:
    """A footnote: its number, the words it says, where they are from, and where its mark stands."""

    key: str
    number: int
    text: str
    address: str
    host: str
    after: str
    report: str


@dataclass(frozen=True, kw_only=True)
class Link:
    """A link in the text: its words, where it leads, the passage it stands in.

    `form` is PDF and the like where a document lies there.
    """

    text: str
    address: str
    host: str
    block: str
    form: str = ""


def notes(edition: Edition) -> tuple[Note, ...]:
    """The footnotes in their order, numbered from 1."""
    found = (block for block in edition.story.blocks if isinstance(block, Footnote))
    return tuple(
        Note(
            key=block.key,
            number=number,
            text=block.text,
            address=link_out(block.address),
            host=_host(block.address),
            after=block.after,
            report=report_address(edition, block.key),
        )
        for number, block in enumerate(found, start=1)
    )


def notes_by_block(edition: Edition) -> dict[str, tuple[Note, ...]]:
    """The footnotes of each block, by the key of the last block before them that is none."""
    numbered = {note.key: note for note in notes(edition)}
    found: dict[str, tuple[Note, ...]] = {}
    last = ""
    for block in edition.story.blocks:
        if not isinstance(block, Footnote):
            last = block.key
        else:
            found[last] = (*found.get(last, ()), numbered[block.key])
    return found


def links(edition: Edition) -> tuple[Link, ...]:
    """Every other page the text leads to, each once, in the order of the text."""
    noted = {note.address for note in notes(edition)}
    found: dict[str, Link] = {}
    for block in edition.story.blocks:
        for text, href in _led_to(block):
            address = link_out(href)
            if address and address not in noted:
                found.setdefault(address, _link(text, address, block.key))
    return tuple(found.values())[:MOST_LINKS]


def note_mark(note: Note, say: Words) -> Markup:
    """A mark without a word in it: its number is drawn, so that no reader of the text has it."""
    label = escape(say("Source {n}", n=say.digits(note.number)))
    key, number = escape(note.key), escape(say.digits(note.number))
    return Markup(
        f'<a class="note-mark" id="{key}-mark" href="#{key}" role="doc-noteref" '
        f'lang="{escape(say.language)}" aria-label="{label}" data-number="{number}"></a>'
    )


def placed_marks(
    told: tuple[Note, ...], text: str, marks: tuple[Mark, ...], say: Words
) -> tuple[tuple[int, str], ...]:
    """Where in a text the marks of its footnotes stand: behind their words, never in a link."""
    return tuple((_place(note, text, marks), str(note_mark(note, say))) for note in told)


def _place(note: Note, text: str, marks: tuple[Mark, ...]) -> int:
    start = text.find(note.after) if note.after else -1
    place = start + len(note.after) if start >= 0 else len(text)
    over = [mark.end for mark in marks if mark.kind == "link" and mark.start < place < mark.end]
    return min(max(over, default=place), len(text))


def _led_to(block: Block) -> Iterator[tuple[str, str]]:
    match block:
        case Paragraph(text=text, marks=marks) | Quote(text=text, marks=marks):
            yield from _marked_links(text, marks)
        case Listing(entries=entries):
            for entry in entries:
                yield from _marked_links(entry.text, entry.marks)
        case Embed(address=address, text=text, provider=provider):
            yield text or provider, address
        case _:
            return


def _marked_links(text: str, marks: tuple[Mark, ...]) -> Iterator[tuple[str, str]]:
    for mark in sorted(marks, key=lambda one: one.start):
        if mark.kind == "link":
            yield text[max(0, mark.start) : max(0, mark.end)].strip(), mark.href


def _link(text: str, address: str, block: str) -> Link:
    _, dot, ending = urlsplit(address).path.rpartition(".")
    form = ending.upper() if dot and ending.lower() in DOCUMENTS else ""
    return Link(text=text, address=address, host=_host(address), block=block, form=form)


def _host(address: str) -> str:
    return (urlsplit(link_out(address)).hostname or "").removeprefix("www.")
