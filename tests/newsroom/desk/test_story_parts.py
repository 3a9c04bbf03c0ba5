"""Galleries, source notes and house adverts at the desk, and what the press is told of them."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from copydesk.newsroom.desk.copy import fill, to_record
from copydesk.newsroom.desk.house import site
from copydesk.newsroom.desk.models import HouseAdvertRow, LocaleRow, SectionRow, StoryRow
from copydesk.story.blocks import Block, Footnote, Paragraph, Picture, Table
from copydesk.story.story import Story

pytestmark = pytest.mark.django_db

BLOCKS: tuple[Block, ...] = (
    Paragraph(key="p1", text="It burns."),
    Footnote(key="n1", text="Minutes.", address="https://a.example/m", after="burns"),
    Picture(key="g1", src="https://a.example/1.jpg", caption="One", gallery="gallery"),
    Picture(key="g2", src="https://a.example/2.jpg", caption="Two", gallery="gallery"),
    Table(key="t1", rows=(("Oil", "42"),), header_columns=1),
)


def test_galleries_notes_and_heading_columns_stay_through_the_form() -> None:
    row = StoryRow(headline="x")
    fill(row, Story(headline="x", blocks=BLOCKS))
    row.save()
    draft = row.save_revision().as_object()
    assert to_record(draft).blocks == BLOCKS
    assert [block.block_type for block in row.body] == [
        "paragraph", "footnote", "gallery", "table",
    ]  # fmt: skip


def test_an_upstream_version_does_not_bring_adverts_back() -> None:
    row = StoryRow(headline="x", without_adverts=True)
    fill(row, Story(headline="y", blocks=BLOCKS))
    assert to_record(row).without_adverts


def test_the_press_is_told_of_house_adverts_that_have_not_ended() -> None:
    culture = SectionRow.objects.create(key="culture", name="Culture")
    now = timezone.now()
    HouseAdvertRow.objects.create(words="Over", address="/x/", ends=now - dt.timedelta(hours=1))
    held = HouseAdvertRow.objects.create(words="A boat", address="/boats/", weight=3)
    held.sections.add(culture)
    [told] = site().house_adverts
    assert (told.words, told.address, told.weight) == ("A boat", "/boats/", 3)
    assert (told.sections, told.locale) == (("culture",), "*")


def test_an_advert_of_one_locale_says_so() -> None:
    arabic = LocaleRow.objects.create(key="ar", language="ar")
    HouseAdvertRow.objects.create(words="قارب", address="/ar/boats/", locale=arabic)
    assert [one.locale for one in site().house_adverts] == ["ar"]


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "//evil.example/", "boats", "mailto:a@b"]
)
def test_an_advert_leads_to_an_address_readers_can_follow(address: str) -> None:
    with pytest.raises(ValidationError, match="address"):
        HouseAdvertRow(words="x", address=address).full_clean()


def test_an_advert_ends_after_it_begins() -> None:
    now = timezone.now()
    with pytest.raises(ValidationError, match="ends"):
        HouseAdvertRow(words="x", address="/x/", starts=now, ends=now).full_clean()
