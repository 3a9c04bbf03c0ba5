"""A source corrects a story we published: taking it over is one act."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client

from copydesk.newsroom.corrections import actions
from copydesk.newsroom.corrections.models import ChangeRow
from copydesk.newsroom.corrections.upstream.standing import correction_of, merged
from copydesk.newsroom.desk import publishing
from copydesk.newsroom.desk.models import EditionRow, FindingRow, StoryRow
from copydesk.story.blocks import Paragraph, plain_text
from copydesk.story.story import Story
from newsroom.desk.copy_for_tests import PARAGRAPHS, feed

pytestmark = pytest.mark.django_db
Bring = Callable[..., list[StoryRow]]
THEIRS = tuple(text.replace("240,000", "420,000") for text in PARAGRAPHS)
NOTE = (
    "<p>Correction: An earlier version of this story misstated the cost of the repairs. It is "
    "420,000 crowns.</p>"
)


@pytest.fixture
def corrected(bring: Bring, edition: EditionRow) -> StoryRow:
    """Our published story, corrected by its source."""
    (row,) = bring(feed(paragraphs=THEIRS, hours=1, note=NOTE))
    row.refresh_from_db()
    return row


def words(story: Story) -> list[str]:
    return [plain_text(block) for block in story.blocks]


def test_their_correction_waits_for_us_with_its_notice(corrected: StoryRow) -> None:
    came = correction_of(corrected)
    assert came is not None
    assert came.source == "Meridian Wire"
    assert "misstated the cost" in came.notice
    assert "420,000" in " ".join(words(came.story))
    assert came.conflicts == ()


def test_taking_it_over_is_one_press_of_the_button(
    corrected: StoryRow, at_desk: Callable[[str], Client]
) -> None:
    address = f"/desk/correct/{corrected.key}/"
    browser = at_desk("editor")
    page = browser.get(address).content.decode()
    assert "Meridian Wire has corrected this story" in page
    draft = corrected.latest_revision_id
    response = browser.post(address, {"act": "publish", "draft": draft})
    at_desk("chief").post(f"{response['location']}sign/", {"act": "sign"})
    edition = publishing.current(corrected)
    assert edition is not None
    assert (edition.number, edition.kind) == (2, "correction")
    assert "420,000" in " ".join(words(edition.story))
    notice = edition.notices[-1].text
    assert notice.startswith("Meridian Wire has corrected this story:")
    assert "We changed our version on" in notice
    corrected.refresh_from_db()
    assert corrected.attention == ""
    assert "240,000" in ChangeRow.objects.get().was


def test_it_answers_the_finding_that_held_the_story_with_a_reason_on_record(
    corrected: StoryRow, at_desk: Callable[[str], Client]
) -> None:
    asked = FindingRow.objects.filter(story=corrected, code="IDN-07")
    assert asked.filter(state="open").exists()
    told = {"act": "publish", "draft": corrected.latest_revision_id}
    response = at_desk("editor").post(f"/desk/correct/{corrected.key}/", told)
    at_desk("chief").post(f"{response['location']}sign/", {"act": "sign"})
    assert not asked.filter(state="open").exists()
    waived = asked.filter(state="waived").first()
    assert waived is not None
    assert "We changed our version on" in waived.reason


def test_a_quotation_the_source_put_right_is_taken_over_though_it_stops_a_route(
    bring: Bring, edition: EditionRow, at_desk: Callable[[str], Client]
) -> None:
    theirs = tuple(text.replace("weld twice", "weld once") for text in PARAGRAPHS)
    note = "<p>Correction: An earlier version of this story misquoted the harbour master.</p>"
    (row,) = bring(feed(paragraphs=theirs, hours=1, note=note))
    changed = FindingRow.objects.filter(story=row, code="ATT-03")
    assert changed.filter(state="open", weight="stops").exists()
    row.refresh_from_db()
    told = {"act": "publish", "draft": row.latest_revision_id}
    response = at_desk("editor").post(f"/desk/correct/{row.key}/", told)
    at_desk("chief").post(f"{response['location']}sign/", {"act": "sign"})
    published = publishing.current(row)
    assert published is not None
    assert "weld once" in " ".join(words(published.story))
    assert changed.filter(state="waived").exists()


def test_it_is_laid_over_what_the_desk_had_edited(
    bring: Bring, edition: EditionRow, editor: User
) -> None:
    row = edition.story
    own = actions.draft_of(row)
    last = own.blocks[-1].key
    actions.rework(row, by=editor, texts={last: "Islanders were supplied by helicopter."})
    bring(feed(paragraphs=THEIRS, hours=1, note=NOTE))
    row.refresh_from_db()
    came = correction_of(row)
    assert came is not None
    assert "420,000" in words(came.story)[2]
    assert words(came.story)[-1] == "Islanders were supplied by helicopter."


def test_where_both_had_changed_a_passage_ours_stands_and_a_person_decides() -> None:
    def story(text: str) -> Story:
        return Story(headline="Ferry", blocks=(Paragraph(key="p", text=text),))

    made, conflicts = merged(
        story("Repairs cost some 240,000 crowns."),
        story("Repairs cost 240,000 crowns."),
        story("Repairs cost 420,000 crowns."),
    )
    assert words(made) == ["Repairs cost some 240,000 crowns."]
    assert [conflict.theirs for conflict in conflicts] == ["Repairs cost 420,000 crowns."]


def test_paragraphs_they_added_or_took_away_follow() -> None:
    old = Story(blocks=(Paragraph(key="a", text="First of all."), Paragraph(key="b", text="Gone.")))
    new = Story(
        blocks=(Paragraph(key="a", text="First of all."), Paragraph(key="c", text="Quite new."))
    )
    made, conflicts = merged(old, old, new)
    assert words(made) == ["First of all.", "Quite new."]
    assert conflicts == ()


def test_nothing_waits_where_nobody_corrected(edition: EditionRow) -> None:
    assert correction_of(edition.story) is None
