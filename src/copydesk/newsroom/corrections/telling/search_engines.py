"""Search engines that agreed to it are told what changed, by IndexNow: off unless a key is set.

The key lies at the root of the site, as the protocol wants; told is what lies on the site already.
"""

import datetime as dt
import json
import logging
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings

from copydesk.newsroom.corrections.changes import EVERYWHERE
from copydesk.newsroom.corrections.silent.alarm import bookmark, move
from copydesk.newsroom.desk.models import EditionRow
from copydesk.newsroom.intake.asking import policy
from copydesk.newsroom.logbook.models import LineRow
from copydesk.newsroom.printing.folder import SiteFolder
from copydesk.press.paper import Page
from copydesk.wire.http.post import Parcel, post_all

log = logging.getLogger(__name__)

AT_ONCE = 1_000  # the protocol allows ten times as many


def key_file() -> str:
    """The name of the file with the key, "" while nobody is told."""
    return f"{settings.INDEXNOW_KEY}.txt" if settings.INDEXNOW_KEY else ""


def tell_search_engines(now: dt.datetime) -> int:
    """Tell what is everywhere since the last time; gives how many addresses were taken.

    What is not taken is told again at the next turn.
    """
    if not settings.INDEXNOW_KEY:
        return 0
    _lay_key(now)
    mark = bookmark("indexnow")
    lines = LineRow.objects.filter(act=EVERYWHERE, number__gt=int(mark.place or 0))
    found = list(lines.order_by("number").values_list("number", "story")[:AT_ONCE])
    if not found:
        return 0
    stories = {story for _, story in found}
    rows = EditionRow.objects.filter(story__key__in=stories, current=True)
    addresses = [settings.SITE_URL + path for path in rows.values_list("path", flat=True)]
    (answer,) = post_all([_parcel(addresses)], policy=policy(), at=now)
    if not answer.is_taken:
        log.warning("indexnow_not_taken status=%s trouble=%s", answer.status, answer.trouble)
        return 0
    move(mark, str(found[-1][0]), now)
    return len(addresses)


def _parcel(addresses: list[str]) -> Parcel:
    told = {
        "host": urlsplit(settings.SITE_URL).netloc,
        "key": settings.INDEXNOW_KEY,
        "keyLocation": f"{settings.SITE_URL}/{key_file()}",
        "urlList": addresses,
    }
    headers = {"Content-Type": "application/json; charset=utf-8"}
    content = json.dumps(told).encode()
    return Parcel(address=settings.INDEXNOW_ADDRESS, content=content, headers=headers)


def _lay_key(now: dt.datetime) -> None:
    root = Path(settings.PRESS_ROOT)
    if (root / key_file()).exists():
        return
    folder = SiteFolder(root)
    with folder.alone():
        page = Page(
            path=key_file(), media_type="text/plain", content=settings.INDEXNOW_KEY.encode()
        )
        folder.add(page, stamp=int(now.timestamp() * 1e9))
