"""What came becomes stories at the desk: known ones get a new version, killed ones come down.

What a delivery is to what we know is judged by `copydesk.wire.upstream.judge`, as in the bench.
"""

import datetime as dt
import logging
import re
from collections import deque
from dataclasses import replace
from typing import Any

from django.db import transaction
from django.utils import timezone

from copydesk import line
from copydesk.checks.check import Known
from copydesk.errors import UnreadableCapture
from copydesk.newsroom.desk import by_text, following, knowing, picture_items
from copydesk.newsroom.desk.by_text import Meant
from copydesk.newsroom.desk.following import Came
from copydesk.newsroom.desk.house import house
from copydesk.newsroom.desk.knowing import Delivery
from copydesk.newsroom.desk.models import StoryRow
from copydesk.newsroom.intake import actions as intake
from copydesk.newsroom.intake import store
from copydesk.newsroom.intake.models import CaptureRow, SourceRow
from copydesk.story.story import Capture, Item
from copydesk.wire.upstream import judge as upstream
from copydesk.wire.upstream.version import version_of

log = logging.getLogger(__name__)
AT_ONCE, LOOKED_THROUGH = 200, 1_000
# By these a kill or hold may be told, in fields or words; what has one is only read before the
# rest, so that no kill waits behind a morning's copy.
ORDER = re.compile(
    rb"cancel|kill|withh|withdr|retract|delet|do not use|take-?down|elimin|annul|retir"
    rb"|zur\xc3\xbcck",
    re.IGNORECASE,
)
LOOKED_AT = 200_000  # bytes
MISSING = "The page is not found any more (HTTP 404)."


def take_in_waiting(now: dt.datetime) -> int:
    """Take in what waits, orders before all copy, also such as come meanwhile; returns how many."""
    count, seen = 0, 0
    ordinary: deque[CaptureRow] = deque()
    while count < AT_ONCE:
        waiting = CaptureRow.objects.filter(state=CaptureRow.State.KEPT, pk__gt=seen)
        for capture in waiting.order_by("pk")[:LOOKED_THROUGH]:
            seen = capture.pk
            if _may_be_order(capture):
                take_in(capture, now=now)
                count += 1
            else:
                ordinary.append(capture)
        if not ordinary or count >= AT_ONCE:
            break
        take_in(ordinary.popleft(), now=now)
        count += 1
    return count


def take_in(capture: CaptureRow, *, now: dt.datetime) -> list[StoryRow]:
    """Read a capture and bring its items to the desk.

    What cannot be read is refused with its reason and kept; one bad item does not keep the
    others back, nor does a part that nobody can read: the refusal names it.
    """
    try:
        content = capture.record(store.content(capture.sha256))
        source = capture.source.record() if capture.source else None
        known = Known(now=now, house=house(), source=source)
        came = line.delivery(content, known)
    except UnreadableCapture as error:
        intake.refuse(capture, error.reason)
        return []
    delivery = knowing.delivery_of(capture, came.items, now)
    rows: list[StoryRow] = []
    trouble = [came.left_out] if came.refusals else []
    for item in picture_items.stories_among(came.items):
        try:
            rows += _take_in_item(delivery, content, item, known)
        except Exception as error:  # one bad item must not lose the rest
            log.exception("item.failed", extra={"capture": capture.pk, "guid": item.guid})
            trouble.append(f"{item.guid}: {error!r}")
    if trouble:
        intake.refuse(capture, "; ".join(trouble)[:1000])
    else:
        CaptureRow.objects.filter(pk=capture.pk).update(state=CaptureRow.State.READ, reason="")
    return rows


def on_kept(capture: CaptureRow, **_: Any) -> None:
    """The intake's signal that somebody waits for this capture (paste, upload)."""
    take_in(capture, now=timezone.now())


def gone(source: SourceRow, address: str, *, now: dt.datetime | None = None) -> StoryRow | None:
    """A single page is gone for good (HTTP 410): its story is killed. None where we had none."""
    row = knowing.of_address(source, address)
    known = knowing.known_of(row) if row is not None else None
    if row is None or known is None:
        return None
    moment = now or timezone.now()
    have = upstream.Knowledge(items=(known,))
    events, _ = upstream.gone(have, known.names[0], now=moment)
    for event in events:
        following.page_gone(row, event, now=moment)
    return row


def missing(source: SourceRow, address: str, *, now: dt.datetime | None = None) -> StoryRow | None:
    """A single page is not found, time and again (HTTP 404): a person is asked whether it is gone.

    Pages are moved and sites are broken, so nothing comes down by that alone.
    """
    row = knowing.of_address(source, address)
    known = knowing.known_of(row) if row is not None else None
    if row is None or known is None or known.status != "usable":
        return None
    event = upstream.Event(key=known.key, kind="kill", before=known, note=MISSING)
    with transaction.atomic():
        told = Meant(event=event, row=row, asks=True, sure=0.5)
        return following.ask(told, now or timezone.now(), capture=None)


def on_missing(source: SourceRow, address: str, **_: Any) -> None:
    """The intake's signal that a page answers "not found" again."""
    missing(source, address)


def on_gone(source: SourceRow, address: str, **_: Any) -> None:
    """The intake's signal that a page answers "gone for good"."""
    gone(source, address)


def _may_be_order(capture: CaptureRow) -> bool:
    return ORDER.search(store.content(capture.sha256)[:LOOKED_AT]) is not None


def _take_in_item(delivery: Delivery, content: Capture, item: Item, known: Known) -> list[StoryRow]:
    """Judge one item by what is known of it and of those it gives orders about; do what it says."""
    with transaction.atomic():
        sent = version_of(item, shared=delivery.shared)
        row = knowing.find(item, sent, delivery)
        if row is not None and knowing.brings_nothing(row, sent, delivery.shared):
            return [row]
        processed = line.process(item, content, known)
        version = version_of(item, processed.cleaned.story, shared=delivery.shared)
        have = knowing.knowledge(version, row, delivery)
        events, _ = upstream.deliver(have, (version,), now=delivery.now)
        came = Came(item=item, processed=processed, delivery=delivery)
        done = _followed(by_text.meant(events, version, row, delivery), came)
        done += picture_items.strike(item, delivery)
        for each in done:
            if each is not None and item.status == "usable":
                picture_items.learn(each, item, delivery)
        if row is not None and not events:
            knowing.learn(row, version)
            return [row]
        return list(dict.fromkeys(each for each in done if each is not None))


def _followed(meant: list[Meant], came: Came) -> list[StoryRow | None]:
    """Do what is meant; what a person is asked about an item is asked of the story it became."""
    done: list[StoryRow | None] = []
    for each in meant:
        if each.asks and each.row is None and done and done[-1] is not None:
            each = replace(each, row=done[-1])
        done.append(following.follow(each, came))
    return done
