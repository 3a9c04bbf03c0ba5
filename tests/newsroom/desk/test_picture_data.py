"""What picture files say about themselves, and where it goes."""

import io
import tracemalloc
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.base import ContentFile
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin
from wagtail.images.forms import get_image_form

from copydesk.newsroom.desk import actions, pictures
from copydesk.newsroom.desk.copy import fill, keep_draft, to_record
from copydesk.newsroom.desk.models import PictureFile, StoryRow, WantedPicture
from copydesk.newsroom.desk.picture_data import PictureData, read_picture_data
from copydesk.story.blocks import Credit, Picture
from copydesk.story.record import replace
from copydesk.story.story import Story
from newsroom.desk.copy_for_tests import feed

SAMPLE = Path(__file__).parents[3] / "sample" / "pictures"
GLACIER = (SAMPLE / "glacier.jpg").read_bytes()
SRC = "https://meridian.example/glacier.jpg"


def jpeg(**options: object) -> bytes:
    held = io.BytesIO()
    Image.new("RGB", (320, 240), "navy").save(held, "JPEG", **options)
    return held.getvalue()


def exif(**tags: str) -> bytes:
    numbers = {"description": 0x010E, "artist": 0x013B, "copyright": 0x8298}
    data = Image.Exif()
    for name, text in tags.items():
        data[numbers[name]] = text
    return jpeg(exif=data)


def test_a_file_tells_caption_names_rights_and_alternative_text() -> None:
    said = read_picture_data(GLACIER)
    assert said.caption.startswith("The tongue of Harrow Glacier")
    assert (said.byline, said.credit_line) == ("Tomas Kirrin", "Tomas Kirrin/Harbour Pictures")
    assert said.copyright == "© Harbour Pictures"
    assert said.alt.startswith("A blue and white glacier")


@pytest.mark.parametrize("path", sorted(SAMPLE.glob("*.jpg")), ids=lambda path: path.stem)
def test_every_sample_picture_says_all_that_must_be_printed(path: Path) -> None:
    said = read_picture_data(path.read_bytes())
    assert all((said.caption, said.credit_line, said.copyright, said.alt))


def test_exif_serves_where_nothing_better_is_there() -> None:
    said = read_picture_data(
        exif(description="A boat", artist="Lena Moss", copyright="Moss Estate")
    )
    assert said == PictureData(caption="A boat", byline="Lena Moss", copyright="Moss Estate")
    assert said.credit_line == "Lena Moss"


@pytest.mark.parametrize("words", ["OLYMPUS DIGITAL CAMERA", "  ", "IMG_0042", "unknown"])
def test_what_a_camera_writes_is_no_caption(words: str) -> None:
    assert read_picture_data(exif(description=words)).caption == ""


def test_of_many_languages_the_default_is_taken_and_of_names_all() -> None:
    packet = (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF'
        ' xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"><rdf:Description rdf:about="">'
        "<dc:description><rdf:Alt><rdf:li xml:lang='de'>Ein Boot</rdf:li>"
        "<rdf:li xml:lang='x-default'>A boat</rdf:li></rdf:Alt></dc:description>"
        "<dc:creator><rdf:Seq><rdf:li>Lena Moss</rdf:li><rdf:li>Tom Vale</rdf:li></rdf:Seq>"
        "</dc:creator></rdf:Description></rdf:RDF></x:xmpmeta>"
    )
    said = read_picture_data(jpeg(xmp=packet.encode()))
    assert (said.caption, said.byline) == ("A boat", "Lena Moss, Tom Vale")


def test_entities_in_xmp_are_not_opened() -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "boom">]><x:xmpmeta xmlns:x="adobe:ns:meta/">&a;</x:xmpmeta>'
    assert read_picture_data(jpeg(xmp=bomb)) == PictureData()


def test_words_of_a_file_cannot_turn_the_page_around() -> None:
    assert read_picture_data(exif(artist="Lena\x00\x07 Moss")).byline == "Lena Moss"


@given(st.binary(max_size=200), st.integers(0, 3000))
def test_broken_bytes_say_nothing_or_less_but_never_raise(junk: bytes, at: int) -> None:
    read_picture_data(junk)
    read_picture_data(GLACIER[:at] + junk + GLACIER[at + len(junk) : 6000])


NAMES = (
    ' xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"'
    ' xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/"'
    ' xmlns:plus="http://ns.useplus.org/ldf/xmp/1.0/"'
    ' xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"'
    ' xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"'
)
DRAWN = "http://cv.iptc.org/newscodes/digitalsourcetype/digitalArt"
WHOLE = (
    f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF{NAMES}><rdf:Description rdf:about=""'
    ' photoshop:Headline="Ferry afloat" photoshop:Credit="Isle Wire"'
    ' photoshop:DateCreated="2026-03-04T11:05:00+01:00"'
    ' xmpRights:WebStatement="https://isle.example/rights"'
    f' Iptc4xmpExt:DigitalSourceType="{DRAWN}">'
    "<xmpRights:UsageTerms><rdf:Alt><rdf:li xml:lang='x-default'>No sales.</rdf:li></rdf:Alt>"
    "</xmpRights:UsageTerms>"
    "<Iptc4xmpCore:ExtDescrAccessibility><rdf:Alt><rdf:li xml:lang='x-default'>A ship, listing."
    "</rdf:li></rdf:Alt></Iptc4xmpCore:ExtDescrAccessibility>"
    "<plus:Licensor><rdf:Seq><rdf:li rdf:parseType='Resource'><plus:LicensorURL>"
    "https://isle.example/buy</plus:LicensorURL></rdf:li></rdf:Seq></plus:Licensor>"
    "<Iptc4xmpExt:LocationShown><rdf:Bag><rdf:li rdf:parseType='Resource'>"
    "<Iptc4xmpExt:City>Port Hale</Iptc4xmpExt:City>"
    "<Iptc4xmpExt:CountryName>Skerry</Iptc4xmpExt:CountryName></rdf:li></rdf:Bag>"
    "</Iptc4xmpExt:LocationShown></rdf:Description></rdf:RDF></x:xmpmeta>"
).encode()


def drawn(form: str, **options: object) -> bytes:
    held = io.BytesIO()
    Image.new("RGB", (64, 48), "navy").save(held, form, **options)
    return held.getvalue()


def with_xmp(form: str, packet: bytes) -> bytes:
    if form != "PNG":
        return drawn(form, xmp=packet)
    text = PngImagePlugin.PngInfo()
    text.add_itxt("XML:com.adobe.xmp", packet.decode())
    return drawn(form, pnginfo=text)


@pytest.mark.parametrize("form", ["JPEG", "WEBP", "AVIF", "PNG"])
def test_rights_terms_and_origin_are_read_from_every_kind_of_file(form: str) -> None:
    assert read_picture_data(with_xmp(form, WHOLE)) == PictureData(
        headline="Ferry afloat",
        credit="Isle Wire",
        usage_terms="No sales.",
        description="A ship, listing.",
        web_statement="https://isle.example/rights",
        licensor_url="https://isle.example/buy",
        source_type=DRAWN,
        made="2026-03-04T11:05:00+01:00",
        place="Port Hale, Skerry",
    )


def test_only_addresses_of_the_web_are_taken_for_addresses() -> None:
    packet = WHOLE.replace(b"https://isle.example/rights", b"javascript:alert(1)")
    assert read_picture_data(drawn("JPEG", xmp=packet)).web_statement == ""


def test_the_time_of_a_camera_is_told_as_standards_write_it() -> None:
    data = Image.Exif()
    data.get_ifd(0x8769)[0x9003] = "2026:03:04 11:05:00"
    data.get_ifd(0x8769)[0x9011] = "+01:00"
    assert read_picture_data(jpeg(exif=data)).made == "2026-03-04T11:05:00+01:00"


def bomb() -> bytes:
    """A PNG that says a gigabyte about itself in a megabyte."""
    chunks = [bytes(13)]
    chunks[0] = (64).to_bytes(4, "big") + (48).to_bytes(4, "big") + bytes((8, 2, 0, 0, 0))
    packed = zlib.compress(b"x" * 10_000_000, 9)
    text = b"XML:com.adobe.xmp\x00\x01\x00\x00\x00" + packed
    parts = [(b"IHDR", chunks[0]), *[(b"iTXt", text)] * 100]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        len(held).to_bytes(4, "big") + name + held + zlib.crc32(name + held).to_bytes(4, "big")
        for name, held in parts
    )


def test_words_packed_beyond_all_bounds_are_left_unread() -> None:
    tracemalloc.start()
    assert read_picture_data(bomb()) == PictureData()
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 150 * 1024 * 1024


@pytest.mark.django_db
def test_an_upload_says_for_itself_what_nobody_has_typed(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
    file = ContentFile(with_xmp("JPEG", WHOLE), "ferry.jpg")
    picture = PictureFile.objects.create(title="Ferry", file=file, credit="Our own")
    assert (picture.credit, picture.usage_terms) == ("Our own", "No sales.")
    assert len(picture.sha256) == 64
    picture.credit = ""
    picture.save()
    assert PictureFile.objects.get().credit == ""


@pytest.mark.django_db
def test_a_file_put_in_the_place_of_another_is_known_by_its_own_bytes(
    settings: Any, tmp_path: Path
) -> None:
    settings.MEDIA_ROOT = tmp_path
    picture = PictureFile.objects.create(title="A", file=ContentFile(drawn("JPEG"), "a.jpg"))
    before = picture.sha256
    picture.file = ContentFile(drawn("PNG"), "b.png")
    picture.save()
    assert picture.sha256 != before


@pytest.mark.django_db
def test_credentials_of_the_original_are_told_in_the_form_and_cannot_be_typed() -> None:
    form = get_image_form(PictureFile)(instance=PictureFile(content_credentials="urn:c2pa:1"))
    assert form.fields["content_credentials"].disabled
    assert form["content_credentials"].value() == "urn:c2pa:1"


BARE = f'<p><img src="{SRC}" width="800" height="600"></p>'
FIGURE = f'<figure><img src="{SRC}" width="800"><figcaption>Ice in August.</figcaption></figure>'


def shown(row: StoryRow) -> list[Picture]:
    row.refresh_from_db()
    blocks = to_record(row.get_latest_revision_as_object()).blocks
    return [block for block in blocks if isinstance(block, Picture)]


def bring_with_file(bring: Callable[..., list[StoryRow]], note: str) -> StoryRow:
    (row,) = bring(feed(note=note))
    file = pictures.keep(GLACIER, src=SRC, block=shown(row)[0])
    pictures.put_in_place(WantedPicture.objects.get(story=row), file)
    return row


def test_words_of_the_file_stand_where_the_copy_had_none(
    bring: Callable[..., list[StoryRow]],
) -> None:
    (picture,) = shown(bring_with_file(bring, BARE))
    assert picture.file
    assert picture.caption.startswith("The tongue of Harrow Glacier")
    assert picture.alt.startswith("A blue and white glacier")
    assert picture.credit == Credit(
        text="Tomas Kirrin/Harbour Pictures",
        photographer="Tomas Kirrin",
        agencies=("Harbour Pictures",),
    )


def test_words_of_the_file_are_no_editors_change(bring: Callable[..., list[StoryRow]]) -> None:
    row = bring_with_file(bring, BARE)
    bring(feed(note=BARE, headline="Skerries ferry sails twice a day", hours=1))
    row.refresh_from_db()
    assert row.get_latest_revision_as_object().headline == "Skerries ferry sails twice a day"


def test_a_picture_cut_and_put_back_has_its_file_and_words(
    bring: Callable[..., list[StoryRow]], editor: User
) -> None:
    row = bring_with_file(bring, FIGURE)
    (before,) = shown(row)
    actions.cut_block(row, before.key, by=editor)
    assert shown(row) == []
    account = row.arrivals.get().cleaned["account"]
    number = next(n for n, piece in enumerate(account) if piece.get("rule") == "desk")
    actions.put_back(row, number, by=editor)
    assert shown(row) == [before]
    assert (before.caption, bool(before.file)) == ("Ice in August.", True)


def test_the_files_copyright_stands_with_a_picture_that_came_without(
    bring: Callable[..., list[StoryRow]],
) -> None:
    row = bring_with_file(bring, BARE)
    (picture,) = shown(row)
    assert picture.copyright == read_picture_data(GLACIER).copyright != ""


def test_a_pictures_rights_stay_through_the_draft(bring: Callable[..., list[StoryRow]]) -> None:
    (row,) = bring(feed(note=BARE))
    draft = row.get_latest_revision_as_object()
    (picture,) = shown(row)
    told = replace(picture, copyright="© Isle Pictures", usage_terms="Print only.")
    fill(draft, replace(to_record(draft), blocks=(told,)))
    keep_draft(row, draft)
    assert shown(row) == [told]


@pytest.mark.django_db
def test_the_copys_own_words_go_before_the_files() -> None:
    block = Picture(key="i1", caption="Ours", credit=Credit(text="Lena Moss"), alt="Seen by us")
    file = pictures.keep(GLACIER, src=SRC, block=block)
    assert (file.caption, file.credit, file.alt) == ("Ours", "Lena Moss", "Seen by us")
    assert PictureFile.objects.get().copyright == "© Harbour Pictures"


@pytest.mark.django_db
def test_a_picture_chosen_at_the_desk_brings_its_words_and_keeps_the_editors() -> None:
    file = pictures.keep(GLACIER, src=SRC)
    row = StoryRow(headline="Ice")
    fill(row, Story(headline="Ice", blocks=(Picture(key="b1", file=file.file.name, alt="Ours"),)))
    (picture,) = [block for block in to_record(row).blocks if isinstance(block, Picture)]
    assert (picture.caption, picture.alt) == (file.caption, "Ours")
    assert picture.credit is not None
    assert picture.credit.text == "Tomas Kirrin/Harbour Pictures"
