"""Facts that stand differently in two versions of a text: figures, names, dates.

For copy in any language: digits and capitals are read everywhere, numbers in words where
`story.figures` knows them. A fact counts as changed only where another stood in its place, in a
paragraph that is otherwise the same: new paragraphs and added words change no fact.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal

from copydesk.story.figures import figures, word_set
from copydesk.story.record import Record
from copydesk.story.words import WORD, Words, compare_words, similarity

Sort = Literal["figure", "name", "date"]

# Paragraphs that share this much of their words are one paragraph, edited.
ALIKE = 0.5
MOST_PAIRS = 10_000
MOST = 40
PASSAGE = 600
ENDS = '.!?…:“"«‘('
DATES = word_set(
    "january february march april may june july august september october november december"
    " jan feb mar apr jun jul aug sept sep oct nov dec"
    " monday tuesday wednesday thursday friday saturday sunday yesterday today tomorrow"
    " januar februar märz april mai juni juli oktober dezember montag dienstag mittwoch"
    " donnerstag freitag samstag sonnabend sonntag gestern heute morgen"
    " janvier février mars avril juin juillet août septembre octobre novembre décembre"
    " lundi mardi mercredi jeudi vendredi samedi dimanche hier demain"
    " enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"
    " lunes martes miércoles jueves viernes sábado domingo ayer hoy mañana"
    " janeiro fevereiro março maio junho julho setembro outubro novembro dezembro ontem hoje"
    " gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre ieri oggi domani"
    " maandag dinsdag woensdag donderdag vrijdag zaterdag zondag gisteren vandaag morgen"
    " maart mei augustus"
)


DOUBTFUL = word_set("may mar mars hier morgen set")


class FactChange(Record, frozen=True):
    """A fact that stood as `was` and stands as `now` ("" where it went), with both passages."""

    sort: Sort
    was: str
    now: str
    before: str = ""
    after: str = ""


def changed_facts(old: Sequence[str], new: Sequence[str]) -> tuple[FactChange, ...]:
    """Which facts changed between two lists of paragraphs; at most `MOST`, in the old one's order.

    Linear in the text but for paragraphs that differ, of which at most `MOST_PAIRS` pairs are
    compared.
    """
    found: list[FactChange] = []
    for before, after in _pairs(old, new):
        found.extend(_in_paragraph(before, after))
        if len(found) >= MOST:
            break
    return tuple(dict.fromkeys(found[:MOST]))


def _pairs(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Paragraphs that were edited, before and after."""
    standing, held = set(new), set(old)
    left = [text for text in old if text not in standing]
    right = [text for text in new if text not in held]
    if len(left) * len(right) > MOST_PAIRS:
        return
    ranked = sorted(
        ((similarity(a, b), i, j) for i, a in enumerate(left) for j, b in enumerate(right)),
        key=lambda one: (-one[0], one[1], one[2]),
    )
    pairs: dict[int, int] = {}
    for likeness, i, j in ranked:
        if likeness >= ALIKE and i not in pairs and j not in pairs.values():
            pairs[i] = j
    yield from ((left[i], right[j]) for i, j in sorted(pairs.items()))


def _in_paragraph(before: str, after: str) -> Iterator[FactChange]:
    for was, now in _replaced(compare_words(before, after)):
        sort = _sort(was, before) or (_sort(now, after) if was else None)
        if sort and was.casefold() != now.casefold():
            yield FactChange(
                sort=sort, was=was, now=now, before=before[:PASSAGE], after=after[:PASSAGE]
            )


def _replaced(runs: Sequence[Words]) -> Iterator[tuple[str, str]]:
    """What gave way to what: a run that went and the one that came in its place.

    White space that stayed between two changed words does not part them.
    """
    whole = _without_gaps(runs)
    for one, other in pairwise((*whole, Words(state="same", text=""))):
        if one.state == "gone":
            yield one.text.strip(), other.text.strip() if other.state == "new" else ""


def _without_gaps(runs: Sequence[Words]) -> list[Words]:
    """Changed runs that only white space parts as one change: all that went, then all that came."""
    made: list[Words] = []
    gone = come = ""
    for place, run in enumerate(runs):
        between = run.state == "same" and not run.text.strip() and (gone or come)
        if run.state == "gone" or between:
            gone += run.text
        if run.state == "new" or between:
            come += run.text
        if (run.state == "same" and not between) or place == len(runs) - 1:
            made += [Words(state="gone", text=gone)] if gone.strip() else []
            made += [Words(state="new", text=come)] if come.strip() else []
            made += [run] if run.state == "same" and not between else []
            gone = come = ""
    return made


def _sort(words: str, text: str) -> Sort | None:
    """What sort of fact some words of a text hold, if any."""
    found = [word for word in WORD.findall(words) if word.strip()]
    if any(map(_is_date, found)):
        return "date"
    if any(character.isdigit() for character in words) or figures(words):
        return "figure"
    place = text.find(words)
    return "name" if any(_is_name(word, text, place) for word in found) else None


def _is_date(word: str) -> bool:
    """Whether a word names a day or month; "may" and "mars" only with a capital."""
    return word.casefold() in DATES and (word.casefold() not in DOUBTFUL or word[0].isupper())


def _is_name(word: str, text: str, start: int) -> bool:
    """A capital within a sentence; in scripts without capitals nothing is taken for a name."""
    if not word[0].isupper() or len(word) < 2:
        return False
    head = text[: max(text.find(word, max(start, 0)), 0)].rstrip()
    return bool(head) and head[-1] not in ENDS
