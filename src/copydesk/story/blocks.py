"""The parts of a story: paragraph, heading, quotation, list, table, embed, picture, footnote.

Text is plain; what is strong, emphasised or a link stands beside it as standoff marks, so
diffs, cues, figures and offsets need no parser, and nothing a source sends can reach a reader
as markup. A block's `key` survives editions: a reader's report stays at its paragraph.

`language` (BCP 47) stands on a block that is in another language than its story, else "".
"""

import datetime as dt
from typing import Literal

from copydesk.story.record import Record

HeadingKind = Literal["", "live-entry", "question"]
MarkKind = Literal["strong", "emphasis", "link", "code", "subscript", "superscript", "strike"]


class Span(Record, frozen=True):
    """Half-open range of characters: `start` included, `end` not."""

    start: int
    end: int


class Mark(Record, frozen=True):
    """A property of some characters of a text; `href` only with `kind="link"`."""

    start: int
    end: int
    kind: MarkKind
    href: str = ""


class Credit(Record, frozen=True):
    """Who must be named for a picture: the line as printed, and taken apart."""

    text: str
    photographer: str = ""
    agencies: tuple[str, ...] = ()


class Paragraph(Record, frozen=True, tag="paragraph"):
    """Running text."""

    key: str
    text: str
    marks: tuple[Mark, ...] = ()
    language: str = ""
    span: Span | None = None


class Heading(Record, frozen=True, tag="heading"):
    """A subhead; `level` is 2 to 4, the headline being 1.

    `kind` says what follows: an entry of a live report, made at `at`, or the answer to this
    question. The text of a live entry may be "" where nothing but its time heads it.
    """

    key: str
    text: str
    level: int = 2
    kind: HeadingKind = ""
    at: dt.datetime | None = None
    language: str = ""
    span: Span | None = None


class Quote(Record, frozen=True, tag="quote"):
    """A quotation set apart; `pull` when it repeats words of the story, set large."""

    key: str
    text: str
    marks: tuple[Mark, ...] = ()
    attribution: str = ""
    pull: bool = False
    language: str = ""
    span: Span | None = None


class ListEntry(Record, frozen=True):
    """One point of a list."""

    text: str
    marks: tuple[Mark, ...] = ()


class Listing(Record, frozen=True, tag="list"):
    """A list of points."""

    key: str
    entries: tuple[ListEntry, ...]
    ordered: bool = False
    language: str = ""
    span: Span | None = None


class Table(Record, frozen=True, tag="table"):
    """Rows of cells, the first `header_rows` of them headings, as are the first
    `header_columns` cells of every other row."""

    key: str
    rows: tuple[tuple[str, ...], ...]
    header_rows: int = 0
    header_columns: int = 0
    caption: str = ""
    span: Span | None = None


class Embed(Record, frozen=True, tag="embed"):
    """Somebody else's content by address; shown as a link until the reader asks for it."""

    key: str
    address: str
    provider: str = ""
    text: str = ""
    span: Span | None = None


class Picture(Record, frozen=True, tag="picture"):
    """A picture with what must be printed beside it.

    `src` is the address it came with, `file` the name of our stored copy; both empty means that
    the capture shows a picture was there and the file is missing. Width and height in pixels,
    0 where unknown. `copyright` is the notice and `usage_terms` the terms as the source sent
    them with the picture [IPTC Photo Metadata: Copyright Notice, Rights Usage Terms].
    Neighbours that name the same `gallery` are shown together.
    """

    key: str
    src: str = ""
    file: str = ""
    caption: str = ""
    credit: Credit | None = None
    alt: str = ""
    slug: str = ""
    width: int = 0
    height: int = 0
    copyright: str = ""
    usage_terms: str = ""
    gallery: str = ""
    span: Span | None = None


class Footnote(Record, frozen=True, tag="footnote"):
    """Where something in the block before it is from; told at the foot of the story.

    Its mark stands behind the words `after`, or at the block's end where they are "" or gone.
    """

    key: str
    text: str
    address: str = ""
    after: str = ""
    span: Span | None = None


Block = Paragraph | Heading | Quote | Listing | Table | Embed | Picture | Footnote
Worded = Paragraph | Heading | Quote | Listing  # blocks that can be in a language of their own


def language_of(block: Block) -> str:
    """The language of a block that is not in its story's, else ""."""
    return block.language if isinstance(block, Worded) else ""


def plain_text(block: Block) -> str:
    """The words of a block as a reader would hear them read out, without credit or alt text."""
    match block:
        case Paragraph(text=text) | Heading(text=text) | Quote(text=text):
            return text
        case Embed(text=text) | Footnote(text=text):
            return text
        case Listing(entries=entries):
            return "\n".join(entry.text for entry in entries)
        case Table(rows=rows):
            return "\n".join("\t".join(row) for row in rows)
        case Picture(caption=caption):
            return caption
