"""Serious notices as items of their own on the front: as long as their story had stood there."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from copydesk.press.card import PREFIX_LASTS
from copydesk.press.locale import locale_of, locales
from copydesk.press.notice import PREFIXES, Told, told
from copydesk.press.paper import Locale, Paper
from copydesk.story.change import ChangeKind, Notice, Severity
from copydesk.story.edition import Edition

RECENT = 200
# A kill leaves no trace in any list, and its address alone would repeat the headline.
KILLS = (ChangeKind.TAKEDOWN, ChangeKind.WITHHOLD)
# Stories a front shows above and beside its sections, and of each of these.
SHOWN, OF_A_SECTION = 19, 4


@dataclass(frozen=True, kw_only=True)
class Owned:
    """A serious notice told on the front; no headline where its story was withdrawn."""

    story: str
    told: Told
    headline: str
    address: str
    language: str


def owned(locale: Locale, paper: Paper) -> tuple[Owned, ...]:
    """What the front of a locale has to tell now, newest first."""
    return tuple(
        Owned(
            story=edition.id,
            told=told(notice),
            headline=edition.story.headline,
            address=edition.path,
            language=edition.story.language,
        )
        for notice, edition in _serious(locale, paper)
        if locale_of(edition, paper.site) == locale
        and _told_until(notice, edition, paper) > paper.now
    )


def has_ended(since: dt.datetime, paper: Paper) -> bool:
    """Whether a serious notice left fronts, or a headline, between a moment and now."""
    return any(
        since < end <= paper.now
        for locale in locales(paper.site)
        for notice, edition in _serious(locale, paper)
        for end in (notice.at + PREFIX_LASTS, _told_until(notice, edition, paper))
    )


def _serious(locale: Locale, paper: Paper) -> Iterator[tuple[Notice, Edition]]:
    for notice in paper.notices(RECENT, locale.key):
        if notice.severity is Severity.SERIOUS and notice.kind in PREFIXES:
            edition = paper.edition(notice.story)
            if edition and edition.kind not in KILLS:
                yield notice, edition


def _told_until(notice: Notice, edition: Edition, paper: Paper) -> dt.datetime:
    """A day at least; longer where its readers had longer to see it there."""
    stood = _left(edition, notice.at, paper) - edition.first_at
    return notice.at + max(PREFIX_LASTS, stood)


def _left(edition: Edition, until: dt.datetime, paper: Paper) -> dt.datetime:
    """When a story left the front for newer ones, or the moment given where it had not by then.

    The window grows until it holds as many as a front shows, so that few are ever looked at.
    """
    locale = locale_of(edition, paper.site)
    if any(pin.story == edition.id for pin in paper.front(locale.key, "").pins):
        return until
    most = SHOWN + OF_A_SECTION * len(paper.site.sections)
    window = dt.timedelta(hours=1)
    while True:
        end = min(edition.first_at + window, until)
        found = paper.newest(100_000, since=edition.first_at, until=end, locale=locale.key)
        newer = [one for one in found if one.id != edition.id]
        if len(newer) >= most:
            return newer[-most].first_at
        if end == until:
            return until
        window *= 4
