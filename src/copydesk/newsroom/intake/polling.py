"""Sources are asked for news: conditionally, politely, and never given up.

One call of `poll` is one request. A source whose address answers with a list of addresses shows
single pages: they are asked one after the other by the calls that follow.
"""

import datetime as dt
import logging
import zlib
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q, QuerySet

from copydesk.errors import CopydeskError, RefusedAddress
from copydesk.newsroom.intake import page_list, store
from copydesk.newsroom.intake.label import label
from copydesk.newsroom.intake.models import AddressRow, CaptureRow, SourceRow
from copydesk.newsroom.intake.receiving import enter
from copydesk.story.record import replace
from copydesk.wire.fetch import Fetched, Policy, Validators, fetch
from copydesk.wire.politeness import Manners, Visit, next_poll

log = logging.getLogger(__name__)

# Houses that fail together shall not be asked together: up to a fifth is added to the wait.
SPREAD = 0.2
LATELY = dt.timedelta(minutes=1)
NOTHING_NEW = 304
# As wide as the columns.
TROUBLE, ETAG, LAST_MODIFIED = 500, 500, 200
AT_ONCE = Manners(interval=0)


def due(now: dt.datetime) -> QuerySet[SourceRow]:
    """The sources whose time has come, those that wait longest first."""
    asked = SourceRow.objects.filter(active=True, way__in=SourceRow.POLLED).exclude(address="")
    come = Q(next_poll__isnull=True) | Q(next_poll__lte=now)
    return asked.filter(come).order_by(F("next_poll").asc(nulls_first=True), "pk")


def poll(source: SourceRow, *, now: dt.datetime) -> list[CaptureRow]:
    """Ask a source what is new. Does not raise for what the other side does.

    What went wrong stands in `source.trouble`, and it is asked again, later and later, at least
    once a day. When its host was asked a moment ago, it is put off by that moment.
    """
    if not _may_ask(source, now):
        return []
    asked = source.addresses.filter(waits=True).first() or source
    known = Validators(etag=asked.etag, last_modified=asked.last_modified)
    policy = Policy(allow=settings.WIRE_ALLOW, max_bytes=settings.CAPTURE_MAX_BYTES)
    try:
        fetched = fetch(asked.address, state=known, policy=policy, at=now)
        if fetched.capture is not None:
            store.keep(fetched.capture.content)
    except RefusedAddress as error:
        return _failed(source, asked, f"not asked: {error.reason}", visit=Visit(at=now))
    except CopydeskError as error:
        return _failed(source, asked, error.reason, visit=Visit(at=now))
    except OSError as error:
        reason = f"what came cannot be kept: {error.strerror}"
        return _failed(source, asked, reason, visit=Visit(at=now))
    if fetched.capture is None and fetched.status != NOTHING_NEW:
        visit = Visit(at=now, retry_after=fetched.retry_after)
        return _failed(source, asked, f"asks us to wait ({fetched.status})", visit=visit)
    return _answered(source, asked, fetched, now=now)


def _may_ask(source: SourceRow, now: dt.datetime) -> bool:
    """Whether it is polite to ask now; if not, it is put off.

    The next time is noted before asking: whatever happens then, nobody asks in a tight loop.
    """
    row = SourceRow.objects.filter(pk=source.pk)
    with transaction.atomic():
        polite = _not_before(source, now)
        if polite > now:
            row.update(next_poll=polite)
            return False
        row.update(last_poll=now, next_poll=next_poll(Visit(at=now), _manners(source), now=now))
    return True


def _not_before(source: SourceRow, now: dt.datetime) -> dt.datetime:
    """When its host may be asked; hosts the house has allowed by name are its own."""
    parts = urlsplit(source.address)
    if _is_ours(parts.netloc):
        return now
    at_host = (
        last
        for address, last in SourceRow.objects.filter(last_poll__gt=now - LATELY).values_list(
            "address", "last_poll"
        )
        if last is not None and urlsplit(address).hostname == parts.hostname
    )
    return next_poll(None, _manners(source), now=now, host_last=max(at_host, default=None))


def _is_ours(netloc: str) -> bool:
    return netloc in settings.WIRE_ALLOW


def _manners(source: SourceRow) -> Manners:
    return Manners(interval=source.interval)


def _answered(
    source: SourceRow, asked: SourceRow | AddressRow, fetched: Fetched, *, now: dt.datetime
) -> list[CaptureRow]:
    """Captures, marks and the next time in one transaction: nothing is marked seen but kept."""
    came: list[CaptureRow] = []
    with transaction.atomic():
        if fetched.capture is not None:
            shown = page_list.read(fetched.capture, source) if asked is source else None
            if shown is None:
                came.append(enter(fetched.capture, source=source))
            else:
                page_list.enter(source, shown)
            _mark(asked, fetched)
        if isinstance(asked, AddressRow):
            AddressRow.objects.filter(pk=asked.pk).update(waits=False, trouble="")
        else:
            source.addresses.update(waits=True)
        visit = Visit(at=now, fresh_until=fetched.fresh_until)
        _plan(source, visit, failures=0, trouble=page_list.trouble(source) or _moved(fetched))
    return came


def _mark(asked: SourceRow | AddressRow, fetched: Fetched) -> None:
    """Remember by what to ask "anything new since?"; too long a mark is none."""
    etag, since = fetched.validators.etag, fetched.validators.last_modified
    type(asked).objects.filter(pk=asked.pk).update(
        etag=etag if len(etag) <= ETAG else "",
        last_modified=since if len(since) <= LAST_MODIFIED else "",
    )


def _failed(
    source: SourceRow, asked: SourceRow | AddressRow, reason: str, *, visit: Visit
) -> list[CaptureRow]:
    """Say why nothing came. A page that fails does not hold its list back."""
    log.warning("poll.failed", extra={"place": asked.address, "reason": reason})
    trouble = label(reason, limit=TROUBLE)
    with transaction.atomic():
        if isinstance(asked, AddressRow):
            AddressRow.objects.filter(pk=asked.pk).update(waits=False, trouble=trouble)
            _plan(source, visit, failures=0, trouble=page_list.trouble(source))
        else:
            _plan(source, visit, failures=source.failures + 1, trouble=trouble)
    return []


def _plan(source: SourceRow, visit: Visit, *, failures: int, trouble: str) -> None:
    """When it is asked next: at once when pages wait, later and later when it fails."""
    if source.addresses.filter(waits=True).exists() and not failures:
        then = next_poll(Visit(at=visit.at, retry_after=visit.retry_after), AT_ONCE, now=visit.at)
    else:
        visit = replace(visit, failures=failures)
        then = next_poll(visit, _manners(source), now=visit.at)
        if failures:
            share = zlib.crc32(f"{source.key} {failures}".encode()) / 2**32
            then += (then - visit.at) * SPREAD * share
    SourceRow.objects.filter(pk=source.pk).update(
        failures=failures, trouble=trouble[:TROUBLE], next_poll=then
    )
    source.refresh_from_db()


def _moved(fetched: Fetched) -> str:
    return f"has moved for good to {label(fetched.moved_to)}" if fetched.moved_to else ""
