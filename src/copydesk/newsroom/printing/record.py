"""What readers may know of the record: its head for every day that is over, as a file.

Whoever keeps a copy can show later that the record was cut or computed anew.
"""

import datetime as dt
from pathlib import Path

from django.conf import settings

from copydesk.newsroom.logbook import heads
from copydesk.newsroom.logbook.audit import PUBLISHED, published_heads
from copydesk.press.paper import Page
from copydesk.story.codec import to_json


def heads_page(now: dt.datetime) -> Page | None:
    """The file with the days that ended since; None where none did. What was published stays.

    Raises `BadRecord` where the file that lies there cannot be read.
    """
    known = published_heads()
    found = heads.by_day(known, now.astimezone(dt.UTC).date())
    if found == known and (Path(settings.PRESS_ROOT) / PUBLISHED).exists():
        return None
    return Page(path=PUBLISHED, media_type="application/json", content=to_json(found))
