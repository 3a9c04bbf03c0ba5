"""The house's sources as an OPML list, and those of a list as sources of the house."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import slugify

from copydesk.newsroom.intake.models import SourceRow
from copydesk.story.story import Capture
from copydesk.wire.feeds.opml import Listed, read_list, write_list

# What only we know of a source, by the names of the columns; a list may set them, and no others.
TEXTS = ("key", "licence", "usage", "territories", "way")
NUMBERS = ("interval", "fastest", "slowest", "embargo_minutes", "expiry_days")
SWITCHES = (
    "active", "must_credit", "canonical_is_source", "noindex", "may_pass_on", "obeys_kills",
    "takes_corrections",
)  # fmt: skip
OWN = (*TEXTS, *NUMBERS, *SWITCHES)
TITLE = "Sources"


@dataclass
class Entered:
    """What came of a list: sources new, known before, and left out with the reason."""

    new: list[SourceRow] = field(default_factory=list)
    known: list[SourceRow] = field(default_factory=list)
    left_out: list[tuple[str, str]] = field(default_factory=list)


def write(sources: Iterable[SourceRow]) -> bytes:
    """A list of those that are polled."""
    return write_list((_listed(source) for source in sources if source.address), title=TITLE)


def enter(capture: Capture) -> Entered:
    """Take the sources of a list on; one that has an address we know stays as it is.

    Raises `UnreadableCapture` where it is no list; a source that is not in order is left out.
    """
    entered = Entered()
    by_address = {source.address: source for source in SourceRow.objects.exclude(address="")}
    keys = set(SourceRow.objects.values_list("key", flat=True))
    with transaction.atomic():
        for listed in read_list(capture):
            known = by_address.get(listed.address)
            if known is not None:
                entered.known.append(known)
                continue
            row = _row(listed, keys)
            try:
                row.full_clean()
            except ValidationError as error:
                entered.left_out.append((listed.name, "; ".join(error.messages)))
                continue
            row.save()
            keys.add(row.key)
            by_address[row.address] = row
            entered.new.append(row)
    return entered


def file_name(now: dt.datetime) -> str:
    """What the list is called where it is saved."""
    return f"sources-{now:%Y-%m-%d}.opml"


def _listed(source: SourceRow) -> Listed:
    own = {name: _written(getattr(source, name)) for name in OWN}
    return Listed(
        name=source.name,
        address=source.address,
        url=source.url,
        language=source.language,
        section=source.section_key,
        own={name: value for name, value in own.items() if value},
    )


def _row(listed: Listed, keys: set[str]) -> SourceRow:
    own: dict[str, Any] = {name: listed.own[name] for name in TEXTS if name in listed.own}
    for name in NUMBERS:
        digits = listed.own.get(name, "")
        if digits.isdecimal() and len(digits) < 10:
            own[name] = int(digits)
    own |= {name: listed.own[name] == "yes" for name in SWITCHES if name in listed.own}
    key = _free(slugify(own.pop("key", "")) or slugify(listed.name) or "source", keys)
    return SourceRow(
        key=key,
        name=listed.name,
        address=listed.address,
        url=listed.url,
        language=listed.language,
        section_key=slugify(listed.section),
        **own,
    )


def _free(wanted: str, keys: set[str]) -> str:
    """A key that no source has yet."""
    wanted = wanted[:50].strip("-")
    if wanted not in keys:
        return wanted
    return next(name for n in range(2, len(keys) + 3) if (name := f"{wanted}-{n}") not in keys)


def _written(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value or "")
