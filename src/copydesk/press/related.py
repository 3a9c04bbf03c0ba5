"""Earlier stories that go with one, so chosen that a printed page stays right.

Only what came before is chosen from, so a new story changes nobody's list; and of that only the
nearest, so a changed story can change the lists of few.
"""

import datetime as dt
from collections.abc import Iterator

from copydesk.press.card import echo
from copydesk.press.locale import lineage
from copydesk.press.paper import Act, Paper
from copydesk.press.words import primary
from copydesk.story.edition import Edition

REACH = 30
SHOWN = 4


def related(edition: Edition, paper: Paper) -> tuple[Edition, ...]:
    """Of the nearest earlier ones of its section and language, those that share most subjects."""
    if not edition.section:
        return ()
    earlier = paper.newest(
        REACH,
        section=edition.section,
        until=edition.first_at,
        language=primary(edition.story.language),
    )
    subjects = set(edition.story.subjects)
    near = sorted(earlier, key=lambda other: -len(subjects & set(other.story.subjects)))
    return tuple(near[:SHOWN])


def relating(act: Act, paper: Paper) -> Iterator[Edition]:
    """The later stories whose list an act may change."""
    if act.before is None or echo(act.before) == echo(act.after):
        return
    rooms = {
        (section, primary(edition.story.language))
        for edition in (act.before, act.after)
        for section in lineage(edition.section, paper.site)
    }
    for section, language in sorted(rooms):
        if section:
            yield from _following(act.after.first_at, section, language, paper)


def _following(at: dt.datetime, section: str, language: str, paper: Paper) -> tuple[Edition, ...]:
    """The next few stories of a section after a moment: the window grows until it holds them."""
    days = 1
    while True:
        until = at + dt.timedelta(days=days)
        found = paper.newest(100_000, section=section, since=at, until=until, language=language)
        if len(found) > REACH or until > paper.now:
            return tuple(found[-REACH - 1 :])
        days *= 4
