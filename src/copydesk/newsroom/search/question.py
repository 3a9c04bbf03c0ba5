"""What is wanted, as tokens that stories have or have not: the same for every database.

A phrase of two words is one token. Longer ones are all their pairs, and are then looked for in the
text of the few stories that have those.
"""

from dataclasses import dataclass
from itertools import chain, pairwise
from typing import Literal

from copydesk.newsroom.search.columns import EVERY, HEAD, HEADLINE, REPEATED, pair
from copydesk.newsroom.search.wanted import OPEN, Phrase, Term, Wanted

# Where all of the words must stand: anywhere, in the headline, in it or what stands first; or
# be those the story has often.
Where = Literal["", "headline", "head", "often"]
SIGNS: dict[Where, str] = {"headline": HEADLINE, "head": HEAD, "often": REPEATED}

# Tokens that a story must all have; one that ends in OPEN stands for any that begins so.
Way = tuple[str, ...]
# Of these ways a story must have one.
Ways = tuple[Way, ...]


@dataclass(frozen=True, kw_only=True)
class Question:
    """Stories that have one of each `every` and of no `none`.

    Of each in `rows` one must stand in the story's text as it is, and none of `no_rows`.
    """

    every: tuple[Ways, ...]
    none: tuple[Ways, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    no_rows: tuple[str, ...] = ()


def question(asked: Wanted, where: Where = "") -> Question | None:
    """What a database is asked; None where no story can have all of it."""
    if set(asked.every) & set(asked.none):
        return None
    every = [tuple(dict.fromkeys(_way(phrase, where) for phrase in term)) for term in asked.every]
    every += [tuple((mark,) for mark in any_of) for any_of in asked.marks]
    none = [tuple(_way(phrase) for phrase in term) for term in asked.none if not _is_row(term)]
    return Question(
        every=tuple(every) or (((EVERY,),),),
        none=(*none, *(((mark,),) for mark in asked.strange)),
        rows=tuple(tuple(map(_row, term)) for term in asked.every if _is_row(term)),
        no_rows=tuple(chain(*(map(_row, term) for term in asked.none if _is_row(term)))),
    )


def _way(phrase: Phrase, where: Where = "") -> Way:
    pairs = tuple(pair(one, other) for one, other in pairwise(phrase))
    if where in ("", "often") and pairs:
        return pairs
    return (*(SIGNS.get(where, "") + form.removesuffix(OPEN) for form in phrase), *pairs)


def _is_row(term: Term) -> bool:
    """Whether its pairs may stand in a story apart."""
    return any(len(phrase) > 2 for phrase in term)


def _row(phrase: Phrase) -> str:
    """The phrase as it stands in a text; the last form may go on where it is open."""
    text = " ".join(phrase)
    return f" {text.removesuffix(OPEN)}" if text.endswith(OPEN) else f" {text} "
