"""The playbook: complete, in order, and well-formed at every moment."""

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from copydesk.errors import BadRecord
from copydesk.newsroom.agency.moment import Moment
from copydesk.newsroom.agency.playbook import (
    Playbook,
    content_of,
    due,
    feed_at,
    page_at,
    page_name,
    pages_at,
    read_playbook,
)

After = Callable[[float], Moment]
MOMENTS = (0, 30, 121, 171, 236, 300, 86_400)
TOMBSTONE = "{http://purl.org/atompub/tombstones/1.0}deleted-entry"


def text_of(playbook: Playbook, source: str, moment: Moment) -> str:
    document = feed_at(playbook, source, moment)
    assert document is not None
    return document.content.decode()


def test_every_file_of_the_agencies_is_played_once(playbook: Playbook, sample: Path) -> None:
    played = Counter(f"{each.source}/{each.file}" for each in playbook.deliveries)
    frames = {f"{source}/{name}" for source, name in playbook.feeds.items()}
    there = {
        file.relative_to(sample / "agencies").as_posix()
        for file in (sample / "agencies").rglob("*")
        if file.is_file()
    }
    assert set(played) == there - frames
    assert set(played.values()) == {1}


def test_the_newsroom_opens_filled_and_goes_on_for_some_minutes(playbook: Playbook) -> None:
    at_once = [each for each in playbook.deliveries if each.after == 0]
    assert len(playbook.deliveries) >= 40
    assert len(at_once) >= 26
    assert 240 <= max(each.after for each in playbook.deliveries) <= 400


def test_what_is_published_is_there_at_the_start_and_has_a_section(playbook: Playbook) -> None:
    published = [each for each in playbook.deliveries if each.publish]
    assert len(published) >= 14
    assert all(each.section and each.after == 0 and each.kind == "new" for each in published)


def test_the_guid_of_a_delivery_stands_in_its_copy(playbook: Playbook) -> None:
    for each in playbook.deliveries:
        assert each.guid in playbook.contents[f"{each.source}/{each.file}"].decode(
            "utf-8", "replace"
        )


@pytest.mark.parametrize("kind", ["update", "correction", "kill"])
def test_what_changes_a_story_comes_after_it_was_published(playbook: Playbook, kind: str) -> None:
    changes = [each for each in playbook.deliveries if each.kind == kind]
    assert changes
    for change in changes:
        first = next(
            each for each in playbook.deliveries if each.guid == change.guid and each.kind == "new"
        )
        assert first.publish
        assert first.source == change.source
        assert first.after < change.after


@pytest.mark.parametrize("seconds", MOMENTS)
def test_xml_feeds_are_well_formed_at_every_moment(
    playbook: Playbook, after: After, seconds: int
) -> None:
    for source, name in playbook.feeds.items():
        if not name.endswith(".json"):
            root = etree.fromstring(text_of(playbook, source, after(seconds)).encode())
            guids = [each.text for each in root.iter("guid", "{http://www.w3.org/2005/Atom}id")]
            assert len(guids) == len(set(guids))


@pytest.mark.parametrize("seconds", MOMENTS)
def test_the_json_feed_holds_what_has_appeared(
    playbook: Playbook, after: After, seconds: int
) -> None:
    feed = json.loads(text_of(playbook, "coastal-science", after(seconds)))
    assert len(feed["items"]) == (3 if seconds < 30 else 4)


@pytest.mark.parametrize("seconds", MOMENTS)
def test_no_placeholder_leaves_the_agency(playbook: Playbook, after: After, seconds: int) -> None:
    moment = after(seconds)
    for source in playbook.feeds:
        assert "@{" not in text_of(playbook, source, moment)
    for each in playbook.deliveries:
        assert b"@{" not in content_of(playbook, each, moment)


def test_the_toll_rises_under_the_same_guid(playbook: Playbook, after: After) -> None:
    early = text_of(playbook, "meridian", after(119))
    late = text_of(playbook, "meridian", after(120))
    assert "four dead, eleven missing" in early
    assert "seven dead, six missing" in late
    assert "four dead" not in late
    assert late.count("urn:meridian:brannock-landslide</guid>") == 1


def test_the_correction_names_what_was_wrong(playbook: Playbook, after: After) -> None:
    assert "Marit Ohlsen" in text_of(playbook, "northlight", after(169))
    late = text_of(playbook, "northlight", after(170))
    assert "She is Marit Ohlsson, not Ohlsen" in late
    assert "appointed Marit Ohlsson" in late


def test_the_tombstone_takes_the_place_of_the_killed_entry(
    playbook: Playbook, after: After
) -> None:
    early = etree.fromstring(text_of(playbook, "northlight", after(234)).encode())
    late = etree.fromstring(text_of(playbook, "northlight", after(235)).encode())
    killed = "tag:northlight.example,2020:senn-painting-found"
    assert killed in [each.text for each in early.iter("{http://www.w3.org/2005/Atom}id")]
    assert killed not in [each.text for each in late.iter("{http://www.w3.org/2005/Atom}id")]
    assert [each.get("ref") for each in late.iter(TOMBSTONE)] == [killed]


def test_the_cannery_story_is_canceled_by_its_second_version(playbook: Playbook) -> None:
    handed = [each for each in due(playbook, 400) if each.guid == "urn:ledger-quay:alder-cannery"]
    versions = [json.loads(playbook.contents[f"ledger-quay/{each.file}"]) for each in handed]
    assert [each["pubstatus"] for each in versions] == ["usable", "canceled"]
    assert [each["version"] for each in versions] == ["1", "2"]


def test_the_newest_item_leads_a_feed(playbook: Playbook, after: After) -> None:
    root = etree.fromstring(text_of(playbook, "meridian", after(60)).encode())
    assert root.findtext("channel/item/guid") == "urn:meridian:swing-bridge"


def test_a_feed_says_when_it_last_changed(playbook: Playbook, after: After) -> None:
    early = feed_at(playbook, "meridian", after(44))
    late = feed_at(playbook, "meridian", after(46))
    assert early is not None
    assert late is not None
    assert early.changed == after(0).start
    assert (late.changed - early.changed).total_seconds() == 45
    assert early.content == text_of(playbook, "meridian", after(1)).encode()


def test_only_what_is_handed_over_is_due(playbook: Playbook) -> None:
    assert {each.form for each in due(playbook, 400)} == {"drop", "paste"}
    assert [each.after for each in due(playbook, 400)] == sorted(
        each.after for each in due(playbook, 400)
    )
    assert len(due(playbook, 0)) < len(due(playbook, 400))


def test_a_file_that_is_no_text_is_handed_over_byte_for_byte(
    playbook: Playbook, sample: Path, after: After
) -> None:
    table = next(each for each in playbook.deliveries if each.file.endswith(".xls"))
    sent = content_of(playbook, table, after(100))
    assert sent == (sample / "agencies/ledger-quay/closing-table.xls").read_bytes()
    assert b"\0" in sent


def test_a_page_is_there_once_it_has_appeared(playbook: Playbook, after: After) -> None:
    assert page_at(playbook, "saltmarsh", "night-market", after(214)) is None
    page = page_at(playbook, "saltmarsh", "night-market", after(215))
    assert page is not None
    assert page.media_type == "text/html"
    names = [page_name(each) for each in pages_at(playbook, "saltmarsh", after(215))]
    assert names[0] == "night-market"
    assert len(names) == 4


@pytest.mark.parametrize("source", ["", "nobody", "ledger-quay", "../meridian"])
def test_a_source_without_a_feed_has_none(playbook: Playbook, after: After, source: str) -> None:
    assert feed_at(playbook, source, after(0)) is None


SHEET = '[[delivery]]\nsource = "a"\nform = "{form}"\nfile = "{file}"\n'


@pytest.mark.parametrize(
    ("sheet", "reason"),
    [
        ("[[delivery", "TOML|Expected|Unclosed|array"),
        ('[[delivery]]\nsource = "a"\n', "form"),
        (SHEET.format(form="feed", file="no.xml"), "no file a/no.xml"),
        (SHEET.format(form="feed", file="one.xml"), "no feed.rss"),
        (SHEET.format(form="drop", file="../../secret"), "no file"),
        (SHEET.format(form="pigeon", file="one.xml"), "pigeon|form"),
    ],
)
def test_a_playbook_that_does_not_hold_is_refused_with_its_reason(
    tmp_path: Path, sheet: str, reason: str
) -> None:
    (tmp_path / "secret").write_text("x")
    (tmp_path / "agencies" / "a").mkdir(parents=True)
    (tmp_path / "agencies" / "a" / "one.xml").write_text("<item/>")
    (tmp_path / "playbook.toml").write_text(sheet)
    with pytest.raises(BadRecord, match=reason):
        read_playbook(tmp_path)


def test_a_folder_without_a_playbook_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadRecord, match=r"playbook\.toml"):
        read_playbook(tmp_path)
