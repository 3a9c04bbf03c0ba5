"""Stories are put into the lists they belong to, in the transaction that publishes them."""

from collections.abc import Callable, Iterable

from django.db import transaction
from django.db.models import Q

from copydesk.newsroom.desk.models import EditionRow, ListedRow, ShelfRow
from copydesk.press.locale import locale_of
from copydesk.press.paper import Shelf, Site
from copydesk.press.shelf import shelves
from copydesk.press.when import local_day
from copydesk.story.codec import from_json
from copydesk.story.edition import Edition

AT_ONCE = 200
LONGEST_NAME = 300


def shelve(made: EditionRow, edition: Edition, site: Site) -> None:
    """Let the story stand where its new edition belongs, and nowhere else."""
    now = {shelf: name[:LONGEST_NAME] for shelf, name in shelves(edition, site).items()}
    held = {_shelf(row): row for row in ListedRow.objects.filter(story=made.story_id)}
    before = {shelf: row.name for shelf, row in held.items() if row.is_standing}
    _day_was_edited(edition, site)
    ListedRow.objects.filter(story=made.story_id).update(edition=made)
    if now == before:
        return
    rows = _rows(now.keys() | before.keys(), edition)
    added = [
        _listed(made, edition, shelf, place=rows[shelf].places + 1)
        for shelf in now
        if shelf not in held
    ]
    _say(held, now)
    for one in added:
        one.name = now[_shelf(one)]
        rows[_shelf(one)].places = one.place
    ListedRow.objects.bulk_create(added)
    for shelf, row in rows.items():
        row.stories += (shelf in now) - (shelf in before)
        row.latest = max(row.latest, edition.first_at)
    ShelfRow.objects.bulk_update(rows.values(), ["stories", "places", "latest"])


def reshelve(site: Site, progress: Callable[[int], None] | None = None) -> int:
    """Put every standing story where it belongs by the paper's plan as it is now."""
    standing = EditionRow.objects.filter(current=True, withdrawn=False).order_by("first_at", "pk")
    keys = list(standing.values_list("pk", flat=True))
    for start in range(0, len(keys), AT_ONCE):
        with transaction.atomic():
            for made in standing.filter(pk__in=keys[start : start + AT_ONCE]):
                edition = from_json(made.content, Edition, place=str(made))
                _give_locale(made, locale_of(edition, site).key)
                shelve(made, edition, site)
        if progress:
            progress(min(start + AT_ONCE, len(keys)))
    return len(keys)


def _give_locale(made: EditionRow, key: str) -> None:
    if made.locale != key:
        EditionRow.objects.filter(story=made.story_id).update(locale=key)


def _day_was_edited(edition: Edition, site: Site) -> None:
    """A story that changes on a later day than it came out on changes the list of its own."""
    day, now = (local_day(at, site.time_zone) for at in (edition.first_at, edition.at))
    if now > day:
        rows = ShelfRow.objects.filter(kind="day", key=f"{day}").exclude(edited__gte=now)
        rows.update(edited=now)


def _rows(wanted: Iterable[Shelf], edition: Edition) -> dict[Shelf, ShelfRow]:
    """The rows of these lists, locked, new ones made."""
    conditions = [Q(kind=one.kind, key=one.key, locale=one.locale) for one in wanted]
    found = Q()
    for condition in conditions:
        found |= condition
    rows = {_shelf(row): row for row in ShelfRow.objects.select_for_update().filter(found)}
    new = [
        ShelfRow(kind=one.kind, key=one.key, locale=one.locale, latest=edition.first_at)
        for one in wanted
        if one not in rows
    ]
    if not new:
        return rows
    ShelfRow.objects.bulk_create(new, ignore_conflicts=True)
    return {_shelf(row): row for row in ShelfRow.objects.select_for_update().filter(found)}


def _say(held: dict[Shelf, ListedRow], now: dict[Shelf, str]) -> None:
    """Bring the rows a story has already up to its new edition."""
    changed = []
    for shelf, row in held.items():
        told = (shelf in now, now.get(shelf, row.name))
        if told != (row.is_standing, row.name):
            row.is_standing, row.name = told
            changed.append(row)
    ListedRow.objects.bulk_update(changed, ["is_standing", "name"])


def _listed(made: EditionRow, edition: Edition, shelf: Shelf, *, place: int) -> ListedRow:
    return ListedRow(
        edition=made,
        story_id=made.story_id,
        kind=shelf.kind,
        key=shelf.key,
        locale=shelf.locale,
        first_at=edition.first_at,
        place=place,
    )


def _shelf(row: ListedRow | ShelfRow) -> Shelf:
    # The column holds what `shelves` gave, nothing else.
    return Shelf(kind=row.kind, key=row.key, locale=row.locale)  # type: ignore[arg-type]
