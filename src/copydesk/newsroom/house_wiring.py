"""Three houses made acquainted: each has a door for the one before and a taker in the one behind.

All goes by itself here (routes publish, corrections are taken over), so that one can see how far an
act at the first reaches with nobody present. A house that wants a person to decide leaves that out.
"""

import json
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from copydesk.newsroom.desk.models import SectionRow
from copydesk.newsroom.houses import House
from copydesk.newsroom.intake.models import PushDoorRow, RouteRow, SourceRow
from copydesk.newsroom.propagation.models import TakerRow

SECTION = "sea"
REPORTERS = "reporters"
HEADLINE = "Skerries ferry sails again after eleven days"
STANDFIRST = "The crossing had been closed since the February storm."
PARAGRAPHS = (
    "The ferry between Port Alder and the Skerries sailed again on Tuesday after eleven days, the "
    "harbour office said.",
    "“We checked every weld twice,” said Maren Tolliver, the harbour master.",
    "The crossing had been closed since a storm tore the landing stage from its piles. Repairs "
    "cost 240,000 crowns, according to the harbour office.",
    "Islanders had been supplied by helicopter in the meantime, and the school on Great Skerry "
    "held its lessons in the parish hall.",
)


def wire(before: House | None, ours: House, behind: House | None) -> None:
    """Make a house's neighbours known to it, once; the first has reporters, who hand in a story."""
    with transaction.atomic():
        SectionRow.objects.get_or_create(key=SECTION, defaults={"name": "Sea"})
        if behind is not None:
            _take(behind, by=ours)
        is_new = _open(before, ours) if before else _hire(ours)
    if is_new and before is None:
        hand_in("ferry", HEADLINE, PARAGRAPHS)


def hand_in(name: str, headline: str, paragraphs: tuple[str, ...]) -> None:
    """Lay a story into the reporters' folder, as ninjs of this moment."""
    now = timezone.now().isoformat(timespec="seconds")
    item = {
        "standard": {"name": "ninjs", "version": "3.1"},
        "uri": f"tag:harbour-times.example,2026:{name}",
        "type": "text",
        "language": "en",
        "pubStatus": "usable",
        "version": "1",
        "firstCreated": now,
        "versionCreated": now,
        "headlines": [{"role": "main", "value": headline}],
        "descriptions": [{"role": "summary", "value": STANDFIRST}],
        "by": "By Jonna Reed",
        "bodies": [{
            "contentType": "text/html",
            "value": "".join(f"<p>{each}</p>" for each in paragraphs),
        }],
    }  # fmt: skip
    folder = Path(settings.DROP_ROOT, REPORTERS)
    folder.mkdir(mode=0o770, parents=True, exist_ok=True)
    beside = folder / f".{name}.json"
    beside.write_text(json.dumps(item, ensure_ascii=False), encoding="utf-8")
    beside.rename(folder / f"{name}.json")


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
