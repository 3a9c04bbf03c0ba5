"""A newsroom that published before it had a record: its editions and changes get their lines."""

import hashlib
from typing import Any

from django.db import migrations
from django.utils import timezone

from copydesk.newsroom.logbook.chain import BEGINNING, Held, canonical, chained
from copydesk.newsroom.logbook.writing import as_text

AT_ONCE = 500


def take_up(apps: Any, schema_editor: Any) -> None:
    """One line for each edition, oldest first, as the record will have them from now on."""
    editions = apps.get_model("desk", "EditionRow")
    changes = apps.get_model("corrections", "ChangeRow")
    lines = apps.get_model("logbook", "LineRow")
    if lines.objects.exists():
        return
    number, previous = 0, BEGINNING
    seen: dict[int, dict[str, Any]] = {}
    rows: list[Any] = []
    found = editions.objects.select_related("story").defer("content").order_by("pk")
    for edition in found.iterator(AT_ONCE):
        change = changes.objects.filter(after=edition).first()
        what: dict[str, Any] = {"after": _seen(edition), "reason": edition.kind}
        if edition.story_id in seen:
            what["before"] = seen[edition.story_id]
        if change:
            what["more"] = {"change_sha256": _sha256_of(change)}
        number += 1
        held = chained(
            Held(
                number=number,
                at=as_text(timezone.now()),
                act=_act_of(edition),
                story=edition.story.key,
                change=change.pk if change else 0,
                about=0,
                what=canonical(what),
                previous=previous,
                hash="",
            )
        )
        previous, seen[edition.story_id] = held.hash, _seen(edition)
        rows.append(lines(**held._asdict()))
        if len(rows) == AT_ONCE:
            lines.objects.bulk_create(rows)
            rows = []
    lines.objects.bulk_create(rows)


def _seen(edition: Any) -> dict[str, Any]:
    return {"number": edition.number, "sha256": edition.sha256}


def _act_of(edition: Any) -> str:
    if not edition.withdrawn:
        return "published"
    return "withheld" if edition.kind == "withhold" else "withdrawn"


def _sha256_of(change: Any) -> str:
    held: dict[str, Any] = {}
    for field in change._meta.concrete_fields:
        value = getattr(change, field.attname)
        if value:
            held[field.attname] = as_text(value) if hasattr(value, "tzinfo") else value
    held["reports"] = sorted(change.reports.values_list("pk", flat=True))
    return hashlib.sha256(canonical(held).encode()).hexdigest()


class Migration(migrations.Migration):
    dependencies = [
        ("corrections", "0003_changes_written_whole"),
        ("desk", "0012_pictures_found_by_file"),
        ("logbook", "0001_lines_and_their_personal_parts"),
    ]

    operations = [migrations.RunPython(take_up, migrations.RunPython.noop)]
