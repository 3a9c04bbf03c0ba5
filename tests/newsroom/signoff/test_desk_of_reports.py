"""The screens of sign-off and triage: who sees what, each act by its button."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from copydesk.newsroom.corrections import nightly
from copydesk.newsroom.corrections.models import ReportRow
from copydesk.newsroom.corrections.reports import triaging
from copydesk.newsroom.corrections.signatures import signing
from copydesk.newsroom.corrections.signatures.rows import DraftRow
from copydesk.newsroom.desk import publishing
from copydesk.newsroom.desk.models import EditionRow, StoryRow
from copydesk.newsroom.logbook.audit import Account
from copydesk.newsroom.logbook.chain import Fault
from copydesk.newsroom.logbook.models import LineRow
from copydesk.story.codec import to_json
from newsroom.signoff.conftest import correction, mended, reported

pytestmark = pytest.mark.django_db
At = Callable[[User], Client]
Colleague = Callable[..., User]
ROLES = ("Contributor", "Editor", "Chief", "Legal", "Readers")


@pytest.fixture
def draft(
    row: StoryRow, edition: EditionRow, drafter: User, figure: str, report: ReportRow
) -> DraftRow:
    what = correction(figure)
    return signing.hand_in(row, by=drafter, what=what, reports=[report], story=mended(row))


def test_two_actions_sign_and_publish(
    row: StoryRow, draft: DraftRow, second: User, at_desk: At
) -> None:
    browser = at_desk(second)
    assert f"/desk/signatures/{draft.pk}/" in browser.get("/desk/").content.decode()
    page = browser.get(f"/desk/signatures/{draft.pk}/").content.decode()
    assert "<del>240" in page
    assert "Sign and publish" in page
    browser.post(f"/desk/signatures/{draft.pk}/sign/", {"act": "sign"})
    assert publishing.current(row).kind == "correction"


def test_the_drafter_has_no_button_to_sign(draft: DraftRow, drafter: User, at_desk: At) -> None:
    browser = at_desk(drafter)
    page = browser.get(f"/desk/signatures/{draft.pk}/").content.decode()
    assert 'value="sign"' not in page
    answer = browser.post(f"/desk/signatures/{draft.pk}/sign/", {"act": "sign"})
    assert answer.status_code in (302, 403)
    draft.refresh_from_db()
    assert draft.state == "waiting"


def test_the_form_hands_in_what_needs_a_signature(
    row: StoryRow, edition: EditionRow, report: ReportRow, figure: str, drafter: User, at_desk: At
) -> None:
    row.refresh_from_db()
    text = report.passage.replace("240,000", "420,000")
    told = {"act": "publish", "draft": row.latest_revision_id, "report": report.pk}
    answer = at_desk(drafter).post(f"/desk/correct/{row.key}/", {**told, f"text-{figure}": text})
    draft = DraftRow.objects.get()
    assert answer["location"] == f"/desk/signatures/{draft.pk}/"
    assert (draft.kind, list(draft.reports.all())) == ("correction", [report])
    assert publishing.current(row).number == 1


def test_a_chief_publishes_alone_by_a_button_of_its_own(
    row: StoryRow, edition: EditionRow, report: ReportRow, figure: str, chief: User, at_desk: At
) -> None:
    row.refresh_from_db()
    text = report.passage.replace("240,000", "420,000")
    told = {"act": "alone", "draft": row.latest_revision_id, f"text-{figure}": text}
    browser = at_desk(chief)
    browser.post(f"/desk/correct/{row.key}/", told)
    assert publishing.current(row).number == 2
    assert "not signed yet" in browser.get("/desk/").content.decode()


@pytest.mark.parametrize("role", ROLES)
def test_who_sees_which_screen(
    draft: DraftRow, report: ReportRow, colleague: Colleague, at_desk: At, role: str
) -> None:
    browser = at_desk(colleague(role, "somebody"))
    seen = {
        address: browser.get(address).status_code == 200
        for address in ("/desk/reports/", f"/desk/reports/{report.pk}/", "/desk/signatures/",
                        f"/desk/signatures/{draft.pk}/", f"/desk/correct/{report.story.key}/")
    }  # fmt: skip
    reports = role in ("Editor", "Chief", "Readers")
    signs = role in ("Editor", "Chief", "Legal")
    corrects = role in ("Editor", "Chief")
    assert list(seen.values()) == [reports, reports, signs, signs, corrects]


@pytest.mark.parametrize("role", ROLES)
def test_what_concerns_a_person_is_seen_by_its_two_alone(
    edition: EditionRow, figure: str, colleague: Colleague, at_desk: At, role: str
) -> None:
    report = reported(edition, figure, kind="concerns_me", text="Take my name out of this.")
    browser = at_desk(colleague(role, "somebody"))
    listed = browser.get("/desk/reports/").content.decode()
    opened = browser.get(f"/desk/reports/{report.pk}/")
    answer = browser.post(f"/desk/reports/{report.pk}/decide/", {"act": "suspect"})
    report.refresh_from_db()
    assert ("Take my name" in listed) is (role == "Readers")
    assert (opened.status_code == 200) is (role == "Readers")
    assert (report.state == "suspected") is (role == "Readers")
    assert answer.status_code in (302, 403)


def test_legal_reads_what_was_handed_over_and_answers(
    report: ReportRow, editor: User, legal: User, at_desk: At
) -> None:
    browser = at_desk(legal)
    assert browser.get(f"/desk/reports/{report.pk}/").status_code in (302, 403)
    at_desk(editor).post(f"/desk/reports/{report.pk}/decide/", {"act": "legal"})
    assert browser.get(f"/desk/reports/{report.pk}/").status_code == 200
    told = {"act": "legal_said", "words": "Nothing stands against it."}
    browser.post(f"/desk/reports/{report.pk}/decide/", told)
    assert triaging.case_of(report).legal_word == "Nothing stands against it."
    report.refresh_from_db()
    assert report.seen_at is None  # legal's look is not the desk's


def test_assign_ask_and_withhold_are_one_post_each_and_leave_their_lines(
    report: ReportRow, editor: User, at_desk: At
) -> None:
    browser, place = at_desk(editor), f"/desk/reports/{report.pk}/decide/"
    browser.post(place, {"act": "assign"})
    browser.post(place, {"act": "ask", "question": "Where did you read it?"})
    browser.post(place, {"act": "withhold"})
    report.refresh_from_db()
    assert triaging.case_of(report).assigned_to == editor
    assert report.question == "Where did you read it?"
    assert publishing.current(report.story).withdrawn
    acts = set(LineRow.objects.filter(story=report.story.key).values_list("act", flat=True))
    assert {"assigned", "asked", "withheld"} <= acts


def test_merging_leaves_one_issue(
    edition: EditionRow, figure: str, report: ReportRow, editor: User, at_desk: At
) -> None:
    other = reported(edition, figure, text="420,000 crowns is what the repairs cost.")
    browser = at_desk(editor)
    browser.post(f"/desk/reports/{other.pk}/decide/", {"act": "merge", "into": report.pk})
    other.refresh_from_db()
    assert (other.state, other.merged_into) == ("merged", report)
    assert "and 1 more" in browser.get("/desk/reports/").content.decode()
    assert LineRow.objects.filter(act="merged").exists()


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("?kind=figure", True), ("?kind=name", False), ("?whose=nobody", True),
        ("?whose=mine", False), ("?q=420,000", True), ("?q=no such words", False),
        ("?order=age", True), ("?order=story", True), ("?order=\x00&kind=%00", True),
    ],
)  # fmt: skip
def test_the_queue_is_narrowed_and_ordered(
    report: ReportRow, editor: User, at_desk: At, query: str, shown: bool
) -> None:
    page = at_desk(editor).get(f"/desk/reports/{query}").content.decode()
    assert (f"/desk/reports/{report.pk}/" in page) is shown


def test_beside_a_report_stands_what_helps_to_decide(
    report: ReportRow, editor: User, at_desk: At
) -> None:
    page = at_desk(editor).get(f"/desk/reports/{report.pk}/").content.decode()
    for words in ("stands unchanged", "What upstream has now", "the capture and its bytes",
                  "Who says what there", "as reported, as it stands, upstream"):  # fmt: skip
        assert words in page
    assert "<script>" not in page


def test_a_broken_record_stands_above_all_for_chiefs_alone(
    chief: User, editor: User, at_desk: At, tmp_path: Path
) -> None:
    fault = Fault(number=7, sort="line_altered", says="it is not what was written")
    account = Account(
        at=timezone.now(), number=9, hash="0" * 64, lines=9, parts=0, editions=1, broken=1,
        faults=(fault,),
    )  # fmt: skip
    nightly.place().parent.mkdir(parents=True, exist_ok=True)
    nightly.place().write_bytes(to_json(account))
    assert "it is not what was written" in at_desk(chief).get("/desk/").content.decode()
    assert "it is not what was written" not in at_desk(editor).get("/desk/").content.decode()
