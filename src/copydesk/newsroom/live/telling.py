"""What is announced goes from the rows into the file that the readers' side follows."""

import datetime as dt
from pathlib import Path

from django.conf import settings

from copydesk.newsroom.intake import bell
from copydesk.newsroom.live import rows
from copydesk.newsroom.live.hub import MOST_REMEMBERED
from copydesk.newsroom.live.lines import LinesFile

LONGEST = 10_000  # lines, some 3 MB: then the file is begun anew


class Teller:
    """Keeps the file up to date: at first by writing it anew, for the rows may be others now."""

    def __init__(self, path: Path) -> None:
        self._file = LinesFile(path)
        self._number: int | None = None
        self._length = 0

    def tell(self, now: dt.datetime) -> None:
        """Write down what was announced since the last time, and ring."""
        del now
        before, self._number = self._number, None  # begun anew, should this be broken off
        number = self._begin() if before is None or self._length > LONGEST else self._add(before)
        self._number = number
        if number != before:
            bell.ring()

    def _begin(self) -> int:
        newest, after = rows.newest(MOST_REMEMBERED)
        self._file.begin(newest, after=after)
        self._length = len(newest)
        return newest[-1].number if newest else after

    def _add(self, number: int) -> int:
        while news := rows.since(number):
            self._file.add(news)
            number = news[-1].number
            self._length += len(news)
        return number


def teller() -> Teller:
    """The teller of this room's file."""
    return Teller(Path(settings.LINES))
