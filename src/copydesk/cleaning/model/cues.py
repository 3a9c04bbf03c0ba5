"""Words that tell what a line, or an element by its class names, is for; in many languages.

The words stand in `cues.toml`; their order is the order of the columns the model was trained on.
"""

import re
import tomllib
from collections.abc import Callable
from importlib.resources import files

_WORDS = tomllib.loads(files("copydesk.cleaning.model").joinpath("cues.toml").read_text("utf-8"))
_LINE_CUES: dict[str, str] = _WORDS["line"]
_ELEMENT_CUES: dict[str, str] = _WORDS["element"]
LINE_CUES = tuple(_LINE_CUES)
ELEMENT_CUES = tuple(_ELEMENT_CUES)
_PART = re.compile(r"[a-z0-9]+")
_SHORT_STEM, _LONG_STEM = 3, 12
_Stems = dict[str, list[tuple[str, int]]]
# Beside the cues of an element: it says in one word that it is an article's body.
NAMED_BODY = 1 << 62
_MOST_REMEMBERED = 8_192  # two megabytes; eight times as many save no time worth it


def _split(cues: dict[str, str]) -> tuple[dict[str, int], _Stems]:
    """Whole words, and stems by their first letters, each with the bits of its cues."""
    whole: dict[str, int] = {}
    stems: dict[str, int] = {}
    for bit, words in enumerate(cues.values()):
        for word in words.split():
            name = word.removesuffix("*")
            whole[name] = whole.get(name, 0) | 1 << bit
            if name != word and _SHORT_STEM <= len(name) <= _LONG_STEM:
                stems[name] = stems.get(name, 0) | 1 << bit
    begins: _Stems = {}
    for name, bits in stems.items():
        begins.setdefault(name[:_SHORT_STEM], []).append((name, bits))
    return whole, begins


_LINE_WORDS, _LINE_STEMS = _split(_LINE_CUES)
_ELEMENT_WORDS, _ELEMENT_STEMS = _split(_ELEMENT_CUES)


def _word_cues(word: str) -> int:
    return _cues(word.strip(".,:;!?()[]«»\"'“”|•·-–—"), _LINE_WORDS, _LINE_STEMS)


def _name_cues(name: str) -> int:
    found = 0
    parts = _PART.findall(name)[:8]
    for part in parts:
        found |= _cues(part, _ELEMENT_WORDS, _ELEMENT_STEMS)
    if 1 < len(parts) <= 3:
        found |= _ELEMENT_WORDS.get("".join(parts), 0)
    return found


def _element_cues(names: str) -> int:
    found = 0
    for name in names.split()[:24]:
        found |= _NAME_CUES_OF[name]
    return found | NAMED_BODY if "articlebody" in names else found


class Remembered(dict[str, int]):
    """The cues of words asked before; a look into a dict is all that most words cost."""

    def __init__(self, find: Callable[[str], int]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, words: str) -> int:
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        found = self[words] = self._find(words)
        return found


def _cues(word: str, whole: dict[str, int], stems: _Stems) -> int:
    found = whole.get(word, 0)
    for stem, bits in stems.get(word[:_SHORT_STEM], ()):
        if word.startswith(stem) and word != stem:
            found |= bits
    return found


# The cues that a word of a line in small letters gives, as bits in the order of `LINE_CUES`, and
# that an element's naming words give, in the order of `ELEMENT_CUES`.
WORD_CUES_OF = Remembered(_word_cues)
ELEMENT_CUES_OF = Remembered(_element_cues)
_NAME_CUES_OF = Remembered(_name_cues)
