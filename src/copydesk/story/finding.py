"""What a check noticed."""

from enum import StrEnum

from copydesk.story.blocks import Span
from copydesk.story.record import Record


class Weight(StrEnum):
    """How much a finding holds back: publication, an editor's tick, or nothing."""

    STOPS = "stops"
    WARNS = "warns"
    NOTES = "notes"


class Finding(Record, frozen=True):
    """One thing a check noticed; a machine notices, a person decides.

    `code` is the check's number in the catalogue ("COM-04"). Where it stands: `field` names a
    field of the story, `block` the key of a block with `span` in its plain text. `excerpt` is
    the passage, `evidence` what it was compared with.
    """

    code: str
    weight: Weight
    says: str
    field: str = ""
    block: str = ""
    span: Span | None = None
    excerpt: str = ""
    evidence: str = ""
