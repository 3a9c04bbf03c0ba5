"""Which words a language has, so that a slip of the keys can be told from another word.

The lists are those of pyspellchecker, most frequent words first. Without that package no word is
known, and every changed word counts as another one.
"""

import gzip
import json
from functools import lru_cache
from importlib.resources import files

LANGUAGES = ("ar", "de", "en", "es", "fr", "it", "nl", "pt")


class Lexicon:
    """The words of a language in one text, in small letters; about two megabytes each."""

    def __init__(self, words: list[str]) -> None:
        self._words = "\n" + "\n".join(words) + "\n"

    def __contains__(self, word: str) -> bool:
        return self.rank(word) >= 0

    def rank(self, word: str) -> int:
        """How far down the list a word stands, in letters; less is more frequent, -1 unknown."""
        return self._words.find(f"\n{word.lower()}\n")


@lru_cache(maxsize=len(LANGUAGES))
def lexicon(language: str) -> Lexicon:
    """The words of a language by its tag ("en", "pt-BR"); none for one without a list."""
    key = language.partition("-")[0].casefold()
    return _read(key) if key in LANGUAGES else Lexicon([])


@lru_cache(maxsize=len(LANGUAGES))
def _read(key: str) -> Lexicon:
    try:
        packed = (files("spellchecker") / "resources" / f"{key}.json.gz").read_bytes()
    except (ModuleNotFoundError, FileNotFoundError):
        return Lexicon([])
    counted: dict[str, int] = json.loads(gzip.decompress(packed))
    return Lexicon(sorted(counted, key=lambda word: -counted[word]))
