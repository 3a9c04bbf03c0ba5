"""What cleaning is unsure of and nobody has changed since, for the story's side of the review."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import FieldDoesNotExist
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from copydesk.newsroom.desk.models import StoryRow
from copydesk.newsroom.desk.views.galley import GalleyLine, is_unsure, kind_of
from copydesk.story.blocks import plain_text
from copydesk.story.explained import confidences, field_words
from copydesk.story.story import Cleaned, Confidence, Story

Words = str | Promise
# Fields that have a place of their own on the review.
_SHOWN = frozenset({
    "headline", "kicker", "standfirst", "byline", "dateline", "published", "updated", "language",
    "origin",
})  # fmt: skip
# Fields whose name in the form is another.
_FORM = {"origin": "origin_name"}


@dataclass(frozen=True, kw_only=True)
class Doubt:
    """How sure cleaning is of a field or block, and why."""

    of: str
    confidence: float
    why: str = ""

    @property
    def is_unsure(self) -> bool:
        """Whether that is less than the house wants."""
        return is_unsure(self.confidence)


@dataclass(frozen=True, kw_only=True)
class Unsure:
    """One thing to look at: what it is, its words, why it is doubted, and where it stands."""

    is_cut: bool
    label: Words
    words: str
    confidence: float
    why: str
    place: str


@dataclass(frozen=True, kw_only=True)
class Doubts:
    """What is told of fields and blocks that stand as cleaning left them."""

    fields: dict[str, Doubt]
    blocks: dict[str, Doubt]


def doubts(cleaned: Cleaned | None, draft: Story) -> Doubts:
    """How sure cleaning is of what stands; what an editor has changed is nobody's guess."""
    if cleaned is None:
        return Doubts(fields={}, blocks={})
    told = confidences(cleaned)
    came = field_words(cleaned.story)
    fields = {name for name in came if _stands(name, cleaned.story, draft)}
    texts = {block.key: plain_text(block) for block in cleaned.story.blocks}
    keys = {block.key for block in draft.blocks if texts.get(block.key) == plain_text(block)}
    return Doubts(
        fields={of: _doubt(told[of]) for of in came if of in fields and of in told},
        blocks={of: _doubt(told[of]) for of in texts if of in keys and of in told},
    )


def others(found: Doubts) -> list[tuple[Words, Doubt]]:
    """Unsure fields that the review shows nowhere else, by name."""
    return [
        (label_of(name), doubt)
        for name, doubt in found.fields.items()
        if doubt.is_unsure and name not in _SHOWN
    ]


def unsure(found: Doubts, draft: Story, lines: Iterable[GalleyLine]) -> list[Unsure]:
    """All that is unsure, kept or cut, the least sure first."""
    things = [*_fields(found, draft), *_blocks(found, draft), *_cuttings(lines)]
    return sorted(things, key=lambda thing: thing.confidence)


def _fields(found: Doubts, draft: Story) -> Iterable[Unsure]:
    words = field_words(draft)
    for name, doubt in found.fields.items():
        if doubt.is_unsure:
            yield Unsure(
                is_cut=False, label=label_of(name), words=words[name], why=doubt.why,
                confidence=doubt.confidence, place=f"field-{name}",
            )  # fmt: skip


def _blocks(found: Doubts, draft: Story) -> Iterable[Unsure]:
    for block in draft.blocks:
        doubt = found.blocks.get(block.key)
        if doubt is not None and doubt.is_unsure:
            yield Unsure(
                is_cut=False, label=kind_of(block), words=plain_text(block), why=doubt.why,
                confidence=doubt.confidence, place=f"block-{block.key}",
            )  # fmt: skip


def _cuttings(lines: Iterable[GalleyLine]) -> Iterable[Unsure]:
    for line in lines:
        for piece in line.pieces if line.is_cut else ():
            if piece.is_unsure:
                yield Unsure(
                    is_cut=True, label=line.label, words=piece.text, why=line.rule,
                    confidence=piece.confidence or 0, place=f"piece-{piece.index}",
                )  # fmt: skip


def label_of(name: str) -> Words:
    """What the form calls a field of the story."""
    try:
        called: Words = StoryRow._meta.get_field(_FORM.get(name, name)).verbose_name
    except FieldDoesNotExist:
        return _("other")
    return called


def _stands(name: str, came: Story, draft: Story) -> bool:
    """Whether a field says what it said; a moment may be told in another zone."""
    same = getattr(came, name) == getattr(draft, name)
    return same or field_words(came).get(name) == field_words(draft).get(name)


def _doubt(told: Confidence) -> Doubt:
    return Doubt(of=told.of, confidence=told.value, why=told.why)
