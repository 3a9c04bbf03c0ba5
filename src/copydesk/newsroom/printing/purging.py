"""Caches before us are told what changed, by the back ends of Wagtail's `frontend_cache`.

An address is written down before its file changes and told when it has, however often that takes;
no print order waits for it. The back ends log what goes wrong and raise nothing, so we listen.
"""

import datetime as dt
import logging
import threading
from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from django.conf import settings
from wagtail.contrib.frontend_cache.utils import get_backends

from copydesk.newsroom.printing.folder import TOMBSTONE
from copydesk.newsroom.printing.models import PurgeRow
from copydesk.press.address import absolute, address_of
from copydesk.press.paper import Site

log = logging.getLogger(__name__)

AT_ONCE = 500
LONGEST_WAIT = dt.timedelta(minutes=5)


def is_wanted() -> bool:
    """Whether there are caches to be told."""
    return bool(getattr(settings, "WAGTAILFRONTENDCACHE", None))


def write_down(paths: Iterable[str], site: Site, now: dt.datetime) -> None:
    """Before files change: the addresses that will have to be forgotten."""
    addresses = _addresses(paths, site)
    PurgeRow.objects.bulk_create(
        [PurgeRow(address=address, at=now, next_try=now) for address in addresses],
        update_conflicts=True,
        unique_fields=["address"],
        update_fields=["at", "is_laid", "tries", "next_try"],
    )


def release(paths: Iterable[str], site: Site) -> None:
    """The files lie there: the addresses may be told."""
    if addresses := _addresses(paths, site):
        PurgeRow.objects.filter(address__in=addresses).update(is_laid=True)


def addresses_of(path: str, site: Site) -> list[str]:
    """What readers may have asked for to get this file, on the site's own host and any other
    that a back end names."""
    own = absolute(site, address_of(path.replace(TOMBSTONE, "index.html")))
    parts = urlsplit(own)
    return [own, *(urlunsplit(parts._replace(netloc=host)) for host in _other_hosts(parts.netloc))]


def purge(now: dt.datetime) -> int:
    """Tell caches what waits; gives how many addresses are done. What fails is tried again."""
    if not is_wanted():
        return 0
    waiting = PurgeRow.objects.filter(is_laid=True, next_try__lte=now).order_by("next_try")
    rows = list(waiting[:AT_ONCE])
    failed = _tell([row.address for row in rows]) if rows else {}
    for row in rows:
        # One written down again meanwhile has another time, and is to be told again.
        same = PurgeRow.objects.filter(pk=row.pk, at=row.at)
        if row.address not in failed:
            same.delete()
            continue
        wait = min(dt.timedelta(seconds=2**row.tries), LONGEST_WAIT) if row.tries < 9 else None
        same.update(
            tries=row.tries + 1,
            next_try=now + (wait or LONGEST_WAIT),
            trouble=failed[row.address][:500],
        )
    return len(rows) - len(failed)


def _addresses(paths: Iterable[str], site: Site) -> list[str]:
    if not is_wanted():
        return []
    return [address for path in paths for address in addresses_of(path, site)]


def _tell(addresses: Sequence[str]) -> dict[str, str]:
    """Hand addresses to every back end of their host; gives those that failed, and why."""
    failed: dict[str, str] = {}
    for name, backend in get_backends().items():
        mine = [one for one in addresses if backend.invalidates_hostname(urlsplit(one).hostname)]
        with Listening() as heard:
            try:
                backend.purge_batch(mine)
            # Back ends are anybody's, and one that fails must not keep the others from theirs.
            except Exception as error:  # noqa: BLE001
                heard.said.append(((), f"{type(error).__name__}: {error}"))
        for named, why in heard.said:
            of_these = [one for one in mine if one in named] or mine
            failed |= dict.fromkeys(of_these, f"{name}: {why}")
    if failed:
        log.warning("purge_failed addresses=%s", len(failed))
    return failed


class Listening(logging.Handler):
    """What Wagtail's back ends say went wrong, in this thread."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.said: list[tuple[tuple[Any, ...], str]] = []
        self._thread = threading.get_ident()
        self._logger = logging.getLogger("wagtail.frontendcache")

    def emit(self, record: logging.LogRecord) -> None:
        """Take up one."""
        if record.thread == self._thread:
            args = record.args if isinstance(record.args, tuple) else ()
            self.said.append((args, record.getMessage()))

    def __enter__(self) -> "Listening":
        self._logger.addHandler(self)
        return self

    def __exit__(self, *_: object) -> None:
        self._logger.removeHandler(self)


def _other_hosts(own: str) -> list[str]:
    caches = getattr(settings, "WAGTAILFRONTENDCACHE", None) or {}
    named = [host for cache in caches.values() for host in cache.get("HOSTNAMES", ())]
    plain = [host for host in named if "*" not in host and not host.startswith(".")]
    return [host for host in dict.fromkeys(plain) if host not in (own, own.partition(":")[0])]
