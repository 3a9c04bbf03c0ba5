"""Pictures on the site: in sizes, under names of their content, as long as a story shows them."""

import datetime as dt
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from copydesk.newsroom.desk.models import PictureFile
from copydesk.newsroom.desk.pictures import keep
from copydesk.newsroom.printing.folder import SiteFolder
from copydesk.newsroom.printing.pictures import Darkroom
from copydesk.newsroom.printing.press import Press
from copydesk.story.blocks import Picture
from copydesk.story.edition import Edition
from newsroom.printing.press_for_tests import UPDATE

Out = Callable[..., Edition]


@pytest.fixture(autouse=True)
def own_media(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def picture(db: None) -> Callable[..., Picture]:
    """A picture we hold, in one colour, so many pixels wide."""

    def make(width: int = 1200, colour: str = "teal") -> Picture:
        drawn = io.BytesIO()
        Image.new("RGB", (width, width // 2), colour).save(drawn, "JPEG")
        held = keep(drawn.getvalue(), src=f"https://meridian.example/{colour}.jpg")
        return Picture(key="b1", file=held.file.name, alt=colour, width=width, height=width // 2)

    return make


def pictures(site: Path) -> list[str]:
    return sorted(file.name for file in site.glob("pictures/*") if file.name[0] != ".")


def test_a_picture_is_laid_in_sizes_up_to_its_own(
    picture: Callable[..., Picture], site: Path
) -> None:
    sizes = Darkroom(SiteFolder(site)).renditions(picture(1200).file, stamp=1)
    told = [(size.width, size.media_type) for size in sizes]
    plain, webp = "image/jpeg", "image/webp"
    assert told == [(480, webp), (960, plain), (960, webp), (1200, webp)]
    assert [size.height for size in sizes] == [240, 480, 480, 600]
    assert all((site / size.address[1:]).is_file() for size in sizes)


def test_another_press_finds_the_sizes_that_lie_there(
    picture: Callable[..., Picture], site: Path
) -> None:
    shown = picture()
    first = Darkroom(SiteFolder(site)).renditions(shown.file, stamp=1)
    times = [(site / size.address[1:]).stat().st_mtime_ns for size in first]
    assert Darkroom(SiteFolder(site)).renditions(shown.file, stamp=2) == first
    assert [(site / size.address[1:]).stat().st_mtime_ns for size in first] == times


def test_a_small_picture_is_not_blown_up(picture: Callable[..., Picture], site: Path) -> None:
    sizes = Darkroom(SiteFolder(site)).renditions(picture(300).file, stamp=1)
    assert [size.width for size in sizes] == [300, 300]


@pytest.mark.django_db
@pytest.mark.parametrize("file", ["", "original_images/nowhere.jpg"])
def test_a_missing_picture_has_no_sizes(site: Path, file: str) -> None:
    assert Darkroom(SiteFolder(site)).renditions(file, stamp=1) == ()


def test_a_picture_whose_file_is_damaged_is_a_missing_picture(
    picture: Callable[..., Picture], site: Path
) -> None:
    shown = picture()
    held = PictureFile.objects.get(file=shown.file)
    Path(held.file.path).write_bytes(b"no picture")
    assert Darkroom(SiteFolder(site)).renditions(shown.file, stamp=1) == ()


def test_a_size_taken_from_the_site_is_made_again(
    picture: Callable[..., Picture], site: Path
) -> None:
    darkroom, shown = Darkroom(SiteFolder(site)), picture()
    first = darkroom.renditions(shown.file, stamp=1)
    (site / first[0].address[1:]).unlink()
    assert darkroom.renditions(shown.file, stamp=1) == first
    assert (site / first[0].address[1:]).is_file()


def test_a_picture_leaves_the_site_with_the_story_that_showed_it(
    press: Press,
    out: Out,
    kill: Callable[[Edition], Edition],
    picture: Callable[..., Picture],
    site: Path,
    now: dt.datetime,
) -> None:
    edition = out("Ferry back", blocks=(picture(),))
    press.empty_outbox(now)
    assert len(pictures(site)) == 4
    kill(edition)
    press.empty_outbox(now)
    assert pictures(site) == []


def test_a_picture_two_stories_show_stays_until_both_are_gone(
    press: Press,
    out: Out,
    kill: Callable[[Edition], Edition],
    picture: Callable[..., Picture],
    site: Path,
    now: dt.datetime,
) -> None:
    shared = picture()
    first, second = out("Ferry back", blocks=(shared,)), out("Bridge opened", blocks=(shared,))
    press.empty_outbox(now)
    kill(first)
    press.empty_outbox(now)
    assert len(pictures(site)) == 4
    kill(second)
    press.empty_outbox(now)
    assert pictures(site) == []


def test_a_picture_that_was_replaced_leaves_the_site(
    press: Press, out: Out, picture: Callable[..., Picture], site: Path, now: dt.datetime
) -> None:
    edition = out("Ferry back", blocks=(picture(colour="teal"),))
    press.empty_outbox(now)
    before = set(pictures(site))
    out("Ferry back", key=edition.id, intent=UPDATE, blocks=(picture(colour="navy"),))
    press.empty_outbox(now)
    assert before.isdisjoint(pictures(site))
    assert len(pictures(site)) == 4


def test_pressing_all_keeps_pictures_and_takes_those_of_nobody(
    press: Press, out: Out, picture: Callable[..., Picture], site: Path, now: dt.datetime
) -> None:
    out("Ferry back", blocks=(picture(),))
    press.empty_outbox(now)
    press.press_all(now)
    assert len(pictures(site)) == 4
