"""What an archive gives to the desk comes in by the intake's own door."""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

from bulk.archives import NEWS, page
from copydesk.errors import CopydeskError
from copydesk.newsroom.bulk import keeper
from copydesk.newsroom.intake import store
from copydesk.newsroom.intake.models import CaptureRow, SourceRow
from wire.captured import captured

DATA = Path(settings.DATA)


@pytest.fixture(autouse=True)
def environment() -> Iterator[None]:
    """The environment as it was: the keeper says in it where the newsroom is."""
    before = dict(os.environ)
    yield
    os.environ.clear()
    os.environ.update(before)


@pytest.mark.django_db
def test_a_capture_is_kept_and_entered_once_however_often_it_comes() -> None:
    SourceRow.objects.create(key="isle", name="Isle Wire")
    keep = keeper(DATA, "isle")
    for _ in range(2):
        keep(captured(page(1), media_type="text/html", charset="utf-8", place=NEWS.format(1)))
    row = CaptureRow.objects.get()
    assert (row.place, row.state) == (NEWS.format(1), CaptureRow.State.KEPT)
    assert row.sha256 == hashlib.sha256(page(1)).hexdigest()
    assert (row.source and row.source.key, row.media_type) == ("isle", "text/html")
    assert store.content(row.sha256) == page(1)


@pytest.mark.django_db
def test_a_source_nobody_knows_is_told_before_anything_is_read() -> None:
    with pytest.raises(CopydeskError, match="no source has this key"):
        keeper(DATA, "nobody")
