"""What became of every piece of a galley and of every field, and how sure cleaning is of it."""

import datetime as dt
from typing import Literal

from copydesk.story.blocks import Span
from copydesk.story.record import Record
from copydesk.story.story import (
    Byline,
    Cleaned,
    Confidence,
    Cutting,
    Dateline,
    Kept,
    Origin,
    Role,
    Story,
)

# Below this a house looks twice; it may set another value.
UNSURE = 0.6
# No part of the copy: how it was made, and what is told piece by piece.
_ASIDE = frozenset({"blocks", "capture", "cleaner"})


class Evidence(Record, frozen=True):
    """A field of the story: what it holds, and how it is known."""

    field: str
    words: str
    confidence: float | None = None
    why: str = ""


class Explained(Record, frozen=True):
    """A piece of the galley: kept as a part of the story, or cut as a role by a rule.

    `number` is its place in the account. `confidence` is None where cleaning told none.
    """

    number: int
    span: Span
    text: str
    way: Literal["kept", "cut"]
    what: str
    key: str = ""
    rule: str = ""
    confidence: float | None = None
    why: str = ""


def evidence(cleaned: Cleaned) -> tuple[Evidence, ...]:
    """Every field that is not empty, in the order of the story's record."""
    told = confidences(cleaned)
    return tuple(
        Evidence(field=name, words=words, confidence=sure.value, why=sure.why)
        if (sure := told.get(name)) is not None
        else Evidence(field=name, words=words)
        for name, words in field_words(cleaned.story).items()
    )


def explain(cleaned: Cleaned) -> tuple[Explained, ...]:
    """Every piece of the galley in order, white space left aside."""
    told = confidences(cleaned)
    return tuple(
        _explained(number, piece, cleaned.galley, told)
        for number, piece in enumerate(cleaned.account)
        if not (isinstance(piece, Cutting) and piece.role is Role.SPACE)
    )


def confidences(cleaned: Cleaned) -> dict[str, Confidence]:
    """How sure cleaning is, by the name of a field or the key of a block."""
    return {each.of: each for each in cleaned.confidences}


def field_words(story: Story) -> dict[str, str]:
    """The fields that are not empty, each as words on one line."""
    held = {name: _words(getattr(story, name)) for name in Story.__struct_fields__}
    return {name: words for name, words in held.items() if words and name not in _ASIDE}


def _explained(
    number: int, piece: Kept | Cutting, galley: str, told: dict[str, Confidence]
) -> Explained:
    text = galley[piece.span.start : piece.span.end]
    if isinstance(piece, Cutting):
        return Explained(
            number=number, span=piece.span, text=text, way="cut", what=piece.role.value,
            rule=piece.rule, confidence=piece.confidence,
        )  # fmt: skip
    sure = told.get(piece.part) or told.get(piece.key)
    return Explained(
        number=number, span=piece.span, text=text, way="kept", what=piece.part, key=piece.key,
        confidence=sure.value if sure else None, why=sure.why if sure else "",
    )  # fmt: skip


def _words(value: object) -> str:
    match value:
        case str():
            return value
        case dt.datetime():
            return value.isoformat()
        case Byline(text=text) | Dateline(text=text):
            return text
        case Origin(name=name, url=url):
            return " ".join(filter(None, (name, url)))
        case tuple():
            return " · ".join(part for part in value if isinstance(part, str))
        case _:
            return ""
