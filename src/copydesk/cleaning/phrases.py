"""Set phrases, looked for by their first two letters: most lines begin as none of them does.

A pattern of a hundred phrases costs every line a hundred tries. Here the phrases are split up
by what they may begin with, and a line is compared with those that begin as it does. Letters and
figures count as letters; all other signs are passed over.
"""

import re
from collections.abc import Sequence
from string import ascii_letters, digits

_DEEP = 2  # letters looked at
_ANY = "\0"  # in a beginning: whatever letter
_MOST_REMEMBERED = 10_000
_FIRST_TWO = re.compile(r"[\W_]*([^\W_]?)[\W_]*([^\W_]?)")
_PLAIN = ascii_letters + digits
_Beginnings = frozenset[str]


# Of two plain letters, as most lines begin with.
_OPENINGS = {one + two: (one + two).lower() for one in _PLAIN for two in _PLAIN}


def opening(text: str) -> str:
    """The first two letters of a text, folded: what phrases are looked for by."""
    begin = text[:_DEEP]
    found = _OPENINGS.get(begin)
    if found is not None:
        return found
    first, second = _FIRST_TWO.match(text).groups()  # type: ignore[union-attr]  # always matches
    return _folded(first) + _folded(second)


def _folded(letter: str) -> str:
    return "i" if letter == "ı" else letter.casefold()[:1]


class Forms:
    """Some of the phrases, one after the other."""

    def __init__(self, patterns: Sequence[re.Pattern[str]]) -> None:
        self._patterns = patterns

    def match(self, text: str) -> re.Match[str] | None:
        """The first of them that a text begins with."""
        for pattern in self._patterns:
            if found := pattern.match(text):
                return found
        return None

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """The first of them that a text is."""
        for pattern in self._patterns:
            if found := pattern.fullmatch(text):
                return found
        return None


class Phrases(dict[str, Forms | None]):
    """Alternatives of a regular expression, case aside; `behind` is what follows any of them.

    Answers as the whole expression would. By `opening` it holds the patterns made so far: what
    asks a page's lines one by one asks first whether there is one for a line.
    """

    def __init__(self, alternatives: str, behind: str = "") -> None:
        super().__init__()
        parts = _split(alternatives)
        self._forms = [f"(?:{part}){behind}" for part in parts]
        self._begin: dict[str, list[int]] = {}
        for number, part in enumerate(parts):
            for one in _padded(_sequence(part)):
                self._begin.setdefault(one, []).append(number)
        self._patterns: dict[int, re.Pattern[str]] = {}

    def match(self, text: str) -> re.Match[str] | None:
        """The phrase that a text begins with."""
        forms = self[opening(text)]
        return forms.match(text) if forms is not None else None

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """The phrase that a text is."""
        forms = self[opening(text)]
        return forms.fullmatch(text) if forms is not None else None

    def __missing__(self, begin: str) -> Forms | None:
        """The phrases for these letters, made patterns when a line first begins with them."""
        patterns = [self._pattern(number) for number in sorted(self._numbers(begin))]
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        found = self[begin] = Forms(patterns) if patterns else None
        return found

    def _numbers(self, begin: str) -> set[int]:
        """Which of the phrases may begin so."""
        if len(begin) == _DEEP:
            known = (begin, begin[0] + _ANY, _ANY + begin[1], _ANY + _ANY)
            return {number for one in known for number in self._begin.get(one, ())}
        short = (one for one in self._begin if not begin or one[0] in (begin, _ANY))
        return {number for one in short for number in self._begin[one]}

    def _pattern(self, number: int) -> re.Pattern[str]:
        if number not in self._patterns:
            self._patterns[number] = re.compile(self._forms[number], re.IGNORECASE)
        return self._patterns[number]


def _split(pattern: str) -> list[str]:
    """The alternatives of a pattern, those inside groups and sets left alone."""
    parts, start, at = [], 0, 0
    while at < len(pattern):
        if pattern[at] == "|":
            parts.append(pattern[start:at])
            start = at + 1
        at = _next(pattern, at)
    return [*parts, pattern[start:]]


def _next(pattern: str, at: int) -> int:
    """Where the next part begins: behind a letter, a set or a group."""
    if pattern[at] == "\\":
        return at + 2
    if pattern[at] == "[":
        # A bracket right behind the beginning of a set is one of its letters.
        at += 2 if pattern[at + 1] == "^" else 1
        at += 1 if pattern[at] == "]" else 0
        while pattern[at] != "]":
            at += 2 if pattern[at] == "\\" else 1
        return at + 1
    if pattern[at] == "(":
        at += 1
        while pattern[at] != ")":
            at = _next(pattern, at)
    return at + 1


def _sequence(pattern: str) -> _Beginnings:
    """The letters, two at most, that what matches may begin with."""
    found: _Beginnings = frozenset({""})
    at = 0
    while at < len(pattern) and any(len(one) < _DEEP for one in found):
        end = _next(pattern, at)
        part = _part(pattern[at:end])
        times = re.compile(r"[?*+]|\{\d*,?\d*\}").match(pattern, end)
        if times:
            end = times.end() + (pattern[times.end() : times.end() + 1] in ("?", "+"))
            if times[0] != "?":
                part |= _joined(part, part)
            if times[0] in ("?", "*") or times[0].startswith("{0"):
                part |= {""}
        found, at = _joined(found, part), end
    return found


def _part(part: str) -> _Beginnings:
    """What one letter, set or group begins with; nothing for what has no width."""
    if part.startswith("("):
        inside = part[1:-1]
        if inside.startswith("?") and not inside.startswith("?:"):
            named = re.match(r"\?P<\w+>", inside)
            if not named:
                return frozenset({""})
            inside = inside[named.end() :]
        sides = _split(inside.removeprefix("?:"))
        return frozenset[str]().union(*map(_sequence, sides))
    if part.startswith("["):
        return _set(part[1:-1])
    if part in ("^", "$", r"\b", r"\B", r"\s"):
        return frozenset({""})
    if part == "." or (part[0] == "\\" and part[1].isalnum()):
        return frozenset({"", _ANY})
    return frozenset({_letter(part[-1])})


def _set(inside: str) -> _Beginnings:
    """The letters of a set like `[(+a-z]`; of one that says what it has not, or kinds, any."""
    if re.search(r"^\^|\\\w", inside):
        return frozenset({"", _ANY})
    letters: set[str] = set()
    for first, last in re.findall(r"\\?(.)(?:-(.))?", inside):
        letters.update(_letter(chr(code)) for code in range(ord(first), ord(last or first) + 1))
    return frozenset(letters)


def _letter(sign: str) -> str:
    return _folded(sign) if sign.isalnum() else ""


def _joined(before: _Beginnings, after: _Beginnings) -> _Beginnings:
    return frozenset(
        (one + other)[:_DEEP] if len(one) < _DEEP else one for one in before for other in after
    )


def _padded(found: _Beginnings) -> _Beginnings:
    """Behind the end of a phrase anything may stand."""
    return frozenset(one.ljust(_DEEP, _ANY) for one in found)
