"""An edition with timed entries as schema.org's LiveBlogPosting."""

import datetime as dt
from collections.abc import Iterator

from copydesk.story.blocks import Block, Heading, plain_text
from copydesk.story.edition import Edition
from copydesk.story.record import Record
from copydesk.story.shapes.imprint import Imprint
from copydesk.story.shapes.jsonld import Data, to_jsonld

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
    for start, end in zip(heads, [*heads[1:], len(blocks)], strict=True):
        head = blocks[start]
        if isinstance(head, Heading) and head.at:
            yield Entry(
                key=head.key, at=head.at, headline=head.text, blocks=blocks[start + 1 : end]
            )


def to_liveblog(edition: Edition, imprint: Imprint, *, ends: dt.datetime | None = None) -> Data:
    """The edition as a live report; `ends` when coverage is over, else its newest entry.

    Raises nothing: a story without a timed entry is covered from its first edition on.
    """
    told = list(entries(edition.story.blocks))
    moments = [entry.at for entry in told] or [edition.first_at]
    return to_jsonld(edition, imprint) | {
        "@type": "LiveBlogPosting",
        "coverageStartTime": _stamp(min(moments)),
        "coverageEndTime": _stamp(ends or max([*moments, edition.at])),
        "liveBlogUpdate": [_update(entry, edition, imprint) for entry in told],
    }


def _update(entry: Entry, edition: Edition, imprint: Imprint) -> Data:
    text = "\n".join(filter(None, map(plain_text, entry.blocks)))
    address = f"{imprint.url}{edition.path}#{entry.key}"
    return {
        "@type": "BlogPosting",
        "@id": address,
        "url": address,
        "headline": entry.headline or text[:LONGEST_HEADLINE] or edition.story.headline,
        "datePublished": _stamp(entry.at),
        "articleBody": text or entry.headline,
    }


def _opens(block: Block) -> bool:
    return isinstance(block, Heading) and block.kind == "live-entry" and block.at is not None


def _stamp(moment: dt.datetime) -> str:
    return moment.astimezone(dt.UTC).isoformat(timespec="seconds")
