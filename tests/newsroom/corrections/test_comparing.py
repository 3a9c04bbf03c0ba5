"""Readers compare any two editions, without script, and never words that are gone."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.test import Client

from copydesk.newsroom.corrections import comparing
from copydesk.newsroom.desk import actions as desk
from copydesk.newsroom.desk.models import EditionRow, StoryRow
from copydesk.newsroom.desk.publishing import Intent, add_edition
from copydesk.story.blocks import Paragraph
from copydesk.story.change import ChangeKind
from copydesk.story.story import Story

UPDATE = Intent(kind=ChangeKind.UPDATE, by="Edith")


@pytest.fixture
def three(db: None, settings: object, tmp_path: Path) -> StoryRow:
    """A story with three editions."""
    comparing._page.cache_clear()
    row = StoryRow.objects.create(headline="The quay", language="en")
    for count in ("Four", "Five", "Six"):
        told = (Paragraph(key="p1", text=f"{count} boats lie there."),)
        story = Story(headline="The quay", language="en", blocks=told)
        edition = add_edition(row, story, UPDATE, withdrawn=False)
        StoryRow.objects.filter(pk=row.pk).update(path=edition.path)
    row.refresh_from_db()
    return row


def ask(reader: Client, row: StoryRow, older: object, newer: object) -> object:
    return reader.get("/editions/", {"story": row.key, "from": older, "to": newer})


def test_the_first_and_the_last_edition_are_compared(reader: Client, three: StoryRow) -> None:
    answer = reader.get("/editions/", {"story": three.key, "from": "1", "to": "3"})
    assert answer.status_code == 200
    page = answer.content.decode()
    assert "Four</del>" in page
    assert "Six</ins>" in page
    assert "Five" not in page.partition("</header>")[2].partition("<main")[2]
    assert answer["X-Robots-Tag"] == "noindex"
    assert "script-src 'self'" in answer["Content-Security-Policy"]
    assert not answer.cookies


@pytest.mark.parametrize("asked", [("1", "9"), ("x", "2"), ("", ""), ("9" * 40, "1")])
def test_what_cannot_be_compared_leads_to_the_history(
    reader: Client, three: StoryRow, asked: tuple[str, str]
) -> None:
    answer = reader.get("/editions/", {"story": three.key, "from": asked[0], "to": asked[1]})
    assert answer.status_code == 302
    assert answer["Location"] == f"{three.path}history/"


def test_a_story_nobody_knows_is_not_found(reader: Client, db: None) -> None:
    for key in ("", "nobody", "../x", "x" * 500):
        assert reader.get("/editions/", {"story": key, "from": "1", "to": "2"}).status_code == 404


def test_a_killed_story_is_compared_no_more(
    reader: Client, edition: EditionRow, chief: User, bring: Callable[..., object]
) -> None:
    row = edition.story
    desk.withdraw(row, by=chief, reason="It was false.")
    answer = reader.get("/editions/", {"story": row.key, "from": "1", "to": "1"})
    assert answer.status_code == 302
    assert answer["Location"] == f"{edition.path}history/"
