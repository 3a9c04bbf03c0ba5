"""The pictures of a news object of ninjs, and the films and sounds that come with it."""

from collections.abc import Iterator
from itertools import islice

from copydesk.story.story import Related, Rendition, SentPicture
from copydesk.wire import plain
from copydesk.wire.feeds import feed
from copydesk.wire.jsontree import number, objects, string
from copydesk.wire.ninjs import objects as newsobject
from copydesk.wire.ninjs.objects import Sent, first, lower

PLAYED = ("audio", "video")
DEEPEST = 4
MOST = 1_000  # entries of one property; no story has as many pictures or subjects


def associated(sent: Sent, name: str = "associations") -> Iterator[Sent]:
    """Associated objects with their names: an object by name in 1.x, a list since 2.0."""
    value = sent.get(name)
    if isinstance(value, dict):
        named = ({"name": key} | lower(one) for key, one in value.items() if isinstance(one, dict))
    else:
        named = (lower(one) for one in objects(value))
    return islice(named, MOST)


def overfull(sent: Sent) -> str:
    """The first property that lists more than is read of any, or ""."""
    listed = ((name, value) for name, value in sent.items() if isinstance(value, list | dict))
    return next((name for name, value in listed if len(value) > MOST), "")


def pictures(sent: Sent) -> tuple[SentPicture, ...]:
    """The pictures of an object, then those of what is associated with it, each once."""
    return tuple(dict.fromkeys(islice(_pictures(sent, 0), MOST)))


def is_picture(sent: Sent) -> bool:
    """Whether an object is a still that can be shown."""
    is_still = first(sent, "type").lower() in ("picture", "graphic")
    return is_still and any(_is_picture(one, sent) for one in renditions(sent))


def _pictures(sent: Sent, depth: int) -> Iterator[SentPicture]:
    sizes = tuple(one for one in renditions(sent) if _is_picture(one, sent))
    if sizes:
        yield _picture(sent, sizes)
    if depth < DEEPEST:
        for one in associated(sent):
            yield from _pictures(one, depth + 1)


def played(sent: Sent) -> Iterator[Related]:
    """Films, sounds and files of an object and of what is associated with it."""
    for one in (sent, *associated(sent)):
        for size in renditions(one):
            if not _is_picture(size, one):
                yield Related(
                    rel="rendition",
                    guid=first(one, "uri", "guid") if one is not sent else "",
                    href=size.src,
                    title=size.role,
                    media_type=size.media_type,
                )


def renditions(sent: Sent) -> tuple[Rendition, ...]:
    """All renditions that have an address, in the order they were sent."""
    found = (_rendition(one) for one in associated(sent, "renditions"))
    return tuple(one for one in found if one.src)


def copyright(sent: Sent) -> str:
    """The notice to print; else whose it is."""
    return first(sent, "copyrightnotice", "copyrightholder")


def _rendition(sent: Sent) -> Rendition:
    return Rendition(
        src=feed.resolve(string(sent.get("href")) or string(sent.get("contentid")), ""),
        role=first(sent, "name", "role"),
        width=number(sent.get("width")),
        height=number(sent.get("height")),
        size=number(sent.get("sizeinbytes")),
        media_type=first(sent, "mimetype", "contenttype"),
    )


def _is_picture(size: Rendition, of: Sent) -> bool:
    kind = size.media_type.lower().partition("/")[0]
    if kind in ("image", *PLAYED):
        return kind == "image"
    return string(of.get("type")).lower() not in PLAYED


def _picture(sent: Sent, sizes: tuple[Rendition, ...]) -> SentPicture:
    """A picture in all its sizes, with the words that come with it; the largest stands for it."""
    best = max(sizes, key=lambda one: one.width * one.height)
    caption = newsobject.description(sent)
    words = plain.title(first(sent, "body_text", "body"))
    alt = plain.title(first(sent, "alttext", "alt_text", "description_alt"))
    is_still = string(sent.get("type")).lower() in ("picture", "graphic")
    return SentPicture(
        src=best.src,
        caption=caption or words * is_still,
        credit=newsobject.credit(sent) or newsobject.byline(sent) or copyright(sent),
        # Beside a caption, a picture's text says what is to be seen.
        alt=alt or (words if caption and words != caption and is_still else ""),
        width=best.width,
        height=best.height,
        media_type=best.media_type,
        headline=newsobject.headline(sent),
        guid=first(sent, "uri", "guid"),
        copyright=copyright(sent),
        usage_terms=first(sent, "usageterms"),
        renditions=sizes,
    )
