"""The tree as the press lays it and the door sends it are of one mind."""

import datetime as dt
from pathlib import Path

import pytest
from django.utils import timezone

from copydesk.newsroom.desk.models import SectionRow, StoryRow
from copydesk.newsroom.desk.publishing import Intent, add_edition
from copydesk.newsroom.front import parts
from copydesk.newsroom.front.asked import Asked
from copydesk.newsroom.front.shelf import Shelf
from copydesk.newsroom.printing.folder import SiteFolder
from copydesk.newsroom.printing.models import PressedPage
from copydesk.newsroom.printing.press import Press
from copydesk.newsroom.web import room
from copydesk.story.blocks import Paragraph
from copydesk.story.change import ChangeKind
from copydesk.story.story import Story


@pytest.fixture
def root(world: SectionRow, tmp_path: Path) -> Path:
    """A printed site with a story that stands and one that was withdrawn."""
    for headline in ("Ferry back in service", "A claim that was false"):
        row = StoryRow.objects.create(headline=headline, section=world)
        text = Paragraph(key="p1", text=f"{headline}, it was said on Monday.")
        story = Story(headline=headline, language="en", blocks=(text,))
        edition = add_edition(row, story, Intent(kind=ChangeKind.NEW), withdrawn=False)
        StoryRow.objects.filter(pk=row.pk).update(path=edition.path)  # as publishing does
    kill = Intent(kind=ChangeKind.TAKEDOWN, text="Withdrawn.")
    add_edition(row, Story(language="en"), kill, withdrawn=True)
    press = Press(SiteFolder(tmp_path / "site"))
    now = timezone.now() + dt.timedelta(hours=1)
    press.empty_outbox(now)
    press.press_all(now)
    return tmp_path / "site"


def test_every_page_is_sent_as_what_the_press_says_it_is(root: Path) -> None:
    shelf = Shelf(parts.site(root))
    for row in PressedPage.objects.all():
        found = shelf.answer(Asked(path=f"/{row.path.removesuffix('index.html')}".encode()))
        assert found is not None, row.path
        assert dict(found.headers)[b"content-type"].decode() == row.media_type, row.path
        assert found.status == (410 if row.status == 410 else 200), row.path


def test_a_withdrawn_story_is_among_them(root: Path) -> None:
    assert PressedPage.objects.filter(status=410, path__contains="claim").exists()


def test_the_rooms_of_the_desk_are_known_to_the_door() -> None:
    assert "desk" in room()
    assert not room() & {"static", "live", "media", "pictures"}
