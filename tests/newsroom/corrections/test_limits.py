"""Limits count networks without knowing them, over restarts and for all processes."""

from pathlib import Path

import pytest

from copydesk.newsroom.corrections.reports import limits
from copydesk.newsroom.corrections.reports.limits import (
    ALL_AN_HOUR,
    DAY,
    FREE,
    HOUR,
    LOAD,
    QUEUED,
    kept,
    network,
    toll,
    turn,
)
from copydesk.newsroom.corrections.reports.rows import TallyRow

pytestmark = pytest.mark.django_db
NOON = 20_000 * DAY + 12 * HOUR
HERE = "198.51.100.7"


@pytest.fixture(autouse=True)
def keys(tmp_path: Path, settings: object) -> Path:
    """Where keys of these tests lie."""
    settings.LIMITS_ROOT = tmp_path / "limits"  # type: ignore[attr-defined]
    return tmp_path / "limits"


def test_five_an_hour_then_work_or_wait_then_five_more() -> None:
    for second in range(5):
        assert toll(HERE, NOON + second) == FREE
        kept(HERE, NOON + second)
    stands = toll(HERE, NOON + 10)
    assert (stands.why, stands.wait, stands.work_helps) == ("often", 3590, True)
    assert toll(HERE, NOON + HOUR + 60) == FREE


def test_twenty_a_day_and_no_work_helps() -> None:
    for number in range(20):
        assert toll(HERE, 20_000 * DAY + number * 800) == FREE
        kept(HERE, 20_000 * DAY + number * 800)
    stands = toll(HERE, 20_000 * DAY + 20 * 800)
    assert (stands.why, stands.work_helps) == ("often", False)
    assert stands.wait == DAY - 16_000


def test_neighbours_share_a_network_and_strangers_do_not() -> None:
    for last in range(5):
        kept(f"198.51.100.{last}", NOON)
    assert toll("198.51.100.200", NOON).why == "often"
    assert toll("203.0.113.1", NOON) == FREE


def test_all_together_have_a_limit_too() -> None:
    TallyRow.objects.create(name=QUEUED, minute=int(NOON // 60), count=ALL_AN_HOUR)
    stands = toll("192.0.2.1", NOON)
    assert (stands.why, stands.wait, stands.work_helps) == ("busy", 3600, False)


def test_under_load_work_is_asked_of_everybody() -> None:
    for _ in range(LOAD):
        limits.came(NOON)
    stands = toll("192.0.2.1", NOON)
    assert (stands.why, stands.work_helps) == ("busy", True)
    assert toll("192.0.2.1", NOON + 660) == FREE


def test_the_key_and_all_counts_under_it_are_gone_the_next_day(keys: Path) -> None:
    for _ in range(5):
        kept(HERE, NOON)
    (key,) = keys.iterdir()
    before = key.read_bytes()
    assert toll(HERE, NOON + DAY) == FREE
    (now,) = keys.iterdir()
    assert now.read_bytes() != before
    assert not TallyRow.objects.exclude(name__in=[QUEUED]).exists()


def test_a_key_is_destroyed_though_nobody_reports_the_next_day(keys: Path) -> None:
    kept(HERE, NOON)
    turn(NOON + DAY)
    assert not list(keys.iterdir())
    assert not TallyRow.objects.exists()


def test_a_key_is_for_nobody_else_to_read(keys: Path) -> None:
    kept(HERE, NOON)
    (key,) = keys.iterdir()
    assert key.stat().st_mode & 0o077 == 0


def test_no_address_is_kept_and_the_hash_tells_nothing_without_the_key(keys: Path) -> None:
    kept(HERE, NOON)
    (name,) = TallyRow.objects.values_list("name", flat=True)
    assert "198" not in name or len(name) == 32
    next(keys.iterdir()).unlink()  # another key: the same network has another name
    kept(HERE, NOON)
    assert TallyRow.objects.count() == 2


def test_what_is_good_once_is_good_once() -> None:
    assert limits.is_first("token", NOON)
    assert not limits.is_first("token", NOON + 5)


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
