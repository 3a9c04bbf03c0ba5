"""What the line model learns from: measures of lines, and what each line may be.

A lesson is a page or a capture. Truth that tells only "part of the story" or "not" leaves several
roles open; the network learns from such lines too. The labels of bench/labelling are exact.
"""

import importlib.util
import json
import lzma
import sys
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import numpy.typing as npt
from feed_markup import spans
from sheets import read_sheets

from copydesk.cleaning.model.features import measure
from copydesk.cleaning.model.roles import FURNITURE, HEAD, LEARNED, STORY
from copydesk.cleaning.model.words import Numbers, words_of
from copydesk.markup.galley import Galley
from copydesk.markup.html import read_html
from copydesk.markup.text import read_text

LABELS = Path(__file__).parents[1] / "labelling" / "labels"
_CUT = tuple(FURNITURE)
# What a truth's word leaves open, by source of the truth.
_OPEN: dict[str, tuple[str, ...]] = {
    "paragraph": ("paragraph", "standfirst"),
    "story": STORY,
    "furniture": (*_CUT, *HEAD),
    "told furniture": (*_CUT, "kicker"),
    "list": ("paragraph",), "quote": ("paragraph",), "table": ("paragraph",),
    "live-entry": ("paragraph", "subhead"), "answer": ("paragraph",),
    "question": ("subhead", "paragraph"), "pull-quote": ("paragraph", "duplicate"),
    "byline+date": ("byline",), "caption+credit": ("caption",), "notice": ("other",),
    "source-credit": ("other",), "truncation": ("prompt",), "ticker-label": ("ticker", "label"),
    "ad-label": ("advert", "label"), "image-slug": ("slug",),
    "alt": ("slug", "caption", "label"),
}  # fmt: skip
_STORY_WORDS = frozenset(
    """
    paragraph subhead story list quote table live-entry answer question pull-quote standfirst
    """.split()  # noqa: SIM905  # as a list it is longer than the page is wide
)
_PASTED = _STORY_WORDS | {"headline", "byline", "date", "caption", "credit"}
_UNSURE = frozenset({"ignore", "unknown", "title", "blank", "other"})


@dataclass(frozen=True)
class Lesson:
    """A page: its measures; of each line what it may be, whether it is story, how much it counts.

    `story` is 1, 0, or -1 where nobody knows.
    """

    domain: str
    measures: npt.NDArray[np.float32]
    allowed: npt.NDArray[np.bool_]
    story: npt.NDArray[np.int8]
    weight: npt.NDArray[np.float32]
    words: Numbers


def page_lessons(folder: Path) -> Iterator[Lesson]:
    """A lesson of every development page."""
    capture = beside(folder, "capture")
    records = {one["id"]: one for one in _lines(folder / "records.jsonl.xz")}
    for path in sorted(folder.glob("pages-*.jsonl.xz")):
        for page in _lines(path):
            record = records[page["id"]]
            galley = read_html(page["html"], record.get("url") or "")
            if galley.lines:
                truth = _words(capture, galley, record)
                yield _lesson(record["domain"], galley, truth, _labels(record["id"], galley))


def capture_lessons(folder: Path) -> Iterator[Lesson]:
    """A lesson of every shared text capture, with the weak roles it comes with."""
    records = {one["id"]: one for one in _lines(folder / "records.jsonl.xz")}
    for one in _lines(folder / "captures.jsonl.xz"):
        record = records[one["id"]]
        told = record["source"] == "fundus"
        words = [_told(word, told) for word in one["labels"]]
        yield _bare(record["domain"], one["lines"], words)


def damaged_lessons(file: Path) -> Iterator[Lesson]:
    """A lesson of every capture that bench/cleaning/damage.py made."""
    for text in file.open(encoding="utf-8"):
        one = json.loads(text)
        yield _bare(one["domain"], one["lines"], one["roles"])


def plain_lessons(folder: Path) -> Iterator[Lesson]:
    """Lessons of copy as an editor pastes it: the story alone, whole or its first lines."""
    for place, sheet in enumerate(read_sheets(folder)):
        rows = [row for row in sheet.rows if row.role in _PASTED and row.text]
        reach = len(rows) if place % 3 == 0 else 4 + zlib.crc32(sheet.id.encode()) % 12
        if any(row.role == "paragraph" for row in rows[:reach]):
            lines = [row.text for row in rows[:reach]]
            yield _bare(sheet.domain, lines, [row.role for row in rows[:reach]])


def feed_lessons(file: Path) -> Iterator[Lesson]:
    """A lesson of every body with markup that bench/cleaning/feed_bodies.py made."""
    with file.open(encoding="utf-8") as lines:
        for one in map(json.loads, lines):
            if not one["form"].endswith("-text"):
                galley = read_html(one["body"], one["link"])
                if galley.lines:
                    yield _lesson(one["domain"], galley, _as_said(galley, one["says"]), [])


def _as_said(galley: Galley, says: Sequence[Sequence[str]]) -> list[str]:
    """Of each line the role of what it says; nobody learns from a line that says several things."""
    places = [
        (start, end, role)
        for (start, end), (_, role) in zip(spans(galley.text, says), says, strict=True)
        if start < end
    ]
    words, at = [], 0
    for line in galley.lines:
        while at < len(places) and places[at][1] <= line.start:
            at += 1
        met = at
        roles = set[str]()
        while met < len(places) and places[met][0] < line.end:
            roles.add(places[met][2])
            met += 1
        words.append(roles.pop() if len(roles) == 1 else "ignore")
    return words


def _bare(domain: str, lines: Sequence[str], words: list[str]) -> Lesson:
    galley = read_text("\n".join(lines))
    begins = np.cumsum([0] + [len(line) + 1 for line in lines])
    at = [int(np.searchsorted(begins, line.start, "right")) - 1 for line in galley.lines]
    return _lesson(domain, galley, [words[number] for number in at], [])


def _lesson(domain: str, galley: Galley, words: list[str], exact: list[str]) -> Lesson:
    """`words` are the truth's, `exact` those of a reader of the page, where there is one."""
    roles = exact or words
    story = np.array([_story(word) for word in words], np.int8)
    if exact:
        known = np.array([_story(word) for word in exact], np.int8)
        story = np.where(story < 0, known, story)
    measures = measure(galley)
    words_in = np.expm1(measures[:, 0])
    return Lesson(
        domain=domain,
        measures=measures,
        allowed=np.array([_allowed(role) for role in roles], bool).reshape(-1, len(LEARNED)),
        story=story.astype(np.int8),
        weight=(0.3 + np.minimum(words_in, 60) / 30).astype(np.float32),
        words=words_of(line.text for line in galley.lines),
    )


def _story(word: str) -> int:
    if word in _UNSURE or word in ("caption", "credit", "caption+credit"):
        return -1 if word in _UNSURE else 0
    return int(word in _STORY_WORDS)


def _allowed(word: str) -> list[bool]:
    if word in ("ignore", "unknown", "blank"):
        return [False] * len(LEARNED)
    if word == "title":
        word = "headline"
    open_to = _OPEN.get(word, (word,))
    return [role in open_to for role in LEARNED]


def _told(word: str, in_full: bool) -> str:
    """A truth that names captions and subheads leaves less open than one that does not."""
    if word == "paragraph":
        return "paragraph" if in_full else "story"
    return "told furniture" if word == "furniture" and in_full else word


def _words(capture: ModuleType, galley: Galley, record: dict[str, Any]) -> list[str]:
    texts = [line.text for line in galley.lines]
    truth = record["truth"]
    if record["source"] == "traf":
        return _by_snippets(capture, texts, truth)
    words, _ = capture.label(texts, truth)
    return [_told(word, record["source"] == "fundus") for word in words]


def _by_snippets(capture: ModuleType, texts: list[str], truth: dict[str, Any]) -> list[str]:
    plain = capture.S.alnum
    kept = [plain(words) for words in truth.get("with") or ()]
    cut = [plain(words) for words in truth.get("without") or ()]
    title = plain(truth.get("title") or "")
    found = []
    for text in map(plain, texts):
        if not text:
            found.append("ignore")
        elif title and text == title:
            found.append("title")
        elif any(words and words in text for words in kept):
            found.append("story")
        elif any(words and words in text for words in cut):
            found.append("furniture")
        else:
            found.append("unknown")
    return found


def _labels(name: str, galley: Galley) -> list[str]:
    """The roles a reader gave the lines; none where nobody read the page."""
    file = LABELS / f"{name}.json"
    if not file.is_file():
        return []
    lines = json.loads(file.read_text("utf-8"))["lines"]
    roles = {(start, end): role for start, end, _, role in lines}
    return [roles.get((line.start, line.end), "ignore") for line in galley.lines]


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def beside(folder: Path, name: str) -> ModuleType:
    """A module that stands beside the shared pages."""
    sys.path.insert(0, str(folder))
    spec = importlib.util.spec_from_file_location(name, folder / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
