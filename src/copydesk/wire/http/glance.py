"""What an answer says at a glance, without being read: how often to ask, and whether it is news.

Found by plain search in time proportional to the size; what is not found is not said. RSS 2.0
(`ttl`, `skipHours`, `skipDays`) and the RSS 1.0 module Syndication (`updatePeriod`,
`updateFrequency`).
"""

import hashlib
import re

from copydesk.story.record import Record

PERIODS = {
    b"hourly": 3600, b"daily": 86_400, b"weekly": 604_800, b"monthly": 2_592_000,
    b"yearly": 31_536_000,
}  # fmt: skip
DAYS = (b"monday", b"tuesday", b"wednesday", b"thursday", b"friday", b"saturday", b"sunday")
ALL_HOURS, ALL_DAYS = (1 << 24) - 1, (1 << 7) - 1
LONGEST_LIST = 2000
MOST = 2_147_483_647  # as wide as the column

NUMBER = re.compile(rb"[^>]{0,40}>\s{0,40}(\d{1,9})\s{0,40}<")
WORD = re.compile(rb"[^>]{0,40}>\s{0,40}([a-z]{5,7})\s{0,40}<")
HOUR = re.compile(rb"<hour>\s{0,40}(\d{1,2})\s{0,40}<")
DAY = re.compile(rb"<day>\s{0,40}([a-z]{6,9})\s{0,40}<")
# Names of entries: what a feed of whatever form calls them by. No `<` in what may be long.
MARKS = re.compile(
    rb"<(?:guid|id|link|title)\b[^<>]{0,500}>(?:<!\[cdata\[)?[^<]{0,500}"
    rb"|\"(?:guid|id|uri|url|title|headline)\"\s{0,9}:\s{0,9}\"[^\"]{0,500}"
)


class Glance(Record, frozen=True):
    """How often a source wants to be asked (seconds), when not (bits), and what it shows.

    Bit 0 of `hours_off` is the hour after midnight (UTC), bit 0 of `days_off` is Monday.
    `entries` is the same as long as the same entries are shown, whatever else changes.
    """

    ttl: int = 0
    hours_off: int = 0
    days_off: int = 0
    entries: str = ""


def glance(content: bytes) -> Glance:
    """Look at an answer. Never raises; of a packed one or a picture only `entries` is told."""
    small = content.lower()
    if b"\0" in small[:200]:
        small = small.replace(b"\0", b"")  # UTF-16: what is searched for is all ASCII
    hours = sum(1 << hour for hour in {int(n) % 24 for n in HOUR.findall(_list(small, b"hours"))})
    named = set(DAY.findall(_list(small, b"days")))
    days = sum(1 << number for number, name in enumerate(DAYS) if name in named)
    return Glance(
        ttl=min(max(_ttl(small), _period(small)), MOST),
        hours_off=hours if hours != ALL_HOURS else 0,
        days_off=days if days != ALL_DAYS else 0,
        entries=_entries(small),
    )


def _ttl(small: bytes) -> int:
    """In seconds; the feed says it in minutes."""
    return 60 * _number(small, b"<ttl")


def _period(small: bytes) -> int:
    """A period divided by how often in it; a day where only the frequency is said."""
    word = WORD.match(small, _after(small, b":updateperiod"))
    often = _number(small, b":updatefrequency")
    if word is None and not often:
        return 0
    return PERIODS.get(word[1] if word else b"daily", 0) // max(often, 1)


def _number(small: bytes, name: bytes) -> int:
    found = NUMBER.match(small, _after(small, name))
    return int(found[1]) if found else 0


def _after(small: bytes, name: bytes) -> int:
    start = small.find(name)
    return start + len(name) if start >= 0 else len(small)


def _list(small: bytes, name: bytes) -> bytes:
    start = _after(small, b"<skip" + name)
    end = small.find(b"</skip" + name, start, start + LONGEST_LIST)
    return small[start:end] if end >= 0 else b""


def _entries(small: bytes) -> str:
    shown = set(MARKS.findall(small)) or {small}
    return hashlib.sha256(b"\n".join(sorted(shown))).hexdigest()
