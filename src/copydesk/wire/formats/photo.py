"""A photograph with its caption inside (XMP or IPTC IIM): what photo wires deliver.

The caption is the copy. A picture without any words of its own is no copy and is refused.
"""

import datetime as dt
import re

from copydesk.errors import UnreadableCapture
from copydesk.story.story import Body, Capture, Concept, Item, SentPicture
from copydesk.wire import dates, iim, jpeg, xmp
from copydesk.wire.format import Format
from copydesk.wire.upstream import signals

JPEG = b"\xff\xd8\xff"
MOST = 64 * 1024 * 1024
Said = dict[tuple[int, int], list[str]]
# The properties of XMP that are datasets of the older model by another name.
SAME = {
    5: "dc:title", 10: "photoshop:Urgency", 15: "photoshop:Category",
    20: "photoshop:SupplementalCategories", 25: "dc:subject", 40: "photoshop:Instructions",
    80: "dc:creator", 90: "photoshop:City", 101: "photoshop:Country",
    103: "photoshop:TransmissionReference", 105: "photoshop:Headline", 110: "photoshop:Credit",
    115: "photoshop:Source", 116: "dc:rights", 120: "dc:description", 135: "dc:language",
}  # fmt: skip
GUID = "Iptc4xmpExt:DigImageGUID"


def sniff(head: bytes, media_type: str) -> bool:
    """The first bytes of a JPEG file, whatever it is called."""
    return head.startswith(JPEG)


def read(capture: Capture) -> tuple[Item, ...]:
    """The one picture with its words. Raises `UnreadableCapture` where it has none."""
    content = capture.content[:MOST]
    told = xmp.properties(jpeg.xmp(content))
    said = _together(iim.datasets(content), told, iim_first=iim.is_newer(content))
    if not any(said.get(one) for one in ((2, 120), (2, 105), (2, 5))):
        reason = "a JPEG picture without a caption, not copy"
        raise UnreadableCapture(place=capture.place, reason=reason, format="photo")
    return (_item(said, told, capture),)


def _together(said: Said, told: xmp.Said, *, iim_first: bool) -> Said:
    """One account of both models; where both say something, one of them goes first."""
    same = {(2, number): told[name] for number, name in SAME.items() if name in told}
    words = {key: values for key, values in said.items() if any(values)}
    return same | words if iim_first else words | same


def _item(said: Said, told: xmp.Said, capture: Capture) -> Item:
    picture = _picture(said, told, capture)
    made = _moment(said, 55, 60) or dates.parse(
        next(iter(told.get("photoshop:DateCreated", ())), "")
    )
    urgency = _first(said, 10)
    return Item(
        guid=_first(said, 100, record=1) or next(iter(told.get(GUID, ())), picture.guid),
        chain=_first(said, 103),
        body=Body(text=picture.caption, media_type="text/plain"),
        source=capture.source,
        format="photo",
        item_class="picture",
        headline=picture.headline or _first(said, 5),
        slugline=_first(said, 5),
        byline=", ".join(said.get((2, 80), ())),
        published=made or _moment(said, 70, 80, record=1),
        created=made,
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
        usage_terms=picture.usage_terms,
        provider=_first(said, 115),
        pictures=(picture,),
    )


def _picture(said: Said, told: xmp.Said, capture: Capture) -> SentPicture:
    width, height = jpeg.size(capture.content)
    name = f"sha256:{capture.sha256}"
    return SentPicture(
        src=capture.place or name,
        guid=name,
        caption=_first(said, 120),
        headline=_first(said, 105),
        credit=_first(said, 110) or _first(said, 115),
        copyright=_first(said, 116),
        usage_terms=" ".join(told.get("xmpRights:UsageTerms", ())),
        alt=" ".join(told.get("Iptc4xmpCore:AltTextAccessibility", ())),
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
