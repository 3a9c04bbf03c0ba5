"""Who got a story by push, newsletter or a network is told of its correction."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from copydesk.errors import NotAllowed, Stopped
from copydesk.newsroom.corrections import wording
from copydesk.newsroom.corrections.models import ChangeRow
from copydesk.newsroom.corrections.silent.alarm import Found, Sort, sound
from copydesk.newsroom.corrections.silent.rows import SilentChange
from copydesk.newsroom.corrections.telling import posts as telling
from copydesk.newsroom.corrections.telling.rows import FollowUp, Post
from copydesk.newsroom.desk import publishing
from copydesk.newsroom.desk.models import EditionRow, StoryRow
from copydesk.newsroom.desk.publishing import Intent
from copydesk.newsroom.logbook.models import LineRow
from copydesk.press.follow_up import LONGEST, Told, follow_up_text
from copydesk.press.paper import Site
from copydesk.story.change import ChangeKind, Severity

Channel = Post.Channel
NOTICE = "Correction, 23 November 2026, 14:02 GMT: An earlier version said 9. It was 8."


@pytest.fixture
def corrected(edition: EditionRow, row: StoryRow, editor: User) -> Callable[..., EditionRow]:
    """Make the next edition as a correction does, behind the gate."""

    def make(
        severity: Severity = Severity.MATERIAL, kind: ChangeKind = ChangeKind.CORRECTION
    ) -> EditionRow:
        intent = Intent(kind=kind, text=NOTICE, severity=severity, by="E", person=editor)
        story = publishing.current(row)
        assert story is not None
        publishing.add_edition(row, story.story, intent, withdrawn=False)
        return row.editions.get(current=True)

    return make


def test_a_correction_makes_a_text_ready_for_each_place(
    row: StoryRow, editor: User, edition: EditionRow, corrected: Callable[..., EditionRow]
) -> None:
    telling.posted(row, Channel.SOCIAL, "https://net.example/1", by=editor)
    telling.posted(row, Channel.NEWSLETTER, "Morning letter", by=editor)
    after = corrected()
    short, long = sorted(FollowUp.objects.all(), key=lambda one: len(one.text))
    assert len(short.text) <= LONGEST
    assert edition.path in short.text
    assert NOTICE in long.text
    assert {one.change for one in (short, long)} == {ChangeRow.objects.get(after=after)}


@pytest.mark.parametrize(
    ("channel", "severity", "minutes"),
    [
        (Channel.PUSH, Severity.SERIOUS, 10),
        (Channel.SOCIAL, Severity.MINOR, 10),
        (Channel.NEWSLETTER, Severity.MATERIAL, 24 * 60),
    ],
)
def test_what_is_serious_is_due_in_ten_minutes(
    row: StoryRow,
    editor: User,
    edition: EditionRow,
    corrected: Callable[..., EditionRow],
    channel: str,
    severity: Severity,
    minutes: int,
) -> None:
    telling.posted(row, channel, "x", by=editor)
    after = corrected(severity)
    assert FollowUp.objects.get().due_at == after.at + dt.timedelta(minutes=minutes)


def test_an_update_or_a_later_post_asks_for_nothing(
    row: StoryRow, editor: User, edition: EditionRow, corrected: Callable[..., EditionRow]
) -> None:
    telling.posted(row, Channel.PUSH, "all", by=editor)
    corrected(kind=ChangeKind.UPDATE)
    corrected()
    assert FollowUp.objects.count() == 1
    telling.posted(row, Channel.SOCIAL, "https://net.example/2", by=editor)
    assert FollowUp.objects.count() == 1


def test_a_person_closes_it_and_the_record_says_so(
    row: StoryRow, editor: User, edition: EditionRow, corrected: Callable[..., EditionRow]
) -> None:
    telling.posted(row, Channel.PUSH, "all", by=editor)
    corrected()
    telling.close(FollowUp.objects.get(), by=editor, outcome="sent at 14:10")
    assert not telling.waiting().exists()
    assert LineRow.objects.filter(act="followed_up", story=row.key).count() == 1


def test_posting_needs_a_channel_a_place_a_standing_edition_and_leave(
    row: StoryRow, editor: User, person: Callable[[str], User], edition: EditionRow
) -> None:
    for channel, place in (("pigeon", "x"), (Channel.PUSH, " ")):
        with pytest.raises(Stopped):
            telling.posted(row, channel, place, by=editor)
    with pytest.raises(NotAllowed):
        telling.posted(row, Channel.PUSH, "x", by=person("contributor"))
    one, other = (telling.posted(row, Channel.PUSH, "all", by=editor) for _ in range(2))
    assert one == other


def test_a_notice_waits_until_each_translation_has_its_own(
    row: StoryRow, editor: User, edition: EditionRow, corrected: Callable[..., EditionRow]
) -> None:
    other = StoryRow.objects.create(
        headline="Fähre fährt wieder", language="de", translation_of=row, state="published"
    )
    fields = {f.attname: getattr(edition, f.attname) for f in EditionRow._meta.concrete_fields}
    fields |= {"id": None, "story_id": other.pk, "path": "/de/1/", "language": "de"}
    EditionRow.objects.create(**fields)
    intent = Intent(kind=ChangeKind.CORRECTION, text=NOTICE, person=editor)
    with pytest.raises(Stopped, match="de"):
        wording.ask(row, intent=intent)
    EditionRow.objects.filter(story=other).update(current=False)
    EditionRow.objects.create(
        **{**fields, "number": 2, "current": True, "has_notice": True, "at": timezone.now()}
    )
    wording.ask(row, intent=intent)


@pytest.mark.parametrize("language", ["ar", "de", "en", "es", "fr", "fi"])
def test_short_texts_fit_whatever_the_length(language: str) -> None:
    told = Told(
        kind=ChangeKind.CORRECTION,
        headline="word " * 80,
        notice=f"Correction, 1 May: {'said ' * 90}",
        address="https://paper.example/2026/11/23/a/",
    )
    site = Site(name="The Example", url="https://paper.example")
    text = follow_up_text(told, language=language, site=site, is_short=True)
    assert len(text) <= LONGEST
    assert text.endswith(told.address)


@pytest.mark.parametrize("screen", ["silent", "follow-ups", "beside/{key}"])
def test_the_screens_open_for_who_corrects_and_for_nobody_else(
    row: StoryRow, editor: User, edition: EditionRow, at_desk: Callable[[str], Client],
    corrected: Callable[..., EditionRow], screen: str,
) -> None:  # fmt: skip
    telling.posted(row, Channel.SOCIAL, "https://net.example/1", by=editor)
    corrected()
    sound(Found(sort=Sort.UPSTREAM, place="https://a.example", story=row, was="Six <b>", now="Two"),
          at=timezone.now())  # fmt: skip
    address = f"/desk/{screen.format(key=row.key)}/"
    answer = at_desk("editor").get(address)
    assert answer.status_code == 200
    assert b"Six <b>" not in answer.content
    assert at_desk("contributor").get(address).status_code in (302, 403)


def test_alarms_and_follow_ups_stand_above_the_queue_and_on_the_first_page(
    row: StoryRow, edition: EditionRow, at_desk: Callable[[str], Client]
) -> None:
    sound(Found(sort=Sort.GONE, place="https://a.example", story=row), at=timezone.now())
    for address in ("/desk/queue/", "/desk/"):
        assert b"corr-alarm" in at_desk("editor").get(address).content


def test_an_alarm_and_a_follow_up_are_closed_at_the_desk(
    row: StoryRow, editor: User, edition: EditionRow, at_desk: Callable[[str], Client],
    corrected: Callable[..., EditionRow],
) -> None:  # fmt: skip
    sound(Found(sort=Sort.GONE, place="https://a.example", story=row), at=timezone.now())
    alarm = SilentChange.objects.get()
    client = at_desk("editor")
    client.post(f"/desk/beside/{row.key}/", {"channel": "push", "place": "all"})
    corrected()
    client.post(f"/desk/silent/{alarm.pk}/close/", {"act": "close", "outcome": "looked"})
    due = FollowUp.objects.get()
    client.post(f"/desk/follow-ups/{due.pk}/close/", {"outcome": "", "back": "story"})
    alarm.refresh_from_db()
    due.refresh_from_db()
    assert alarm.closed_at
    assert due.closed_by == editor
