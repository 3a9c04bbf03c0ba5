"""What happens when a story goes out or is taken down: gate, edition, print order, bulletin.

Wagtail publishes in several ways (form, workflow, schedule); all end in its signals, which are
answered here, in one transaction with the change itself.
"""

import datetime as dt
import hashlib
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext
from wagtail.signals import published, unpublished

from copydesk.errors import Stopped
from copydesk.newsroom.desk import findings, trace
from copydesk.newsroom.desk.copy import to_record
from copydesk.newsroom.desk.house import site
from copydesk.newsroom.desk.ledger import keeping
from copydesk.newsroom.desk.models import BulletinRow, EditionRow, OutboxRow, StoryRow
from copydesk.newsroom.desk.shelving import shelve
from copydesk.newsroom.desk.signals import about_to_publish, edition_made
from copydesk.newsroom.intake import bell
from copydesk.press.address import rooted
from copydesk.press.locale import locale_for, locale_of
from copydesk.press.paper import Site
from copydesk.story.change import ChangeKind, Notice, Severity
from copydesk.story.codec import from_json, to_json
from copydesk.story.edition import Edition
from copydesk.story.record import replace
from copydesk.story.shapes.jsonld import PUT_RIGHT
from copydesk.story.story import Story

# What a source did to a story that is down, until a chief has decided on it.
TAKEN_DOWN = (
    StoryRow.Attention.KILLED,
    StoryRow.Attention.WITHHELD,
    StoryRow.Attention.RELEASED,
)


@dataclass(frozen=True, kw_only=True)
class Grounds:
    """What only a correction knows of itself: what was wrong, whose work it is, whom it answers.

    `drafted_by` where another person than who publishes it wrote it; `draft`, `reports` and
    `supersedes` are keys of rows. `emergency`: published before its signatures, which are due then.
    `override`: a kind that the diff speaks against, for the reason in `why`. `lifts`: what was
    withheld stands again as it was.
    """

    was: str = ""
    right: str = ""
    why: str = ""
    drafted_by: User | None = None
    reports: tuple[int, ...] = ()
    known_since: dt.datetime | None = None
    supersedes: int | None = None
    draft: int | None = None
    emergency: bool = False
    override: bool = False
    lifts: bool = False


@dataclass(frozen=True, kw_only=True)
class Intent:
    """Why a story goes out or comes down; rides on the row Wagtail hands to its signals."""

    kind: ChangeKind
    text: str = ""
    severity: Severity = Severity.MINOR
    block: str = ""
    by: str = ""
    person: User | None = None
    grounds: Grounds = Grounds()


def name(person: User | None) -> str:
    """How somebody is named in the record of an edition; "" for the house itself."""
    return (person.get_full_name() or person.get_username()) if person else ""


def connect() -> None:
    """Answer Wagtail's signals; called once when the app is ready."""
    about_to_publish.connect(gate, sender=StoryRow, dispatch_uid="desk.gate")
    published.connect(_on_published, sender=StoryRow, dispatch_uid="desk.published")
    unpublished.connect(_on_unpublished, sender=StoryRow, dispatch_uid="desk.unpublished")


def gate(row: StoryRow, draft: StoryRow, **_: Any) -> None:
    """Check once more in the second before publication. Raises `Stopped`."""
    if row.state == StoryRow.State.KILLED:
        raise Stopped(
            place=str(draft), reason=gettext("it was killed; only a chief can restore it")
        )
    if row.state == StoryRow.State.WITHHELD and row.attention in TAKEN_DOWN:
        reason = gettext("its source has taken it down; only a chief can restore it")
        raise Stopped(place=str(draft), reason=reason)
    if draft.embargo_until and draft.embargo_until > timezone.now():
        reason = gettext("embargoed until %(time)s")
        raise Stopped(
            place=str(draft), reason=reason % {"time": f"{draft.embargo_until:%Y-%m-%d %H:%M %Z}"}
        )
    stops = findings.recheck(row, draft)
    if stops:
        reason = "; ".join(f"{finding.code} {finding.says}" for finding in stops[:5])
        raise Stopped(place=str(draft), reason=reason)


def current(row: StoryRow) -> Edition | None:
    """The edition that stands, or the tombstone; None before the first."""
    held = row.editions.filter(current=True).first()
    return from_json(held.content, Edition, place=str(held)) if held else None


def _on_published(instance: StoryRow, revision: Any, **_: Any) -> None:
    if not instance.live:
        return  # Wagtail sends its signal for a schedule too; the edition is made when it goes out
    person = revision.publisher
    intent = getattr(revision, "intent", None) or Intent(
        kind=ChangeKind.UPDATE, by=name(person), person=person
    )
    with transaction.atomic():
        edition = add_edition(instance, to_record(instance), intent, withdrawn=False)
        StoryRow.objects.filter(pk=instance.pk).update(
            state=StoryRow.State.PUBLISHED, attention="", in_hand_of=None, path=edition.path
        )
        findings.set_worst(instance)
        trace.leave(instance, "desk.edition", by=person, number=edition.number)


def _on_unpublished(instance: StoryRow, **_: Any) -> None:
    before = current(instance)
    if before is None or before.withdrawn:
        return
    intent = getattr(instance, "intent", None) or Intent(
        kind=ChangeKind.TAKEDOWN, text="This story has been removed."
    )
    withheld = intent.kind is ChangeKind.WITHHOLD
    state = StoryRow.State.WITHHELD if withheld else StoryRow.State.KILLED
    with transaction.atomic():
        add_edition(instance, Story(language=before.story.language), intent, withdrawn=True)
        StoryRow.objects.filter(pk=instance.pk).update(state=state)


def add_edition(row: StoryRow, story: Story, intent: Intent, *, withdrawn: bool) -> Edition:
    """Make the next edition, the order to print it and its line in the ticker."""
    before = current(row)
    edition = _next(row, before, story, intent)
    said = keeping.publish(row, story, edition.number)
    edition = replace(edition, withdrawn=withdrawn, statements=None if withdrawn else said)
    held = row.editions.filter(current=True).first()
    row.editions.filter(current=True).update(current=False)
    plan = site()
    made = EditionRow.objects.create(story=row, **_columns(edition, plan))
    shelve(made, edition, plan)
    OutboxRow.objects.create(before=held, after=made)
    _announce(row, edition, before)
    edition_made.send(sender=StoryRow, row=row, edition=made, before=held, intent=intent)
    transaction.on_commit(bell.ring)
    return edition


def _announce(row: StoryRow, edition: Edition, before: Edition | None) -> None:
    """Its line in the ticker; a repair, which changes no meaning, has one only where it is live."""
    story, withdrawn = edition.story, edition.withdrawn
    is_live = story.is_live or (before is not None and before.story.is_live)
    stood = before is not None and not before.withdrawn
    if edition.kind is ChangeKind.FIX and stood and not is_live:
        return
    BulletinRow.objects.create(
        story=row,
        kind=_bulletin_kind(edition),
        headline="" if withdrawn else story.headline,
        path=edition.path,
        language=story.language,
        live=story.is_live,
        at=edition.at,
    )


def _next(row: StoryRow, before: Edition | None, story: Story, intent: Intent) -> Edition:
    now = timezone.now()
    number = before.number + 1 if before else 1
    notices = before.notices if before else ()
    if intent.text:
        notice = Notice(
            story=row.key,
            edition=number,
            kind=intent.kind,
            text=intent.text,
            at=now,
            severity=intent.severity,
            block=intent.block,
        )
        notices = (*notices, notice)
    return Edition(
        id=row.key,
        number=number,
        path=before.path if before else _path(row, story, now),
        at=now,
        first_at=before.first_at if before else now,
        by=intent.by,
        story=story,
        kind=intent.kind if before else ChangeKind.NEW,
        source=row.source.record() if row.source else None,
        section=row.section.key if row.section else "",
        translation_of=row.translation_of.key if row.translation_of else "",
        notices=notices,
    )


def _path(row: StoryRow, story: Story, now: dt.datetime) -> str:
    """An address nobody had before: day, and the headline in plain letters."""
    day = timezone.localtime(now).strftime("%Y/%m/%d")
    words = slugify(story.headline)[:80].strip("-") or row.key
    locale = locale_for(story.language, site()).key
    path = rooted(locale, f"/{day}/{words}/")
    if StoryRow.objects.filter(path=path).exclude(pk=row.pk).exists():
        path = rooted(locale, f"/{day}/{words}-{row.key[:6]}/")
    return path


def _columns(edition: Edition, plan: Site) -> dict[str, Any]:
    content = to_json(edition)
    has_notice = any(notice.edition == edition.number for notice in edition.notices)
    return {
        "number": edition.number,
        "path": edition.path,
        "kind": edition.kind,
        "at": edition.at,
        "first_at": edition.first_at,
        "by": edition.by,
        "section": edition.section,
        "source": edition.source.key if edition.source else "",
        "language": edition.story.language or settings.LANGUAGE_CODE,
        "locale": locale_of(edition, plan).key,
        "translation_of": edition.translation_of,
        "withdrawn": edition.withdrawn,
        "has_notice": has_notice,
        "sha256": hashlib.sha256(content).hexdigest(),
        "content": content.decode(),
    }


def _bulletin_kind(edition: Edition) -> str:
    if edition.withdrawn:
        return "withdrawn"
    if edition.number == 1:
        return "new"
    if edition.kind not in PUT_RIGHT:
        return "update"
    told = [notice for notice in edition.notices if notice.edition == edition.number]
    return "minor" if told and told[-1].severity is Severity.MINOR else "correction"
