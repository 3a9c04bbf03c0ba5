"""A record of a million lines, audited whole, and tampered with in eight ways, 100 times each.

    python bench/corrections/audit.py [--lines 1000000] [--write bench/results/audit.md]

Lines are written as the desk writes them (same hashing, same tables, a name beside each), in bulk.
Every hundredth line is an edition of a short story. Each tampering is made in the million by
somebody who has the database (guards taken down), the lines from a little before it to a little
behind are audited as `copydesk audit` does, and it is undone. The audit of the whole afterwards
must find nothing.
"""

# ruff: noqa: E402  # Django is set up before its models are imported

import argparse
import hashlib
import os
import random
import resource
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[1] / "src"))
os.environ["DJANGO_SETTINGS_MODULE"] = "copydesk.newsroom.settings"
os.environ["COPYDESK_DATA"] = tempfile.mkdtemp(prefix="copydesk-audit-")

import django

django.setup()

from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone

from copydesk.newsroom.corrections.auditing import Published, audit
from copydesk.newsroom.desk.models import EditionRow, StoryRow
from copydesk.newsroom.logbook import audit as reading
from copydesk.newsroom.logbook import guards, heads
from copydesk.newsroom.logbook.audit import LINES
from copydesk.newsroom.logbook.chain import (
    BEGINNING,
    Fault,
    Held,
    Walk,
    canonical,
    chained,
    new_salt,
    seal,
)  # fmt: skip
from copydesk.story.blocks import Paragraph
from copydesk.story.codec import from_json, to_json
from copydesk.story.edition import Edition
from copydesk.story.story import Story

T = TypeVar("T")
SORTS = (
    "altered field", "altered hash", "dropped", "swapped", "inserted", "tail cut",
    "altered personal part", "altered edition",
)  # fmt: skip
TIMES, AROUND, EVERY = 100, 20, 100
AT_ONCE = 10_000
LINE = "INSERT INTO logbook_linerow VALUES (?,?,?,?,?,?,?,?,?)"
COLUMNS = "number, at, act, story, change, about, what, previous, hash"


def main() -> None:
    """Write, audit, tamper, audit again, tell."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--lines", type=int, default=1_000_000)
    parser.add_argument("--write", type=Path)
    asked = parser.parse_args()
    call_command("migrate", verbosity=0)
    written = timed(lambda: fill(asked.lines))
    found = {sort: tampered(sort, asked.lines) for sort in SORTS}
    text = told(asked.lines, found, written[0], timed(whole))
    print(text)
    if asked.write:
        asked.write.write_text(text, encoding="utf-8")


def timed(act: Callable[[], T]) -> tuple[float, T]:
    """Processor seconds of an act, and what came of it."""
    began = time.process_time()
    result = act()
    return time.process_time() - began, result


def whole() -> int:
    """All faults of the record as it stands."""
    return audit(at=timezone.now()).broken


def raw() -> sqlite3.Connection:
    """The database below Django: values as they are, no placeholders rewritten."""
    connection.ensure_connection()
    return connection.connection  # type: ignore[no-any-return]


def fill(count: int) -> None:
    """So many lines, each with its name beside it, every hundredth with its edition."""
    previous, kept = BEGINNING, []
    for start in range(1, count + 1, AT_ONCE):
        lines, parts = list[Held](), list[tuple[object, ...]]()
        stories, editions = list[StoryRow](), list[EditionRow]()
        for number in range(start, min(start + AT_ONCE, count + 1)):
            salt, name = new_salt(), f"Editor {number % 40}"
            sealed, what = {"who": seal(salt, name)}, dict[str, object]()
            if number % EVERY == 0:
                stories.append(story_of(number))
                editions.append(edition_of(number))
                what["after"] = {"number": 1, "sha256": editions[-1].sha256}
            else:
                what["reports"] = [f"{number:08d}"]
            held = chained(
                Held(
                    number,
                    f"2026-11-23T10:00:00.{number % 10**6:06}Z",
                    "published" if number % EVERY == 0 else "looked_at",
                    f"s{number // EVERY * EVERY:011}",
                    0,
                    0,
                    canonical({**what, "parts": sealed}),
                    previous,
                    "",
                )
            )
            previous = held.hash
            lines.append(held)
            parts.append((number, "who", salt, name))
            kept.append((number, held.hash, held.at))
        with transaction.atomic():
            StoryRow.objects.bulk_create(stories)
            EditionRow.objects.bulk_create(editions)
            columns = ",".join(Held._fields)
            raw().executemany(LINE.replace("VALUES", f"({columns}) VALUES"), lines)
            raw().executemany(
                "INSERT INTO logbook_partrow (line_id, name, salt, words) VALUES (?,?,?,?)", parts
            )
    heads.place().parent.mkdir(parents=True, exist_ok=True)
    with heads.place().open("w") as out:
        for number, hash, at in kept:
            out.write(f'{{"number":{number},"hash":"{hash}","at":"{at}"}}\n')


def story_of(number: int) -> StoryRow:
    """The row of a story that has the number of its line."""
    return StoryRow(pk=number, key=f"s{number:011}", headline=f"Ferry {number}", state="published")


def edition_of(number: int) -> EditionRow:
    """The row of its edition, as the desk would make it."""
    words = "The harbour office said the ferry resumes on Monday after repairs. " * 12
    story = Story(
        headline=f"Ferry {number}", language="en", blocks=(Paragraph(key="1", text=words),)
    )
    now = timezone.now()
    edition = Edition(
        id=f"s{number:011}", number=1, path=f"/2026/11/23/ferry-{number}/", at=now, first_at=now,
        by="Edith", story=story,
    )  # fmt: skip
    content = to_json(edition)
    return EditionRow(
        story_id=number, number=1, path=edition.path, kind="new", at=now, first_at=now, by="Edith",
        sha256=hashlib.sha256(content).hexdigest(), content=content.decode(),
    )  # fmt: skip


def tampered(sort: str, count: int) -> tuple[int, int]:
    """How many of a hundred were found, and how many at the very line."""
    chosen = random.Random(sort)
    found = named = 0
    for _ in range(TIMES):
        number = chosen.randrange(AROUND + 2, count - AROUND)
        number -= number % EVERY if sort == "altered edition" else 0
        number = max(number, EVERY)
        if sort == "tail cut":
            number = count + 1 - chosen.randrange(1, AROUND)
        with transaction.atomic():
            unguard()
            DO[sort](number, chosen, count)
            numbers = {fault.number for fault in window(number, count, sort)}
            transaction.set_rollback(True)
        found += bool(numbers)
        named += number in numbers
    return found, named


def unguard() -> None:
    """Take the guards down, as whoever tampers would; they come back with the transaction."""
    raw().execute("PRAGMA defer_foreign_keys = ON")
    for table, events in guards.GUARDED.items():
        for event in events:
            raw().execute(f"DROP TRIGGER IF EXISTS {table}_no_{event.lower()}")


def window(number: int, count: int, sort: str) -> Iterator[Fault]:
    """The faults of the lines around a number, by the same walk as over the whole."""
    if sort == "altered edition":
        yield from Published()._portion(list(EditionRow.objects.filter(story_id=number)))
        return
    first, last = max(number - AROUND, 1), min(number + AROUND, count + 1)
    rows = [Held(*row) for row in raw().execute(LINES.replace("%s", "?"), (first - 1, last, 1000))]
    walk = Walk()
    if first > 1:
        hash = raw().execute("SELECT hash FROM logbook_linerow WHERE number = ?", (first - 1,))
        walk.number, walk._near = first - 1, {first - 1: hash.fetchone()}
    for held in rows:
        yield from walk.take(held)
    yield from walk.end()
    record = reading.Audit()
    yield from record._personal(rows, after=first - 1)
    witness = reading._Heads("the heads file", last_heads() if sort == "tail cut" else iter(()))
    for held in rows:
        yield from witness.compare(held)
    yield from witness.end(rows[-1].number, 2**62)


def last_heads() -> Iterator[tuple[int, str]]:
    """The end of the heads file: it is the whole that counts, and each cut is near its end."""
    with heads.place().open("rb") as file:
        file.seek(max(0, heads.place().stat().st_size - 20_000))
        for line in file.read().splitlines()[1:]:
            head = from_json(line, heads.Head)
            yield head.number, head.hash


def change(sql: str, *values: object) -> None:
    """Change the database as somebody may who has it."""
    raw().execute(sql, values)


def alter_field(number: int, chosen: random.Random, count: int) -> None:
    """One character of one text, or one number, other than it was."""
    name = chosen.choice(["at", "act", "story", "change", "about", "what", "previous"])
    sql = f"SELECT {name} FROM logbook_linerow WHERE number = ?"
    (value,) = raw().execute(sql, (number,)).fetchone()
    new = value + 1 if isinstance(value, int) else flipped(value, chosen)
    change(f"UPDATE logbook_linerow SET {name} = ? WHERE number = ?", new, number)


def alter_hash(number: int, chosen: random.Random, count: int) -> None:
    """One digit of the hash."""
    (hash,) = (
        raw().execute("SELECT hash FROM logbook_linerow WHERE number = ?", (number,)).fetchone()
    )
    change("UPDATE logbook_linerow SET hash = ? WHERE number = ?", flipped(hash, chosen), number)


def drop(number: int, chosen: random.Random, count: int) -> None:
    """A line with what belongs to it."""
    change("DELETE FROM logbook_partrow WHERE line_id = ?", number)
    change("DELETE FROM logbook_linerow WHERE number = ?", number)


def swap(number: int, chosen: random.Random, count: int) -> None:
    """Two lines, near one another, exchange their numbers."""
    other = number + chosen.randrange(1, AROUND - 1)
    for old, new in ((number, -1), (other, number), (-1, other)):
        change("UPDATE logbook_linerow SET number = ? WHERE number = ?", new, old)


def put_in(number: int, chosen: random.Random, count: int) -> None:
    """A forged line with a right hash; those behind it (as far as we look) are numbered on."""
    before = raw().execute(f"SELECT {COLUMNS} FROM logbook_linerow WHERE number = ?", (number - 1,))
    held = Held(*before.fetchone())
    for moved in range(min(number + AROUND + 1, count), number - 1, -1):
        change("DELETE FROM logbook_linerow WHERE number = ?", moved + 1)
        change("UPDATE logbook_linerow SET number = ? WHERE number = ?", moved + 1, moved)
    forged = chained(held._replace(number=number, previous=held.hash, act="forged"))
    try:
        raw().execute(LINE.replace("VALUES", f"({','.join(Held._fields)}) VALUES"), forged)
    except sqlite3.IntegrityError:  # no two lines follow the same: so it follows another
        forged = chained(forged._replace(previous="f" * 64))
        raw().execute(LINE.replace("VALUES", f"({','.join(Held._fields)}) VALUES"), forged)


def cut(number: int, chosen: random.Random, count: int) -> None:
    """All lines from this one on."""
    change("DELETE FROM logbook_partrow WHERE line_id >= ?", number)
    change("DELETE FROM logbook_linerow WHERE number >= ?", number)


def alter_part(number: int, chosen: random.Random, count: int) -> None:
    """One character of the name or its salt."""
    name = chosen.choice(["words", "salt"])
    (value,) = (
        raw().execute(f"SELECT {name} FROM logbook_partrow WHERE line_id = ?", (number,)).fetchone()
    )
    change(
        f"UPDATE logbook_partrow SET {name} = ? WHERE line_id = ?", flipped(value, chosen), number
    )


def alter_edition(number: int, chosen: random.Random, count: int) -> None:
    """One character of what was published."""
    (value,) = (
        raw()
        .execute("SELECT content FROM desk_editionrow WHERE story_id = ?", (number,))
        .fetchone()
    )
    change(
        "UPDATE desk_editionrow SET content = ? WHERE story_id = ?", flipped(value, chosen), number
    )


def flipped(text: str, chosen: random.Random) -> str:
    """A text with one character other than it was."""
    place = chosen.randrange(len(text))
    return text[:place] + ("0" if text[place] != "0" else "1") + text[place + 1 :]


DO: dict[str, Callable[[int, random.Random, int], None]] = dict(
    zip(
        SORTS,
        (alter_field, alter_hash, drop, swap, put_in, cut, alter_part, alter_edition),
        strict=True,
    )
)


def told(
    count: int,
    found: dict[str, tuple[int, int]],
    written: float,
    read: tuple[float, int],
) -> str:
    """The page of figures."""
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    rows = "\n".join(f"| {sort} | {all} | {named} |" for sort, (all, named) in found.items())
    return f"""# The audit of the record

{count:,} lines, a name beside each, {count // EVERY:,} editions; SQLite {sqlite3.sqlite_version},
Python {sys.version.split()[0]}. Made by `bench/corrections/audit.py` on two cores that others used
too: seconds are of the processor.

| the whole record, intact | |
|---|---|
| faults found, after all tamperings were undone | {read[1]} |
| audit: chain, names, heads, editions | {read[0]:.0f} s |
| lines a processor second | {count / read[0]:,.0f} |
| writing it, in bulk | {written:.0f} s |
| memory of the process at its highest | {memory} MB |

| tampered with, {TIMES} times each | found | at the very line |
|---|---|---|
{rows}

Each tampering was made in the whole record and looked for {AROUND} lines around it, by the walk
that goes over the whole; a cut tail by the heads file.
"""


if __name__ == "__main__":
    main()
