"""What a run of the press came to: pages, what is gone, and what could not be printed."""

import hashlib
import logging
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from copydesk.press.page import PageKind
from copydesk.press.paper import Gone, Page, Paper
from copydesk.press.print_pages import reprint

log = logging.getLogger(__name__)

Work = Mapping[str, PageKind | None]


@dataclass
class Run:
    """The pages of one change set, each path once."""

    pages: list[Page] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    troubles: dict[str, str] = field(default_factory=dict)
    paths: set[str] = field(default_factory=set)

    def add(self, printed: Page | Gone) -> None:
        """Take up what was printed, unless this path was before."""
        if printed.path in self.paths:
            return
        self.paths.add(printed.path)
        if isinstance(printed, Gone):
            self.gone.append(printed.path)
        else:
            self.pages.append(printed)

    def print(self, work: Work, paper: Paper) -> None:
        """Each page by itself: one that cannot be printed holds back no other."""
        for path, kind in work.items():
            if path in self.paths:
                continue
            try:
                self.add(print_one(path, kind, paper))
            # The reason goes on record with the order, which is tried again.
            except Exception as error:
                log.exception("page_failed path=%s", path)
                self.troubles[path] = f"{type(error).__name__}: {error}"


def print_one(path: str, kind: PageKind | None, paper: Paper) -> Page | Gone:
    """The page at a path, which is of this kind, as far as is known."""
    page = kind.print(path, paper) if kind else None
    return page or next(iter(reprint([path], paper)))


class Paths:
    """Which paths were printed, in eight bytes each: there may be millions."""

    def __init__(self) -> None:
        self._digests = array("Q")

    def __len__(self) -> int:
        return len(self._digests)

    def add(self, paths: Iterable[str]) -> None:
        """Take up paths, each once."""
        self._digests.extend(map(_digest, paths))

    def others(self, paths: Iterable[str]) -> Iterable[str]:
        """Those of these that were not taken up."""
        held = array("Q", sorted(self._digests))
        for path in paths:
            wanted = _digest(path)
            place = bisect_left(held, wanted)
            if place == len(held) or held[place] != wanted:
                yield path


def _digest(path: str) -> int:
    return int.from_bytes(hashlib.blake2b(path.encode(), digest_size=8).digest(), "little")
