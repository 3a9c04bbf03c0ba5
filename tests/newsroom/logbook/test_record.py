"""The record in its database: what writes it, what refuses to alter it, what the audit finds."""

import datetime as dt
import json

import pytest
from click.testing import CliRunner
from django.contrib.auth.models import User
from django.db import IntegrityError, connection, transaction

from copydesk.cli import desk as command_line
from copydesk.errors import BadRecord
from copydesk.newsroom.corrections.auditing import audit
from copydesk.newsroom.corrections.models import ChangeRow
from copydesk.newsroom.desk.models import EditionRow, StoryRow
from copydesk.newsroom.logbook import heads
from copydesk.newsroom.logbook.audit import PUBLISHED
from copydesk.newsroom.logbook.models import LineRow, PartRow
from copydesk.newsroom.logbook.writing import Entry, erase, write
from copydesk.story.codec import to_json
from newsroom.logbook.conftest import Tamper

pytestmark = pytest.mark.django_db
NOW = dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC)


def found(until: int | None = None) -> list[tuple[int, str]]:
    return [(fault.number, fault.sort) for fault in audit(at=NOW, until=until).faults]


def test_every_edition_has_its_line_and_the_audit_finds_nothing(row: StoryRow) -> None:
    lines = LineRow.objects.values_list("number", "act", "story", "change")
    change = ChangeRow.objects.order_by("pk").first()
    assert change is not None
    assert list(lines) == [
        (1, "published", row.key, 0),
        (2, "withdrawn", row.key, change.pk),
        (3, "restored", row.key, change.pk + 1),
    ]
    account = audit(at=NOW)
    assert (account.broken, account.lines, account.parts, account.editions) == (0, 3, 3, 3)
    assert account.hash == LineRow.objects.get(pk=3).hash


def test_no_name_stands_in_a_line(row: StoryRow, chief: User) -> None:
    assert PartRow.objects.filter(name="who", words=chief.username).count() == 2
    assert not LineRow.objects.filter(what__contains=chief.username).exists()


def test_a_line_is_undone_with_its_act(row: StoryRow) -> None:
    with transaction.atomic():
        write(Entry(act="told"))
        transaction.set_rollback(True)
    assert LineRow.objects.count() == 3
    assert write(Entry(act="told")) == 4


def test_what_has_no_canonical_form_is_not_written(db: None) -> None:
    with pytest.raises(BadRecord):
        write(Entry(act="told", more={"share": 0.5}))


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE logbook_linerow SET act = 'x'",
        "DELETE FROM logbook_linerow",
        "UPDATE logbook_partrow SET words = 'x'",
        "UPDATE corrections_changerow SET was = 'x'",
        "DELETE FROM corrections_changerow",
    ],
)
def test_the_database_refuses_to_alter_what_is_only_added_to(row: StoryRow, sql: str) -> None:
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)
    assert found() == []


def test_the_models_refuse_it_too(row: StoryRow) -> None:
    change, line = ChangeRow.objects.latest("pk"), LineRow.objects.latest("number")
    change.was, line.act = "x", "x"
    for act in (change.save, change.delete, line.save, line.delete):
        with pytest.raises(IntegrityError), transaction.atomic():
            act()
    with pytest.raises(IntegrityError), transaction.atomic():
        ChangeRow.objects.update(notice="")
    assert found() == []


def test_a_person_may_be_deleted_and_the_change_stays(row: StoryRow, chief: User) -> None:
    change = ChangeRow.objects.latest("pk")
    assert change.record().drafted_by == "chief"
    chief.delete()
    assert ChangeRow.objects.get(pk=change.pk).record().drafted_by == ""
    assert found() == []


def test_an_erased_part_is_told_from_a_missing_one(row: StoryRow, tamper: Tamper) -> None:
    assert erase(1, "who", by=None, reason="asked for") == 4
    assert found() == []
    tamper("DELETE FROM logbook_partrow WHERE line_id = 2")
    assert found() == [(2, "part_missing")]
    with pytest.raises(BadRecord):
        erase(1, "who", by=None, reason="twice")


def test_an_erased_part_that_comes_back_is_found(row: StoryRow) -> None:
    part = PartRow.objects.get(line=1)
    erase(1, "who", by=None, reason="asked for")
    PartRow.objects.create(line_id=1, name="who", salt=part.salt, words=part.words)
    PartRow.objects.create(line_id=4, name="who", salt=part.salt, words=part.words)
    assert found() == [(1, "part_back"), (4, "part_added")]


UNMADE = (0, "edition_without_line")  # what a line made is orphaned when the line is altered
TAMPERED = [
    ("UPDATE logbook_linerow SET act = 'x' WHERE number = 2", [UNMADE, (2, "altered")]),
    (
        "UPDATE logbook_linerow SET what = x'7b7d' WHERE number = 2",
        [UNMADE, (2, "altered"), (2, "edition_gone"), (2, "part_added")],
    ),
    ("UPDATE logbook_partrow SET words = 'x' WHERE line_id = 2", [(2, "part_altered")]),
    ("UPDATE desk_editionrow SET content = '{}' WHERE number = 2", [(2, "edition_altered")]),
    ("UPDATE desk_editionrow SET path = '/x/' WHERE number = 3", [(3, "edition_altered")]),
    ("UPDATE corrections_changerow SET was = 'x' WHERE kind = 'takedown'", [(2, "change_altered")]),
    ("DELETE FROM corrections_changerow WHERE kind = 'takedown'", [(2, "change_gone")]),
]


@pytest.mark.parametrize(("sql", "faults"), TAMPERED)
def test_what_somebody_with_the_database_does_is_named(
    row: StoryRow, tamper: Tamper, sql: str, faults: list[tuple[int, str]]
) -> None:
    if "= x'" in sql and connection.vendor != "sqlite":
        pytest.skip("SQLite is missing in this run: it alone keeps bytes in a column of text")
    tamper(sql)
    assert found() == faults


def test_an_edition_that_no_line_made_is_found(row: StoryRow) -> None:
    first = EditionRow.objects.get(number=1)
    first.pk, first.number, first.current = None, 9, False
    first.save()
    assert found() == [(0, "edition_without_line")]


def test_dropped_last_lines_are_found_by_the_heads(row: StoryRow, tamper: Tamper) -> None:
    tamper("DELETE FROM logbook_partrow WHERE line_id = 3")
    tamper("DELETE FROM logbook_linerow WHERE number = 3")
    assert (3, "cut") in found()
    heads.keep()
    write(Entry(act="told"))
    heads.keep()
    assert (3, "recomputed") in found()


def test_a_record_computed_anew_is_found_by_the_heads(row: StoryRow, tamper: Tamper) -> None:
    entries = LineRow.objects.count()
    tamper("DELETE FROM logbook_partrow")
    tamper("DELETE FROM logbook_linerow")
    for _ in range(entries + 1):
        write(Entry(act="published"))
    heads.keep()
    assert (1, "recomputed") in found()


def test_published_heads_are_another_witness(row: StoryRow, tamper: Tamper) -> None:
    tomorrow = dt.datetime.now(dt.UTC).date() + dt.timedelta(days=1)
    published = heads.by_day(heads.PublishedHeads(), tomorrow)
    assert [head.number for head in published.heads] == [3]
    assert heads.by_day(published, tomorrow) == published
    place = heads.place().parent.parent / "site" / PUBLISHED
    place.parent.mkdir(parents=True)
    place.write_bytes(to_json(published))
    assert found() == []
    heads.place().unlink()
    tamper("DELETE FROM logbook_partrow WHERE line_id = 3")
    tamper("DELETE FROM logbook_linerow WHERE number = 3")
    assert (3, "cut") in found()


def test_heads_that_a_crash_left_behind_are_brought_up_to_date(row: StoryRow) -> None:
    write(Entry(act="told"))
    write(Entry(act="told"))
    with heads.place().open("ab") as out:
        out.write(b'{"number":4,"ha')
    heads.keep()
    heads.keep()
    assert [head.number for head in heads.kept()] == [1, 2, 3, 5]
    assert found() == []


def test_garbled_heads_are_a_fault(row: StoryRow) -> None:
    with heads.place().open("ab") as out:
        out.write(b"x\n")
    assert found() == [(0, "heads")]


def test_a_missing_guard_is_a_fault(row: StoryRow) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # none may wait while a trigger goes
            cursor.execute("DROP TRIGGER logbook_linerow_no_update ON logbook_linerow")
        else:
            cursor.execute("DROP TRIGGER logbook_linerow_no_update")
    assert found() == [(0, "unguarded")]


def test_an_audit_may_end_early(row: StoryRow, tamper: Tamper) -> None:
    tamper("UPDATE logbook_linerow SET act = 'x' WHERE number = 3")
    assert found(until=2) == []


def test_the_command_tells_it_in_words_and_as_data(row: StoryRow, tamper: Tamper) -> None:
    whole = CliRunner().invoke(command_line, ["audit"])
    assert whole.exit_code == 0
    assert whole.output.startswith("3 lines, 3 personal parts, 3 editions: 0 faults")
    tamper("UPDATE logbook_linerow SET act = 'x' WHERE number = 2")
    broken = CliRunner().invoke(command_line, ["audit"])
    assert broken.exit_code == 4
    assert "line 2: altered" in broken.output
    told = json.loads(CliRunner().invoke(command_line, ["audit", "--json"]).output)
    assert [fault["number"] for fault in told["faults"]] == [0, 2]
