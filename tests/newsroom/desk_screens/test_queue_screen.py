"""The queue: who sees it, in what order, what can be done from it."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import Permission, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import ModelLogEntry
from wagtail.users.models import UserProfile

from copydesk.newsroom.desk.models import FindingRow, SectionRow, StoryRow
from newsroom.desk.copy_for_tests import OTHER, feed
from newsroom.desk_screens.stopping import stop

pytestmark = pytest.mark.django_db
AtDesk = Callable[[str], Client]
Bring = Callable[..., list[StoryRow]]
QUEUE = "/desk/queue/"
ACT = "/desk/queue/act/"


def test_nobody_sees_the_queue_without_logging_in(client: Client) -> None:
    answer = client.get(QUEUE)
    assert answer.status_code == 302
    assert "/login/" in answer["location"]


def test_somebody_with_no_leave_for_stories_is_refused(client: Client, db: None) -> None:
    visitor = User.objects.create_user("visitor")
    visitor.user_permissions.add(_admin_access())
    client.force_login(visitor)
    assert client.get(QUEUE).status_code in (302, 403)
    assert client.post(ACT).status_code in (302, 403)


@pytest.mark.parametrize("role", ["contributor", "editor", "chief"])
def test_every_role_sees_the_story_that_waits(at_desk: AtDesk, row: StoryRow, role: str) -> None:
    page = at_desk(role).get(QUEUE).content.decode()
    assert row.headline in page
    assert reverse("desk_review", args=[row.key]) in page


def test_what_upstream_killed_stands_above_what_is_newer(at_desk: AtDesk, row: StoryRow) -> None:
    killed = _story("Killed long ago", attention="killed", state="withheld")
    corrected = _story("Corrected long ago", attention="corrected", state="published")
    StoryRow.objects.filter(pk__in=[killed.pk, corrected.pk]).update(came_at="2026-01-01T00:00Z")
    shown = at_desk("editor").get(QUEUE).context["lines"]
    assert [line.story.pk for line in shown] == [killed.pk, corrected.pk, row.pk]


def test_spiked_and_published_stories_wait_for_nobody(at_desk: AtDesk) -> None:
    for state in ("spiked", "published", "killed"):
        _story(state, state=state)
    assert not at_desk("editor").get(QUEUE).context["lines"]
    assert len(at_desk("editor").get(QUEUE, {"state": "all"}).context["lines"]) == 3


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"q": "harbour seal"}, {"Harbour gets a seal"}),
        ({"weight": "stops"}, {"Stopped"}),
        ({"weight": "none"}, {"Harbour gets a seal", "In world"}),
        ({"section": "WORLD"}, {"In world"}),
        ({"state": "spiked"}, {"Dropped"}),
        ({"state": "no such state"}, {"Harbour gets a seal", "Stopped", "In world"}),
        ({"section": "999999", "source": "x"}, {"Harbour gets a seal", "Stopped", "In world"}),
    ],
)
def test_filters_narrow_the_queue(
    at_desk: AtDesk, world: SectionRow, asked: dict[str, str], found: set[str]
) -> None:
    _story("Harbour gets a seal")
    _story("Stopped", worst="stops")
    _story("In world", section=world)
    _story("Dropped", state="spiked")
    asked = {name: str(world.pk) if value == "WORLD" else value for name, value in asked.items()}
    shown = at_desk("editor").get(QUEUE, asked).context["lines"]
    assert {line.story.headline for line in shown} == found


def test_the_queue_asks_the_database_as_often_for_forty_stories_as_for_four(
    at_desk: AtDesk, editor: User
) -> None:
    browser = at_desk("editor")
    _stories(4, editor)
    browser.get(QUEUE)
    few = _queries(browser)
    _stories(36, editor)
    assert _queries(browser) == few <= 30


def test_findings_are_told_by_shape_and_word(at_desk: AtDesk, row: StoryRow) -> None:
    row.findings.all().delete()
    for weight in ("stops", "stops", "notes"):
        FindingRow.objects.create(story=row, code="COM-04", weight=weight, says="No date.")
    (line,) = at_desk("editor").get(QUEUE).context["lines"]
    assert line.weights == (("stops", 2), ("notes", 1))
    page = at_desk("editor").get(QUEUE).content.decode()
    assert 'class="desk-shape" aria-hidden="true"></span>stops 2' in page


def test_a_contributor_is_offered_neither_spike_nor_publication(
    at_desk: AtDesk, row: StoryRow
) -> None:
    (line,) = at_desk("contributor").get(QUEUE).context["lines"]
    assert [act.name for act in line.acts] == ["take_in_hand"]


def test_taking_in_hand_from_the_queue_leaves_a_trace(at_desk: AtDesk, row: StoryRow) -> None:
    answer = at_desk("contributor").post(ACT, {"one": f"take_in_hand:{row.key}"}, follow=True)
    row.refresh_from_db()
    assert (row.state, row.in_hand_of.username) == ("editing", "contributor")  # type: ignore[union-attr]
    assert ModelLogEntry.objects.filter(action="desk.hand", object_id=str(row.pk)).exists()
    assert "in your hand" in answer.content.decode()


def test_a_button_that_was_hidden_is_refused_all_the_same(at_desk: AtDesk, row: StoryRow) -> None:
    answer = at_desk("contributor").post(
        ACT, {"one": f"spike:{row.key}"}, headers={"accept": "application/json"}
    )
    (outcome,) = answer.json()["outcomes"]
    row.refresh_from_db()
    assert (outcome["done"], row.state) == (False, "incoming")


def test_bulk_publication_takes_those_without_stops_and_says_why_not_the_others(
    at_desk: AtDesk, bring: Bring, row: StoryRow
) -> None:
    (stopped,) = bring(feed(guid="tag:meridian.example,2026:bare", paragraphs=OTHER))
    stop(stopped)
    answer = at_desk("editor").post(
        ACT,
        {"act": "publish", "story": [row.key, stopped.key]},
        headers={"accept": "application/json"},
    )
    outcomes = {outcome["key"]: outcome["done"] for outcome in answer.json()["outcomes"]}
    assert outcomes == {row.key: True, stopped.key: False}
    assert row.editions.count() == 1
    assert not stopped.editions.exists()


def test_bulk_acts_say_what_came_of_each_story(at_desk: AtDesk, world: SectionRow) -> None:
    one, other = _story("One"), _story("Other", state="spiked")
    page = (
        at_desk("editor")
        .post(ACT, {"act": "spike", "story": [one.key, other.key]}, follow=True)
        .content.decode()
    )
    assert "<bdi>One</bdi>: spiked" in page
    assert "<bdi>Other</bdi>: it is spiked" in page


def test_a_section_is_given_to_all_that_are_ticked(at_desk: AtDesk, bring: Bring) -> None:
    (row,) = bring(feed())
    sport = SectionRow.objects.create(key="sport", name="Sport")
    at_desk("editor").post(ACT, {"act": "give_section", "section": "sport", "story": [row.key]})
    row.refresh_from_db()
    assert row.section == sport


def test_a_get_changes_nothing(at_desk: AtDesk, row: StoryRow) -> None:
    assert at_desk("chief").get(ACT, {"one": f"spike:{row.key}"}).status_code == 405
    row.refresh_from_db()
    assert row.state == "incoming"


def test_an_act_without_the_token_is_refused(person: Callable[[str], User], row: StoryRow) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(person("chief"))
    assert strict.post(ACT, {"one": f"spike:{row.key}"}).status_code == 403


def test_after_an_act_nobody_is_led_to_another_site(at_desk: AtDesk, row: StoryRow) -> None:
    answer = at_desk("editor").post(
        ACT, {"one": f"spike:{row.key}", "back": "https://evil.example/"}
    )
    assert answer["location"] == QUEUE


def test_the_list_alone_comes_only_when_it_has_changed(at_desk: AtDesk, row: StoryRow) -> None:
    browser = at_desk("editor")
    first = browser.get(QUEUE, {"part": "lines"})
    assert "<html" not in first.content.decode()
    stamp = first.context["stamp"]
    assert browser.get(QUEUE, {"part": "lines", "stamp": stamp}).status_code == 204
    _story("A new one")
    assert browser.get(QUEUE, {"part": "lines", "stamp": stamp}).status_code == 200


def test_hostile_headlines_are_shown_as_text(at_desk: AtDesk) -> None:
    _story("<script>alert(1)</script>‮evil")
    page = at_desk("editor").get(QUEUE).content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_every_key_is_told_in_the_help(at_desk: AtDesk, row: StoryRow) -> None:
    page = at_desk("editor").get(QUEUE).content.decode()
    dialog = page.split('id="desk-keys"')[1].split("</dialog>")[0]
    for key in ("j", "k", "o", "Enter", "a", "s", "p", "x", "/", "?"):
        assert f"<kbd>{key}</kbd>" in dialog


def test_keys_can_be_switched_off(at_desk: AtDesk, editor: User) -> None:
    assert 'data-keys="on"' in at_desk("editor").get(QUEUE).content.decode()
    profile = UserProfile.get_for_user(editor)
    profile.keyboard_shortcuts = False
    profile.save()
    assert 'data-keys="off"' in at_desk("editor").get(QUEUE).content.decode()


def test_the_first_page_shows_the_head_of_the_queue(at_desk: AtDesk, row: StoryRow) -> None:
    page = at_desk("editor").get("/desk/").content.decode()
    assert row.headline in page
    assert QUEUE in page


def _story(headline: str, **fields: object) -> StoryRow:
    return StoryRow.objects.create(headline=headline, live=False, **fields)


def _stories(count: int, editor: User) -> None:
    for number in range(count):
        story = _story(f"Story {number}", in_hand_of=editor, state="editing")
        FindingRow.objects.create(story=story, code="COM-04", weight="warns", says="No date.")


def _queries(browser: Client) -> int:
    with CaptureQueriesContext(connection) as asked:
        browser.get(QUEUE)
    return len(asked)


def _admin_access() -> Permission:
    return Permission.objects.get(codename="access_admin")
