"""How an editor shapes a front: what leads, what stands beside it, what follows.

Plain data, frozen when a front is published; `Paper.front` hands it over. A front without a shape
is `Front()`: the newest stories and a band for each section.
"""

import datetime as dt

from copydesk.story.record import Record

MOST_IN_PACKAGE = 6
MOST_IN_LIST = 24


class Pin(Record, frozen=True):
    """A place for a chosen story, until a moment or for good; without a story it fills itself."""

    story: str = ""
    until: dt.datetime | None = None


class Rule(Record, frozen=True):
    """Which stories come into a list by themselves: all conditions hold, those given.

    `topic` and `source` are keys as in addresses, `hours` how old the oldest may be, 0 for any age.
    """

    section: str = ""
    topic: str = ""
    source: str = ""
    hours: int = 0


class Package(Record, frozen=True, tag="package"):
    """Chosen stories under one headline; `rule` fills places whose story no longer stands.

    Without a rule it closes up, and goes when nothing of it stands.
    """

    headline: str
    stories: tuple[Pin, ...] = ()
    rule: Rule | None = None


class AutoList(Record, frozen=True, tag="list"):
    """The newest stories that a rule finds."""

    headline: str
    rule: Rule = Rule()
    limit: int = 4
    has_pictures: bool = True


class SectionBand(Record, frozen=True, tag="section"):
    """The newest of a section, under its name."""

    section: str


class Note(Record, frozen=True, tag="note"):
    """Words of the house; paragraphs with empty lines between."""

    text: str
    headline: str = ""


class Link(Record, frozen=True):
    """Where readers may go on."""

    text: str
    address: str


class Links(Record, frozen=True, tag="links"):
    """Addresses of the house's choice."""

    links: tuple[Link, ...]
    headline: str = ""


Part = Package | AutoList | SectionBand | Note | Links


class Front(Record, frozen=True):
    """A front as an editor shaped it.

    `top` is the lead and what stands beside it, in order; places beyond it fill themselves.
    `parts` follow; then, if `goes_on`, the sections that no part names, and what else is new.
    """

    top: tuple[Pin, ...] = ()
    parts: tuple[Part, ...] = ()
    goes_on: bool = True

    @property
    def pins(self) -> tuple[Pin, ...]:
        """All chosen stories, from the top down."""
        packages = (part for part in self.parts if isinstance(part, Package))
        return (*self.top, *(pin for package in packages for pin in package.stories))

    @property
    def rules(self) -> tuple[Rule, ...]:
        """All rules by which it fills."""
        lists = (part.rule for part in self.parts if isinstance(part, AutoList | Package))
        return tuple(rule for rule in lists if rule)
