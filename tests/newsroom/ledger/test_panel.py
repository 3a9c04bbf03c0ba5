"""The ledger's panel in the review: seen by all, changed by those who may edit."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from copydesk.newsroom.desk.copy import to_record
from copydesk.newsroom.desk.ledger.rows import StatementRow
from copydesk.newsroom.desk.models import StoryRow
from newsroom.desk.copy_for_tests import feed

pytestmark = pytest.mark.django_db
AtDesk = Callable[[str], Client]


@pytest.fixture
def row(bring: Callable[..., list[StoryRow]]) -> StoryRow:
    """A story that came by the real line."""
    (story,) = bring(feed())
    return story


def test_the_review_shows_who_says_what_and_leads_to_what_rests_on_it(
    at_desk: AtDesk, row: StoryRow
) -> None:
    page = at_desk("editor").get(reverse("desk_review", args=[row.key])).content.decode()
    assert "Maren Tolliver" in page
    assert "rests-on/?source=Maren+Tolliver" in page
    assert "rests-on/?figure=240%2C000&amp;counts=crowns" in page
    assert 'name="act" value="add"' in page


def test_who_may_only_look_gets_no_buttons(at_desk: AtDesk, row: StoryRow) -> None:
    legal = at_desk("legal")
    page = legal.get(reverse("desk_review", args=[row.key])).content.decode()
    assert "Maren Tolliver" in page
    assert 'value="add"' not in page
    one = row.statements.all()[0]
    _act(legal, row, f"wrong:{one.pk}")
    one.refresh_from_db()
    assert one.state == "recorded"


def test_a_statement_is_confirmed_called_wrong_and_taken_back(
    at_desk: AtDesk, row: StoryRow
) -> None:
    editor, one = at_desk("contributor"), row.statements.get(who="maren tolliver")
    for act, state in (("confirm", "confirmed"), ("wrong", "wrong"), ("take_back", "recorded")):
        assert _act(editor, row, f"{act}:{one.pk}").url.endswith(f"{row.key}/#ledger")  # type: ignore[attr-defined]
        one.refresh_from_db()
        assert one.state == state


def test_a_speaker_is_put_right(at_desk: AtDesk, row: StoryRow) -> None:
    one = row.statements.get(who="maren tolliver")
    typed = {f"speaker-{one.pk}": "Maren Tolliver", f"name-{one.pk}": "Maren  Ode Tolliver"}
    _act(at_desk("editor"), row, f"speaker:{one.pk}", **typed)
    one.refresh_from_db()
    assert one.record().name == "Maren Ode Tolliver"
    assert one.record().speaker_span is not None


def test_a_statement_is_added_from_words_of_a_block(at_desk: AtDesk, row: StoryRow) -> None:
    block = to_record(row).blocks[3].key
    words = "Islanders had been supplied by helicopter"
    _act(at_desk("editor"), row, "add", block=block, words=words, speaker="the parish")
    assert row.statements.get(by="editor").record().content == words


def test_a_statement_of_another_story_is_not_found(
    at_desk: AtDesk, row: StoryRow, bring: Callable[..., list[StoryRow]]
) -> None:
    other = StoryRow.objects.create(headline="Other", live=False)
    number = row.statements.all()[0].pk
    assert _act(at_desk("editor"), other, f"wrong:{number}").status_code == 404
    assert not StatementRow.objects.exclude(state="recorded").exists()


def test_a_language_that_is_not_read_is_named(at_desk: AtDesk) -> None:
    row = StoryRow.objects.create(headline="Fähre fährt wieder", language="de", live=False)
    page = at_desk("editor").get(reverse("desk_review", args=[row.key])).content.decode()
    assert "silent on German" in page


def _act(client: Client, row: StoryRow, act: str, **typed: str) -> object:
    return client.post(reverse("desk_ledger", args=[row.key]), {"act": act, **typed})
