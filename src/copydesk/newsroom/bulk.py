"""What a reading of archives gives to the desk: captures kept and entered as any delivery."""

import os
import threading
from collections.abc import Callable
from pathlib import Path

from copydesk.errors import CopydeskError
from copydesk.newsroom.serve import Place, environment
from copydesk.story.story import Capture


def keeper(data: Path, source: str | None) -> Callable[[Capture], None]:
    """Open the newsroom's intake; gives what keeps a capture, which is done once however often.

    Raises `CopydeskError`: there is no newsroom in the folder, or no source of this key.
    """
    os.environ.update(environment(Place(data=data), os.environ))
    import django

    django.setup()
    from django.db import DatabaseError
    from django.utils import timezone

    from copydesk.newsroom.intake.models import SourceRow
    from copydesk.newsroom.intake.receiving import receive

    try:
        row = SourceRow.objects.filter(key=source or "").first()
    except DatabaseError as error:
        reason = "there is no newsroom here yet; `copydesk serve` makes one"
        raise CopydeskError(place=str(data), reason=reason) from error
    if source is not None and row is None:
        raise CopydeskError(place=source, reason="no source has this key")
    one_at_a_time = threading.Lock()

    def keep(capture: Capture) -> None:
        with one_at_a_time:
            receive(
                capture.content,
                place=capture.place,
                at=timezone.now(),
                source=row,
                media_type=capture.media_type,
                charset=capture.charset,
            )

    return keep
