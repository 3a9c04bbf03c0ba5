"""A source's rhythm and manners, between its row and the pure reckoning of the wire."""

from typing import Any

import msgspec
from django.conf import settings

from copydesk.newsroom.intake.models import SourceRow
from copydesk.wire.http.politeness import Manners
from copydesk.wire.http.rhythm import Pace, Rhythm


def rhythm_of(source: SourceRow) -> Rhythm:
    """What was learned of a source; nothing where its column holds no rhythm of ours."""
    try:
        return msgspec.convert(source.rhythm, Rhythm)
    except msgspec.ValidationError:
        return Rhythm()


def to_plain(known: Rhythm) -> Any:
    """A rhythm as a column holds it."""
    return msgspec.to_builtins(known)


def pace(source: SourceRow) -> Pace:
    """The bounds the house has set for a source."""
    fastest = min(source.fastest, source.interval)
    slowest = max(source.slowest, source.interval)
    return Pace(interval=source.interval, fastest=fastest, slowest=slowest)


def manners(source: SourceRow) -> Manners:
    """How a source is asked. Hosts the house has allowed by name are its own: no need to wait."""
    gap = 0.0 if source.host in settings.WIRE_ALLOW else Manners().host_gap
    return Manners(interval=source.interval, host_gap=gap)
