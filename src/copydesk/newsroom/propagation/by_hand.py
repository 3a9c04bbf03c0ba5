"""What people do about takers and deliveries: each act by name, in one transaction, on record."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogActionRegistry, log

from copydesk.errors import NotAllowed, Stopped
from copydesk.newsroom.intake import bell
from copydesk.newsroom.intake.asking import policy
from copydesk.newsroom.logbook.writing import Entry, Seen, write
from copydesk.newsroom.propagation import distributing, hub
from copydesk.newsroom.propagation.hub_rows import SubscriberRow
from copydesk.newsroom.propagation.models import DeliveryRow, TakerRow, new_token
from copydesk.newsroom.propagation.signals import delivery_moved
from copydesk.newsroom.propagation.trials import trial
from copydesk.wire.http.post import Parcel, post_all
from copydesk.wire.http.signatures import new_secret, sign

Way, State = TakerRow.Way, DeliveryRow.State
CHANGE = "propagation.change_takerrow"
CHASE = "propagation.change_deliveryrow"
# A taker may go on with its former secret for so long.
CHANGE_OVER = dt.timedelta(days=1)
ACTS = {
    "takers.secret": (gettext_lazy("Secret changed"), gettext_lazy("Its secret was changed")),
    "takers.pause": (gettext_lazy("Paused"), gettext_lazy("Nothing new goes there any more")),
    "takers.resume": (gettext_lazy("Resumed"), gettext_lazy("Copy goes there again")),
    "takers.try": (gettext_lazy("Tried"), gettext_lazy("A trial was sent there")),
}


@dataclass(frozen=True)
class Tried:
    """What came of a trial."""

    is_good: bool
    says: str


def register(actions: LogActionRegistry) -> None:
    """Tell Wagtail the names of our acts."""
    for name, (called, message) in ACTS.items():
        actions.register_action(name, called, message)


def change_secret(taker: TakerRow, *, by: User, now: dt.datetime) -> None:
    """A new secret, and a new address for who fetches; the old secret holds for one more day."""
    _require(by, CHANGE)
    with transaction.atomic():
        taker.old_secret, taker.old_until = taker.secret, now + CHANGE_OVER
        taker.secret = new_secret()
        taker.token = new_token()
        taker.save(update_fields=["secret", "old_secret", "old_until", "token"])
        _leave(taker, "takers.secret", by)


def pause(taker: TakerRow, *, by: User, now: dt.datetime) -> None:
    """Nothing goes there until it is resumed but kills and holds of what it has.

    A subscriber of our hub is told that it is one no more, and may ask again.
    """
    _require(by, CHANGE)
    with transaction.atomic():
        if taker.way == Way.HUB:
            hub.end(taker, reason="ended by the desk", now=now)
        else:
            TakerRow.objects.filter(pk=taker.pk).update(active=False)
        _leave(taker, "takers.pause", by)


def resume(taker: TakerRow, *, by: User) -> None:
    """Copy goes there again. Raises `Stopped` for a subscriber, who has to ask for that itself."""
    _require(by, CHANGE)
    if taker.way == Way.HUB:
        raise Stopped(place=str(taker), reason=_("subscribers of the hub ask for that themselves"))
    with transaction.atomic():
        TakerRow.objects.filter(pk=taker.pk).update(
            active=True, failures=0, next_try=None, trouble=""
        )
        _leave(taker, "takers.resume", by)
        transaction.on_commit(bell.ring)


def try_it(taker: TakerRow, *, by: User, now: dt.datetime) -> Tried:
    """Send a taker something that is no copy, signed as copy is, and say what came of it."""
    _require(by, CHANGE)
    if taker.way == Way.FETCH:
        raise Stopped(place=str(taker), reason=_("it fetches by itself"))
    if taker.way == Way.HUB:
        SubscriberRow.objects.filter(taker=taker).update(sha256="")
        TakerRow.objects.filter(pk=taker.pk).update(next_try=None)
        distributing.distribute(now)
        taker.refresh_from_db()
        _leave(taker, "takers.try", by)
        return Tried(not taker.trouble, taker.trouble)
    content = trial(now)
    stamp = sign(taker.secret, f"test_{int(now.timestamp() * 1000)}", now, content)
    headers = {
        "Content-Type": "application/json",
        "webhook-id": stamp.id,
        "webhook-timestamp": stamp.timestamp,
        "webhook-signature": stamp.signature,
    }
    parcel = Parcel(address=taker.address, content=content, headers=headers)
    (answer,) = post_all([parcel], policy=policy(), at=now)
    _leave(taker, "takers.try", by)
    return Tried(answer.is_taken, answer.trouble or f"answered {answer.status}")


def send_again(delivery: DeliveryRow, *, by: User, now: dt.datetime) -> None:
    """Try a delivery now, under the name it has: who had it knows it.

    Raises `Stopped` where a later edition has taken its place, or its taker has acted.
    """
    _require(by, CHASE)
    if delivery.state in (State.ACTED, State.OVERTAKEN):
        raise Stopped(place=str(delivery), reason=delivery.get_state_display())
    with transaction.atomic():
        DeliveryRow.objects.filter(pk=delivery.pk).update(state=State.WAITING, next_try=now)
        TakerRow.objects.filter(pk=delivery.taker_id).update(next_try=None)
        SubscriberRow.objects.filter(taker=delivery.taker_id).update(sha256="")
        _record(delivery, "sent_again", by)
        transaction.on_commit(bell.ring)


def told_by_telephone(delivery: DeliveryRow, *, by: User, now: dt.datetime) -> None:
    """Somebody has told the taker: nobody is reminded of it any more."""
    _require(by, CHASE)
    with transaction.atomic():
        open_one = DeliveryRow.objects.filter(pk=delivery.pk, told_by_hand_at=None)
        if not open_one.update(told_by=by, told_by_hand_at=now):
            return
        delivery.told_by, delivery.told_by_hand_at = by, now
        _record(delivery, "told_by_telephone", by)
        delivery_moved.send(sender=DeliveryRow, delivery=delivery, at=now)


def _require(by: User, permission: str) -> None:
    if not by.has_perm(permission):
        raise NotAllowed(place=permission, reason=_("You have no leave for this."))


def _record(delivery: DeliveryRow, act: str, by: User) -> None:
    after = Seen(delivery.edition.number, delivery.edition.sha256)
    more = {"taker": delivery.taker.key, "message": delivery.name}
    write(Entry(act=act, story=delivery.story.key, after=after, by=by, more=more))


def _leave(taker: TakerRow, act: str, by: User, **data: Any) -> None:
    log(instance=taker, action=act, user=by, data=data or None)
