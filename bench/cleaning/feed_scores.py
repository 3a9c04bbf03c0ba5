"""How well bodies of feeds and agencies are read, form by form.

    python bench/cleaning/feed_scores.py [FOLDER] [--every N] [--models MODELS]
                                         [--write bench/results/cleaning-feeds.md]

The bodies are made of the development pages by feed_bodies.py, with the wordings nothing was
trained on; each is cleaned by the model that was trained without its site.
"""

import argparse
import os
import sys
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from asking import asked_of
from feed_bodies import FORMS, Feed, feeds_of, read_pages
from feed_markup import spans
from folds import MODEL, fold_of, models_in
from lessons import beside
from sheets import STORY
from tables import table, trained_how

from copydesk.cleaning.clean import clean
from copydesk.story.blocks import Picture, plain_text
from copydesk.story.house import House
from copydesk.story.story import Body, Cleaned, Cutting, Item

_OF_STORY = frozenset({"block", "standfirst", "dateline"})
_FORGIVEN = frozenset({"ignore", "notice", "pull-quote", "other", "unknown"})
_SEED, _DEVELOPED_ON = 2, 3  # of five folds; on the others figures were only looked at
_PLAIN = "agency-text"


@dataclass(frozen=True)
class Read:
    """What became of one body."""

    form: str
    fold: int
    word: float
    line: float
    paragraph: float
    wrong: tuple[tuple[str, str, bool], ...]  # words, role, whether it was kept


def main() -> int:
    """Make the bodies, clean them, print the table, and write it if asked to."""
    asked = _arguments()
    models = models_in(asked.models) if asked.models else []
    score = beside(asked.folder, "score")
    feeds = [
        feed
        for page in read_pages(asked.folder, asked.every)
        for feed in feeds_of(page, _SEED, 1, judged=True)
    ]
    reads = list(read_all(feeds, models, score))
    text = page_of_results(reads, models, asked.every)
    print(text)
    if asked.errors:
        _show(reads, asked.errors)
    if asked.write:
        Path(asked.write).write_text(text, "utf-8")
    return 0


def _arguments() -> argparse.Namespace:
    reads = asked_of(__doc__)
    reads.add_argument("--errors", default="", help="print the wrong lines of this form")
    reads.add_argument("--write", help="write the table to this file")
    return reads.parse_args()


def read_all(feeds: Sequence[Feed], models: Sequence[Path], score: ModuleType) -> Iterator[Read]:
    """Every body cleaned by the model that never saw its site."""
    folds = max(1, len(models))
    for fold in range(folds):
        if models:
            os.environ[MODEL] = str(models[fold])
        for feed in feeds:
            if fold_of(feed["domain"], folds) == fold:
                yield judged(feed, cleaned(feed), score)


def cleaned(feed: Feed) -> Cleaned:
    """A body cleaned as an entry of a feed."""
    kind = "text/plain" if feed["form"] == _PLAIN else "text/html"
    body = Body(text=feed["body"], media_type=kind, base=feed["link"])  # type: ignore[arg-type]
    item = Item(guid=feed["id"], body=body, link=feed["link"], headline=feed["headline"])
    return clean(item, house=House())


def judged(feed: Feed, found: Cleaned, score: ModuleType) -> Read:
    """The cleaned body beside what it should be."""
    kept = [_is_kept(found, span) for span in spans(found.galley, feed["says"])]
    rows = [
        (text, role, shown)
        for (text, role), shown in zip(feed["says"], kept, strict=True)
        if role not in _FORGIVEN
    ]
    wanted = [text for text, role, _ in rows if role in STORY]
    given = [text for text, _, shown in rows if shown]
    wrong = tuple(row for row in rows if row[2] != (row[1] in STORY))
    right = sum(shown and role in STORY for _, role, shown in rows)
    return Read(
        form=feed["form"],
        fold=fold_of(feed["domain"], 5),
        word=score.word_prf("\n".join(given), "\n".join(wanted))[2],
        line=2 * right / max(1, len(wanted) + len(given)),
        paragraph=_paragraphs(feed, found, wanted),
        wrong=wrong,
    )


def _paragraphs(feed: Feed, found: Cleaned, wanted: list[str]) -> float:
    """F1 of blocks that are letter by letter what they should be; datelines are none of theirs."""
    forgiven = {_letters(text) for text, role in feed["says"] if role in _FORGIVEN}
    blocks = [one for one in found.story.blocks if not isinstance(one, Picture)]
    lines = [line for one in blocks for line in plain_text(one).split("\n")]
    dateline = _letters(found.story.dateline.text) if found.story.dateline else ""
    said = [_letters(line) for line in lines]
    right = {_letters(text) for text in wanted}
    right |= {text.removeprefix(dateline) for text in right} if dateline else set()
    said = [text for text in said if text and text not in forgiven]
    return 2 * sum(text in right for text in said) / max(1, len(said) + len(wanted))


def _letters(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def _is_kept(found: Cleaned, span: tuple[int, int]) -> bool:
    """Most of it stands in the story."""
    account = found.account
    number = max(0, bisect_right(account, span[0], key=lambda piece: piece.span.start) - 1)
    kept = 0
    while number < len(account) and account[number].span.start < span[1]:
        piece = account[number]
        if not isinstance(piece, Cutting) and piece.part in _OF_STORY:
            kept += min(span[1], piece.span.end) - max(span[0], piece.span.start)
        number += 1
    return 2 * kept > span[1] - span[0]


# -- what is printed -----------------------------------------------------------------------------


def page_of_results(reads: Sequence[Read], models: list[Path], every: int) -> str:
    """The page that is kept in bench/results."""
    lines = [
        "# Cleaning: bodies of feeds and agency copy",
        "",
        "Repeat: `python bench/cleaning/feed_scores.py --models build/models --write"
        " bench/results/cleaning-feeds.md`.",
        "The bodies are made of the development pages, cut to the element that holds the story",
        "(`bench/cleaning/feed_bodies.py` says how). Words and lines: F1 of what is kept as story,",
        "a mean over bodies; paragraphs: F1 of blocks that are the same to the letter; clean:",
        "bodies without one wrong line.",
        "",
        f"- bodies: {len(reads)}, of every page that has its full story told"
        + (f", one in {every}" if every > 1 else ""),
        f"- {trained_how(models)}",
    ]
    parts: Mapping[str, list[Read]] = {
        "": list(reads),
        "developed on (folds 0-2)": [one for one in reads if one.fold < _DEVELOPED_ON],
        "looked at only (folds 3-4)": [one for one in reads if one.fold >= _DEVELOPED_ON],
    }
    for name, some in parts.items():
        lines += ["", *([f"## Sites {name}", ""] if name else []), *_table(some)]
    return "\n".join(lines) + "\n"


def _table(reads: Sequence[Read]) -> list[str]:
    rows = []
    for form in (*FORMS, "all"):
        some = [one for one in reads if form in (one.form, "all")]
        if some:
            means = (_mean([getattr(one, name) for one in some]) for name in _MEASURES)
            clean_ones = _mean([float(not one.wrong) for one in some])
            rows.append([form, str(len(some)), *(f"{m:.3f}" for m in means), f"{clean_ones:.3f}"])
    return table(("form", "bodies", "words", "lines", "paragraphs", "clean"), rows)


_MEASURES = ("word", "line", "paragraph")


def _mean(values: Sequence[float]) -> float:
    return sum(values) / max(1, len(values))


def _show(reads: Sequence[Read], form: str) -> None:
    for one in reads:
        if one.form == form and one.fold < _DEVELOPED_ON:
            for text, role, kept in one.wrong:
                print("KEPT" if kept else "LOST", f"{role:14}", text[:120])


if __name__ == "__main__":
    sys.exit(main())
