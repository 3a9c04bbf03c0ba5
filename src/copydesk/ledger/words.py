"""The words of a paragraph with what each is, roughly: enough English to find a clause by.

Closed classes are listed whole (`word-classes.toml`), everything else is told by its ending and its
capital. No lexicon of topics: a reader of copy meets new words every day.
"""

import re
import tomllib
from importlib.resources import files
from typing import Final, NamedTuple

from copydesk.story.blocks import Span

_WORD: Final = re.compile(
    r"[A-Za-z]+(?=n[’']t\b)|n[’']t\b|[’'](?:s|S|d|re|ve|ll|m)\b|(?:[A-Z]\.){2,}|[A-Z]\.(?=\s[A-Z])"
    r"|(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Col|Lt|Sgt|Capt|Prof|St|Jr|Sr|Maj|Rev|Hon|Inc|Co|Corp|No)\."
    r"|[$€£]?\d(?:[\d,.]*\d)?%?|[^\W_]+(?:[’'][^\W_]{3,}|[-‐‑&][^\W_]+)*|\.{2,}|``|''|\S"
)
_FILE: Final[dict[str, dict[str, str]]] = tomllib.loads(
    files("copydesk.ledger").joinpath("word-classes.toml").read_text("utf-8")
)
_CLOSED: Final = {word: kind for kind, its in _FILE["classes"].items() for word in its.split()}
LISTS: Final = {name: frozenset(its.split()) for name, its in _FILE["lists"].items()}
"""Words that tell what a source is, by the name of their list."""
_SIGNS: Final = {
    ",": ",", ";": ";", ":": ":", ".": ".", "!": ".", "?": ".", "…": ".", "...": ".", "–": "-",
    "—": "-", "-": "-", "(": "(", ")": ")", "[": "(", "]": ")", "“": '"', "”": '"', '"': '"',
    "``": '"', "''": '"', "‘": '"', "’": '"', "'": '"', "«": '"', "»": '"', "„": '"', "--": "-",
}  # fmt: skip
_POSSESSIVE: Final = frozenset({"’s", "'s", "’S", "'S"})
_LEAST: Final = frozenset(["least", "most", "best", "worst", "once"])
_ABOUT: Final = frozenset(["about", "around", "over", "under", "up"])
_ENDINGS: Final = (("ing", "G"), ("ed", "V"), ("ly", "R"))
_REMEMBERED: Final = 20_000
_KIND_OF: dict[str, str] = {}


class Words(NamedTuple):
    """The words of a text side by side: as written, in small letters, kind, first and end sign."""

    lower: list[str]
    kind: list[str]
    start: list[int]
    end: list[int]


def words(text: str, span: Span) -> Words:
    """The words and signs of a stretch of text in their order, each with its kind.

    Kinds: D determiner, S possessive, P pronoun as subject, O as object, I preposition, C joining
    word, B subordinator, T "that", W who, which, what, M modal, E be, H have, L do, N not, t "to",
    R adverb, V past or participle, v plain verb, Z verb in -s, G in -ing, # number, A capital,
    n any other word; signs stand for themselves.
    """
    found = Words([], [], [], [])
    for match in _WORD.finditer(text, span.start, span.end):
        word = match.group()
        kind = _KIND_OF.get(word)
        if kind is None:
            kind = _kind(word)
            if len(_KIND_OF) < _REMEMBERED:
                _KIND_OF[word] = kind
        found.lower.append(word.lower())
        found.kind.append(kind)
        found.start.append(match.start())
        found.end.append(match.end())
    if found.kind and found.kind[0] == "A":
        found.kind[0] = _first(found.lower)
    _measures(found)
    _other_uses(found)
    return found


def _measures(found: Words) -> None:
    """ "At least eight", "about 40": words of measure, no prepositions."""
    for k in range(len(found.kind) - 1):
        if found.kind[k] != "I":
            continue
        if found.lower[k] == "at" and found.lower[k + 1] in _LEAST:
            found.kind[k] = found.kind[k + 1] = "R"
        elif found.lower[k] in _ABOUT and found.kind[k + 1] == "#":
            found.kind[k] = "R"


def _other_uses(found: Words) -> None:
    """ "Lead author" is no verb, "used to" is an auxiliary, "to clients" no infinitive."""
    for k in range(len(found.kind) - 1):
        lower, after = found.lower[k], found.lower[k + 1]
        if lower == "lead" and found.kind[k + 1] == "n":
            is_verb = k > 0 and found.kind[k - 1] in "PMtLN"
            found.kind[k] = "v" if is_verb else "n"
        elif lower == "used" and after == "to":
            found.kind[k] = found.kind[k + 1] = "M"
        elif found.kind[k] == "t" and _is_noun(after, found.kind[k + 1]):
            found.kind[k] = "I"


def _is_noun(lower: str, kind: str) -> bool:
    """Whether a word after "to" is no plain verb for sure: "to the", "to clients"."""
    is_plural = kind == "n" and lower.endswith("s") and not lower.endswith(("ss", "us"))
    return kind in "DSAO" or is_plural


def _first(lower: list[str]) -> str:
    """A capital that opens a sentence tells nothing: the word's small form may."""
    word = lower[0]
    if word in _CLOSED:
        return _CLOSED[word]
    return "G" if word.endswith("ing") and len(word) > 5 else "A"


def _kind(word: str) -> str:
    if word in _SIGNS:
        return _SIGNS[word]
    if word in _POSSESSIVE:
        return "'"
    lower = word.lower().replace("’", "'")
    if lower in _CLOSED and (word[0].islower() or word in ("I", "I'm") or not word[0].isalpha()):
        return _CLOSED[lower]
    if not word[0].isalpha():
        return "#" if any(sign.isdigit() for sign in word) else "."
    if word[0].isupper():
        is_name = (word.isupper() and len(word) > 1) or _CLOSED.get(lower, "A") not in "DPSIBTWCR"
        return "A" if is_name else _CLOSED[lower]
    return _by_ending(lower)


def _by_ending(lower: str) -> str:
    for ending, kind in _ENDINGS:
        if lower.endswith(ending) and len(lower) > len(ending) + 2:
            return kind
    return "n"
