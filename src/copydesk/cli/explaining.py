"""`clean --explain`: how each field is known, then the galley piece by piece with its reasons."""

import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING

from copydesk.story.explained import UNSURE, Evidence, Explained, evidence, explain
from copydesk.story.story import Cleaned, Cutting, Role

if TYPE_CHECKING:
    from copydesk.console import Screen

NARROWEST, WIDEST = 40, 160
_INDENT = "      "


def show(cleaned: Cleaned, screen: "Screen", *, width: int) -> None:
    """Fields with their evidence, then every piece that came, kept or cut, as lines of text."""
    width = min(WIDEST, max(NARROWEST, width))
    screen.title(cleaned.story.headline or "(no headline)")
    known = evidence(cleaned)
    screen.line()
    screen.title(f"Fields ({len(known)})")
    for each in known:
        _entry(screen, (each.field, *_sure(each)), each.words, width=width)
    screen.line()
    screen.title(f"Galley ({_sum(cleaned)})")
    for piece in explain(cleaned):
        _entry(screen, (_where(piece), _way(piece), *_sure(piece)), piece.text, width=width)


def _entry(screen: "Screen", head: tuple[str, ...], words: str, *, width: int) -> None:
    """A line of facts in columns, then the words they are about, folded and set in."""
    columns = [part.ljust(size) for part, size in zip(head, _COLUMNS[len(head)], strict=True)]
    facts = [f"  {'  '.join(columns).rstrip()}"]
    if cells(facts[0]) > width:
        first, *more = fold(" · ".join(filter(None, head)), width - 4)
        facts = [f"  {first}", *(f"    {line}" for line in more)]
    for line in facts:
        screen.line(line, "dim")
    for line in fold(words, width - len(_INDENT)):
        screen.line(f"{_INDENT}{line}")


# Columns of a field (name, confidence, why) and of a piece (place, what became of it, ...).
_COLUMNS = {3: (12, 11, 0), 4: (11, 26, 11, 0)}


def _where(piece: Explained) -> str:
    return f"{piece.span.start}–{piece.span.end}"


def _way(piece: Explained) -> str:
    block = f" {piece.key}" if piece.key else ""
    return f"{piece.way} as {piece.what}{block}"


def _sure(each: Evidence | Explained) -> tuple[str, str]:
    """How sure cleaning is, as a number and where needed a word; and why, or by which rule."""
    rule = f"by rule: {each.rule}" if isinstance(each, Explained) and each.rule else ""
    why = " ".join(" · ".join(filter(None, (rule, each.why))).split())
    if each.confidence is None:
        return "not told", why
    return f"{each.confidence:.2f}{' unsure' if each.confidence < UNSURE else ''}", why


def _sum(cleaned: Cleaned) -> str:
    """How many characters came, and where they went."""
    sizes = {"kept": 0, "cut": 0, "white space": 0}
    for piece in cleaned.account:
        way = "kept"
        if isinstance(piece, Cutting):
            way = "white space" if piece.role is Role.SPACE else "cut"
        sizes[way] += piece.span.end - piece.span.start
    told = " + ".join(f"{name} {size}" for name, size in sizes.items())
    return f"{told} = {len(cleaned.galley)} characters that came"


def fold(text: str, width: int) -> Iterator[str]:
    """Text as lines of at most so many columns, broken at spaces, else where it must be."""
    line, used = "", 0
    for word in text.split():
        size = cells(word)
        if line and used + 1 + size <= width:
            line, used = f"{line} {word}", used + 1 + size
            continue
        if line:
            yield line
        *whole, line = _pieces(word, width) if size > width else [word]
        yield from whole
        used = cells(line)
    if line:
        yield line


def cells(text: str) -> int:
    """How many columns of a terminal text takes: two a character of East Asian scripts."""
    if text.isascii():
        return len(text)
    return sum(_cell(character) for character in text)


def _cell(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _pieces(word: str, width: int) -> list[str]:
    """A word too long for a line, or text without spaces, in pieces that fit."""
    pieces, used = [""], 0
    for character in word:
        size = _cell(character)
        if used + size > width:
            pieces.append("")
            used = 0
        pieces[-1] += character
        used += size
    return pieces
