"""What others read on our own story pages: the story, and none of what stands around it?

    python bench/press/read_back.py [--out bench/results/read-back.md] [--misses 5]

Prints the sample newsroom's copy and the sample paper of the tests as story pages, with ticker,
adverts, notices, other stories, who says so and the box for readers' reports, and asks `copydesk`
and three public extractors (in the peers' environment, `make build/bench/made`) for the text. Text
is the words of the body's blocks in order; the headline, standfirst, byline, captions, credits,
notices and pull quotes are the story's own too: a reader that gives them as lines is not blamed,
one that leaves them out neither. All else counts.
"""

import argparse
import datetime as dt
import os
import re
import statistics
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "tests"))
sys.path.insert(0, str(Path(__file__).parents[1] / "cleaning"))

from lxml import html
from worker import Worker

from copydesk.checks.check import Known
from copydesk.errors import UnreadableCapture
from copydesk.ledger.record import record
from copydesk.line import items, process
from copydesk.newsroom.agency.moment import Moment
from copydesk.newsroom.agency.playbook import content_of, feed_at, read_playbook
from copydesk.press.address import file_of
from copydesk.press.article import body
from copydesk.press.pages import story as story_pages
from copydesk.press.paper import Paper
from copydesk.story.blocks import Block, Heading, Listing, Paragraph, Picture, Quote, Table
from copydesk.story.coverage import Coverage
from copydesk.story.edition import Edition
from copydesk.story.record import replace
from copydesk.story.story import Capture, Story
from press.memory_paper import MemoryPaper
from press.sample import DAY, LANTERN, first, hours, paper

ROOT = Path(__file__).parents[2]
PEERS = ("trafilatura", "readability-lxml", "newspaper4k")
PEER_PYTHON = ROOT / "build" / "bench" / "bin" / "python"
WORD = re.compile(r"\w+")
TYPES = {".xml": "", ".rss": "", ".json": "application/json", ".html": "text/html"}
ENTRIES = 5  # paragraphs of a story that is told as live coverage
FEWEST = 12  # words: withdrawn copy has none
BRIEF = 250  # characters: below it trafilatura and readability-lxml give the page up by design
UNREAD = {"newspaper4k": ("ar",)}  # languages that want an extra library
HEAD = """# Our story pages, read by others

Made by `python bench/press/read_back.py --out bench/results/read-back.md` over the sample
agencies' copy and the sample paper of the tests, printed with ticker, adverts, notices and other
stories around them. Word F1 of the body's words; headline, standfirst, byline, captions, credits,
notices and pull quotes are neither asked for nor blamed. Stories have a body of 250 characters or
more; briefs less, where two of the readers give up finding an article by design and take the whole
page. newspaper4k reads no Arabic without another library. Live pages are the same copy told as
coverage: an entry for each paragraph, two among the key points, one pinned above the others; the
times of entries are theirs.
"""


@dataclass(frozen=True)
class Told:
    """One of our pages: its HTML, the words of its body, lines that are its own beside them."""

    id: str
    html: str
    language: str
    length: int
    words: list[str]
    beside: frozenset[str]


def pages() -> list[Told]:
    """Every story page of both papers."""
    sample = paper()
    sample.publish(first("sker-point", hours(9.6), LANTERN))
    both = sample, with_sample_copy()
    return [told(edition, one) for one in both for edition in one.newest(1000)]


def on_paper(site: MemoryPaper) -> list[Told]:
    """Every story page of one paper."""
    return [told(edition, site) for edition in site.newest(1000)]


def with_sample_copy() -> MemoryPaper:
    """The sample agencies' copy, all published, as the newsroom would clean it."""
    site = MemoryPaper(paper().site, DAY)
    for number, story in enumerate(sample_stories()):
        blocks = tuple(_with_file(block, number) for block in story.blocks)
        made = first(f"copy-{number}", DAY - DAY, replace(story, blocks=blocks))
        site.publish(replace(made, statements=record(story)))
    return site


def sample_stories() -> Iterator[Story]:
    """What the sample agencies have sent a day after their start, cleaned."""
    for place, content, media_type in sent():
        capture = Capture(
            sha256="0" * 64, content=content, media_type=media_type,
            source="", place=place, at=DAY,
        )  # fmt: skip
        try:
            found = items(capture, Known(now=DAY))
        except UnreadableCapture:
            continue
        for item in found:
            yield process(item, capture, Known(now=DAY)).cleaned.story


def sent() -> Iterator[tuple[str, bytes, str]]:
    """Address, content and media type of every feed and of all that comes by itself."""
    playbook = read_playbook(ROOT / "sample")
    moment = Moment(start=DAY, elapsed=86_400.0, agency="https://agency.example")
    for source in playbook.feeds:
        feed = feed_at(playbook, source, moment)
        if feed:
            yield f"https://{source}.example/feed", feed.content, feed.media_type
    for one in playbook.deliveries:
        if one.form != "feed" and not one.file.endswith((".jpg", ".png")):
            kind = TYPES.get(Path(one.file).suffix, "text/plain")
            place = f"https://{one.source}.example/{one.file}"
            yield place, content_of(playbook, one, moment), kind


def live(stories: list[Story]) -> MemoryPaper:
    """The same copy as covered live: an entry for each paragraph, with a headline for each third,
    one pinned and two among the key points."""
    site = MemoryPaper(paper().site, DAY)
    for number, story in enumerate(stories):
        told = [block for block in story.blocks if isinstance(block, Paragraph)]
        if len(told) < ENTRIES:
            continue
        blocks: list[Block] = []
        for place, one in enumerate(told):
            words_of = " ".join(one.text.split()[:6]) if place % 3 == 0 else ""
            at = DAY + dt.timedelta(minutes=9 * place)
            blocks += [Heading(key=f"e{place}", kind="live-entry", at=at, text=words_of), one]
        coverage = Coverage(began=DAY, key_points=("e0", "e3"), pinned="e1")
        covered = replace(story, blocks=tuple(blocks), coverage=coverage)
        made = first(f"live-{number}", DAY - DAY, covered)
        site.publish(replace(made, statements=record(covered)))
    return site


def arabic(stories: list[Story]) -> MemoryPaper:
    """The Arabic edition alone."""
    site = MemoryPaper(paper().site, DAY)
    for number, story in enumerate(stories):
        if story.language.startswith("ar"):
            blocks = tuple(_with_file(block, number) for block in story.blocks)
            site.publish(first(f"ar-{number}", DAY - DAY, replace(story, blocks=blocks)))
    return site


def _with_file(block: Block, number: int) -> Block:
    if not isinstance(block, Picture):
        return block
    return replace(block, file=f"picture-{number}", width=1440, height=960)


def told(edition: Edition, site: Paper) -> Told:
    page = story_pages.print(file_of(edition.path), site)
    assert page is not None
    story = edition.story
    parts = [text for block in story.blocks for text in lines(block)]
    if story.dateline:
        parts.insert(0, dateline(edition, site))
    beside = {story.headline, story.standfirst, story.byline.text if story.byline else ""}
    beside |= {notice.text for notice in edition.notices} | {story.kicker}
    for block in story.blocks:
        if isinstance(block, Picture):
            credit = block.credit.text if block.credit else ""
            beside |= {block.caption, credit, f"{block.caption} {credit}", block.alt}
        elif isinstance(block, Quote) and block.pull:
            beside |= {block.text, block.attribution, f"{block.text} {block.attribution}"}
        elif isinstance(block, Table):
            beside.add(block.caption)
    told_when = html.fromstring(page.content).find_class("entry-time")  # an entry's own as well
    beside |= {time.text_content() for time in told_when}
    return Told(
        id=edition.id,
        html=page.content.decode(),
        language=story.language.partition("-")[0],
        length=len(" ".join(parts)),
        words=words(" ".join(parts)),
        beside=frozenset(" ".join(words(line)) for line in beside),
    )


def dateline(edition: Edition, site: Paper) -> str:
    return next((part.dateline for part in body(edition, site) if part.dateline), "")


def lines(block: Block) -> list[str]:
    """The words of a block that a reader must give."""
    match block:
        case Paragraph() | Heading():
            return [block.text]
        case Quote():
            return [] if block.pull else [block.text, block.attribution]
        case Listing():
            return [entry.text for entry in block.entries]
        case Table():
            return [cell for row in block.rows for cell in row]
        case _:
            return []


def words(text: str) -> list[str]:
    return WORD.findall(text.casefold())


def f1(wanted: Told, given: list[str]) -> tuple[float, Counter[str], Counter[str]]:
    """Word F1 over bags of words; what lacked, and what was too much."""
    kept = [words(line) for line in given]
    found = Counter(w for line in kept if " ".join(line) not in wanted.beside for w in line)
    gold = Counter(wanted.words)
    hit = (found & gold).total()
    return 2 * hit / max(1, found.total() + gold.total()), gold - found, found - gold


def ours(page: Told) -> list[str]:
    capture = Capture(
        sha256="0" * 64, content=page.html.encode(), media_type="text/html",
        source="", place=f"https://courier.example/{page.id}/", at=DAY,
    )  # fmt: skip
    [item] = items(capture, Known(now=DAY))
    story = process(item, capture, Known(now=DAY)).cleaned.story
    given = [text for block in story.blocks for text in lines(block)]
    given += [block.text for block in story.blocks if isinstance(block, Quote) and block.pull]
    return [story.dateline.text if story.dateline else "", *given]


def theirs(name: str, found: list[Told]) -> list[list[str]]:
    command = [str(PEER_PYTHON), str(ROOT / "bench" / "cleaning" / "systems.py"), name]
    worker = Worker(command, dict(os.environ))
    answers = [
        worker.ask(
            {
                "html": page.html,
                "link": f"https://courier.example/{page.id}/",
                "lang": page.language,
            }
        )
        for page in found
    ]
    worker.close()
    return [_given(answer["prediction"]) for answer in answers]


def _given(prediction: dict[str, object]) -> list[str]:
    blocks = prediction.get("paragraphs")
    return list(blocks) if isinstance(blocks, list) else str(prediction.get("text", "")).split("\n")


def scores(found: list[Told], misses: int) -> Iterator[str]:
    """A row for each reader over some of our pages."""
    given = {"copydesk": [ours(page) for page in found]}
    given |= {name: theirs(name, found) for name in PEERS}
    yield "| reader | stories | mean word F1 | least | below 0.995 | briefs | mean word F1 |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: | ---: |"
    for name, texts in given.items():
        scored = [(f1(page, text), page) for page, text in zip(found, texts, strict=True)]
        known = [pair for pair in scored if pair[1].language not in UNREAD.get(name, ())]
        stories = [one[0] for one, page in known if page.length >= BRIEF]
        briefs = [one[0] for one, page in known if page.length < BRIEF]
        yield f"| {name} | {_mean(stories)} | {_mean(briefs, short=True)} |"
        for (mark, lacked, extra), page in sorted(known, key=lambda pair: pair[0][0])[:misses]:
            print(f"{name} {page.id} {mark:.3f} lacked {dict(lacked)} too much {dict(extra)}")


def _mean(marks: list[float], *, short: bool = False) -> str:
    if not marks:
        return "0 | –" if short else "0 | – | – | –"
    mean = f"{len(marks)} | {statistics.mean(marks):.{3 if short else 4}f}"
    below = sum(mark < 0.995 for mark in marks)
    return mean if short else f"{mean} | {min(marks):.4f} | {below}"


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--out", type=Path)
    options.add_argument("--misses", type=int, default=0)
    options.add_argument("--only", choices=tuple(KINDS))
    asked = options.parse_args()
    parts = [HEAD]
    for name, make in KINDS.items():
        if asked.only in (None, name):
            found = [page for page in make() if len(page.words) > FEWEST]
            parts.append(f"## {name}\n\n" + "\n".join(scores(found, asked.misses)) + "\n")
            print(parts[-1])
    if asked.out:
        asked.out.write_text("\n".join(parts), encoding="utf-8")


KINDS: dict[str, Callable[[], list[Told]]] = {
    "Stories": pages,
    "Live pages": lambda: on_paper(live(list(sample_stories()))),
    "The Arabic edition": lambda: on_paper(arabic(list(sample_stories()))),
}


if __name__ == "__main__":
    main()
