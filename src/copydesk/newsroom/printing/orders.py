"""Print orders: what waits in the outbox, what each one changes, what became of it."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import QuerySet

from copydesk.newsroom.desk.models import BulletinRow, EditionRow, OutboxRow
from copydesk.newsroom.desk.signals import edition_is_everywhere
from copydesk.newsroom.printing.questions import as_time, ask
from copydesk.press.address import file_of
from copydesk.press.paper import Act
from copydesk.story.codec import from_json
from copydesk.story.edition import Edition

LONGEST_WAIT = 300  # seconds between tries of an order that keeps failing
AT_ONCE = 100  # orders printed as one
WAITING = "SELECT id, at, tries FROM desk_outboxrow WHERE done_at IS NULL ORDER BY id"


@dataclass(frozen=True)
class Order:
    """An order with the act that it is for."""

    row: OutboxRow
    act: Act

    @property
    def own(self) -> str:
        """The path of the story's page."""
        return file_of(self.act.after.path)


def due(now: dt.datetime) -> list[OutboxRow]:
    """What waits and may be tried now; tombstones before all else."""
    keys = [key for key, at, tries in _waiting_keys() if _is_due(at, tries, now)]
    # Pages are printed from what stands now, so a tombstone may go before all that waits.
    rows = _rows(keys).order_by("-after__withdrawn", "id")
    return list(rows) if keys else []


def is_any_due(now: dt.datetime) -> bool:
    """Whether anything waits that may be tried now."""
    return any(_is_due(at, tries, now) for _, at, tries in _waiting_keys())


def together(rows: Sequence[OutboxRow]) -> Iterator[list[OutboxRow]]:
    """Orders that are printed as one: what is withdrawn, and then all else."""
    for is_withdrawn in (True, False):
        same = [row for row in rows if row.after.withdrawn is is_withdrawn]
        for start in range(0, len(same), AT_ONCE):
            yield same[start : start + AT_ONCE]


def untried(but: Iterable[int]) -> list[Order]:
    """Orders that came while others were printed."""
    taken = set(but)
    keys = [key for key, _, tries in _waiting_keys() if not tries and key not in taken]
    return [read(row) for row in _rows(keys).order_by("id")] if keys else []


def read(row: OutboxRow) -> Order:
    """The order with its act. Raises `BadRecord` where an edition cannot be read."""
    before = _edition(row.before) if row.before else None
    return Order(row=row, act=Act(before=before, after=_edition(row.after)))


def number_anew(order: Order) -> list[int]:
    """The bulletins this order announces, with numbers above all announced before.

    Readers resume by number: a line held up by trouble must not appear behind them.
    """
    with transaction.atomic():
        held = BulletinRow.objects.filter(story=order.row.after.story_id, announced=False)
        announced = BulletinRow.objects.filter(announced=True)
        numbers = []
        for bulletin in held.order_by("pk"):
            if announced.filter(pk__gt=bulletin.pk).exists():
                bulletin.delete()
                bulletin.pk = None
                bulletin.save(force_insert=True)
            numbers.append(bulletin.pk)
        return numbers


def end(
    order: Order, bulletins: Sequence[int], troubles: Mapping[str, str], *, now: dt.datetime
) -> None:
    """Announce its lines if its own page lies there; it is done if all its pages do."""
    if order.own not in troubles:
        BulletinRow.objects.filter(pk__in=bulletins).update(announced=True)
    if troubles:
        fail(order.row, troubles)
    else:
        OutboxRow.objects.filter(pk=order.row.pk).update(done_at=now, trouble="")
        edition_is_everywhere.send(sender=EditionRow, edition=order.row.after, at=now)


def fail(row: OutboxRow, troubles: Mapping[str, str]) -> None:
    """Keep the reason; the order is tried again later."""
    text = "\n".join(f"{path}: {reason}" for path, reason in troubles.items())
    OutboxRow.objects.filter(pk=row.pk).update(tries=row.tries + 1, trouble=text[:4000])


def _waiting_keys() -> list[tuple[int, dt.datetime, int]]:
    """The key of each order that waits, when it came, and how often it was tried."""
    return [(key, as_time(at), tries) for key, at, tries in ask(WAITING)]


def _rows(keys: Sequence[int]) -> QuerySet[OutboxRow]:
    return OutboxRow.objects.filter(pk__in=keys).select_related("before", "after__story")


def _is_due(at: dt.datetime, tries: int, now: dt.datetime) -> bool:
    """Tries come 1, 3, 7, 15 ... seconds after the order, in the end every five minutes."""
    doublings = min(tries, 8)
    wait = 2**doublings - 1 + LONGEST_WAIT * (tries - doublings)
    return now >= at + dt.timedelta(seconds=wait) or tries == 0


def _edition(row: EditionRow) -> Edition:
    return from_json(row.content, Edition, place=str(row))
