"""The ledger as data: one row a statement, nothing of what was withdrawn."""

import datetime as dt
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.contrib.auth.models import User
from django.utils import timezone

from copydesk.newsroom.commands import newsroom
from copydesk.newsroom.desk import actions
from copydesk.newsroom.desk.ledger.exporting import read_again, rows, to_lines, to_parquet
from copydesk.newsroom.desk.models import EditionRow, StoryRow
from copydesk.story.codec import from_json, to_json
from copydesk.story.edition import Edition
from copydesk.story.record import replace
from newsroom.desk.copy_for_tests import feed

pytestmark = pytest.mark.django_db


@pytest.fixture
def row(bring: Callable[..., list[StoryRow]], chief: User) -> StoryRow:
    """A published story."""
    (story,) = bring(feed())
    actions.publish(story, by=chief)
    return story


def test_each_statement_is_a_line_with_every_column(row: StoryRow) -> None:
    out = io.StringIO()
    assert to_lines(out) == 3
    lines = [json.loads(line) for line in out.getvalue().splitlines()]
    assert [line["speaker"] for line in lines][1] == "Maren Tolliver, the harbour master"
    assert len({tuple(line) for line in lines}) == 1
    costs = lines[2]
    assert costs["figures"][0]["low"] == 240000.0
    assert (costs["story"], costs["edition"], costs["read"]) == (row.key, 1, True)


def test_parquet_has_the_same_rows(row: StoryRow, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    assert to_parquet(tmp_path / "ledger.parquet") == 3
    table = parquet.read_table(tmp_path / "ledger.parquet")
    assert table.to_pylist() == list(rows())


def test_an_edition_that_nobody_read_is_a_row_that_says_so(row: StoryRow) -> None:
    made = EditionRow.objects.get()
    edition = from_json(made.content, Edition)
    story = replace(edition.story, language="de")
    made.content = to_json(replace(edition, statements=None, story=story)).decode()
    EditionRow.objects.filter(pk=made.pk).update(content=made.content)
    [line] = rows()
    assert (line["language"], line["read"], line["block"], line["figures"]) == (
        "de", False, None, [],
    )  # fmt: skip


def test_what_was_withdrawn_is_left_out_with_its_editions(row: StoryRow, chief: User) -> None:
    actions.withdraw(row, by=chief, reason="It does not stand.")
    assert list(rows()) == []


def test_only_editions_since_a_day_are_wanted(row: StoryRow) -> None:
    assert list(rows(timezone.now() + dt.timedelta(days=1))) == []
    assert len(list(rows(timezone.now() - dt.timedelta(days=1)))) == 3


def test_stories_of_before_are_read_again(row: StoryRow) -> None:
    row.statements.all().delete()
    row.figures.all().delete()
    assert read_again(lambda count, name: None) == 1
    assert row.statements.filter(edition=1, in_draft=True).count() == 3


def test_the_command_wants_to_know_where_to() -> None:
    result = CliRunner().invoke(newsroom, ["ledger"])
    assert result.exit_code == 2
    assert "--jsonl OUT" in result.output
