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

from copydesk.newsroom.desk.models import LocaleRow, SectionRow, StoryRow
from copydesk.newsroom.desk.publishing import Intent, add_edition
from copydesk.newsroom.intake.models import SourceRow
from copydesk.newsroom.printing.folder import SiteFolder
from copydesk.newsroom.printing.press import Press
from copydesk.story.blocks import Paragraph
from copydesk.story.change import ChangeKind, Severity
from copydesk.story.story import Byline, Person, Story
from newsroom.printing.press_for_tests import KILL, NEW, UPDATE, files

ACTS = ("new", "headline", "text", "correct", "withdraw", "move", "language", "topics", "press")
RolledBack = Callable[[], AbstractContextManager[None]]
steps = st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 11)), min_size=1, max_size=6)
CORRECT = Intent(
    kind=ChangeKind.CORRECTION, text="It was ten.", severity=Severity.SERIOUS, by="Edith"
)
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
            self.press.empty_outbox(self.now)
        elif act == "new" or not self.stories:
            self._publish_new(pick)
        else:
            self._change(act, pick)

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
        text = f"{story.blocks[0].text} More." if act == "text" else story.blocks[0].text
        changed = Story(
            headline=f"{story.headline} again" if act == "headline" else story.headline,
            language=("en", "ar", "de")[pick % 3] if act == "language" else story.language,
            subjects=("rail", "tides")[: pick % 3] if act == "topics" else story.subjects,
            byline=story.byline,
            blocks=(Paragraph(key="p1", text=text),),
        )
        if act == "move":
            row.section = SectionRow.objects.order_by("key")[pick % 2]
            row.save()
        intent = {"correct": CORRECT, "withdraw": KILL}.get(act, UPDATE)
        self._put_out(row, changed, intent)
        self.stories[place] = (row, changed)

    def _put_out(self, row: StoryRow, story: Story, intent: Intent) -> None:
        is_killed = intent is KILL
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


@pytest.mark.usefixtures("two_languages")
@settings(
    max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(acts=steps)
@example(acts=[("new", 1), ("new", 2), ("press", 0), ("withdraw", 1), ("headline", 0)])
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
        press.empty_outbox(desk.now)
        whole = Press(SiteFolder(Path(folder) / "whole"))
        whole.press_all(desk.now)
        changed, everything = (without_ticker(files(p.folder.root)) for p in (press, whole))
        assert changed.keys() == everything.keys()
        assert [name for name in changed if changed[name] != everything[name]] == []
