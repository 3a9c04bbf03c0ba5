"""Pictures in the sizes readers are sent, laid on the site under names made of their content."""

import hashlib
import logging
from collections import OrderedDict
from pathlib import PurePosixPath

from wagtail.images.models import AbstractRendition

from copydesk.newsroom.desk.models import PictureFile
from copydesk.newsroom.printing.folder import SiteFolder
from copydesk.press.paper import Page, Rendition

log = logging.getLogger(__name__)

WIDTHS = (480, 960, 1600)
WEBP = "width-{}|format-webp"
JPEG = "width-{}|format-jpeg|jpegquality-80"
# One plain size for browsers without WebP, feeds and link previews.
SPECS = (*(WEBP.format(width) for width in WIDTHS), JPEG.format(960))
MEDIA_TYPES = {".webp": "image/webp", ".jpg": "image/jpeg", ".jpeg": "image/jpeg"}
MOST_KEPT = 2000


class Darkroom:
    """Makes the sizes of a picture once and remembers them by the name of our stored copy.

    Wagtail gives a file that replaces another a new name, so a name stands for one content.
    """

    def __init__(self, folder: SiteFolder) -> None:
        self.folder = folder
        self._made: OrderedDict[str, tuple[Rendition, ...]] = OrderedDict()

    def renditions(self, file: str, *, stamp: int) -> tuple[Rendition, ...]:
        """The sizes of a stored picture, smallest first; none where its file is missing."""
        if not file:
            return ()
        made = self._made.get(file)
        if made is None or not self._lie(made):
            made = self._make(file, stamp)
            if made:
                self._made[file] = made
            if len(self._made) > MOST_KEPT:
                self._made.popitem(last=False)
        return made

    def _make(self, file: str, stamp: int) -> tuple[Rendition, ...]:
        picture = PictureFile.objects.filter(file=file).prefetch_related("renditions").first()
        if picture is None:
            return ()
        try:
            sizes = picture.get_renditions(*SPECS).values()
            made = {self._lay(size, stamp) for size in sizes}
        # A picture that cannot be opened is a missing picture, whatever its decoder raised: the
        # page says so, and the words go out all the same.
        except Exception as error:  # noqa: BLE001
            log.warning("picture_unreadable file=%s reason=%s", file, error)
            return ()
        return tuple(sorted(made, key=lambda size: (size.width, size.media_type)))

    def _lay(self, size: AbstractRendition, stamp: int) -> Rendition:
        """Sizes beyond the original come out alike and fall in one."""
        with size.file.open("rb") as opened:
            content = opened.read()
        ending = PurePosixPath(size.file.name).suffix.lower()
        name = f"{hashlib.sha256(content).hexdigest()[:20]}-{size.width}{ending}"
        page = Page(
            path=f"pictures/{name}", media_type=MEDIA_TYPES.get(ending, ""), content=content
        )
        self.folder.lay([page], stamp=stamp)
        return Rendition(
            address=f"/{page.path}",
            width=size.width,
            height=size.height,
            media_type=page.media_type,
        )

    def _lie(self, made: tuple[Rendition, ...]) -> bool:
        return all((self.folder.root / size.address[1:]).is_file() for size in made)
