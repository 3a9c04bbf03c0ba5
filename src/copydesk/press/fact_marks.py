"""Names, figures, dates and quotations among the words that a diff shows as gone or new.

They are marked for readers, who look for them first; nothing is decided by it. In scripts without
capitals no word is taken for a name.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from copydesk.story.figures import figures
from copydesk.story.quoted import quotations
from copydesk.story.words import WORD, Words

ENDS = '.!?…:؟。“"«‘('
FACTS = {"quotation": "quotation:", "figure": "figure:", "name": "name:"}


@dataclass(frozen=True, kw_only=True)
class Piece:
    """A run of a diff, or the part of one that is a fact; `fact` is an English word to translate
    that is spoken before it."""

    state: Literal["same", "gone", "new"]
    text: str
    sort: str = ""
    fact: str = ""


def pieces(runs: Sequence[Words]) -> tuple[Piece, ...]:
    """The runs in their order, cut where a fact begins or ends in what went or came."""
    sorts = {
        state: _sorts("".join(run.text for run in runs if run.state in ("same", state)))
        for state in ("gone", "new")
    }
    places = {"gone": 0, "new": 0}
    made: list[Piece] = []
    for run in runs:
        if run.state == "same":
            made.append(Piece(state="same", text=run.text))
            places = {state: place + len(run.text) for state, place in places.items()}
            continue
        start = places[run.state]
        places[run.state] = start + len(run.text)
        made += _cut(run, sorts[run.state][start : places[run.state]])
    return tuple(made)


def _cut(run: Words, sorts: Sequence[str]) -> Iterator[Piece]:
    """The parts of a run; white space goes with what stands before it, so that it is no part."""
    told: list[str] = []
    for letter, sort in zip(run.text, sorts, strict=True):
        told.append(told[-1] if told and letter.isspace() else sort)
    place = 0
    for sort, group in groupby(told):
        end = place + len(list(group))
        yield Piece(state=run.state, text=run.text[place:end], sort=sort, fact=FACTS.get(sort, ""))
        place = end


def _sorts(text: str) -> list[str]:
    """The sort of fact each character belongs to, "" for none; white space parts two facts."""
    sorts = [""] * len(text)
    for found in WORD.finditer(text):
        word, start = found.group(), found.start()
        is_figure = any(character.isdigit() for character in word)
        sort = (
            "figure"
            if is_figure
            else "name"
            if _is_name(word, text[max(0, start - 40) : start])
            else ""
        )
        sorts[start : found.end()] = [sort] * len(word)
    spans = [("figure", one.span) for one in figures(text)]
    spans += [("quotation", span) for span in quotations(text)]
    for sort, span in spans:
        sorts[span.start : span.end] = [sort] * (span.end - span.start)
    return sorts


def _is_name(word: str, before: str) -> bool:
    """A capital within a sentence."""
    head = before.rstrip()
    return len(word) > 1 and word[0].isupper() and bool(head) and head[-1] not in ENDS
