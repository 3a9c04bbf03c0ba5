"""A house with takers, and the other side of the wire as a real door or a list of letters."""

import datetime as dt
import os
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from copydesk.newsroom.corrections.actions import keep_words, reworked
from copydesk.newsroom.desk import actions
from copydesk.newsroom.desk.copy import to_record
from copydesk.newsroom.desk.models import EditionRow, StoryRow
from copydesk.newsroom.desk.publishing import Intent
from copydesk.newsroom.intake.models import SourceRow
from copydesk.newsroom.propagation.models import TakerRow
from copydesk.newsroom.propagation.sending import send_to
from copydesk.story.blocks import Paragraph
from copydesk.story.change import ChangeKind
from copydesk.wire.http.post import Answered, Parcel
from newsroom.desk.copy_for_tests import feed


@pytest.fixture(autouse=True)
def quick_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test can cut the power, so none waits for the disk."""
    monkeypatch.setattr(os, "fsync", lambda handle: None)


@dataclass
class Clock:
    """A clock that stands until it is moved."""

    now: dt.datetime = field(default_factory=timezone.now)

    def __call__(self) -> dt.datetime:
        return self.now

    def on(self, **more: float) -> None:
        """Let time pass."""
        self.now += dt.timedelta(**more)


@dataclass
class OtherSide:
    """A taker's machine: keeps what it is sent and answers as it is told."""

    answer: Answered = field(default_factory=lambda: Answered(status=204))
    is_down: bool = False
    letters: list[Parcel] = field(default_factory=list)

    def __call__(self, letter: Parcel, at: dt.datetime) -> Answered:
        self.letters.append(letter)
        if self.is_down:
            return Answered(trouble="nobody there")
        return self.answer


@pytest.fixture
def clock() -> Clock:
    """The sender's clock, a moment ahead so that what was just made is due."""
    return Clock(timezone.now() + dt.timedelta(seconds=1))


@pytest.fixture
def other() -> OtherSide:
    """The other side, which takes everything."""
    return OtherSide()


@pytest.fixture
def taker(db: None) -> TakerRow:
    """Who takes all our copy by webhook."""
    return TakerRow.objects.create(
        key="island", name="Island Post", address="https://island.example/wire/push/us/"
    )


@pytest.fixture
def free(agency: SourceRow) -> SourceRow:
    """The agency, whose copy may be passed on."""
    agency.may_pass_on = True
    agency.save()
    return agency


@pytest.fixture
def row(free: SourceRow, bring: Callable[..., list[StoryRow]]) -> StoryRow:
    """A story that came by the real line and may be passed on."""
    (story,) = bring(feed())
    return story


@pytest.fixture
def first(taker: TakerRow, row: StoryRow, editor: User) -> EditionRow:
    """Its first edition, made when there was a taker already."""
    return actions.publish(row, by=editor)


def let_out(row: StoryRow, kind: ChangeKind, notice: str = "") -> EditionRow:
    """The next edition, by the house itself: who signs for what is no matter of propagation."""
    row.refresh_from_db()
    revision = row.latest_revision or row.save_revision()
    revision.intent = Intent(kind=kind, text=notice)
    row.publish(revision, user=None)
    row.refresh_from_db()
    return row.editions.get(current=True)


@pytest.fixture
def correct(editor: User) -> Callable[..., EditionRow]:
    """The desk's next edition of a story: another first paragraph, and a notice."""

    def publish(
        row: StoryRow,
        words: str,
        kind: ChangeKind = ChangeKind.CORRECTION,
        notice: str = "Something else stood here on 23 November.",
    ) -> EditionRow:
        row.refresh_from_db()
        draft = to_record(row.get_latest_revision_as_object())
        key = next(block.key for block in draft.blocks if isinstance(block, Paragraph))
        keep_words(row, reworked(draft, {key: words}), by=editor)
        return let_out(row, kind, notice)

    return publish


@pytest.fixture
def send(clock: Clock, other: OtherSide) -> Callable[[TakerRow], bool]:
    """Send a taker what waits for it."""
    return lambda taker: send_to(taker.pk, clock, other)
