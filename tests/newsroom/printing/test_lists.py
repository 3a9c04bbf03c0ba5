"""Stories are put into their lists as they are published, and found there by an index."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from copydesk.newsroom.desk.house import site as the_site
from copydesk.newsroom.desk.models import (
    AuthorRow,
    BulletinRow,
    LocaleRow,
    SectionRow,
    ShelfRow,
    StoryRow,
    TopicRow,
)
from copydesk.newsroom.desk.plan_form import ByLanguage
from copydesk.newsroom.desk.publishing import Intent, add_edition
from copydesk.newsroom.desk.shelving import reshelve
from copydesk.newsroom.intake.models import SourceRow
from copydesk.newsroom.printing.folder import SiteFolder
from copydesk.newsroom.printing.paper import DatabasePaper
from copydesk.newsroom.printing.pictures import Darkroom
from copydesk.press.paper import Shelf
from copydesk.story.blocks import Paragraph
from copydesk.story.change import ChangeKind
from copydesk.story.edition import Edition
from copydesk.story.record import replace
from copydesk.story.story import Byline, Concept, Person, Story
from newsroom.printing.press_for_tests import KILL, NEW, UPDATE

Make = Callable[..., DatabasePaper]
STORY = Story(
    headline="Ferry back in service",
    language="en",
    subjects=("ferries",),
    concepts=(Concept(code="medtop:20000002", name="arts"),),
    byline=Byline(text="By Ida Lund", people=(Person(name="Ida Lund"),)),
    blocks=(Paragraph(key="p1", text="It sailed on Monday."),),
)


@pytest.fixture
def paper(site: Path, now: dt.datetime) -> Make:
    return lambda: DatabasePaper(now, darkroom=Darkroom(SiteFolder(site)))


@pytest.fixture
def harbour(world: SectionRow) -> SectionRow:
    """A section of the section."""
    return SectionRow.objects.create(key="harbour", name="Harbour", parent=world)


def publish(section: SectionRow | None = None, story: Story = STORY) -> Edition:
    row = StoryRow.objects.create(headline=story.headline, section=section)
    edition = add_edition(row, story, NEW, withdrawn=False)
    StoryRow.objects.filter(pk=row.pk).update(path=edition.path)
    return edition


def again(edition: Edition, story: Story = STORY) -> Edition:
    row = StoryRow.objects.get(key=edition.id)
    return add_edition(row, story, UPDATE, withdrawn=False)


def ids(editions: object) -> list[str]:
    return [edition.id for edition in editions]  # type: ignore[attr-defined]


def test_a_story_is_found_in_each_of_its_lists(harbour: SectionRow, paper: Make) -> None:
    edition = publish(harbour)
    here = paper()
    for asked in (
        {"section": "harbour"},
        {"section": "world"},
        {"topic": "20000002"},
        {"topic": "ferries", "section": "world"},
        {"author": "ida-lund", "locale": ""},
    ):
        assert ids(here.newest(9, **asked)) == [edition.id], asked  # type: ignore[arg-type]
    assert ids(here.newest(9, topic="ferries", locale="ar")) == []
    assert here.label(Shelf(kind="topic", key="20000002")) == "arts"
    assert [one.key for one in here.labelled("topic", "", 9)] == ["20000002", "ferries"]


def test_a_next_edition_leaves_the_lists_it_no_longer_belongs_to(db: None, paper: Make) -> None:
    edition = publish()
    again(edition, replace(STORY, subjects=("harbours",), concepts=()))
    here = paper()
    assert ids(here.newest(9, topic="ferries")) == []
    assert ids(here.newest(9, topic="harbours")) == [edition.id]
    assert [one.key for one in here.labelled("topic", "", 9)] == ["harbours"]


def test_a_killed_story_stands_in_no_list(db: None, paper: Make) -> None:
    edition = publish()
    row = StoryRow.objects.get(key=edition.id)
    add_edition(row, Story(language="en"), KILL, withdrawn=True)
    here = paper()
    assert ids(here.newest(9, topic="ferries")) == []
    assert here.labelled("author", "", 9) == []
    assert here.days("") == []


def test_leaves_keep_their_stories(db: None, paper: Make) -> None:
    shelf = Shelf(kind="topic", key="ferries")
    made = [publish() for _ in range(5)]
    here = paper()
    here.site = replace(here.site, leaf_length=2)
    assert here.leaves(shelf) == 2
    assert ids(here.leaf(shelf, 1)) == [made[1].id, made[0].id]
    assert [here.leaf_of(shelf, one.id) for one in made] == [1, 1, 2, 2, 0]


def test_a_language_of_the_paper_takes_its_stories_over(db: None, paper: Make) -> None:
    arabic = publish(story=replace(STORY, language="ar"))
    english = publish()
    LocaleRow.objects.create(key="ar", language="ar-EG")
    reshelve(the_site())
    here = paper()
    assert ids(here.newest(9, locale="ar")) == [arabic.id]
    assert ids(here.newest(9, locale="")) == [english.id]
    assert ids(here.newest(9, topic="ferries", locale="ar")) == [arabic.id]
    assert publish(story=replace(STORY, language="ar")).path.startswith("/ar/")


def test_merging_a_topic_moves_its_stories(db: None, paper: Make) -> None:
    edition = publish()
    TopicRow.objects.create(key="ferries", into="boats")
    reshelve(the_site())
    assert ids(paper().newest(9, topic="boats")) == [edition.id]
    assert ShelfRow.objects.get(kind="topic", key="ferries").stories == 0


@pytest.mark.parametrize(
    "asked",
    [
        {"section": "world"},
        {"section": "world", "locale": ""},
        {"topic": "ferries", "locale": ""},
        {"locale": ""},
        {"locale": "", "until": dt.datetime(2030, 1, 1, tzinfo=dt.UTC)},
    ],
)
def test_no_list_is_found_by_reading_all_stories(
    world: SectionRow, paper: Make, asked: dict[str, object]
) -> None:
    publish(world)
    here = paper()
    with CaptureQueriesContext(
        connection,
    ) as queries:
        here.newest(5, **asked)  # type: ignore[arg-type]
    if connection.vendor != "sqlite":
        pytest.skip("SQLite is missing in this run: the plan is read in its words")
    with connection.cursor() as cursor:
        cursor.execute("EXPLAIN QUERY PLAN " + queries.captured_queries[0]["sql"])
        steps = [row[3] for row in cursor.fetchall()]
    assert not [step for step in steps if step.startswith("SCAN")], steps
    assert "USE TEMP B-TREE FOR ORDER BY" not in steps, steps


def test_a_section_is_no_part_of_itself(harbour: SectionRow, world: SectionRow) -> None:
    world.parent = harbour
    with pytest.raises(ValidationError, match="itself"):
        world.full_clean()


def test_no_section_takes_the_address_of_other_pages(db: None) -> None:
    for key in ("topics", "archive", "report"):
        with pytest.raises(ValidationError, match="taken"):
            SectionRow(key=key, name="x").full_clean()


def test_words_are_typed_by_language_one_a_line() -> None:
    field = ByLanguage(required=False)
    told = field.clean("ar: العالم\nde: Welt: alles")
    assert told == {"ar": "العالم", "de": "Welt: alles"}
    assert field.clean(field.prepare_value(told)) == told
    assert field.clean("Reporter") == {"": "Reporter"}
    with pytest.raises(ValidationError):
        field.clean("Reporter\nof the sea")


def test_somebody_has_the_key_under_which_the_press_lists_them_already(db: None) -> None:
    house = SourceRow.objects.create(key="north", name="North Wire")
    person = AuthorRow(name="Ida Lund", source=house)
    person.full_clean()
    assert person.key == "north/ida-lund"


def test_a_small_correction_and_a_repair_move_no_line_of_just_in(
    paper: Make, out: Callable[..., Edition]
) -> None:
    first, second = out("Ferry bakc in service"), out("A well is dug")
    minor = Intent(kind=ChangeKind.CORRECTION, text="The name was misspelt.", by="Edith")
    out("Ferry back in service", key=first.id, intent=minor)
    out("A well is dug", key=second.id, intent=Intent(kind=ChangeKind.FIX, by="Edith"))
    BulletinRow.objects.update(announced=True)
    lines = paper().ticker()
    assert [(line.headline, line.kind) for line in lines] == [
        ("A well is dug", "new"),
        ("Ferry back in service", "new"),
    ]
    kinds = BulletinRow.objects.order_by("pk").values_list("kind", flat=True)
    assert list(kinds) == ["new", "new", "minor"]
