"""Many reports on one point are one issue, and each reporter is answered."""

import datetime as dt

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from copydesk.errors import NotAllowed, Stopped
from copydesk.newsroom.corrections.models import ReportRow
from copydesk.newsroom.corrections.passages import passage_of, read
from copydesk.newsroom.corrections.reports import deciding, limits, merging, sifting, triage
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


def sent_to(reader: Client, edition: EditionRow, **typed: float) -> ReportRow:
    """A long report on the whole story."""
    response = send(reader, address(edition), text=LONG, **typed)
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
    deciding.decline(first, by=editor, reason="right")
    assert sent(reader, edition, text="And yet it was more, see the bill.").state == "received"


def test_every_reporter_of_an_issue_reads_what_was_decided(
    reader: Client, edition: EditionRow, editor: User
) -> None:
    first = sent(reader, edition)
    second = sent(reader, edition, text="I have the bill here, it says something else.")
    deciding.decline(first, by=editor, reason="no_source", answer="We asked the yard twice.")
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
    deciding.suspect(first, by=editor)
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
    states = []
    for one in [edition, *bring_more(4)]:  # type: ignore[operator]
        states.append(sent_to(reader, one).state)
        ReportRow.objects.update(at=timezone.now() - dt.timedelta(hours=1))
    assert states == ["received", "merged", "merged", "suspected", "suspected"]


def test_who_had_the_form_before_the_others_said_it_is_no_copy(
    reader: Client, edition: EditionRow, bring_more: object
) -> None:
    others = bring_more(4)  # type: ignore[operator]
    for one in others:
        sent_to(reader, one)
    report = sent_to(reader, edition, seconds_ago=600)
    assert report.state == "merged"
    late = dt.datetime.now(dt.UTC) + dt.timedelta(minutes=1)
    standing = merging.alike(report, read(edition), opened=late, under_load=False)
    assert standing.doubt == "many"


def test_who_brings_a_figure_of_their_own_is_nobodys_copy(
    reader: Client, edition: EditionRow, bring_more: object
) -> None:
    said = f"{LONG} I counted {{}} of them for the county and wrote it down with my own hand."
    for number, one in enumerate(bring_more(4)):  # type: ignore[operator]
        assert send(reader, address(one), text=said.format(number)).status_code == 303
    ReportRow.objects.update(at=timezone.now() - dt.timedelta(hours=1))
    response = send(reader, address(edition), text=said.format(61_224))
    report = ReportRow.objects.get(receipt=response["location"].strip("/").split("/")[-1])
    assert report.state == "merged"


@pytest.fixture
def flood() -> None:
    """More came than readers send by themselves."""
    limits.tally(limits.CAME, timezone.now().timestamp())
    limits.TallyRow.objects.filter(name=limits.CAME).update(count=limits.LOAD)


def before_a_flood(reader: Client, edition: EditionRow, more: list[EditionRow]) -> list[ReportRow]:
    """The same short words on three stories, and what only repeats its passage: all passed."""
    texts = ["all of it is made up by you", "all of it is made up by you, you know"]
    made = [
        sent(reader, edition, text=texts[0]),
        *(sent(reader, one, "Told by", text=texts[1]) for one in more),
        sent(reader, edition, "every weld", kind="language", text=echo_of(edition)),
    ]
    limits.TallyRow.objects.filter(name=limits.CAME).delete()
    assert {one.state for one in made} == {"received"}
    return made


def echo_of(edition: EditionRow) -> str:
    standing = read(edition)
    words = passage_of(standing, block_with(edition, "every weld")).split()
    return " ".join(sorted(words)[:12])


def test_what_came_before_a_flood_was_known_is_sifted_once_it_is(
    reader: Client, edition: EditionRow, bring_more: object, request: pytest.FixtureRequest
) -> None:
    first, second, third, echo = before_a_flood(reader, edition, bring_more(2))  # type: ignore[operator]
    assert sifting.sift(timezone.now()) == 0  # there is none
    request.getfixturevalue("flood")
    assert sifting.sift(timezone.now()) == 3
    for one in (first, second, third, echo):
        one.refresh_from_db()
    assert [one.state for one in (first, second, third)] == ["received", "merged", "merged"]
    assert (second.merged_into, third.merged_into) == (first, first)
    assert (echo.state, echo.doubt) == ("suspected", "echo")
    assert LineRow.objects.filter(about=echo.line, act="held").exists()


@pytest.mark.usefixtures("flood")
def test_what_somebody_looked_at_is_sifted_no_more(
    reader: Client, edition: EditionRow, bring_more: object, editor: User
) -> None:
    limits.TallyRow.objects.all().delete()
    made = before_a_flood(reader, edition, bring_more(2))  # type: ignore[operator]
    for one in made[1:]:
        deciding.look_at(one, by=editor)
    limits.tally(limits.CAME, timezone.now().timestamp())
    limits.TallyRow.objects.filter(name=limits.CAME).update(count=limits.LOAD)
    assert sifting.sift(timezone.now()) == 0


def test_many_reports_on_a_point_do_not_lift_it_above_a_weightier_one(
    reader: Client, edition: EditionRow
) -> None:
    figure = sent(reader, edition)
    slip = sent(reader, edition, "every weld", kind="language", text="A comma is missing here.")
    for number in range(2, 5):
        sent(reader, edition, "every weld", kind="language", text=f"{number} commas are missing.")
    assert slip.alike.count() == 3
    asked = triage.waiting().filter(state="received")
    assert list(asked) == [figure, slip]
    assert list(triage.narrowed(asked, triage.Asked(order="count"), None)) == [slip, figure]


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
