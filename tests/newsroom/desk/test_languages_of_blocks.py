"""The language of a block, and what a subhead heads, stay through drafts and edits."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.contrib.auth.models import User

from copydesk.newsroom.desk import actions
from copydesk.newsroom.desk.copy import fill, keep_draft, to_record
from copydesk.newsroom.desk.models import StoryRow
from copydesk.newsroom.desk.streams import HeadingBlock
from copydesk.story.blocks import (
    Block,
    Heading,
    ListEntry,
    Listing,
    Paragraph,
    Quote,
    language_of,
)
from copydesk.story.codec import from_json
from copydesk.story.edition import Edition
from copydesk.story.record import replace
from copydesk.story.story import Story
from newsroom.desk.copy_for_tests import feed

pytestmark = pytest.mark.django_db

AT = dt.datetime(2026, 11, 23, 14, 5, tzinfo=dt.UTC)
ARABIC = "قال مدير الميناء إن الرحلات ستعود يوم الأحد"
BLOCKS: tuple[Block, ...] = (
    Paragraph(key="p1", text="The port said:"),
    Paragraph(key="p2", text=ARABIC, language="ar"),
    Quote(key="q1", text="Guten Tag", language="de"),
    Listing(key="l1", entries=(ListEntry(text="שלום"),), language="he"),
    Heading(key="h1", text="Boats out", kind="live-entry", at=AT),
    Heading(key="h2", text="", kind="live-entry", at=AT),
    Heading(key="h3", text="Pourquoi ?", kind="question", language="fr"),
)


@pytest.fixture
def row(bring: Callable[..., list[StoryRow]]) -> StoryRow:
    """A story with blocks of all sorts in its latest draft."""
    (story,) = bring(feed())
    draft = story.get_latest_revision_as_object()
    fill(draft, replace(to_record(draft), blocks=BLOCKS))
    keep_draft(story, draft)
    return story


def drafted(row: StoryRow) -> Story:
    """The latest draft."""
    row.refresh_from_db()
    return to_record(row.get_latest_revision_as_object())


def test_blocks_are_read_back_from_the_draft_as_they_were(row: StoryRow) -> None:
    assert drafted(row).blocks == BLOCKS
    assert to_record(row).blocks == BLOCKS


def test_another_edit_of_the_draft_leaves_them(row: StoryRow) -> None:
    draft = row.get_latest_revision_as_object()
    draft.kicker = "Ferries"
    draft.save_revision()
    assert drafted(row).blocks == BLOCKS


def test_a_paragraph_put_into_the_storys_language_loses_its_mark(row: StoryRow) -> None:
    draft = row.get_latest_revision_as_object()
    raw = [dict(block) for block in draft.body.get_prep_value()]
    raw[1]["value"] = "<p>The head of the port said the boats would sail on Sunday.</p>"
    draft.body = StoryRow.body.field.stream_block.to_python(raw)
    draft.save_revision()
    assert [language_of(block) for block in drafted(row).blocks][:3] == ["", "", "de"]


def test_a_paragraph_that_is_split_keeps_its_language_in_both_halves(row: StoryRow) -> None:
    draft = row.get_latest_revision_as_object()
    raw = [dict(block) for block in draft.body.get_prep_value()]
    raw[1]["value"] = f"<p>{ARABIC}</p><p>{ARABIC}</p>"
    draft.body = StoryRow.body.field.stream_block.to_python(raw)
    draft.save_revision()
    assert [language_of(block) for block in drafted(row).blocks][:4] == ["", "ar", "ar", "de"]


def test_a_draft_from_before_languages_were_kept_is_read(row: StoryRow) -> None:
    revision = row.latest_revision
    assert revision is not None
    del revision.content["block_languages"]
    revision.save()
    assert [language_of(block) for block in drafted(row).blocks] == [""] * len(BLOCKS)


def test_an_edition_has_them(row: StoryRow, editor: User) -> None:
    edition = actions.publish(row, by=editor)
    assert from_json(edition.content, Edition).story.blocks == BLOCKS


@pytest.mark.parametrize(
    ("text", "at", "is_right"),
    [("Words", None, True), ("", AT, True), ("", None, False), (" ", None, False)],
)
def test_a_subhead_has_words_or_a_time(text: str, at: dt.datetime | None, is_right: bool) -> None:
    block = HeadingBlock()
    value = block.to_python({"text": text, "level": "2", "kind": "", "at": at})
    if is_right:
        assert block.clean(value)["text"] == text
    else:
        with pytest.raises(Exception, match="Validation error"):
            block.clean(value)
