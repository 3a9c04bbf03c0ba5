"""What came, as a proof beside the story: every piece with what became of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from copydesk.story.blocks import Block
from copydesk.story.story import Cleaned, Cutting, Kept, Role

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
}


@dataclass(frozen=True, kw_only=True)
class Piece:
    """A piece of the galley; `index` is its place in the account."""

    index: int
    text: str


@dataclass(frozen=True, kw_only=True)
class GalleyLine:
    """Pieces that stand together and went the same way: kept in one block, or cut as one role."""

    is_cut: bool
    label: Words
    key: str = ""
    rule: str = ""
    pieces: list[Piece] = field(default_factory=list)

    @property
    def is_long(self) -> bool:
        """Whether it is shown folded, like the twenty lines of a ticker."""
        return len(self.pieces) > 3


@dataclass(frozen=True, kw_only=True)
class Sum:
    """How many characters came, and where they went."""

    came: int
    kept: int
    cut: int
    space: int


def galley(cleaned: Cleaned, present: Iterable[str]) -> list[GalleyLine]:
    """The account as lines, white space left aside; only keys still in the draft are linked."""
    kinds = {block.key: KINDS[type(block).__name__] for block in cleaned.story.blocks}
    there = set(present)
    shown = (
        (index, piece)
        for index, piece in enumerate(cleaned.account)
        if not (isinstance(piece, Cutting) and piece.role is Role.SPACE)
    )
    return [
        _line(mark, [(i, p) for i, p in group], cleaned.galley, kinds, there)
        for mark, group in groupby(shown, key=lambda pair: _mark(pair[1]))
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
    return KINDS[type(block).__name__]


def _mark(piece: Kept | Cutting) -> tuple[str, str, str]:
    """What must be the same for two pieces to stand in one line."""
    if isinstance(piece, Cutting):
        return ("cut", piece.role, piece.rule)
    return ("kept", piece.part, piece.key)


def _line(
    mark: tuple[str, str, str],
    group: list[tuple[int, Kept | Cutting]],
    text: str,
    kinds: dict[str, Words],
    present: set[str],
) -> GalleyLine:
    way, what, more = mark
    pieces = list(_pieces(group, text))
    if way == "cut":
        return GalleyLine(is_cut=True, label=ROLES[Role(what)], rule=more, pieces=pieces)
    label = kinds.get(more, PARTS["block"]) if what == "block" else PARTS.get(what, what)
    return GalleyLine(is_cut=False, label=label, key=more if more in present else "", pieces=pieces)


def _pieces(group: list[tuple[int, Kept | Cutting]], text: str) -> Iterator[Piece]:
    for index, piece in group:
        yield Piece(index=index, text=text[piece.span.start : piece.span.end])
