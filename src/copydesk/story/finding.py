"""What a check noticed."""

from enum import StrEnum

from copydesk.story.blocks import Span
from copydesk.story.record import Record


class Weight(StrEnum):
    """How much a finding holds back: publication, an editor's tick, or nothing."""

    STOPS = "stops"
    WARNS = "warns"
    NOTES = "notes"


class Edit(Record, frozen=True):
    """Words to stand in the place of others, in the characters of a field or of a block's plain
    text; with `is_address` they are where the link over those characters leads."""

    span: Span
    text: str = ""
    is_address: bool = False


class Fix(Record, frozen=True):
    """What would put a finding right, done only when a person says so.

    Edits in reading order that do not overlap; or the whole block goes (`cuts_block`).
    """

    edits: tuple[Edit, ...] = ()
    cuts_block: bool = False


class Finding(Record, frozen=True):
    """One thing a check noticed; a machine notices, a person decides.

    `code` is the check's number in the catalogue ("COM-04"), `version` which edition of the check
    said so. Where it stands: `field` names a field of the story, `block` the key of a block with
    `span` in its plain text; `source_span` is where that block stands in the capture as it was
    read, where that is known. `excerpt` is the passage, `evidence` what it was compared with.
    `confidence` is from 0 to 1, 1 for what is read off and not weighed.
    """

    code: str
    weight: Weight
    says: str
    field: str = ""
    block: str = ""
    span: Span | None = None
    excerpt: str = ""
    evidence: str = ""
    version: int = 1
    source_span: Span | None = None
    fix: Fix | None = None
    confidence: float = 1.0
