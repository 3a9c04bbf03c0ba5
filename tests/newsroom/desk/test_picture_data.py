"""What picture files say about themselves, and where it goes."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from copydesk.newsroom.desk import actions, pictures
from copydesk.newsroom.desk.copy import fill, keep_draft, to_record
from copydesk.newsroom.desk.models import PictureFile, StoryRow, WantedPicture
from copydesk.newsroom.desk.picture_data import PictureData, read_picture_data
from copydesk.story.blocks import Credit, Picture
from copydesk.story.record import replace
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
