"""The desk's screens of takers and of what went to them."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone
from lxml import html
from pytest_django import Settings

from copydesk.newsroom.desk import actions
from copydesk.newsroom.desk.models import EditionRow
from copydesk.newsroom.propagation import by_hand, escalating
from copydesk.newsroom.propagation.models import DeliveryRow, TakerRow
from copydesk.wire.http.signatures import new_secret

pytestmark = pytest.mark.django_db

State = DeliveryRow.State
FILLED = {
    "name": "Coast Radio",
    "contact": "desk@coast.example",
    "way": "webhook",
    "form": "ninjs-3.1",
    "address": "https://coast.example/push/",
    "languages": "de, fr",
}


@pytest.fixture
def at_desk(person: Callable[[str], User], client: Client) -> Callable[[str], Client]:
    def sit_down(role: str) -> Client:
        client.force_login(person(role))
        return client

    return sit_down


@pytest.fixture
def kill(first: EditionRow, taker: TakerRow, chief: User) -> DeliveryRow:
    """A kill that failed."""
    taker.deliveries.update(state=State.TOLD)
    first.story.refresh_from_db()
    actions.withdraw(first.story, by=chief, reason="It was false.")
    long_ago = timezone.now() - 2 * escalating.HOUR
    taker.deliveries.filter(kind="kill").update(
        state=State.FAILED, failed_at=timezone.now(), trouble="answered 500", made_at=long_ago
    )
    return taker.deliveries.get(kind="kill")


def words(answer: Any) -> str:
    said: Any = html.fromstring(answer.content).xpath("string(//main)")
    return " ".join(str(said).split())


def test_a_chief_takes_on_a_taker(at_desk: Callable[[str], Client], taker: TakerRow) -> None:
    browser = at_desk("chief")
    assert browser.get("/desk/takers/new/").status_code == 200
    answer = browser.post("/desk/takers/new/", FILLED)
    assert answer.status_code == 302
    made = TakerRow.objects.get(name="Coast Radio")
    given = new_secret()
    answer = browser.post(f"/desk/takers/edit/{made.pk}/", FILLED | {"given_secret": given})
    assert answer.status_code == 302
    made.refresh_from_db()
    assert made.secret == given
    assert (made.key, made.languages, made.sections) == ("coast-radio", ["de", "fr"], [])
    assert made.secret.startswith("whsec_")
    page = browser.get(f"/desk/takers/inspect/{made.pk}/")
    assert "Nothing yet." in words(page)
    assert made.secret not in page.content.decode()


@pytest.mark.parametrize(
    ("more", "wrong"),
    [
        ({"address": "http://10.0.0.1/"}, "address"),
        ({"address": ""}, "address"),
        ({"form": "rss"}, "form"),
        ({"way": "hub"}, "way"),
        ({"given_secret": "hush"}, "given_secret"),
        ({"given_secret": "whsec_c2hvcnQ="}, "given_secret"),
    ],
)
def test_what_cannot_be_sent_to_is_no_taker(
    at_desk: Callable[[str], Client], more: dict[str, str], wrong: str
) -> None:
    answer = at_desk("chief").post("/desk/takers/new/", FILLED | more)
    assert answer.status_code == 200
    assert wrong in answer.context["form"].errors
    assert not TakerRow.objects.exists()


def test_the_list_names_all_takers(at_desk: Callable[[str], Client], taker: TakerRow) -> None:
    assert "Island Post" in words(at_desk("editor").get("/desk/takers/"))


@pytest.mark.parametrize(
    ("role", "sees", "changes"),
    [("contributor", False, False), ("editor", True, False), ("chief", True, True)],
)
def test_each_role_may_what_it_may(
    at_desk: Callable[[str], Client], taker: TakerRow, first: EditionRow, role: str,
    sees: bool, changes: bool,
) -> None:  # fmt: skip
    browser = at_desk(role)
    delivery = taker.deliveries.get()
    seen = ["/desk/takers/", f"/desk/takers/inspect/{taker.pk}/", "/desk/unanswered/"]
    seen += [f"/desk/deliveries/story/{first.story.key}/"]
    for address in seen:
        assert (browser.get(address).status_code == 200) is sees, address
    assert (
        "What went to whom" in browser.get(f"/desk/review/{first.story.key}/").content.decode()
    ) is sees
    done = browser.post(f"/desk/deliveries/{delivery.pk}/", {"act": "told"})
    assert done.status_code == 302
    delivery.refresh_from_db()
    assert (delivery.told_by_hand_at is not None) is sees
    secret = taker.secret
    for act in ("secret", "pause", "try"):
        browser.post(f"/desk/takers/{act}/{taker.pk}/")
    taker.refresh_from_db()
    assert (taker.secret != secret, not taker.active) == (changes, changes)
    assert browser.get(f"/desk/takers/delete/{taker.pk}/").status_code != 200


def test_the_table_of_a_story_says_what_became_of_it_at_each_taker(
    at_desk: Callable[[str], Client], kill: DeliveryRow
) -> None:
    kill.taker.deliveries.filter(kind="new").update(
        state=State.ACTED, acted_at=timezone.now(),
        answer={"how": "published", "address": "https://island.example/ferry/",
                "downstream": [{"house": "Skerry Sheet", "state": "acted", "how": "published",
                                "at": "2026-11-23T10:00:00Z"}]},
    )  # fmt: skip
    said = words(at_desk("editor").get(f"/desk/deliveries/story/{kill.story.key}/"))
    for part in ("Island Post", "kill", "failed", "answered 500", "acted", "published",
                 "https://island.example/ferry/", "Skerry Sheet", "Send again"):  # fmt: skip
        assert part in said


def test_what_was_not_answered_stands_above_the_queue_and_on_the_first_page(
    at_desk: Callable[[str], Client], kill: DeliveryRow
) -> None:
    browser = at_desk("editor")
    for address in ("/desk/queue/", "/desk/"):
        assert "Takers that have not answered" in words(browser.get(address))
    assert "Island Post" in words(browser.get("/desk/unanswered/"))
    browser.post(f"/desk/deliveries/{kill.pk}/", {"act": "told", "next": "/desk/unanswered/"})
    assert "All have answered." in words(browser.get("/desk/unanswered/"))
    assert "Takers that have not answered" not in words(browser.get("/desk/queue/"))
    said = words(browser.get(f"/desk/deliveries/story/{kill.story.key}/"))
    assert "told by telephone" in said
    assert "editor" in said


def test_sent_again_it_waits_under_its_own_name(
    at_desk: Callable[[str], Client], kill: DeliveryRow
) -> None:
    answer = at_desk("editor").post(f"/desk/deliveries/{kill.pk}/", {"act": "again"})
    assert answer.status_code == 302
    again = DeliveryRow.objects.get(pk=kill.pk)
    assert (again.state, again.name) == (State.WAITING, kill.name)


def test_what_was_done_with_is_not_sent_again(
    at_desk: Callable[[str], Client], kill: DeliveryRow
) -> None:
    DeliveryRow.objects.filter(pk=kill.pk).update(state=State.ACTED)
    at_desk("editor").post(f"/desk/deliveries/{kill.pk}/", {"act": "again"})
    assert DeliveryRow.objects.get(pk=kill.pk).state == State.ACTED


def test_the_secret_is_shown_once_and_the_former_one_holds_a_day(
    at_desk: Callable[[str], Client], taker: TakerRow
) -> None:
    former, token = taker.secret, taker.token
    answer = at_desk("chief").post(f"/desk/takers/secret/{taker.pk}/")
    taker.refresh_from_db()
    assert taker.secret in answer.content.decode()
    assert "no-store" in answer["cache-control"]
    assert (taker.old_secret, taker.token != token) == (former, True)
    assert taker.old_until is not None
    lasts = taker.old_until - timezone.now()
    assert lasts <= by_hand.CHANGE_OVER


def test_a_trial_says_what_came_of_it(
    at_desk: Callable[[str], Client], taker: TakerRow, settings: Settings
) -> None:
    settings.WIRE_ALLOW = ("127.0.0.1:9",)
    taker.address = "http://127.0.0.1:9/"
    taker.save()
    browser = at_desk("chief")
    page = browser.post(f"/desk/takers/try/{taker.pk}/", follow=True)
    assert "Island Post has not taken it" in page.content.decode()


def test_a_subscriber_of_the_hub_is_ended_but_not_resumed(
    at_desk: Callable[[str], Client], taker: TakerRow
) -> None:
    TakerRow.objects.update(way="hub", topic="https://paper.example/feed.atom")
    browser = at_desk("chief")
    assert browser.get(f"/desk/takers/edit/{taker.pk}/").status_code == 200
    browser.post(f"/desk/takers/pause/{taker.pk}/")
    taker.refresh_from_db()
    assert not taker.active
    browser.post(f"/desk/takers/pause/{taker.pk}/")
    taker.refresh_from_db()
    assert not taker.active
