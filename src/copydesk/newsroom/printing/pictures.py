"""Pictures in the sizes readers are sent, laid on the site under names made of their content."""

import hashlib
import io
import logging
from collections import OrderedDict

from PIL import Image
from wagtail.images.models import Filter

from copydesk.newsroom.desk.models import PictureFile
from copydesk.newsroom.printing.folder import SiteFolder
from copydesk.press.paper import Page, Rendition

log = logging.getLogger(__name__)

WIDTHS = (480, 960, 1600)
PLAIN_WIDTH = 960  # one plain size for browsers without WebP, for feeds and link previews
FORMS = {
    "webp": ("image/webp", "width-{}|format-webp"),
    "jpg": ("image/jpeg", "width-{}|format-jpeg|jpegquality-80"),
}
# Part of every name: another number gives all pictures new names when the forms above change.
RECIPE = 1
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
        picture = PictureFile.objects.filter(file=file).first()
        if picture is None:
            return ()
        try:
            made = [*self._sizes(picture, stamp), self._size(picture, PLAIN_WIDTH, "jpg", stamp)]
        # A picture that cannot be opened is a missing picture, whatever its decoder raised: the
        # page says so, and the words go out all the same.
        except Exception as error:  # noqa: BLE001
            log.warning("picture_unreadable file=%s reason=%s", file, error)
            return ()
        return tuple(sorted(made, key=lambda size: (size.width, size.media_type)))

    def _sizes(self, picture: PictureFile, stamp: int) -> list[Rendition]:
        """All widths up to the picture's own, which it is never blown up beyond."""
        made: list[Rendition] = []
        for width in WIDTHS:
            made.append(self._size(picture, width, "webp", stamp))
            if made[-1].width < width:
                break
        return made

    def _size(self, picture: PictureFile, width: int, form: str, stamp: int) -> Rendition:
        media_type, spec = FORMS[form]
        path = f"pictures/{_digest(picture)}-{width}.{form}"
        place = self.folder.root / path
        if not place.is_file():
            out = io.BytesIO()
            Filter(spec.format(width)).run(picture, out)
            page = Page(path=path, media_type=media_type, content=out.getvalue())
            self.folder.add(page, stamp=stamp)
        with Image.open(place) as laid:
            wide, high = laid.size
        return Rendition(address=f"/{path}", width=wide, height=high, media_type=media_type)

    def _lie(self, made: tuple[Rendition, ...]) -> bool:
        return all((self.folder.root / size.address[1:]).is_file() for size in made)


def _digest(picture: PictureFile) -> str:
    original = picture.sha256
    if not original:  # brought in by the library's own form
        with picture.open_file() as opened:
            original = hashlib.sha256(opened.read()).hexdigest()
    return hashlib.sha256(f"{original} {RECIPE}".encode()).hexdigest()[:20]
