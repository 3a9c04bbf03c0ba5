"""What a furniture rule is: a name, and a function that lays claim to lines."""

from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from operator import itemgetter

from copydesk.cleaning.phrases import opening
from copydesk.markup.galley import Galley, Line
from copydesk.story.house import House
from copydesk.story.record import Record
from copydesk.story.story import Item, Role

# A line's number, the line, and its first letters, by which set phrases are looked for.
Near = tuple[int, Line, str]
_NUMBER = itemgetter(0)


class Claim(Record, frozen=True):
    """A rule says that a line, or a part of it, is furniture.

    `start` and `end` are offsets into the line's text, `end` -1 for all of it. `items` are a
    ticker's headlines; `says` is what the desk learns from it (the name in a source credit).
    """

    line: int
    role: Role
    start: int = 0
    end: int = -1
    items: tuple[str, ...] = ()
    says: str = ""


class About(Record, frozen=True):
    """What a rule may know beside the galley.

    `prose` tells of each line whether it is running text; `first` and `last` are the first and
    last line of the longest stretch of it, 0 and -1 where there is none. `likely` says of each
    line how likely it is part of the story, from 0 to 1, as the trained model reads it. `window`
    are the lines that rules need to look at, None for all.
    """

    item: Item
    house: House
    prose: tuple[bool, ...] = ()
    first: int = 0
    last: int = -1
    likely: tuple[float, ...] = ()
    window: range | None = None
    lines: tuple[Near, ...] = ()

    def near(self, galley: Galley, first: int = 0) -> Iterator[Near]:
        """The lines with text near the story, from `first` on, with their numbers and openings; of
        bare text all.

        Far from the story a page holds nothing a reader could take for it: there the trained
        model names what is cut.
        """
        near = self.lines or self.all_near(galley)
        after = bisect_left(near, first, key=_NUMBER) if first > 0 else 0
        return iter(near[after:] if after else near)

    def all_near(self, galley: Galley) -> tuple[Near, ...]:
        """What `near` goes over; every rule does, so whoever asks many keeps it in `lines`."""
        lines = galley.lines
        window = range(len(lines)) if self.window is None else self.window
        return tuple(
            (number, lines[number], opening(lines[number].text))
            for number in window
            if lines[number].text
        )


@dataclass(frozen=True, kw_only=True)
class Furniture:
    """One kind of furniture; the first rule that claims a line has it."""

    name: str
    find: Callable[[Galley, About], Iterator[Claim]]
