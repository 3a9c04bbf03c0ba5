"""The sample's galleries: its desk puts a story's pictures together before it goes out."""

from django.contrib.auth.models import User

from copydesk.newsroom.desk.copy import fill, keep_draft, to_record
from copydesk.newsroom.desk.models import StoryRow
from copydesk.story.blocks import Block, Picture
from copydesk.story.record import replace


def gather_pictures(row: StoryRow, *, by: User) -> None:
    """Its pictures, put together where the first of them stands."""
    draft = row.get_latest_revision_as_object()
    story = to_record(draft)
    held = [block for block in story.blocks if isinstance(block, Picture)]
    if len(held) < 2:
        return
    together = [replace(one, gallery="gallery") for one in held]
    blocks: list[Block] = []
    for block in story.blocks:
        if block == held[0]:
            blocks += together
        elif block not in held:
            blocks.append(block)
    fill(draft, replace(story, blocks=tuple(blocks)))
    keep_draft(row, draft, by=by)
    row.refresh_from_db()
