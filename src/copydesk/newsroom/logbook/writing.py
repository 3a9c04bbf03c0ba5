"""Writing into the record: one line for one act, in the transaction of the act."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import User
from django.db import connection, transaction
from django.utils import timezone

from copydesk.errors import BadRecord
from copydesk.newsroom.logbook import heads
from copydesk.newsroom.logbook.chain import BEGINNING, Held, canonical, chained, new_salt, seal
from copydesk.newsroom.logbook.models import LineRow, PartRow

LOCK = 0x636F7079  # any number of our own, the same in all processes


@dataclass(frozen=True)
class Seen:
    """An edition by its number and the hash of its content."""

    number: int
    sha256: str


@dataclass(frozen=True, kw_only=True)
class Entry:
    """What a line tells. `by` None is the house itself; `words` are a person's, by what they are.

    `change` is the key of a change, `about` the number of the line that this one speaks of,
    `reports` are references as readers have them, `reason` a short word from a list.
    """

    act: str
    story: str = ""
    before: Seen | None = None
    after: Seen | None = None
    change: int = 0
    about: int = 0
    reports: tuple[str, ...] = ()
    reason: str = ""
    by: User | None = None
    words: Mapping[str, str] = field(default_factory=dict)
    more: Mapping[str, Any] = field(default_factory=dict)


def write(entry: Entry, *, at: dt.datetime | None = None) -> int:
    """Add a line to the record; gives its number. Lasts, or is undone, with the act around it.

    Raises `BadRecord` where `more` has no canonical form.
    """
    parts = {name: (new_salt(), words) for name, words in _personal(entry).items()}
    what = canonical(_what(entry, {name: seal(*part) for name, part in parts.items()}))
    with transaction.atomic():
        _alone()
        last = LineRow.objects.order_by("-number").values_list("number", "hash").first()
        number, previous = last or (0, BEGINNING)
        held = chained(
            Held(
                number=number + 1,
                at=as_text(at or timezone.now()),
                act=str(entry.act),  # enumerations of text are text, and no other type
                story=str(entry.story),
                change=entry.change,
                about=entry.about,
                what=what,
                previous=previous,
                hash="",
            )
        )
        LineRow.objects.create(**held._asdict())
        PartRow.objects.bulk_create(
            PartRow(line_id=held.number, name=name, salt=salt, words=words)
            for name, (salt, words) in parts.items()
        )
        transaction.on_commit(heads.keep, robust=True)
    return held.number


def erase(number: int, name: str, *, by: User | None, reason: str) -> int:
    """Erase a personal part of a line for good; gives the number of the line that says so.

    Raises `BadRecord` where there is no such part.
    """
    with transaction.atomic():
        if connection.vendor == "sqlite":
            with connection.cursor() as cursor:
                cursor.execute("PRAGMA secure_delete = ON")  # else the words stay in the file
        gone, _ = PartRow.objects.filter(line=number, name=name).delete()
        if not gone:
            raise BadRecord(place=f"line {number}", reason=f"it has no part {name!r}")
        story = LineRow.objects.values_list("story", flat=True).get(pk=number)
        more = {"part": name}
        entry = Entry(act="erased", story=story, about=number, by=by, reason=reason, more=more)
        return write(entry)


def as_text(at: dt.datetime) -> str:
    """A time as lines have it: UTC, to the microsecond."""
    return at.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def name_of(person: User) -> str:
    """How somebody is named beside the record."""
    return person.get_full_name() or person.get_username()


def _personal(entry: Entry) -> dict[str, str]:
    who = {"who": name_of(entry.by)} if entry.by else {}
    return who | {name: words for name, words in entry.words.items() if words}


def _what(entry: Entry, parts: dict[str, str]) -> dict[str, Any]:
    told = {
        "before": entry.before and {"number": entry.before.number, "sha256": entry.before.sha256},
        "after": entry.after and {"number": entry.after.number, "sha256": entry.after.sha256},
        "reports": list(entry.reports),
        "reason": entry.reason,
        "parts": parts,
        "more": dict(entry.more),
    }
    return {name: value for name, value in told.items() if value}


def _alone() -> None:
    """One writer at a time: SQLite's transactions are that by themselves (`IMMEDIATE`)."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
