"""The story as blocks, with findings standing where they were noticed."""

from dataclasses import dataclass, field
from typing import Any

from django.core.files.storage import default_storage
from django.utils.functional import Promise
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from copydesk.newsroom.desk.models import FindingRow
from copydesk.newsroom.desk.views.doubt import Doubt
from copydesk.newsroom.desk.views.galley import kind_of
from copydesk.press.address import link_out
from copydesk.press.marks import marked
from copydesk.story.blocks import (
    Block,
    Embed,
    Footnote,
    Listing,
    Mark,
    Paragraph,
    Picture,
    Quote,
    language_of,
)
from copydesk.story.direction import direction_of
from copydesk.story.story import Story

Words = str | Promise
ORDER = {"stops": 0, "warns": 1, "notes": 2}
OPEN = FindingRow.State.OPEN


@dataclass(frozen=True, kw_only=True)
class ShownBlock:
    """One block on the review screen. `html` is text with known marks only, all else escaped.

    `language` and `direction` are "" and "auto" for a block in its story's language.
    """

    number: int
    kind: str
    label: Words
    block: Block
    html: tuple[SafeString, ...] = ()
    picture: str = ""
    address: str = ""
    language: str = ""
    direction: str = "auto"
    doubt: Doubt | None = None
    findings: list[FindingRow] = field(default_factory=list)


def shown_blocks(
    story: Story, findings: list[FindingRow], doubts: dict[str, Doubt]
) -> list[ShownBlock]:
    """The blocks in order, each with its open findings and how sure cleaning is of it."""
    by_key: dict[str, list[FindingRow]] = {}
    for finding in findings:
        by_key.setdefault(finding.block, []).append(finding)
    return [
        ShownBlock(
            number=number,
            kind=type(block).__name__.lower(),
            label=kind_of(block),
            block=block,
            html=_html(block),
            picture=_picture(block),
            address=link_out(block.address) if isinstance(block, Embed | Footnote) else "",
            language=language_of(block),
            direction=direction_of(language_of(block)) if language_of(block) else "auto",
            doubt=doubts.get(block.key),
            findings=by_key.get(block.key, []),
        )
        for number, block in enumerate(story.blocks, start=1)
    ]


def open_findings(findings: list[FindingRow]) -> list[FindingRow]:
    """What still wants a decision, heaviest first."""
    return sorted((f for f in findings if f.state == OPEN), key=lambda f: ORDER.get(f.weight, 3))


def elsewhere(findings: list[FindingRow], story: Story) -> list[FindingRow]:
    """Findings about the story as a whole, a field of it, or a block that is gone."""
    keys = {block.key for block in story.blocks}
    return [finding for finding in findings if finding.block not in keys]


def decided(findings: list[FindingRow]) -> list[FindingRow]:
    """What a person has decided, last decision first."""
    done = [f for f in findings if f.decided_at is not None and f.state != OPEN]
    return sorted(done, key=lambda f: f.decided_at or f.at, reverse=True)


def missing(story: Story) -> list[tuple[str, Words, str]]:
    """What the story lacks, plainly: name, words, and what shows it."""
    bare = [b for b in story.blocks if isinstance(b, Picture) and not b.file]
    lacks: list[tuple[bool, str, Words, str]] = [
        (bool(story.truncated), "truncated", _("Cut off: the text goes on elsewhere"),
         story.truncated),
        (story.published is None, "undated", _("Undated: no time of publication"), ""),
        (story.byline is None, "unsigned", _("Unsigned: no byline"), ""),
        (not story.origin.url, "unlinked", _("Unlinked: no address of the original"), ""),
        (not story.language, "language", _("No language given"), ""),
        (bool(bare), "pictures", _("Pictures without a file"),
         " · ".join(b.slug or b.caption or b.key for b in bare)),
    ]  # fmt: skip
    return [(name, words, shows) for lacking, name, words, shows in lacks if lacking]


def _html(block: Block) -> tuple[SafeString, ...]:
    if isinstance(block, Listing):
        return tuple(_safe(entry.text, entry.marks) for entry in block.entries)
    if isinstance(block, Paragraph | Quote):
        return (_safe(block.text, block.marks),)
    return ()


def _safe(text: str, marks: tuple[Mark, ...]) -> SafeString:
    """The press's own writer escapes everything and writes known tags only."""
    html: Any = marked(text, marks)
    return mark_safe(str(html))  # noqa: S308  # made by press.marks, which escapes all text


def _picture(block: Block) -> str:
    if isinstance(block, Picture) and block.file:
        return str(default_storage.url(block.file))
    return ""
