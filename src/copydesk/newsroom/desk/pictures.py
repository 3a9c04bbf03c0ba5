"""Pictures that stories name by address are fetched, kept with their credit, and put in place."""

import datetime as dt
import hashlib
import io
from pathlib import PurePosixPath

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction
from PIL import Image

from copydesk.errors import CopydeskError, FetchFailed
from copydesk.newsroom.desk.copy import fill, keep_draft, to_record
from copydesk.newsroom.desk.models import PictureFile, StoryRow, WantedPicture
from copydesk.story.blocks import Block, Picture
from copydesk.story.record import replace
from copydesk.wire.fetch import Policy, Validators, fetch

LIMIT = 15 * 1024 * 1024
TRIES = 5
SUFFIXES = {"JPEG": ".jpg", "PNG": ".png", "WEBP": ".webp", "GIF": ".gif", "AVIF": ".avif"}


def fetch_wanted(now: dt.datetime, limit: int = 20) -> int:
    """Fetch pictures that are due; returns how many came. Trouble is kept and tried again."""
    due = WantedPicture.objects.filter(next_try__lte=now, tries__lt=TRIES).select_related("story")
    came = 0
    for wanted in due.order_by("next_try")[:limit]:
        try:
            content = _fetch(wanted.src, now)
            file = keep(content, src=wanted.src, block=_block(wanted))
        except CopydeskError as error:
            wanted.tries += 1
            wanted.trouble = error.reason[:500]
            wanted.next_try = now + dt.timedelta(seconds=30 * 4**wanted.tries)
            wanted.save()
            continue
        _put_in_place(wanted, file)
        came += 1
    return came


def keep(content: bytes, *, src: str, block: Picture | None = None) -> PictureFile:
    """Keep a picture once, whatever addresses it came by.

    Raises `FetchFailed` when the bytes are no picture we may open: only the header is read, and
    more than 40 million pixels are refused before any is unpacked.
    """
    sha256 = hashlib.sha256(content).hexdigest()
    held = PictureFile.objects.filter(sha256=sha256).first()
    if held is not None:
        return held
    suffix, width, height = _measure(content, src)
    file = PictureFile(
        title=(block.caption if block and block.caption else PurePosixPath(src).name)[:255],
        width=width,
        height=height,
        sha256=sha256,
        src=src[:2000],
        caption=block.caption if block else "",
        credit=(block.credit.text if block and block.credit else "")[:300],
        alt=(block.alt if block else "")[:500],
        file_size=len(content),
        file_hash=hashlib.sha1(content, usedforsecurity=False).hexdigest(),
    )
    file.file.save(f"{sha256[:20]}{suffix}", ContentFile(content), save=False)
    file.save()
    return file


def _fetch(src: str, now: dt.datetime) -> bytes:
    policy = Policy(allow=settings.WIRE_ALLOW, max_bytes=LIMIT)
    fetched = fetch(src, state=Validators(), policy=policy, at=now)
    if fetched.capture is None or not fetched.capture.media_type.startswith("image/"):
        raise FetchFailed(place=src, reason="what came is no picture")
    return fetched.capture.content


def _measure(content: bytes, src: str) -> tuple[str, int, int]:
    try:
        with Image.open(io.BytesIO(content)) as picture:
            width, height = picture.size
            suffix = SUFFIXES.get(picture.format or "")
    except Exception as error:  # noqa: BLE001  # Pillow raises whatever its plug-ins raise
        raise FetchFailed(place=src, reason=f"no readable picture: {error}") from error
    if suffix is None:
        raise FetchFailed(place=src, reason="a form of picture we do not keep")
    if width * height > settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS:
        raise FetchFailed(place=src, reason=f"{width} x {height} pixels are too many")
    return suffix, width, height


def _block(wanted: WantedPicture) -> Picture | None:
    blocks = to_record(wanted.story.get_latest_revision_as_object()).blocks
    return next((b for b in blocks if isinstance(b, Picture) and b.src == wanted.src), None)


def _put_in_place(wanted: WantedPicture, file: PictureFile) -> None:
    """Into the latest draft, and into the row too while it is not before the public."""
    with transaction.atomic():
        row = StoryRow.objects.select_for_update().get(pk=wanted.story_id)
        draft = row.get_latest_revision_as_object()
        story = to_record(draft)
        blocks = tuple(_with_file(block, wanted.src, file) for block in story.blocks)
        if blocks != story.blocks:
            fill(draft, replace(story, blocks=blocks))
            keep_draft(row, draft)
        wanted.delete()


def _with_file(block: Block, src: str, file: PictureFile) -> Block:
    if isinstance(block, Picture) and block.src == src and not block.file:
        return replace(block, file=file.file.name, width=file.width, height=file.height)
    return block
