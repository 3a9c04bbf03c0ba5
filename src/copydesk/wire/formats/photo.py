"""A photograph with its caption inside (IPTC photo metadata, IIM): what photo wires deliver.

The caption is the copy. A picture without any words of its own is no copy and is refused.
"""

import datetime as dt
import re

from copydesk.errors import UnreadableCapture
from copydesk.story.story import Body, Capture, Concept, Item, SentPicture
from copydesk.wire import dates, iim
from copydesk.wire.format import Format
from copydesk.wire.upstream import signals

JPEG = b"\xff\xd8\xff"
MOST = 64 * 1024 * 1024
Said = dict[tuple[int, int], list[str]]


def sniff(head: bytes, media_type: str) -> bool:
    """The first bytes of a JPEG file, whatever it is called."""
    return head.startswith(JPEG)


def read(capture: Capture) -> tuple[Item, ...]:
    """The one picture with its words. Raises `UnreadableCapture` where it has none."""
    said = iim.datasets(capture.content[:MOST])
    if not any(said.get(one) for one in ((2, 120), (2, 105), (2, 5))):
        reason = "a JPEG picture without a caption, not copy"
        raise UnreadableCapture(place=capture.place, reason=reason, format="photo")
    return (_item(said, capture),)


def _item(said: Said, capture: Capture) -> Item:
    picture = _picture(said, capture)
    urgency = _first(said, 10)
    return Item(
        guid=_first(said, 100, record=1) or picture.guid,
        chain=_first(said, 103),
        body=Body(text=picture.caption, media_type="text/plain"),
        source=capture.source,
        format="photo",
        item_class="picture",
        headline=picture.headline or _first(said, 5),
        slugline=_first(said, 5),
        byline=", ".join(said.get((2, 80), ())),
        published=_moment(said, 55, 60) or _moment(said, 70, 80, record=1),
        created=_moment(said, 55, 60),
        embargo_until=_moment(said, 30, 35),
        expires=_moment(said, 37, 38),
        located=", ".join(filter(None, (_first(said, 90), _first(said, 101)))),
        language=_first(said, 135),
        urgency=int(urgency) if re.fullmatch("[1-8]", urgency) else 0,
        desk_note=signals.joined(*said.get((2, 40), ())),
        keywords=tuple(filter(None, said.get((2, 25), ()))),
        concepts=_concepts(said),
        subjects=tuple(filter(None, said.get((2, 25), ()))),
        credit=picture.credit,
        copyright=picture.copyright,
        provider=_first(said, 115),
        pictures=(picture,),
    )


def _picture(said: Said, capture: Capture) -> SentPicture:
    width, height = iim.size(capture.content)
    name = f"sha256:{capture.sha256}"
    return SentPicture(
        src=capture.place or name,
        guid=name,
        caption=_first(said, 120),
        headline=_first(said, 105),
        credit=_first(said, 110) or _first(said, 115),
        copyright=_first(said, 116),
        width=width,
        height=height,
        media_type="image/jpeg",
    )


def _concepts(said: Said) -> tuple[Concept, ...]:
    """Category and supplemental categories, and subject references (IPR:code:name:...)."""
    categories = (*said.get((2, 15), ()), *said.get((2, 20), ()))
    subjects = (one.split(":") for one in said.get((2, 12), ()))
    return (
        *(Concept(code=one, kind="category") for one in categories if one),
        *(Concept(code=parts[1], name=":".join(parts[2:3])) for parts in subjects if parts[1:]),
    )


def _first(said: Said, number: int, *, record: int = 2) -> str:
    return next(iter(said.get((record, number), ())), "")


def _moment(said: Said, day: int, clock: int, *, record: int = 2) -> dt.datetime | None:
    """CCYYMMDD, and HHMMSS with the offset from UTC where it is given."""
    date = _first(said, day, record=record)
    time = re.fullmatch(r"(\d\d)(\d\d)(\d\d)([+-]\d{4})?", _first(said, clock, record=record))
    if not re.fullmatch(r"\d{8}", date):
        return None
    if not time:
        return dates.parse(date)
    return dates.parse(f"{date}T{time[1]}:{time[2]}:{time[3]}{time[4] or 'Z'}")


FORMAT = Format(
    name="photo",
    media_types=("image/jpeg",),
    sniff=sniff,
    read=read,
    is_copy=True,
)
