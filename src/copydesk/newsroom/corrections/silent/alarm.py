"""The alarm about what changed without a word: told once, kept until a person has looked."""

import datetime as dt
import hashlib
import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from copydesk.errors import NotAllowed, Stopped
from copydesk.newsroom.corrections.models import ChangeRow
from copydesk.newsroom.corrections.silent.rows import Bookmark, SilentChange
from copydesk.newsroom.desk import actions as desk
from copydesk.newsroom.desk import trace
from copydesk.newsroom.desk.models import EditionRow, OutboxRow, StoryRow
from copydesk.newsroom.intake import bell
from copydesk.newsroom.logbook.writing import Entry, write
from copydesk.story.change import ChangeKind
from copydesk.story.codec import from_json, to_plain
from copydesk.story.edition import Edition
from copydesk.story.facts import FactChange
from copydesk.story.touched import Fact, touched

log = logging.getLogger(__name__)

CORRECT = "desk.correct_story"
LONGEST = 2000
AT_ONCE = 200
# What says by itself that it is new may leave out what was; its facts are counted all the same.
BY_PLACE = frozenset({Fact.HEADLINE, Fact.PASSAGE})
Sort = SilentChange.Sort
PRINTED = (Sort.ALTERED, Sort.MISSING, Sort.UNLIKE)  # printing again puts these right


@dataclass(frozen=True, kw_only=True)
class Found:
    """Something that differs, where, and the passages before and after."""

    sort: Sort
    place: str
    story: StoryRow | None = None
    was: str = ""
    now: str = ""
    facts: Sequence[FactChange] = ()
    mark: str = ""  # what tells this finding from a later one at the same place


def sound(found: Found, *, at: dt.datetime) -> SilentChange | None:
    """Tell the desk and the record; None where this was told before."""
    named = "\n".join((found.sort, found.place, found.mark, found.was, found.now))
    digest = hashlib.sha256(named.encode("utf-8", "replace")).hexdigest()
    with transaction.atomic():
        row, is_new = SilentChange.objects.get_or_create(
            digest=digest,
            defaults={
                "sort": found.sort,
                "story": found.story,
                "place": found.place[:LONGEST],
                "was": found.was[:LONGEST],
                "now": found.now[:LONGEST],
                "facts": [to_plain(fact) for fact in found.facts],
                "at": at,
            },
        )
        if not is_new:
            return None
        write(
            Entry(
                act="silent_change",
                story=found.story.key if found.story else "",
                reason=str(found.sort),
                more={"place": found.place[:300], "digest": digest},
            ),
            at=at,
        )
    log.warning("silent_change sort=%s place=%s", found.sort, found.place)
    return row


def waiting() -> QuerySet[SilentChange]:
    """What nobody has looked at yet, the newest first."""
    return SilentChange.objects.filter(closed_at=None).select_related("story")


def close(row: SilentChange, *, by: User, outcome: str) -> None:
    """Somebody has looked, and says what it came to. Raises `Stopped` without a word on it."""
    _ask_leave(by, row)
    told = " ".join(outcome.split())[:500]
    if not told:
        raise Stopped(place=row.place, reason=_("say in a word what it came to"))
    with transaction.atomic():
        open_still = SilentChange.objects.filter(pk=row.pk, closed_at=None)
        if not open_still.update(closed_at=timezone.now(), closed_by=by, outcome=told):
            return
        _noted(row, by, told)


def print_again(row: SilentChange, *, by: User) -> None:
    """Lay the pages of the edition that stands as they are to be, and close the alarm.

    Raises `Stopped` where the press has nothing to put right.
    """
    _ask_leave(by, row)
    edition = row.story.editions.filter(current=True).first() if row.story else None
    if edition is None or row.sort not in PRINTED:
        raise Stopped(place=row.place, reason=_("no edition of ours can be printed there"))
    with transaction.atomic():
        OutboxRow.objects.create(before=edition, after=edition)
        close(row, by=by, outcome=_("Printed again."))
        transaction.on_commit(bell.ring)


def compare_editions(now: dt.datetime) -> int:
    """Look at the editions made since the last look; gives how many were silent."""
    mark = bookmark("editions")
    if not mark.place:  # what stood before the first look is the audit's
        newest = EditionRow.objects.order_by("-pk").values_list("pk", flat=True).first()
        move(mark, str(newest or 0), now)
        return 0
    last = int(mark.place)
    rows = EditionRow.objects.filter(pk__gt=last, number__gt=1).order_by("pk")
    portion = list(rows.select_related("story")[:AT_ONCE])
    count = sum(1 for row in portion for found in _silent(row) if sound(found, at=now))
    if portion:
        move(mark, str(portion[-1].pk), now)
    return count


def bookmark(name: str) -> Bookmark:
    """How far a look has come."""
    return Bookmark.objects.get_or_create(name=name)[0]


def move(mark: Bookmark, place: str, now: dt.datetime) -> None:
    """Say how far it has come now."""
    Bookmark.objects.filter(pk=mark.pk).update(place=place, at=now)


def _ask_leave(by: User, row: SilentChange) -> None:
    """Raise `NotAllowed` to who may not correct; not every file belongs to a story."""
    if row.story is not None:
        desk.require(by, CORRECT, row.story)
    elif not by.has_perm(CORRECT):
        named = {"name": by.get_username(), "permission": CORRECT}
        raise NotAllowed(place=row.place, reason=_("%(name)s has no leave: %(permission)s") % named)


def _silent(row: EditionRow) -> Iterator[Found]:
    """What an edition changed without saying so."""
    change = ChangeRow.objects.filter(after=row).first()
    if change is None:
        yield Found(sort=Sort.NO_CHANGE, place=row.path, story=row.story, mark=str(row.number))
        return
    if change.notice or row.withdrawn or change.kind == ChangeKind.REPLY:
        return
    before = row.story.editions.filter(number=row.number - 1).first()
    if before is None or before.withdrawn:
        return
    old, new = (from_json(e.content, Edition, place=str(e)).story for e in (before, row))
    facts = sorted(touched(old, new).altered - BY_PLACE)
    if facts and not (change.signed_by_id and change.why):
        told = ", ".join(facts)
        yield Found(sort=Sort.UNTOLD, place=row.path, story=row.story, now=told, mark=row.sha256)


def _noted(row: SilentChange, by: User, outcome: str) -> None:
    story = row.story.key if row.story else ""
    words = {"outcome": outcome}
    write(Entry(act="silent_change_closed", story=story, reason=row.sort, by=by, words=words))
    if row.story is not None:
        trace.leave(row.story, "corrections.silent_closed", by=by, sort=row.sort)
