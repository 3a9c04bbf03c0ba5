"""What others read on our own story pages: the story, and none of what stands around it?

    python bench/press/read_back.py [--out bench/results/read-back.md] [--misses 5]

Prints the sample newsroom's copy and the sample paper of the tests as story pages, with ticker,
adverts, notices, other stories and the box for readers' reports, and asks `copydesk` and three
public extractors (in the peers' environment, `make build/bench/made`) for the text. Text is the
words of the body's blocks in order; the headline, standfirst, byline, captions, credits, notices
and pull quotes are the story's own too: a reader that gives them as lines is not blamed, one that
leaves them out neither. All else counts.
"""

import argparse
import os
import re
import statistics
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "tests"))
sys.path.insert(0, str(Path(__file__).parents[1] / "cleaning"))

from worker import Worker

from copydesk.checks.check import Known
from copydesk.errors import UnreadableCapture
from copydesk.line import items, process
from copydesk.press.address import file_of
from copydesk.press.article import body
from copydesk.press.pages import story as story_pages
from copydesk.press.paper import Paper
from copydesk.story.blocks import Block, Heading, Listing, Paragraph, Picture, Quote, Table
from copydesk.story.edition import Edition
from copydesk.story.record import replace
from copydesk.story.story import Capture
from press.memory_paper import MemoryPaper
from press.sample import DAY, LANTERN, first, hours, paper

ROOT = Path(__file__).parents[2]
PEERS = ("trafilatura", "readability-lxml", "newspaper4k")
PEER_PYTHON = ROOT / "build" / "bench" / "bin" / "python"
WORD = re.compile(r"\w+")
TYPES = {".xml": "", ".rss": "", ".json": "application/json", ".html": "text/html"}
FEWEST = 12  # words: withdrawn copy has none
BRIEF = 250  # characters: below it trafilatura and readability-lxml give the page up by design
UNREAD = {"newspaper4k": ("ar",)}  # languages that want an extra library
HEAD = """# Our story pages, read by others

Made by `python bench/press/read_back.py --out bench/results/read-back.md` over the sample
agencies' copy and the sample paper of the tests, printed with ticker, adverts, notices and other
stories around them. Word F1 of the body's words; headline, standfirst, byline, captions, credits,
notices and pull quotes are neither asked for nor blamed. Stories have a body of 250 characters or
more; briefs less, where two of the readers give up finding an article by design and take the whole
page. newspaper4k reads no Arabic without another library.
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


def with_sample_copy() -> MemoryPaper:
    """The sample agencies' copy, all published, as the newsroom would clean it."""
    site = MemoryPaper(paper().site, DAY)
    for number, story in enumerate(sample_stories()):
        blocks = tuple(_with_file(block, number) for block in story.blocks)
        site.publish(first(f"copy-{number}", DAY - DAY, replace(story, blocks=blocks)))
    return site


def sample_stories() -> Iterator[object]:
    for file in sorted((ROOT / "sample" / "agencies").glob("*/*")):
        if file.suffix not in TYPES and file.suffix != ".txt":
            continue
        content = file.read_bytes()
        capture = Capture(
            sha256="0" * 64, content=content, media_type=TYPES.get(file.suffix, "text/plain"),
            source="", place=f"https://{file.parent.name}.example/{file.name}", at=DAY,
        )  # fmt: skip
        try:
            found = items(capture, Known(now=DAY))
        except UnreadableCapture:
            continue
        for item in found:
            yield process(item, capture, Known(now=DAY)).cleaned.story


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
        worker.ask({"html": page.html, "link": f"https://courier.example/{page.id}/", "lang": "en"})
        for page in found
    ]
    worker.close()
    return [_given(answer["prediction"]) for answer in answers]


def _given(prediction: dict[str, object]) -> list[str]:
    blocks = prediction.get("paragraphs")
    return list(blocks) if isinstance(blocks, list) else str(prediction.get("text", "")).split("\n")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--out", type=Path)
    options.add_argument("--misses", type=int, default=0)
    asked = options.parse_args()
    found = [page for page in pages() if len(page.words) > FEWEST]
    given = {"copydesk": [ours(page) for page in found]}
    given |= {name: theirs(name, found) for name in PEERS}
    rows = [
        "| reader | stories | mean word F1 | least | below 0.995 | briefs | mean word F1 |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for name, texts in given.items():
        scored = [(f1(page, text), page) for page, text in zip(found, texts, strict=True)]
        known = [pair for pair in scored if pair[1].language not in UNREAD.get(name, ())]
        stories = [one[0] for one, page in known if page.length >= BRIEF]
        briefs = [one[0] for one, page in known if page.length < BRIEF]
        below = sum(mark < 0.995 for mark in stories)
        rows.append(
            f"| {name} | {len(stories)} | {statistics.mean(stories):.4f} | {min(stories):.4f} "
            f"| {below} | {len(briefs)} | {statistics.mean(briefs):.3f} |"
        )
        for (mark, lacked, extra), page in sorted(known, key=lambda pair: pair[0][0])[
            : asked.misses
        ]:
            print(f"{name} {page.id} {mark:.3f} lacked {dict(lacked)} too much {dict(extra)}")
    table = "\n".join(rows)
    print(table)
    if asked.out:
        asked.out.write_text(f"{HEAD}\n{table}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
