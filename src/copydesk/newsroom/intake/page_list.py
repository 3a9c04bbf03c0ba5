"""A source that shows single pages answers with their addresses, one a line."""

import datetime as dt
from urllib.parse import urlsplit

from django.db.models import Q

from copydesk.newsroom.intake import troubles
from copydesk.newsroom.intake.label import label
from copydesk.newsroom.intake.models import AddressRow, SourceRow
from copydesk.story.record import Record
from copydesk.story.story import Capture
from copydesk.wire.charset import decode

LISTS = frozenset({"text/plain", "text/uri-list"})
MAX_ADDRESSES = 200
# As wide as the column.
LONGEST = 2000


class PageList(Record, frozen=True):
    """The addresses a source shows, and how many were left out: elsewhere, or too many."""

    addresses: tuple[str, ...]
    left_out: int = 0


def read(capture: Capture, source: SourceRow) -> PageList | None:
    """The list in an answer; None when the answer is copy.

    Only pages on the host of the list: a source does not send us round the web.
    """
    if source.way != SourceRow.Way.PAGE or capture.media_type not in LISTS:
        return None
    lines = [
        line.strip() for line in decode(capture.content, http=capture.charset).text.split("\n")
    ]
    named = [line for line in lines if line and not line.startswith("#")]
    if not named or not all(line.startswith(("http://", "https://")) for line in named):
        return None
    host = _host(capture.place)
    ours = [line for line in dict.fromkeys(named) if len(line) <= LONGEST and _host(line) == host]
    kept = tuple(ours[:MAX_ADDRESSES])
    return PageList(addresses=kept, left_out=len(set(named)) - len(kept))


def enter(source: SourceRow, shown: PageList) -> None:
    """Remember what is shown now; what is no longer shown is forgotten."""
    source.addresses.exclude(address__in=shown.addresses).delete()
    known = set(source.addresses.values_list("address", flat=True))
    new = [each for each in shown.addresses if each not in known]
    AddressRow.objects.bulk_create(AddressRow(source=source, address=each) for each in new)
    SourceRow.objects.filter(pk=source.pk).update(left_out=shown.left_out)
    source.left_out = shown.left_out


def waits(source: SourceRow) -> bool:
    """Whether pages of its list are still to be asked."""
    return source.way == SourceRow.Way.PAGE and source.addresses.filter(waits=True).exists()


def ask_again(source: SourceRow, *, before: dt.datetime) -> None:
    """Its pages are asked once more; those that are gone only if they were so `before`."""
    if source.way == SourceRow.Way.PAGE:
        there = Q(gone_at__isnull=True) | Q(gone_at__lte=before)
        source.addresses.filter(there).update(waits=True)


def trouble(source: SourceRow) -> str:
    """What is wrong with a source's pages, in a line."""
    if source.way != SourceRow.Way.PAGE:
        return ""
    failing = source.addresses.exclude(trouble="")
    first = failing.first()
    said = []
    if first is not None:
        named = {"n": failing.count(), "address": label(first.address), "reason": first.trouble}
        said.append(troubles.PAGES_FAILED % named)
    if source.left_out:
        said.append(troubles.LEFT_OUT % {"n": source.left_out})
    return "; ".join(said)


def _host(address: str) -> str:
    try:
        return urlsplit(address).netloc.lower()
    except ValueError:
        return ""
