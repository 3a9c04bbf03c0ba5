"""How a story changed: all its editions, and between neighbours what went and what came.

Any two others are compared on the page of `copydesk.press.comparing`, made when asked for.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from copydesk.press.address import address_of, file_of, history_address
from copydesk.press.card import direction
from copydesk.press.changed import Changed, barred, steps
from copydesk.press.comparing import choices
from copydesk.press.locale import locale_of
from copydesk.press.notice import NAMES, Told, told
from copydesk.press.page import PageKind
from copydesk.press.paper import Act, Page, Paper
from copydesk.press.render import Sheet, print_sheet
from copydesk.press.words import page_language, words
from copydesk.story.edition import Edition

ENDING = "history/"


@dataclass(frozen=True, kw_only=True)
class Step:
    """An edition with what it changed; `is_told` where that may be seen, `barred` why not."""

    number: int
    at: dt.datetime
    name: str
    kind: str
    notices: tuple[Told, ...]
    changes: tuple[Changed, ...]
    is_first: bool
    is_withdrawn: bool
    is_told: bool
    is_barred: bool
    barred: str


def touched(act: Act, paper: Paper) -> Iterable[str]:
    """The story's own, once there is something to tell."""
    return (file_of(history_address(act.after)),) if act.after.number > 1 else ()


def every(paper: Paper) -> Iterable[str]:
    """One for each story with more than one edition."""
    for edition in paper.walk():
        if edition.number > 1:
            yield file_of(history_address(edition))


def print(path: str, paper: Paper) -> Page | None:
    """The editions, newest first; of a withdrawn story their places without their words."""
    address = address_of(path)
    if not address.endswith(f"/{ENDING}"):
        return None
    edition = paper.edition_at(address.removesuffix(ENDING))
    if edition is None or edition.number < 2 or file_of(history_address(edition)) != path:
        return None
    editions = paper.history(edition.id)
    language = page_language(edition.story.language, locale_of(edition, paper.site).language)
    sheet = Sheet(
        path=path,
        title=words(language)("How this story changed"),
        language=language,
        name="history",
        locale=locale_of(edition, paper.site).key,
        noindex=True,
        has_ticker=False,
        section=edition.section,
        stories=frozenset({edition.id}),
        status=410 if edition.withdrawn else 200,
    )
    return print_sheet(
        sheet,
        paper,
        "history.html",
        edition=edition,
        story=edition.story,
        article_direction=direction(edition.story.language),
        steps=_steps(editions),
        choices=choices(editions, language, paper.site.time_zone),
    )


def _steps(editions: Sequence[Edition]) -> tuple[Step, ...]:
    """Newest first, each with what it changed, or why that is not told."""
    hidden, changed = barred(editions), steps(editions)
    befores = (None, *editions)
    return tuple(
        _step(edition, before, hidden, changed)
        for before, edition in reversed(list(zip(befores, editions, strict=False)))
    )


def _step(
    edition: Edition,
    before: Edition | None,
    hidden: dict[int, str],
    changed: dict[int, tuple[Changed, ...]],
) -> Step:
    earlier = before.notices if before else ()
    return Step(
        number=edition.number,
        at=edition.at,
        name=NAMES[edition.kind],
        kind=edition.kind,
        notices=tuple(told(notice) for notice in edition.notices if notice not in earlier),
        changes=changed.get(edition.number, ()),
        is_first=before is None,
        is_withdrawn=edition.withdrawn,
        is_told=edition.number in changed,
        barred=hidden.get(edition.number, ""),
        is_barred=edition.number in hidden,
    )


PAGE = PageKind(name="history", touched=touched, every=every, print=print)
