"""Which stories rest on a statement, a source or a figure: the screen, reports and corrections."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from copydesk.newsroom.desk import actions
from copydesk.newsroom.desk.copy import to_record
from copydesk.newsroom.desk.ledger import deciding
from copydesk.newsroom.desk.ledger.resting import Asked, beside, resting
from copydesk.newsroom.desk.ledger.rows import StatementRow
from copydesk.newsroom.desk.models import StoryRow
from newsroom.desk.copy_for_tests import feed

pytestmark = pytest.mark.django_db
Bring = Callable[..., list[StoryRow]]
LATER = (
    "The island’s council met on Wednesday to speak about the winter’s crossings and their price.",
    "Repairs of the landing stage cost 240,000 crowns, according to the harbour office, and more "
    "is wanted for the lamps.",
    "Children had their lessons in the parish hall until the ferry ran, parents recalled with "
    "little joy on the quay.",
)


@pytest.fixture
def row(bring: Bring) -> StoryRow:
    """A story that came by the real line."""
    (story,) = bring(feed())
    return story


@pytest.fixture
def other(bring: Bring, editor: User) -> StoryRow:
    """Another story, before readers, that tells of the same repairs."""
    guid = "tag:meridian.example,2026:council"
    (story,) = bring(feed(guid=guid, headline="Council weighs winter fares", paragraphs=LATER))
    actions.publish(story, by=editor)
    return story


def test_a_source_is_found_by_part_of_its_name(row: StoryRow, other: StoryRow) -> None:
    found = resting(Asked(source="the Harbour OFFICE"))
    assert [(one.story, one.edition) for one in found] == [(other, 1), (row, None)]


def test_a_statement_is_found_by_most_of_its_words(row: StoryRow, other: StoryRow) -> None:
    asked = Asked(source="harbour office", words="the repairs cost 240,000 crowns")
    assert {one.story for one in resting(asked)} == {row, other}
    assert resting(Asked(words="a whale was seen off the pier")) == []


def test_a_figure_is_found_in_digits_or_words_with_what_it_counts(row: StoryRow) -> None:
    [one] = resting(Asked(figure="11", counts="days"))
    assert {each.figure for each in one.passages} == {"eleven"}
    assert [one.story for one in resting(Asked(figure="eleven", counts="day"))] == [row]
    assert resting(Asked(figure="11", counts="people")) == []
    assert resting(Asked(figure="no number")) == []


def test_what_is_called_wrong_is_found_no_more(row: StoryRow, editor: User) -> None:
    wrong = row.statements.get(who="maren tolliver")
    deciding.decide(wrong, StatementRow.State.WRONG, by=editor)
    assert resting(Asked(source="Tolliver")) == []


def test_other_published_stories_beside_a_passage_are_those_of_the_same_matter(
    row: StoryRow, other: StoryRow
) -> None:
    blocks = [block.key for block in to_record(row).blocks]
    assert [one.story for one in beside(row, [blocks[2]])] == [other]
    assert beside(row, [blocks[0]]) == []
    assert beside(row, []) == []


def test_the_screen_asks_the_same_number_of_questions_however_much_is_found(
    bring: Bring, row: StoryRow, at_desk: Callable[[str], Client]
) -> None:
    client = at_desk("legal")
    address = reverse("desk_resting") + "?source=harbour+office&figure=240,000&counts=crowns"
    page = client.get(address)
    assert row.headline in page.content.decode()
    assert f"/review/{row.key}/" in page.content.decode()
    one = _queries(client, address)
    bring(feed(guid="tag:meridian.example,2026:b", headline="Council", paragraphs=LATER))
    assert len(client.get(address).context["stories"]) == 2
    assert _queries(client, address) == one


def test_a_correction_names_the_other_stories(
    row: StoryRow, other: StoryRow, editor: User, at_desk: Callable[[str], Client]
) -> None:
    actions.publish(row, by=editor)
    story = to_record(row)
    blocks = {f"text-{block.key}": getattr(block, "text", "") for block in story.blocks}
    blocks[f"text-{story.blocks[2].key}"] = story.blocks[2].text.replace("240,000", "260,000")  # type: ignore[union-attr]
    address = reverse("corrections_correct", args=[row.key])
    page = at_desk("editor").post(address, {**blocks, "act": "check"})
    assert [one.story for one in page.context["resting"]] == [other]
    assert reverse("corrections_correct", args=[other.key]) in page.content.decode()


def _queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        client.get(address)
    return len(asked)
