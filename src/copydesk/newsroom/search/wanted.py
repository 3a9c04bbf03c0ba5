"""What somebody typed into a search field, as what is looked for.

Words, "phrases" and -words to leave out; all else is literal, and nothing is ever an error.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice, product

from copydesk.story.folding import Folded, is_unspaced, spellings, words

LONGEST = 1000  # characters that are read
MOST = 12  # words and phrases that count
MOST_SPELLINGS = 8
OPEN = "*"  # after a form: any that begins with it, for a single letter of unspaced scripts

Phrase = tuple[str, ...]
Term = tuple[Phrase, ...]

QUOTED = re.compile(
    r'(?P<minus>(?:(?<=\s)|^)[-−])?(?:(?<!\w)"(?P<plain>[^"]*)(?:"|$)|[“„«](?P<curly>[^“”„«»]*)[“”»])'
    r"|(?P<without>(?:(?<=\s)|^)[-−](?=\w)\S+)"
)


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What is looked for: one phrase at least of each term in `every`, none of those in `none`.

    A phrase is a row of folded forms. `marks` narrow it to stories that have one of each row of
    them, `strange` are marks they must not have; `left_out` says that more was typed than counts.
    """

    every: tuple[Term, ...] = ()
    none: tuple[Term, ...] = ()
    marks: tuple[tuple[str, ...], ...] = ()
    strange: tuple[str, ...] = ()
    left_out: bool = False

    @property
    def forms(self) -> frozenset[str]:
        """All forms that are looked for, to be marked where they stand."""
        return frozenset(form for term in self.every for phrase in term for form in phrase)


def wanted(typed: str, *marks: tuple[str, ...], strange: tuple[str, ...] = ()) -> Wanted:
    """Read what was typed."""
    found = list(_terms(" ".join(typed[:LONGEST].replace("\0", " ").split())))
    every = dict.fromkeys(term for term, is_unwanted in found if not is_unwanted)
    none = dict.fromkeys(term for term, is_unwanted in found if is_unwanted)
    return Wanted(
        every=tuple(every)[:MOST],
        none=tuple(none)[:MOST],
        marks=marks,
        strange=strange,
        left_out=len(every) > MOST or len(none) > MOST or len(typed) > LONGEST,
    )


def _terms(text: str) -> Iterator[tuple[Term, bool]]:
    begin = 0
    for match in QUOTED.finditer(text):
        yield from ((term, False) for term in _each(text[begin : match.start()]))
        begin = match.end()
        if without := match["without"]:
            term = _phrase(without[1:]) if '"' not in without else ()
        else:
            term = _phrase(match["plain"] or match["curly"] or "")
        if term:
            yield term, bool(without or match["minus"])
    yield from ((term, False) for term in _each(text[begin:]))


def _each(text: str) -> Iterator[Term]:
    for word in words(text):
        yield tuple(dict.fromkeys(_ways(word.folded)))


def _ways(folded: Folded) -> Iterator[Phrase]:
    yield _open_ended(folded.forms)
    for other in folded.also:
        yield (other,)


def _phrase(text: str) -> Term:
    """Words in a row, in all their spellings."""
    found = list(words(text))[:MOST]
    if len(found) < 2:
        return next(_each(text), ())
    *others, last = (word.folded for word in found)
    ways = [_in_a_row(folded, folded.forms) for folded in others]
    ways.append(_in_a_row(last, _open_ended(last.forms)))
    return tuple(
        dict.fromkeys(tuple(chain(*row)) for row in islice(product(*ways), MOST_SPELLINGS))
    )


def _in_a_row(folded: Folded, forms: Phrase) -> list[Phrase]:
    """The spellings of a word in a phrase: the index has other spellings out of their order."""
    singles = spellings(forms[0]) if len(forms) == 1 else ()
    return [forms, *((form,) for form in (*singles[1:], *folded.also))]


def _open_ended(forms: Phrase) -> Phrase:
    """A run of an unspaced script, with whatever may follow it in the text."""
    last = forms[-1]
    if len(last) > 1 or not is_unspaced(last):
        return forms
    is_tail = len(forms) > 1 and len(forms[-2]) == 2 and forms[-2].endswith(last)
    return forms[:-1] if is_tail else (*forms[:-1], last + OPEN)
