"""How fast a whole printing goes, and how long the stories will take."""

import datetime as dt
from collections.abc import Sequence

from copydesk.newsroom.desk.models import EditionRow
from copydesk.press.page import PageKind


class Pace:
    """Counts the stories printed; all else is printed after or before them and soon done."""

    def __init__(self, started: dt.datetime) -> None:
        self._started = started
        self._all = EditionRow.objects.filter(current=True).count()
        self._done = 0

    def say(self, portion: Sequence[tuple[str, PageKind]], now: dt.datetime) -> str:
        """Where it is, and while stories are printed how many a second and the time that is left.

        In words of English, for the command line.
        """
        kinds = [kind.name for _, kind in portion]
        of_stories = kinds.count("story")
        self._done += of_stories
        seconds = (now - self._started).total_seconds()
        if not of_stories or seconds <= 0:
            return portion[-1][0]
        rate = self._done / seconds
        left = dt.timedelta(seconds=round(max(0, self._all - self._done) / rate))
        return f"{self._done:,} of {self._all:,} stories, {rate:.0f}/s, {left} left"
