"""What a publish asks of the database is found by index, however many stories there are."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext

from copydesk.newsroom.desk.models import LocaleRow
from copydesk.newsroom.printing.paper import DatabasePaper
from copydesk.newsroom.printing.press import Press
from copydesk.press.print_pages import page_kinds
from copydesk.story.edition import Edition
from newsroom.printing.press_for_tests import UPDATE

Out = Callable[..., Edition]
# Rows that grow with the stories; what the desk has on record of its plan may be read whole.
GROWING = (
    "desk_editionrow",
    "desk_storyrow",
    "desk_listedrow",
    "desk_bulletinrow",
    "desk_outboxrow",
    "printing_pressedpage",
    "printing_pagestory",
)
# Indexes that hold only the rows that count.
OF_SOME = [
    index.name
    for model in apps.get_models()
    for index in model._meta.indexes
    if index.condition is not None
]


def scans(statements: list[str]) -> list[str]:
    """Statements that read a growing table from one end to the other, with its plan."""
    found = []
    for statement in statements:
        if not statement.startswith(("SELECT", "UPDATE", "DELETE")):
            continue
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN QUERY PLAN {statement}")
            plan = [row[3] for row in cursor.fetchall()]
        for line in plan:
            words = line.split()
            # In the order of its key it is read until there is enough: LIMIT says how much.
            # Where some rows do not count, the index has to hold those alone that do.
            is_whole = "WHERE" not in statement or any(name in line for name in OF_SOME)
            is_sorted = "USE TEMP B-TREE FOR ORDER BY" not in plan
            is_bounded = "LIMIT" in statement and is_sorted and is_whole
            is_waiting = "outbox_waiting" in line  # of the orders only those that wait
            is_read_whole = words[0] == "SCAN" and words[1] in GROWING
            if is_read_whole and not is_bounded and not is_waiting:
                found.append(f"{line}: {statement}")
    return found


@pytest.mark.skipif(
    connection.vendor != "sqlite",
    reason="SQLite is missing in this run: the plan is read in its words",
)
def test_a_publish_reads_no_growing_table_from_end_to_end(
    press: Press, out: Out, kill: Callable[[Edition], Edition], now: dt.datetime
) -> None:
    first = out("Ferry back in service")
    press.press_all(now)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        out("Bridge opened")
        press.empty_outbox(now)
        out("Bridge opened again", key=first.id, intent=UPDATE)
        press.empty_outbox(now)
        kill(first)
        press.empty_outbox(now)
    assert len(asked) > 100
    found = scans([query["sql"] for query in asked.captured_queries])
    assert "\n".join(found) == ""


def test_a_publish_asks_as_often_whatever_was_published_before(
    press: Press, out: Out, now: dt.datetime
) -> None:
    def asked(headline: str) -> int:
        out(headline)
        with CaptureQueriesContext(connection) as questions:
            press.empty_outbox(now)
        return len(questions)

    for number in range(4):
        asked(f"Story {number}")
    few = asked("Ferry back in service")
    for number in range(30):
        out(f"Another {number}")
    press.empty_outbox(now)
    asked("Bridge open")
    assert asked("Bridge closed") <= few + 3


def test_orders_that_wait_are_printed_together(press: Press, out: Out, now: dt.datetime) -> None:
    out("The first of all")
    press.empty_outbox(now)

    def asked() -> int:
        with CaptureQueriesContext(connection) as questions:
            press.empty_outbox(now)
        return len(questions)

    out("Ferry back in service")
    one = asked()
    editions = [out(f"Story {number}") for number in range(10)]
    assert asked() < 4 * one
    assert all((press.folder.root / one.path[1:] / "index.html").is_file() for one in editions)


def test_no_kind_of_page_asks_story_by_story(press: Press, out: Out, now: dt.datetime) -> None:
    """With a second language, so that translations are asked for too."""
    LocaleRow.objects.create(key="ar", language="ar", name="الميناء")

    def paper() -> DatabasePaper:
        return DatabasePaper(now, darkroom=press.darkroom)

    def asked() -> dict[str, int]:
        most = {}
        for kind in page_kinds():
            if kind.name == "static":  # style sheets and fonts carry no story
                continue
            for path in list(kind.every(paper()))[:12]:
                with CaptureQueriesContext(connection) as questions:
                    kind.print(path, paper())
                most[kind.name] = max(most.get(kind.name, 0), len(questions))
        return most

    for number in range(10):
        out(f"Story {number}")
    asked()
    few = asked()
    for number in range(10, 100):
        out(f"Story {number}")
    more = {kind: count - few[kind] for kind, count in asked().items() if kind in few}
    assert {"story", "sitemap", "feed", "day"} <= few.keys()
    assert {kind: count for kind, count in more.items() if count > 2} == {}
