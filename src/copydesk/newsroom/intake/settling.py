"""What came of asking is written down: captures, marks, rhythm and the next time, all or nothing.

Nothing is marked as seen before it is kept: marks and captures are written in one transaction.
No source is ever given up: one that fails is asked later and later, one that is gone once a week.
"""

import datetime as dt
import logging
import zlib
from functools import partial

from django.db import transaction
from django.db.models import F, Q

from copydesk.newsroom.intake import hubs, moves, page_list, signals
from copydesk.newsroom.intake.asking import Outcome
from copydesk.newsroom.intake.label import label
from copydesk.newsroom.intake.models import AddressRow, CaptureRow, SourceRow
from copydesk.newsroom.intake.receiving import enter
from copydesk.newsroom.intake.tempo import manners, pace, rhythm_of, to_plain
from copydesk.wire.http import rhythm
from copydesk.wire.http.politeness import Manners, Visit, next_poll

log = logging.getLogger(__name__)

GONE, MISSING = 410, 404
ASKED_AGAIN = dt.timedelta(days=7)  # one that is gone, source or page
# Houses that fail together shall not be asked together: up to a fifth is added to the wait.
SPREAD = 0.2
# As wide as the columns.
TROUBLE, ETAG, LAST_MODIFIED = 500, 500, 200
AT_ONCE = Manners(interval=0)
WRITTEN = (
    "address", "host", "state", "etag", "last_modified", "last_answer", "last_entries", "last_news",
    "wasted", "ttl", "hours_off", "days_off", "rhythm", "alarm_at", "idle_since", "gone_at",
    "moved_to", "moves_told", "moved_from", "failures", "trouble", "next_poll", "left_out",
)  # fmt: skip
State = SourceRow.State


def settle(source: SourceRow, outcome: Outcome) -> list[CaptureRow]:
    """Write down what came of asking `source`, in one transaction; returns its captures."""
    page_key = outcome.question.page
    with transaction.atomic():
        page = AddressRow.objects.filter(pk=page_key).first() if page_key is not None else None
        # While it was being asked the desk may have changed its address, or its list a page.
        is_own = page_key is None and source.address == outcome.question.address
        is_stale = page is None and not is_own
        if outcome.trouble:
            came: list[CaptureRow] = []
            if not is_stale:
                _failed(source, page, outcome)
        else:
            came = _answered(source, page, outcome, is_stale=is_stale)
        source.save(update_fields=WRITTEN)
    return came


def delivered(source: SourceRow, *, now: dt.datetime) -> None:
    """A source has sent something of itself: it is not silent, and this belongs to its rhythm."""
    _news(source, now, is_news=True, is_sent=True)
    source.save(update_fields=["rhythm", "last_news", "alarm_at", "idle_since"])


def ring_alarms(now: dt.datetime) -> int:
    """Mark the sources that have been silent for too long; returns how many there were.

    One that is polled has been asked since: a newsroom that was closed raises no alarm.
    """
    asked_since = Q(last_poll__gte=F("alarm_at")) | ~Q(way__in=SourceRow.POLLED)
    silent = SourceRow.objects.filter(asked_since, alarm_at__lte=now, active=True)
    return silent.update(idle_since=F("last_news"), alarm_at=None)


def _answered(
    source: SourceRow, page: AddressRow | None, outcome: Outcome, *, is_stale: bool
) -> list[CaptureRow]:
    came = _taken(source, page, outcome)
    if is_stale:
        return came
    if page is not None:
        page.waits, page.trouble, page.gone_at = False, "", None
        _mark(page, outcome)
        page.save()
        if came:
            _cheer(source, outcome.at)
    else:
        _note(source, outcome)
        page_list.ask_again(source, before=outcome.at - ASKED_AGAIN)
    source.state, source.failures, source.gone_at = State.WELL, 0, None
    source.trouble = (page_list.trouble(source) or moves.trouble(source))[:TROUBLE]
    _plan(source, outcome)
    return came


def _taken(source: SourceRow, page: AddressRow | None, outcome: Outcome) -> list[CaptureRow]:
    """The capture among those to be read; a list of addresses is no copy."""
    if outcome.capture is None or outcome.is_same:
        return []
    shown = page_list.read(outcome.capture, source) if page is None else None
    if shown is None:
        return [enter(outcome.capture, source=source)]
    page_list.enter(source, shown)
    return []


def _note(source: SourceRow, outcome: Outcome) -> None:
    """What a source's own answer tells of it: marks, wishes, whether it has news, its moves."""
    was_known = bool(source.etag or source.last_modified)
    seen = outcome.seen
    is_news = seen is not None and seen.entries != source.last_entries
    is_wasted = outcome.capture is not None and was_known and not is_news
    source.wasted = source.wasted + 1 if is_wasted else 0
    if seen is not None:
        source.ttl, source.hours_off, source.days_off = seen.ttl, seen.hours_off, seen.days_off
        source.last_entries = seen.entries
    _mark(source, outcome)
    _news(source, outcome.at, is_news=is_news)
    if outcome.fetched is not None:
        moves.note(source, outcome.fetched)
    hubs.learn(source, outcome.named, is_news=is_news, now=outcome.at)


def _mark(asked: SourceRow | AddressRow, outcome: Outcome) -> None:
    """Remember by what to ask "anything new since?"; too long a mark is none."""
    if outcome.fetched is None or outcome.capture is None:
        return
    marks = outcome.fetched.validators
    asked.etag = marks.etag if len(marks.etag) <= ETAG else ""
    since = marks.last_modified
    asked.last_modified = since if len(since) <= LAST_MODIFIED else ""
    asked.last_answer = outcome.capture.sha256


def _news(source: SourceRow, now: dt.datetime, *, is_news: bool, is_sent: bool = False) -> None:
    known = rhythm.looked(
        rhythm_of(source), pace(source), now=now, is_news=is_news, is_sent=is_sent
    )
    source.rhythm = to_plain(known)
    if is_news:
        _cheer(source, now)


def _cheer(source: SourceRow, now: dt.datetime) -> None:
    """There is something new: the alarm is set anew."""
    source.last_news, source.idle_since = now, None
    source.alarm_at = rhythm.alarm(rhythm_of(source), pace(source), since=now)


def _failed(source: SourceRow, page: AddressRow | None, outcome: Outcome) -> None:
    """Say why nothing came. A page that fails does not hold its list back."""
    place = outcome.question.address
    log.warning("poll.failed", extra={"place": place, "reason": outcome.trouble})
    is_gone = outcome.status == GONE
    if page is not None:
        _tell_gone(source, page, outcome)
        page.waits, page.trouble = False, label(outcome.trouble, limit=TROUBLE)
        page.save()
        source.trouble = page_list.trouble(source)[:TROUBLE]
    else:
        source.failures += 1
        _tell_gone(source, source, outcome)
        source.trouble = label(outcome.trouble, limit=TROUBLE)
        waits = outcome.fetched is not None
        source.state = State.GONE if is_gone else State.WAITS if waits else State.FAILS
    _plan(source, outcome)


def _tell_gone(source: SourceRow, asked: SourceRow | AddressRow, outcome: Outcome) -> None:
    """A page that is gone for good may be a story withdrawn: the desk is told, once.

    One that is not found may be: the desk is told when it was not found the time before either.
    """
    signal, is_told = signals.gone, asked.gone_at is None
    if outcome.status != GONE:
        asked.gone_at = None
        signal = signals.missing
        was_missing = asked.trouble == label(outcome.trouble, limit=TROUBLE)
        is_told = outcome.status == MISSING and was_missing
    else:
        asked.gone_at = asked.gone_at or outcome.at
    if is_told and source.way == SourceRow.Way.PAGE:
        told = partial(signal.send_robust, SourceRow, source=source, address=asked.address)
        transaction.on_commit(told)


def _plan(source: SourceRow, outcome: Outcome) -> None:
    """When it is asked next: at once when pages wait, later and later when it fails."""
    fetched, at = outcome.fetched, outcome.at
    wait = rhythm.wait(rhythm_of(source), pace(source), now=at)
    visit = Visit(
        at=at,
        failures=source.failures,
        retry_after=fetched.retry_after if fetched and outcome.trouble else None,
        fresh_until=fetched.fresh_until if fetched else None,
        wait=wait * hubs.patience(source, now=at),
        ttl=source.ttl,
        hours_off=source.hours_off,
        days_off=source.days_off,
    )
    if source.state == State.GONE:
        then = at + ASKED_AGAIN
    elif page_list.waits(source) and not source.failures:
        then = next_poll(Visit(at=at, retry_after=visit.retry_after), AT_ONCE, now=at)
    else:
        then = next_poll(visit, manners(source), now=at)
    if source.failures:
        share = zlib.crc32(f"{source.key} {source.failures}".encode()) / 2**32
        then += (then - at) * SPREAD * share
    source.next_poll = then
