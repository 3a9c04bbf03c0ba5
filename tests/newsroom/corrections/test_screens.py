"""The desk's screens for reports and corrections."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from click.testing import CliRunner
from django.contrib.auth.models import User
from django.test import Client

from copydesk.newsroom.commands import newsroom
from copydesk.newsroom.corrections.models import ReportRow
from copydesk.newsroom.desk import actions as desk
from copydesk.newsroom.desk.models import EditionRow
from newsroom.corrections.sending import address, block_with, reported, send

pytestmark = pytest.mark.django_db
At = Callable[[str], Client]


@pytest.fixture
def report(reader: Client, edition: EditionRow) -> ReportRow:
    return reported(reader, edition)


@pytest.fixture
def screen(report: ReportRow) -> str:
    return f"/desk/correct/{report.story.key}/"


def posted(report: ReportRow, act: str, **more: Any) -> dict[str, Any]:
    report.story.refresh_from_db()
    return {"act": act, "draft": report.story.latest_revision_id, "report": report.pk, **more}


def test_what_concerns_somebody_is_read_first_then_facts(
    reader: Client, at_desk: At, edition: EditionRow
) -> None:
    block = block_with(edition, "240,000")
    for kind in ("language", "figure", "concerns_me"):
        send(reader, address(edition, block), kind=kind, text=f"This is about {kind} of it.")
    page = at_desk("readers' editor").get("/desk/reports/").content.decode()
    places = [page.index(f"about {kind}") for kind in ("concerns_me", "figure", "language")]
    assert places == sorted(places)


def test_the_menu_tells_how_many_wait(at_desk: At, report: ReportRow) -> None:
    assert "Readers' reports: 1 open" in at_desk("editor").get("/desk/").content.decode()


def test_suspects_lie_apart(reader: Client, at_desk: At, edition: EditionRow) -> None:
    send(reader, address(edition), website="x", text="Buy cheap ferries here and now.")
    browser = at_desk("editor")
    assert "cheap ferries" not in browser.get("/desk/reports/").content.decode()
    assert "cheap ferries" in browser.get("/desk/reports/?shelf=suspected").content.decode()


def test_a_sample_of_the_held_is_judged_one_by_one(
    reader: Client, at_desk: At, edition: EditionRow
) -> None:
    for word in ("ferries", "barges"):
        send(reader, address(edition), website="x", text=f"Buy cheap {word} here and now.")
    barges, ferries = ReportRow.objects.order_by("-pk")
    browser = at_desk("editor")
    page = browser.get("/desk/reports/sample/").content.decode()
    assert "cheap ferries" in page
    assert "It filled the field that readers leave empty." in page
    browser.post(f"/desk/reports/{ferries.pk}/judge/", {"verdict": "true_report"})
    browser.post(f"/desk/reports/{barges.pk}/judge/", {"verdict": "abuse"})
    ferries.refresh_from_db()
    barges.refresh_from_db()
    assert (ferries.state, barges.state) == ("looked_at", "suspected")
    page = browser.get("/desk/reports/sample/").content.decode()
    assert "cheap" not in page
    assert "2 were looked at; 1 of them" in page
    assert "cheap ferries" in browser.get("/desk/reports/").content.decode()
    again = browser.post(f"/desk/reports/{ferries.pk}/judge/", {"verdict": "abuse"}, follow=True)
    assert "not held as suspect any more" in again.content.decode()


@pytest.mark.parametrize(
    "where",
    ["/desk/reports/", "/desk/reports/sample/", "/desk/reports/{pk}/", "/desk/correct/{key}/"],
)
def test_a_contributor_sees_none_of_it(at_desk: At, report: ReportRow, where: str) -> None:
    response = at_desk("contributor").get(where.format(pk=report.pk, key=report.story.key))
    assert response.status_code in (302, 403)
    report.refresh_from_db()
    assert report.state == "received"


def test_opening_a_report_is_looking_at_it(at_desk: At, report: ReportRow) -> None:
    at_desk("editor").get(f"/desk/reports/{report.pk}/")
    report.refresh_from_db()
    assert report.state == "looked_at"


def test_a_hostile_report_is_plain_text_at_the_desk(
    reader: Client, at_desk: At, edition: EditionRow
) -> None:
    hostile = "<script>alert(1)</script> \u202egnorw \x1b[31m {{ 7|add:7 }} it is all wrong"
    send(reader, address(edition), text=hostile, link="javascript:alert(1)//evil.example")
    browser, report = at_desk("editor"), ReportRow.objects.get()
    page = ""
    for place in ("/desk/reports/", f"/desk/reports/{report.pk}/"):
        page = browser.get(place).content.decode()
        assert "<script>alert(1)" not in page
        assert "\u202e" not in page
        assert "U+202E" in page
    assert "evil[.]example" in page
    assert 'href="javascript:' not in page


def test_checking_shows_diff_kinds_and_a_notice_and_keeps_nothing(
    at_desk: At, report: ReportRow, screen: str
) -> None:
    text = report.passage.replace("240,000", "420,000")
    told = posted(report, "check", **{f"text-{report.block}": text})
    page = at_desk("editor").post(screen, told).content.decode()
    assert re.search(r"<del>240(,000)?</del><ins>420", page)
    assert "An earlier version of this story said" in page
    assert 'value="fix" disabled' in page
    report.story.refresh_from_db()
    assert not report.story.has_unpublished_changes


def test_a_refused_correction_keeps_what_was_typed(
    at_desk: At, report: ReportRow, screen: str
) -> None:
    told = posted(report, "publish", kind="correction", was="It said so.", right="It is not.")
    response = at_desk("editor").post(screen, told)
    assert response.status_code == 422
    page = response.content.decode()
    assert "needs a changed text" in page
    assert "It said so." in page


def test_a_draft_saved_meanwhile_is_not_published_unseen(
    at_desk: At, report: ReportRow, screen: str
) -> None:
    told = posted(report, "publish", **{f"text-{report.block}": "Repairs cost 420,000 crowns."})
    draft = report.story.get_latest_revision_as_object()
    draft.standfirst = "Another editor was here."
    draft.save_revision()
    response = at_desk("editor").post(screen, told)
    assert response.status_code == 422
    assert report.story.editions.count() == 1


def test_a_typo_is_fixed_without_a_notice(at_desk: At, report: ReportRow, screen: str) -> None:
    text = report.passage.replace("landing stage", "landing-stage")
    told = posted(report, "publish", kind="fix", **{f"text-{report.block}": text})
    assert at_desk("editor").post(screen, told).status_code == 302
    edition = report.story.editions.get(current=True)
    assert (edition.kind, edition.has_notice) == ("fix", False)


def test_the_review_leads_to_the_correction(at_desk: At, edition: EditionRow, screen: str) -> None:
    page = at_desk("editor").get(f"/desk/review/{edition.story.key}/").content.decode()
    assert screen in page


def test_a_killed_story_cannot_be_corrected(
    at_desk: At, report: ReportRow, screen: str, chief: User
) -> None:
    desk.withdraw(report.story, by=chief, reason="False.")
    assert at_desk("editor").get(screen).status_code == 302
    page = at_desk("editor").get(f"/desk/reports/{report.pk}/").content.decode()
    assert "nothing can be corrected in it now" in page


def test_reports_by_hand(report: ReportRow, editor: User) -> None:
    run = CliRunner().invoke
    listed = run(newsroom, ["report", "list"]).output
    assert report.reference in listed
    assert "figure or date" in listed
    shown = run(newsroom, ["report", "show", report.reference]).output
    assert "stands unchanged" in shown
    assert report.text in shown
    wrong = run(
        newsroom, ["report", "decline", report.reference, "--as", "editor", "--reason", "because"]
    )
    assert wrong.exit_code == 1
    assert "no such reason" in wrong.output
    told = ["report", "decline", report.reference, "--as", "editor", "--reason", "right"]
    assert run(newsroom, told).exit_code == 0
    report.refresh_from_db()
    assert (report.state, report.reason, report.decided_by) == ("declined", "right", editor)


@pytest.mark.parametrize("reference", ["0", "99999999", "x", "9" * 40, "-1"])
def test_a_wrong_reference_is_told_in_one_line(db: None, reference: str) -> None:
    result = CliRunner().invoke(newsroom, ["report", "show", "--", reference])
    assert result.exit_code == 1
    assert "no report has this reference" in result.output


def test_how_far_it_misled_is_suggested_by_what_changed(
    at_desk: At, report: ReportRow, screen: str
) -> None:
    browser = at_desk("editor")
    page = browser.get(f"{screen}?report={report.pk}").content.decode()
    assert not re.search(r'name="severity" value="\w+" checked', page)
    text = report.passage.replace("240,000", "420,000")
    told = posted(report, "check", **{f"text-{report.block}": text})
    page = browser.post(screen, told).content.decode()
    assert 'name="severity" value="material" checked' in page
