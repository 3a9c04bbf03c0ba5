"""Editions as the desk makes them, without the signatures that are tested elsewhere."""

from copydesk.newsroom.desk.copy import to_record
from copydesk.newsroom.desk.models import EditionRow, StoryRow
from copydesk.newsroom.desk.publishing import Intent, add_edition
from copydesk.story.blocks import Paragraph
from copydesk.story.change import ChangeKind
from copydesk.story.record import replace

NOTICE = "Correction, Monday: An earlier version of this story gave another day. It was Wednesday."


def corrected(row: StoryRow, words: str) -> EditionRow:
    """The next edition, with other words in its first paragraph and a notice."""
    row.refresh_from_db()
    story = to_record(row)
    first, *others = (block for block in story.blocks if isinstance(block, Paragraph))
    story = replace(story, blocks=(replace(first, text=words, marks=()), *others))
    intent = Intent(kind=ChangeKind.CORRECTION, text=NOTICE, by="Edith")
    add_edition(row, story, intent, withdrawn=False)
    made: EditionRow = row.editions.get(current=True)
    return made
