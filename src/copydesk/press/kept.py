"""What was made of an edition before: an act changes one of the thirty that a list repeats."""

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

from copydesk.press.paper import Site
from copydesk.story.edition import Edition

T = TypeVar("T")


class Kept(Generic[T]):
    """Things made of one edition on one site, as long as those very objects are at hand.

    They are held with it, so their ids can not pass to others. When it is full it begins anew.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._held: dict[Hashable, tuple[Edition, Site, T]] = {}

    def of(self, edition: Edition, site: Site, key: Hashable, make: Callable[[], T]) -> T:
        """What was made under this key, which says all else that it depends on, or it made now."""
        name = (id(edition), id(site), key)
        held = self._held.get(name)
        if held is None:
            if len(self._held) >= self._most:
                self._held.clear()
            held = self._held[name] = (edition, site, make())
        return held[2]
