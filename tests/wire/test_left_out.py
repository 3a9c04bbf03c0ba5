"""What of a delivery cannot be read is refused by itself, with its reason; the rest is read."""

import json
from collections.abc import Iterable

import pytest

from copydesk.errors import UnreadableCapture
from copydesk.wire import refusals
from copydesk.wire.read import Delivery, deliver
from wire.captured import captured, rss
from wire.specimen import SPECIMENS

LONG = "a" * 500_001
NAR = "http://iptc.org/std/nar/2006-10-01/"
HEAD = "\x01a0001\x02"
MAIL = (
    "From b@isle.example Wed Mar  4 12:00:00 2026\nFrom: b@isle.example\nDate: {}\nSubject: {}\n\n"
)
DATE = "Wed, 04 Mar 2026 12:00:00 +0000"


def came(content: str | bytes, media_type: str = "") -> Delivery:
    return deliver(captured(content, media_type=media_type, place="drop/x"))


def told(delivery: Delivery) -> list[tuple[str, str]]:
    return [(one.place, one.reason) for one in delivery.refusals]


def feed(entries: Iterable[str]) -> str:
    return rss("</item><item>".join(entries))


def message(*items: str) -> str:
    return f'<newsMessage xmlns="{NAR}"><itemSet>{"".join(items)}</itemSet></newsMessage>'


def test_a_delivery_that_is_read_whole_has_no_refusals() -> None:
    delivery = came(rss("<title>Ferry</title>"))
    assert (len(delivery.items), delivery.refusals, delivery.left_out) == (1, (), "")


def test_an_entry_of_too_long_copy_is_refused_by_its_name() -> None:
    long = f"<guid>urn:2</guid><description>{LONG}</description>"
    delivery = came(feed(["<guid>urn:1</guid>", long, "<guid>urn:3</guid>"]))
    assert [one.guid for one in delivery.items] == ["urn:1", "urn:3"]
    reason = "copy of 500001 characters; a story has 500000 at most"
    assert told(delivery) == [("drop/x#urn:2", reason)]


def test_an_entry_of_too_many_parts_is_refused_by_its_number() -> None:
    overfull = "<title>b</title>" + '<enclosure url="/a.jpg" type="image/jpeg"/>' * 10_001
    delivery = came(feed(["<title>a</title>", overfull, "<title>c</title>"]))
    assert [one.headline for one in delivery.items] == ["a", "c"]
    assert told(delivery) == [("drop/x#2", "an entry of more than 10000 parts")]


def test_of_more_entries_than_a_delivery_holds_the_first_are_read() -> None:
    delivery = came(feed(f"<title>Ferry {n}</title>" for n in range(5_003)))
    assert [one.headline for one in delivery.items[:2]] == ["Ferry 0", "Ferry 1"]
    assert len(delivery.items) == 5_000
    assert told(delivery) == [("drop/x", "3 of 5003 entries; a delivery holds 5000 at most")]


def test_pictures_of_a_wordpress_export_are_not_counted_as_posts() -> None:
    picture = "<item><wp:post_type>attachment</wp:post_type></item>" * 6_000
    sent = SPECIMENS["wxr"].content.decode()
    delivery = came(sent.replace("<item>", picture + "<item>", 1), "application/rss+xml")
    assert delivery.items
    assert told(delivery) == []


def test_of_more_posts_than_a_delivery_holds_the_first_are_read() -> None:
    post = "<item><title>Ferry</title><wp:post_type>post</wp:post_type></item>"
    sent = SPECIMENS["wxr"].content.decode().replace("<item>", post * 5_100 + "<item>", 1)
    delivery = came(sent, "application/rss+xml")
    assert len(delivery.items) == 5_000
    assert "items; a delivery holds 5000 at most" in delivery.left_out


def test_of_more_news_items_than_a_delivery_holds_the_first_are_read() -> None:
    delivery = came(message(*(f'<newsItem guid="urn:{n}"/>' for n in range(5_002))))
    assert [one.guid for one in delivery.items[:2]] == ["urn:0", "urn:1"]
    assert told(delivery) == [("drop/x", "2 of 5002 items; a delivery holds 5000 at most")]


def test_of_a_message_of_more_elements_than_are_read_the_items_before_are() -> None:
    item = (
        '<newsItem guid="urn:{}"><contentMeta>' + "<subject/>" * 118 + "</contentMeta></newsItem>"
    )
    delivery = came(message(*(item.format(n) for n in range(3_000))))
    assert [one.guid for one in delivery.items] == [f"urn:{n}" for n in range(2_499)]
    ((place, reason),) = told(delivery)
    assert (place, reason.partition(": the last ")[0]) == ("drop/x", "more than 300000 elements")


def test_elements_between_the_entries_are_closed_where_the_document_is_cut() -> None:
    beside = "<x>" + "<y/>" * 300_000 + "</x>"
    sent = f"<rss><channel><item><title>a</title></item><item/>{beside}</channel></rss>"
    assert [one.headline for one in came(sent).items] == ["a"]


BEFORE = "<!--" + "x" * 17_000 + "-->"


@pytest.mark.parametrize(
    "start", ["", BEFORE + '<!DOCTYPE rss [<!ENTITY a "b">]>', "<?xml version='1.1'?>"]
)
def test_a_document_that_is_but_elements_is_refused_before_it_becomes_a_tree(start: str) -> None:
    with pytest.raises(UnreadableCapture, match=r"more than 300000 elements|entities of its own"):
        came(f"{start}<rss>{'<a/>' * 300_000}</rss>", "application/rss+xml")


def test_words_in_place_of_elements_do_not_count() -> None:
    copy = "<![CDATA[" + "<b>a</b> " * 40_000 + "]]>"
    assert len(came(feed([f"<description>{copy}</description>"] * 10)).items) == 10


def test_a_news_item_of_too_many_parts_is_refused_by_its_number() -> None:
    item = "<NewsItem Duid='{}'><Identification/>{}</NewsItem>"
    overfull = "<NewsComponent>" + "<NewsLine/>" * 20_001 + "</NewsComponent>"
    delivery = came(
        f"<NewsML>{item.format(1, '')}{item.format(2, overfull)}{item.format(3, '')}</NewsML>"
    )
    assert len(delivery.items) == 2
    assert told(delivery) == [("drop/x#2", "an item of more than 20000 parts")]


def test_news_items_beyond_the_parts_of_a_delivery_are_left_and_counted() -> None:
    item = "<NewsItem>" + "<NewsComponent/>" * 999 + "</NewsItem>"
    delivery = came(f"<NewsML>{item * 23}</NewsML>")
    assert len(delivery.items) == 20
    reason = "3 of 23 items; a delivery holds 5000, or 20000 parts of items, at most"
    assert told(delivery) == [("drop/x", reason)]


def test_an_object_without_a_name_or_overfull_stops_no_other() -> None:
    good = {"uri": "urn:1", "type": "text", "headline": "Ferry"}
    sent = [good, {"headline": "x"}, good | {"uri": "urn:3", "subject": [{}] * 1_001}]
    delivery = came(json.dumps({"uri_of": "x", "headlines": [], "bodies": [], "items": sent}))
    assert [one.guid for one in delivery.items] == ["urn:1"]
    assert told(delivery) == [
        ("drop/x#2", "a ninjs object must have its uri"),
        ("drop/x#urn:3", "more than 1000 entries in subject"),
    ]


def test_of_more_objects_than_a_delivery_holds_the_first_are_read() -> None:
    delivery = came(json.dumps({"items": [{"uri": "urn:isle:1", "type": "text"}] * 5_001}))
    assert len(delivery.items) == 5_000
    assert told(delivery) == [("drop/x", "1 of 5001 items; a delivery holds 5000 at most")]


def test_a_broken_item_of_an_interfaces_answer_stops_no_other() -> None:
    good = {"uri": "urn:1", "type": "text", "headline": "Ferry"}
    delivery = came(json.dumps({"data": {"items": [good, good | {"subject": [{}] * 1_001}]}}))
    assert [one.guid for one in delivery.items] == ["urn:1"]
    assert told(delivery) == [("drop/x#2", "more than 1000 entries in subject")]


def test_of_more_messages_than_any_wire_sends_the_first_are_read() -> None:
    sent = SPECIMENS["anpa"].content
    sent = b"\x01" + sent.split(b"\x01")[1]
    delivery = came(sent * 2_003)
    assert len(delivery.items) == 2_000
    assert "3 of 2003 messages" in delivery.left_out


def test_a_message_of_too_many_lines_is_refused_by_its_number() -> None:
    sent = b"\x01" + SPECIMENS["iptc7901"].content.split(b"\x01")[1]
    long = sent.replace(b"\x03", b"a\n" * 50_001 + b"\x03", 1)
    delivery = came(sent + long + sent)
    assert len(delivery.items) == 2
    assert told(delivery)[0][0] == "drop/x#2"


def test_a_message_of_a_mailbox_that_cannot_be_read_stops_no_other() -> None:
    bad = MAIL.format(DATE, "Bad").rstrip("\n") + "\n" + "X-A: b\n" * 10_001
    sent = (
        MAIL.format(DATE, "One") + "Boats.\n\n" + bad + "\n" + MAIL.format(DATE, "Two") + "Boats.\n"
    )
    delivery = came(sent, "application/mbox")
    assert [one.headline for one in delivery.items] == ["One", "Two"]
    assert "headers" in delivery.left_out


def test_a_delivery_of_which_all_is_left_out_is_refused() -> None:
    post = "<item><wp:post_type>{}</wp:post_type>{}</item>"
    meta = "<wp:postmeta/>" * 10_001
    sent = SPECIMENS["wxr"].content.decode().partition("<item>")[0]
    sent += post.format("post", meta) + post.format("nav_menu_item", "") + "</channel></rss>"
    with pytest.raises(UnreadableCapture, match="left out: an entry of more than 10000 parts"):
        came(sent, "application/rss+xml")


def test_many_refusals_are_told_by_their_reasons_and_counted() -> None:
    with refusals.heard() as heard:
        for n in range(2_500):
            refusals.refuse(f"x@{n}", "its length is wrong")
    line = refusals.summary(heard.all("x"))
    assert line == (
        "left out: its length is wrong (x@0, x@1, x@2, x@3, x@4, and 1995 more); "
        "500 more parts that cannot be read (x)"
    )
