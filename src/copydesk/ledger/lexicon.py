"""Words that lay a statement to somebody, in every form: said, says, saying; claim, claims."""

import tomllib
from importlib.resources import files
from typing import Final, NamedTuple

_LISTS: Final[dict[str, dict[str, str]]] = tomllib.loads(
    files("copydesk.ledger").joinpath("cue-words.toml").read_text("utf-8")
)
_VOWELS: Final = "aeiou"


class CueWord(NamedTuple):
    """A form of a word that may lay a statement: its plain form, its classes, which form it is.

    `form` is base, s, past (past or participle), ing, noun or adjective.
    """

    plain: str
    groups: tuple[str, ...]
    form: str


def forms(verb: str) -> dict[str, str]:
    """The forms of an English verb, each with its kind: "say" gives says, saying, said."""
    past, participle = _LISTS["forms"].get(verb, f"{_past(verb)} {_past(verb)}").split()
    third = verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "o")) else "s")
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        third = verb[:-1] + "ies"
    stem = verb[:-1] if verb.endswith("e") and not verb.endswith(("ee", "ye", "oe")) else verb
    ing = past[:-2] + "ing" if past == f"{verb}{verb[-1]}ed" else f"{stem}ing"
    return {ing: "ing", third: "s", participle: "past", past: "past", verb: "base"}


def _past(verb: str) -> str:
    if verb.endswith("e"):
        return f"{verb}d"
    return f"{verb[:-1]}ied" if verb.endswith("y") and verb[-2] not in _VOWELS else f"{verb}ed"


def _verbs() -> dict[str, CueWord]:
    groups: dict[str, list[str]] = {}
    for group, verbs in _LISTS["verbs"].items():
        for verb in verbs.split():
            groups.setdefault(verb, []).append(group)
    found: dict[str, CueWord] = {}
    for verb, its in groups.items():
        for form, kind in forms(verb).items():
            if form not in found or kind == "past":
                found[form] = CueWord(verb, tuple(its), kind)
    for form in ("bet", "forecast", "put"):
        found[form] = found[form]._replace(form="base")
    found["read"] = found["read"]._replace(form="past")
    return found


def _others(part: str, form: str) -> dict[str, CueWord]:
    return {
        word: CueWord(word.removesuffix("s") if form == "noun" else word, (group,), form)
        for group, words in _LISTS[part].items()
        for word in words.split()
    }


VERBS: Final = _verbs()
NOUNS: Final = _others("nouns", "noun")
ADJECTIVES: Final = _others("adjectives", "adjective")
GROUPS: Final = tuple(group for part in ("verbs", "nouns", "adjectives") for group in _LISTS[part])
