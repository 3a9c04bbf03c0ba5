"""Set phrases, looked for by their first two letters: most lines begin as none of them does.

A pattern of a hundred phrases costs every line a hundred tries. Here the phrases are split up
by what they may begin with, and a line is compared with those that begin as it does. Letters and
figures count as letters; all other signs are passed over.
"""

import re
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


class Phrases(dict[str, re.Pattern[str] | None]):
    """Alternatives of a regular expression, case aside; `behind` is what follows any of them.

    Answers as the whole expression would. By `opening` it holds the patterns made so far: what
    asks a page's lines one by one asks first whether there is one for a line.
    """

    def __init__(self, alternatives: str, behind: str = "") -> None:
        super().__init__()
        self._behind = behind
        self._alternatives = [(part, _padded(_sequence(part))) for part in _split(alternatives)]
        self._patterns: dict[tuple[str, ...], re.Pattern[str] | None] = {(): None}

    def match(self, text: str) -> re.Match[str] | None:
        """The phrase that a text begins with."""
        pattern = self[opening(text)]
        return pattern.match(text) if pattern is not None else None

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """The phrase that a text is."""
        pattern = self[opening(text)]
        return pattern.fullmatch(text) if pattern is not None else None

    def __missing__(self, begin: str) -> re.Pattern[str] | None:
        """The pattern for these letters, made when a line first begins with them."""
        parts = tuple(part for part, known in self._alternatives if _may_begin(begin, known))
        if parts not in self._patterns:
            whole = f"(?:{'|'.join(parts)}){self._behind}"
            self._patterns[parts] = re.compile(whole, re.IGNORECASE)
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        found = self[begin] = self._patterns[parts]
        return found


def _may_begin(begin: str, known: _Beginnings) -> bool:
    if len(begin) < _DEEP:
        return not begin or any(one[0] in (begin, _ANY) for one in known)
    first, second = begin[0], begin[1]
    return not known.isdisjoint((begin, first + _ANY, _ANY + second, _ANY + _ANY))


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
