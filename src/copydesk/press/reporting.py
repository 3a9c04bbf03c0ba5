"""The pages on which readers tell us of an error and read what became of it.

They are made when asked for and never laid as files; look and words are those of the press.
"""

import datetime as dt
import math
from dataclasses import dataclass

from copydesk.press.address import report_address
from copydesk.press.card import direction
from copydesk.press.locale import locale_for
from copydesk.press.paper import Page, Paper
from copydesk.press.render import Sheet, print_sheet
from copydesk.press.words import page_language, words
from copydesk.story.blocks import Block
from copydesk.story.change import ReportKind
from copydesk.story.edition import Edition

NEWEST = 8
LONGEST = 2000
LONGEST_LINK = 500
LONGEST_MAIL = 254  # RFC 5321, 4.5.3.1.3


@dataclass(frozen=True, kw_only=True)
class Typed:
    """What a reader has typed so far; all of it is text from a stranger.

    `quote` are the words marked in the passage, `mail` where the answer is to go.
    """

    text: str = ""
    right: str = ""
    link: str = ""
    kind: str = ""
    mail: str = ""
    quote: str = ""


@dataclass(frozen=True, kw_only=True)
class FormAsked:
    """The form for a place in an edition.

    `errors` name what is wrong: ("text", "short"). `passage_now` are the words that stand at the
    place today, where these are others. `puzzle` is what a script must solve, `wait` the seconds
    to come back in without.
    """

    edition: Edition
    address: str
    token: str
    block: Block | None = None
    passage: str = ""
    passage_now: str = ""
    typed: Typed = Typed()
    errors: tuple[tuple[str, str], ...] = ()
    puzzle: str = ""
    wait: int = 0
    status: int = 200


@dataclass(frozen=True, kw_only=True)
class Receipt:
    """What a reader may know of a report. `state` and `reason` are the desk's words for them.

    `mail` is "" where none was given, else "confirmed" or "unconfirmed".
    """

    address: str
    reference: str
    state: str
    at: dt.datetime
    text: str
    language: str
    reason: str = ""
    answer: str = ""
    passage: str = ""
    headline: str = ""
    story_address: str = ""
    seen_at: dt.datetime | None = None
    decided_at: dt.datetime | None = None
    notice: str = ""
    question: str = ""
    asked_at: dt.datetime | None = None
    reply: str = ""
    replied_at: dt.datetime | None = None
    again: str = ""
    again_at: dt.datetime | None = None
    may_ask_again: bool = False
    mail: str = ""
    must_confirm: bool = False
    erased_at: dt.datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Near:
    """A story a reader may mean; `address` is that of its form."""

    headline: str
    address: str
    language: str
    direction: str


def report_form(asked: FormAsked, paper: Paper) -> Page:
    """The form, with what was typed and what is wrong with it."""
    story = asked.edition.story
    language = _spoken(story.language, paper)
    sheet = _sheet("report", words(language)("Report an error"), language, asked.status, paper)
    return print_sheet(
        sheet,
        paper,
        "report.html",
        asked=asked,
        headline=story.headline,
        story_language=story.language or language,
        story_direction=direction(story.language),
        part=type(asked.block).__name__ if asked.block is not None else "",
        kinds=[kind.value for kind in ReportKind],
        longest=LONGEST,
        longest_link=LONGEST_LINK,
        longest_mail=LONGEST_MAIL,
        minutes=math.ceil(asked.wait / 60),
    )


def receipt_page(receipt: Receipt, paper: Paper) -> Page:
    """How far a report has come."""
    language = _spoken(receipt.language, paper)
    sheet = _sheet("receipt", words(language)("Your report"), language, 200, paper)
    way = direction(receipt.language)
    return print_sheet(
        sheet, paper, "receipt.html", receipt=receipt, story_direction=way, longest=LONGEST
    )


def place_asked(problem: str, paper: Paper, *, status: int, language: str = "") -> Page:
    """Which story is meant? For readers who come without one, or with one that is not there.

    `problem` is "", "unknown", "gone", "receipt" or "address".
    """
    language = _spoken(language, paper)
    sheet = _sheet("report-place", words(language)("Report an error"), language, status, paper)
    newest = [_near(edition, language) for edition in paper.newest(NEWEST)]
    return print_sheet(sheet, paper, "report_place.html", problem=problem, newest=newest)


def _near(edition: Edition, language: str) -> Near:
    story = edition.story
    return Near(
        headline=story.headline,
        address=report_address(edition),
        language=story.language or language,
        direction=direction(story.language),
    )


def _spoken(language: str, paper: Paper) -> str:
    """The language of a page about copy in `language`, as that part of the paper speaks it."""
    return page_language(language, locale_for(language, paper.site).language)


def _sheet(name: str, title: str, language: str, status: int, paper: Paper) -> Sheet:
    return Sheet(
        locale=locale_for(language, paper.site).key,
        path="report/index.html",
        title=title,
        language=language,
        name=name,
        noindex=True,
        has_ticker=False,
        status=status,
    )
