"""A new version in the place of an old draft: keys and files stay, an editor's words do too."""

from copydesk.newsroom.desk.copy import fill, keep_draft, to_record
from copydesk.newsroom.desk.models import ArrivalRow, StoryRow
from copydesk.story.blocks import Block, Picture, plain_text
from copydesk.story.codec import from_plain
from copydesk.story.diff import rekey
from copydesk.story.record import replace
from copydesk.story.story import Cleaned, Story


def is_edited(draft: Story, last: ArrivalRow) -> bool:
    """Whether an editor had a hand in it: other words than came, or cuts of the desk's."""
    if last.recut:
        return True
    came = from_plain(last.cleaned, Cleaned).story
    words = [plain_text(block) for block in draft.blocks]
    return draft.headline != came.headline[:500] or words != [plain_text(b) for b in came.blocks]


def redraft(row: StoryRow, story: Story) -> None:
    """A new draft with the pictures whose files we have by now; a live row stays as it is."""
    draft = row.get_latest_revision_as_object()
    held = {b.src: b.file for b in to_record(draft).blocks if isinstance(b, Picture) and b.file}
    blocks = tuple(_with_file(block, held) for block in story.blocks)
    fill(draft, replace(story, blocks=blocks))
    keep_draft(row, draft)


def with_old_keys(cleaned: Cleaned, last: ArrivalRow | None) -> Cleaned:
    """Blocks that are the same as before keep their keys: a reader's report stays in its place."""
    if last is None:
        return cleaned
    earlier = from_plain(last.cleaned, Cleaned).story
    blocks = rekey(cleaned.story.blocks, earlier.blocks)
    keys = {b.key: a.key for b, a in zip(cleaned.story.blocks, blocks, strict=True)}
    account = tuple(
        replace(piece, key=keys.get(piece.key, piece.key)) if hasattr(piece, "key") else piece
        for piece in cleaned.account
    )
    told = tuple(replace(each, of=keys.get(each.of, each.of)) for each in cleaned.confidences)
    story = replace(cleaned.story, blocks=blocks)
    return replace(cleaned, story=story, account=account, confidences=told)


def _with_file(block: Block, held: dict[str, str]) -> Block:
    if isinstance(block, Picture) and block.src in held:
        return replace(block, file=held[block.src])
    return block
