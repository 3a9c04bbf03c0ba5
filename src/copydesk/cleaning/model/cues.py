"""Words that tell what a line, or an element by its class names, is for; in many languages.

The words stand in `cues.toml`; their order is the order of the columns the model was trained on.
"""

import re
import tomllib
from functools import lru_cache
from importlib.resources import files

_WORDS = tomllib.loads(files("copydesk.cleaning.model").joinpath("cues.toml").read_text("utf-8"))
_LINE_CUES: dict[str, str] = _WORDS["line"]
_ELEMENT_CUES: dict[str, str] = _WORDS["element"]
LINE_CUES = tuple(_LINE_CUES)
ELEMENT_CUES = tuple(_ELEMENT_CUES)
_PART = re.compile(r"[a-z0-9]+")
_SHORT_STEM = 3


def _split(cues: dict[str, str]) -> tuple[dict[str, int], dict[str, int]]:
    """Whole words and stems, each with the bits of the cues it stands for."""
    whole: dict[str, int] = {}
    stems: dict[str, int] = {}
    for bit, words in enumerate(cues.values()):
        for word in words.split():
            target, name = (stems, word[:-1]) if word.endswith("*") else (whole, word)
            target[name] = target.get(name, 0) | 1 << bit
            if target is stems:
                whole[name] = whole.get(name, 0) | 1 << bit
    return whole, stems


_LINE_WORDS, _LINE_STEMS = _split(_LINE_CUES)
_ELEMENT_WORDS, _ELEMENT_STEMS = _split(_ELEMENT_CUES)


@lru_cache(maxsize=65536)
def word_cues(word: str) -> int:
    """The cues one word of a line gives, as bits in the order of `LINE_CUES`."""
    return _cues(word.strip(".,:;!?()[]«»\"'“”|•·-–—").lower(), _LINE_WORDS, _LINE_STEMS)


@lru_cache(maxsize=65536)
def element_cues(names: str) -> int:
    """The cues an element's naming words give, as bits in the order of `ELEMENT_CUES`."""
    found = 0
    for name in names.split()[:24]:
        parts = _PART.findall(name)[:8]
        for part in parts:
            found |= _cues(part, _ELEMENT_WORDS, _ELEMENT_STEMS)
        if 1 < len(parts) <= 3:
            found |= _ELEMENT_WORDS.get("".join(parts), 0)
    return found


def _cues(word: str, whole: dict[str, int], stems: dict[str, int]) -> int:
    found = whole.get(word, 0)
    for length in range(min(len(word) - 1, 12), _SHORT_STEM - 1, -1):
        found |= stems.get(word[:length], 0)
    return found
