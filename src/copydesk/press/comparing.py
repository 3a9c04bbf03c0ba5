"""Any two editions of a story side by side, made when asked for with a plain form.

A page for each pair would be too many to print: ten editions have forty-five.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from copydesk.press.address import history_address
from copydesk.press.card import direction
from copydesk.press.changed import changes, open_editions
from copydesk.press.locale import locale_of
from copydesk.press.notice import NAMES
from copydesk.press.paper import Page, Paper
from copydesk.press.render import Sheet, print_sheet
from copydesk.press.when import spoken_time
from copydesk.press.words import page_language, words
from copydesk.story.edition import Edition

ADDRESS = "/editions/"
FEW = 3  # of two editions the history itself shows all there is


@dataclass(frozen=True, kw_only=True)
class Choice:
    """An edition that can be chosen, with its kind and time in words."""

    number: int
    said: str


def choices(editions: Sequence[Edition], language: str, time_zone: str) -> tuple[Choice, ...]:
    """Those that can be compared, oldest first; none where the history shows every pair."""
    seen = open_editions(editions)
    if len(seen) < FEW:
        return ()
    return tuple(_choice(one, language, time_zone) for one in seen)


def _choice(edition: Edition, language: str, time_zone: str) -> Choice:
    say = words(language)
    number = say("Edition {n}", n=say.digits(edition.number))
    at = spoken_time(edition.at, "moment", language, time_zone)
    return Choice(number=edition.number, said=f"{number} · {say(NAMES[edition.kind])} · {at}")


def compare_address(edition: Edition, older: int, newer: int) -> str:
    """Where two editions of a story are compared."""
    return f"{ADDRESS}?{urlencode({'story': edition.id, 'from': older, 'to': newer})}"


def compare_page(older: int, newer: int, edition: Edition, paper: Paper) -> Page | None:
    """The page of two editions by their numbers, in either order; `edition` is the current one.

    None where one of them is not there, or may not be seen.
    """
    editions = paper.history(edition.id)
    seen = {one.number: one for one in open_editions(editions)}
    first, last = sorted((older, newer))
    if first not in seen or last not in seen:
        return None
    own = locale_of(edition, paper.site)
    language = page_language(edition.story.language, own.language)
    sheet = Sheet(
        path="editions/index.html",
        title=words(language)("Two editions compared"),
        language=language,
        name="history",
        locale=own.key,
        noindex=True,
        has_ticker=False,
        section=edition.section,
        stories=frozenset({edition.id}),
    )
    return print_sheet(
        sheet,
        paper,
        "compare.html",
        edition=edition,
        story=edition.story,
        article_direction=direction(edition.story.language),
        history=history_address(edition),
        older=seen[first],
        newer=seen[last],
        names=NAMES,
        changes=tuple(changes(seen[first].story, seen[last].story)),
        choices=choices(editions, language, paper.site.time_zone),
    )
