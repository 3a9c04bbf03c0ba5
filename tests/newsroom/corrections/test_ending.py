"""A correction is closed when nothing about it is left to do, and the record says so."""

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone

from copydesk.newsroom.corrections.models import ChangeRow, MailRow, ReportRow
from copydesk.newsroom.corrections.telling.rows import FollowUp, Post
from copydesk.newsroom.desk.models import EditionRow
from copydesk.newsroom.desk.publishing import Grounds, Intent, add_edition
from copydesk.newsroom.desk.signals import edition_is_everywhere
from copydesk.newsroom.logbook.models import LineRow
from copydesk.newsroom.propagation.ending import close_due
from copydesk.story.blocks import Paragraph
from copydesk.story.change import ChangeKind, Severity
from copydesk.story.story import Story
from newsroom.corrections.sending import address, block_with, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def change(reader: Client, edition: EditionRow) -> ChangeRow:
    """A correction that answers a reader who left an address."""
    send(reader, address(edition, block_with(edition, "240,000")), mail="reader@mail.example")
    (report,) = ReportRow.objects.all()
    MailRow.objects.update(confirmed_at=timezone.now())
    story = Story(headline="The quay", language="en", blocks=(Paragraph(key="p1", text="Five."),))
    intent = Intent(
        kind=ChangeKind.CORRECTION,
        text="It was four.",
        severity=Severity.MATERIAL,
        grounds=Grounds(reports=(report.pk,)),
    )
    add_edition(edition.story, story, intent, withdrawn=False)
    return ChangeRow.objects.get(after__number=2)


def everywhere(change: ChangeRow) -> None:
    edition_is_everywhere.send(sender=EditionRow, edition=change.after, at=timezone.now())


def told(change: ChangeRow) -> None:
    MailRow.objects.update(told="corrected 20260504T120000")


def closed(change: ChangeRow) -> list[LineRow]:
    close_due(timezone.now() + dt.timedelta(seconds=1))
    return list(LineRow.objects.filter(act="closed", change=change.pk))


def test_it_is_closed_once_it_is_everywhere_and_each_reporter_was_told(change: ChangeRow) -> None:
    assert closed(change) == []
    everywhere(change)
    assert closed(change) == []
    told(change)
    (line,) = closed(change)
    assert change.reports.get().reference in line.what
    assert closed(change) == [line]


def test_what_was_posted_is_followed_up_first(change: ChangeRow) -> None:
    everywhere(change)
    told(change)
    post = Post.objects.create(
        story=change.story, channel="social", place="@quay", edition=1, at=change.at
    )
    row = FollowUp.objects.create(post=post, change=change, text="It was four.", due_at=change.at)
    assert closed(change) == []
    FollowUp.objects.filter(pk=row.pk).update(closed_at=change.at)
    assert len(closed(change)) == 1
