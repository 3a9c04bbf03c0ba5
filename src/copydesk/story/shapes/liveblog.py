"""An edition with timed entries as schema.org's LiveBlogPosting."""

import datetime as dt
from collections.abc import Iterator
from itertools import pairwise

from copydesk.story.blocks import Block, Heading, plain_text
from copydesk.story.change import Notice
from copydesk.story.edition import Edition
from copydesk.story.record import Record
from copydesk.story.shapes.imprint import Imprint
from copydesk.story.shapes.jsonld import Data, corrections, to_jsonld
from copydesk.story.story import Story

LONGEST_HEADLINE = 110  # an entry without words over it goes by the first of its text


class Entry(Record, frozen=True):
    """What was told at one time: the subhead with its time, and the blocks up to the next."""

    key: str
    at: dt.datetime
    headline: str
    blocks: tuple[Block, ...]


def entries(blocks: tuple[Block, ...]) -> Iterator[Entry]:
    """The entries of a live report, in its order; what stands before the first is none."""
    heads = [place for place, block in enumerate(blocks) if _opens(block)]
    for start, end in pairwise([*heads, len(blocks)]):
        head = blocks[start]
        if isinstance(head, Heading) and head.at:
            yield Entry(
                key=head.key, at=head.at, headline=head.text, blocks=blocks[start + 1 : end]
            )


def newest_first(story: Story) -> tuple[Entry, ...]:
    """The entries of a live report as its page has them."""
    return tuple(sorted(entries(story.blocks), key=_moment, reverse=True))


def keys_of(entry: Entry) -> set[str]:
    """The keys of all that belongs to an entry: its heading's, and those of its blocks."""
    return {entry.key, *(block.key for block in entry.blocks)}


def words_of(entry: Entry) -> str:
    """What an entry is called: its headline, else the first words below it, else nothing."""
    return entry.headline or next(filter(None, map(plain_text, entry.blocks)), "")


def notices_of(entry: Entry, edition: Edition) -> tuple[Notice, ...]:
    """What readers were told of an entry, in the order in which it was."""
    held = keys_of(entry)
    return tuple(notice for notice in edition.notices if notice.block in held)


def newest_point(story: Story) -> str:
    """What the newest key point of a live report says, headline and text; "" without one."""
    marked = story.coverage.key_points if story.coverage else ()
    entry = next((one for one in newest_first(story) if one.key in marked), None)
    if entry is None:
        return ""
    text = next(filter(None, map(plain_text, entry.blocks)), "")
    head = entry.headline.rstrip()
    stop = "" if not text or not head or head[-1] in ".!?…:؟" else "."
    return f"{head}{stop} {text}".strip()


def to_liveblog(edition: Edition, imprint: Imprint, *, ends: dt.datetime | None = None) -> Data:
    """The edition as a live report; `ends` when coverage is over, else its newest entry.

    Raises nothing: a story without a timed entry is covered from its first edition on.
    """
    told = list(entries(edition.story.blocks))
    moments = [entry.at for entry in told] or [edition.first_at]
    if coverage := edition.story.coverage:
        moments.append(coverage.began)
        ends = ends or coverage.ended
    return to_jsonld(edition, imprint) | {
        "@type": "LiveBlogPosting",
        "coverageStartTime": _stamp(min(moments)),
        "coverageEndTime": _stamp(ends or max([*moments, edition.at])),
        "liveBlogUpdate": [_update(entry, edition, imprint) for entry in told],
    }


def _update(entry: Entry, edition: Edition, imprint: Imprint) -> Data:
    text = "\n".join(filter(None, map(plain_text, entry.blocks)))
    address = f"{imprint.url}{edition.path}#{entry.key}"
    said: Data = {
        "@type": "BlogPosting",
        "@id": address,
        "url": address,
        "headline": entry.headline or text[:LONGEST_HEADLINE] or edition.story.headline,
        "datePublished": _stamp(entry.at),
        "articleBody": text or entry.headline,
    }
    told = notices_of(entry, edition)
    if put_right := corrections(told):
        said |= {"dateModified": _stamp(told[-1].at), "correction": put_right}
    return said


def _moment(entry: Entry) -> dt.datetime:
    return entry.at


def _opens(block: Block) -> bool:
    return isinstance(block, Heading) and block.kind == "live-entry" and block.at is not None


def _stamp(moment: dt.datetime) -> str:
    return moment.astimezone(dt.UTC).isoformat(timespec="seconds")
