"""Who said what, with figures."""

import datetime as dt
from typing import Literal

from copydesk.story.blocks import Span
from copydesk.story.record import Record

Manner = Literal["direct", "indirect", "mixed"]


class Figure(Record, frozen=True):
    """A number as an interval: "nearly six" is 5 to 6, "at least eight" 8 to nothing.

    `low` and `high` in `unit`, None where open; `counts` is what is counted ("people killed").
    `span` lies in the block's plain text. `place` and `day` are those it is told of, as far as the
    story says so: the day is worked out from its words, the dateline and the story's date.
    """

    text: str
    span: Span
    low: float | None = None
    high: float | None = None
    unit: str = ""
    counts: str = ""
    place: str = ""
    day: dt.date | None = None


class Statement(Record, frozen=True):
    """Words laid to somebody: speaker, cue and content, as spans of one block's plain text.

    `content_span` reaches from the first word of the content to its last; where cue and speaker
    stand between, `parts` are its pieces, else it is empty. `speaker` is as written there, `name`
    the fullest that the story calls the same ("she" is "Ana Lund, mayor of Tarn"). `hedges` are
    the words that hold it at a distance: apparently, unclear, reported.
    """

    block: str
    content: str
    content_span: Span
    parts: tuple[Span, ...] = ()
    speaker: str = ""
    speaker_span: Span | None = None
    name: str = ""
    cue: str = ""
    cue_span: Span | None = None
    manner: Manner = "indirect"
    hedges: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()
