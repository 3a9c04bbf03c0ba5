"""What an act changes is printed, and nothing else needs to be."""

import datetime as dt
import re
from dataclasses import dataclass, field

from hypothesis import example, given, settings
from hypothesis import strategies as st

from copydesk.press.paper import Act, Gone, Page, Section, Site
from copydesk.press.print_pages import change_set, echoes, print_aged, print_all, print_pages
from copydesk.story.blocks import Paragraph
from copydesk.story.change import ChangeKind, Notice, Severity
from copydesk.story.edition import Edition
from copydesk.story.record import replace
from copydesk.story.story import Source, Story
from press.memory_paper import MemoryPaper

SITE = Site(
    name="The Harbour Courier",
    url="https://courier.example",
    time_zone="Europe/Berlin",
    sections=(Section(key="world", name="World"), Section(key="sport", name="Sport")),
    ticker_length=3,
)
START = dt.datetime(2026, 11, 29, 20, tzinfo=dt.UTC)
SOURCES = (None, Source(key="north", name="North"), Source(key="tide", name="Tide"))
JUST_IN = re.compile(rb'<section class="just-in .*?</section>', re.DOTALL)
LINE = re.compile(rb'<li data-story="([^"]+)".*?<bdi>(.*?)</bdi>', re.DOTALL)

ACTS = ("new", "headline", "text", "correct", "serious", "withdraw", "move", "language")
steps = st.lists(
    st.tuples(st.sampled_from(ACTS), st.integers(0, 7), st.integers(0, 30)), min_size=1, max_size=10
)


@dataclass
class Newsroom:
    """Acts at a moving hour, and the site as pressing only their change sets leaves it."""

    paper: MemoryPaper = field(default_factory=lambda: MemoryPaper(SITE, START))
    site: dict[str, Page] = field(default_factory=dict)
    keeps_index: bool = True

    def __post_init__(self) -> None:
        self.lay(print_all(self.paper))

    def lay(self, pages: object) -> None:
        assert hasattr(pages, "__iter__")
        for page in pages:
            if isinstance(page, Gone):
                self.site.pop(page.path, None)
            else:
                self.site[page.path] = page

    def do(self, act: str, pick: int, hours: int) -> None:
        since = self.paper.now
        self.paper.now += dt.timedelta(hours=hours, seconds=1)
        self.lay(print_aged(since, self.paper))
        edition = self.next_edition(act, pick)
        if edition is not None:
            self.press(self.paper.publish(edition))

    def press(self, act: Act) -> None:
        changed = echoes(act) if self.keeps_index else frozenset()
        carrying = [path for path, page in self.site.items() if page.stories & changed]
        self.lay(print_pages(act, self.paper, carrying=carrying))

    def next_edition(self, act: str, pick: int) -> Edition | None:
        standing = self.paper.newest(100)
        if act == "new" or not standing:
            return new_story(len(self.paper.editions), pick, self.paper.now)
        return changed_story(standing[pick % len(standing)], act, pick, self.paper.now)


def new_story(count: int, pick: int, at: dt.datetime) -> Edition:
    section = ("world", "sport", "")[pick % 3]
    story = Story(
        headline=f"Headline {count}",
        language=("en", "ar")[pick % 2],
        section=section,
        subjects=("a", "b", "c")[: pick % 4],
        blocks=(Paragraph(key="p1", text=f"Text {count}."),),
    )
    return Edition(
        id=f"s{count}",
        number=1,
        path=f"/{at:%Y/%m/%d}/s{count}/",
        at=at,
        first_at=at,
        by="x",
        story=story,
        section=section,
        source=SOURCES[pick % 3],
    )


def changed_story(before: Edition, act: str, pick: int, at: dt.datetime) -> Edition:
    number = before.number + 1
    story = before.story
    notices = before.notices
    kind = ChangeKind.UPDATE
    if act in {"correct", "serious", "withdraw"}:
        kind = ChangeKind.RETRACTION if act == "withdraw" else ChangeKind.CORRECTION
        severity = Severity.MATERIAL if act == "correct" else Severity.SERIOUS
        notice = Notice(
            story=before.id, edition=number, kind=kind, text="Wrong.", at=at, severity=severity
        )
        notices = (*notices, notice)
    if act == "withdraw":
        story = Story(language=story.language)
    if act == "headline":
        story = replace(story, headline=f"{story.headline} again")
    if act == "text":
        story = replace(
            story, blocks=(*story.blocks, Paragraph(key=f"p{number}", text=f"More {number}."))
        )
    if act == "language":
        story = replace(story, language=("en", "ar", "de")[pick % 3])
    section = ("world", "sport", "")[pick % 3] if act == "move" else before.section
    return replace(
        before,
        number=number,
        at=at,
        kind=kind,
        story=story,
        notices=notices,
        section=section,
        withdrawn=act == "withdraw",
    )


def without_ticker(page: Page) -> bytes:
    return JUST_IN.sub(b"", page.content)


@settings(max_examples=20, deadline=None)
@given(steps)
@example([("new", 0, 0), ("serious", 0, 0), ("new", 0, 24)])  # a day page kept "Correction:"
def test_pressing_change_sets_leaves_the_site_that_pressing_everything_makes(
    acts: list[tuple[str, int, int]],
) -> None:
    # Without the index of what page carries which story: only tickers may be behind.
    room = Newsroom(keeps_index=False)
    for act in acts:
        room.do(*act)
    whole = {page.path: page for page in print_all(room.paper)}
    assert sorted(room.site) == sorted(whole)
    for path, page in whole.items():
        assert without_ticker(room.site[path]) == without_ticker(page), path
        assert room.site[path].status == page.status


@settings(max_examples=10, deadline=None)
@given(steps)
def test_fronts_and_sections_always_carry_the_newest_ticker(
    acts: list[tuple[str, int, int]],
) -> None:
    room = Newsroom()
    for act in acts:
        room.do(*act)
    whole = {page.path: page for page in print_all(room.paper)}
    for path in ("index.html", "world/index.html", "sport/index.html"):
        assert room.site[path] == whole[path]


@settings(max_examples=20, deadline=None)
@given(steps)
def test_no_page_repeats_a_headline_that_no_longer_stands(
    acts: list[tuple[str, int, int]],
) -> None:
    room = Newsroom()
    for act in acts:
        room.do(*act)
    for page in room.site.values():
        for id, headline in LINE.findall(page.content):
            edition = room.paper.edition(id.decode())
            assert edition is not None
            assert not edition.withdrawn, page.path
            assert edition.story.headline == headline.decode(), page.path


def test_an_act_leaves_pages_alone_that_it_does_not_change() -> None:
    room = Newsroom()
    for _ in range(3):
        room.do("new", 0, 1)
    act = room.paper.publish(changed_story(room.paper.newest(3)[2], "text", 0, room.paper.now))
    touched = {path for _, path in change_set(act, room.paper)}
    assert act.after.path[1:] + "index.html" in touched
    assert not any(path.endswith("s1/index.html") for path in touched)
    assert not touched & {"archive/index.html", "404.html", "about/index.html", "robots.txt"}


def test_the_story_is_printed_before_the_pages_that_lead_to_it() -> None:
    room = Newsroom()
    act = room.paper.publish(new_story(0, 0, room.paper.now))
    pages = [page.path for page in print_pages(act, room.paper)]
    assert pages.index(act.after.path[1:] + "index.html") < pages.index("index.html")


def test_printing_the_same_state_again_gives_the_same_bytes() -> None:
    room = Newsroom()
    room.do("new", 0, 1)
    first = list(print_all(room.paper))
    room.paper.now += dt.timedelta(hours=1)
    assert list(print_all(room.paper)) == first
