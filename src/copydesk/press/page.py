"""What a kind of page is to the press."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from copydesk.press.paper import Act, Page, Paper


@dataclass(frozen=True, kw_only=True)
class PageKind:
    """One kind of page.

    `touched` gives the paths of this kind that an act may change; `every` all paths of this kind
    that the paper holds; `print` makes the page at a path, or None where there is to be none
    (an emptied section): then a file that lies there is taken away.
    """

    name: str
    touched: Callable[[Act, Paper], Iterable[str]]
    every: Callable[[Paper], Iterable[str]]
    print: Callable[[str, Paper], Page | None]
