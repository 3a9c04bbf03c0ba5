"""The review: what came beside the story, and every decision about it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from wagtail.models import ModelLogEntry

from copydesk.newsroom.desk import actions
from copydesk.newsroom.desk.copy import fill, to_record
from copydesk.newsroom.desk.models import SectionRow, StoryRow
from copydesk.story.blocks import Paragraph
from copydesk.story.codec import from_plain
from copydesk.story.record import replace
from copydesk.story.story import Cleaned, Cutting, Kept
from newsroom.desk.copy_for_tests import OTHER, PARAGRAPHS, feed
from newsroom.desk_screens.stopping import stop

pytestmark = pytest.mark.django_db
AtDesk = Callable[[str], Client]
Bring = Callable[..., list[StoryRow]]


def test_nobody_reviews_without_logging_in(client: Client, row: StoryRow) -> None:
    assert client.get(_of(row)).status_code == 302
    assert client.post(_of(row) + "act/", {"act": "spike"}).status_code == 302


def test_a_story_that_is_not_there_is_not_found(at_desk: AtDesk) -> None:
    assert at_desk("editor").get("/desk/review/nothere/").status_code == 404


def test_the_galley_tells_what_became_of_every_piece(at_desk: AtDesk, row: StoryRow) -> None:
    context = at_desk("editor").get(_of(row)).context
    sums = context["sums"]
    assert sums.kept + sums.cut + sums.space == sums.came > 0
    shown = {piece.index for line in context["galley"] for piece in line.pieces}
    account = _cleaned(row).account
    assert shown == {
        index
        for index, piece in enumerate(account)
        if isinstance(piece, Kept) or piece.role != "space"
    }


def test_kept_pieces_lead_to_their_block(at_desk: AtDesk, row: StoryRow) -> None:
    page = _page(at_desk("editor"), row)
    for block in to_record(row).blocks:
        assert f'href="#block-{block.key}"' in page
        assert f'id="block-{block.key}"' in page


def test_what_is_missing_is_said_plainly(at_desk: AtDesk) -> None:
    bare = StoryRow.objects.create(
        headline="Bare",
        live=False,
        truncated="Continue reading",
        body=[("picture", {"slug": "s1"})],
    )
    missing = at_desk("editor").get(_of(bare)).context["missing"]
    assert [name for name, _words, _shows in missing] == [
        "truncated", "undated", "unsigned", "unlinked", "language", "pictures",
    ]  # fmt: skip


def test_a_block_is_cut_with_one_click_and_put_back_with_another(
    at_desk: AtDesk, row: StoryRow
) -> None:
    editor = at_desk("editor")
    key = to_record(row).blocks[1].key
    _act(editor, row, f"cut_block:{key}")
    assert key not in [block.key for block in _draft(row).blocks]
    index = next(
        i for i, p in enumerate(_cleaned(row).account)
        if isinstance(p, Cutting) and p.text.strip() == PARAGRAPHS[1]
    )  # fmt: skip
    _act(editor, row, f"put_back:{index}")
    assert PARAGRAPHS[1] in [getattr(block, "text", "") for block in _draft(row).blocks]
    traces = ModelLogEntry.objects.filter(object_id=str(row.pk)).values_list("action", flat=True)
    assert {"desk.cut", "desk.put_back"} <= set(traces)


@pytest.mark.parametrize("act", ["put_back:999999", "put_back:x", "put_back:-1", "cut_block:nope"])
def test_a_piece_that_is_not_there_is_told_not_thrown(
    at_desk: AtDesk, row: StoryRow, act: str
) -> None:
    assert "Not done" in _act(at_desk("editor"), row, act)


def test_a_waiver_without_a_reason_is_refused(at_desk: AtDesk, row: StoryRow) -> None:
    finding = stop(row)
    page = _act(at_desk("editor"), row, f"waive:{finding.pk}")
    finding.refresh_from_db()
    assert finding.state == "open"
    assert "a waiver needs a reason" in page


def test_a_waiver_with_a_reason_lets_the_story_out(at_desk: AtDesk, row: StoryRow) -> None:
    finding = stop(row)
    editor = at_desk("editor")
    assert "Not done" in _act(editor, row, "publish")
    _act(editor, row, f"waive:{finding.pk}", **{f"reason-{finding.pk}": "The chief knows."})
    assert "Published as edition 1" in _act(editor, row, "publish")
    finding.refresh_from_db()
    assert (finding.state, finding.reason) == ("waived", "The chief knows.")


def test_a_false_alarm_is_kept_with_who_said_so(at_desk: AtDesk, row: StoryRow) -> None:
    finding = stop(row)
    _act(at_desk("editor"), row, f"false_alarm:{finding.pk}")
    finding.refresh_from_db()
    assert (finding.state, finding.decided_by.username) == ("false", "editor")


def test_findings_of_another_story_cannot_be_decided_here(
    at_desk: AtDesk, bring: Bring, row: StoryRow
) -> None:
    (other,) = bring(
        feed(guid="tag:meridian.example,2026:other", headline="Other", paragraphs=OTHER)
    )
    finding = stop(other)
    assert _post(at_desk("editor"), row, f"false_alarm:{finding.pk}").status_code == 404


@pytest.mark.parametrize(
    ("role", "act"),
    [
        ("contributor", "publish"),
        ("contributor", "spike"),
        ("contributor", "withdraw"),
        ("editor", "withdraw"),
        ("editor", "restore"),
    ],
)
def test_what_a_role_may_not_do_is_refused(
    at_desk: AtDesk, row: StoryRow, role: str, act: str
) -> None:
    before = (row.state, row.live)
    assert _post(at_desk(role), row, act, reason="Because").status_code in (302, 403)
    row.refresh_from_db()
    assert (row.state, row.live) == before
    assert not row.editions.exists()


def test_a_contributor_waives_nothing(at_desk: AtDesk, row: StoryRow) -> None:
    finding = stop(row)
    _post(at_desk("contributor"), row, f"waive:{finding.pk}", **{f"reason-{finding.pk}": "So"})
    finding.refresh_from_db()
    assert finding.state == "open"


def test_buttons_are_hidden_from_those_who_may_not(at_desk: AtDesk, row: StoryRow) -> None:
    page = _page(at_desk("contributor"), row)
    for value in ("publish", "spike", "withdraw"):
        assert f'value="{value}"' not in page
    assert 'value="withdraw"' in _page(at_desk("chief"), row)


def test_a_chief_kills_with_a_reason_and_restores_with_one(
    at_desk: AtDesk, row: StoryRow, editor: User
) -> None:
    actions.publish(row, by=editor)
    chief = at_desk("chief")
    assert "needs a reason" in _act(chief, row, "withdraw", kind="takedown", reason=" ")
    _act(chief, row, "withdraw", kind="takedown", reason="The source was wrong.")
    row.refresh_from_db()
    assert (row.state, row.live) == ("killed", False)
    _act(chief, row, "restore", reason="The source was right.")
    row.refresh_from_db()
    assert (row.state, row.live) == ("published", True)


def test_the_next_edition_may_be_called_a_fix(at_desk: AtDesk, row: StoryRow, editor: User) -> None:
    actions.publish(row, by=editor)
    draft = row.get_latest_revision_as_object()
    story = to_record(draft)
    blocks = tuple(
        replace(block, text=block.text.replace("meantime, and", "meantime and"))
        if isinstance(block, Paragraph)
        else block
        for block in story.blocks
    )
    assert blocks != story.blocks
    fill(draft, replace(story, blocks=blocks))
    draft.save_revision()
    _act(at_desk("editor"), row, "publish", kind="fix")
    assert row.editions.get(current=True).kind == "fix"


def test_an_unknown_act_does_nothing(at_desk: AtDesk, row: StoryRow) -> None:
    for act in ("", "delete", "__class__", "publish_now"):
        assert "Not done" in _act(at_desk("chief"), row, act)


def test_an_act_needs_a_post_and_the_token(person: Callable[[str], User], row: StoryRow) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(person("chief"))
    assert strict.get(_of(row) + "act/").status_code == 405
    assert _post(strict, row, "spike").status_code == 403


def test_versions_are_compared_word_by_word(at_desk: AtDesk, bring: Bring, row: StoryRow) -> None:
    bring(feed(paragraphs=(PARAGRAPHS[0].replace("eleven", "twelve"), *PARAGRAPHS[1:]), hours=1))
    newer, older = row.arrivals.all()
    page = at_desk("editor").get(_of(row), {"a": older.pk, "b": newer.pk}).content.decode()
    assert "<del>eleven</del>" in page
    assert "<ins>twelve</ins>" in page


def test_strange_version_numbers_are_as_if_not_asked(at_desk: AtDesk, row: StoryRow) -> None:
    assert at_desk("editor").get(_of(row), {"a": "x", "b": "0"}).status_code == 200


def test_the_ledger_says_who_said_what(at_desk: AtDesk, row: StoryRow) -> None:
    ledger = at_desk("editor").get(_of(row)).context["ledger"]
    assert any("Tolliver" in line.statement.speaker for line in ledger["lines"])
    assert all(line.number for line in ledger["lines"])


def test_the_history_tells_each_act_with_its_person(at_desk: AtDesk, row: StoryRow) -> None:
    editor = at_desk("editor")
    _act(editor, row, "take_in_hand")
    page = _page(editor, row)
    assert "<strong>Taken in hand</strong>" in page


def test_a_section_is_given(at_desk: AtDesk, row: StoryRow) -> None:
    SectionRow.objects.create(key="sport", name="Sport")
    _act(at_desk("editor"), row, "give_section", section="sport")
    row.refresh_from_db()
    assert row.section is not None
    assert row.section.key == "sport"


def test_hostile_copy_is_shown_as_text(at_desk: AtDesk, bring: Bring) -> None:
    hostile = "&lt;script&gt;alert(1)&lt;/script&gt; said ‮the harbour office of Port Alder."
    (row,) = bring(feed(headline="&lt;img src=x onerror=alert(2)&gt;", paragraphs=(hostile,)))
    page = _page(at_desk("editor"), row)
    assert "<script>alert" not in page
    assert "<img src=x" not in page


def test_a_galley_of_half_a_megabyte_is_shown(at_desk: AtDesk, bring: Bring) -> None:
    paragraph = "The harbour office said <b>the ferry</b> would sail again at dawn. " * 8
    (row,) = bring(feed(paragraphs=(paragraph,) * 1000))
    answer = at_desk("editor").get(_of(row))
    assert answer.status_code == 200
    assert answer.context["sums"].came > 400_000


def test_a_story_written_here_has_no_galley(at_desk: AtDesk) -> None:
    row = StoryRow.objects.create(headline="Ours", live=False)
    assert "written here" in _page(at_desk("editor"), row)


def _of(row: StoryRow) -> str:
    return f"/desk/review/{row.key}/"


def _page(browser: Client, row: StoryRow) -> str:
    return browser.get(_of(row)).content.decode()


def _post(browser: Client, row: StoryRow, act: str, **data: str) -> Any:
    return browser.post(_of(row) + "act/", {"act": act, **data})


def _act(browser: Client, row: StoryRow, act: str, **data: str) -> str:
    page = browser.post(_of(row) + "act/", {"act": act, **data}, follow=True)
    return str(page.content.decode())


def _cleaned(row: StoryRow) -> Cleaned:
    arrival = row.arrivals.first()
    assert arrival is not None
    return from_plain(arrival.cleaned, Cleaned)


def _draft(row: StoryRow) -> Any:
    row.refresh_from_db()
    return to_record(row.get_latest_revision_as_object())
