"""The chain of the record, without database or clock: lines, hashes, and what is wrong with them.

A line is hashed as canonical JSON (RFC 8785) with the hash of the line before it among its fields:
one line can be judged by itself, and its place by its neighbours. Nothing personal stands in it
but as a commitment, SHA-256 over a salt and the words; salt and words are kept apart.
"""

import hashlib
import secrets
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

import msgspec

from copydesk.errors import BadRecord
from copydesk.story.record import Record

BEGINNING = "0" * 64  # what line 1 follows
MOST = 1000  # broken lines that are held to be explained together
LARGEST = 2**53 - 1  # RFC 8785 knows the integers that every JSON reader keeps exact
_encode = msgspec.json.Encoder().encode
_encode_sorted = msgspec.json.Encoder(order="sorted").encode


class Held(NamedTuple):
    """A line as it is kept: `at` in UTC, `what` as canonical JSON, hashes in hexadecimal."""

    number: int
    at: str
    act: str
    story: str
    change: int
    about: int
    what: str
    previous: str
    hash: str


class Fault(Record, frozen=True):
    """What is wrong with a line, or with something that a line speaks of."""

    number: int
    sort: str
    says: str


class _Line(msgspec.Struct, gc=False):
    """The fields that are hashed, in the order of RFC 8785; `what`, the only object, is last."""

    about: int
    act: str
    at: str
    change: int
    number: int
    previous: str
    story: str
    what: msgspec.Raw


TYPES = (int, str, str, str, int, int, str, str, str)


def canonical(value: object, *, place: str = "line") -> str:
    """A value as RFC 8785 JSON: text, whole numbers, truth values, lists and objects of these.

    Raises `BadRecord` for anything else, and for names that are not plain ASCII, whose order
    would be another one in UTF-16.
    """
    _admit(value, place)
    try:
        return _encode_sorted(value).decode()
    except UnicodeEncodeError as error:
        raise BadRecord(place=place, reason="half a surrogate pair") from error


def digest(held: Held, *, number: int | None = None) -> str:
    """The hash of a line, at its own number or another. Any line gives one, however it is torn."""
    if tuple(map(type, held)) != TYPES:
        return ""  # a database without strict types may hold anything: never a line of ours
    try:
        return hashlib.sha256(content(held, number=number)).hexdigest()
    except ValueError:
        return ""


def content(held: Held, *, number: int | None = None) -> bytes:
    """The bytes of a line that are hashed."""
    return _encode(
        _Line(
            held.about,
            held.act,
            held.at,
            held.change,
            held.number if number is None else number,
            held.previous,
            held.story,
            msgspec.Raw(held.what.encode()),
        )
    )


def chained(held: Held) -> Held:
    """A line with its hash. Raises `BadRecord` where it has none."""
    found = digest(held)
    if not found:
        raise BadRecord(place=f"line {held.number}", reason="its fields are no text and numbers")
    return held._replace(hash=found)


def new_salt() -> str:
    """128 bits that nobody can guess, in hexadecimal."""
    return secrets.token_hex(16)


def seal(salt: str, words: str) -> str:
    """The commitment to words: tells nothing of them, and fits no others."""
    try:
        return hashlib.sha256(bytes.fromhex(salt) + words.encode()).hexdigest()
    except (ValueError, TypeError, AttributeError):
        return ""


def faults(rows: Iterable[Held]) -> Iterator[Fault]:
    """What is wrong in a chain whose lines come by their numbers; memory does not grow with it."""
    walk = Walk()
    for held in rows:
        yield from walk.take(held)
    yield from walk.end()


class Walk:
    """Goes along a chain, line by line.

    A line whose hash holds is where it says and says what it said. Where it holds for another
    number, the line was moved; where it holds for none, it was altered. A line that holds and is
    not the one the next follows was replaced.
    """

    def __init__(self) -> None:
        self.number = 0
        self._near: dict[int, tuple[str, ...]] = {0: (BEGINNING,)}
        self._off = 0
        self._run: tuple[int, int] | None = (
            None  # the first line of those displaced alike, the last
        )
        self._unsure: int | None = None
        self._altered: list[Held] = []
        self._missing: dict[int, None] = {}

    def take(self, held: Held) -> Iterator[Fault]:
        """Take up the next line."""
        yield from self._gap(held.number)
        true = self._true_number(held)
        if true is None:
            yield from self._end_run()
            yield from self._torn(held)
        else:
            yield from self._placed(held, true)
            yield from self._linked(held, true)
            self._keep(true, held.hash)
        self.number = max(self.number, held.number)

    def end(self) -> Iterator[Fault]:
        """What could only be said at the end."""
        yield from self._end_run()
        if self._unsure is not None:
            first = max(self._unsure - 1, 1)
            says = f"line {self._unsure} does not follow it: one of the two was replaced"
            yield Fault(number=first, sort="replaced", says=says)
        yield from self._explained()
        for first, last in _ranges(sorted(self._missing)):
            yield _dropped(first, last)

    def _gap(self, number: int) -> Iterator[Fault]:
        first, last = self.number + 1, number - 1
        if last - first >= MOST:
            yield _dropped(first, last)
        else:
            self._missing |= dict.fromkeys(range(first, last + 1))

    def _true_number(self, held: Held) -> int | None:
        if digest(held) == held.hash != "":
            return held.number
        for off in dict.fromkeys((self._off, 1, -1)):
            if off and digest(held, number=held.number + off) == held.hash != "":
                return held.number + off
        return None

    def _placed(self, held: Held, true: int) -> Iterator[Fault]:
        off = true - held.number
        if off != self._off or self._run is None:
            yield from self._end_run()
        if off:
            self._run = (self._run[0] if self._run else true, true)
        self._off = off
        if true in self._near:
            says = "what stands there is not the line that others follow"
            yield Fault(number=true, sort="inserted", says=says)
        self._missing.pop(true, None)
        if off > 0 and true - 1 not in self._near and len(self._missing) < MOST:
            self._missing[true - 1] = None

    def _end_run(self) -> Iterator[Fault]:
        if self._run is None:
            return
        (first, last), off = self._run, self._off
        self._run, self._off = None, 0
        named = f"line {first} stands" if first == last else f"lines {first} to {last} stand"
        way = "early" if off > 0 else "late"
        yield Fault(number=first, sort="reordered", says=f"{named} {abs(off)} too {way}")

    def _linked(self, held: Held, true: int) -> Iterator[Fault]:
        """Blame who follows nobody and is followed by nobody; else the one that is not followed."""
        follows = held.previous in self._near.get(true - 1, (held.previous,))
        unsure, self._unsure = self._unsure, None
        if unsure is not None:
            guilty = max(unsure - 1, 1) if follows else unsure
            yield Fault(number=guilty, sort="replaced", says=f"line {true} follows another")
        elif not follows:
            self._unsure = true

    def _torn(self, held: Held) -> Iterator[Fault]:
        if self._unsure is not None:
            number, self._unsure = max(self._unsure - 1, 1), None
            yield Fault(number=number, sort="replaced", says="the next line follows another")
        self._near.pop(held.number, None)
        if len(self._altered) < MOST:
            self._altered.append(held)
        else:
            yield _altered(held.number)

    def _keep(self, true: int, hash: str) -> None:
        self._near[true] = (*self._near.get(true, ()), hash)
        while len(self._near) > 4:
            del self._near[next(iter(self._near))]

    def _explained(self) -> Iterator[Fault]:
        """Of the lines that hold nowhere near: those that hold where another was torn or is
        missing were moved there, the others altered."""
        torn = (held.number for held in self._altered)
        places = {*torn, *self._missing, self.number + 1}
        for held in self._altered:
            found = (p for p in places if digest(held, number=p) == held.hash != "")
            true = next(found, None)
            if true is None:
                yield _altered(held.number)
            else:
                self._missing.pop(true, None)
                says = f"line {true} stands as {held.number}"
                yield Fault(number=true, sort="reordered", says=says)


def _dropped(first: int, last: int) -> Fault:
    says = "the line is missing" if first == last else f"lines {first} to {last} are missing"
    return Fault(number=first, sort="dropped", says=says)


def _altered(number: int) -> Fault:
    return Fault(number=number, sort="altered", says="its hash is not the hash of what it says")


def _ranges(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    first = last = None
    for number in numbers:
        if last is not None and number == last + 1:
            last = number
            continue
        if first is not None and last is not None:
            yield first, last
        first = last = number
    if first is not None and last is not None:
        yield first, last


def _admit(value: object, place: str) -> None:
    match value:
        case None | bool() | str():
            return
        case int() if abs(value) <= LARGEST:
            return
        case list() | tuple():
            parts: Iterable[object] = value
        case Mapping() if all(isinstance(name, str) and name.isascii() for name in value):
            parts = value.values()
        case _:
            raise BadRecord(place=place, reason=f"{value!r:.60} has no canonical form")
    for each in parts:
        _admit(each, place)
