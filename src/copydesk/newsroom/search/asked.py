"""A search as readers ask for it: fields of an address, none of which can be wrong."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from copydesk.newsroom.search.finding import START, Cursor
from copydesk.newsroom.search.narrowing import narrowed
from copydesk.newsroom.search.wanted import LONGEST, Wanted, wanted
from copydesk.press.locale import locale_at
from copydesk.press.paper import Site
from copydesk.press.searching import ADDRESS, ALL, Typed
from copydesk.press.words import primary

CURSOR = re.compile(r"(\d{1,18})(?:-(\d{1,6})-(\d{1,18}))?", re.ASCII)
UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]+")
LONGEST_KEY = 60


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What is asked for, and where its page of results begins."""

    typed: Typed
    wanted: Wanted
    begin: Cursor = START
    is_further: bool = False
    since: dt.date | None = None
    until: dt.date | None = None

    @property
    def is_best(self) -> bool:
        """Whether the best match comes first."""
        return self.typed.order == "best" and bool(self.wanted.every)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to look for."""
        return not (self.wanted.every or self.wanted.none or self.typed.is_narrowed)


def read(fields: Mapping[str, str], site: Site) -> Asked:
    """The search that an address asks for; what cannot be understood is as if it were not there."""
    language = fields.get("language", "")[:LONGEST_KEY]
    since, until = _day(fields.get("from", "")), _day(fields.get("to", ""))
    q = UNPRINTABLE.sub(" ", fields.get("q", "")).strip()
    typed = Typed(
        q=q[:LONGEST],
        order="best" if fields.get("order") == "best" else "",
        section=fields.get("section", "")[:LONGEST_KEY],
        source=fields.get("source", "")[:LONGEST_KEY],
        language=ALL if language == ALL else primary(language),
        locale=locale_at(fields.get("locale", ""), site).key,
        since=since.isoformat() if since else "",
        until=until.isoformat() if until else "",
    )
    marks, strange = narrowed(typed, site)
    match = CURSOR.fullmatch(fields.get("after", ""))
    return Asked(
        typed=typed,
        wanted=wanted(q, *marks, strange=strange),
        begin=_cursor(match) if match else START,
        is_further=match is not None,
        since=since,
        until=until,
    )


def address(typed: Typed, after: Cursor | None = None) -> str:
    """Where a search is asked for, or the page of its results that begins at a cursor."""
    fields = {
        "q": typed.q,
        "order": typed.order,
        "section": typed.section,
        "source": typed.source,
        "language": typed.language,
        "locale": typed.locale,
        "from": typed.since,
        "to": typed.until,
        "after": _written(after) if after else "",
    }
    return f"{ADDRESS}?{urlencode({name: value for name, value in fields.items() if value})}"


def _cursor(match: re.Match[str]) -> Cursor:
    below, points, upto = (int(part or 0) for part in match.groups())
    return Cursor(below=below, points=points, upto=upto)


def _written(cursor: Cursor) -> str:
    return f"{cursor.below}-{cursor.points}-{cursor.upto}" if cursor.upto else f"{cursor.below}"


def _day(text: str) -> dt.date | None:
    """A day as date fields send it; the last year is left out, for a day must have a next one."""
    try:
        day = dt.date.fromisoformat(text[:10])
    except ValueError:
        return None
    return day if dt.MINYEAR + 1 < day.year < dt.MAXYEAR else None
