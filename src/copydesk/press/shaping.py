"""A front laid out: chosen stories in their places, rules where nothing is chosen or stands."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from copydesk.press.address import section_address
from copydesk.press.card import Card, cards, lead_picture
from copydesk.press.locale import locale_of, section_name
from copydesk.press.paper import Locale, Paper
from copydesk.press.shape import (
    AutoList,
    Front,
    Link,
    Links,
    Note,
    Package,
    Part,
    Pin,
    Rule,
    SectionBand,
)
from copydesk.story.edition import Edition

BAND = 4
Look = Literal["cards", "lines", "note", "links"]


@dataclass(frozen=True, kw_only=True)
class Band:
    """A part of a front as its page shows it; `address` leads to more of the same."""

    look: Look
    name: str = ""
    address: str = ""
    cards: tuple[Card, ...] = ()
    text: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()


@dataclass(kw_only=True)
class Table:
    """The table on which one front is laid out. `used` are the stories that have their place."""

    paper: Paper
    locale: Locale
    section: str = ""
    day: dt.date | None = None
    used: set[str] = field(default_factory=set)

    @cached_property
    def front(self) -> Front:
        """The shape of this front."""
        return self.paper.front(self.locale.key, self.section)

    @cached_property
    def chosen(self) -> dict[str, Edition]:
        """What is pinned and stands, by its id: nothing fills a place with it."""
        found = (self._standing(pin) for pin in self.front.pins)
        return {edition.id: edition for edition in found if edition}

    def top(self, newest: Sequence[Edition], lead: Edition | None, most: int) -> list[Edition]:
        """The first places: each its chosen story, or the lead, then the newest that is free."""
        pins = [*self.front.top[:most], *[Pin()] * (most - len(self.front.top))]
        free = [one for one in newest if one.id not in self.chosen and one is not lead]
        if lead and lead.id not in self.chosen:
            free.insert(0, lead)
        placed: list[Edition] = []
        for pin in pins:
            edition = self._take(pin) or next((one for one in free if self._is_free(one)), None)
            if edition:
                self.used.add(edition.id)
                placed.append(edition)
        return placed

    def parts(self) -> tuple[Band, ...]:
        """What the editor has put below the top, in order; what has nothing to show is left out."""
        laid = (self._part(part) for part in self.front.parts)
        return tuple(band for band in laid if band)

    def named(self) -> frozenset[str]:
        """The sections that parts show already."""
        return frozenset(one.section for one in self.front.parts if isinstance(one, SectionBand))

    def band(self, section: str, name: str, least: int = 1) -> Band | None:
        """The newest of a section, one with a picture first; None for fewer than `least`."""
        found = self._newest(Rule(section=section), BAND)
        if len(found) < least:
            return None
        pictured = next((one for one in found if lead_picture(one, self.paper)), found[0])
        ordered = [pictured, *(one for one in found if one is not pictured)]
        address = section_address(section, self.paper.site, self.locale.key)
        return self._of_cards(ordered, "cards", name, address)

    def cards(self, editions: Iterable[Edition]) -> tuple[Card, ...]:
        """Stories as this front shows them."""
        return cards(editions, self.paper, prefixed=True, day=self.day)

    def _part(self, part: Part) -> Band | None:
        match part:
            case Package():
                return self._of_cards(self._package(part), "cards", part.headline)
            case AutoList():
                look: Look = "cards" if part.has_pictures else "lines"
                return self._of_cards(self._newest(part.rule, part.limit), look, part.headline)
            case SectionBand():
                name = section_name(part.section, self.paper.site, self.locale.key)
                return self.band(part.section, name) if name else None
            case Note():
                text = tuple(one.strip() for one in part.text.split("\n\n") if one.strip())
                return Band(look="note", name=part.headline, text=text)
            case Links():
                return Band(look="links", name=part.headline, links=part.links)

    def _package(self, part: Package) -> list[Edition]:
        found = []
        for pin in part.stories:
            edition = self._take(pin)
            if edition:
                self.used.add(edition.id)
                found.append(edition)
        missing = len(part.stories) - len(found)
        return [*found, *(self._newest(part.rule, missing) if part.rule and missing else ())]

    def _of_cards(
        self, editions: Sequence[Edition], look: Look, name: str, address: str = ""
    ) -> Band | None:
        self.used.update(edition.id for edition in editions)
        if not editions:
            return None
        return Band(look=look, name=name, address=address, cards=self.cards(editions))

    def _newest(self, rule: Rule, limit: int) -> list[Edition]:
        """What a rule finds and no other place has."""
        since = self.paper.now - dt.timedelta(hours=rule.hours) if rule.hours else None
        taken = self.used | self.chosen.keys()
        found = self.paper.newest(
            limit + len(taken),
            section=rule.section,
            topic=rule.topic,
            source=rule.source,
            since=since,
            locale=self.locale.key,
        )
        return [one for one in found if one.id not in taken][:limit]

    def _take(self, pin: Pin) -> Edition | None:
        edition = self._standing(pin)
        return edition if edition and self._is_free(edition) else None

    def _is_free(self, edition: Edition) -> bool:
        return edition.id not in self.used

    def _standing(self, pin: Pin) -> Edition | None:
        """The pinned story while its time runs: of this locale, so that its acts print us."""
        if not pin.story or (pin.until and pin.until <= self.paper.now):
            return None
        edition = self.paper.edition(pin.story)
        if edition is None or edition.withdrawn:
            return None
        return edition if locale_of(edition, self.paper.site).key == self.locale.key else None


def is_due(front: Front, locale: str, since: dt.datetime, paper: Paper) -> bool:
    """Whether a front looks otherwise than at `since` because time went by."""
    ends = (pin.until for pin in front.pins if pin.until)
    if any(since < end <= paper.now for end in ends):
        return True
    return any(_lost(rule, locale, since, paper) for rule in front.rules if rule.hours)


def _lost(rule: Rule, locale: str, since: dt.datetime, paper: Paper) -> bool:
    """Whether a story has grown too old for a rule."""
    age = dt.timedelta(hours=rule.hours)
    gone = paper.newest(
        1,
        section=rule.section,
        topic=rule.topic,
        source=rule.source,
        since=since - age,
        until=paper.now - age,
        locale=locale,
    )
    return bool(gone)
