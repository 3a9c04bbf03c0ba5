"""What a kind of page is to the press."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from copydesk.press.paper import Act, Page, Paper


def no_paths(since: dt.datetime, paper: Paper) -> Iterable[str]:
    """The paths of a kind that changes by acts alone."""
    return ()


@dataclass(frozen=True, kw_only=True)
class PageKind:
    """One kind of page. Paths are those of files under the site's root.

    `touched` gives the paths of this kind that an act may change; `every` all paths of this kind
    that the paper holds; `print` makes the page at a path, or None where there is to be none
    (an emptied day) or the path belongs to another kind. `aged` gives the paths that changed
    between a moment and `paper.now` because time went by.
    """

    name: str
    touched: Callable[[Act, Paper], Iterable[str]]
    every: Callable[[Paper], Iterable[str]]
    print: Callable[[str, Paper], Page | None]
    aged: Callable[[dt.datetime, Paper], Iterable[str]] = no_paths
