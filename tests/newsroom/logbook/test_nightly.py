"""What happens to the record without anybody: told when it is broken, its heads published."""

import datetime as dt
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.utils import timezone

from copydesk.newsroom.corrections.models import ChangeRow
from copydesk.newsroom.corrections.nightly import audit_nightly, last
from copydesk.newsroom.desk.models import StoryRow
from copydesk.newsroom.logbook.audit import PUBLISHED, published_heads
from copydesk.newsroom.logbook.models import LineRow
from copydesk.newsroom.printing.folder import SiteFolder
from copydesk.newsroom.printing.press import Press
from newsroom.logbook.conftest import Tamper

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


def test_it_is_audited_once_a_day_and_chiefs_are_told_when_it_is_broken(
    row: StoryRow, chief: User, tamper: Tamper
) -> None:
    User.objects.filter(pk=chief.pk).update(email="chief@paper.example")
    now = timezone.now()
    first = audit_nightly(now)
    assert first is not None
    assert (first.broken, audit_nightly(now), mail.outbox) == (0, None, [])
    tamper("UPDATE corrections_changerow SET was = 'x' WHERE kind = 'takedown'")
    second = audit_nightly(now + DAY)
    assert second is not None
    assert second == last()
    assert [message.to for message in mail.outbox] == [["chief@paper.example"]]
    assert "line 2: change_altered" in mail.outbox[0].body


def test_the_heads_of_days_that_are_over_are_published_and_stay(row: StoryRow, data: Path) -> None:
    press, now = Press(SiteFolder(data / "site")), timezone.now()
    press.press_heads(now)
    assert published_heads().heads == ()
    press.press_heads(now + DAY)
    content = (data / "site" / PUBLISHED).read_bytes()
    assert [head.number for head in published_heads().heads] == [3]
    assert press.press_heads(now + DAY) == 0
    press.press_all(now + DAY)
    assert (data / "site" / PUBLISHED).read_bytes() == content


def test_an_edition_is_everywhere_once_its_pages_lie_there(row: StoryRow, data: Path) -> None:
    press, later = Press(SiteFolder(data / "site")), timezone.now() + dt.timedelta(hours=1)
    change = ChangeRow.objects.latest("pk")
    assert change.everywhere_at is None
    press.empty_outbox(later)
    press.empty_outbox(later)
    assert LineRow.objects.filter(act="everywhere").count() == 3
    assert change.record().everywhere == later
