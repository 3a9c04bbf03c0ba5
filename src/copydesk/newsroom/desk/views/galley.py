"""What came, as a proof beside the story: every piece with what became of it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from copydesk.story.blocks import Block, Heading, Quote
from copydesk.story.explained import Explained, explain
from copydesk.story.story import Cleaned, Kept, Role

Words = str | Promise

ROLES: dict[Role, Words] = {
    Role.TICKER_LABEL: _("ticker label"),
    Role.TICKER: _("ticker"),
    Role.AD_LABEL: _("advertisement label"),
    Role.ADVERT: _("advertisement"),
    Role.PICTURE_LABEL: _("picture label"),
    Role.CREDIT_LABEL: _("credit label"),
    Role.IMAGE_SLUG: _("picture slug"),
    Role.CONTINUE_MARKER: _("continue marker"),
    Role.SOURCE_CREDIT: _("source credit"),
    Role.ISSUE_BOX: _("issue box"),
    Role.PROMO: _("promotion"),
    Role.PROMPT: _("prompt"),
    Role.BIOGRAPHY: _("biography"),
    Role.LABEL: _("label"),
    Role.NAVIGATION: _("navigation"),
    Role.LEGAL: _("legal notice"),
    Role.DUPLICATE: _("said twice"),
    Role.DESK_TALK: _("words between desks"),
    Role.COMMENT: _("readers’ comment"),
    Role.SCREEN_READER: _("for screen readers"),
    Role.SPACE: _("white space"),
    Role.OTHER: _("other"),
}
PARTS: dict[str, Words] = {
    "headline": _("headline"),
    "standfirst": _("standfirst"),
    "kicker": _("kicker"),
    "byline": _("byline"),
    "dateline": _("dateline"),
    "published": _("date"),
    "updated": _("date"),
    "caption": _("caption"),
    "credit": _("credit line"),
    "slug": _("picture slug"),
    "block": _("text"),
}
KINDS: dict[str, Words] = {
    "Paragraph": _("paragraph"),
    "Heading": _("subhead"),
    "Quote": _("quotation"),
    "Listing": _("list"),
    "Table": _("table"),
    "Embed": _("embed"),
    "Picture": _("picture"),
    "Footnote": _("source note"),
}
HEADS: dict[str, Words] = {"live-entry": _("live entry"), "question": _("question")}


@dataclass(frozen=True, kw_only=True)
class Piece:
    """A piece of the galley; `index` is its place in the account."""

    index: int
    text: str
    confidence: float | None = None

    @property
    def is_unsure(self) -> bool:
        """Whether cleaning is less sure of it than the house wants."""
        return is_unsure(self.confidence)


@dataclass(frozen=True, kw_only=True)
class GalleyLine:
    """Pieces that stand together and went the same way: kept in one block, or cut as one role.

    `confidence` is that of the piece cleaning is least sure of, None where it told none.
    """

    is_cut: bool
    role: str
    label: Words
    key: str = ""
    rule: str = ""
    why: str = ""
    confidence: float | None = None
    pieces: list[Piece] = field(default_factory=list)

    @property
    def is_long(self) -> bool:
        """Whether it is shown folded, like the twenty lines of a ticker."""
        return len(self.pieces) > 3

    @property
    def is_unsure(self) -> bool:
        """Whether cleaning is less sure of some piece than the house wants."""
        return is_unsure(self.confidence)


@dataclass(frozen=True, kw_only=True)
class Sum:
    """How many characters came, and where they went."""

    came: int
    kept: int
    cut: int
    space: int


def galley(cleaned: Cleaned, present: Iterable[str]) -> list[GalleyLine]:
    """The account as lines, white space left aside; only keys still in the draft are linked."""
    kinds = {block.key: kind_of(block) for block in cleaned.story.blocks}
    there = set(present)
    return [
        _line(list(group), kinds, there)
        for _mark, group in groupby(
            explain(cleaned), key=lambda piece: (piece.way, piece.what, piece.rule or piece.key)
        )
    ]


def sums(cleaned: Cleaned) -> Sum:
    """Kept + cut + white space = everything that came."""
    kept = cut = space = 0
    for piece in cleaned.account:
        length = piece.span.end - piece.span.start
        if isinstance(piece, Kept):
            kept += length
        elif piece.role is Role.SPACE:
            space += length
        else:
            cut += length
    return Sum(came=len(cleaned.galley), kept=kept, cut=cut, space=space)


def kind_of(block: Block) -> Words:
    """What sort of block it is, in words."""
    match block:
        case Heading(kind=kind) if kind:
            return HEADS[kind]
        case Quote(pull=True):
            return _("pull quote")
        case _:
            return KINDS[type(block).__name__]


def is_unsure(confidence: float | None) -> bool:
    """Whether this is less than the house's `COPYDESK_DOUBT`; nothing told is no doubt."""
    return confidence is not None and confidence < settings.DOUBT


def _line(group: list[Explained], kinds: dict[str, Words], present: set[str]) -> GalleyLine:
    first = group[0]
    told = [piece.confidence for piece in group if piece.confidence is not None]
    pieces = [
        Piece(index=piece.number, text=piece.text, confidence=piece.confidence) for piece in group
    ]
    return GalleyLine(
        is_cut=first.way == "cut",
        role=first.what,
        label=_label(first, kinds),
        key=first.key if first.key in present else "",
        rule=first.rule,
        why=first.why,
        confidence=min(told, default=None),
        pieces=pieces,
    )


def _label(piece: Explained, kinds: dict[str, Words]) -> Words:
    if piece.way == "cut":
        return ROLES[Role(piece.what)]
    if piece.what == "block":
        return kinds.get(piece.key, PARTS["block"])
    return PARTS.get(piece.what, piece.what)
