"""Bounds that hostile deliveries ran against: what is too much is refused, and says so."""

import gzip

import pytest

from copydesk.errors import UnreadableCapture
from copydesk.wire.charset import decode
from copydesk.wire.remembered import LONGEST, MOST, remembered
from wire.captured import item, items, rss


def test_a_charset_of_two_bytes_a_letter_is_not_believed_of_text_without_zeros() -> None:
    sent = b'<?xml version="1.0" encoding="utf-16"?><a>Ferry</a>'
    assert decode(sent).charset == decode(sent, http="utf-32").charset == "utf-8"
    assert decode("<a>Ferry</a>".encode("utf-16-be")).charset == "utf-16-be"


def test_a_second_document_type_hides_no_entity() -> None:
    hidden = '<!DOCTYPE rss><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    with pytest.raises(UnreadableCapture, match="entities of its own"):
        items(hidden + rss("<title>&x;</title>"), media_type="application/rss+xml")


def test_what_looks_like_the_end_of_a_document_type_hides_no_entity() -> None:
    hidden = '<!DOCTYPE rss [<!-- ]> --><!ENTITY x "y">]>'
    with pytest.raises(UnreadableCapture, match="entities of its own"):
        items(hidden + rss("<title>&x;</title>"), media_type="application/rss+xml")


@pytest.mark.parametrize(
    ("copy", "reason"),
    [("a\n" * 20_001, "20001 lines; a story has 20000"), ("a" * 500_001, "500001 characters")],
)
def test_copy_that_is_longer_than_any_story_is_refused(copy: str, reason: str) -> None:
    with pytest.raises(UnreadableCapture, match=reason):
        items(copy, media_type="text/plain")
    with pytest.raises(UnreadableCapture, match="500001 characters"):
        items(rss(f"<description>{'a' * 500_001}</description>"))


def test_tags_and_pictures_do_not_count_as_copy() -> None:
    picture = f'&lt;img src="data:image/png;base64,{"A" * 600_000}"&gt;'
    assert item(rss(f"<description>&lt;p&gt;Boats.{picture}</description>")).body.text


def test_an_entry_of_more_parts_than_any_has_is_refused() -> None:
    with pytest.raises(UnreadableCapture, match="more than 10000 parts"):
        items(rss('<enclosure url="/a.jpg" type="image/jpeg"/>' * 10_001))


def test_an_archive_in_which_nothing_can_be_read_says_why() -> None:
    block = gzip.compress(bytes(40_000_000))
    head = f"WARC/1.1\r\nWARC-Type: resource\r\nContent-Length: {len(block)}\r\n\r\n"
    with pytest.raises(UnreadableCapture, match=r"nothing in it can be read \(1 refused"):
        items(head.encode() + block + b"\r\n\r\n", media_type="application/warc")


@pytest.mark.parametrize("parameter", ["charset*=a%00b''x", "name*=x%00'en'a", "name*=idna''a"])
def test_parameters_of_a_part_in_no_charset_are_left_aside(parameter: str) -> None:
    found = items(
        "From: a@isle.example\r\nDate: Wed, 04 Mar 2026 12:00:00 +0000\r\nSubject: Ferry\r\n"
        f"Content-Type: text/plain; {parameter}\r\n\r\nBoats.\r\n",
        media_type="message/rfc822",
    )
    assert found[0].headline == "Ferry"


def test_only_short_words_are_remembered_and_only_so_many() -> None:
    made: list[str] = []

    def make(word: str) -> str:
        made.append(word)
        return word.lower()

    ask = remembered(make)
    assert [ask("Title"), ask("Title")] == ["title", "title"]
    assert made == ["Title"]
    long = "x" * (LONGEST + 1)
    assert ask(long) == ask(long) == long
    assert made == ["Title", long, long]
    for number in range(MOST):
        ask(f"N{number}")
    assert ask("Title") == "title"
    assert made.count("Title") == 2
