"""Who does not answer for a kill is reminded, and the desk hears of it."""

import datetime as dt
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core import mail
from pytest_django import Settings
from wagtail.users.models import UserProfile

from copydesk.newsroom.desk import actions
from copydesk.newsroom.desk.models import EditionRow
from copydesk.newsroom.logbook.models import LineRow
from copydesk.newsroom.propagation import by_hand, escalating
from copydesk.newsroom.propagation.models import DeliveryRow, TakerRow
from newsroom.propagation.editions import corrected

pytestmark = pytest.mark.django_db

State = DeliveryRow.State
MINUTE, HOUR = dt.timedelta(minutes=1), dt.timedelta(hours=1)


@pytest.fixture
def taker(db: None) -> TakerRow:
    """Who says what it did, and whose desk has a mail address."""
    return TakerRow.objects.create(
        key="island", name="Island Post", address="https://island.example/push/",
        has_own_answers=True, contact="desk@island.example",
    )  # fmt: skip


@pytest.fixture
def mailed(chief: User) -> User:
    chief.email = "chief@paper.example"
    chief.save()
    return chief


@pytest.fixture
def kill(first: EditionRow, taker: TakerRow, chief: User) -> DeliveryRow:
    """A kill that the taker took and has not answered for."""
    taker.deliveries.update(state=State.TOLD)
    first.story.refresh_from_db()
    actions.withdraw(first.story, by=chief, reason="It was false.")
    taker.deliveries.filter(kind="kill").update(state=State.TOLD)
    return taker.deliveries.get(kind="kill")


def to() -> list[str]:
    return [address for letter in mail.outbox for address in letter.to]


def test_a_kill_is_chased_after_a_quarter_of_an_hour_an_hour_and_a_day(
    kill: DeliveryRow, mailed: User
) -> None:
    made = kill.made_at
    assert escalating.chase(made + 14 * MINUTE) == 0
    moments = (made + 15 * MINUTE, made + 16 * MINUTE, made + HOUR, made + 24 * HOUR)
    assert [escalating.chase(moment) for moment in moments] == [1, 0, 1, 1]
    assert escalating.chase(made + 300 * HOUR) == 0
    assert to() == ["desk@island.example", "chief@paper.example"] * 3
    kill.refresh_from_db()
    assert (kill.chases, kill.escalated_at) == (3, made + 15 * MINUTE)
    assert kill.is_chased
    assert LineRow.objects.filter(act="chased", story=kill.story.key).count() == 3
    first = mail.outbox[0]
    assert first.subject.startswith("KILL: ")
    assert kill.story.headline in first.subject
    assert "It was false." in first.body
    assert len({letter.extra_headers["Message-ID"] for letter in mail.outbox}) == 6


def test_a_correction_is_chased_later_and_the_desk_hears_of_it_the_second_time(
    first: EditionRow, taker: TakerRow, mailed: User
) -> None:
    taker.deliveries.update(state=State.TOLD)
    corrected(first.story, "The ferry sailed again on Wednesday, it was said.")
    made = taker.deliveries.get(kind="correction").made_at
    assert escalating.chase(made + 3 * HOUR) == 0
    assert escalating.chase(made + 4 * HOUR) == 1
    assert to() == ["desk@island.example"]
    assert escalating.chase(made + 24 * HOUR) == 1
    assert to()[1:] == ["desk@island.example", "chief@paper.example"]


@pytest.mark.parametrize("state", [State.ACKNOWLEDGED, State.ACTED, State.OVERTAKEN])
def test_who_has_answered_is_left_in_peace(kill: DeliveryRow, state: str) -> None:
    DeliveryRow.objects.filter(pk=kill.pk).update(state=state)
    assert escalating.chase(kill.made_at + HOUR) == 0


@pytest.mark.parametrize("state", [State.WAITING, State.TAKEN, State.TOLD, State.FAILED])
def test_how_far_it_came_makes_no_difference(kill: DeliveryRow, state: str) -> None:
    DeliveryRow.objects.filter(pk=kill.pk).update(state=state)
    assert escalating.chase(kill.made_at + HOUR) == 1


def test_who_was_told_by_telephone_is_left_in_peace(
    kill: DeliveryRow, editor: User, mailed: User
) -> None:
    moment = kill.made_at + 20 * MINUTE
    by_hand.told_by_telephone(kill, by=editor, now=moment)
    assert escalating.chase(kill.made_at + HOUR) == 0
    kill.refresh_from_db()
    assert (kill.told_by, kill.told_by_hand_at) == (editor, moment)
    assert LineRow.objects.filter(act="told_by_telephone").count() == 1


def test_news_that_nobody_answers_for_is_not_chased(first: EditionRow, taker: TakerRow) -> None:
    assert escalating.chase(first.at + 100 * HOUR) == 0
    assert not mail.outbox


def test_a_later_edition_that_was_answered_for_answers_for_all_before(
    first: EditionRow, taker: TakerRow
) -> None:
    taker.deliveries.update(state=State.TOLD)
    corrected(first.story, "The ferry sailed again on Wednesday, it was said.")
    taker.deliveries.filter(kind="correction").update(state=State.TOLD)
    corrected(first.story, "The ferry sailed again on Thursday, it was said.")
    last = taker.deliveries.order_by("-pk")[0]
    last.state = State.ACKNOWLEDGED
    last.save()
    assert escalating.chase(last.made_at + 100 * HOUR) == 0


def test_a_house_without_anybodys_address_chases_on_its_screens(
    kill: DeliveryRow, taker: TakerRow
) -> None:
    TakerRow.objects.update(contact="")
    assert escalating.chase(kill.made_at + HOUR) == 1
    kill.refresh_from_db()
    assert (kill.chases, kill.escalated_at is not None, mail.outbox) == (2, True, [])


def test_mail_that_did_not_leave_leaves_later_and_killed_in_between_it_is_the_same_letter(
    kill: DeliveryRow, mailed: User, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    moment = kill.made_at + 20 * MINUTE
    settings.EMAIL_BACKEND = "newsroom.propagation.broken_mail.Broken"
    assert escalating.chase(moment) == 0
    kill.refresh_from_db()
    assert kill.chases == 0
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

    def die(*args: Any, **more: Any) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as cut:
        cut.setattr(escalating, "note", die)
        with pytest.raises(KeyboardInterrupt):
            escalating.chase(moment)
    assert escalating.chase(moment) == 1
    ids = [letter.extra_headers["Message-ID"] for letter in mail.outbox]
    assert ids[:2] == ids[2:]
    assert LineRow.objects.filter(act="chased").count() == 1


def test_a_headline_cannot_write_into_the_head_of_a_letter(kill: DeliveryRow, mailed: User) -> None:
    kill.story.headline = "Ferry\r\nBcc: all@other.example"
    kill.story.save()
    assert escalating.chase(kill.made_at + HOUR) == 1
    assert "\n" not in mail.outbox[0].subject
    assert to() == ["desk@island.example", "chief@paper.example"]


def test_everybody_is_written_to_in_their_own_language(
    kill: DeliveryRow, mailed: User, editor: User
) -> None:
    UserProfile.objects.create(user=mailed, preferred_language="de")
    editor.is_superuser, editor.email = True, "editor@paper.example"
    editor.save()
    TakerRow.objects.update(languages=["fr-CA"])
    escalating.chase(kill.made_at + 15 * MINUTE)
    said = {letter.to[0]: letter.body.splitlines() for letter in mail.outbox}
    assert said["desk@island.example"][0] == "KILL : ne doit plus être utilisé"
    assert said["chief@paper.example"][0].endswith(
        "hat hierauf nicht geantwortet (1. von 3 Mahnungen):"
    )
    assert said["editor@paper.example"][0].endswith("not answered for this (reminder 1 of 3):")
    assert {letter.subject.partition(":")[0].strip() for letter in mail.outbox} == {"KILL"}
