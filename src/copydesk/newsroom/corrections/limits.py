"""How many reports may come from one place, without keeping who sent them.

An address is known only as a keyed hash of its network, the key only in this process's memory,
and only for a day: then it is gone, and with it all that could be told from the hashes.
"""

import hashlib
import hmac
import ipaddress
import math
import secrets
from collections import deque
from threading import Lock

HOUR, DAY = 3600.0, 86400.0
AN_HOUR, A_DAY = 5, 20
ALL_AN_HOUR = 600
MOST_KEPT = 50_000  # networks


class Limits:
    """Counts by network and for all; safe in threads. Times are seconds of one clock."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._key = b""
        self._day = -1
        self._sent: dict[bytes, deque[float]] = {}
        self._all: deque[float] = deque()

    def take(self, address: str, now: float) -> tuple[str, int]:
        """Count one report. ("", 0) lets it pass; else why not, and the seconds to wait.

        Why is "often" (this network) or "busy" (all of them).
        """
        with self._lock:
            self._turn(now)
            _forget(self._all, now - HOUR)
            if len(self._all) >= ALL_AN_HOUR:
                return "busy", _wait(self._all[0] + HOUR, now)
            sent = self._sent.setdefault(self._hashed(address), deque())
            _forget(sent, now - DAY)
            until = _blocked(sent, now)
            if until > now:
                return "often", _wait(until, now)
            sent.append(now)
            self._all.append(now)
            return "", 0

    def _turn(self, now: float) -> None:
        """A new day has a new key; the old one and what it counted are gone."""
        if int(now // DAY) != self._day or len(self._sent) > MOST_KEPT:
            self._day, self._key = int(now // DAY), secrets.token_bytes(32)
            self._sent.clear()

    def _hashed(self, address: str) -> bytes:
        return hmac.new(self._key, network(address).encode(), hashlib.sha256).digest()[:16]


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


def _blocked(sent: deque[float], now: float) -> float:
    """Until when nothing more may come; 0 where something may."""
    if len(sent) >= A_DAY:
        return sent[-A_DAY] + DAY
    if len(sent) >= AN_HOUR and sent[-AN_HOUR] > now - HOUR:
        return sent[-AN_HOUR] + HOUR
    return 0.0


def _forget(times: deque[float], before: float) -> None:
    while times and times[0] <= before:
        times.popleft()


def _wait(until: float, now: float) -> int:
    return max(1, math.ceil(until - now))


LIMITS = Limits()
