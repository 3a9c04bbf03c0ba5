"""A story as it stands in lists: on fronts, in archives, beside other stories."""

import datetime as dt
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, replace
from typing import Literal

from copydesk.press.address import day_address, section_address, source_address
from copydesk.press.kept import Kept
from copydesk.press.locale import locale_of, section_name
from copydesk.press.notice import PREFIXES, TAKES_DOWN
from copydesk.press.paper import Crop, Paper
from copydesk.press.shown import Shown, shown
from copydesk.press.when import Style, local_day
from copydesk.story.blocks import Paragraph, Picture
from copydesk.story.change import ChangeKind, Notice, Severity
from copydesk.story.direction import direction_of
from copydesk.story.edition import Edition
from copydesk.story.shapes.liveblog import newest_point
from copydesk.story.story import Source

PREFIX_LASTS = dt.timedelta(hours=24)
SUMMARY_LENGTH = 220
MARKS: dict[ChangeKind, str] = {
    ChangeKind.CLARIFICATION: "Clarified",
    ChangeKind.CORRECTION: "Corrected",
    ChangeKind.EDITORS_NOTE: "Editors’ note",
    ChangeKind.RETRACTION: "Withdrawn",
    ChangeKind.TAKEDOWN: "Withdrawn",
    ChangeKind.WITHHOLD: "Being checked",
    ChangeKind.REPLY: "With a reply",
}


@dataclass(frozen=True, kw_only=True)
class Card:
    """One story in a list. `mark` and `prefix` are English words for the page to translate, `clock`
    says what of its time is told.
    """

    id: str
    headline: str
    address: str
    language: str
    direction: Literal["ltr", "rtl"]
    summary: str
    section: str
    section_address: str
    day_address: str
    at: dt.datetime
    clock: tuple[Style, ...]
    source: Source | None
    source_address: str
    picture: Shown | None
    mark: str
    prefix: str
    is_live: bool


_kept: Kept[tuple[Card, bool]] = Kept(most=5000)


def card(
    edition: Edition, paper: Paper, *, prefixed: bool = False, day: dt.date | None = None
) -> Card:
    """The story as lists show it; `prefixed` on fronts alone, which are printed as time goes by.

    On a page that bears a date, `day`, its stories show the hour and older ones their day.
    """
    made, has_picture = _kept.of(edition, paper.site, day, lambda: _card(edition, paper, day))
    picture = lead_picture(edition, paper, "card") if has_picture else None
    told = prefix(edition, paper.now) if prefixed and edition.notices else ""
    return replace(made, picture=picture, prefix=told) if picture or told else made


def _card(edition: Edition, paper: Paper, day: dt.date | None) -> tuple[Card, bool]:
    """The story without what changes by itself: a picture gets new sizes, a prefix goes."""
    story = edition.story
    source = edition.source
    locale = locale_of(edition, paper.site).key
    name = section_name(edition.section, paper.site, locale)
    own_day = local_day(edition.first_at, paper.site.time_zone)
    has_picture = any(isinstance(block, Picture) for block in story.blocks)
    made = Card(
        id=edition.id,
        headline=story.headline,
        address=edition.path,
        language=story.language,
        direction=direction(story.language),
        summary=summary(edition),
        section=name,
        section_address=section_address(edition.section, paper.site, locale) if name else "",
        day_address=day_address(own_day, locale),
        at=edition.first_at,
        clock=clock(own_day, day),
        source=source,
        source_address=source_address(source.key, locale) if source else "",
        picture=None,
        mark=mark(edition),
        prefix="",
        is_live=story.is_live,
    )
    return made, has_picture


def cards(
    editions: Iterable[Edition],
    paper: Paper,
    *,
    prefixed: bool = False,
    day: dt.date | None = None,
) -> tuple[Card, ...]:
    """The stories as lists show them, in order."""
    return tuple(card(edition, paper, prefixed=prefixed, day=day) for edition in editions)


def clock(own_day: dt.date, day: dt.date | None) -> tuple[Style, ...]:
    """What to tell of a story's time on a page of a day, or of none."""
    if day is None:
        return ("short", "time")
    return ("time",) if own_day == day else ("short",)


def day_of(editions: Iterable[Edition], paper: Paper) -> dt.date | None:
    """The date a list of stories bears: when the latest of its editions came out."""
    latest = max((edition.at for edition in editions), default=None)
    return local_day(latest, paper.site.time_zone) if latest else None


def echo(edition: Edition) -> Hashable:
    """All of an edition that other pages may repeat, so that a change of it is seen."""
    story = edition.story
    pictures = tuple(block for block in story.blocks if isinstance(block, Picture))
    return (
        (story.headline, summary(edition), story.language, story.subjects, pictures),
        (edition.path, edition.section, edition.source, edition.first_at, edition.translation_of),
        (story.concepts, story.byline),
        (mark(edition), edition.withdrawn, story.is_live),
        tuple(notice for notice in edition.notices if notice.severity is Severity.SERIOUS),
    )


def summary(edition: Edition) -> str:
    """The newest key point of a live report, else its standfirst or first words, cut at a word."""
    story = edition.story
    first = next((block.text for block in story.blocks if isinstance(block, Paragraph)), "")
    text = newest_point(story) or story.standfirst or first
    if len(text) <= SUMMARY_LENGTH:
        return text
    return text[:SUMMARY_LENGTH].rsplit(None, 1)[0].rstrip(",;:–—-") + " …"


def mark(edition: Edition) -> str:
    """How lists flag a story that was put right in something that matters, or ""."""
    weighty = [notice for notice in edition.notices if notice.severity is not Severity.MINOR]
    return MARKS.get(weighty[-1].kind, "") if weighty else ""


def prefix(edition: Edition, now: dt.datetime) -> str:
    """What a headline begins with in the first 24 hours after a serious notice, or ""."""
    fresh = [notice for notice in edition.notices if is_fresh(notice, now)]
    # A tombstone says so whatever it is called; what stands again is withdrawn no longer.
    told = [one for one in fresh if edition.withdrawn or one.kind not in TAKES_DOWN]
    return PREFIXES.get(told[-1].kind, "") if told else ""


def is_fresh(notice: Notice, now: dt.datetime) -> bool:
    """Whether a notice still has to be told on fronts."""
    return notice.severity is Severity.SERIOUS and now - notice.at < PREFIX_LASTS


def direction(language: str) -> Literal["ltr", "rtl"]:
    """Which way a language is written."""
    return direction_of(language)


def lead_picture(edition: Edition, paper: Paper, crop: Crop = "") -> Shown | None:
    """The first picture whose file we have."""
    pictures = (block for block in edition.story.blocks if isinstance(block, Picture))
    views = (shown(picture, paper, crop) for picture in pictures)
    return next((view for view in views if view.src), None)
