"""Set phrases, looked for by their first letter: most lines begin with none that any of them has.

A pattern of a hundred phrases costs every line a hundred tries. Here the phrases are split up
by the letters they may begin with, and a line is compared with those of its own letter only.
"""

import re
from functools import reduce

# Letters that `re.IGNORECASE` takes for another beside its other case.
_ALSO = {"i": "İı", "s": "ſ", "k": "\u212a", "å": "\u212b"}
_SPACES = frozenset(chr(code) for code in range(0x3001) if chr(code).isspace())
_ANY = None
_Letters = frozenset[str] | None  # None: any letter


class Phrases:
    """Alternatives of a regular expression, case aside; `behind` is what follows any of them.

    Answers as the whole expression would.
    """

    def __init__(self, alternatives: str, behind: str = "") -> None:
        self._behind = behind
        self._alternatives = [(part, _opens(part)) for part in _split(alternatives)]
        self._by_letter: dict[str, re.Pattern[str] | None] = {}

    def match(self, text: str) -> re.Match[str] | None:
        """The phrase that a text begins with."""
        pattern = self._of(text[:1])
        return pattern.match(text) if pattern is not None else None

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """The phrase that a text is."""
        pattern = self._of(text[:1])
        return pattern.fullmatch(text) if pattern is not None else None

    def _of(self, letter: str) -> re.Pattern[str] | None:
        try:
            return self._by_letter[letter]
        except KeyError:
            return self._found(letter)

    def _found(self, letter: str) -> re.Pattern[str] | None:
        """The pattern for a letter, made when a line first begins with it."""
        parts = [
            part
            for part, letters in self._alternatives
            if letters is _ANY or letter in letters or not letter
        ]
        whole = f"(?:{'|'.join(parts)}){self._behind}"
        found = re.compile(whole, re.IGNORECASE) if parts else None
        if len(self._by_letter) < 1_000:
            self._by_letter[letter] = found
        return found


def _split(pattern: str) -> list[str]:
    """The alternatives of a pattern, those inside groups and sets left alone."""
    parts, depth, start, at = [], 0, 0, 0
    while at < len(pattern):
        sign = pattern[at]
        if sign == "\\":
            at += 1
        elif sign == "[":
            at = _end_of_set(pattern, at)
        elif sign in "()":
            depth += 1 if sign == "(" else -1
        elif sign == "|" and depth == 0:
            parts.append(pattern[start:at])
            start = at + 1
        at += 1
    return [*parts, pattern[start:]]


def _end_of_set(pattern: str, at: int) -> int:
    """Where a set of characters ends: a bracket right behind its beginning is one of them."""
    first = at + 2 if pattern[at + 1] == "^" else at + 1
    end = pattern.index("]", first + 1)
    while pattern[end - 1] == "\\" and pattern[end - 2] != "\\":
        end = pattern.index("]", end + 1)
    return end


def _end_of_group(pattern: str, at: int) -> int:
    depth = 0
    while True:
        sign = pattern[at]
        if sign == "\\":
            at += 1
        elif sign == "[":
            at = _end_of_set(pattern, at)
        elif sign in "()":
            depth += 1 if sign == "(" else -1
            if depth == 0:
                return at
        at += 1


def _opens(pattern: str) -> _Letters:
    """The letters that what matches may begin with, or any: also where nothing need be there."""
    letters: frozenset[str] = frozenset()
    at = 0
    while at < len(pattern):
        first, at = _first(pattern, at)
        if first is _ANY:
            return _ANY
        letters |= first
        optional = pattern[at : at + 1] in ("?", "*") or pattern[at : at + 2] == "{0"
        if not optional:
            return letters
        at = pattern.index("}", at) + 1 if pattern[at] == "{" else at + 1
        at += pattern[at : at + 1] in ("?", "+")
    return _ANY


def _first(pattern: str, at: int) -> tuple[_Letters, int]:
    """The letters that one part of a pattern may begin with, and where the next part begins."""
    sign = pattern[at]
    if sign == "(":
        end = _end_of_group(pattern, at)
        inside = pattern[at + 1 : end]
        if inside.startswith("?"):
            if not inside.startswith("?:"):
                return _ANY, end + 1
            inside = inside[2:]
        return reduce(_either, map(_opens, _split(inside))), end + 1
    if sign == "\\":
        escaped = pattern[at + 1]
        if escaped == "s":
            return _SPACES, at + 2
        return (_ANY if escaped.isalnum() else _cases(escaped)), at + 2
    if sign == "[":
        end = _end_of_set(pattern, at)
        return _of_set(pattern[at + 1 : end]), end + 1
    return (_ANY if sign in ".^$" else _cases(sign)), at + 1


def _of_set(inside: str) -> _Letters:
    """The letters of a set like `[(+a-z]`; of one that says what it has not, or kinds, any."""
    if re.search(r"^\^|\\\w", inside):
        return _ANY
    letters: frozenset[str] = frozenset()
    for first, last in re.findall(r"\\?(.)(?:-(.))?", inside):
        codes = range(ord(first), ord(last or first) + 1)
        letters |= frozenset[str]().union(*(_cases(chr(code)) for code in codes))
    return letters


def _either(one: _Letters, other: _Letters) -> _Letters:
    return _ANY if one is _ANY or other is _ANY else one | other


def _cases(letter: str) -> frozenset[str]:
    small = letter.lower()
    return frozenset({letter, small, letter.upper(), *_ALSO.get(small, "")})
