"""Who is meant: pronouns, surnames and titles by the fullest name that the story has for them."""

import re
from collections import Counter
from typing import Final

from copydesk.ledger.reading import Reading
from copydesk.ledger.stream import phrase_before
from copydesk.ledger.words import Words
from copydesk.story.blocks import Span

_TITLE: Final = re.compile(
    r"^(?:the |a |an )?(?:(?:mr|mrs|ms|miss|dr|prof|sir|dame|lord|lady|sen|rep|gov|gen|col|capt|lt"
    r"|sgt)\.? )+",
    re.IGNORECASE,
)
_HE: Final = frozenset(["he", "him", "his", "she", "her"])
_THEY: Final = frozenset(["they", "it", "we", "i", "its", "their", "our", "my"])
_FIRST_NAMES: Final = 2  # capitals at least of a name that a surname may stand for later


class Names:
    """The names of a story so far; `read` each paragraph, then ask for the `full` name."""

    def __init__(self) -> None:
        self._by_last: dict[str, str] = {}
        self._heads: dict[str, str] = {}
        self._last_person = ""
        self._called: Counter[str] = Counter()

    def read(self, found: Reading) -> None:
        """Learn the names of a paragraph: runs of capitals with the words around them."""
        for sentence in found.sentences:
            for first, last in _runs(sentence.words):
                self._learn(sentence.words, first, last, found.text)

    def _learn(self, words: Words, first: int, last: int, text: str) -> None:
        bare = text[words.start[first] : words.end[last]]
        surname = words.lower[last]
        if last - first + 1 >= _FIRST_NAMES and len(self._by_last.get(surname, "")) < len(bare):
            begin = phrase_before(words, last)
            begin = first if begin is None or begin > first or first - begin > 4 else begin
            self._by_last[surname] = text[words.start[begin] : words.end[last]]

    def full(self, speaker: str, span: Span | None = None) -> str:
        """The fullest name for who is called `speaker`; itself where the story has no fuller."""
        lower = speaker.lower().strip()
        if not lower:
            return ""
        if lower in _HE:
            return self._last_person or speaker
        if lower in _THEY:
            return speaker
        bare = _TITLE.sub("", speaker).strip()
        last = bare.split()[-1].lower() if bare else ""
        known = self._by_last.get(last, "")
        name = known if known and len(bare.split()) == 1 and bare[:1].isupper() else speaker
        if name[:1].isupper() or known:
            self._last_person = name
        return name


def _runs(words: Words) -> list[tuple[int, int]]:
    """Runs of words with a capital."""
    found, first = [], None
    for k, kind in enumerate([*words.kind, "."]):
        if kind == "A" and first is None:
            first = k
        elif kind != "A" and first is not None:
            found.append((first, k - 1))
            first = None
    return found
