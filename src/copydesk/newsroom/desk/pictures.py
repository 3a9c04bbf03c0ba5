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
from copydesk.newsroom.desk.models import (
    ArrivalRow,
    LatePicture,
    PictureFile,
    PicturesChanged,
    StoryRow,
    WantedPicture,
)
from copydesk.newsroom.desk.picture_words import with_words
from copydesk.story.blocks import Block, Picture
from copydesk.story.codec import from_json, from_plain, to_plain
from copydesk.story.edition import Edition
from copydesk.story.record import replace
from copydesk.story.story import Cleaned
from copydesk.wire.http.fetch import Policy, Validators, fetch

LIMIT = 15 * 1024 * 1024
TRIES = 5
ORIENTATION, SIDEWAYS = 0x0112, (5, 6, 7, 8)  # as the camera was held [Exif 2.32, 4.6.4]
# "MPO" is a JPEG with further pictures behind the first, as telephones write it.
SUFFIXES = {
    "JPEG": ".jpg",
    "MPO": ".jpg",
    "PNG": ".png",
    "WEBP": ".webp",
    "GIF": ".gif",
    "AVIF": ".avif",
}


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
        put_in_place(wanted, file)
        came += 1
    return came


def keep(content: bytes, *, src: str, block: Picture | None = None) -> PictureFile:
    """Keep a picture once, whatever addresses it came by.

    Raises `FetchFailed` when the bytes are no picture we may open: only the header is read, and
    more than 40 million pixels are refused before any is unpacked. What the copy does not say
    beside the picture is taken from the file's own data.
    """
    sha256 = hashlib.sha256(content).hexdigest()
    held = PictureFile.objects.filter(sha256=sha256).first()
    if held is not None:
        return held
    suffix, width, height = _measure(content, src)
    sent = block or Picture(key="")
    file = PictureFile(
        sha256=sha256,
        src=src[:2000],
        caption=sent.caption,
        credit=(sent.credit.text if sent.credit else "")[:300],
        copyright=sent.copyright[:300],
        usage_terms=sent.usage_terms,
        alt=sent.alt[:500],
        file_size=len(content),
        file_hash=hashlib.sha1(content, usedforsecurity=False).hexdigest(),
    )
    file.take_up(content)
    file.title = (file.caption or PurePosixPath(src).name)[:255]
    file.file.save(f"{sha256[:20]}{suffix}", ContentFile(content), save=False)
    file.width, file.height = width, height  # the field forgets them while the file is saved
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
            if picture.getexif().get(ORIENTATION, 1) in SIDEWAYS:
                width, height = height, width
            suffix = SUFFIXES.get(picture.format or "")
    except Exception as error:  # Pillow raises whatever its plug-ins raise
        raise FetchFailed(place=src, reason=f"no readable picture: {error}") from error
    if suffix is None:
        raise FetchFailed(place=src, reason="a form of picture we do not keep")
    if width * height > settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS:
        raise FetchFailed(place=src, reason=f"{width} x {height} pixels are too many")
    return suffix, width, height


def _block(wanted: WantedPicture) -> Picture | None:
    blocks = to_record(wanted.story.get_latest_revision_as_object()).blocks
    return next((b for b in blocks if isinstance(b, Picture) and b.src == wanted.src), None)


def put_in_place(wanted: WantedPicture, file: PictureFile) -> None:
    """Into the latest draft, and into the row too while it is not before the public.

    The account of what came gets it as well: a picture cut and put back has its file, and words
    from the file do not count as an editor's. An edition that is out shows it from now on.
    """
    with transaction.atomic():
        row = StoryRow.objects.select_for_update().get(pk=wanted.story_id)
        draft = row.get_latest_revision_as_object()
        story = to_record(draft)
        blocks = _with_file(story.blocks, wanted.src, file)
        if blocks != story.blocks:
            fill(draft, replace(story, blocks=blocks))
            keep_draft(row, draft)
        arrival = row.arrivals.exclude(kind__in=ArrivalRow.ASIDE).first()
        if arrival is not None:
            _note_in(arrival, wanted.src, file)
        _show_late(row, wanted.src, file)
        wanted.delete()


def _show_late(row: StoryRow, src: str, file: PictureFile) -> None:
    edition = row.editions.filter(current=True, withdrawn=False).first()
    if edition is None:
        return
    blocks = from_json(edition.content, Edition, place=str(edition)).story.blocks
    if any(isinstance(b, Picture) and b.src == src and not b.file for b in blocks):
        digest = LatePicture.digest_of(src)
        LatePicture.objects.get_or_create(edition=edition, digest=digest, defaults={"file": file})
        PicturesChanged.objects.create(story=row)


def _note_in(arrival: ArrivalRow, src: str, file: PictureFile) -> None:
    cleaned = from_plain(arrival.cleaned, Cleaned)
    blocks = _with_file(cleaned.story.blocks, src, file)
    aside = tuple(
        replace(one, block=_with_file((one.block,), src, file)[0]) for one in cleaned.set_aside
    )
    story = replace(cleaned.story, blocks=blocks)
    arrival.cleaned = to_plain(replace(cleaned, story=story, set_aside=aside))
    arrival.save(update_fields=["cleaned"])


def _with_file(blocks: tuple[Block, ...], src: str, file: PictureFile) -> tuple[Block, ...]:
    return tuple(
        with_words(block, file) if isinstance(block, Picture) and block.src == src else block
        for block in blocks
    )
