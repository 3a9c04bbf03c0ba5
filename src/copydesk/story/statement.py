"""Who said what, with figures."""

from typing import Literal

from copydesk.story.blocks import Span
from copydesk.story.record import Record

Manner = Literal["direct", "indirect", "mixed"]


class Figure(Record, frozen=True):
    """A number as an interval: "nearly six" is 5 to 6, "at least eight" 8 to nothing.

    `low` and `high` in `unit`, None where open; `counts` is what is counted ("people killed").
    `span` lies in the block's plain text.
    """

    text: str
    span: Span
    low: float | None = None
    high: float | None = None
    unit: str = ""
    counts: str = ""


class Statement(Record, frozen=True):
    """Words laid to somebody: speaker, cue and content, as spans of one block's plain text."""

    block: str
    content: str
    content_span: Span
    speaker: str = ""
    speaker_span: Span | None = None
    cue: str = ""
    cue_span: Span | None = None
    manner: Manner = "indirect"
    figures: tuple[Figure, ...] = ()
