"""One form for all ways of typing the same words, with the way back to where they stand.

Quotes, dashes, spaces, ellipses and composed letters are typed anew by every system that copy goes
through; invisible characters and the Arabic tatweel come and go. Case and spelling are kept: who
changes these changes the words.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

from copydesk.story.folding import INVISIBLE, MARKS

# Longer piles of marks on one letter are no writing, and slow to compose.
_MOST_MARKS = 30
# No story repeats words so often; a flood of one letter does.
_MOST_PLACES = 20_000
_SIGNS = (
    r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u2fdf\u3001-\u30ff\u3400-\u4dbf"
    r"\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
)
_UNSPACED = re.compile(f"[{_SIGNS}]")
_ODD = re.compile(
    r"(?P<double>[“”„‟″＂]|[«‹]\s{0,4}|\s{0,4}[»›])"
    r"|(?P<single>[‘’‚‛′`´ʼ＇])"
    r"|(?P<dots>…)"
    rf"|(?P<dash>[\s{INVISIBLE}]{{0,4}}(?:[–—―‒‐‑−]|-+)[\s{INVISIBLE}]{{0,4}})"
    rf"|(?P<gap>(?<=[{_SIGNS}])[\s{INVISIBLE}]+(?=[{_SIGNS}]))"
    rf"|(?P<space>[\s{INVISIBLE}\u0640]+)"
    rf"|(?P<marked>[^\W\d_][{MARKS}\u1160-\u11ff]{{1,{_MOST_MARKS}}})"
)
_TYPED = {"double": '"', "single": "'", "dots": "...", "dash": "-", "gap": ""}


@dataclass
class Retyped:
    """A text in its one form; of each character of it, where it starts and ends in the original."""

    original: str
    text: str = ""
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where characters of the one form stand in the original."""
        return self.starts[start], self.ends[end - 1]

    def stands(self, words: str, *, cut: tuple[bool, bool] = (False, False)) -> Iterator[int]:
        """Every place of words in the one form; no word or figure is cut at their ends, unless
        they were marked so (`cut` at their start, at their end)."""
        at = self.text.find(words) if words else -1
        for _ in range(_MOST_PLACES):
            if at < 0:
                return
            end = at + len(words)
            if (cut[0] or not cuts(self.text, at)) and (cut[1] or not cuts(self.text, end)):
                yield at
            at = self.text.find(words, at + 1)


def retyped(text: str) -> Retyped:
    """A text in its one form. Linear in the text."""
    made = Retyped(original=text)
    parts: list[str] = []
    at = 0
    for odd in _ODD.finditer(text):
        _keep(made, parts, text, (at, odd.start()))
        typed = _typed(odd)
        parts.append(typed)
        made.starts.extend([odd.start()] * len(typed))
        made.ends.extend([odd.end()] * len(typed))
        at = odd.end()
    _keep(made, parts, text, (at, len(text)))
    made.text = "".join(parts)
    return made


def _keep(made: Retyped, parts: list[str], text: str, run: tuple[int, int]) -> None:
    start, end = run
    parts.append(text[start:end])
    made.starts.extend(range(start, end))
    made.ends.extend(range(start + 1, end + 1))


def _typed(odd: re.Match[str]) -> str:
    kind = odd.lastgroup or ""
    if kind == "space":
        return " " if re.search(r"\s", odd[0]) else ""
    if kind == "marked":
        return unicodedata.normalize("NFC", odd[0])
    return _TYPED[kind]


def cuts(text: str, at: int) -> bool:
    """Whether a word or figure goes on from one side of a place to the other."""
    if not 0 < at < len(text):
        return False
    before, behind = text[at - 1], text[at]
    if before.isdigit() and behind in ".,":
        return text[at + 1 : at + 2].isdigit()
    if before in ".," and behind.isdigit():
        return text[at - 2 : at - 1].isdigit()
    return _is_letter(before) and _is_letter(behind)


def _is_letter(sign: str) -> bool:
    """Of a word that spaces part from its neighbours: Thai, Lao, Khmer, Chinese ... are not."""
    return sign.isalnum() and not _UNSPACED.match(sign)
