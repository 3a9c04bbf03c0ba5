"""Limits count networks without knowing them."""

import pytest

from copydesk.newsroom.corrections.limits import ALL_AN_HOUR, DAY, HOUR, Limits, network

NOON = 20_000 * DAY + 12 * HOUR


def test_five_an_hour_then_wait_then_five_more() -> None:
    limits = Limits()
    for second in range(5):
        assert limits.take("198.51.100.7", NOON + second) == ("", 0)
    assert limits.take("198.51.100.7", NOON + 10) == ("often", 3590)
    assert limits.take("198.51.100.7", NOON + HOUR + 1) == ("", 0)


def test_twenty_a_day() -> None:
    limits = Limits()
    taken = [limits.take("198.51.100.7", 20_000 * DAY + n * 800)[0] for n in range(21)]
    assert taken == [""] * 20 + ["often"]


def test_neighbours_share_a_network_and_strangers_do_not() -> None:
    limits = Limits()
    for last in range(5):
        limits.take(f"198.51.100.{last}", NOON)
    assert limits.take("198.51.100.200", NOON)[0] == "often"
    assert limits.take("203.0.113.1", NOON)[0] == ""


def test_all_together_have_a_limit_too() -> None:
    limits = Limits()
    for number in range(ALL_AN_HOUR):
        limits.take(f"10.{number // 250}.{number % 250}.1", NOON)
    assert limits.take("192.0.2.1", NOON)[0] == "busy"


def test_the_key_and_all_counts_are_gone_the_next_day() -> None:
    limits = Limits()
    for _ in range(5):
        limits.take("198.51.100.7", NOON)
    key = limits._key
    assert limits.take("198.51.100.7", NOON + DAY)[0] == ""
    assert limits._key != key
    assert len(limits._sent) == 1


def test_no_address_is_kept_as_it_is() -> None:
    limits = Limits()
    limits.take("198.51.100.7", NOON)
    assert all(b"198" not in kept and len(kept) == 16 for kept in limits._sent)


@pytest.mark.parametrize(
    ("address", "lies_in"),
    [
        ("198.51.100.7", "198.51.100.0/24"),
        ("2001:db8:1:2::3", "2001:db8:1::/48"),
        ("::ffff:198.51.100.7", "198.51.100.0/24"),
        ("fe80::1%eth0", "fe80::/48"),
        ("", ""),
        ("nonsense", ""),
    ],
)
def test_an_address_is_known_by_its_network(address: str, lies_in: str) -> None:
    assert network(address) == lies_in
