"""A block's words edited as plain text: what is strong or a link stays where its words stay."""

from copydesk.errors import Stopped
from copydesk.story.blocks import (
    Block,
    Embed,
    Footnote,
    Heading,
    Listing,
    Mark,
    Paragraph,
    Picture,
    Quote,
    plain_text,
)
from copydesk.story.record import replace
from copydesk.story.words import compare_words

IN_PLACE = (Paragraph, Heading, Quote, Listing, Picture, Embed, Footnote)


def may_reword(block: Block) -> bool:
    """Whether its words are one text; a table's cells are edited in the story's own form."""
    return isinstance(block, IN_PLACE)


def reword(block: Block, text: str) -> Block:
    """The block with other words. Raises `Stopped` where these do not fit it."""
    text = text.replace("\r\n", "\n").strip()
    if text == plain_text(block).strip():
        return block
    match block:
        case Paragraph(text=was, marks=marks) | Quote(text=was, marks=marks):
            return replace(block, text=text, marks=moved(marks, was, text), span=None)
        case Heading() | Embed() | Footnote():
            return replace(block, text=" ".join(text.split()), span=None)
        case Picture():
            return replace(block, caption=text, span=None)
        case Listing(entries=entries):
            lines = [line.strip() for line in text.split("\n") if line.strip()]
            if len(lines) != len(entries):
                reason = f"the list has {len(entries)} points, one a line; {len(lines)} were given"
                raise Stopped(place=block.key, reason=reason)
            told = tuple(
                replace(entry, text=line, marks=moved(entry.marks, entry.text, line))
                for entry, line in zip(entries, lines, strict=True)
            )
            return replace(block, entries=told, span=None)
        case _:
            raise Stopped(place=block.key, reason="a table is edited in the story's own form")


def moved(marks: tuple[Mark, ...], was: str, now: str) -> tuple[Mark, ...]:
    """The marks at the places their words have now; one whose words all went is dropped."""
    places = _places(was, now)
    kept = []
    for mark in marks:
        there = [places[i] for i in range(mark.start, min(mark.end, len(was))) if i in places]
        if there:
            kept.append(replace(mark, start=min(there), end=max(there) + 1))
    return tuple(kept)


def _places(was: str, now: str) -> dict[int, int]:
    """Where each character that stayed stood, and where it stands."""
    places: dict[int, int] = {}
    before = after = 0
    for run in compare_words(was, now):
        length = len(run.text)
        if run.state == "same":
            places.update((before + i, after + i) for i in range(length))
        before += length if run.state != "new" else 0
        after += length if run.state != "gone" else 0
    return places
