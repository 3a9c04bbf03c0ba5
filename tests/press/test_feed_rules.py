"""All feeds keep to what the W3C's validator asks, and hold whole stories where they may."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from lxml import etree

from copydesk.press.pages import corrections, feed
from copydesk.press.print_pages import print_all
from copydesk.press.reading import full_text
from copydesk.story.blocks import Block, Picture
from copydesk.story.change import ChangeKind
from copydesk.story.record import replace
from copydesk.story.story import Story
from press.feed_rules import CONTENT, faults, markup
from press.memory_paper import MemoryPaper
from press.sample import DAY, FERRY, NORTHGATE, SITE, first, following, hours, paper, withdrawn
from story.made import bodies
from wire.captured import items

OPEN = replace(NORTHGATE, terms=replace(NORTHGATE.terms, may_pass_on=True))


def one_story(story: Story = FERRY, source: Any = OPEN) -> MemoryPaper:
    return MemoryPaper(SITE, DAY).publish_all([first("ferry", hours(9), story, source)])


def content(path: str, on: MemoryPaper) -> bytes:
    page = feed.PAGE.print(path, on)
    assert page is not None
    return page.content


def test_no_feed_of_the_paper_has_a_fault() -> None:
    feeds = {page.path: page.content for page in print_all(paper()) if "/feed." in f"/{page.path}"}
    assert len(feeds) > 30
    wrong = {path: faults(path, text) for path, text in feeds.items()}
    assert not {path: told for path, told in wrong.items() if told}
    assert corrections.PAGE.name == "corrections"


@settings(max_examples=60)
@given(blocks=bodies())
def test_whatever_stands_in_a_story_its_feed_is_sound(blocks: tuple[Block, ...]) -> None:
    sized = tuple(
        replace(block, width=960, height=640) if isinstance(block, Picture) else block
        for block in blocks
    )
    on = one_story(replace(FERRY, blocks=sized, headline="A\x00 ]]> & <b>"))
    for path in ("feed.rss", "feed.atom", "feed.json"):
        assert faults(path, content(path, on)) == []


def test_the_same_whole_story_stands_in_all_three_forms() -> None:
    on = one_story()
    rss = etree.fromstring(content("feed.rss", on)).findtext(f".//{CONTENT}")
    atom = etree.fromstring(content("feed.atom", on)).findtext(".//{*}content")
    (item,) = json.loads(content("feed.json", on))["items"]
    assert rss == atom == item["content_html"]
    assert "PORT MERROW — The night ferry" in item["content_html"]
    assert "did not wake." in item["content_html"]


def test_a_picture_stands_in_a_feed_with_its_credit() -> None:
    on = one_story()
    text = full_text(on.editions["ferry"][-1], on)
    assert '<img src="https://courier.example/pictures/ferry-960.jpeg"' in text
    assert "<cite>Ida Lund/Northgate Wire</cite>" in text


def test_a_feed_leads_back_to_the_source_and_to_us() -> None:
    on = one_story()
    text = full_text(on.editions["ferry"][-1], on)
    assert '<a href="https://northgate.example/stories/ferry">Northgate Wire</a>' in text
    assert '<a href="https://courier.example/2026/11/23/ferry/">The Harbour Courier</a>' in text
    assert "© Northgate Wire 2026" in text
    assert "For use by partners. No resale." in text


def test_notices_stand_before_the_story_the_newest_first() -> None:
    ferry = paper().edition("ferry-sails-again")
    assert ferry is not None
    on = one_story()
    told = replace(ferry, source=OPEN)
    text = full_text(told, on)
    assert text.index("<strong>Correction:</strong> An earlier version") < text.index("The night")
    again = following(told, hours(13), ChangeKind.UPDATE, told.story)
    notice = replace(told.notices[0], text="Adds times.", kind=ChangeKind.UPDATE)
    text = full_text(replace(again, notices=(*told.notices, notice)), on)
    assert text.index("Adds times.") < text.index("An earlier version")


@pytest.mark.parametrize("path", ["feed.rss", "feed.atom", "feed.json"])
def test_copy_that_may_not_be_passed_on_is_told_by_its_summary_alone(path: str) -> None:
    text = content(path, one_story(source=NORTHGATE)).decode()
    assert "A cracked shaft had cut the islands off." in text
    assert "did not wake" not in text


def test_arabic_is_read_from_its_side_in_any_reader() -> None:
    arabic = paper().edition("ferry-arabic")
    assert arabic is not None
    text = full_text(replace(arabic, source=None), paper())
    assert text.startswith('<div lang="ar" dir="rtl">')
    assert markup(text) == []


@pytest.mark.parametrize(
    "wrong",
    ["<p>", "</p>", "<script></script>", '<p onclick="x"></p>', '<a href="/here"></a>'],
)
def test_the_rules_see_what_they_are_for(wrong: str) -> None:
    assert markup(wrong)


def test_whoever_takes_the_atom_feed_reads_the_kill_under_the_name_of_the_story() -> None:
    ferry = first("ferry-sails-again", hours(9), FERRY)
    on = MemoryPaper(SITE, DAY).publish_all([ferry])
    (stood,) = items(content("feed.atom", on))
    on.publish(withdrawn(ferry))
    (killed,) = items(content("feed.atom", on))
    assert killed.guid == stood.guid
    assert (stood.status, killed.status) == ("usable", "canceled")
    assert killed.desk_note.endswith("leave that had been agreed.")
