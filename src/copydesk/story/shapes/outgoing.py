"""What every form that copy goes out in says of an edition, whatever it calls it."""

import datetime as dt
from collections.abc import Iterator

from copydesk.story.blocks import Block, Picture
from copydesk.story.change import ChangeKind, Notice
from copydesk.story.edition import Edition
from copydesk.story.record import replace
from copydesk.story.shapes.imprint import Imprint
from copydesk.story.shapes.runs import web
from copydesk.story.story import Status, Story

# What a note to other desks begins with, in the words that desks and their machines know.
CALLED: dict[ChangeKind, str] = {
    ChangeKind.UPDATE: "UPDATE",
    ChangeKind.CLARIFICATION: "CLARIFICATION",
    ChangeKind.CORRECTION: "CORRECTION",
    ChangeKind.EDITORS_NOTE: "CORRECTION",
    ChangeKind.REPLY: "UPDATE",
    ChangeKind.RETRACTION: "KILL",
    ChangeKind.TAKEDOWN: "KILL",
    ChangeKind.WITHHOLD: "WITHHOLD",
}
KILLED, WITHHELD = (
    "KILL: not to be used any more.",
    "WITHHOLD: not to be used until further notice.",
)
# IPTC's signals (http://cv.iptc.org/newscodes/signal/) for what a new version is.
SIGNALS: dict[ChangeKind, str] = {
    ChangeKind.UPDATE: "update",
    ChangeKind.REPLY: "update",
    ChangeKind.CLARIFICATION: "correction",
    ChangeKind.CORRECTION: "correction",
    ChangeKind.EDITORS_NOTE: "correction",
}


def name_of(edition: Edition, imprint: Imprint) -> str:
    """The story's name in all forms and all versions: its address, which it keeps for ever."""
    return imprint.url + edition.path


def status_of(edition: Edition) -> Status:
    """Whether it may be used, in IPTC's words; one that is being checked may come back."""
    if not edition.withdrawn:
        return "usable"
    return "withheld" if edition.kind is ChangeKind.WITHHOLD else "canceled"


def note_of(edition: Edition) -> str:
    """All notices, the newest first, each by what it is; a bare kill where no notice says why."""
    told = [_told(notice) for notice in reversed(edition.notices)]
    if edition.withdrawn and not told:
        told = [WITHHELD if edition.kind is ChangeKind.WITHHOLD else KILLED]
    return "\n".join(told)


def source_of(edition: Edition) -> str:
    """Whom the copy is from, or "" where it is the paper's own."""
    return edition.source.name if edition.source else edition.story.origin.name


def holder_of(edition: Edition, imprint: Imprint) -> str:
    """Whose copy it is: the source's, else our own."""
    return edition.story.origin.publisher or source_of(edition) or imprint.publisher or imprint.name


def terms_of(edition: Edition) -> str:
    """On what terms it may be used: the story's own, else its source's."""
    usage = edition.source.terms.usage if edition.source else ""
    return edition.story.origin.usage_terms or usage


def other_names(edition: Edition) -> Iterator[tuple[str, str]]:
    """The source's own names for the story by their role: where it stands, and its id."""
    origin = edition.story.origin
    named = (("source", web(origin.url)), ("sourceId", origin.guid))
    return ((role, value) for role, value in named if value)


def codes_of(story: Story) -> Iterator[tuple[str, str]]:
    """The subjects by name, each with the code the source sent, or ""."""
    coded = {one.name: one.code for one in story.concepts if one.kind == "subject"}
    return ((name, coded.get(name, "")) for name in story.subjects)


def served(story: Story, imprint: Imprint) -> tuple[Block, ...]:
    """The blocks with pictures at the addresses where we serve them; without one, its words."""
    return tuple(
        replace(block, src=imprint.picture_address(block)) if isinstance(block, Picture) else block
        for block in story.blocks
    )


def pictures_of(story: Story, imprint: Imprint) -> tuple[Picture, ...]:
    """The pictures that can be fetched, in order."""
    return tuple(
        block for block in served(story, imprint) if isinstance(block, Picture) and block.src
    )


def stamp(moment: dt.datetime) -> str:
    """A moment as all these forms want it: in UTC, by the second."""
    return moment.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _told(notice: Notice) -> str:
    called = CALLED.get(notice.kind, "")
    return f"{called}: {notice.text}" if called else notice.text
