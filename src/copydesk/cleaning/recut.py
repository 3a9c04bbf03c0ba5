"""An editor overrules the cleaner: a cutting put back, a block cut."""

from copydesk.cleaning.setting import Keys
from copydesk.errors import BadRecord
from copydesk.markup.tidy import tidy
from copydesk.story.blocks import Paragraph
from copydesk.story.record import replace
from copydesk.story.story import Cleaned, Cutting, Kept, Role

RULE = "desk"
# What a kept part is as furniture, once its block is cut.
_ROLES = {"slug": Role.IMAGE_SLUG}


def put_back(cleaned: Cleaned, number: int) -> Cleaned:
    """The cutting at `number` in the account becomes a paragraph, at its place in the story.

    Raises `BadRecord` where the account has no cutting with text at this number.
    """
    piece = _piece(cleaned, number)
    text = tidy(piece.text) if isinstance(piece, Cutting) else ""
    if not text:
        raise BadRecord(place=f"account[{number}]", reason="is no cutting with text")
    taken = {block.key for block in cleaned.story.blocks}
    paragraph = Paragraph(key=Keys(taken).key("p", text), text=text, span=piece.span)
    at = _place(cleaned, number)
    blocks = cleaned.story.blocks
    kept = Kept(span=piece.span, part="block", key=paragraph.key)
    return replace(
        cleaned,
        story=replace(cleaned.story, blocks=(*blocks[:at], paragraph, *blocks[at:])),
        account=(*cleaned.account[:number], kept, *cleaned.account[number + 1 :]),
    )


def cut(cleaned: Cleaned, key: str) -> Cleaned:
    """The block leaves the story, and all that was kept for it becomes cuttings of the desk.

    Raises `BadRecord` where the story has no such block.
    """
    blocks = tuple(block for block in cleaned.story.blocks if block.key != key)
    if len(blocks) == len(cleaned.story.blocks):
        raise BadRecord(place=f"block {key}", reason="is not in the story")
    account = tuple(
        _as_cutting(cleaned, piece) if isinstance(piece, Kept) and piece.key == key else piece
        for piece in cleaned.account
    )
    return replace(cleaned, story=replace(cleaned.story, blocks=blocks), account=account)


def _piece(cleaned: Cleaned, number: int) -> Kept | Cutting:
    if not 0 <= number < len(cleaned.account):
        raise BadRecord(place=f"account[{number}]", reason="the account is shorter")
    return cleaned.account[number]


def _place(cleaned: Cleaned, number: int) -> int:
    """Behind the last block that has text before this piece, or before the first one after it."""
    at: dict[str, int] = {block.key: n for n, block in enumerate(cleaned.story.blocks)}
    for piece in reversed(cleaned.account[:number]):
        if isinstance(piece, Kept) and piece.key in at:
            return at[piece.key] + 1
    for piece in cleaned.account[number:]:
        if isinstance(piece, Kept) and piece.key in at:
            return at[piece.key]
    return len(cleaned.story.blocks)


def _as_cutting(cleaned: Cleaned, piece: Kept) -> Cutting:
    text = cleaned.galley[piece.span.start : piece.span.end]
    return Cutting(span=piece.span, text=text, role=_ROLES.get(piece.part, Role.OTHER), rule=RULE)
