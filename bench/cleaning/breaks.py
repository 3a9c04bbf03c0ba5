"""How lines of copied text break: at a width, in mid-sentence, with blank lines or without."""

import random

from sheets import Row

_BLANKS = ("between all", "between all", "none", "none", "some")
_ENDS = ".!?:…。！？؟।”\"'’»)"


def broken(rows: list[Row], rng: random.Random) -> list[Row]:
    """Lines broken where no paragraph ends: at a width, or here and there."""
    way = rng.random()
    if way < 0.8:
        return rows
    if way < 0.88:
        width = rng.randint(60, 90)
        return [piece for row in rows for piece in _wrapped(row, width)]
    return [piece for row in rows for piece in _torn(row, rng)]


def _wrapped(row: Row, width: int) -> list[Row]:
    pieces, line = [], ""
    for word in row.text.split():
        if line and len(line) + 1 + len(word) > width:
            pieces.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return [Row(piece, row.role) for piece in (*pieces, line) if piece]


def _torn(row: Row, rng: random.Random) -> list[Row]:
    words = row.text.split()
    if len(words) < 12 or rng.random() > 0.15:
        return [row]
    at = rng.randrange(3, len(words) - 3)
    return [Row(" ".join(words[:at]), row.role), Row(" ".join(words[at:]), row.role)]


def spaced(rows: list[Row], rng: random.Random) -> list[Row]:
    """Blank lines between blocks: all there, all lost, or some."""
    chance = {"between all": 1.0, "none": 0.0, "some": rng.uniform(0.2, 0.9)}[rng.choice(_BLANKS)]
    found: list[Row] = []
    for row in rows:
        if found and rng.random() < chance and not _goes_on(found[-1], row):
            found += [Row("", "blank")] * (2 if rng.random() < 0.03 else 1)
        found.append(row)
    return found


def _goes_on(before: Row, row: Row) -> bool:
    """A label stands right over what it names, and a broken line over its rest."""
    if before.role == "label" and row.role == "credit":
        return True
    if before.role != row.role or row.role not in ("paragraph", "standfirst", "caption"):
        return False
    return before.text[-1] not in _ENDS
