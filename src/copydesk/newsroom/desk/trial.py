"""What a source would send, tried out before anybody takes it on. Nothing of it is kept."""

import datetime as dt
from dataclasses import dataclass

from django.conf import settings

from copydesk import line
from copydesk.checks.check import Known
from copydesk.errors import CopydeskError
from copydesk.newsroom.desk.house import house
from copydesk.story.blocks import Picture, plain_text
from copydesk.story.finding import Finding, Weight
from copydesk.story.story import Capture, Item, Source, Story
from copydesk.wire.http.fetch import Fetched, Policy, Validators, fetch
from copydesk.wire.http.glance import glance
from copydesk.wire.http.hubs import named_in

# Items shown; the rest are only counted. Cleaning one takes some hundredths of a second.
SHOWN = 8


@dataclass(frozen=True, kw_only=True)
class TriedItem:
    """An item as the desk would get it."""

    item: Item
    story: Story
    findings: tuple[Finding, ...]

    @property
    def words(self) -> int:
        """How long its text is."""
        return sum(len(plain_text(block).split()) for block in self.story.blocks)

    @property
    def pictures(self) -> int:
        """How many pictures come with it."""
        return sum(isinstance(block, Picture) for block in self.story.blocks)

    @property
    def against(self) -> tuple[Finding, ...]:
        """What would keep it from going out."""
        return tuple(finding for finding in self.findings if finding.weight is not Weight.NOTES)


@dataclass(frozen=True, kw_only=True)
class Trial:
    """What came of asking once: items, or why there are none."""

    address: str
    trouble: str = ""
    moved_to: str = ""
    media_type: str = ""
    size: int = 0
    form: str = ""
    count: int = 0
    newest: dt.datetime | None = None
    ttl: int = 0
    hubs: tuple[str, ...] = ()
    asks_again_cheaply: bool = False
    items: tuple[TriedItem, ...] = ()

    @property
    def ttl_minutes(self) -> int:
        """How long it wants to be left alone."""
        return round(self.ttl / 60)

    @property
    def left_over(self) -> int:
        """How many items are not shown."""
        return self.count - len(self.items)


def try_out(address: str, source: Source, *, now: dt.datetime) -> Trial:
    """Ask an address once and read what comes. Does not raise for what the other side does."""
    policy = Policy(allow=settings.WIRE_ALLOW, max_bytes=settings.CAPTURE_MAX_BYTES)
    try:
        fetched = fetch(address, state=Validators(), policy=policy, at=now)
    except CopydeskError as error:
        return Trial(address=address, trouble=error.reason)
    if fetched.capture is None:
        return Trial(address=address, trouble=f"it asks us to wait ({fetched.status})")
    return _read(address, fetched, fetched.capture, source)


def _read(address: str, fetched: Fetched, capture: Capture, source: Source) -> Trial:
    known = Known(now=capture.at, house=house(), source=source)
    trouble = ""
    items: tuple[Item, ...] = ()
    try:
        came = line.delivery(capture, known)
        items, trouble = came.items, came.left_out
    except CopydeskError as error:
        trouble = error.reason
    marks = fetched.validators
    dates = [moment for item in items if (moment := item.updated or item.published)]
    return Trial(
        address=address,
        trouble=trouble,
        moved_to=fetched.moved_to,
        media_type=capture.media_type,
        size=len(capture.content),
        form=items[0].format if items else "",
        count=len(items),
        newest=max(dates, default=None),
        ttl=glance(capture.content).ttl,
        hubs=fetched.hubs or named_in(capture.content, base=capture.place).hubs,
        asks_again_cheaply=bool(marks.etag or marks.last_modified),
        items=tuple(_tried(item, capture, known) for item in items[:SHOWN]),
    )


def _tried(item: Item, capture: Capture, known: Known) -> TriedItem:
    made = line.process(item, capture, known)
    return TriedItem(item=item, story=made.cleaned.story, findings=made.findings)
