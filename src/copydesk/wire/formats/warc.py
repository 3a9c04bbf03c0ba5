"""A web archive (WARC, ISO 28500) as one delivery: the copy in each of its records, in order.

Bounded as any capture is; large archives are read record by record by `copydesk archive read`.
A record that cannot be read is refused by itself, with the byte at which it begins.
"""

import io
from collections.abc import Iterator

from copydesk.errors import UnreadableCapture
from copydesk.story.record import replace
from copydesk.story.story import Capture
from copydesk.wire.archive.archived import Skipped, capture_of
from copydesk.wire.archive.warc import BadPlace, is_archive, records
from copydesk.wire.format import Format
from copydesk.wire.refusals import refuse

MOST_REFUSED = 1_000
TOO_BROKEN = f"more than {MOST_REFUSED} records that cannot be read: the rest is left"


def sniff(head: bytes, media_type: str) -> bool:
    """The version line of a first record, whatever it is said to be."""
    return is_archive(head)


def captures(capture: Capture) -> Iterator[Capture]:
    """What each record of copy holds, as captures of their own.

    Raises `UnreadableCapture` where not one of them can be had.
    """
    held = refused = 0
    for record in records(io.BytesIO(capture.content), 0, len(capture.content)):
        try:
            if isinstance(record, BadPlace):
                raise UnreadableCapture(
                    place=capture.place, reason=record.reason, format="warc", offset=record.offset
                )
            found = capture_of(record, capture.at)
        except UnreadableCapture as error:
            refused += 1
            refuse(f"{capture.place}@{record.offset}", error.reason)
            if refused > MOST_REFUSED:
                refuse(f"{capture.place}@{record.offset}", TOO_BROKEN)
                break
            continue
        if not isinstance(found, Skipped):
            held += 1
            yield replace(found, source=capture.source)
    if not held:
        reason = f"an archive without copy ({refused} records cannot be read)"
        raise UnreadableCapture(place=capture.place, reason=reason, format="warc")


FORMAT = Format(name="warc", media_types=("application/warc",), sniff=sniff, holds=captures)
