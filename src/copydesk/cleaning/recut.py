"""An editor overrules the cleaner: a cutting put back, a block cut."""

from copydesk.cleaning.keys import Keys
from copydesk.errors import BadRecord
from copydesk.markup.tidy import tidy
from copydesk.story.blocks import Block, Paragraph
from copydesk.story.record import replace
from copydesk.story.story import Cleaned, Cutting, Kept, Role, SetAside

RULE = "desk"
# What a kept part is as furniture, once its block is cut.
_ROLES = {"slug": Role.IMAGE_SLUG}


def put_back(cleaned: Cleaned, number: int) -> Cleaned:
    """The cutting at `number` in the account comes back, at its place in the story.

    What the desk had cut comes back as the block it was, a picture as a picture; anything else
    as a paragraph. Raises `BadRecord` where the account has no cutting with text at this number.
    """
    piece = _piece(cleaned, number)
    text = tidy(piece.text) if isinstance(piece, Cutting) else ""
    if not text:
        raise BadRecord(place=f"account[{number}]", reason="is no cutting with text")
    for aside in cleaned.set_aside:
        if any(kept.span == piece.span for kept in aside.kept):
            return _restored(cleaned, number, aside)
    return _as_paragraph(cleaned, number, text)


def cut(cleaned: Cleaned, key: str) -> Cleaned:
    """The block leaves the story, and all that was kept for it becomes cuttings of the desk.

    The block itself is set aside, so that `put_back` can restore it. Raises `BadRecord` where
    the story has no such block.
    """
    block = next((block for block in cleaned.story.blocks if block.key == key), None)
    if block is None:
        raise BadRecord(place=f"block {key}", reason="is not in the story")
    kept = tuple(p for p in cleaned.account if isinstance(p, Kept) and p.key == key)
    account = tuple(_as_cutting(cleaned, p) if p in kept else p for p in cleaned.account)
    blocks = tuple(other for other in cleaned.story.blocks if other is not block)
    return replace(
        cleaned,
        story=replace(cleaned.story, blocks=blocks),
        account=account,
        set_aside=(*cleaned.set_aside, SetAside(block=block, kept=kept)),
    )


def _restored(cleaned: Cleaned, number: int, aside: SetAside) -> Cleaned:
    """A block that was set aside stands again, and the account is as it was."""
    was = {(kept.span.start, kept.span.end): kept for kept in aside.kept}
    account = tuple(was.get((p.span.start, p.span.end), p) for p in cleaned.account)
    return replace(
        cleaned,
        story=replace(cleaned.story, blocks=_inserted(cleaned, number, aside.block)),
        account=account,
        set_aside=tuple(other for other in cleaned.set_aside if other is not aside),
    )


def _as_paragraph(cleaned: Cleaned, number: int, text: str) -> Cleaned:
    span = cleaned.account[number].span
    taken = {block.key for block in cleaned.story.blocks}
    taken |= {aside.block.key for aside in cleaned.set_aside}
    paragraph = Paragraph(key=Keys(taken).key("p", text), text=text, span=span)
    kept = Kept(span=span, part="block", key=paragraph.key)
    return replace(
        cleaned,
        story=replace(cleaned.story, blocks=_inserted(cleaned, number, paragraph)),
        account=(*cleaned.account[:number], kept, *cleaned.account[number + 1 :]),
    )


def _inserted(cleaned: Cleaned, number: int, block: Block) -> tuple[Block, ...]:
    at = _place(cleaned, number)
    blocks = cleaned.story.blocks
    return (*blocks[:at], block, *blocks[at:])


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
