"""A correction as it is drafted: what it changes, what it may be called, how its notice reads."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from copydesk.ledger.sentences import sentences
from copydesk.newsroom.corrections import rules
from copydesk.newsroom.corrections.rules import Fact, Touched
from copydesk.newsroom.corrections.upstream.standing import Upstream
from copydesk.newsroom.desk.house import site
from copydesk.press.wording import Said, wording
from copydesk.story.blocks import Block, Picture
from copydesk.story.change import ChangeKind, Severity
from copydesk.story.diff import BlockChange, compare
from copydesk.story.story import Story
from copydesk.story.words import Words

LONGEST = 500
ABBREVIATED = re.compile(r"(?:\b\w\.){2}$")  # a full stop that is part of the word: 7:40 a.m.


@dataclass(frozen=True, kw_only=True)
class Part:
    """A line or block that changes; `block` None for the headline and the standfirst."""

    name: str
    state: str
    words: tuple[Words, ...]
    block: Block | None = None


@dataclass(frozen=True, kw_only=True)
class Draft:
    """What publishing the drafted copy would change, and what follows from that."""

    parts: tuple[Part, ...]
    touched: Touched
    kinds: tuple[ChangeKind, ...]
    severity: Severity
    was: str
    right: str
    block: str


def draft(standing: Story, candidate: Story) -> Draft:
    """The step from what stands to what is drafted."""
    what = rules.touched(standing, candidate)
    parts = tuple(_parts(standing, candidate))
    was, right = _told(parts)
    return Draft(
        parts=parts,
        touched=what,
        kinds=rules.offered(what),
        severity=rules.severity_for(what),
        was=was,
        right=right,
        block=next((part.block.key for part in parts if part.block and part.state != "gone"), ""),
    )


def notice_for(
    kind: ChangeKind, made: Draft, *, was: str, right: str, story: Story, at: dt.datetime
) -> str:
    """The notice by its template, in the language of the story."""
    changed = [part.block for part in made.parts]
    said = Said(
        was=was,
        right=right,
        is_headline=Fact.HEADLINE in made.touched.altered,
        is_caption=bool(changed) and all(isinstance(block, Picture) for block in changed),
    )
    return wording(kind, said, at=at, language=story.language, site=site())


def upstream_notice(came: Upstream, made: Draft, *, at: dt.datetime) -> str:
    """What readers are told when we take a source's correction over."""
    theirs = came.notice or made.right
    said = Said(was=made.was, right=made.right, source=came.source, their_notice=theirs)
    story = came.story
    return wording(ChangeKind.CORRECTION, said, at=at, language=story.language, site=site())


def _parts(old: Story, new: Story) -> Iterator[Part]:
    diff = compare(old, new)
    for name, words in (("headline", diff.headline), ("standfirst", diff.standfirst)):
        if any(word.state != "same" for word in words):
            yield Part(name=name, state="edited", words=words)
    for change in diff.blocks:
        if change.state != "same":
            yield _part(change)


def _part(change: BlockChange) -> Part:
    return Part(
        name="block",
        state=change.state,
        words=change.words,
        block=change.after or change.before,
    )


def _told(parts: tuple[Part, ...]) -> tuple[str, str]:
    """The sentences that went, in quotation marks, and those that stand in their place."""
    was, right = [], []
    for part in parts:
        old = "".join(word.text for word in part.words if word.state != "new")
        new = "".join(word.text for word in part.words if word.state != "gone")
        was += _changed(old, part.words, "gone")
        right += _changed(new, part.words, "new")
    quoted = " ".join(was)[:LONGEST]
    if not ABBREVIATED.search(quoted):
        quoted = quoted.rstrip(".")
    return (f"“{quoted}”" if quoted else "", " ".join(right)[:LONGEST])


def _changed(text: str, words: tuple[Words, ...], state: str) -> list[str]:
    """The sentences of a text in which a run of this state stands."""
    spans, place = [], 0
    for word in words:
        if word.state not in ("same", state):
            continue
        if word.state == state and word.text.strip():
            spans.append((place, place + len(word.text)))
        place += len(word.text)
    return [
        text[s.start : s.end]
        for s in sentences(text)
        if any(start < s.end and s.start < end for start, end in spans)
    ]
