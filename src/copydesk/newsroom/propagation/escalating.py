"""Who has not answered for a kill or a correction is reminded, and the desk is told.

After 15 minutes, 1 hour and 24 hours for what must not be used any more; after 4 hours, a day and
three days for what was wrong. Then it is the telephone's turn: the desk sees it until somebody
says that the taker was told.
"""

import datetime as dt
import logging
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.models import User
from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy

from copydesk.newsroom.intake.label import label
from copydesk.newsroom.propagation.models import DeliveryRow
from copydesk.newsroom.propagation.noting import note
from copydesk.story.codec import from_json
from copydesk.story.edition import Edition
from copydesk.story.shapes.outgoing import note_of

log = logging.getLogger(__name__)

Kind, State = DeliveryRow.Kind, DeliveryRow.State
HOUR = dt.timedelta(hours=1)
FOR_ORDERS = (HOUR / 4, HOUR, 24 * HOUR)
FOR_CORRECTIONS = (4 * HOUR, 24 * HOUR, 72 * HOUR)
TIMES = {Kind.KILL: FOR_ORDERS, Kind.WITHHOLD: FOR_ORDERS, Kind.CORRECTION: FOR_CORRECTIONS}
AT_ONCE = 50
CHASED = "chased"
# In the words that desks know in any language, then in the reader's own.
ORDERS = {
    Kind.KILL: gettext_lazy("KILL: must not be used any more"),
    Kind.WITHHOLD: gettext_lazy("WITHHOLD: must not be used until further notice"),
    Kind.CORRECTION: gettext_lazy("CORRECTION: must be corrected wherever it was used"),
}
TO_TAKER = gettext_lazy("""\
{order}

{headline}
{address}

We sent you this on {sent} and have no answer of yours. {reached}

{note}

Please do it, and let your system acknowledge it or tell our desk.

Message: {name}
{house}
""")
TO_DESK = gettext_lazy("""\
{taker} has not answered for this (reminder {number} of 3):

{order}

{headline}
{address}

Sent on {sent}. {reached}
{contact}

What became of it, and where to say that they were told by telephone:
{table}
""")
NO_CONTACT = gettext_lazy("No mail address of their desk is known: nobody there was reminded.")
REMINDED = gettext_lazy("Their desk was reminded by mail.")
ARRIVED = gettext_lazy("Your system took it.")
NOT_ARRIVED = gettext_lazy("Your system did not take it.")


def unanswered(now: dt.datetime) -> QuerySet[DeliveryRow]:
    """What somebody must answer for and has not, past its first time; orders and oldest first."""
    late = Q(kind__in=DeliveryRow.ORDERS, made_at__lte=now - FOR_ORDERS[0])
    late |= Q(kind=Kind.CORRECTION, made_at__lte=now - FOR_CORRECTIONS[0])
    rows = waited_for().filter(late)
    return rows.order_by("made_at", "pk")


def waited_for() -> QuerySet[DeliveryRow]:
    """What somebody must answer for and has not, however short a time ago it went out."""
    after = DeliveryRow.objects.filter(
        Q(kind__in=TIMES) | Q(state__in=DeliveryRow.DONE),
        taker=OuterRef("taker"),
        story=OuterRef("story"),
        edition__number__gt=OuterRef("edition__number"),
    )
    rows = DeliveryRow.objects.filter(kind__in=TIMES, told_by_hand_at=None)
    rows = rows.exclude(state__in=(*DeliveryRow.DONE, State.OVERTAKEN)).exclude(Exists(after))
    return rows.select_related("taker", "story", "edition")


def chase(now: dt.datetime) -> int:
    """Remind all whose time has come; gives how many deliveries."""
    done = 0
    for delivery in due(now):
        try:
            _chase(delivery, now)
            done += 1
        # Mail that does not leave now leaves later; it holds up no other.
        except OSError:
            log.exception("chase_failed delivery=%s", delivery.pk)
    return done


def due(now: dt.datetime) -> list[DeliveryRow]:
    """What is to be chased now."""
    when = Q()
    for kind, times in TIMES.items():
        for step, wait in enumerate(times):
            when |= Q(kind=kind, chases=step, made_at__lte=now - wait)
    return list(waited_for().filter(when).order_by("made_at", "pk")[:AT_ONCE])


def _chase(delivery: DeliveryRow, now: dt.datetime) -> None:
    """Mail first, then the mark: killed in between, the same mail goes again under its own id."""
    step = delivery.chases
    times = TIMES[Kind(delivery.kind)]
    # Who was away for long is reminded once, not three times in a row.
    passed = sum(delivery.made_at + wait <= now for wait in times)
    is_for_desk = delivery.kind in DeliveryRow.ORDERS or passed > 1 or not delivery.taker.contact
    letters = [_to_taker(delivery, step)] if delivery.taker.contact else []
    letters += _to_desk(delivery, step) if is_for_desk else []
    if letters:
        get_connection().send_messages(letters)
    with transaction.atomic():
        open_one = DeliveryRow.objects.filter(pk=delivery.pk, chases=step)
        escalated = delivery.escalated_at or (now if is_for_desk else None)
        if open_one.update(chases=max(passed, step + 1), chased_at=now, escalated_at=escalated):
            note(delivery, CHASED, at=now, times=max(passed, step + 1), desk=is_for_desk)


def _to_taker(delivery: DeliveryRow, step: int) -> EmailMessage:
    """In a language of the copy they take, else in that of the story."""
    with translation.override(_spoken(*delivery.taker.languages, delivery.edition.language)):
        words = _words(delivery) | {"reached": ARRIVED if delivery.has_arrived else NOT_ARRIVED}
        text = str(TO_TAKER).format(**words)
        return _mail(delivery, f"{step}", text, [delivery.taker.contact])


def _to_desk(delivery: DeliveryRow, step: int) -> list[EmailMessage]:
    """One for all chiefs who read their desk in the same language."""
    chiefs = User.objects.filter(Q(groups__name="Chief") | Q(is_superuser=True), is_active=True)
    by_language: dict[str, set[str]] = {}
    for chief in chiefs.exclude(email="").select_related("wagtail_userprofile"):
        profile = getattr(chief, "wagtail_userprofile", None)
        language = _spoken(profile.preferred_language if profile else "")
        by_language.setdefault(language, set()).add(chief.email)
    return [_in_language(delivery, step, *one) for one in sorted(by_language.items())]


def _in_language(delivery: DeliveryRow, step: int, language: str, to: set[str]) -> EmailMessage:
    with translation.override(language):
        words = _words(delivery) | {
            "reached": delivery.get_state_display()
            + (f": {delivery.trouble}" if delivery.trouble else ""),
            "contact": REMINDED if delivery.taker.contact else NO_CONTACT,
            "number": step + 1,
            "table": settings.SITE_URL + reverse("takers_story", args=[delivery.story.key]),
        }
        text = str(TO_DESK).format(**words)
        return _mail(delivery, f"{step}.desk.{language}", text, sorted(to))


def _spoken(*wanted: str) -> str:
    """The first of some languages that the house can write in, else its own."""
    held = dict(settings.LANGUAGES)
    found = (tongue.lower().partition("-")[0] for tongue in wanted)
    return next((tongue for tongue in found if tongue in held), settings.LANGUAGE_CODE)


def _mail(delivery: DeliveryRow, part: str, text: str, to: list[str]) -> EmailMessage:
    """The same letter has the same id: who gets it twice sees it once."""
    kind = str(ORDERS[Kind(delivery.kind)]).partition(":")[0]
    subject = label(f"{kind}: {_headline(delivery)}", limit=150)
    host = urlsplit(settings.SITE_URL).hostname or "localhost"
    headers = {
        "Message-ID": f"<{delivery.name}.{part}@{host}>",
        "Auto-Submitted": "auto-generated",
        "Importance": "high",
    }
    return EmailMessage(subject, text, None, to, headers=headers)


def _words(delivery: DeliveryRow) -> dict[str, Any]:
    edition = from_json(delivery.edition.content, Edition, place=str(delivery.edition))
    return {
        "order": ORDERS[Kind(delivery.kind)],
        "headline": _headline(delivery),
        "address": settings.SITE_URL + edition.path,
        "sent": f"{delivery.made_at:%Y-%m-%d %H:%M} UTC",
        "note": note_of(edition),
        "name": delivery.name,
        "house": settings.WAGTAIL_SITE_NAME,
        "taker": delivery.taker.name,
    }


def _headline(delivery: DeliveryRow) -> str:
    """As the copy was called that they have: a tombstone has no headline."""
    return label(delivery.story.headline or delivery.edition.path, limit=300)
