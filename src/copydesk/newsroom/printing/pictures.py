"""Pictures in the sizes readers are sent, laid on the site under names made of what is in them.

WebP and JPEG are made when a page first shows the picture; AVIF, which takes many times as long,
when nothing waits (`copydesk.newsroom.printing.late_prints`). A page names only what lies there.
"""

import hashlib
import logging
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PIL import Image

from copydesk.newsroom.desk.models import LatePicture, PictureFile, PicturesChanged
from copydesk.newsroom.printing.enlarger import Frame, NoPicture, Wanted, enlarge
from copydesk.newsroom.printing.folder import SiteFolder
from copydesk.press.paper import Crop, Page, Rendition
from copydesk.story.blocks import Picture
from copydesk.story.edition import Edition
from copydesk.story.shapes.photo_metadata import PictureWords, to_xmp, with_iim

log = logging.getLogger(__name__)

MEDIA_TYPES = {"webp": "image/webp", "jpg": "image/jpeg", "avif": "image/avif"}
FORMS = {"webp": "WEBP", "jpg": "JPEG", "avif": "AVIF"}
# Alike to the eye, by structural similarity: bench/results/pictures.md.
QUALITIES = {"webp": 78, "jpg": 80, "avif": 50}
# Width by height, widths, and the one plain width for browsers, feeds and links without the rest.
SHAPES: dict[Crop, tuple[float, tuple[int, ...], int]] = {
    "": (0.0, (480, 960, 1600), 960),
    "card": (3 / 2, (320, 640, 1024, 1536), 640),
    "link": (1200 / 630, (), 1200),
}
EARLY = ("webp", "jpg")  # made while a page waits
LATE_CROPS: tuple[Crop, ...] = ("", "card")
# Part of every name: another number gives all pictures new names when the forms above change.
RECIPE = 2
MOST_KEPT = 2000


@dataclass(frozen=True, kw_only=True)
class Negative:
    """What prints are made from: the file with its focal point, and the words that go with it."""

    file: PictureFile
    words: PictureWords
    focus: Frame | None

    @property
    def digest(self) -> str:
        """Another one for other bytes, words or focal point."""
        told = f"{_sha256(self.file)} {RECIPE} {self.focus}".encode() + to_xmp(self.words)
        return hashlib.sha256(told).hexdigest()[:20]


@dataclass(frozen=True)
class Made:
    """Prints that lie on the site, and where their late companions will lie."""

    sizes: tuple[Rendition, ...]
    late: tuple[Rendition, ...] = ()


class Darkroom:
    """Makes the sizes of a picture once and remembers them by the picture as its story has it."""

    def __init__(self, folder: SiteFolder) -> None:
        self.folder = folder
        self._made: OrderedDict[tuple[Picture, Crop], Made] = OrderedDict()
        self._changes = 0

    def look_again(self) -> None:
        """Forget what is known where a picture has changed since."""
        newest = PicturesChanged.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
        if newest != self._changes:
            self._made.clear()
            self._changes = newest

    def renditions(self, picture: Picture, crop: Crop = "", *, stamp: int) -> tuple[Rendition, ...]:
        """The sizes of a stored picture, smallest first; none where its file is missing."""
        if not picture.file and not picture.src:
            return ()
        made = self._made.get((picture, crop))
        if made is None or not self._lie(_places(made.sizes)):
            made = self._make(picture, crop, stamp)
            if made.sizes and picture.file:  # a late one is its edition's alone
                self._made[picture, crop] = made
            if len(self._made) > MOST_KEPT:
                self._made.popitem(last=False)
        late = made.late if self._lie(_places(made.late)) else ()
        return tuple(sorted(made.sizes + late, key=lambda size: (size.width, size.media_type)))

    def late_prints(self, edition: Edition) -> list[Page]:
        """The prints in AVIF that a story's pictures lack, made but not laid."""
        pictures = (block for block in edition.story.blocks if isinstance(block, Picture))
        return [page for picture in pictures for page in self._late(picture)]

    def _late(self, picture: Picture) -> list[Page]:
        """In the crops that some page shows."""
        negative = negative_of(picture)
        if negative is None:
            return []
        shown = [crop for crop in LATE_CROPS if self._lie(_paths(negative, crop, EARLY))]
        paths = [path for crop in shown for path in _paths(negative, crop, ("avif",))]
        try:
            return self._enlarged(negative, paths)
        except (NoPicture, OSError) as error:
            log.warning("late_print_failed file=%s reason=%s", picture.file, error)
            return []

    def _make(self, picture: Picture, crop: Crop, stamp: int) -> Made:
        """In this crop; who shows one crop shows the others too, so they are made together."""
        negative = negative_of(picture)
        if negative is None:
            return Made(())
        together = [path for one in SHAPES for path in _paths(negative, one, EARLY)]
        paths = _paths(negative, crop, EARLY)
        # A picture that cannot be opened is a missing picture: the page says so, and the words go
        # out all the same.
        try:
            for page in self._enlarged(negative, together if crop else paths):
                self.folder.add(page, stamp=stamp)
        except (NoPicture, OSError) as error:
            log.warning("picture_unreadable file=%s reason=%s", picture.file, error)
            return Made(())
        sizes = tuple(map(self._as_laid, paths))
        late = [size for size in sizes if size.media_type == MEDIA_TYPES["webp"]]
        return Made(sizes, tuple(map(_as_avif, late)))

    def _enlarged(self, negative: Negative, asked: Sequence[str]) -> list[Page]:
        """Those of these prints that do not lie there."""
        paths = [path for path in asked if not self._lie([path])]
        if not paths:
            return []
        with negative.file.open_file() as opened:
            content = opened.read()
        wanted = [_wanted(path) for path in paths]
        prints = enlarge(content, wanted, focus=negative.focus, xmp=to_xmp(negative.words))
        pages = []
        for path, made in zip(paths, prints, strict=True):
            form = path.rpartition(".")[2]
            held = with_iim(made.content, negative.words) if form == "jpg" else made.content
            pages.append(Page(path=path, media_type=MEDIA_TYPES[form], content=held))
        return pages

    def _as_laid(self, path: str) -> Rendition:
        with Image.open(self.folder.root / path) as laid:
            wide, high = laid.size
        kind = MEDIA_TYPES[path.rpartition(".")[2]]
        return Rendition(address=f"/{path}", width=wide, height=high, media_type=kind)

    def _lie(self, paths: Iterable[str]) -> bool:
        return all((self.folder.root / path).is_file() for path in paths)


def negative_of(picture: Picture) -> Negative | None:
    """The file we hold for a picture, also one that came when its story was out; else None."""
    if picture.file:
        file = PictureFile.by_names([picture.file]).get(picture.file)
    else:
        digest = LatePicture.digest_of(picture.src)
        late = LatePicture.objects.filter(digest=digest, edition__current=True)
        found = late.filter(edition__withdrawn=False).select_related("file").first()
        file = found.file if found else None
    if file is None:
        return None
    return Negative(file=file, words=_words(picture, file), focus=_focus(file))


def _words(picture: Picture, file: PictureFile) -> PictureWords:
    """As the story has them; the file's where the story has none, or no place for them."""
    credit = picture.credit
    photographer = credit.photographer if credit else ""
    return PictureWords(
        caption=picture.caption or file.caption,
        creator=photographer or file.creator,
        credit=credit.text if credit else file.credit,
        copyright=picture.copyright or file.copyright,
        usage_terms=picture.usage_terms or file.usage_terms,
        alt=picture.alt or file.alt,
        description=file.long_description,
        web_statement=file.web_statement,
        licensor_url=file.licensor_url,
        source_type=file.source_type,
        made=file.made,
        derived_from=file.content_credentials.partition(" ")[0],
    )


def _focus(file: PictureFile) -> Frame | None:
    x, y = file.focal_point_x, file.focal_point_y
    if x is None or y is None or not file.width or not file.height:
        return None
    wide, high = (file.focal_point_width or 0) / 2, (file.focal_point_height or 0) / 2
    return Frame(
        (x - wide) / file.width, (y - high) / file.height,
        (x + wide) / file.width, (y + high) / file.height,
    )  # fmt: skip


def _paths(negative: Negative, crop: Crop, forms: Iterable[str]) -> list[str]:
    """Names of all widths up to the picture's own, which it is never blown up beyond."""
    ratio, widths, plain = SHAPES[crop]
    file = negative.file
    own = min(file.width, file.height * ratio) if ratio else file.width
    enough = next((number for number, width in enumerate(widths, 1) if width >= own), len(widths))
    before = f"pictures/{negative.digest}-{crop}"
    sizes = {"jpg": (plain,), "webp": widths[:enough], "avif": widths[:enough]}
    return [f"{before}{width}.{form}" for form in forms for width in sizes[form]]


def _places(sizes: Iterable[Rendition]) -> list[str]:
    return [size.address[1:] for size in sizes]


def _wanted(path: str) -> Wanted:
    """What a print's name says of it."""
    name, _, form = path.rpartition(".")
    size = name.rpartition("-")[2]
    crop: Crop = next(crop for crop in SHAPES if size.removeprefix(crop).isdigit())
    return Wanted(
        form=FORMS[form],
        width=int(size.removeprefix(crop)),
        quality=QUALITIES[form],
        ratio=SHAPES[crop][0],
    )


def _as_avif(size: Rendition) -> Rendition:
    return Rendition(
        address=size.address.removesuffix("webp") + "avif",
        width=size.width,
        height=size.height,
        media_type=MEDIA_TYPES["avif"],
    )


def _sha256(picture: PictureFile) -> str:
    """Of the file's bytes; worked out for those brought in before it was kept with each."""
    if picture.sha256:
        return picture.sha256
    with picture.open_file() as opened:
        return hashlib.sha256(opened.read()).hexdigest()
