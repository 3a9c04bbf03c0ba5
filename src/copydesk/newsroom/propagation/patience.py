"""How long we wait before a partner is tried again: from five seconds to six hours, three days."""

import datetime as dt
import zlib

FIRST, LONGEST = dt.timedelta(seconds=5), dt.timedelta(hours=6)
GIVEN_UP = dt.timedelta(days=3)
GROWTH = 3
# Those who fail together shall not come again together: up to a fifth is added.
SPREAD = 0.2


def wait(failures: int, name: str) -> dt.timedelta:
    """The pause after so many failures in a row; the same for the same name and count."""
    pause = min(FIRST * GROWTH ** min(max(failures, 1) - 1, 12), LONGEST)
    share = zlib.crc32(f"{name}/{failures}".encode()) / 2**32
    return min(pause * (1 + SPREAD * share), LONGEST)


def until(asked: dt.datetime | None, own: dt.timedelta, *, now: dt.datetime) -> dt.datetime:
    """When to try again: as the other side asked (Retry-After), within the longest pause."""
    if asked is None:
        return now + own
    return min(max(asked, now + FIRST), now + LONGEST)
