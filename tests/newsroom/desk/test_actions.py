"""Acts of the desk: leave asked, one transaction, a trace left."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.utils import timezone
from wagtail.models import ModelLogEntry, Revision

from copydesk.errors import NotAllowed, Stopped
from copydesk.newsroom.desk import actions, publishing
from copydesk.newsroom.desk.copy import to_record
from copydesk.newsroom.desk.models import BulletinRow, FindingRow, OutboxRow, SectionRow, StoryRow
from copydesk.newsroom.intake.models import SourceRow
from copydesk.story.change import ChangeKind
from copydesk.story.story import Cleaned
from newsroom.desk.copy_for_tests import feed

pytestmark = pytest.mark.django_db
Bring = Callable[..., list[StoryRow]]


@pytest.fixture
def row(bring: Bring) -> StoryRow:
    (story,) = bring(feed())
    return story


def test_publishing_makes_edition_print_order_and_bulletin_together(
    row: StoryRow, editor: User
) -> None:
    made = actions.publish(row, by=editor)
    assert (made.number, made.kind, made.current) == (1, "new", True)
    assert OutboxRow.objects.get().after == made
    bulletin = BulletinRow.objects.get()
    assert (bulletin.kind, bulletin.headline, bulletin.announced) == ("new", row.headline, False)
    assert (row.state, row.live, row.path) == ("published", True, made.path)


def test_a_contributor_may_not_publish(row: StoryRow, person: Callable[[str], User]) -> None:
    with pytest.raises(NotAllowed):
        actions.publish(row, by=person("contributor"))
    assert not OutboxRow.objects.exists()


def test_a_finding_that_stops_holds_publication_back(row: StoryRow, editor: User) -> None:
    finding = _stop(row)
    with pytest.raises(Stopped, match=finding.code):
        actions.publish(row, by=editor)
    row.refresh_from_db()
    assert not row.live


def test_a_waiver_needs_a_reason_and_then_lets_the_story_pass(row: StoryRow, editor: User) -> None:
    finding = _stop(row)
    with pytest.raises(Stopped):
        actions.waive(finding, by=editor, reason="  ")
    actions.waive(finding, by=editor, reason="The desk called the source.")
    actions.publish(row, by=editor)
    finding.refresh_from_db()
    assert (finding.state, finding.reason) == ("waived", "The desk called the source.")


def test_an_embargo_holds_publication_back(row: StoryRow, editor: User) -> None:
    draft = row.get_latest_revision_as_object()
    draft.embargo_until = timezone.now() + timezone.timedelta(hours=1)
    draft.save_revision()
    with pytest.raises(Stopped, match="embargo"):
        actions.publish(row, by=editor)


def test_a_contract_that_excludes_the_house_holds_publication_back_until_waived(
    row: StoryRow, editor: User, agency: SourceRow, settings: Any, tmp_path: Path
) -> None:
    settings.DATA = tmp_path
    (tmp_path / "house.toml").write_text('[house]\nterritories = ["de", "AT"]\n')
    SourceRow.objects.filter(pk=agency.pk).update(territories="AT, CH")
    row.refresh_from_db()
    with pytest.raises(Stopped, match="RGT-03 By contract the copy must not be shown in de"):
        actions.publish(row, by=editor)
    (finding,) = actions.recheck(row)
    actions.waive(finding, by=editor, reason="Agreed by telephone.")
    assert actions.publish(row, by=editor).current


def test_words_of_the_terms_that_leave_the_house_out_hold_publication_back(
    row: StoryRow, editor: User, settings: Any, tmp_path: Path
) -> None:
    settings.DATA = tmp_path
    (tmp_path / "house.toml").write_text('[house]\nterritories = ["DE"]\n')
    draft = row.get_latest_revision_as_object()
    draft.usage_terms = "Nur Web. GERMANY OUT"
    draft.save_revision()
    with pytest.raises(Stopped, match="RGT-03"):
        actions.publish(row, by=editor)


def test_a_second_publication_is_an_update_at_the_same_address(row: StoryRow, editor: User) -> None:
    first = actions.publish(row, by=editor)
    draft = row.get_latest_revision_as_object()
    draft.headline = "Skerries ferry sails again after eleven days, second boat to follow"
    draft.save_revision()
    second = actions.publish(row, by=editor)
    assert (second.number, second.kind, second.path) == (2, "update", first.path)
    assert publishing.current(row).first_at == first.first_at


def test_a_kill_leaves_a_tombstone_without_the_words(
    row: StoryRow, editor: User, chief: User
) -> None:
    actions.publish(row, by=editor)
    made = actions.withdraw(row, by=chief, reason="The report was wrong.")
    assert made is not None
    edition = publishing.current(row)
    assert (made.withdrawn, edition.story.headline, edition.story.blocks) == (True, "", ())
    assert edition.notices[-1].text == "The report was wrong."
    assert (row.state, row.live) == ("killed", False)
    assert BulletinRow.objects.first().kind == "withdrawn"


def test_only_a_chief_kills_and_restores(row: StoryRow, editor: User) -> None:
    actions.publish(row, by=editor)
    with pytest.raises(NotAllowed):
        actions.withdraw(row, by=editor, reason="x")
    with pytest.raises(NotAllowed):
        actions.restore(row, by=editor, reason="x")


def test_a_killed_story_stands_again_only_by_a_chief_and_says_why(
    row: StoryRow, editor: User, chief: User
) -> None:
    actions.publish(row, by=editor)
    actions.withdraw(row, by=chief, reason="Doubts.", kind=ChangeKind.WITHHOLD)
    actions.restore(row, by=chief, reason="The doubts were unfounded.")
    edition = publishing.current(row)
    assert (edition.number, edition.withdrawn) == (3, False)
    assert [notice.text for notice in edition.notices] == ["Doubts.", "The doubts were unfounded."]


def test_a_killed_story_cannot_be_published_by_the_form(
    row: StoryRow, editor: User, chief: User
) -> None:
    actions.withdraw(row, by=chief, reason="Not ours to run.")
    with pytest.raises(Stopped, match="killed"):
        actions.publish(row, by=editor)


def test_wagtails_own_unpublish_leaves_a_tombstone_too(row: StoryRow, editor: User) -> None:
    actions.publish(row, by=editor)
    row.unpublish(user=editor)
    assert publishing.current(row).withdrawn


def test_an_old_draft_does_not_bring_an_old_state_back(row: StoryRow, editor: User) -> None:
    old = row.latest_revision.pk
    actions.publish(row, by=editor)
    assert Revision.objects.get(pk=old).as_object().state == "published"


def test_two_editors_cannot_both_take_a_spiked_story(row: StoryRow, editor: User) -> None:
    actions.spike(row, by=editor)
    with pytest.raises(Stopped, match="spiked"):
        actions.take_in_hand(row, by=editor)
    actions.take_back(row, by=editor)
    actions.take_in_hand(row, by=editor)
    assert (row.state, row.in_hand_of) == ("editing", editor)


def test_a_cut_block_can_be_put_back_where_it_stood(row: StoryRow, editor: User) -> None:
    before = [block.key for block in to_record(row).blocks]
    actions.cut_block(row, before[1], by=editor)
    row.refresh_from_db()
    assert [b.key for b in to_record(row).blocks] == [before[0], *before[2:]]
    actions.put_back(row, _cut_by_desk(row), by=editor)
    row.refresh_from_db()
    texts = [block.text for block in to_record(row).blocks]
    assert texts[1].startswith("“We checked every weld twice,”")


def test_every_act_leaves_a_trace(row: StoryRow, editor: User, world: SectionRow) -> None:
    actions.take_in_hand(row, by=editor)
    actions.mark_ready(row, by=editor)
    actions.publish(row, by=editor)
    traces = set(ModelLogEntry.objects.filter(user=editor).values_list("action", flat=True))
    assert {"desk.hand", "desk.ready", "desk.edition", "wagtail.publish"} <= traces


def test_two_stories_of_one_headline_and_day_have_two_addresses(bring: Bring, editor: User) -> None:
    (one,) = bring(feed())
    (two,) = bring(
        feed(guid="tag:other", paragraphs=("A different report entirely, of the same day.",)),
        place="b",
    )
    for finding in FindingRow.objects.filter(weight="stops"):
        actions.waive(finding, by=editor, reason="test")
    assert actions.publish(one, by=editor).path != actions.publish(two, by=editor).path


def _stop(row: StoryRow) -> FindingRow:
    """A headline that is a placeholder stops a story."""
    draft = row.get_latest_revision_as_object()
    draft.headline = ""
    draft.save()
    draft.save_revision()
    (finding,) = actions.recheck(row)
    return finding


def _cut_by_desk(row: StoryRow) -> int:
    from copydesk.story.codec import from_plain

    cleaned = from_plain(row.arrivals.first().cleaned, Cleaned)
    return next(i for i, p in enumerate(cleaned.account) if getattr(p, "rule", "") == "desk")
