"""What our hub tells: the bytes of a feed as the press laid them, to all who asked for it.

What a subscriber has is kept as a hash, so nothing has to be remembered but that: who has other
bytes than lie there gets those, whatever came between, also after a crash (W3C WebSub, section 7).
"""

import datetime as dt
import hashlib
import hmac
import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, F, OuterRef

from copydesk.errors import CopydeskError
from copydesk.newsroom.desk.house import hubs, site
from copydesk.newsroom.desk.models import EditionRow
from copydesk.newsroom.desk.signals import edition_is_everywhere
from copydesk.newsroom.intake.label import label
from copydesk.newsroom.logbook.writing import Entry, Seen, write
from copydesk.newsroom.propagation import hub, own_feeds, patience
from copydesk.newsroom.propagation.hub_rows import HubPingRow, SubscriberRow
from copydesk.newsroom.propagation.models import DeliveryRow, TakerRow
from copydesk.newsroom.propagation.outbox import kind_of, message_id
from copydesk.newsroom.propagation.signals import delivery_moved
from copydesk.press.address import absolute, tag
from copydesk.story.codec import from_json
from copydesk.story.edition import Edition
from copydesk.wire.http.post import Answered, Parcel, post_all
from copydesk.wire.http.tell import tell

State = DeliveryRow.State
TOLD_A_TURN, TRIED_A_TURN, PINGED_A_TURN, SETTLED_A_TURN = 200, 16, 20, 2000
GONE = 410
NOT_IN_IT = "the feed carries the story no more, so nothing went out"


def connect() -> None:
    """Hear of editions that readers have; called once when the app is ready."""
    edition_is_everywhere.connect(
        on_everywhere, sender=EditionRow, dispatch_uid="propagation.feeds"
    )


def on_everywhere(edition: EditionRow, at: dt.datetime, **_: Any) -> None:
    """Note which subscribers, and which hubs elsewhere, have to hear of it: its feeds have it."""
    is_known = TakerRow.objects.filter(way=TakerRow.Way.HUB, active=True).exists()
    if not (is_known or settings.FEED_HUBS):
        return
    before = EditionRow.objects.filter(story=edition.story_id, number__lt=edition.number).first()
    paths = own_feeds.paths_of([edition, *([before] if before else [])], site())
    told = SubscriberRow.objects.filter(path__in=paths, taker__active=True)
    held = from_json(edition.content, Edition, place=str(edition))
    kind = kind_of(held, was_withdrawn=bool(before and before.withdrawn))
    DeliveryRow.objects.bulk_create(
        [
            DeliveryRow(
                taker_id=taker, story_id=edition.story_id, edition=edition, kind=kind,
                name=message_id(edition.story.key, edition.number, taker),
                made_at=edition.at, next_try=at,
            )
            for taker in told.values_list("taker", flat=True)
        ],
        ignore_conflicts=True,
    )  # fmt: skip
    _note_pings([path for path in sorted(paths) if own_feeds.sha256(path)], at)


def distribute(now: dt.datetime) -> int:
    """Send each feed that has changed to all who have other bytes of it; gives how many were told.

    Who does not answer is tried again ever more seldom, and holds up nobody else.
    """
    due = [one for one in _standing() if not (one.taker.next_try and one.taker.next_try > now)]
    is_new = {one.pk: own_feeds.sha256(one.path) for one in due}
    for one in due:
        if not is_new[one.pk]:
            hub.end(one.taker, reason="the feed is gone", now=now)
    behind = [one for one in due if is_new[one.pk] not in ("", one.sha256)]
    sent = _send([one for one in behind if not one.taker.failures][:TOLD_A_TURN], now)
    # Those who did not answer last time come after, few at a time: others do not wait for them.
    sent += _send([one for one in behind if one.taker.failures][:TRIED_A_TURN], now)
    _settle_deliveries(now)
    return sent


def ping(now: dt.datetime) -> int:
    """Tell the hubs elsewhere which feeds have news; gives how many times one was told."""
    old = HubPingRow.objects.filter(at__lte=now - patience.GIVEN_UP)
    if old.exists():  # else nothing is deleted: that alone would hold up all who write
        old.delete()
    rows = list(HubPingRow.objects.filter(next_try__lte=now).order_by("next_try")[:PINGED_A_TURN])
    return sum(_ping(row, now) for row in rows)


def _standing() -> Iterable[SubscriberRow]:
    return SubscriberRow.objects.select_related("taker").filter(taker__active=True)


def _send(behind: Sequence[SubscriberRow], now: dt.datetime) -> int:
    contents = {path: own_feeds.content(path) for path in {one.path for one in behind}}
    to = [one for one in behind if contents[one.path] is not None]
    parcels = [_parcel(one, contents[one.path] or b"") for one in to]
    answers = post_all(parcels, policy=hub.policy(), at=now)
    for one, parcel, answer in zip(to, parcels, answers, strict=True):
        _settle(one, hashlib.sha256(parcel.content or b"").hexdigest(), answer, now)
    return sum(answer.is_taken for answer in answers)


def _parcel(one: SubscriberRow, content: bytes) -> Parcel:
    links = [f'<{address}>; rel="hub"' for address in hubs()]
    headers = {
        "Content-Type": own_feeds.media_type(one.path),
        "Link": ", ".join([*links, f'<{absolute(site(), "/" + one.path)}>; rel="self"']),
    }
    if one.secret:
        digits = hmac.new(one.secret.encode(), content, hashlib.sha256).hexdigest()
        headers["X-Hub-Signature"] = f"sha256={digits}"
    return Parcel(address=one.taker.address, content=content, headers=headers)


def _settle(one: SubscriberRow, sha256: str, answer: Answered, now: dt.datetime) -> None:
    taker = TakerRow.objects.filter(pk=one.taker_id)
    if answer.is_taken:
        with transaction.atomic():
            SubscriberRow.objects.filter(pk=one.pk).update(sha256=sha256, sent_at=now)
            taker.update(failures=0, next_try=None, trouble="", last_told=now)
        return
    if answer.status == GONE:
        hub.end(one.taker, reason="", now=now)
        return
    pause = patience.wait(one.taker.failures + 1, one.taker.key)
    waits = patience.until(answer.retry_after, pause, now=now)
    trouble = answer.trouble or f"answered {answer.status}"
    taker.update(failures=F("failures") + 1, next_try=waits, trouble=label(trouble, limit=500))
    open_ones = DeliveryRow.objects.filter(taker=one.taker_id, state=State.WAITING)
    open_ones.update(tries=F("tries") + 1, tried_at=now, trouble=label(trouble, limit=500))


def _settle_deliveries(now: dt.datetime) -> None:
    """What subscribers have by now was told them; the record has one line for each edition."""
    rows = DeliveryRow.objects.filter(state=State.WAITING, taker__way=TakerRow.Way.HUB)
    told: defaultdict[int, list[DeliveryRow]] = defaultdict(list)
    missed: defaultdict[int, list[DeliveryRow]] = defaultdict(list)
    for row in rows.select_related("edition", "story", "taker__subscriber")[:SETTLED_A_TURN]:
        one = row.taker.subscriber
        if row.taker.active and own_feeds.sha256(one.path) != one.sha256:
            continue
        has = row.taker.active and _has(one, row)
        (told if has else missed)[row.edition_id].append(row)
    for those in told.values():
        _told(those, now)
    for those in missed.values():
        _missed(those, now)


def _has(one: SubscriberRow, row: DeliveryRow) -> bool:
    """Whether the bytes a subscriber has tell of this edition: by an entry, or by its absence."""
    if row.edition.withdrawn:
        return bool(one.sent_at and one.sent_at >= row.made_at)
    said = tag(site(), from_json(row.edition.content, Edition, place=str(row.edition)))
    content = own_feeds.content(one.path) or b""
    return said.encode() in content or json.dumps(said)[1:-1].encode() in content


def _told(rows: list[DeliveryRow], now: dt.datetime) -> None:
    """Who takes a feed's news with a 2xx has acknowledged it: there is no other receipt."""
    with transaction.atomic():
        found = DeliveryRow.objects.filter(pk__in=[row.pk for row in rows])
        found.filter(state=State.WAITING).update(
            state=State.ACKNOWLEDGED, told_at=now, tried_at=now, acknowledged_at=now, trouble=""
        )
        _note("told", rows)
        for row in rows[:1]:
            delivery_moved.send(sender=DeliveryRow, delivery=row, at=now)


def _missed(rows: list[DeliveryRow], now: dt.datetime) -> None:
    """A feed that carries the story no more tells nothing of it: that matters to who took it."""
    had = DeliveryRow.objects.filter(
        taker=OuterRef("taker"), story=OuterRef("story"), state__in=DeliveryRow.ARRIVED
    )
    with transaction.atomic():
        found = DeliveryRow.objects.filter(pk__in=[row.pk for row in rows], state=State.WAITING)
        orders = found.filter(Exists(had), kind__in=DeliveryRow.ORDERS)
        keys = set(orders.values_list("pk", flat=True))
        found.exclude(pk__in=keys).delete()
        found.filter(pk__in=keys).update(state=State.FAILED, failed_at=now, trouble=NOT_IN_IT)
        if failed := [row for row in rows if row.pk in keys]:
            _note("delivery_failed", failed)


def _note(act: str, rows: list[DeliveryRow]) -> None:
    first = rows[0]
    after = Seen(first.edition.number, first.edition.sha256)
    takers = sorted(row.taker.key for row in rows)
    write(Entry(act=act, story=first.story.key, after=after, more={"takers": takers}))


def _note_pings(paths: Sequence[str], now: dt.datetime) -> None:
    plan = site()
    for address in settings.FEED_HUBS:
        for path in paths:
            topic = absolute(plan, "/" + path)
            key = hashlib.sha256(f"{address}\n{topic}".encode()).hexdigest()
            said = {"hub": address, "topic": topic, "at": now, "tries": 0, "next_try": now}
            HubPingRow.objects.update_or_create(key=key, defaults=said)


def _ping(row: HubPingRow, now: dt.datetime) -> bool:
    """Tell one hub of one feed. The names of the field differ from hub to hub: both are said."""
    said = {"hub.mode": "publish", "hub.url": row.topic, "hub.topic": row.topic}
    try:
        status = tell(row.hub, said, policy=hub.policy())
        trouble = "" if 200 <= status < 300 else f"answered {status}"
    except CopydeskError as error:
        trouble = error.reason
    # Only this news: what came meanwhile is told anew.
    same = HubPingRow.objects.filter(pk=row.pk, at=row.at)
    if not trouble:
        same.delete()
        return True
    tries = row.tries + 1
    same.update(
        tries=tries, next_try=now + patience.wait(tries, row.key), trouble=label(trouble, limit=500)
    )
    return False
