"""What of a delivery cannot be read while the rest of it can: a refusal for each, beside the items.

A format says so by `refuse` and goes on; whoever reads a delivery hears it by `heard`. A delivery
of which nothing can be read is refused as a whole, by `UnreadableCapture`.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

from copydesk.errors import UnreadableCapture
from copydesk.story.record import Record
from copydesk.story.story import Item

MOST = 2_000  # told one by one; more are counted
SHOWN = 5  # places named for each reason in a summary

T = TypeVar("T")


class Refusal(Record, frozen=True):
    """A part that could not be read: `place` names it, `reason` says why."""

    place: str
    reason: str


class Heard:
    """The refusals of one delivery, in order; `uncounted` is how many more there were."""

    def __init__(self) -> None:
        self.told: list[Refusal] = []
        self.uncounted = 0

    def hear(self, refusal: Refusal) -> None:
        """Keep a refusal, or count it where there are too many."""
        if len(self.told) < MOST:
            self.told.append(refusal)
        else:
            self.uncounted += 1

    def all(self, place: str) -> tuple[Refusal, ...]:
        """What was heard; `place` is where the delivery came from."""
        if not self.uncounted:
            return tuple(self.told)
        reason = f"{self.uncounted} more parts that cannot be read"
        return (*self.told, Refusal(place=place, reason=reason))


listening: ContextVar[Heard | None] = ContextVar("listening", default=None)


@contextmanager
def heard() -> Iterator[Heard]:
    """While a delivery is read: what of it is refused."""
    ear = Heard()
    token = listening.set(ear)
    try:
        yield ear
    finally:
        listening.reset(token)


def refuse(place: str, reason: str) -> None:
    """Say that a part of the delivery in hand is left out, and why; the rest goes on."""
    ear = listening.get()
    if ear is not None:
        ear.hear(Refusal(place=place, reason=reason))


def each_readable(
    parts: Iterable[tuple[str, T]], read: Callable[[T], tuple[Item, ...]], *, most: int
) -> tuple[Item, ...]:
    """The items of some parts, each with its place; one that cannot be read is refused by itself.

    No part is begun beyond `most` items. Raises the first `UnreadableCapture` where none can be
    read.
    """
    found: list[Item] = []
    errors: list[tuple[str, UnreadableCapture]] = []
    was_read = False
    for place, part in parts:
        if len(found) > most:
            refuse(place, f"this and what follows; a delivery holds {most} items at most")
            break
        try:
            found += read(part)
            was_read = True
        except UnreadableCapture as error:
            errors.append((place, error.with_traceback(None)))
    if errors and not was_read:
        raise errors[0][1]
    for place, trouble in errors:
        refuse(place, trouble.reason)
    return tuple(found)


def summary(refusals: Iterable[Refusal]) -> str:
    """Refusals in a line: each reason, with how many places; "" where there are none."""
    places: dict[str, list[str]] = {}
    for one in refusals:
        places.setdefault(one.reason, []).append(one.place)
    if not places:
        return ""
    told = (f"{reason} ({_listed(named)})" for reason, named in places.items())
    return "left out: " + "; ".join(told)


def _listed(places: list[str]) -> str:
    more = len(places) - SHOWN
    return ", ".join(places[:SHOWN]) + (f", and {more} more" if more > 0 else "")
