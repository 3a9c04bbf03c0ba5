"""A cue with what it would lay, and to whom."""

from dataclasses import dataclass, field

from copydesk.ledger.complements import Told
from copydesk.ledger.lexicon import CueWord

Range = tuple[int, int]
"""First word and last."""


@dataclass
class Frame:
    """A cue with its words: `how` the source was found, `told` the kind of content and where."""

    word: CueWord
    cue: Range
    source: Range | None
    how: str
    told: Told
    flags: list[str] = field(default_factory=list)
