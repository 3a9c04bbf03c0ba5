"""A delivery is kept; one that cannot be read is put on the list of refusals, and tried again."""

import datetime as dt

from django.contrib.auth.models import User
from django.db import transaction

from copydesk.newsroom.intake import bell, store
from copydesk.newsroom.intake.models import CaptureRow, SourceRow
from copydesk.story.story import Capture

# As wide as the columns: what names a place is never a reason to lose what came from it.
PLACE, MEDIA_TYPE, CHARSET, REASON = 2000, 200, 60, 1000


def receive(  # noqa: PLR0913  # what is known of a delivery, each by its name
    content: bytes,
    *,
    place: str,
    at: dt.datetime,
    source: SourceRow | None = None,
    media_type: str = "",
    charset: str = "",
    by: User | None = None,
) -> CaptureRow:
    """Keep a delivery: the bytes first, then the row. The same from the same place is kept once."""
    capture = Capture(
        sha256=store.keep(content),
        content=content,
        media_type=media_type,
        charset=charset,
        place=place,
        at=at,
    )
    return enter(capture, source=source, by=by)


def enter(capture: Capture, *, source: SourceRow | None, by: User | None = None) -> CaptureRow:
    """Put a capture whose bytes are kept on the list of those to be read."""
    with transaction.atomic():
        row, is_new = CaptureRow.objects.get_or_create(
            sha256=capture.sha256,
            place=capture.place[:PLACE],
            defaults={
                "size": len(capture.content),
                "media_type": capture.media_type[:MEDIA_TYPE],
                "charset": capture.charset[:CHARSET],
                "language": capture.language[:CHARSET],
                "source": source,
                "at": capture.at,
                "by": by,
            },
        )
        if is_new:
            transaction.on_commit(bell.ring)
            if source is not None:
                SourceRow.objects.filter(pk=source.pk).update(last_delivery=capture.at)
    return row


def refuse(capture: CaptureRow, reason: str) -> None:
    """Put a capture on the list of refusals, with the reason why it could not be read."""
    capture.state = CaptureRow.State.REFUSED
    capture.reason = reason[:REASON]
    capture.tries += 1
    capture.save(update_fields=["state", "reason", "tries"])


def retry(capture: CaptureRow) -> None:
    """Have a refused capture read once more; the reason stays until it is."""
    with transaction.atomic():
        capture.state = CaptureRow.State.KEPT
        capture.save(update_fields=["state"])
        transaction.on_commit(bell.ring)
