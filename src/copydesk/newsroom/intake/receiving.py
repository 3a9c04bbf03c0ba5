"""A delivery is kept; one that cannot be read is put on the list of refusals, and tried again."""

import datetime as dt

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from copydesk.newsroom.intake import bell, store
from copydesk.newsroom.intake.models import CaptureRow, SourceRow

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
    by: AbstractBaseUser | None = None,
) -> CaptureRow:
    """Keep a delivery: the bytes first, then the row. The same from the same place is kept once."""
    sha256 = store.keep(content)
    with transaction.atomic():
        capture, is_new = CaptureRow.objects.get_or_create(
            sha256=sha256,
            place=place[:PLACE],
            defaults={
                "size": len(content),
                "media_type": media_type[:MEDIA_TYPE],
                "charset": charset[:CHARSET],
                "source": source,
                "at": at,
                "by": by,
            },
        )
        if is_new:
            transaction.on_commit(bell.ring)
            if source is not None:
                SourceRow.objects.filter(pk=source.pk).update(last_delivery=at)
    return capture


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
