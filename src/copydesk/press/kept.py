"""What was made before of an edition, or of a part of a page: an act changes one of thirty."""

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

from copydesk.press.paper import Site

T = TypeVar("T")


class Kept(Generic[T]):
    """Things made of one object on one site, as long as those very objects are at hand.

    They are held with it, so their ids can not pass to others. When it is full it begins anew.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._held: dict[Hashable, tuple[object, Site, T]] = {}

    def of(self, thing: object, site: Site, key: Hashable, make: Callable[[], T]) -> T:
        """What was made under this key, which says all else that it depends on, or it made now."""
        name = (id(thing), id(site), key)
        held = self._held.get(name)
        if held is None:
            if len(self._held) >= self._most:
                self._held.clear()
            held = self._held[name] = (thing, site, make())
        return held[2]
