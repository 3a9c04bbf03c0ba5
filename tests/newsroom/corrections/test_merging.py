"""Many reports on one point are one issue, and each reporter is answered."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from copydesk.errors import NotAllowed, Stopped
from copydesk.newsroom.corrections import actions, limits, merging
from copydesk.newsroom.corrections.models import ReportRow
from copydesk.newsroom.desk.models import EditionRow
from copydesk.newsroom.logbook.models import LineRow
from newsroom.corrections.sending import address, block_with, reported, send

pytestmark = pytest.mark.django_db
LONG = (
    "The harbour master told me on the quay this morning that nobody had seen the vessel since "
    "the storm and that the paper had it wrong."
)


def sent(reader: Client, edition: EditionRow, words: str = "240,000", **typed: str) -> ReportRow:
    """A report as it is stored."""
    response = send(reader, address(edition, block_with(edition, words)), **typed)
    assert response.status_code == 303
    return ReportRow.objects.get(receipt=response["location"].strip("/").split("/")[-1])


def test_a_second_report_on_the_same_passage_joins_the_first(
    reader: Client, edition: EditionRow
) -> None:
    first = sent(reader, edition)
    second = sent(reader, edition, text="I have the bill here, it says something else.")
    assert (second.state, second.merged_into) == ("merged", first)
    assert [line.act for line in LineRow.objects.filter(about=second.line)] == []


def test_marked_words_that_do_not_overlap_are_two_points(
    reader: Client, edition: EditionRow
) -> None:
    sent(reader, edition, quote="240,000 crowns", text="It was more than that by half.")
    other = sent(reader, edition, quote="Repairs", text="They call it an overhaul themselves.")
    assert other.state == "received"


def test_a_slip_of_spelling_is_no_wrong_figure(reader: Client, edition: EditionRow) -> None:
    sent(reader, edition)
    assert sent(reader, edition, kind="language", text="A comma is missing here.").state == (
        "received"
    )


def test_nearly_the_same_words_on_another_passage_join_too(
    reader: Client, edition: EditionRow
) -> None:
    first = sent(reader, edition, text=LONG)
    second = sent(reader, edition, "every weld", text=LONG.replace("this morning", "today"))
    assert second.merged_into == first


def test_what_concerns_somebody_is_merged_with_nobody_elses(
    reader: Client, edition: EditionRow
) -> None:
    sent(reader, edition)
    own = sent(reader, edition, kind="concerns_me", text="I am the master of that ship.")
    assert (own.state, own.merged_into) == ("received", None)


def test_a_report_on_a_point_that_was_decided_is_a_new_issue(
    reader: Client, edition: EditionRow, editor: User
) -> None:
    first = sent(reader, edition)
    actions.decline(first, by=editor, reason="right")
    assert sent(reader, edition, text="And yet it was more, see the bill.").state == "received"


def test_every_reporter_of_an_issue_reads_what_was_decided(
    reader: Client, edition: EditionRow, editor: User
) -> None:
    first = sent(reader, edition)
    second = sent(reader, edition, text="I have the bill here, it says something else.")
    actions.decline(first, by=editor, reason="no_source", answer="We asked the yard twice.")
    page = reader.get(f"/report/{second.receipt}/").content.decode()
    assert "We found no source that bears it out" in page
    assert "We asked the yard twice." in page
    assert "I have the bill here" in page


def test_nobody_goes_down_with_a_suspect_report(
    reader: Client, edition: EditionRow, editor: User
) -> None:
    first = sent(reader, edition)
    second = sent(reader, edition, text="I have the bill here, it says something else.")
    third = sent(reader, edition, text="Mine says something else as well, by far.")
    actions.suspect(first, by=editor)
    second.refresh_from_db()
    third.refresh_from_db()
    assert (second.state, second.merged_into) == ("received", None)
    assert (third.state, third.merged_into) == ("merged", second)


def test_a_step_of_the_worker_frees_what_a_process_left_behind(
    reader: Client, edition: EditionRow
) -> None:
    first = sent(reader, edition)
    second = sent(reader, edition, text="I have the bill here, it says something else.")
    ReportRow.objects.filter(pk=first.pk).update(state="suspected")
    assert merging.release_all() == 1
    second.refresh_from_db()
    assert second.state == "received"


def test_the_desk_merges_and_takes_apart(
    reader: Client, edition: EditionRow, editor: User, person: object
) -> None:
    first = sent(reader, edition)
    second = sent(reader, edition, "every weld", text="That was another yard, I worked there.")
    merging.merge(second, into=first, by=editor)
    assert second.merged_into == first
    merging.split(second, by=editor)
    assert (second.state, second.merged_into) == ("received", None)
    acts = LineRow.objects.filter(about=second.line).order_by("number")
    assert [line.act for line in acts] == ["merged", "split"]
    with pytest.raises(Stopped):
        merging.split(second, by=editor)
    with pytest.raises(NotAllowed):
        merging.merge(second, into=first, by=person("contributor"))  # type: ignore[operator]


def test_one_text_on_many_stories_is_suspected_and_still_told_what_comes_of_it(
    reader: Client, edition: EditionRow, bring_more: object
) -> None:
    editions = [edition, *bring_more(4)]  # type: ignore[operator]
    states = [
        ReportRow.objects.get(
            receipt=send(reader, address(one), text=LONG)["location"].strip("/").split("/")[-1]
        ).state
        for one in editions
    ]
    assert states == ["received", "merged", "merged", "suspected", "suspected"]


def test_shingles_tell_nothing_without_the_key() -> None:
    values = merging.shingles(LONG)
    assert len(values) == len(LONG.split()) - 2
    assert all(0 <= value < 2**63 for value in values)
    assert merging.shingles("") == frozenset()


def test_a_campaign_is_one_issue_with_its_count(reader: Client, edition: EditionRow) -> None:
    first = reported(reader, edition)
    for number in range(4):
        sent(reader, edition, text=f"It was {number} times as much, I have seen it.")
    assert first.alike.count() == 4
    assert limits.counted(limits.QUEUED, 0) == 1
