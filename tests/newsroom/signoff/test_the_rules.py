"""The ten rules of corrections, one by one."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from copydesk.errors import NotAllowed, Stopped
from copydesk.newsroom.corrections import actions, rules
from copydesk.newsroom.corrections.models import ChangeRow, ReportRow
from copydesk.newsroom.corrections.reports import concerning, deciding
from copydesk.newsroom.corrections.signatures import signing
from copydesk.newsroom.desk import actions as desk
from copydesk.newsroom.desk import publishing
from copydesk.newsroom.desk.models import EditionRow, StoryRow
from copydesk.newsroom.logbook.models import LineRow
from copydesk.story.change import ChangeKind
from newsroom.signoff.conftest import NOTICE, correction, mended, reported

pytestmark = pytest.mark.django_db
K = ChangeKind
Colleague = Callable[..., User]


def put_right(row: StoryRow, drafter: User, second: User, **more: object) -> ChangeRow:
    story = mended(row)
    told = correction(drafted_by=drafter, **more)
    return actions.correct(row, by=second, what=told, story=story)


@pytest.mark.parametrize("kind", [K.FIX, K.UPDATE, K.CLARIFICATION])
def test_1_the_diff_decides_and_an_override_needs_a_reason_and_a_second_editor(
    row: StoryRow, edition: EditionRow, drafter: User, second: User, kind: K, figure: str
) -> None:
    story = mended(row)
    what = rules.touched(publishing.current(row).story, story)
    assert kind not in rules.offered(what)
    assert kind in rules.overridable(what)
    with pytest.raises(Stopped, match="touches"):
        signing.hand_in(row, by=drafter, what=correction(kind=kind), story=story)
    with pytest.raises(Stopped, match="reason"):
        signing.hand_in(row, by=drafter, what=correction(kind=kind, is_override=True), story=story)
    given = correction(kind=kind, is_override=True, why="It was right when we printed it.")
    with pytest.raises(Stopped, match="signature"):
        actions.correct(row, by=drafter, what=given, story=story)
    draft = signing.hand_in(row, by=drafter, what=given, story=story)
    assert signing.sign(draft, by=second).state == "published"
    change = ChangeRow.objects.get()
    assert (change.kind, change.why) == (kind, "It was right when we printed it.")


def test_2_text_and_notice_move_together(
    row: StoryRow, edition: EditionRow, drafter: User, second: User
) -> None:
    with pytest.raises(Stopped, match="changed text"):
        actions.correct(row, by=second, what=correction(drafted_by=drafter))
    for kind in (K.CORRECTION, K.UPDATE):
        silent = correction(kind=kind, notice=" ", is_override=kind is K.UPDATE, why="So.")
        with pytest.raises(Stopped, match="needs a notice"):
            signing.hand_in(row, by=drafter, what=silent, story=mended(row))


def test_3_an_address_answers_for_ever(
    row: StoryRow, edition: EditionRow, editor: User, chief: User
) -> None:
    made = desk.withdraw(row, by=chief, reason="It was false.")
    assert made.path == edition.path
    assert publishing.current(row).notices[-1].text == "It was false."


def test_4_a_notice_is_never_removed(
    row: StoryRow, edition: EditionRow, drafter: User, second: User, editor: User, chief: User
) -> None:
    put_right(row, drafter, second)
    actions.keep_words(row, mended(row, "in the meantime", "meanwhile"), by=editor)
    desk.publish(row, by=editor)
    desk.withdraw(row, by=chief, reason="Doubt.", kind=K.WITHHOLD)
    desk.restore(row, by=chief, reason="No doubt.")
    told = [notice.text for notice in publishing.current(row).notices]
    assert told == [NOTICE, "Doubt.", "No doubt."]


def test_5_seconds_are_enough_for_a_notice(
    row: StoryRow, edition: EditionRow, drafter: User
) -> None:
    with pytest.raises(Stopped, match="needs a notice"):
        signing.hand_in(row, by=drafter, what=correction(notice=""), story=mended(row))


def test_7_after_thirty_days_the_notice_says_since_when(
    row: StoryRow, edition: EditionRow, drafter: User, second: User, figure: str
) -> None:
    report = reported(edition, figure)
    day = timezone.now() - dt.timedelta(days=3)
    ReportRow.objects.filter(pk=report.pk).update(at=day)
    long_ago = timezone.now() - dt.timedelta(days=31)
    content = edition.content.replace(
        edition.first_at.isoformat().replace("+00:00", "Z"),
        long_ago.isoformat().replace("+00:00", "Z"),
    )
    EditionRow.objects.filter(pk=edition.pk).update(first_at=long_ago, content=content)
    story = mended(row)
    what = correction(figure, drafted_by=drafter)
    change = actions.correct(row, by=second, what=what, story=story, reports=[report])
    assert change.known_since == day
    assert f"since {timezone.localtime(day):%-d %B %Y}" in change.notice.replace(",", "") or (
        f"{timezone.localtime(day):%B %-d, %Y}" in change.notice
    )


def test_7_a_young_story_needs_no_such_sentence(
    row: StoryRow, edition: EditionRow, drafter: User, second: User
) -> None:
    assert put_right(row, drafter, second).notice == NOTICE


def test_8_a_correction_of_a_correction_is_its_own_change_and_lists_the_chain(
    row: StoryRow, edition: EditionRow, drafter: User, second: User
) -> None:
    first = put_right(row, drafter, second)
    story = mended(row, "420,000", "402,000")
    what = correction(drafted_by=drafter, notice=f"{NOTICE} No: 402,000.", supersedes=first)
    again = actions.correct(row, by=second, what=what, story=story)
    assert again.supersedes == first
    assert [change.pk for change in actions.chain(again)] == [again.pk, first.pk]
    assert len(publishing.current(row).notices) == 2


def test_8_another_storys_correction_is_not_superseded(
    row: StoryRow, edition: EditionRow, drafter: User, second: User
) -> None:
    first = put_right(row, drafter, second)
    first.story_id += 1
    what = correction(drafted_by=drafter, supersedes=first)
    with pytest.raises(Stopped, match="another story"):
        actions.correct(row, by=second, what=what, story=mended(row, "420,000", "402,000"))


def test_9_what_concerns_a_person_is_judged_by_two_and_answered(
    row: StoryRow, edition: EditionRow, colleague: Colleague, editor: User, figure: str
) -> None:
    report = reported(edition, figure, kind="concerns_me", text="Take my name out of this story.")
    one, other = colleague("Readers", "rita"), colleague("Readers", "rolf")
    with pytest.raises(NotAllowed):
        deciding.look_at(report, by=editor)
    with pytest.raises(Stopped, match="two"):
        deciding.decline(report, by=one, reason="judgement")
    concerning.give_opinion(report, by=one, outcome="keep", reason="It is of public interest.")
    concerning.give_opinion(report, by=one, outcome="keep", reason="Still.")
    with pytest.raises(Stopped, match="two"):
        deciding.decline(report, by=one, reason="judgement")
    concerning.give_opinion(report, by=other, outcome="anonymise", reason="A minor.")
    with pytest.raises(Stopped, match="two"):
        deciding.accept(report, by=other)
    concerning.give_opinion(report, by=other, outcome="keep", reason="Agreed.")
    with pytest.raises(Stopped, match="two"):
        deciding.accept(report, by=other)
    deciding.decline(report, by=other, reason="judgement", answer="We have weighed it.")
    assert report.state == "declined"
    acts = list(LineRow.objects.filter(story=row.key).values_list("act", flat=True))
    assert acts.count("judged") == 4
