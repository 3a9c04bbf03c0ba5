"""Our own hub: who asks is told of the news of a feed the moment the press has laid it.

W3C WebSub (Recommendation, 2018). Whoever asks may name any address, so nothing goes there but
one question, until it has answered that it wants to be told; how many questions go to one host,
and in all, is bounded. A subscription that was confirmed is a taker.
"""

import datetime as dt
import hashlib
import secrets
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urldefrag, urlencode, urlsplit

from django.conf import settings
from django.db import transaction

from copydesk.errors import RefusedAddress
from copydesk.newsroom.intake.label import label
from copydesk.newsroom.logbook.writing import Entry, write
from copydesk.newsroom.propagation import own_feeds
from copydesk.newsroom.propagation.hub_rows import HubAskRow, SubscriberRow
from copydesk.newsroom.propagation.models import TakerRow
from copydesk.wire.http.address import target
from copydesk.wire.http.fetch import Policy
from copydesk.wire.http.post import Answered, Parcel, post_all

Mode = HubAskRow.Mode
LEASE = dt.timedelta(days=10)
SHORTEST_LEASE, LONGEST_LEASE = dt.timedelta(hours=1), dt.timedelta(days=30)
LONGEST_ADDRESS, LONGEST_SECRET = 2000, 199  # the standard: less than 200 bytes
# Questions that wait for an answer, and subscriptions that stand.
MOST_ASKS, MOST_ASKS_A_HOST = 500, 50
MOST_TOLD, MOST_TOLD_A_HOST = 5000, 500
ASKED_A_TURN = 40
MOST_TRIES = 3
WAIT = dt.timedelta(minutes=1)
# The same question goes to one address once in so long, however often it is asked for.
PAUSE = dt.timedelta(seconds=10)
# So many questions go to one host within that time.
ASKED_A_WHILE, A_WHILE = 60, dt.timedelta(minutes=10)
FORMS = {"feed.rss": "rss", "feed.atom": "atom", "feed.json": "jsonfeed"}
DEADLINE = 8.0
_lately: dict[str, deque[dt.datetime]] = {}


@dataclass(frozen=True)
class Said:
    """What somebody is answered who asks our hub."""

    status: int
    says: str


def policy() -> Policy:
    """The house's bounds for what a hub sends."""
    return Policy(allow=settings.WIRE_ALLOW, deadline=DEADLINE)


def ask(form: Mapping[str, str], *, now: dt.datetime) -> Said:
    """Somebody asks to be told, or not to be told any more: note it, to be confirmed."""
    mode, topic = form.get("hub.mode", ""), form.get("hub.topic", "").strip()
    callback = urldefrag(form.get("hub.callback", "").strip()).url
    if settings.FEED_HUBS:
        return Said(404, "this house's feeds are told by another hub")
    if mode not in (Mode.SUBSCRIBE, Mode.UNSUBSCRIBE):
        return Said(400, "hub.mode is neither subscribe nor unsubscribe")
    wrong = _wrong(callback, topic, form) if mode == Mode.SUBSCRIBE else ""
    if wrong:
        return Said(400, wrong)
    if mode == Mode.UNSUBSCRIBE and not _is_told(callback, topic):
        return Said(404, "no such subscription")
    host = urlsplit(callback).hostname or ""
    if _is_full(callback, topic, host, mode):
        return Said(429, "too many ask for this just now; come back later")
    _note(form, Mode(mode), (callback, topic), host, now)
    return Said(202, "to be confirmed")


def confirm(now: dt.datetime) -> int:
    """Ask everybody whose question is due whether it was they who asked; how many were asked."""
    due = HubAskRow.objects.filter(next_try__lte=now).order_by("next_try")
    asks = [row for row in due[:ASKED_A_TURN] if _may_ask(row, now)]
    challenges = [secrets.token_urlsafe(24) for _ in asks]
    parcels = [Parcel(address=_question(*pair)) for pair in zip(asks, challenges, strict=True)]
    answers = post_all(parcels, policy=policy(), at=now)
    for row, challenge, answer in zip(asks, challenges, answers, strict=True):
        _settle(row, challenge, answer, now)
    return len(asks)


def end_old(now: dt.datetime) -> int:
    """Subscriptions whose time has run out end; gives how many."""
    over = TakerRow.objects.filter(way=TakerRow.Way.HUB, active=True, lease_until__lte=now)
    return over.update(active=False)


def end(taker: TakerRow, *, reason: str, now: dt.datetime) -> None:
    """End a subscription; with a reason the subscriber is told of it (WebSub, section 5.2)."""
    with transaction.atomic():
        TakerRow.objects.filter(pk=taker.pk).update(active=False, lease_until=now)
        if reason:
            key = _key(Mode.DENIED, taker.address, taker.topic)
            said = {
                "mode": Mode.DENIED, "callback": taker.address, "topic": taker.topic,
                "host": urlsplit(taker.address).hostname or "", "reason": reason,
                "at": now, "next_try": now, "tries": 0,
            }  # fmt: skip
            HubAskRow.objects.update_or_create(key=key, defaults=said)
        write(Entry(act="unsubscribed", more={"taker": taker.key}, reason=reason and "denied"))


def _may_ask(row: HubAskRow, now: dt.datetime) -> bool:
    """Whether its host is not asked too much already; else the question waits."""
    for host in [host for host, times in _lately.items() if times[-1] < now - A_WHILE]:
        del _lately[host]
    times = _lately.setdefault(row.host, deque(maxlen=ASKED_A_WHILE))
    if len(times) == ASKED_A_WHILE and times[0] > now - A_WHILE:
        HubAskRow.objects.filter(pk=row.pk).update(next_try=times[0] + A_WHILE)
        return False
    times.append(now)
    return True


def _wrong(callback: str, topic: str, form: Mapping[str, str]) -> str:
    """What is wrong with a request to be told; "" where nothing is."""
    if max(len(callback), len(topic)) > LONGEST_ADDRESS:
        return "longer than any address"
    try:
        where = target(callback, allow=settings.WIRE_ALLOW)
    except RefusedAddress as error:
        return f"hub.callback: {error.reason}"
    if where.place == _own_place():
        return "hub.callback: an address of this house"
    if not own_feeds.path_of(topic):
        return "hub.topic is no feed of this house"
    if len(form.get("hub.secret", "").encode()) > LONGEST_SECRET:
        return "hub.secret is 200 bytes long or longer"
    lease = form.get("hub.lease_seconds", "").strip()
    is_number = lease.isascii() and lease.isdecimal() and len(lease) < 12
    return "" if is_number or not lease else "hub.lease_seconds is no number of seconds"


def _own_place() -> str:
    allow = (urlsplit(settings.SITE_URL).netloc,)
    return target(settings.SITE_URL, allow=allow).place


def _is_full(callback: str, topic: str, host: str, mode: str) -> bool:
    """Whether there is no room for one more question, or subscription."""
    asks = HubAskRow.objects.exclude(key=_key(mode, callback, topic))
    if asks.count() >= MOST_ASKS or asks.filter(host=host).count() >= MOST_ASKS_A_HOST:
        return True
    if _is_told(callback, topic):
        return False
    told = SubscriberRow.objects.filter(taker__active=True)
    return told.count() >= MOST_TOLD or told.filter(host=host).count() >= MOST_TOLD_A_HOST


def _note(
    form: Mapping[str, str], mode: Mode, pair: tuple[str, str], host: str, now: dt.datetime
) -> None:
    callback, topic = pair
    lease = int(form.get("hub.lease_seconds", "").strip() or LEASE.total_seconds())
    lasts = min(max(lease, int(SHORTEST_LEASE.total_seconds())), int(LONGEST_LEASE.total_seconds()))
    key = _key(mode, callback, topic)
    before = HubAskRow.objects.filter(key=key).first()
    said = {
        "mode": mode, "callback": callback, "topic": topic, "host": host,
        "secret": form.get("hub.secret", ""), "lease": lasts, "at": now, "tries": 0,
        "next_try": max(before.next_try, before.at + PAUSE) if before else now,
    }  # fmt: skip
    HubAskRow.objects.update_or_create(key=key, defaults=said)


def _question(row: HubAskRow, challenge: str) -> str:
    """The callback with our question behind whatever query it has."""
    said = {"hub.mode": row.mode, "hub.topic": row.topic}
    if row.mode == Mode.DENIED:
        said["hub.reason"] = row.reason
    else:
        said["hub.challenge"] = challenge
    if row.mode == Mode.SUBSCRIBE:
        said["hub.lease_seconds"] = str(row.lease)
    mark = "&" if urlsplit(row.callback).query else "?"
    return row.callback.removesuffix("?") + mark + urlencode(said)


def _settle(row: HubAskRow, challenge: str, answer: Answered, now: dt.datetime) -> None:
    """Confirmed, refused, or not to be reached: then it is asked again, a few times."""
    is_told = answer.is_taken and (
        row.mode == Mode.DENIED or answer.content.strip() == challenge.encode()
    )
    is_unheard = not answer.status or answer.status >= 500 or answer.status == 429
    if not is_told and is_unheard and row.tries + 1 < MOST_TRIES:
        wait = now + WAIT * 5**row.tries
        HubAskRow.objects.filter(pk=row.pk).update(tries=row.tries + 1, next_try=wait)
        return
    with transaction.atomic():
        # Asked anew meanwhile, in other words: that is another question.
        if not HubAskRow.objects.filter(pk=row.pk, at=row.at).delete()[0]:
            return
        if is_told and row.mode == Mode.SUBSCRIBE:
            _subscribe(row, now)
        elif is_told and row.mode == Mode.UNSUBSCRIBE:
            known = _subscriber(row.callback, row.topic)
            if known and known.taker.active:
                end(known.taker, reason="", now=now)


def _subscribe(row: HubAskRow, now: dt.datetime) -> None:
    """A new subscriber, or another lease and secret of one: what was last asked holds."""
    path = own_feeds.path_of(row.topic)
    known = _subscriber(row.callback, row.topic)
    key = _key(row.callback, row.topic)
    taker = known.taker if known else TakerRow(key=f"hub-{key[:16]}", way=TakerRow.Way.HUB)
    is_new = not (known and taker.active)
    taker.name = label(f"{row.host}: /{path}", limit=200)
    taker.form = FORMS[path.rpartition("/")[2]]
    taker.address, taker.topic = row.callback, row.topic
    taker.active, taker.lease_until = True, now + dt.timedelta(seconds=row.lease)
    taker.failures, taker.next_try, taker.trouble = 0, None, ""
    taker.save()
    subscriber = known or SubscriberRow(taker=taker, key=key)
    subscriber.host, subscriber.path, subscriber.secret = row.host, path, row.secret
    if is_new:
        # It has what it took before it asked; from here on it is told.
        subscriber.sha256 = own_feeds.sha256(path)
        write(Entry(act="subscribed", more={"taker": taker.key}))
    subscriber.save()


def _is_told(callback: str, topic: str) -> bool:
    known = _subscriber(callback, topic)
    return bool(known and known.taker.active)


def _subscriber(callback: str, topic: str) -> SubscriberRow | None:
    rows = SubscriberRow.objects.select_related("taker")
    return rows.filter(key=_key(callback, topic)).first()


def _key(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
