"""The sample itself: house, pictures, and copy that our own line reads."""

import datetime as dt
import hashlib
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, IptcImagePlugin

from copydesk.errors import UnreadableCapture
from copydesk.newsroom.agency.moment import Moment
from copydesk.newsroom.agency.playbook import Delivery, Playbook, content_of, feed_at
from copydesk.press.paper import Site
from copydesk.story.codec import from_plain
from copydesk.story.house import House
from copydesk.story.story import Capture, Item, Source
from copydesk.wire.read import read

After = Callable[[float], Moment]
IMAGES = sorted((Path(__file__).parents[3] / "sample" / "pictures").glob("*.jpg"))


@pytest.fixture(scope="session")
def sheet(sample: Path) -> dict[str, Any]:
    """The sample's house, as a table."""
    return tomllib.loads((sample / "house.toml").read_text(encoding="utf-8"))


def capture(content: bytes, place: str) -> Capture:
    return Capture(
        sha256=hashlib.sha256(content).hexdigest(),
        content=content,
        media_type="",
        place=place,
        at=dt.datetime(2026, 11, 23, 9, 0, tzinfo=dt.UTC),
    )


def items(playbook: Playbook, each: Delivery, moment: Moment) -> tuple[Item, ...]:
    return read(capture(content_of(playbook, each, moment), f"drop:{each.file}"))


def feed_items(playbook: Playbook, source: str, moment: Moment) -> tuple[Item, ...]:
    document = feed_at(playbook, source, moment)
    assert document is not None
    return read(capture(document.content, f"{moment.agency}/{source}/feed"))


def test_the_house_and_its_site_are_records(sheet: dict[str, Any]) -> None:
    house = from_plain(sheet["house"], House)
    site = from_plain({**sheet["site"], "url": "http://127.0.0.1:8000"}, Site)
    assert house.name == site.name == "The Harbour Courier"


def test_every_source_of_the_playbook_is_one_of_the_house(
    sheet: dict[str, Any], playbook: Playbook
) -> None:
    named = {each["key"] for each in sheet["sources"]}
    assert {each.source for each in playbook.deliveries} == named
    for each in sheet["sources"]:
        fields = {key: each[key] for key in ("key", "name", "url", "language", "terms")}
        source = from_plain(fields, Source)
        assert source.terms.licence
        assert source.terms.usage


def test_sections_of_the_playbook_and_of_sources_exist(
    sheet: dict[str, Any], playbook: Playbook
) -> None:
    sections = {each["key"] for each in sheet["site"]["sections"]}
    used = {each.section for each in playbook.deliveries if each.publish}
    assert used <= sections
    assert {each["section_key"] for each in sheet["sources"]} <= sections
    assert used == sections


def test_feeds_give_as_many_items_as_were_sent(playbook: Playbook, after: After) -> None:
    for source in playbook.feeds:
        sent = {each.guid for each in playbook.deliveries if each.source == source}
        came = {item.guid for item in feed_items(playbook, source, after(400))}
        assert came == sent


@pytest.mark.parametrize("seconds", [0, 60, 400])
def test_copy_is_fresh_and_never_from_the_future(
    playbook: Playbook, after: After, seconds: int
) -> None:
    moment = after(seconds)
    for source in playbook.feeds:
        for item in feed_items(playbook, source, moment):
            if item.status == "usable":
                assert item.published is not None
                assert moment.now - dt.timedelta(days=2) < item.published <= moment.now
                assert item.updated is None or item.published <= item.updated <= moment.now


def test_all_handed_over_is_read_but_the_one_that_cannot_be(
    playbook: Playbook, after: After
) -> None:
    refused = []
    for each in playbook.deliveries:
        if each.form != "feed":
            try:
                came = items(playbook, each, after(400))
                assert len([item for item in came if item.item_class == "text"]) == 1
            except UnreadableCapture:
                refused.append(each.file)
    assert refused == ["closing-table.xls"]


def test_the_kills_come_in_as_kills(playbook: Playbook, after: After) -> None:
    for each in playbook.deliveries:
        if each.kind == "kill":
            came = (
                feed_items(playbook, each.source, after(400))
                if each.form == "feed"
                else items(playbook, each, after(400))
            )
            assert [item.status for item in came if item.guid == each.guid] == ["canceled"]


def test_the_bank_survey_is_under_embargo(playbook: Playbook, after: After) -> None:
    each = next(each for each in playbook.deliveries if each.file == "bank-survey.json")
    (item,) = items(playbook, each, after(0))
    assert item.embargo_until is not None
    assert item.embargo_until > after(3600).now


def test_the_two_reports_of_the_collision_differ_in_their_figures(
    playbook: Playbook, after: After
) -> None:
    (one,) = (i for i in feed_items(playbook, "meridian", after(0)) if "ferry" in i.guid)
    (other,) = (i for i in feed_items(playbook, "northlight", after(0)) if "ferries" in i.guid)
    assert "23" in one.headline
    assert "31" in other.headline


def test_pictures_named_in_the_copy_are_there(playbook: Playbook, sample: Path) -> None:
    there = {file.name for file in (sample / "pictures").glob("*.jpg")}
    for content in playbook.contents.values():
        for part in content.decode("utf-8", "replace").split("@{agency}/pictures/")[1:]:
            assert part[: part.index(".jpg") + 4] in there


def test_pictures_are_light_and_have_their_data_told(sample: Path) -> None:
    told = tomllib.loads((sample / "pictures.toml").read_text(encoding="utf-8"))
    assert sorted(told) == [file.stem for file in IMAGES]
    assert sum(file.stat().st_size for file in IMAGES) <= 2_000_000


@pytest.mark.parametrize("file", IMAGES, ids=lambda file: file.stem)
def test_a_picture_carries_caption_credit_and_alternative_text(file: Path, sample: Path) -> None:
    about = tomllib.loads((sample / "pictures.toml").read_text(encoding="utf-8"))[file.stem]
    assert file.stat().st_size <= 180_000
    with Image.open(file) as image:
        image.load()
        assert max(image.size) == 1600
        iptc = IptcImagePlugin.getiptcinfo(image)
        xmp = image.info["xmp"].decode()
    assert iptc is not None
    assert iptc[(2, 120)] == about["caption"].encode()
    assert iptc[(2, 80)] == about["byline"].encode()
    credit, rights = iptc[(2, 110)], iptc[(2, 116)]
    assert isinstance(credit, bytes)
    assert isinstance(rights, bytes)
    assert credit.decode().startswith(f"{about['byline']}/")
    assert rights.decode().startswith("©")
    assert (
        f'<Iptc4xmpCore:AltTextAccessibility><rdf:Alt><rdf:li xml:lang="x-default">{about["alt"]}'
        in xmp
    )
