"""What a delivery is to what we know: told by fields, by words, and by comparing."""

import datetime as dt
from typing import Any

import pytest

from copydesk.story.record import replace
from copydesk.story.story import Body, Item, Order
from copydesk.wire.upstream import judge as upstream
from copydesk.wire.upstream.identity import canonical, shared_links
from copydesk.wire.upstream.judge import Event, Knowledge
from copydesk.wire.upstream.version import version_of

T = dt.datetime(2026, 3, 1, 8, tzinfo=dt.UTC)
TEXT = (
    "<p>The council of Port Alder votes on Tuesday, 30 people said at the harbour.</p>"
    "<p>The market has stood empty since the autumn, the town clerk said.</p>"
)


def item(minutes: int = 0, body: str = TEXT, **fields: Any) -> Item:
    """Version one of a story, or what it is some minutes later."""
    said: dict[str, Any] = {
        "guid": "urn:alder:1", "link": "https://alder.example/story/1", "headline": "Council votes",
        "published": T, "updated": T + dt.timedelta(minutes=minutes),
    }  # fmt: skip
    return Item(body=Body(text=body), **(said | fields))


def told(*deliveries: Item | list[Item], have: Knowledge | None = None) -> list[Event]:
    """The events of the last of several deliveries."""
    knowledge, events = have or Knowledge(), ()
    for number, delivery in enumerate(deliveries):
        items = delivery if isinstance(delivery, list) else [delivery]
        shared = shared_links(items)
        versions = [version_of(one, shared=shared) for one in items]
        now = T + dt.timedelta(hours=number)
        events, knowledge = upstream.deliver(knowledge, versions, now=now)
    return list(events)


def kinds(*deliveries: Item | list[Item]) -> list[tuple[str, str]]:
    return [(event.key, event.kind) for event in told(*deliveries)]


def test_what_was_not_seen_is_new() -> None:
    assert kinds(item()) == [("urn:alder:1", "new")]


@pytest.mark.parametrize(
    "again",
    [
        item(),
        item(30),
        item(link="https://alder.example/story/1?utm_source=rss&utm_medium=x"),
        item(link="http://www.alder.example/story/1/"),
        item(guid="urn:alder:other"),
        item(version="2", minutes=5, advice="update"),
    ],
    ids=["same", "date only", "tracking", "http", "new identifier, same page", "empty update"],
)
def test_nothing_changed_where_readers_see_the_same(again: Item) -> None:
    assert kinds(item(), again) == []


def test_other_words_are_an_update_even_without_a_date() -> None:
    assert kinds(item(), item(body=TEXT.replace("people", "persons"))) == [
        ("urn:alder:1", "update")
    ]


def test_a_fact_changed_in_an_update_is_told_with_both_passages() -> None:
    (event,) = told(item(), item(30, TEXT.replace("30", "300"), advice="update"))
    (fact,) = event.facts
    assert (fact.sort, fact.was, fact.now) == ("figure", "30", "300")
    assert "30 people" in fact.before
    assert "300 people" in fact.after


def test_a_fact_changed_in_a_repeat_is_told_too() -> None:
    (event,) = told(item(), item(30, TEXT.replace("Tuesday", "Monday"), advice="repeat"))
    assert (event.kind, event.calls, event.facts[0].sort) == ("update", "repeat", "date")


def test_a_repeat_of_the_same_words_is_a_repeat() -> None:
    assert kinds(item(), item(30, advice="repeat")) == [("urn:alder:1", "repeat")]


def test_an_update_that_carries_a_correction_note_is_a_correction() -> None:
    new = item(30, TEXT.replace("30", "300"), advice="update", desk_note="CORRECTS figure: 300")
    noted = replace(new, desk_note="Eds: CORRECTS the figure in paragraph 1")
    (event,) = told(item(), noted)
    assert (event.kind, event.calls, event.facts) == ("correction", "correction", ())


def test_a_correction_note_that_rides_on_says_nothing_new() -> None:
    corrected = item(30, TEXT + "<p>Correction: an earlier version of this article was wrong.</p>")
    later = replace(corrected, body=Body(text=corrected.body.text.replace("empty", "idle")))
    assert kinds(item(), corrected) == [("urn:alder:1", "correction")]
    assert kinds(item(), corrected, later) == [("urn:alder:1", "update")]


def test_the_older_version_by_number_never_overwrites_whatever_its_date() -> None:
    new = item(30, TEXT.replace("empty", "idle"), version="3")
    assert kinds(new, item(60, version="2")) == [("urn:alder:1", "late")]


def test_the_older_version_by_date_never_overwrites() -> None:
    assert kinds(item(30, TEXT.replace("empty", "idle")), item()) == [("urn:alder:1", "late")]


def test_a_killed_item_that_comes_again_is_refused() -> None:
    kill = item(30, status="canceled", version="2")
    assert kinds(item(version="1"), kill) == [("urn:alder:1", "kill")]
    assert kinds(item(version="1"), kill, item(60, version="3")) == [("urn:alder:1", "refused")]


def test_a_killed_item_lives_again_when_its_source_releases_it() -> None:
    kill = item(30, status="canceled")
    assert kinds(item(), kill, item(60, advice="release")) == [("urn:alder:1", "release")]


def test_a_kill_that_comes_late_is_obeyed_all_the_same() -> None:
    assert kinds(item(60), item(30, status="canceled")) == [("urn:alder:1", "kill")]


def test_a_kill_before_its_story_stops_the_story() -> None:
    kill = item(30, status="canceled")
    assert kinds(kill, item(60)) == [("urn:alder:1", "refused")]


def test_a_kill_before_its_story_is_forgotten_after_ninety_days() -> None:
    _, known = upstream.deliver(Knowledge(), [version_of(item(status="canceled"))], now=T)
    after = T + dt.timedelta(days=91)
    events, _ = upstream.deliver(known, [version_of(item())], now=after)
    assert [event.kind for event in events] == ["new"]


def test_what_is_withheld_is_released_by_the_next_usable_version() -> None:
    held = item(30, status="withheld", version="2")
    assert kinds(item(version="1"), held) == [("urn:alder:1", "withhold")]
    assert kinds(item(version="1"), held, item(60, version="3")) == [("urn:alder:1", "release")]


def test_a_hold_ordered_by_another_message_is_not_lifted_by_the_old_copy_in_the_feed() -> None:
    hold = Item(guid="urn:alder:9", body=Body(text="Please hold item “Council votes today”."))
    story = item(headline="Council votes today")
    assert kinds(story, hold) == [("urn:alder:1", "withhold")]
    assert kinds(story, hold, story) == []


@pytest.mark.parametrize("target", ["urn:alder:1", "Council votes", "http://alder.example/story/1"])
def test_an_order_about_another_item_reaches_it(target: str) -> None:
    order = Order(guid=target, status="canceled", note="unsupported")
    other = item(30, TEXT.replace("council", "board"), guid="urn:alder:2", link="", orders=(order,))
    assert ("urn:alder:1", "kill") in kinds(item(), other)


def test_a_kill_note_that_names_its_target_is_no_story_itself() -> None:
    note = Item(
        guid="urn:alder:9", body=Body(text="EDITORS: Please KILL urn:alder:1. It is wrong.")
    )
    assert kinds(item(), note) == [("urn:alder:1", "kill")]


def test_an_item_that_drops_out_of_a_feed_is_not_killed() -> None:
    other = item(guid="urn:alder:2", link="https://alder.example/story/2")
    assert kinds([item(), other], [other]) == []


def test_one_address_for_all_items_names_none_of_them() -> None:
    home = "https://alder.example/news"
    one = item(link=home)
    two = item(guid="urn:alder:2", link=home, body="<p>Quite another matter.</p>")
    assert kinds([one, two]) == [("urn:alder:1", "new"), ("urn:alder:2", "new")]


def test_an_embargo_that_is_lifted_is_a_release_and_one_that_moves_is_told() -> None:
    until = T + dt.timedelta(hours=4)
    held = item(embargo_until=until, version="1")
    later = item(30, embargo_until=until + dt.timedelta(hours=1), version="2")
    assert kinds(held, item(241, version="2")) == [("urn:alder:1", "release")]
    assert kinds(held, later) == [("urn:alder:1", "embargo")]


def test_an_expiry_that_moves_is_told() -> None:
    assert kinds(item(), item(30, expires=T + dt.timedelta(days=3))) == [("urn:alder:1", "expiry")]


def test_the_next_lead_of_a_wire_story_is_known_by_its_keyword() -> None:
    first = item(guid="a0590:20260301", link="", chain="ferry:03-01")
    lead = item(30, TEXT.replace("empty", "idle"), guid="a0612:20260301", link="",
                chain="ferry:03-01", advice="update")  # fmt: skip
    assert kinds(first, lead) == [("a0590:20260301", "update")]


def test_a_retraction_by_another_identifier_on_the_same_page_is_a_kill() -> None:
    gone = item(30, "<p>This article has been withdrawn.</p>", guid="urn:alder:x")
    assert kinds(item(), gone) == [("urn:alder:1", "kill")]


@pytest.mark.parametrize(("status", "is_page", "means"), [
    (410, True, "kill"), (410, False, "gone"), (404, True, ""), (301, True, ""), (304, False, ""),
])  # fmt: skip
def test_an_answer_without_copy_means_little(status: int, is_page: bool, means: str) -> None:
    assert upstream.of_answer(status, is_page=is_page) == means


def test_a_page_gone_for_good_kills_its_story_once() -> None:
    _, known = upstream.deliver(Knowledge(), [version_of(item())], now=T)
    events, known = upstream.gone(known, "http://alder.example/story/1?utm_source=x", now=T)
    assert [event.kind for event in events] == ["kill"]
    assert upstream.gone(known, "https://alder.example/story/1", now=T)[0] == ()


@pytest.mark.parametrize(("one", "other"), [
    ("https://a.example/x/", "http://www.a.example/x?utm_campaign=1&fbclid=2"),
    ("urn:newsml:a.example:20260301:77:2U", "urn:newsml:a.example:20260301:77:1"),
    ("https://a.example/?p=3", "http://a.example/?p=3"),
])  # fmt: skip
def test_names_that_differ_in_passing_are_one(one: str, other: str) -> None:
    assert canonical(one) == canonical(other)


def test_parameters_that_name_a_page_are_part_of_its_name() -> None:
    assert canonical("https://a.example/?p=3") != canonical("https://a.example/?p=4")


@pytest.mark.parametrize(
    ("headline", "kind"),
    [
        ("BERICHTIGUNG: Council votes", "correction"),
        ("ZURÜCKGEZOGEN: Council votes", "kill"),
        ("CORRECTED-Council votes", "correction"),
        ("Corrections officers strike", "update"),
    ],
)
def test_a_label_before_the_headline_is_read_in_other_languages(headline: str, kind: str) -> None:
    assert kinds(item(), item(30, headline=headline)) == [("urn:alder:1", kind)]
