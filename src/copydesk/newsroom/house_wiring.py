"""Three houses made acquainted: each has a door for the one before and a taker in the one behind.

All goes by itself here (routes publish, corrections are taken over), so that one can see how far an
act at the first reaches with nobody present. A house that wants a person to decide leaves that out.
"""

from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from copydesk.newsroom.desk.models import SectionRow
from copydesk.newsroom.house_story import REPORTERS, hand_in
from copydesk.newsroom.houses import House
from copydesk.newsroom.intake.models import PushDoorRow, RouteRow, SourceRow
from copydesk.newsroom.propagation.models import TakerRow

SECTION = "sea"


def wire(before: House | None, ours: House, behind: House | None) -> None:
    """Make a house's neighbours known to it, once; the first has reporters, who hand in a story."""
    with transaction.atomic():
        SectionRow.objects.get_or_create(key=SECTION, defaults={"name": "Sea"})
        if behind is not None:
            _take(behind, by=ours)
        is_new = _open(before, ours) if before else _hire(ours)
    if is_new and before is None:
        hand_in(Path(settings.DROP_ROOT), at=timezone.now())


def _take(behind: House, *, by: House) -> None:
    """The house behind takes all our copy, by its door for us."""
    address = f"{behind.url}/wire/push/{by.key}/"
    told = {"name": behind.name, "address": address, "secret": behind.secret}
    TakerRow.objects.get_or_create(key=behind.key, defaults=told | {"has_own_answers": True})


def _open(before: House, ours: House) -> bool:
    """A door for the house before; whether it is new."""
    source, is_new = _source(before.key, before.name, before.url, SourceRow.Way.PUSH)
    if is_new:
        PushDoorRow.objects.create(source=source, secret=ours.secret, made_at=timezone.now())
    return is_new


def _hire(ours: House) -> bool:
    """Our own reporters, who lay their copy into a folder; whether they are new."""
    _source_of_ours, is_new = _source(REPORTERS, ours.name, ours.url, SourceRow.Way.DROP)
    return is_new


def _source(key: str, name: str, url: str, way: str) -> tuple[SourceRow, bool]:
    known = {
        "name": name,
        "url": f"{url}/",
        "way": way,
        "language": "en",
        "licence": "Three houses in a row",
        "usage": "For each house's pages, and to be passed on.",
        "section_key": SECTION,
        "may_pass_on": True,
        "takes_corrections": True,
    }
    source, is_new = SourceRow.objects.get_or_create(key=key, defaults=known)
    if is_new:
        RouteRow.objects.create(source=source, section_key=SECTION, publishes=True)
    return source, is_new
