"""What a furniture rule is: a name, and a function that lays claim to lines."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from copydesk.markup.galley import Galley, Line
from copydesk.story.house import House
from copydesk.story.record import Record
from copydesk.story.story import Item, Role


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

    def near(self, galley: Galley, first: int = 0) -> Iterator[tuple[int, Line]]:
        """The lines with text near the story, from `first` on, with their numbers; of bare text
        all.

        Far from the story a page holds nothing a reader could take for it: there the trained
        model names what is cut.
        """
        lines = galley.lines
        window = range(len(lines)) if self.window is None else self.window
        wanted = range(max(window.start, first), window.stop)
        return ((number, lines[number]) for number in wanted if lines[number].text)


@dataclass(frozen=True, kw_only=True)
class Furniture:
    """One kind of furniture; the first rule that claims a line has it."""

    name: str
    find: Callable[[Galley, About], Iterator[Claim]]
