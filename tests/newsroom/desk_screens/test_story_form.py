"""The form of a story in Wagtail: drafts, publication that may be stopped, preview, no deleting."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from copydesk.newsroom.desk import actions
from copydesk.newsroom.desk.copy import to_record
from copydesk.newsroom.desk.models import StoryRow
from newsroom.desk.copy_for_tests import PARAGRAPHS
from newsroom.desk_screens.stopping import stop

pytestmark = pytest.mark.django_db
AtDesk = Callable[[str], Client]


@pytest.mark.parametrize("role", ["contributor", "editor", "chief"])
def test_every_role_opens_the_form(at_desk: AtDesk, row: StoryRow, role: str) -> None:
    page = at_desk(role).get(_edit(row))
    assert page.status_code == 200
    assert row.headline in page.content.decode()


def test_saving_makes_a_draft_and_checks_it_again(at_desk: AtDesk, row: StoryRow) -> None:
    at_desk("contributor").post(_edit(row), _form(row, headline="Ferry\nsails  again"))
    row.refresh_from_db()
    assert row.headline == "Ferry sails again"
    assert not row.live
    assert row.revisions.count() == 2


def test_subjects_are_typed_with_commas(at_desk: AtDesk, row: StoryRow) -> None:
    at_desk("editor").post(_edit(row), _form(row, subjects="ferries, islands،  weather ,"))
    row.refresh_from_db()
    assert row.subjects == ["ferries", "islands", "weather"]


def test_a_bad_field_of_a_saved_draft_shows_as_a_finding(at_desk: AtDesk, row: StoryRow) -> None:
    at_desk("editor").post(_edit(row), _form(row, headline=""))
    row.refresh_from_db()
    assert row.worst == "stops"


def test_the_forms_publish_button_makes_the_edition(at_desk: AtDesk, row: StoryRow) -> None:
    answer = at_desk("editor").post(_edit(row), _form(row) | {"action-publish": "1"})
    row.refresh_from_db()
    assert answer["location"] == reverse("desk_review", args=[row.key])
    assert (row.state, row.live, row.editions.count()) == ("published", True, 1)


def test_what_stops_publication_is_told_in_the_form_and_the_draft_is_kept(
    at_desk: AtDesk, row: StoryRow
) -> None:
    data = _form(row, headline="", kicker="Kept") | {"action-publish": "1"}
    answer = at_desk("editor").post(_edit(row), data, follow=True)
    row.refresh_from_db()
    assert answer.status_code == 200
    assert "Not published" in answer.content.decode()
    assert (row.live, row.kicker, row.editions.count()) == (False, "Kept", 0)


def test_a_contributors_publish_button_only_saves(at_desk: AtDesk, row: StoryRow) -> None:
    at_desk("contributor").post(_edit(row), _form(row) | {"action-publish": "1"})
    row.refresh_from_db()
    assert not row.live


def test_autosave_writes_over_its_own_draft(at_desk: AtDesk, row: StoryRow) -> None:
    browser = at_desk("editor")
    json = {"accept": "application/json"}
    first = browser.post(_edit(row), _form(row, kicker="A"), headers=json).json()
    data = _form(row, kicker="B") | {"overwrite_revision_id": first["revision_id"]}
    second = browser.post(_edit(row), data, headers=json).json()
    assert first["revision_id"] == second["revision_id"]
    assert row.revisions.count() == 2
    row.refresh_from_db()
    assert row.kicker == "B"


def test_a_draft_that_somebody_else_changed_is_not_written_over(
    at_desk: AtDesk, row: StoryRow
) -> None:
    loaded = row.latest_revision
    row.save_revision()
    data = _form(row) | {
        "loaded_revision_id": loaded.pk,
        "loaded_revision_created_at": loaded.created_at.isoformat(),
    }
    answer = at_desk("editor").post(_edit(row), data, headers={"accept": "application/json"})
    assert answer.json()["error_code"] == "invalid_revision"


def test_a_schedule_waits_and_makes_no_edition_yet(at_desk: AtDesk, row: StoryRow) -> None:
    data = _form(row, go_live_at="2999-12-24 18:00") | {"action-publish": "1"}
    at_desk("editor").post(_edit(row), data)
    row.refresh_from_db()
    assert row.scheduled_revision is not None
    assert not row.editions.exists()


def test_publishing_a_scheduled_story_from_the_queue_says_when_it_goes(
    at_desk: AtDesk, row: StoryRow
) -> None:
    at_desk("editor").post(_edit(row), _form(row, go_live_at="2999-12-24 18:00"))
    answer = at_desk("editor").post(
        "/desk/queue/act/", {"one": f"publish:{row.key}"}, headers={"accept": "application/json"}
    )
    assert "2999-12-24 18:00" in answer.json()["outcomes"][0]["says"]


def test_a_locked_story_is_shown_but_not_saved(at_desk: AtDesk, row: StoryRow, chief: User) -> None:
    row.locked, row.locked_by = True, chief
    row.save()
    at_desk("contributor").post(_edit(row), _form(row, kicker="Mine"))
    row.refresh_from_db()
    assert row.kicker == ""


@pytest.mark.parametrize("role", ["contributor", "editor", "chief", "root"])
def test_nobody_deletes_a_story(at_desk: AtDesk, row: StoryRow, role: str) -> None:
    if role == "root":
        User.objects.create_superuser("root")
        browser = Client()
        browser.force_login(User.objects.get(username="root"))
    else:
        browser = at_desk(role)
    browser.post(reverse("stories:delete", args=[row.pk]))
    browser.post(f"/desk/bulk/desk/storyrow/delete/?id={row.pk}")
    assert StoryRow.objects.filter(pk=row.pk).exists()


def test_unpublishing_leads_to_the_review_where_a_reason_is_asked(
    at_desk: AtDesk, row: StoryRow, editor: User
) -> None:
    actions.publish(row, by=editor)
    address = reverse("stories:unpublish", args=[row.pk])
    answer = at_desk("editor").get(address)
    assert answer["location"] == f"/desk/review/{row.key}/#withdraw"
    assert at_desk("editor").post(address).status_code == 405
    row.refresh_from_db()
    assert row.live


def test_the_preview_is_the_page_the_press_prints(at_desk: AtDesk, row: StoryRow) -> None:
    browser, address = at_desk("contributor"), reverse("stories:preview_on_edit", args=[row.pk])
    browser.post(address, _form(row, headline="Ferry sails at dawn"))
    html = browser.get(address).content.decode()
    assert "Ferry sails at dawn" in html
    assert "Jonna Reed" in html
    assert PARAGRAPHS[0] in html
    assert 'class="sheet' in html or "press." in html


def test_drafts_are_listed_and_compared(at_desk: AtDesk, row: StoryRow) -> None:
    browser = at_desk("editor")
    browser.post(_edit(row), _form(row, kicker="Ferries"))
    assert browser.get(reverse("stories:history", args=[row.pk])).status_code == 200
    compare = reverse("stories:revisions_compare", args=[row.pk, "earliest", "latest"])
    assert "Ferries" in browser.get(compare).content.decode()


def test_an_earlier_draft_is_brought_back_without_its_old_state(
    at_desk: AtDesk, row: StoryRow, editor: User
) -> None:
    first = row.revisions.order_by("pk").first()
    browser = at_desk("editor")
    browser.post(_edit(row), _form(row, kicker="Newer"))
    actions.take_in_hand(row, by=editor)
    address = reverse("stories:revisions_revert", args=[row.pk, first.pk])
    browser.post(address, _form(row, kicker=""))
    row.refresh_from_db()
    assert (row.kicker, row.state) == ("", "editing")


def test_the_list_of_stories_can_be_searched(at_desk: AtDesk, row: StoryRow) -> None:
    StoryRow.objects.create(headline="Something else", live=False)
    page = at_desk("editor").get("/desk/stories/", {"q": "skerries"}).content.decode()
    assert row.headline in page
    assert "Something else" not in page


def test_a_story_can_be_written_here(at_desk: AtDesk, row: StoryRow) -> None:
    at_desk("contributor").post("/desk/stories/add/", _form(row, headline="Written here"))
    made = StoryRow.objects.get(headline="Written here")
    assert (made.live, made.state, made.guid) == (False, "incoming", "")


def test_every_stored_body_opens_and_survives_an_untouched_save(
    at_desk: AtDesk, row: StoryRow
) -> None:
    before = to_record(row).blocks
    at_desk("editor").post(_edit(row), _form(row))
    row.refresh_from_db()
    assert [b.text for b in to_record(row).blocks] == [b.text for b in before]  # type: ignore[union-attr]


def test_an_approval_that_is_stopped_approves_nothing(
    at_desk: AtDesk, row: StoryRow, person: Callable[[str], User]
) -> None:
    workflow = row.get_workflow()
    assert workflow is not None
    stop(row)
    workflow.start(row, person("contributor"))
    task = row.current_workflow_task_state
    address = reverse("stories:workflow_action", args=[row.pk, "approve", task.pk])
    at_desk("chief").post(address)
    task.refresh_from_db()
    row.refresh_from_db()
    assert (task.status, row.live) == ("in_progress", False)


def _edit(row: StoryRow) -> str:
    return reverse("stories:edit", args=[row.pk])


def _form(row: StoryRow, **changes: Any) -> dict[str, Any]:
    """What a browser would send for an untouched form of the test story, with some changes."""
    body = [("paragraph", rich_text(f"<p>{text}</p>", features=["bold"])) for text in PARAGRAPHS]
    text = (
        "headline", "kicker", "slugline", "standfirst", "byline", "dateline", "language",
        "desk_note", "truncated", "origin_name", "origin_publisher", "origin_url", "usage_terms",
        "copyright",
    )  # fmt: skip
    data: dict[str, Any] = {name: getattr(row, name) for name in text}
    data |= {"source": row.source_id, "section": row.section_id, "subjects": ""}
    data |= {"published": f"{row.published:%Y-%m-%d %H:%M}", "updated": "", "embargo_until": ""}
    data |= {"expires": "", "go_live_at": "", "expire_at": ""}
    data["body"] = streamfield(body)
    form: dict[str, Any] = nested_form_data(data | changes)
    return form
