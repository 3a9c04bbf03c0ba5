"""The files an item is or names: a picture's renditions, films, sound, documents, icons."""

import re
from collections.abc import Iterator

from copydesk.story.record import replace
from copydesk.story.story import Body, Item, Related, Rendition, SentPicture
from copydesk.wire.agencyxml import digits, words
from copydesk.wire.newsml_g2.copy_sent import content_sets
from copydesk.wire.newsml_g2.lines import ALTERNATIVES, CAPTIONS, all_described, described
from copydesk.wire.newsml_g2.properties import child, children, code, last
from copydesk.wire.xmltree import Element

PICTURES = frozenset({"picture", "graphic", "graphics", "photo", "image"})
# What browsers show, before what has to be converted.
SHOWN = re.compile(r"image/(?:p?jpe?g|png|gif|webp|avif)", re.IGNORECASE)


def filled(item: Item, sent: Element) -> Item:
    """The item with its files: as pictures where it is one or holds some, else by their address."""
    files = tuple(one for content in content_sets(sent) for one in _files(content))
    is_picture = item.item_class in PICTURES
    images = [one for one in files if is_picture or one.media_type.startswith("image/")]
    others = [one for one in files if not is_picture and not one.media_type.startswith("image/")]
    own = (_picture(item, sent, tuple(images)),) if images else ()
    is_told = bool(images) or bool(item.body.text.strip())
    return replace(
        item,
        pictures=(*own, *item.pictures, *_linked_pictures(sent)),
        related=(*item.related, *map(_related, others), *_elsewhere(sent)),
        standfirst=item.standfirst if is_told and not (is_picture and images) else "",
        body=item.body if is_told else _told(item, sent),
    )


def _files(parent: Element) -> Iterator[Rendition]:
    for one in children(parent, "remotecontent"):
        if one.get("href", "").strip():
            yield Rendition(
                src=one.get("href", "").strip(),
                role=one.get("rendition") or one.get("renditionuri") or "",
                width=digits(one.get("width", "")),
                height=digits(one.get("height", "")),
                size=digits(one.get("size", ""), most=12),
                media_type=one.get("contenttype", "").strip(),
            )


def _told(item: Item, sent: Element) -> Body:
    """Where there is no copy the descriptions are it."""
    return Body(text=all_described(sent, item.language), media_type="text/plain")


def _picture(item: Item, sent: Element, images: tuple[Rendition, ...]) -> SentPicture:
    """The picture an item is, by its largest file that browsers show."""
    best = max(images, key=lambda one: (SHOWN.match(one.media_type) is not None, _area(one)))
    return SentPicture(
        src=best.src,
        caption=described(sent, item.language, CAPTIONS) or all_described(sent, item.language),
        alt=described(sent, item.language, ALTERNATIVES),
        credit=item.credit or item.byline,
        width=best.width,
        height=best.height,
        media_type=best.media_type,
        headline=item.headline,
        guid=item.guid,
        copyright=item.copyright,
        usage_terms=item.usage_terms,
        renditions=images,
    )


def _area(file: Rendition) -> tuple[int, int]:
    return file.width * file.height, file.size


def _related(file: Rendition) -> Related:
    return Related(rel="rendition", href=file.src, title=file.role, media_type=file.media_type)


def _linked_pictures(sent: Element) -> Iterator[SentPicture]:
    """Pictures that a link names with their address, be it its own or that of their files."""
    for link in children(child(sent, "itemmeta"), "link"):
        if last(code(child(link, "itemclass"))) in PICTURES:
            files = tuple(_files(link))
            best = max(files, key=_area, default=Rendition(src=link.get("href", "").strip()))
            if best.src:
                yield SentPicture(
                    src=best.src,
                    headline=words(child(link, "title")),
                    guid=(link.get("residref") or link.get("guidref") or "").strip(),
                    width=best.width,
                    height=best.height,
                    media_type=best.media_type,
                    renditions=files,
                )


def _elsewhere(sent: Element) -> Iterator[Related]:
    """Files named by id only, and icons: what else a source has of the item."""
    for content in content_sets(sent):
        for one in children(content, "remotecontent"):
            if one.get("residref") and not one.get("href", "").strip():
                kind = one.get("contenttype", "").strip()
                yield Related(rel="content", guid=one.get("residref", ""), media_type=kind)
    for one in children(child(sent, "contentmeta"), "icon"):
        if one.get("href", "").strip():
            kind = one.get("contenttype", "").strip()
            yield Related(rel="icon", href=one.get("href", "").strip(), media_type=kind)
