"""The page on which readers search; made when asked for, with look and words of the press."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from copydesk.press.card import Card, card, clock
from copydesk.press.excerpt import Piece, excerpt, marked
from copydesk.press.locale import locale_at
from copydesk.press.paper import Page, Paper
from copydesk.press.render import Sheet, print_sheet
from copydesk.press.when import Style, local_day
from copydesk.press.words import words
from copydesk.story.blocks import plain_text
from copydesk.story.edition import Edition

ADDRESS = "/search/"
ALL = "*"  # as a language: stories in any, where readers have those of one locale otherwise

Pair = tuple[str, str]


@dataclass(frozen=True, kw_only=True)
class Choices:
    """What can be chosen in the filters, as pairs of value and name.

    `own_language` names that of the locale where there are several: its stories are looked
    through where nothing is chosen.
    """

    sections: tuple[Pair, ...] = ()
    sources: tuple[Pair, ...] = ()
    languages: tuple[Pair, ...] = ()
    own_language: str = ""


@dataclass(frozen=True, kw_only=True)
class Typed:
    """The form as the reader sent it; days are ISO dates or "", `locale` is the paper's."""

    q: str = ""
    order: str = ""
    section: str = ""
    source: str = ""
    language: str = ""
    since: str = ""
    until: str = ""
    locale: str = ""

    @property
    def is_narrowed(self) -> bool:
        """Whether a filter is set."""
        language = "" if self.language == ALL else self.language
        return bool(self.section or self.source or language or self.since or self.until)


@dataclass(frozen=True, kw_only=True)
class Searched:
    """What came of a search. `problem` is "", "often" or "closed"; `forms` are marked in the text.

    `next_page` and `without_filters` are addresses. `is_empty`: there was nothing to look for.
    """

    typed: Typed = Typed()
    choices: Choices = Choices()
    editions: Sequence[Edition] = ()
    forms: frozenset[str] = frozenset()
    next_page: str = ""
    without_filters: str = ""
    is_further: bool = False
    left_out: bool = False
    is_empty: bool = False
    problem: str = ""
    status: int = 200


@dataclass(frozen=True, kw_only=True)
class Hit:
    """A story that was found."""

    card: Card
    headline: tuple[Piece, ...]
    words: tuple[Piece, ...]


def search_page(searched: Searched, paper: Paper) -> Page:
    """The form with what was typed, and what was found, newest or best first."""
    here = locale_at(searched.typed.locale, paper.site)
    say = words(here.language)
    q = searched.typed.q
    sheet = Sheet(
        path="search/index.html",
        title=say("Search: {words}", words=q) if q else say("Search"),
        language=here.language,
        locale=here.key,
        name="search",
        noindex=True,
        has_ticker=False,
        stories=frozenset(edition.id for edition in searched.editions),
        status=searched.status,
    )
    hits = [_hit(edition, searched.forms, paper) for edition in searched.editions]
    return print_sheet(sheet, paper, "search.html", searched=searched, hits=hits)


def closed_page(paper: Paper) -> Page:
    """What readers see while search cannot answer: it lies ready, for then nothing can be asked."""
    return search_page(Searched(problem="closed", is_empty=True, status=503), paper)


def _hit(edition: Edition, forms: frozenset[str], paper: Paper) -> Hit:
    story = edition.story
    shown = replace(card(edition, paper), clock=_clock(edition, paper))
    texts = (story.standfirst, *map(plain_text, story.blocks))
    found = excerpt(texts, forms) if forms else ()
    return Hit(
        card=shown,
        headline=marked(story.headline, forms),
        words=found or (Piece(shown.summary),),
    )


def _clock(edition: Edition, paper: Paper) -> tuple[Style, ...]:
    """The hour of today's stories, the day of older ones, with its year where that is over."""
    day, today = (local_day(at, paper.site.time_zone) for at in (edition.first_at, paper.now))
    return clock(day, today) if day.year == today.year else ("day",)
