"""How printing stands, as the desk is told: what waits, what fails and why, since when."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Min, Q

from copydesk.newsroom.desk.house import site
from copydesk.newsroom.desk.models import EditionRow, OutboxRow, PicturesChanged, WantedPicture
from copydesk.newsroom.fronts.models import FrontOrderRow
from copydesk.newsroom.printing.models import PressedPage, PurgeRow
from copydesk.press.sharing import card_face
from copydesk.press.social_card import path_of
from copydesk.story.codec import from_json
from copydesk.story.edition import Edition

LATE = dt.timedelta(seconds=30)  # an order is printed within a second; this long it is in trouble
AGAIN_AND_AGAIN = 2  # tries after which an order is one that fails
SHOWN = 50
NEWEST = 100  # stories whose cards are looked for


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """An order that waits: of a story (`story` is its key) or of a front (its place)."""

    said: str
    at: dt.datetime
    age: dt.timedelta
    story: str = ""
    tries: int = 0
    trouble: str = ""


@dataclass(frozen=True, kw_only=True)
class Untold:
    """What a cache has not been told, by its name in the settings, and why."""

    cache: str
    count: int
    since: dt.datetime
    why: str


@dataclass(frozen=True, kw_only=True)
class Backlog:
    """What is done when nothing waits: counts of what is left."""

    pictures: int
    changed: int
    cards: int
    packing: int


@dataclass(frozen=True, kw_only=True)
class Health:
    """The state of the outbox: up to `SHOWN` orders, the oldest first, and how many there are."""

    orders: tuple[Waiting, ...]
    count: int
    purges: tuple[Untold, ...]
    consistent: dt.datetime

    @property
    def oldest(self) -> dt.timedelta:
        """How long the oldest order waits."""
        return self.orders[0].age if self.orders else dt.timedelta()

    @property
    def is_late(self) -> bool:
        """Whether readers see less than the desk has published."""
        return self.oldest > LATE

    @property
    def failing(self) -> tuple[Waiting, ...]:
        """The orders that fail again and again."""
        return tuple(one for one in self.orders if one.tries >= AGAIN_AND_AGAIN)

    @property
    def is_well(self) -> bool:
        """Whether there is nothing to be told."""
        return not (self.is_late or self.failing or self.purges)


def health(now: dt.datetime) -> Health:
    """How it stands now. `consistent` is the time up to which the site shows all that was done."""
    waiting = OutboxRow.objects.filter(done_at=None)
    rows = waiting.select_related("after__story").order_by("at", "pk")[:SHOWN]
    fronts = FrontOrderRow.objects.order_by("at", "pk")
    orders = [_of_story(row, now) for row in rows]
    orders += [_of_front(row, now) for row in fronts[:SHOWN]]
    orders.sort(key=lambda one: one.at)
    return Health(
        orders=tuple(orders[:SHOWN]),
        count=waiting.count() + fronts.count(),
        purges=tuple(_untold()),
        consistent=orders[0].at if orders else now,
    )


def backlog() -> Backlog:
    """What is left to do when nothing waits; cards are looked for of the newest stories only."""
    return Backlog(
        pictures=WantedPicture.objects.count(),
        changed=PicturesChanged.objects.filter(done=False).count(),
        cards=_missing_cards(),
        packing=PressedPage.objects.filter(is_best=False).count(),
    )


def try_again(now: dt.datetime) -> int:
    """Have what failed tried at the press's next turn; gives how much that is."""
    purges = PurgeRow.objects.filter(is_laid=True, tries__gt=0).update(next_try=now)
    orders = OutboxRow.objects.filter(done_at=None, tries__gt=0).update(tries=0)
    return purges + orders


def _of_story(row: OutboxRow, now: dt.datetime) -> Waiting:
    story = row.after.story
    age, told = now - row.at, row.trouble
    return Waiting(
        said=str(story), story=story.key, at=row.at, age=age, tries=row.tries, trouble=told
    )


def _of_front(row: FrontOrderRow, now: dt.datetime) -> Waiting:
    return Waiting(said=row.place, at=row.at, age=now - row.at)


def _untold() -> Iterator[Untold]:
    """Purges that failed, by the cache that the trouble names first."""
    failed = PurgeRow.objects.filter(~Q(trouble=""), tries__gt=0)
    by_trouble = failed.values("trouble").annotate(since=Min("at")).order_by("since")
    counts = Counter(failed.values_list("trouble", flat=True))
    held: dict[str, Untold] = {}
    for row in by_trouble:
        cache, _colon, why = row["trouble"].partition(": ")
        before = held.get(cache)
        held[cache] = Untold(
            cache=cache,
            count=counts[row["trouble"]] + (before.count if before else 0),
            since=before.since if before else row["since"],
            why=why,
        )
    yield from held.values()


def _missing_cards() -> int:
    """How many of the newest stories' cards are not drawn yet."""
    rows = EditionRow.objects.filter(current=True, withdrawn=False).order_by("-first_at")[:NEWEST]
    plan = site()
    editions = (from_json(row.content, Edition, place=str(row)) for row in rows)
    wanted = {path for edition in editions if (path := path_of(card_face(edition, plan)))}
    return len(wanted) - PressedPage.objects.filter(path__in=wanted).count()
