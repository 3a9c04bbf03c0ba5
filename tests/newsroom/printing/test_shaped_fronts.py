"""Fronts at the desk: shaped in a form, printed by the press, kept as drafts until they go out."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.test.utils.form_data import nested_form_data, streamfield

from copydesk.newsroom.desk.models import LocaleRow, SectionRow, StoryRow
from copydesk.newsroom.fronts.blocks import leads_somewhere
from copydesk.newsroom.fronts.models import FrontOrderRow, FrontRow
from copydesk.newsroom.fronts.publishing import front_at, run_schedule
from copydesk.newsroom.printing.press import Press
from copydesk.press.shape import AutoList, Front, Note, Package, Pin, Rule
from copydesk.story.edition import Edition

pytestmark = pytest.mark.django_db
Out = Callable[..., Edition]
RULE = {"section": "world", "topic": "Merrow Ferries", "source": "", "hours": 12}


def pinned(edition: Edition, until: dt.datetime | None = None) -> tuple[str, Any]:
    row = StoryRow.objects.get(key=edition.id)
    StoryRow.objects.filter(pk=row.pk).update(state="published")
    return ("story", {"story": row, "until": until})


def go_out(row: FrontRow, by: User | None = None) -> FrontRow:
    row.save_revision(user=by).publish(user=by)
    row.refresh_from_db()
    return row


@pytest.fixture
def front(db: None) -> FrontRow:
    """The front of the paper in its main language, shaped by nobody yet."""
    return FrontRow.objects.create(live=False)


def test_a_front_that_goes_out_is_printed_as_it_was_shaped(
    press: Press, site: Path, out: Out, front: FrontRow, now: dt.datetime
) -> None:
    first, second = out("Ferry sails"), out("Grain falls")
    press.press_all(now)
    assert _order(site, first, second) == [second.path, first.path]
    front.top = [pinned(first)]
    go_out(front)
    assert press.press_fronts(now) > 0
    assert _order(site, first, second) == [first.path, second.path]
    assert not FrontOrderRow.objects.exists()
    assert press.press_fronts(now) == 0


def test_a_killed_story_leaves_a_shaped_front_with_its_kill(
    press: Press,
    site: Path,
    out: Out,
    kill: Callable[[Edition], Edition],
    front: FrontRow,
    now: dt.datetime,
) -> None:
    first, _second = out("Ferry sails"), out("Grain falls")
    front.top = [pinned(first)]
    go_out(front)
    press.press_all(now)
    press.press_fronts(now)
    kill(first)
    press.empty_outbox(now)
    page = (site / "index.html").read_text()
    assert "Ferry sails" not in page
    assert "Grain falls" in page


def test_taking_a_front_back_makes_it_automatic_again(front: FrontRow, press: Press) -> None:
    front.parts = [("note", {"headline": "", "text": "We moved."})]
    go_out(front)
    assert front_at("", "") == Front(parts=(Note(text="We moved."),))
    front.unpublish()
    assert front_at("", "") == Front()
    assert FrontOrderRow.objects.count() == 2
    front.delete()
    assert FrontOrderRow.objects.count() == 3


def test_a_draft_changes_nothing_for_readers(front: FrontRow) -> None:
    go_out(front)
    front.parts = [("note", {"headline": "", "text": "Not yet."})]
    front.save_revision()
    assert front_at("", "") == Front()


def test_a_front_set_for_later_goes_out_and_ends_by_the_clock(front: FrontRow) -> None:
    starts = timezone.now() - dt.timedelta(minutes=1)
    front.parts = [("note", {"headline": "", "text": "Good night."})]
    front.save_revision(approved_go_live_at=starts)
    assert run_schedule(starts - dt.timedelta(seconds=1)) == 0
    assert front_at("", "") == Front()
    assert run_schedule(starts) == 1
    assert front_at("", "") == Front(parts=(Note(text="Good night."),))
    FrontRow.objects.update(expire_at=starts)
    assert run_schedule(starts) == 1
    assert front_at("", "") == Front()


def test_what_is_put_together_becomes_plain_data(front: FrontRow, out: Out) -> None:
    one, two = out("One"), out("Two")
    until = timezone.now().replace(microsecond=0) + dt.timedelta(hours=3)
    front.top = [("by_itself", None), pinned(one, until)]
    front.parts = [
        (
            "package",
            {
                "headline": "The strike",
                "stories": [pinned(one)[1], pinned(two)[1]],
                "rule": {"section": "", "topic": "", "source": "", "hours": None},
            },
        ),
        ("list", {"headline": "Ferries", "rule": RULE, "limit": 5, "has_pictures": False}),
    ]
    go_out(front)
    package = Package(headline="The strike", stories=(Pin(story=one.id), Pin(story=two.id)))
    listed = AutoList(
        headline="Ferries",
        rule=Rule(section="world", topic="merrow-ferries", hours=12),
        limit=5,
        has_pictures=False,
    )
    assert front_at("", "") == Front(
        top=(Pin(), Pin(story=one.id, until=until)), parts=(package, listed)
    )


def test_there_is_one_front_of_each_and_it_stays_where_it_is(
    front: FrontRow, world: SectionRow
) -> None:
    arabic = LocaleRow.objects.create(key="ar", language="ar")
    FrontRow(locale=arabic, section=world).full_clean()
    with pytest.raises(ValidationError):
        FrontRow().full_clean()
    front.section = world
    with pytest.raises(ValidationError):
        front.full_clean()


def test_a_story_in_another_language_than_the_fronts_is_refused(out: Out) -> None:
    front = FrontRow(locale=LocaleRow.objects.create(key="ar", language="ar"))
    front.top = [pinned(out("العبّارة", language="ar"))]
    front.full_clean()
    front.top = [pinned(out("Ferry sails"))]
    with pytest.raises(ValidationError, match="Ferry sails"):
        front.full_clean()


@pytest.mark.parametrize("address", ["/tides/", "https://x.example/a", "mailto:desk@x.example"])
def test_links_lead_to_pages(address: str) -> None:
    leads_somewhere(address)


@pytest.mark.parametrize("address", ["javascript:alert(1)", "//x.example", "data:text/html,x", ""])
def test_links_lead_nowhere_else(address: str) -> None:
    with pytest.raises(ValidationError):
        leads_somewhere(address)


@pytest.fixture
def at_desk(person: Callable[[str], User]) -> Callable[[str], Client]:
    """A browser signed in with a role."""

    def sign_in(role: str) -> Client:
        browser = Client()
        browser.force_login(person(role))
        return browser

    return sign_in


AtDesk = Callable[[str], Client]


@pytest.mark.parametrize(
    ("role", "status"), [("contributor", 302), ("editor", 200), ("chief", 200)]
)
def test_editors_shape_fronts(at_desk: AtDesk, front: FrontRow, role: str, status: int) -> None:
    assert at_desk(role).get(reverse("fronts:edit", args=[front.pk])).status_code == status


def test_the_form_publishes_what_was_put_together(
    at_desk: AtDesk, out: Out, front: FrontRow
) -> None:
    edition = out("Ferry sails")
    _block, value = pinned(edition)
    top = [("story", {"story": value["story"].pk, "until": ""})]
    parts = [("note", {"headline": "From the house", "text": "We moved."})]
    answer = at_desk("chief").post(reverse("fronts:edit", args=[front.pk]), _form(top, parts))
    assert answer.status_code == 302
    note = Note(headline="From the house", text="We moved.")
    assert front_at("", "") == Front(top=(Pin(story=edition.id),), parts=(note,))


def test_the_preview_is_the_front_as_the_press_would_print_it(
    at_desk: AtDesk, out: Out, front: FrontRow, tmp_path: Path, settings: Any
) -> None:
    settings.PRESS_ROOT = tmp_path / "site"
    out("Ferry sails")
    browser = at_desk("editor")
    address = reverse("fronts:preview_on_edit", args=[front.pk])
    parts = [("note", {"headline": "", "text": "Soon on this page."})]
    assert browser.post(address, _form([], parts)).json()["is_valid"]
    page = browser.get(address, {"mode": ""}).content.decode()
    assert "Soon on this page." in page
    assert "Ferry sails" in page


def test_only_stories_before_the_public_are_offered(at_desk: AtDesk, out: Out) -> None:
    pinned(out("Ferry sails"))
    StoryRow.objects.create(headline="Ferry sinks")
    browser = at_desk("editor")
    page = browser.get(reverse("front_stories:choose_results"), {"q": "ferry"}).content.decode()
    assert "Ferry sails" in page
    assert "Ferry sinks" not in page
    nothing = browser.get(reverse("front_stories:choose_results"), {"q": "grain"})
    assert "Ferry sails" not in nothing.content.decode()


def _form(top: list[Any], parts: list[Any]) -> dict[str, Any]:
    made: dict[str, Any] = nested_form_data(
        {"locale": "", "section": "", "top": streamfield(top), "parts": streamfield(parts)}
    )
    return made | {"goes_on": "on", "action-publish": "1"}


def _order(site: Path, *editions: Edition) -> list[str]:
    main = (site / "index.html").read_text().partition("<main")[2]
    return sorted((one.path for one in editions), key=main.index)
