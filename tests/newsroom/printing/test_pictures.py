"""Pictures on the site: in sizes, under names of their content, as long as a story shows them."""

import datetime as dt
import io
import re
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from PIL import Image, ImageCms

from copydesk.newsroom.desk.copy import to_blocks, to_body
from copydesk.newsroom.desk.models import PictureFile, StoryRow, WantedPicture
from copydesk.newsroom.desk.picture_data import read_picture_data
from copydesk.newsroom.desk.pictures import keep, put_in_place
from copydesk.newsroom.printing.album import CROPS
from copydesk.newsroom.printing.enlarger import NoPicture, Wanted, enlarge
from copydesk.newsroom.printing.folder import SiteFolder
from copydesk.newsroom.printing.late_prints import LatePrints
from copydesk.newsroom.printing.pictures import Darkroom
from copydesk.newsroom.printing.press import Press
from copydesk.press.paper import Rendition
from copydesk.story.blocks import Credit, Picture
from copydesk.story.edition import Edition
from copydesk.story.record import replace
from copydesk.wire import iim
from newsroom.printing.press_for_tests import UPDATE

Out = Callable[..., Edition]
WHOLE, CARD, LINK = 4, 4, 1  # files of a picture of 1200 pixels, as first laid
ALL = WHOLE + CARD + LINK
LATE = 6


@pytest.fixture(autouse=True)
def own_media(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def picture(db: None) -> Callable[..., Picture]:
    """A picture we hold, in one colour, so many pixels wide."""

    def make(width: int = 1200, colour: str = "teal", **options: Any) -> Picture:
        drawn = io.BytesIO()
        Image.new("RGB", (width, width // 2), colour).save(drawn, "JPEG", **options)
        held = keep(drawn.getvalue(), src=f"https://meridian.example/{colour}.jpg")
        return Picture(key="b1", file=held.file.name, alt=colour, width=width, height=width // 2)

    return make


def pictures(site: Path) -> list[str]:
    return sorted(file.name for file in site.glob("pictures/*") if file.name[0] != ".")


def test_a_picture_is_laid_in_sizes_up_to_its_own(
    picture: Callable[..., Picture], site: Path
) -> None:
    sizes = Darkroom(SiteFolder(site)).renditions(picture(1200), stamp=1)
    told = [(size.width, size.media_type) for size in sizes]
    plain, webp = "image/jpeg", "image/webp"
    assert told == [(480, webp), (960, plain), (960, webp), (1200, webp)]
    assert [size.height for size in sizes] == [240, 480, 480, 600]
    assert all((site / size.address[1:]).is_file() for size in sizes)


def test_another_press_finds_the_sizes_that_lie_there(
    picture: Callable[..., Picture], site: Path
) -> None:
    shown = picture()
    first = Darkroom(SiteFolder(site)).renditions(shown, stamp=1)
    times = [(site / size.address[1:]).stat().st_mtime_ns for size in first]
    assert Darkroom(SiteFolder(site)).renditions(shown, stamp=2) == first
    assert [(site / size.address[1:]).stat().st_mtime_ns for size in first] == times


def test_a_small_picture_is_not_blown_up(picture: Callable[..., Picture], site: Path) -> None:
    sizes = Darkroom(SiteFolder(site)).renditions(picture(300), stamp=1)
    assert [size.width for size in sizes] == [300, 300]


@pytest.mark.django_db
@pytest.mark.parametrize("file", ["", "original_images/nowhere.jpg"])
def test_a_missing_picture_has_no_sizes(site: Path, file: str) -> None:
    assert Darkroom(SiteFolder(site)).renditions(Picture(key="b1", file=file), stamp=1) == ()


def test_a_picture_whose_file_is_damaged_is_a_missing_picture(
    picture: Callable[..., Picture], site: Path
) -> None:
    shown = picture()
    held = PictureFile.objects.get(file=shown.file)
    Path(held.file.path).write_bytes(b"no picture")
    assert Darkroom(SiteFolder(site)).renditions(shown, stamp=1) == ()


def test_a_size_taken_from_the_site_is_made_again(
    picture: Callable[..., Picture], site: Path
) -> None:
    darkroom, shown = Darkroom(SiteFolder(site)), picture()
    first = darkroom.renditions(shown, stamp=1)
    (site / first[0].address[1:]).unlink()
    assert darkroom.renditions(shown, stamp=1) == first
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
    assert len(pictures(site)) == ALL
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
    assert len(pictures(site)) == ALL
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
    assert len(pictures(site)) == ALL


def test_pressing_all_keeps_pictures_and_takes_those_of_nobody(
    press: Press, out: Out, picture: Callable[..., Picture], site: Path, now: dt.datetime
) -> None:
    out("Ferry back", blocks=(picture(),))
    press.empty_outbox(now)
    press.press_all(now)
    assert len(pictures(site)) == ALL


def two_colours(width: int = 1600, height: int = 400) -> bytes:
    """Red on the left, blue on the right."""
    drawn = Image.new("RGB", (width, height), "red")
    drawn.paste("blue", (width // 2, 0, width, height))
    held = io.BytesIO()
    drawn.save(held, "JPEG")
    return held.getvalue()


def middle_of(site: Path, size: Rendition) -> str:
    with Image.open(site / size.address[1:]) as laid:
        found = laid.convert("RGB").getpixel((size.width // 2, size.height // 2))
    assert isinstance(found, tuple)
    return "red" if found[0] > found[2] else "blue"


@pytest.mark.django_db
def test_cards_and_links_are_cut_around_the_focal_point(site: Path) -> None:
    held = keep(two_colours(), src="https://meridian.example/two.jpg")
    shown = Picture(key="b1", file=held.file.name)
    seen = {}
    for place in (200, 1400):
        PictureFile.objects.filter(pk=held.pk).update(focal_point_x=place, focal_point_y=200)
        for crop in CROPS:
            size = Darkroom(SiteFolder(site)).renditions(shown, crop, stamp=1)[-1]
            seen[crop, place] = (round(size.width / size.height, 2), middle_of(site, size))
    assert seen["card", 200] == (1.5, "red")
    assert seen["card", 1400] == (1.5, "blue")
    assert seen["link", 200] == (1.91, "red")
    assert seen["", 200][0] == 4.0


WORDS = Picture(
    key="b1",
    caption="The ferry <in> August & after.",
    credit=Credit(text="Lena Moss/Isle Wire", photographer="Lena Moss"),
    alt="A white ship",
    copyright="© Isle Wire",
    usage_terms="Print only.",
)


@pytest.mark.parametrize("form", ["webp", "jpg", "avif"])
def test_every_size_says_whose_it_is_and_nothing_of_where_the_camera_was(
    press: Press, out: Out, site: Path, now: dt.datetime, form: str
) -> None:
    exif = Image.Exif()
    exif[0x010F] = "Maker"
    exif.get_ifd(0x8769)[0xA431] = "SERIAL-4711"
    exif.get_ifd(0x8825).update({1: "N", 2: (60.0, 1.0, 2.0)})
    drawn = io.BytesIO()
    Image.new("RGB", (700, 400), "teal").save(drawn, "JPEG", exif=exif)
    held = keep(drawn.getvalue(), src="https://meridian.example/gps.jpg")
    PictureFile.objects.update(
        web_statement="https://isle.example/rights", source_type="http://cv.iptc.example/made"
    )
    edition = out("Ferry back", blocks=(replace(WORDS, file=held.file.name),))
    press.empty_outbox(now)
    press.make_late_prints(edition.path, now)
    files = sorted(site.glob(f"pictures/*.{form}"))
    assert files
    for file in files:
        content = file.read_bytes()
        said = read_picture_data(content)
        assert (said.caption, said.alt) == ("The ferry <in> August & after.", "A white ship")
        assert (said.byline, said.credit) == ("Lena Moss", "Lena Moss/Isle Wire")
        assert (said.copyright, said.usage_terms) == ("© Isle Wire", "Print only.")
        assert said.web_statement == "https://isle.example/rights"
        assert said.source_type == "http://cv.iptc.example/made"
        assert b"SERIAL" not in content
        with Image.open(file) as laid:
            assert dict(laid.getexif()) == {}
        if form == "jpg":
            assert iim.datasets(content)[2, 116] == ["© Isle Wire"]
            assert not iim.is_newer(content)


def test_a_picture_is_turned_as_the_camera_was_held(
    picture: Callable[..., Picture], site: Path
) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    shown = picture(1000, exif=exif)
    assert PictureFile.objects.get().width == 500
    sizes = Darkroom(SiteFolder(site)).renditions(shown, stamp=1)
    assert [(size.width, size.height) for size in sizes] == [(480, 960), (500, 1000), (500, 1000)]


def test_colours_are_turned_into_those_of_the_web(site: Path, db: None) -> None:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    drawn = io.BytesIO()
    Image.new("CMYK", (600, 400), (0, 255, 255, 0)).save(drawn, "JPEG", icc_profile=lab)
    held = keep(drawn.getvalue(), src="https://meridian.example/cmyk.jpg")
    size = Darkroom(SiteFolder(site)).renditions(Picture(key="b", file=held.file.name), stamp=1)[-1]
    with Image.open(site / size.address[1:]) as laid:
        assert (laid.mode, laid.info.get("icc_profile")) == ("RGB", None)
    assert middle_of(site, size) == "red"


def test_no_page_waits_for_avif_and_none_names_it_before_it_lies_there(
    press: Press, out: Out, picture: Callable[..., Picture], site: Path, now: dt.datetime
) -> None:
    edition = out("Ferry back", blocks=(picture(),))
    press.empty_outbox(now)
    page, front = site / edition.path[1:] / "index.html", site / "index.html"
    assert "image/avif" not in page.read_text() + front.read_text()
    assert LatePrints(press).make(now) == 1
    assert all("image/avif" in each.read_text() for each in (page, front))
    named = {
        name
        for each in (page, front)
        for name in re.findall(r"/(pictures/[^ \",]+)", each.read_text())
    }
    assert all((site / name).is_file() for name in named)
    assert LatePrints(press).make(now) == 0


def test_late_prints_leave_with_the_story_too(
    press: Press,
    out: Out,
    kill: Callable[[Edition], Edition],
    picture: Callable[..., Picture],
    site: Path,
    now: dt.datetime,
) -> None:
    edition = out("Ferry back", blocks=(picture(),))
    press.empty_outbox(now)
    LatePrints(press).make(now)
    assert len(pictures(site)) == ALL + LATE
    kill(edition)
    press.empty_outbox(now)
    assert pictures(site) == []


def test_what_was_laid_when_the_machine_stopped_leaves_with_the_story(
    press: Press,
    out: Out,
    kill: Callable[[Edition], Edition],
    picture: Callable[..., Picture],
    site: Path,
    now: dt.datetime,
) -> None:
    edition = out("Ferry back", blocks=(picture(),))
    press.empty_outbox(now)
    for page in press.darkroom.late_prints(edition):
        press.folder.add(page, stamp=1)
    kill(edition)
    press.empty_outbox(now)
    assert pictures(site) == []


def test_a_story_killed_while_its_prints_were_made_gets_none(
    press: Press,
    out: Out,
    kill: Callable[[Edition], Edition],
    picture: Callable[..., Picture],
    site: Path,
    now: dt.datetime,
) -> None:
    edition = out("Ferry back", blocks=(picture(),))
    press.empty_outbox(now)
    kill(edition)
    press.empty_outbox(now)
    assert press.make_late_prints(edition.path, now) == 0
    assert press.darkroom.late_prints(edition) == []
    assert pictures(site) == []


def test_a_file_that_comes_late_is_shown_on_every_page_of_its_story(
    press: Press, out: Out, picture: Callable[..., Picture], site: Path, now: dt.datetime
) -> None:
    src = "https://meridian.example/late.jpg"
    edition = out("Ferry back", blocks=(replace(WORDS, src=src),))
    press.empty_outbox(now)
    page, front = site / edition.path[1:] / "index.html", site / "index.html"
    assert "<img" not in page.read_text()
    assert "Lena Moss/Isle Wire" in page.read_text()
    held = PictureFile.objects.get(file=picture().file)
    row = StoryRow.objects.get(key=edition.id)
    row.save_revision()
    put_in_place(WantedPicture.objects.create(story=row, src=src), held)
    assert LatePrints(press).show_changed(now) == 1
    assert all("/pictures/" in each.read_text() for each in (page, front))
    assert LatePrints(press).show_changed(now) == 0
    out("Ferry back", key=edition.id, intent=UPDATE, blocks=(replace(WORDS, src=src),))
    press.empty_outbox(now)
    assert "/pictures/" not in page.read_text()
    assert pictures(site) == []


def test_another_focal_point_cuts_the_cards_anew(
    press: Press, out: Out, picture: Callable[..., Picture], site: Path, now: dt.datetime
) -> None:
    out("Ferry back", blocks=(picture(),))
    press.empty_outbox(now)
    before = set(pictures(site))
    held = PictureFile.objects.get()
    held.focal_point_x, held.focal_point_y = 10, 10
    held.save()
    assert LatePrints(press).show_changed(now) == 1
    assert before.isdisjoint(pictures(site))
    assert len(pictures(site)) == ALL


def replace_file(held: PictureFile, colour: str) -> None:
    """What the desk's form does: another file, the one before taken from the disk."""
    before = held.file.name
    drawn = io.BytesIO()
    Image.new("RGB", (1200, 600), colour).save(drawn, "JPEG")
    held.file = ContentFile(drawn.getvalue(), "ferry.jpg")
    held.save()
    held.file.storage.delete(before)


def shown_colours(site: Path, page: Path) -> set[tuple[int, ...]]:
    """Of the middle of each picture that a page names, roughly."""
    found = set()
    for name in re.findall(r"/(pictures/[^ \",]+\.jpg)", page.read_text()):
        with Image.open(site / name) as laid:
            middle = laid.convert("RGB").resize((1, 1)).getpixel((0, 0))
        assert isinstance(middle, tuple)
        found.add(tuple(round(part / 64) * 64 for part in middle))
    return found


def test_a_file_replaced_at_the_desk_is_replaced_on_every_page_that_shows_it(
    press: Press, out: Out, picture: Callable[..., Picture], site: Path, now: dt.datetime
) -> None:
    edition = out("Ferry back", blocks=(picture(colour="red"),))
    press.empty_outbox(now)
    LatePrints(press).make(now)
    before = set(pictures(site))
    replace_file(PictureFile.objects.get(), "blue")
    assert LatePrints(press).show_changed(now) == 1
    for page in (site / edition.path[1:] / "index.html", site / "index.html"):
        assert shown_colours(site, page) == {(0, 0, 256)}
    assert before.isdisjoint(pictures(site))
    replace_file(PictureFile.objects.get(), "lime")
    assert LatePrints(press).show_changed(now) == 1
    assert shown_colours(site, site / "index.html") == {(0, 256, 0)}


def test_a_story_read_back_into_a_draft_has_the_file_that_replaced_its_own(
    out: Out, picture: Callable[..., Picture]
) -> None:
    edition = out("Ferry back", blocks=(picture(),))
    replace_file(PictureFile.objects.get(), "navy")
    [draft] = to_blocks(to_body(edition.story.blocks))
    assert isinstance(draft, Picture)
    assert draft.file == PictureFile.objects.get().file.name


@pytest.mark.parametrize("together", [False, True])
def test_a_picture_removed_at_the_desk_is_said_to_be_missing_and_keeps_its_credit(
    press: Press,
    out: Out,
    picture: Callable[..., Picture],
    site: Path,
    now: dt.datetime,
    together: bool,
) -> None:
    edition = out("Ferry back", blocks=(replace(WORDS, file=picture().file),))
    press.empty_outbox(now)
    page, front = site / edition.path[1:] / "index.html", site / "index.html"
    if together:
        PictureFile.objects.all().delete()
    else:
        PictureFile.objects.get().delete()
    assert LatePrints(press).show_changed(now) == 1
    assert "/pictures/" not in page.read_text() + front.read_text()
    assert "We do not have its file" in page.read_text()
    assert "Lena Moss/Isle Wire" in page.read_text()
    assert pictures(site) == []


def test_a_late_file_that_is_removed_is_missing_again(
    press: Press, out: Out, picture: Callable[..., Picture], site: Path, now: dt.datetime
) -> None:
    src = "https://meridian.example/late.jpg"
    edition = out("Ferry back", blocks=(replace(WORDS, src=src),))
    row, held = StoryRow.objects.get(key=edition.id), PictureFile.objects.get(file=picture().file)
    row.save_revision()
    put_in_place(WantedPicture.objects.create(story=row, src=src), held)
    press.empty_outbox(now)
    LatePrints(press).show_changed(now)
    assert pictures(site) != []
    held.delete()
    assert LatePrints(press).show_changed(now) == 1
    assert pictures(site) == []


def test_a_new_file_never_takes_the_place_of_one_removed(
    press: Press, out: Out, picture: Callable[..., Picture], site: Path, now: dt.datetime
) -> None:
    edition = out("Ferry back", blocks=(picture(colour="red"),))
    PictureFile.objects.get().delete()
    PictureFile.objects.create(title="Other", file=ContentFile(two_colours(), "red.jpg"))
    press.empty_outbox(now)
    assert "/pictures/" not in (site / edition.path[1:] / "index.html").read_text()


def test_no_late_print_is_made_while_a_changed_picture_waits(
    press: Press, out: Out, picture: Callable[..., Picture], now: dt.datetime
) -> None:
    out("Ferry back", blocks=(picture(),))
    press.empty_outbox(now)
    held = PictureFile.objects.get()
    held.focal_point_x, held.focal_point_y = 10, 10
    held.save()
    late = LatePrints(press)
    assert late.make(now) == 0
    late.show_changed(now)
    assert late.make(now) == 1


def test_a_picture_that_would_take_more_memory_than_there_is_is_a_missing_picture() -> None:
    with pytest.raises(NoPicture):
        enlarge(huge_png(30_000), [Wanted(form="WEBP", width=480, quality=70)])


def huge_png(side: int) -> bytes:
    """So many pixels each way, in few bytes."""

    def chunk(name: bytes, held: bytes) -> bytes:
        check = zlib.crc32(name + held).to_bytes(4, "big")
        return len(held).to_bytes(4, "big") + name + held + check

    packer = zlib.compressobj(9)
    rows = b"".join(packer.compress(bytes(1 + 4 * side)) for _ in range(200)) + packer.flush()
    head = side.to_bytes(4, "big") * 2 + bytes((8, 6, 0, 0, 0))
    told = chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + told
