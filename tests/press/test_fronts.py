"""A front as an editor shapes it: chosen stories in their places, rules where none stands."""

import datetime as dt

import pytest
from hypothesis import given, settings
from lxml import html

from copydesk.press.locale import locale_at
from copydesk.press.print_pages import print_aged, print_all, print_pages
from copydesk.press.shape import (
    AutoList,
    Front,
    Link,
    Links,
    Note,
    Package,
    Pin,
    Rule,
    SectionBand,
)
from copydesk.press.shaping import BAND, Table
from copydesk.story.codec import from_json, to_json
from copydesk.story.record import replace
from press.memory_paper import MemoryPaper
from press.test_change_sets import SITE, START, Newsroom, changed_story, new_story, steps

HOUR = dt.timedelta(hours=1)
SHAPE = Front(
    top=(Pin(), Pin(story="s0", until=START + 40 * HOUR), Pin(story="s3")),
    parts=(
        Package(
            headline="The strike",
            stories=(Pin(story="s1"), Pin(story="s2", until=START + 9 * HOUR)),
            rule=Rule(topic="a", hours=12),
        ),
        AutoList(headline="From Tide", rule=Rule(source="tide", hours=6), has_pictures=False),
        SectionBand(section="sport"),
        Note(text="We moved house.\n\nCome and see.", headline="From the house"),
        Links(links=(Link(text="Tide tables", address="/tides/"),)),
    ),
)


def paper_of(count: int, section: str = "world") -> MemoryPaper:
    paper = MemoryPaper(SITE, START)
    for number in range(count):
        story = new_story(number, 0, START + number * HOUR)
        paper.publish(replace(story, section=section, story=replace(story.story, language="en")))
    return paper


def said(paper: MemoryPaper, path: str = "index.html") -> list[str]:
    """The headlines outside "Just in", in order."""
    headlines = tree(paper, path).xpath("//main//article//bdi[starts-with(., 'Headline')]/text()")
    return [one.rstrip() for one in headlines]


def tree(paper: MemoryPaper, path: str = "index.html") -> html.HtmlElement:
    [page] = [page for page in print_all(paper) if page.path == path]
    return html.fromstring(page.content)


def withdraw(paper: MemoryPaper, id: str) -> None:
    edition = paper.edition(id)
    assert edition is not None
    paper.publish(changed_story(edition, "withdraw", 0, paper.now))


def test_a_chosen_story_leads_whatever_is_newer() -> None:
    paper = paper_of(9)
    paper.fronts["", ""] = Front(top=(Pin(story="s2"),))
    assert said(paper)[:3] == ["Headline 2", "Headline 8", "Headline 7"]


def test_a_place_left_to_itself_takes_the_newest_and_the_next_is_chosen() -> None:
    paper = paper_of(9)
    paper.fronts["", ""] = Front(top=(Pin(), Pin(story="s1")))
    assert said(paper)[:3] == ["Headline 8", "Headline 1", "Headline 7"]


def test_a_killed_story_leaves_its_place_to_the_newest() -> None:
    paper = paper_of(9)
    paper.fronts["", ""] = Front(top=(Pin(story="s2"),))
    withdraw(paper, "s2")
    assert said(paper)[:2] == ["Headline 8", "Headline 7"]
    assert "Headline 2" not in said(paper)


def test_a_chosen_story_stays_until_its_time_and_then_the_front_is_printed() -> None:
    paper = paper_of(9)
    since, until = paper.now, paper.now + HOUR
    paper.fronts["", ""] = Front(top=(Pin(story="s2", until=until),))
    assert said(paper)[0] == "Headline 2"
    paper.now = until
    assert {page.path for page in print_aged(since, paper)} == {"index.html"}
    assert said(paper)[0] == "Headline 8"


def test_no_story_stands_twice() -> None:
    paper = paper_of(30)
    paper.fronts["", ""] = SHAPE
    shown = said(paper)
    assert len(shown) == len(set(shown))


def test_a_package_fills_by_its_rule_what_was_killed() -> None:
    paper = paper_of(12, section="sport")
    part = Package(
        headline="The cup", stories=(Pin(story="s1"), Pin(story="s2")), rule=Rule(section="sport")
    )
    paper.fronts["", ""] = Front(parts=(part,), goes_on=False)
    assert said(paper)[-2:] == ["Headline 1", "Headline 2"]
    withdraw(paper, "s1")
    assert said(paper)[-2:] == ["Headline 2", "Headline 4"]


def test_a_package_without_a_rule_closes_up_and_goes() -> None:
    paper = paper_of(9)
    part = Package(headline="The cup", stories=(Pin(story="s1"), Pin(story="s2")))
    paper.fronts["", ""] = Front(parts=(part,), goes_on=False)
    withdraw(paper, "s1")
    assert tree(paper).xpath("//h2/bdi/text()") == ["The cup"]
    withdraw(paper, "s2")
    assert tree(paper).xpath("//h2/bdi/text()") == []


def test_a_list_loses_what_is_too_old_when_the_hour_comes() -> None:
    paper = paper_of(9)
    part = AutoList(headline="This hour", rule=Rule(section="world", hours=1))
    paper.fronts["", ""] = Front(top=(Pin(story="s0"),) * 7, parts=(part,))
    since = paper.now
    paper.now = since + 2 * HOUR
    assert [page.path for page in print_aged(since, paper)] == ["index.html"]


def test_sections_stand_in_the_order_chosen_and_the_others_after_them() -> None:
    paper = MemoryPaper(SITE, START)
    for number in range(24):
        section = ("world", "sport")[number % 2]
        paper.publish(replace(new_story(number, 0, START + number * HOUR), section=section))
    paper.fronts["", ""] = Front(parts=(SectionBand(section="sport"),))
    names = tree(paper).xpath("//section[contains(@class, 'band')]/h2//bdi/text()")
    assert names == ["Sport", "World"]


def test_without_going_on_the_front_ends_with_what_was_chosen() -> None:
    paper = paper_of(30)
    paper.fronts["", ""] = Front(parts=(Note(text="That is all."),), goes_on=False)
    assert len(said(paper)) == 7
    assert tree(paper).xpath("//main//p[text()='That is all.']")


def test_the_words_and_links_of_the_house_stand_as_written() -> None:
    paper = paper_of(1)
    note = Note(headline="<b>Us</b>", text="One <i>of</i> two.\n\nTwo.")
    links = Links(links=(Link(text="Tides & times", address="/tides/?a=1&b=2"),))
    paper.fronts["", ""] = Front(parts=(note, links))
    page = tree(paper)
    assert page.xpath("//*[@class='band-note']/p/text()") == ["One <i>of</i> two.", "Two."]
    assert page.xpath("//a[@href='/tides/?a=1&b=2']/bdi/text()") == ["Tides & times"]


def test_a_section_has_a_front_of_its_own() -> None:
    paper = paper_of(9)
    paper.fronts["", "world"] = Front(top=(Pin(story="s4"),), parts=SHAPE.parts[3:])
    shown = said(paper, "world/index.html")
    assert shown[:3] == ["Headline 4", "Headline 8", "Headline 7"]
    assert len(shown) == 9
    assert said(paper)[0] == "Headline 8"


def test_a_story_of_another_locale_is_not_shown() -> None:
    paper = MemoryPaper(replace(SITE, locales=()), START)
    paper = paper_of(3)
    here = replace(locale_at("", SITE), key="ar")
    paper.fronts["ar", ""] = Front(top=(Pin(story="s1"),))
    assert Table(paper=paper, locale=here).chosen == {}


@pytest.mark.parametrize("count", range(12))
def test_whatever_the_number_of_stories_no_heading_stands_over_one_of_them(count: int) -> None:
    paper = paper_of(count)
    assert len(said(paper)) == count
    for band in tree(paper).xpath("//section[contains(@class, 'band')]"):
        assert 2 <= len(band.xpath(".//article")) <= max(BAND, 12)


def test_a_story_of_the_fronts_own_day_tells_its_hour_and_an_older_one_its_day() -> None:
    paper = MemoryPaper(SITE, START)
    paper.publish(new_story(0, 0, START))
    paper.publish(new_story(1, 0, START + 24 * HOUR))
    times = tree(paper).xpath("//article//p[@class='meta']/time/text()")
    assert times == ["21:00", "Nov 29"]


def test_a_shape_is_read_back_as_it_was_written() -> None:
    assert from_json(to_json(SHAPE), Front) == SHAPE


@settings(max_examples=20, deadline=None)
@given(steps)
def test_change_sets_leave_shaped_fronts_as_pressing_everything_does(
    acts: list[tuple[str, int, int]],
) -> None:
    room = Newsroom()
    room.paper.fronts = {("", ""): SHAPE, ("", "world"): SHAPE, ("", "sport"): SHAPE}
    room.lay(print_all(room.paper))
    for act in acts:
        room.do(*act)
    whole = {page.path: page for page in print_all(room.paper)}
    for path in ("index.html", "world/index.html", "sport/index.html"):
        assert room.site[path] == whole[path], path


def test_an_act_prints_the_front_that_shows_it() -> None:
    paper = paper_of(9)
    paper.fronts["", ""] = Front(top=(Pin(story="s2"),))
    edition = paper.edition("s2")
    assert edition is not None
    act = paper.publish(changed_story(edition, "headline", 0, paper.now))
    [front] = [page for page in print_pages(act, paper) if page.path == "index.html"]
    assert b"Headline 2 again" in front.content  # type: ignore[union-attr]
