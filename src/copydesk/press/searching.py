"""The page on which readers search; made when asked for, with look and words of the press."""

from collections.abc import Sequence
from dataclasses import dataclass

from copydesk.press.card import Card, card
from copydesk.press.excerpt import Piece, excerpt, marked
from copydesk.press.paper import Page, Paper
from copydesk.press.render import Sheet, print_sheet
from copydesk.press.words import words
from copydesk.story.blocks import plain_text
from copydesk.story.edition import Edition

ADDRESS = "/search/"


@dataclass(frozen=True, kw_only=True)
class Choices:
    """What can be chosen in the filters, as pairs of value and name."""

    sections: tuple[tuple[str, str], ...] = ()
    sources: tuple[tuple[str, str], ...] = ()
    languages: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Typed:
    """The form as the reader sent it; days are ISO dates or ""."""

    q: str = ""
    order: str = ""
    section: str = ""
    source: str = ""
    language: str = ""
    since: str = ""
    until: str = ""

    @property
    def is_narrowed(self) -> bool:
        """Whether a filter is set."""
        return bool(self.section or self.source or self.language or self.since or self.until)


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
    say = words(paper.site.language)
    q = searched.typed.q
    sheet = Sheet(
        path="search/index.html",
        title=say("Search: {words}", words=q) if q else say("Search"),
        language=paper.site.language,
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
    shown = card(edition, paper)
    texts = (story.standfirst, *map(plain_text, story.blocks))
    found = excerpt(texts, forms) if forms else ()
    return Hit(
        card=shown,
        headline=marked(story.headline, forms),
        words=found or (Piece(shown.summary),),
    )
