"""Printing only what acts change leaves the very site that printing everything makes."""

import datetime as dt
import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from pytest_django import Settings

from copydesk.newsroom.desk.models import LocaleRow, SectionRow, StoryRow
from copydesk.newsroom.desk.publishing import Intent, add_edition
from copydesk.newsroom.fronts.models import FrontOrderRow, FrontRow
from copydesk.newsroom.intake.models import SourceRow
from copydesk.newsroom.printing.folder import SiteFolder
from copydesk.newsroom.printing.press import Press
from copydesk.press.shape import AutoList, Front, Package, Pin, Rule
from copydesk.story.blocks import Heading, Paragraph, Picture
from copydesk.story.change import ChangeKind, Severity
from copydesk.story.codec import to_plain
from copydesk.story.coverage import Coverage
from copydesk.story.record import replace
from copydesk.story.story import Byline, Person, Story
from newsroom.printing.press_for_tests import KILL, NEW, UPDATE, files

ACTS = (
    "new", "headline", "text", "correct", "withdraw", "withhold", "move", "language", "topics",
    "picture", "cover", "entry", "end", "translate", "front", "press",
)  # fmt: skip
RolledBack = Callable[[], AbstractContextManager[None]]
steps = st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 11)), min_size=1, max_size=6)
CORRECT = Intent(
    kind=ChangeKind.CORRECTION, text="It was ten.", severity=Severity.SERIOUS, by="Edith"
)
WITHHOLD = Intent(kind=ChangeKind.WITHHOLD, text="It is being checked.", by="Edith")
INTENTS = {"correct": CORRECT, "withdraw": KILL, "withhold": WITHHOLD}
# An older story keeps the lines of "Just in" that were there when it was printed: nobody prints a
# hundred thousand pages for one line, and a reader's page asks for what is new by itself.
JUST_IN = re.compile(rb'<section class="just-in .*?</section>', re.DOTALL)


@dataclass
class Desk:
    """Acts of the desk on a few stories, and the press that follows them."""

    press: Press
    now: dt.datetime
    stories: list[tuple[StoryRow, Story]] = field(default_factory=list)

    def do(self, act: str, pick: int) -> None:
        """One act; those before it wait, until somebody presses, and are printed together."""
        if act == "press":
            self.print()
        elif act == "front":
            self._shape(pick)
        elif act == "new" or not self.stories:
            self._publish_new(pick)
        else:
            self._change(act, pick)

    def print(self) -> None:
        """Print what waits."""
        self.press.empty_outbox(self.now)
        self.press.press_fronts(self.now)

    def _shape(self, pick: int) -> None:
        """An editor shapes a front: the paper's, a section's, or the Arabic one."""
        place = ("/", "/sport", "ar/")[pick % 3]
        pins = tuple(Pin(story=row.key) for row, _ in self.stories[pick % 2 : 3])
        parts = (
            Package(headline="Together", stories=pins, rule=Rule(section="sport")),
            AutoList(headline="On tides", rule=Rule(topic="tides"), limit=2),
        )
        shape = to_plain(Front(top=pins, parts=parts[: pick % 3], goes_on=pick % 2 == 0))
        FrontRow.objects.update_or_create(place=place, defaults={"shape": shape, "live": True})
        FrontOrderRow.objects.create(place=place)

    def _publish_new(self, pick: int) -> None:
        number = len(self.stories)
        people = (Person(name="Ada Reed"),) if pick % 2 else ()
        story = Story(
            headline=f"Headline {number}",
            language=("en", "ar", "en-GB")[pick % 3],
            subjects=("tides", "bread", "glass")[: pick % 4],
            byline=Byline(text="By Ada Reed", people=people) if people else None,
            blocks=(Paragraph(key="p1", text=f"Text {number}."),),
        )
        row = StoryRow.objects.create(
            headline=story.headline,
            section=SectionRow.objects.order_by("key")[pick % 2],
            source=SourceRow.objects.first() if pick % 3 else None,
        )
        self._put_out(row, story, NEW)
        self.stories.append((row, story))

    def _change(self, act: str, pick: int) -> None:
        place = pick % len(self.stories)
        row, story = self.stories[place]
        changed = self._changed(act, pick, story)
        if act == "move":
            row.section = SectionRow.objects.order_by("key")[pick % 2]
            row.save()
        elif act == "translate":
            row.translation_of = next((one for one, _ in self.stories if one != row), None)
            row.save()
        self._put_out(row, changed, INTENTS.get(act, UPDATE))
        self.stories[place] = (row, changed)

    def _changed(self, act: str, pick: int, story: Story) -> Story:
        """The story as this act leaves it."""
        match act:
            case "text":
                first = replace(story.blocks[0], text=f"Text, and {pick} words more.")
                return replace(story, blocks=(first, *story.blocks[1:]))
            case "headline":
                return replace(story, headline=f"{story.headline} again")
            case "language":
                return replace(story, language=("en", "ar", "de")[pick % 3])
            case "topics":
                return replace(story, subjects=("rail", "tides")[: pick % 3])
            case "picture":
                picture = Picture(key=f"pic{len(story.blocks)}", caption="A quay.", alt="A quay")
                return replace(story, blocks=(*story.blocks, picture))
            case "cover" | "entry" | "end":
                return self._covered(act, story)
            case _:
                return story

    def _covered(self, act: str, story: Story) -> Story:
        """The story with its event covered live, once more or no longer."""
        held = story.coverage
        if act == "cover" or held is None:
            return replace(story, coverage=Coverage(began=self.now))
        if act == "end":
            return replace(story, coverage=replace(held, ended=self.now))
        key = f"e{len(story.blocks)}"
        entry = Heading(key=key, text="Noon", kind="live-entry", at=self.now)
        words = Paragraph(key=f"{key}-1", text="The crane has moved.")
        return replace(story, blocks=(*story.blocks, entry, words))

    def _put_out(self, row: StoryRow, story: Story, intent: Intent) -> None:
        is_killed = intent in (KILL, WITHHOLD)
        told = Story(language=story.language) if is_killed else story
        edition = add_edition(row, told, intent, withdrawn=is_killed)
        StoryRow.objects.filter(pk=row.pk).update(path=edition.path)


def without_ticker(held: dict[str, bytes]) -> dict[str, bytes]:
    plain = {name: one for name, one in held.items() if not name.endswith((".br", ".gz"))}
    return {name: JUST_IN.sub(b"", content) for name, content in plain.items()}


@pytest.fixture
def two_languages(world: SectionRow) -> None:
    """A paper with an Arabic edition, two sections and a source."""
    LocaleRow.objects.create(key="ar", language="ar", name="الميناء")
    SectionRow.objects.create(key="sport", name="Sport", order=2)
    SourceRow.objects.create(key="north", name="North Wire")


@pytest.fixture
def far_from_midnight(settings: Settings) -> None:
    """A place where the day does not end meanwhile: each night the counts are printed anew."""
    settings.TIME_ZONE = "UTC" if 2 <= timezone.now().astimezone(dt.UTC).hour < 20 else "Asia/Tokyo"


@pytest.mark.usefixtures("two_languages", "far_from_midnight")
@settings(
    max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(acts=steps)
@example(acts=[("new", 1), ("new", 2), ("press", 0), ("withdraw", 1), ("headline", 0)])
@example(acts=[("new", 1), ("cover", 0), ("press", 0), ("entry", 0), ("front", 1), ("end", 0)])
@example(acts=[("new", 1), ("new", 2), ("front", 2), ("press", 0), ("withhold", 0)])
@example(acts=[("new", 1), ("new", 2), ("press", 0), ("picture", 1), ("front", 5)])
@example(
    acts=[("new", 1), ("new", 0), ("press", 0), ("translate", 1), ("press", 0), ("correct", 0)]
)
@example(acts=[("new", 5), ("press", 0), ("move", 1), ("topics", 2), ("language", 1)])
def test_printing_what_acts_change_comes_to_the_same_as_printing_everything(
    rolled_back: RolledBack, acts: list[tuple[str, int]]
) -> None:
    with rolled_back(), TemporaryDirectory() as folder:
        press = Press(SiteFolder(Path(folder) / "site"))
        desk = Desk(press, timezone.now() + dt.timedelta(hours=1))
        press.press_all(desk.now)
        for act, pick in acts:
            desk.do(act, pick)
        desk.print()
        whole = Press(SiteFolder(Path(folder) / "whole"))
        whole.press_all(desk.now)
        changed, everything = (without_ticker(files(p.folder.root)) for p in (press, whole))
        assert changed.keys() == everything.keys()
        assert [name for name in changed if changed[name] != everything[name]] == []
