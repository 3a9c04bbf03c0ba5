"""What an answer tells at a glance."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.wire.http.glance import Glance, glance

RSS = """<rss version="2.0"><channel><title>Isle Wire</title>{channel}
<item><guid>1</guid><title>{title}</title></item></channel></rss>"""


def feed(channel: str = "", title: str = "Ferry sails") -> Glance:
    return glance(RSS.format(channel=channel, title=title).encode())


@pytest.mark.parametrize(
    ("channel", "seconds"),
    [
        ("<ttl>60</ttl>", 3600),
        ("<TTL> 5 </TTL>", 300),
        ("<ttl>soon</ttl>", 0),
        ("<ttl>999999999</ttl>", 2_147_483_647),
        ("<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>2</x>", 1800),
        ("<sy:updatePeriod>\n\tdaily\n</sy:updatePeriod>", 86_400),
        ("<sy:updateFrequency>4</sy:updateFrequency>", 21_600),
        ("<sy:updatePeriod>now</sy:updatePeriod>", 0),
        ("<ttl>30</ttl><sy:updatePeriod>hourly</sy:updatePeriod>", 3600),
        ("", 0),
    ],
)  # fmt: skip
def test_how_long_a_feed_wants_to_be_left_in_peace(channel: str, seconds: int) -> None:
    assert feed(channel).ttl == seconds


def test_hours_and_days_off() -> None:
    seen = feed(
        "<skipHours><hour>0</hour><hour>24</hour><hour>5</hour></skipHours>"
        "<skipDays><day>Saturday</day><day>Sunday</day><day>Caturday</day></skipDays>"
    )
    assert (seen.hours_off, seen.days_off) == (0b100001, 0b1100000)


def test_who_wants_no_hour_at_all_is_not_taken_at_his_word() -> None:
    hours = "".join(f"<hour>{n}</hour>" for n in range(24))
    assert feed(f"<skipHours>{hours}</skipHours>").hours_off == 0


def test_the_same_entries_are_no_news_whatever_else_changes() -> None:
    one, two = (
        feed("<lastBuildDate>Mon</lastBuildDate>"),
        feed("<lastBuildDate>Tue</lastBuildDate>"),
    )
    assert one.entries == two.entries
    assert feed(title="Ferry sinks").entries != one.entries


def test_entries_of_atom_and_json_are_seen() -> None:
    atom = b"<feed><updated>%d</updated><entry><id>a</id><link href='%s'/></entry></feed>"
    assert glance(atom % (1, b"x")).entries == glance(atom % (2, b"x")).entries
    assert glance(atom % (1, b"x")).entries != glance(atom % (1, b"y")).entries
    json = b'{"now": %d, "items": [{"id": "%s"}]}'
    assert glance(json % (1, b"x")).entries == glance(json % (2, b"x")).entries
    assert glance(json % (1, b"x")).entries != glance(json % (1, b"y")).entries


def test_utf16_is_looked_through() -> None:
    assert glance("<rss><ttl>60</ttl></rss>".encode("utf-16")).ttl == 3600


@given(st.binary(max_size=500))
def test_any_bytes_can_be_looked_at(content: bytes) -> None:
    assert len(glance(content).entries) == 64


@pytest.mark.parametrize(
    "piece", [b"<link ", b"<guid>", b"<title><![CDATA[", b'"id":"', b"<skipHours>", b"<ttl>"]
)
def test_a_hostile_answer_is_looked_at_in_a_moment(piece: bytes) -> None:
    assert glance(piece * 300_000).ttl == 0
