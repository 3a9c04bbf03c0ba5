"""The page of checks and the rules for them: what fired, what falls by itself, who restores it."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client
from wagtail.models import ModelLogEntry

from copydesk.newsroom.desk import actions, standing
from copydesk.newsroom.desk.copy import fill, to_record
from copydesk.newsroom.desk.house import house
from copydesk.newsroom.desk.models import CheckRuleRow, FindingRow, StoryRow
from copydesk.story.blocks import Paragraph
from copydesk.story.record import replace

pytestmark = pytest.mark.django_db
AtDesk = Callable[[str], Client]
CODE = "COM-03"


def fire(row: StoryRow, times: int, code: str = CODE) -> list[FindingRow]:
    return [
        FindingRow.objects.create(story=row, code=code, weight="warns", says="No.", excerpt=str(i))
        for i in range(times)
    ]


def call_false(found: list[FindingRow], by: User) -> None:
    for finding in found:
        actions.false_alarm(finding, by=by)


def of(code: str) -> standing.Standing:
    (found,) = [each for each in standing.standings() if each.check.code == code]
    return found


def test_what_became_of_findings_is_counted_by_check(row: StoryRow, editor: User) -> None:
    before = of(CODE)
    first, second, third, _open = fire(row, 4)
    actions.waive(first, by=editor, reason="Known.")
    actions.false_alarm(second, by=editor)
    FindingRow.objects.filter(pk=third.pk).update(state=FindingRow.State.FIXED)
    after = of(CODE)
    assert after.fired - before.fired == 4
    assert (after.waived, after.false_alarms, after.fixed) == (1, 1, before.fixed + 1)
    assert (after.false, after.share) == (1, 1 / after.recent)


def test_ten_of_fifty_called_false_leave_a_check_as_it_is(row: StoryRow, editor: User) -> None:
    call_false(fire(row, 50)[:10], editor)
    assert of(CODE).dropped == 0


def test_the_eleventh_lets_it_weigh_one_step_less_and_says_so(row: StoryRow, editor: User) -> None:
    call_false(fire(row, 50)[:11], editor)
    assert (of(CODE).dropped, of(CODE).weight) == (1, "notes")
    assert house().dropped == ((CODE, 1),)
    entry = ModelLogEntry.objects.get(action=standing.DROPPED)
    assert entry.data == {"code": CODE, "false": 11, "of": 50}


def test_what_lies_further_back_than_fifty_is_not_counted(row: StoryRow, editor: User) -> None:
    old = fire(row, 11)
    fire(row, 45)
    call_false(old, editor)
    assert of(CODE).dropped == 0


def test_after_a_step_it_is_counted_anew(row: StoryRow, editor: User) -> None:
    found = fire(row, 50, "COM-04")
    call_false(found[:12], editor)
    assert (of("COM-04").dropped, of("COM-04").weight) == (1, "warns")
    call_false(fire(row, 11, "COM-04"), editor)
    assert (of("COM-04").dropped, of("COM-04").weight) == (2, "notes")


def test_a_chief_restores_a_check_and_an_editor_does_not(
    at_desk: AtDesk, row: StoryRow, editor: User
) -> None:
    call_false(fire(row, 11), editor)
    assert 'name="code"' not in at_desk("editor").get("/desk/checks/").content.decode()
    assert at_desk("editor").post("/desk/checks/act/", {"code": CODE}).url == "/desk/"
    assert of(CODE).dropped == 1
    chief = at_desk("chief")
    assert f'data-fallen="{CODE}"' in chief.get("/desk/checks/").content.decode()
    page = chief.post("/desk/checks/act/", {"code": CODE}, follow=True).content.decode()
    assert "data-fallen" not in page
    assert (of(CODE).dropped, of(CODE).weight, of(CODE).recent) == (0, "warns", 0)


def test_restoring_what_has_not_dropped_is_told(at_desk: AtDesk) -> None:
    page = at_desk("chief").post("/desk/checks/act/", {"code": "x\0"}, follow=True)
    assert "it has not dropped" in page.content.decode()


def test_contributors_do_not_see_the_page(at_desk: AtDesk) -> None:
    assert at_desk("contributor").get("/desk/checks/").status_code == 302


def test_a_rule_made_at_the_desk_holds_at_the_next_check(
    at_desk: AtDesk, row: StoryRow, chief: User
) -> None:
    desk = at_desk("chief")
    desk.post("/desk/check-rules/new/", {"code": "COM-06", "limit": "5000"})
    actions.recheck(row)
    assert row.findings.filter(code="COM-06", state="open").exists()
    sent = {"code": "COM-06", "source": str(row.source_id), "is_on": "False"}
    desk.post("/desk/check-rules/new/", sent)
    actions.recheck(row)
    assert not row.findings.filter(code="COM-06", state="open").exists()
    rule = CheckRuleRow.objects.get(is_on=False)
    assert desk.get("/desk/check-rules/").status_code == 200
    history = desk.get(f"/desk/check-rules/history/{rule.pk}/")
    assert "Created" in history.content.decode()


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ({"code": "COM-01"}, "Say whether it is asked"),
        ({"code": "COM-01", "limit": "5"}, "This check measures by nothing"),
        ({"code": "NOT-99", "weight": "warns"}, "NOT-99"),
    ],
)
def test_a_rule_that_says_nothing_is_refused(
    at_desk: AtDesk, sent: dict[str, str], says: str
) -> None:
    page = at_desk("chief").post("/desk/check-rules/new/", sent)
    assert says in page.content.decode()
    assert not CheckRuleRow.objects.exists()


def test_an_editor_makes_no_rules(at_desk: AtDesk) -> None:
    answer = at_desk("editor").post("/desk/check-rules/new/", {"code": "COM-01", "is_on": "False"})
    assert answer.status_code == 302
    assert not CheckRuleRow.objects.exists()


def test_a_decision_holds_when_its_passage_moves_and_falls_when_it_weighs_more(
    row: StoryRow, editor: User
) -> None:
    CheckRuleRow.objects.create(code="LNG-02", weight="notes")
    _begin(row, Paragraph(key="one", text="The the ferry sails."))
    doubled = row.findings.get(code="LNG-02")
    actions.waive(doubled, by=editor, reason="A name.")
    _begin(row, Paragraph(key="two", text="The the ferry sails."))
    moved = row.findings.get(code="LNG-02")
    assert (moved.pk, moved.state, moved.block) == (doubled.pk, "waived", "two")
    CheckRuleRow.objects.filter(code="LNG-02").update(weight="stops")
    actions.recheck(row)
    moved.refresh_from_db()
    assert (moved.state, moved.weight) == ("open", "stops")


def test_a_decision_falls_with_its_passage(row: StoryRow, editor: User) -> None:
    _begin(row, Paragraph(key="one", text="The the ferry sails."))
    actions.waive(row.findings.get(code="LNG-02"), by=editor, reason="A name.")
    _begin(row, Paragraph(key="one", text="The ferry sails on on Monday."))
    assert row.findings.get(code="LNG-02", state="open").excerpt == "on on"


def _begin(row: StoryRow, block: Paragraph) -> None:
    """Have the draft begin with another paragraph in place of its first."""
    draft = row.get_latest_revision_as_object()
    story = to_record(draft)
    fill(draft, replace(story, blocks=(block, *story.blocks[1:])))
    draft.save_revision()
    actions.recheck(row)
