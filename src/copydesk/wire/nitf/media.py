"""The media of NITF: pictures with all their sizes, and films and sound as files beside the copy.

One `media` is one picture; its `media-reference`s are sizes of it. What the references have no
attribute for agencies put into `media-metadata` as name and value.
"""

import re

from copydesk.story.record import replace
from copydesk.story.story import Related, Rendition, SentPicture
from copydesk.wire.agencyxml import children, digits, line, local, said, wordings, words
from copydesk.wire.feeds import feed
from copydesk.wire.xmltree import Element

PICTURE_KINDS = ("image", "photo", "picture", "graphic", "illustration", "still", "logo", "map")
PICTURE_FILE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif|heic|tiff?|svg|bmp)$", re.IGNORECASE)
OTHER_FILE = re.compile(r"\.(?:mp[34]|mov|avi|webm|m4[av]|wav|ogg|wmv|pdf|html?|txt)$", re.I)
SMALL = re.compile(r"thumb|preview|icon|small|low", re.IGNORECASE)
CREDITS = ("credit", "creditline", "photographer", "byline", "author", "creator", "producer")


def is_media(element: Element) -> bool:
    """Whether an element is a piece of media among the blocks."""
    return local(element) == "media"


def picture(media: Element) -> SentPicture | None:
    """A picture, or None where a media element holds something else or leads nowhere."""
    references = [one for one in children(media, "media-reference") if _shows(one)]
    if not references or not _is_picture(media, references):
        return None
    sizes = tuple(_rendition(one) for one in references)
    best = max(sizes, key=_rank)
    chosen = references[sizes.index(best)]
    told = _metadata(media)
    return SentPicture(
        src=best.src,
        caption=caption(media),
        credit=_credit(media, chosen, told),
        alt=said(chosen, "alternate-text"),
        width=best.width,
        height=best.height,
        media_type=best.media_type,
        headline=_first(told, "headline", "title"),
        guid=_first(told, "guid", "id", "mediaid", "media-id", "picture-id"),
        copyright=said(chosen, "copyright") or _first(told, "copyright"),
        usage_terms=_first(told, "usageterms", "usage", "rights", "instructions", "limitations"),
        renditions=sizes if len(sizes) > 1 else (),
    )


def recording(media: Element) -> Related | None:
    """A film, sound or file that stands with the copy, or None where it leads nowhere."""
    for one in children(media, "media-reference"):
        address = _address(one)
        if address:
            return Related(
                rel=said(media, "media-type").lower() or "media",
                href=address,
                title=caption(media) or said(one, "name"),
                media_type=said(one, "mime-type"),
            )
    return None


def placed(shots: tuple[SentPicture, ...], place: str) -> tuple[SentPicture, ...]:
    """Pictures with whole addresses, where the delivery itself came from one; bare names stay."""
    if not place.startswith(("http://", "https://")):
        return shots
    return tuple(
        replace(
            shot,
            src=feed.resolve(shot.src, place),
            renditions=tuple(
                replace(size, src=feed.resolve(size.src, place)) for size in shot.renditions
            ),
        )
        for shot in shots
    )


def caption(media: Element) -> str:
    """All captions of a piece of media, as one line."""
    return " ".join(wordings(*(words(one) for one in children(media, "media-caption"))))


def _address(reference: Element) -> str:
    """Where a file is; its name alone will do where it looks like one."""
    told = said(reference, "source", "data-location")
    name = said(reference, "name")
    if not told and (PICTURE_FILE.search(name) or OTHER_FILE.search(name)):
        told = name
    return "" if told.startswith("#") else feed.resolve(told, "")


def _shows(reference: Element) -> bool:
    mime = said(reference, "mime-type").lower()
    return (not mime or "/" not in mime or mime.startswith("image/")) and bool(_address(reference))


def _is_picture(media: Element, references: list[Element]) -> bool:
    kind = said(media, "media-type").lower()
    mime = said(references[0], "mime-type").lower()
    if kind.startswith(PICTURE_KINDS) or mime.startswith("image/"):
        return True
    source = _address(references[0]).partition("?")[0]
    return PICTURE_FILE.search(source) is not None or not (
        kind or mime or OTHER_FILE.search(source)
    )


def _rendition(reference: Element) -> Rendition:
    in_pixels = said(reference, "units").lower() in ("", "pixels", "px")
    return Rendition(
        src=_address(reference),
        role=said(reference, "name", "id"),
        width=digits(said(reference, "width")) if in_pixels else 0,
        height=digits(said(reference, "height")) if in_pixels else 0,
        media_type=said(reference, "mime-type"),
    )


def _rank(size: Rendition) -> tuple[bool, int]:
    """Full before small by its name, then the larger; the first of equals stays first."""
    return (SMALL.search(f"{size.role} {size.src}") is None, size.width * size.height)


def _metadata(media: Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for one in media.iterdescendants():
        if local(one) == "media-metadata":
            found.setdefault(said(one, "name").lower(), said(one, "value") or line(one))
    return found


def _first(told: dict[str, str], *names: str) -> str:
    return next((told[name] for name in names if told.get(name)), "")


def _credit(media: Element, reference: Element, told: dict[str, str]) -> str:
    producers = " / ".join(wordings(*(words(one) for one in children(media, "media-producer"))))
    return producers or said(reference, "source-credit") or _first(told, *CREDITS)
