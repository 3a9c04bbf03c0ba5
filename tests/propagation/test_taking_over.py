"""A source corrects a story we published: one act takes it over, or none where we said so."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client

from copydesk.errors import Stopped
from copydesk.newsroom.corrections.actions import draft_of, rework
from copydesk.newsroom.corrections.signatures import signing
from copydesk.newsroom.corrections.signatures.rows import DraftRow
from copydesk.newsroom.corrections.upstream import taking_over
from copydesk.newsroom.corrections.upstream.standing import correction_of, sentences_merged
from copydesk.newsroom.desk import actions, publishing
from copydesk.newsroom.desk.models import StoryRow
from copydesk.newsroom.desk.signals import downstream_asked
from copydesk.newsroom.intake.models import RouteRow, SourceRow
from copydesk.story.blocks import plain_text
from copydesk.story.story import Story
from newsroom.desk.copy_for_tests import PARAGRAPHS, feed

pytestmark = pytest.mark.django_db
Bring = Callable[..., list[StoryRow]]
RIGHT = tuple(text.replace("240,000", "420,000") for text in PARAGRAPHS)
NOTE = (
    "<p>Correction: An earlier version misstated the cost of the repairs. It is 420,000 crowns.</p>"
)


@pytest.fixture
def row(bring: Bring, editor: User) -> StoryRow:
    (story,) = bring(feed())
    actions.publish(story, by=editor)
    return story


def corrected(bring: Bring, row: StoryRow) -> StoryRow:
    bring(feed(paragraphs=RIGHT, hours=1, note=NOTE))
    row.refresh_from_db()
    return row


def words(story: Story) -> str:
    return " ".join(plain_text(block) for block in story.blocks)


def test_taking_it_over_is_one_act_and_then_another_person_signs(
    row: StoryRow, bring: Bring, editor: User, chief: User, at_desk: Callable[[str], Client]
) -> None:
    corrected(bring, row)
    browser = at_desk("editor")
    page = browser.get(f"/desk/upstream/{row.key}/").content.decode()
    assert "Meridian Wire has corrected this story" in page
    assert "Nobody, as far as we were told." in page
    answer = browser.post(f"/desk/upstream/{row.key}/", {"act": "take"})
    assert answer.status_code == 302
    draft = DraftRow.objects.get(state="waiting")
    signing.sign(draft, by=chief)
    edition = publishing.current(row)
    assert edition is not None
    assert (edition.number, edition.kind) == (2, "correction")
    assert "420,000" in words(edition.story)
    assert edition.notices[-1].text.startswith("Meridian Wire has corrected this story:")
    row.refresh_from_db()
    assert row.attention == ""


def test_a_passage_both_had_changed_is_chosen_side_by_side(
    row: StoryRow, bring: Bring, editor: User, at_desk: Callable[[str], Client]
) -> None:
    key = draft_of(row).blocks[2].key
    rework(row, by=editor, texts={key: "Repairs cost 240,000 crowns, says the harbour office."})
    corrected(bring, row)
    browser, address = at_desk("editor"), f"/desk/upstream/{row.key}/"
    page = browser.get(address).content.decode()
    assert f'name="side-{key}" value="theirs"' in page
    browser.post(address, {"act": "take"})
    assert not DraftRow.objects.exists()
    told = {"act": "take", f"side-{key}": "other", f"words-{key}": "They cost 420,000 crowns."}
    browser.post(address, told)
    row.refresh_from_db()
    assert "They cost 420,000 crowns." in words(draft_of(row))
    assert DraftRow.objects.filter(state="waiting").exists()


def test_what_we_passed_on_is_listed_beside_it(
    row: StoryRow, bring: Bring, editor: User, at_desk: Callable[[str], Client]
) -> None:
    corrected(bring, row)

    def told(row: StoryRow, **_: object) -> list[str]:
        return ["Island Post: edition 1, acknowledged"]

    downstream_asked.connect(told, weak=False, dispatch_uid="test")
    try:
        page = at_desk("editor").get(f"/desk/upstream/{row.key}/").content.decode()
    finally:
        downstream_asked.disconnect(dispatch_uid="test")
    assert "Island Post: edition 1, acknowledged" in page


def test_our_copy_may_be_left_as_it_is_for_a_reason_on_record(
    row: StoryRow, bring: Bring, editor: User
) -> None:
    corrected(bring, row)
    with pytest.raises(Stopped):
        taking_over.decline(row, by=editor, reason=" ")
    taking_over.decline(row, by=editor, reason="Our copy never gave the cost.")
    row.refresh_from_db()
    assert row.attention == ""
    assert correction_of(row) is None


@pytest.mark.parametrize("where", ["source", "route"])
def test_where_we_said_so_a_correction_is_taken_over_by_itself(
    where: str, row: StoryRow, bring: Bring, agency: SourceRow
) -> None:
    if where == "source":
        SourceRow.objects.filter(pk=agency.pk).update(takes_corrections=True)
    else:
        RouteRow.objects.create(source=agency, takes_corrections=True)
    corrected(bring, row)
    edition = publishing.current(row)
    assert edition is not None
    assert (edition.number, edition.kind, row.attention) == (2, "correction", "")
    assert "420,000" in words(edition.story)
    assert "420,000" in edition.notices[-1].text


def test_by_itself_nothing_is_done_to_what_the_desk_had_edited(
    row: StoryRow, bring: Bring, agency: SourceRow, editor: User
) -> None:
    SourceRow.objects.filter(pk=agency.pk).update(takes_corrections=True)
    key = draft_of(row).blocks[2].key
    rework(row, by=editor, texts={key: "Repairs cost 240,000 crowns, says the harbour office."})
    corrected(bring, row)
    assert row.editions.count() == 1
    assert row.attention == "corrected"


def test_two_corrections_before_anybody_looked_are_taken_over_together(
    row: StoryRow, bring: Bring, editor: User
) -> None:
    key = draft_of(row).blocks[-1].key
    rework(row, by=editor, texts={key: "Islanders were supplied by helicopter."})
    corrected(bring, row)
    both = tuple(text.replace("eleven days", "twelve days") for text in RIGHT)
    bring(feed(paragraphs=both, hours=0.5, note=NOTE))
    row.refresh_from_db()
    came = correction_of(row)
    assert came is not None
    assert "420,000" in words(came.story)
    assert "twelve days" in words(came.story)
    assert "supplied by helicopter." in words(came.story)


def test_within_a_passage_other_sentences_are_merged() -> None:
    old = "The ferry sails. It cost 240,000 crowns. Nobody was hurt."
    ours = "The ferry sails again. It cost 240,000 crowns. Nobody was hurt."
    theirs = "The ferry sails. It cost 240,000 crowns. Two people were hurt."
    made = "The ferry sails again. It cost 240,000 crowns. Two people were hurt."
    assert sentences_merged(ours, old, theirs) == made
    assert sentences_merged(ours, old, old.replace("sails", "is late")) is None
