"""How it stands with a source, in words."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from copydesk.newsroom.intake import health, settling
from copydesk.newsroom.intake.models import SourceRow

pytestmark = pytest.mark.django_db

MIDNIGHT = dt.datetime(2026, 3, 2, tzinfo=dt.UTC)
SignedIn = Callable[[str], Client]


def source(**known: object) -> SourceRow:
    filled = {"key": "meridian", "name": "Meridian", "address": "https://a.example/feed", **known}
    return SourceRow.objects.create(**filled)


def by_day(gap: int, days: int = 14) -> SourceRow:
    """A source with news every `gap` minutes from six to midnight."""
    made = source()
    for day in range(days):
        for minute in range(6 * 60, 24 * 60, gap):
            settling.delivered(made, now=MIDNIGHT + dt.timedelta(days=day, minutes=minute))
    return made


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (20, "1 minute"),
        (2400, "40 minutes"),
        (7000, "2 hours"),
        (130_000, "2 days"),
    ],
)
def test_a_length_is_told_in_one_unit(seconds: float, words: str) -> None:
    assert health.length(seconds) == words


def test_a_rhythm_is_told_with_its_quiet_hours() -> None:
    told = health.rhythm_word(by_day(40))
    assert told in {
        f"about every {minutes} minutes, quiet from 00:00 to 06:00" for minutes in range(36, 45)
    }


def test_of_a_source_not_yet_known_no_rhythm_is_told() -> None:
    assert health.rhythm_word(source()) == ""


@pytest.mark.parametrize(
    ("known", "words"),
    [
        ({}, "not yet asked"),
        ({"active": False}, "paused"),
        ({"state": "well"}, "answers"),
        ({"state": "well", "wasted": 10}, "answers, but always sends everything"),
        ({"state": "gone"}, "says it is gone for good; asked once a week"),
        (
            {
                "state": "fails",
                "failures": 4,
                "last_poll": MIDNIGHT,
                "next_poll": MIDNIGHT + dt.timedelta(hours=8),
            },
            "does not answer as it should; asked again after 8 hours",
        ),
        ({"way": "hand", "address": ""}, ""),
    ],
)
def test_a_state_is_told_in_words(known: dict[str, object], words: str) -> None:
    assert health.state_word(source(**known)) == words


def test_silence_is_told_with_the_state() -> None:
    told = health.state_word(source(state="well", idle_since=MIDNIGHT))
    assert told == "answers; silent since 03/02/2026 midnight, which is long for it"


def test_what_a_source_asks_for_is_told() -> None:
    told = health.wishes_word(source(ttl=7200, hours_off=0b1111111, days_off=0b1100000))
    assert told == (
        "at most every 2 hours, quiet from 00:00 to 07:00, not on Saturday, Sunday"
    )  # fmt: skip


def test_the_first_page_names_sources_that_need_a_look(signed_in: SignedIn) -> None:
    client = signed_in("editor")
    home = reverse("wagtailadmin_home")
    assert "Sources that need a look" not in client.get(home).content.decode()
    source(key="silent", name="Silent Wire", idle_since=MIDNIGHT)
    source(key="well", name="Well Wire", state="well")
    shown = client.get(home).content.decode()
    assert "Silent Wire" in shown
    assert "Well Wire" not in shown


def test_paused_sources_need_no_look() -> None:
    source(idle_since=MIDNIGHT, active=False)
    assert not health.ailing().exists()


def test_the_list_and_the_page_tell_state_and_rhythm(signed_in: SignedIn) -> None:
    made = by_day(40)
    client = signed_in("editor")
    for page in (reverse("sources:index"), reverse("sources:inspect", args=(made.pk,))):
        shown = client.get(page).content.decode()
        assert "about every " in shown
        assert "not yet asked" in shown


def test_a_chief_goes_back_to_the_former_address(
    signed_in: SignedIn, person: Callable[[str], User]
) -> None:
    made = source(moved_from="https://old.example/feed")
    page = reverse("sources:back", args=(made.pk,))
    answer = signed_in("chief").post(page, follow=True)
    assert "former address again" in answer.content.decode()
    made.refresh_from_db()
    assert (made.address, made.host) == ("https://old.example/feed", "old.example")
    assert not made.follows_moves


def test_going_back_is_not_for_contributors(signed_in: SignedIn) -> None:
    made = source(moved_from="https://old.example/feed")
    answer = signed_in("contributor").post(reverse("sources:back", args=(made.pk,)))
    assert answer.status_code in (302, 403)
    made.refresh_from_db()
    assert made.address == "https://a.example/feed"
