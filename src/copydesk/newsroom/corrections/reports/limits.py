"""How many reports may come from one place, without keeping who sent them.

Counted in the database, by the minute, so that it outlives a restart and holds for all processes.
A network is known only as a keyed hash, its key only in a file beside the database: made each day
and destroyed with it, so that neither the counts nor a copy of them tell who sent what.
"""

import hashlib
import hmac
import ipaddress
import math
import os
import secrets
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import F, Q, Sum
from django.db.models.functions import Length

from copydesk.newsroom.corrections.reports.rows import TallyRow

MINUTE, HOUR, DAY = 60.0, 3600.0, 86400.0
AN_HOUR, A_DAY = 5, 20  # from one network
# Not counted in are reports that were merged or are suspected: a flood must not use these up.
ALL_AN_HOUR = 2000
SUSPECTED_AN_HOUR = 6000
# So many that somebody sent in ten minutes are more than readers send by themselves.
LOAD, LOAD_WITHIN = 60, 600.0
QUEUED, SUSPECTED, CAME = "queued", "suspected", "came"
HASH_LENGTH = 32


@dataclass(frozen=True, kw_only=True)
class Toll:
    """What stands against a report: "" nothing, "often" its network, "busy" all of them.

    `wait` are the seconds to come back in; `work_helps` where proof of work lifts it.
    """

    why: str = ""
    wait: int = 0
    work_helps: bool = False


FREE = Toll()


def toll(address: str, now: float) -> Toll:
    """What stands against one more report from an address."""
    name = _hashed(address, now)
    counts = _Counts(name, now)
    if counts.since(name, now - DAY) >= A_DAY:
        return Toll(why="often", wait=math.ceil(DAY - now % DAY))
    for kind, most in ((QUEUED, ALL_AN_HOUR), (SUSPECTED, SUSPECTED_AN_HOUR)):
        if counts.since(kind, now - HOUR) >= most:
            return Toll(why="busy", wait=counts.until_free(kind))
    if counts.since(name, now - HOUR) >= AN_HOUR:
        return Toll(why="often", wait=counts.until_free(name), work_helps=True)
    if counts.since(CAME, now - LOAD_WITHIN) >= LOAD:
        return Toll(why="busy", wait=int(LOAD_WITHIN), work_helps=True)
    return FREE


def is_under_load(now: float) -> bool:
    """Whether more come than readers send by themselves."""
    return _sum(CAME, now - LOAD_WITHIN) >= LOAD


def came(now: float) -> None:
    """Somebody sent the form, whatever becomes of it."""
    tally(CAME, now)


def kept(address: str, now: float, *, as_: str = "") -> None:
    """A report was kept: one more of its network, and of those in the queue or suspected."""
    tally(_hashed(address, now), now)
    if as_:
        tally(as_, now)


def tally(name: str, now: float) -> None:
    """One more of a name in this minute."""
    one = {"name": name, "minute": int(now // MINUTE)}
    if TallyRow.objects.filter(**one).update(count=F("count") + 1):
        return
    try:
        with transaction.atomic():
            TallyRow.objects.create(**one, count=1)
    except IntegrityError:  # another process was first
        TallyRow.objects.filter(**one).update(count=F("count") + 1)


def counted(name: str, since: float) -> int:
    """How many of a name came since then."""
    return _sum(name, since)


def is_first(once: str, now: float) -> bool:
    """Whether what is good for one time comes for the first time today."""
    name = hashlib.sha256(once.encode("utf-8", "replace")).hexdigest()
    try:
        with transaction.atomic():
            TallyRow.objects.create(name=name, minute=int(now // DAY * DAY // MINUTE), count=1)
    except IntegrityError:
        return False
    return True


def turn(now: float) -> None:
    """What is of another day is destroyed: keys, and all that was counted under them."""
    today = _file(now)
    if today.parent.is_dir():
        for old in today.parent.iterdir():
            if old.name != today.name:
                old.unlink(missing_ok=True)
    before = int(now // DAY * DAY // MINUTE)
    hashes = TallyRow.objects.annotate(length=Length("name")).filter(length=HASH_LENGTH)
    hashes.filter(minute__lt=before).delete()
    TallyRow.objects.filter(minute__lt=int((now - DAY) // MINUTE)).delete()


def network(address: str) -> str:
    """The network an address lies in: /24 or /48; "" for what is no address."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return ""
    mapped = getattr(found, "ipv4_mapped", None)
    found = mapped or found
    length = 24 if found.version == 4 else 48
    return str(ipaddress.ip_network(f"{found}/{length}", strict=False))


def _hashed(address: str, now: float) -> str:
    made = hmac.new(_key(now), network(address).encode(), hashlib.sha256)
    return made.hexdigest()[:HASH_LENGTH]


def _key(now: float) -> bytes:
    """The day's key; the first who needs it makes it, and destroys what is of other days."""
    path = _file(now)
    with suppress(FileNotFoundError):
        return path.read_bytes()
    path.parent.mkdir(parents=True, exist_ok=True)
    coming = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    handle = os.open(coming, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(secrets.token_bytes(32))
    with suppress(FileExistsError):
        os.link(coming, path)  # whole or not at all, and only once
    coming.unlink()
    turn(now)
    return path.read_bytes()


def _file(now: float) -> Path:
    return Path(settings.LIMITS_ROOT) / f"{int(now // DAY)}.key"


def _sum(name: str, since: float) -> int:
    rows = TallyRow.objects.filter(name=name, minute__gt=int(since // MINUTE))
    return rows.aggregate(all=Sum("count"))["all"] or 0


class _Counts:
    """A network's minutes of a day and everybody's of an hour, read at once."""

    def __init__(self, name: str, now: float) -> None:
        self.now = now
        own = Q(name=name, minute__gt=int((now - DAY) // MINUTE))
        all_ = Q(name__in=(QUEUED, SUSPECTED, CAME), minute__gt=int((now - HOUR) // MINUTE))
        rows = TallyRow.objects.filter(own | all_)
        self.rows = sorted(rows.values_list("minute", "name", "count"))

    def since(self, name: str, since: float) -> int:
        """How many of a name came since then."""
        first = int(since // MINUTE)
        return sum(count for minute, one, count in self.rows if one == name and minute > first)

    def until_free(self, name: str) -> int:
        """Seconds until the oldest that count within the hour do so no more."""
        first = int((self.now - HOUR) // MINUTE)
        within = (minute for minute, one, _ in self.rows if one == name and minute > first)
        return max(1, math.ceil(next(within, 0) * MINUTE + HOUR - self.now))
