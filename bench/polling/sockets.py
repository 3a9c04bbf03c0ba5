"""Ten thousand sources over real sockets, by the newsroom's own rounds, and by two other ways.

    python bench/polling/sockets.py ours|threads PORT HOSTS SOURCES SECONDS

Prints one line of JSON. Run by `run.py`, which opens the hosts beside it.
"""

import datetime as dt
import json
import os
import random
import resource
import sys
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor

from houses import address, feed
from world import Wired, world

NEW, SAME = 0.05, 0.02


def kind(source: Wired, dice: random.Random) -> str:
    """What a source answers: nothing new, as a rule."""
    if source.ill == "failing":
        return "bad"
    if source.ill == "slow":
        return "slow"
    lot = dice.random()
    return "new" if lot < NEW else "same" if lot < NEW + SAME else "old"


def addresses(port: int, hosts: int, number: int) -> list[str]:
    """The addresses of all sources, the big host among them."""
    dice = random.Random(7)
    made = []
    for source in world(number):
        host = 0 if source.host == "big" else 1 + int(source.host[4:]) % (hosts - 1)
        made.append(f"http://{address(host)}:{port}/{kind(source, dice)}{source.number}")
    return made


def used() -> float:
    """Seconds of a core this process has taken."""
    told = resource.getrusage(resource.RUSAGE_SELF)
    return told.ru_utime + told.ru_stime


def resident() -> float:
    """MB of memory at its largest."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def prepare(where: list[str], allow: frozenset[str]) -> None:
    """A newsroom's database of sources that have been asked before."""
    import django
    from django.conf import settings

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "copydesk.newsroom.settings")
    django.setup()
    from django.core.management import call_command

    from copydesk.newsroom.intake.models import SourceRow, host_of

    settings.WIRE_ALLOW = allow
    call_command("migrate", verbosity=0)
    rows = []
    for number, place in enumerate(where):
        path = place[place.rindex("/") :]
        row = SourceRow(
            key=f"s{number}",
            name=f"Source {number}",
            address=place,
            host=host_of(place),
            etag='"1"',
        )
        if path.startswith("/same"):
            import hashlib

            row.last_answer = hashlib.sha256(feed(path)).hexdigest()
        rows.append(row)
    SourceRow.objects.bulk_create(rows, batch_size=500)


def ours(where: list[str], seconds: float) -> dict[str, float]:
    """The rounds of the worker, all due within so many seconds."""
    from django.utils import timezone

    from copydesk.newsroom.intake import rounds
    from copydesk.newsroom.intake.models import CaptureRow, SourceRow

    # The hosts here are allowed by name, which makes them the house's own: not so for this.
    rounds.is_ours = lambda host: False  # type: ignore[assignment]
    start = timezone.now() + dt.timedelta(seconds=2)
    planned: dict[str, float] = {}
    rows = list(SourceRow.objects.order_by("pk"))
    order = random.Random(3).sample(range(len(rows)), len(rows))
    for place, number in enumerate(order):
        rows[number].next_poll = start + dt.timedelta(seconds=seconds * place / len(rows))
        path = where[number][where[number].rindex("/") :]
        planned[path] = rows[number].next_poll.timestamp()
    SourceRow.objects.bulk_update(rows, ["next_poll"], batch_size=500)
    del rows
    before, began = used(), time.time()
    asking = rounds.Rounds(timezone.now, gap=2 * seconds / 900)
    waiting = SourceRow.objects.filter(last_poll__isnull=True)
    until = began + 1.25 * seconds + 20
    while time.time() < until:
        asking.go(timezone.now())
        time.sleep(0.5)
        if time.time() > began + seconds and not waiting.exists() and not asking._in_hand:
            break
    took, lasted = used() - before, time.time() - began
    asking.close()
    told = report(where[0])
    late = sorted(told[path] - planned[path] for path in told if path in planned)
    big = address(0)
    crowded = {place[place.rindex("/") :] for place in where if f"//{big}:" in place}
    apart = sorted(
        told[path] - planned[path] for path in told if path in planned and path not in crowded
    )
    return {
        "cpu": took, "lasted": lasted, "polls": len(late), "memory": resident(),
        "p50": quantile(apart, 0.5), "p99": quantile(apart, 0.99), "worst": apart[-1],
        "crowded_p50": quantile(sorted(told[p] - planned[p] for p in crowded if p in told), 0.5),
        "captures": CaptureRow.objects.count(),
    }  # fmt: skip


def threads(where: list[str]) -> dict[str, float]:
    """The former way: four threads, an event loop for each request, a transaction for each."""
    from django.conf import settings
    from django.db import close_old_connections, connection, transaction

    from copydesk.errors import CopydeskError
    from copydesk.newsroom.intake.models import SourceRow
    from copydesk.wire.http.fetch import Policy, Validators, fetch

    policy = Policy(allow=settings.WIRE_ALLOW)

    def ask(place: str) -> None:
        close_old_connections()
        now = dt.datetime.now(dt.UTC)
        row = SourceRow.objects.get(address=place)
        lately = now - dt.timedelta(minutes=1)
        with transaction.atomic():
            others = SourceRow.objects.filter(last_poll__gt=lately)
            max(
                (last for other, last in others.values_list("address", "last_poll") if other),
                default=None,
            )
            SourceRow.objects.filter(pk=row.pk).update(last_poll=now)
        try:
            fetch(place, state=Validators(etag=row.etag), policy=policy, at=now)
            trouble = ""
        except CopydeskError as error:
            trouble = str(error)
        with transaction.atomic():
            SourceRow.objects.filter(pk=row.pk).update(trouble=trouble[:500], next_poll=now)
        connection.close()

    before, began = used(), time.time()
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(ask, where))
    return {"cpu": used() - before, "lasted": time.time() - began, "polls": len(where),
            "memory": resident()}  # fmt: skip


def report(place: str) -> dict[str, float]:
    """When each path was asked, as the hosts saw it."""
    with urllib.request.urlopen(place[: place.rindex("/")] + "/report") as answer:
        told: dict[str, float] = json.load(answer)
    return told


def quantile(ordered: list[float], share: float) -> float:
    """A quantile of figures in order."""
    return ordered[min(int(share * len(ordered)), len(ordered) - 1)] if ordered else 0.0


def main() -> None:
    """Poll in the way named."""
    way, port, hosts, number, seconds = sys.argv[1], *map(int, sys.argv[2:6])
    os.sched_setaffinity(0, {0})
    where = addresses(port, hosts, number)
    prepare(where, frozenset(f"{address(n)}:{port}" for n in range(hosts)))
    told = ours(where, seconds) if way == "ours" else threads(where)
    print(json.dumps(told))


if __name__ == "__main__":
    main()
