"""The live page of an event: newest entry first, what matters at the head, marked while it runs."""

import datetime as dt
import json
import zlib

import pytest
from lxml import html

from copydesk.press import asset
from copydesk.press.card import card, echo
from copydesk.press.pages import feed, history, story
from copydesk.press.print_pages import change_set
from copydesk.story.change import ChangeKind, Notice, Severity
from copydesk.story.coverage import Coverage
from copydesk.story.edition import Edition
from copydesk.story.record import replace
from press.google_rules import faults
from press.live_sample import ID, NINE, entry, live, told
from press.markup import read
from press.memory_paper import MemoryPaper
from press.sample import SITE, following, hours

TEN = hours(10)


def printed(edition: Edition) -> html.HtmlElement:
    on = MemoryPaper(SITE, edition.at)
    on.publish(edition)
    page = story.PAGE.print(f"{edition.path[1:]}index.html", on)
    assert page is not None
    assert read(page.content).errors == []
    return html.document_fromstring(page.content.decode())


def keys(page: html.HtmlElement) -> list[str]:
    return [str(one.get("id")) for one in page.xpath("//*[@data-live-entries]/*[@data-entry]")]


def data_of(page: html.HtmlElement) -> dict[str, object]:
    found: dict[str, object] = json.loads(
        page.xpath("//script[@type='application/ld+json']")[0].text
    )
    return found


def test_the_newest_entry_stands_first_with_its_time_and_its_own_address() -> None:
    page = printed(live(entry(1), entry(30, headline="The first gate is out"), entry(5)))
    assert keys(page) == ["e30", "e5", "e1"]
    newest = page.get_element_by_id("e30")
    (link,) = newest.xpath("p[@class='entry-time']/a")
    assert (link.get("href"), link.text_content()) == ("#e30", "10:30")  # in Berlin
    assert newest.xpath("h2")[0].text_content() == "The first gate is out"


def test_what_stands_before_the_entries_stays_at_the_head() -> None:
    body = printed(live(entry(1))).find_class("article-body")[0]
    assert body[0].get("id") == "lead"


def test_all_entries_stand_on_the_one_page_without_script() -> None:
    assert len(keys(printed(live(*(entry(n) for n in range(1, 48)))))) == 47


def test_it_says_in_words_that_it_runs_and_that_it_has_ended() -> None:
    assert printed(live(entry(1))).find_class("mark-live")[0].text == "Live"
    over = Coverage(began=NINE, ended=NINE + TEN)
    page = printed(live(entry(1), coverage=over))
    assert page.find_class("live-state")[0][0].text == "Coverage has ended"
    assert not page.find_class("mark-live")


def test_key_points_are_listed_newest_first_and_lead_to_their_entries() -> None:
    points = Coverage(began=NINE, key_points=("e1", "e9", "gone"))
    page = printed(live(entry(1), entry(5), entry(9, headline="Both are out"), coverage=points))
    links = page.find_class("live-points")[0].findall(".//a")
    assert [link.get("href") for link in links] == ["#e9", "#e1"]
    assert [link.text for link in links] == ["Both are out", "Minute 1: the crane has moved."]
    assert "entry-key" in page.get_element_by_id("e9").get("class", "")


def test_a_pinned_summary_stands_above_all_entries_and_only_there() -> None:
    page = printed(live(entry(1), entry(5), coverage=Coverage(began=NINE, pinned="e1")))
    assert keys(page) == ["e5"]
    assert len(page.xpath("//section[@class='live-pinned']/*[@id='e1']")) == 1


def test_each_entry_has_its_link_for_reports() -> None:
    page = printed(live(entry(1), entry(2, headline="It moves")))
    links = [page.xpath(f"id('{key}')/a[1]/@href")[0] for key in ("e1", "e2")]
    assert [link.rpartition("=")[2] for link in links] == ["e1-1", "e2"]


def corrected(severity: Severity = Severity.MATERIAL) -> Edition:
    """Two entries, in the first of which a word was put right."""
    notice = Notice(
        story=ID,
        edition=2,
        kind=ChangeKind.CORRECTION,
        text="It was the crane’s cradle.",
        at=NINE + TEN,
        severity=severity,
        block="e1-1",
    )
    story = told(entry(1, text="Minute 1: the cradle has moved."), entry(2))
    return following(live(entry(1), entry(2)), TEN, ChangeKind.CORRECTION, story, notice)


def test_a_corrected_entry_bears_its_mark_and_has_another_stamp() -> None:
    was, now = printed(live(entry(1), entry(2))), printed(corrected())
    assert [one.text for one in now.get_element_by_id("e1").find_class("mark")] == ["Corrected"]
    assert not now.get_element_by_id("e2").find_class("mark")
    stamps = [
        [page.get_element_by_id(key).get("data-entry") for key in ("e1", "e2")]
        for page in (was, now)
    ]
    assert stamps[0][0] != stamps[1][0]
    assert stamps[0][1] == stamps[1][1]


def test_a_notice_stands_in_the_entry_it_tells_of() -> None:
    page = printed(corrected())
    (notice,) = page.find_class("notice")
    assert notice.getparent().get("id") == "e1"
    assert "It was the crane’s cradle." in notice.text_content()


def test_a_serious_notice_stands_at_the_head_of_the_page_too() -> None:
    page = printed(corrected(Severity.SERIOUS))
    places = [one.getparent() for one in page.find_class("notice")]
    assert ["data-notices" in place.attrib for place in places] == [True, False]


def test_machines_read_what_was_put_right_at_its_entry() -> None:
    updates = data_of(printed(corrected()))["liveBlogUpdate"]
    assert isinstance(updates, list)
    first, second = updates
    assert [one["text"] for one in first["correction"]] == ["It was the crane’s cradle."]
    assert first["dateModified"] == "2026-11-23T19:00:00+00:00"
    assert "correction" not in second


def changes(before: Edition, after: Edition) -> list[str]:
    """What the public history says changed."""
    on = MemoryPaper(SITE, after.at)
    on.publish(before)
    on.publish(after)
    page = history.PAGE.print(f"{after.path[1:]}history/index.html", on)
    assert page is not None
    assert read(page.content).errors == []
    lines = html.document_fromstring(page.content.decode()).xpath(
        "//*[@class='changed-block']/p[@class='meta']"
    )
    return [" ".join(line.text_content().split()) for line in lines]


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (None, Coverage(began=NINE), "Live coverage · Begun"),
        (Coverage(began=NINE), Coverage(began=NINE, ended=NINE + TEN), "Live coverage · Ended"),
        (
            Coverage(began=NINE, ended=NINE + TEN),
            Coverage(began=NINE),
            "Live coverage · Taken up again",
        ),
        (Coverage(began=NINE), Coverage(began=NINE, key_points=("e1",)), "Key points · Added"),
        (Coverage(began=NINE, pinned="e1"), Coverage(began=NINE), "Summary · Removed"),
    ],
)
def test_the_public_history_tells_how_the_coverage_went(
    before: Coverage | None, after: Coverage, said: str
) -> None:
    was = live(entry(1))
    was = replace(was, story=replace(was.story, coverage=before))
    story = told(entry(1), coverage=after)
    assert changes(was, following(was, TEN, ChangeKind.UPDATE, story)) == [said]


def test_machines_read_a_live_report_with_its_times() -> None:
    over = Coverage(began=NINE, ended=NINE + TEN)
    data = data_of(printed(live(entry(1), entry(30), coverage=over)))
    assert data["@type"] == "LiveBlogPosting"
    assert faults(data) == []
    assert data["coverageStartTime"] == NINE.isoformat()
    assert data["coverageEndTime"] == (NINE + TEN).isoformat()
    updates = data["liveBlogUpdate"]
    assert isinstance(updates, list)
    assert {one["url"].partition("#")[2] for one in updates} == {"e1", "e30"}


def test_before_its_first_entry_it_is_an_article_to_machines() -> None:
    data = data_of(printed(live()))
    assert data["@type"] == "NewsArticle"
    assert faults(data) == []


def test_a_source_s_own_live_report_keeps_its_order_and_is_marked_up_as_one() -> None:
    edition = live(entry(1), entry(2))
    page = printed(replace(edition, story=replace(edition.story, coverage=None)))
    assert data_of(page)["@type"] == "LiveBlogPosting"
    assert not page.xpath("//*[@data-live-entries]")
    assert [one.get("id") for one in page.find_class("live-entry")] == ["e1", "e2"]


def test_the_script_of_live_pages_is_on_live_pages_alone_and_small() -> None:
    script = asset.assets()["live_story"]
    assert len(zlib.compress(script.content, 9)) < 2500
    address = script.address
    page = printed(live(entry(1)))
    assert address in page.xpath("//script/@src")
    edition = live(entry(1))
    plain = printed(replace(edition, story=replace(edition.story, coverage=None)))
    assert address not in plain.xpath("//script/@src")


def test_lists_and_just_in_say_live_while_it_runs() -> None:
    on = MemoryPaper(SITE, NINE)
    on.publish(running := live(entry(1)))
    assert card(running, on).is_live
    page = story.PAGE.print(f"{running.path[1:]}index.html", on)
    assert page is not None
    lines = html.document_fromstring(page.content.decode()).xpath(
        "(//*[@data-just-in])[1]//li/*[@class='mark']"
    )
    assert [line.text for line in lines] == ["Live"]
    over = Coverage(began=NINE, ended=NINE + TEN)
    ended = following(running, TEN, ChangeKind.UPDATE, told(entry(1), coverage=over))
    on.publish(ended)
    assert not card(ended, on).is_live
    assert not on.ticker()[0].live


def test_feeds_tell_the_newest_key_point() -> None:
    points = Coverage(began=NINE, key_points=("e1", "e5"))
    told_at = entry(5, headline="Both gates are out", text="The water stands.")
    on = MemoryPaper(SITE, NINE)
    on.publish(live(entry(9), told_at, entry(1), coverage=points))
    page = feed.PAGE.print("feed.json", on)
    assert page is not None
    assert (
        json.loads(page.content)["items"][0]["summary"] == "Both gates are out. The water stands."
    )


@pytest.mark.parametrize("many", [2, 400])
def test_another_entry_prints_no_more_pages_however_many_there_are(many: int) -> None:
    on = MemoryPaper(SITE, NINE)
    on.publish(before := live(*(entry(n) for n in range(many))))
    more = told(*(entry(n) for n in range(many + 1)))
    after = following(before, TEN, ChangeKind.UPDATE, more)
    assert echo(after) == echo(before)
    kinds = [kind.name for kind, _ in change_set(on.publish(after), on)]
    assert kinds.count("story") == 1
    assert len(kinds) == len(
        change_set(on.publish(following(after, TEN, ChangeKind.FIX, more)), on)
    )


def test_a_withdrawn_event_leaves_its_tombstone_alone() -> None:
    before = live(entry(1))
    gone = following(before, TEN, ChangeKind.TAKEDOWN, replace(told(), blocks=(), coverage=None))
    page = printed(replace(gone, withdrawn=True))
    assert page.find_class("sheet-tombstone")
    assert "crane" not in page.text_content()


def test_times_of_another_day_say_their_day() -> None:
    page = printed(live(entry(1), entry(1 + 24 * 60)))
    newest = page.xpath("//p[@class='entry-time']//time")[0]
    assert "24 November 2026" in newest.text_content()
    assert dt.datetime.fromisoformat(newest.get("datetime", "")).day == 24
