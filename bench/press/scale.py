"""What a publish and a whole printing cost at 1,000, 10,000 and 100,000 stories.

`python bench/press/scale.py [--stories 1000 10000] [--all] [--data FOLDER]`: processor time (user
and system) of this process, the sizes in turn, ours and the peer's publishes in turn, ratios within
the run. With `--data` the made-up stories are kept there for a day, and are not made again.
"""

import argparse
import datetime as dt
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SIZES = (1_000, 10_000, 100_000)
PUBLISHES = 12
WARM = 4


def spent() -> float:
    """Seconds of processor time so far, of this process."""
    return time.process_time()


def main() -> None:
    """Each size in a process and a data folder of its own."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--stories", type=int, nargs="*", default=SIZES)
    asked.add_argument("--all", action="store_true", help="print the whole paper too")
    asked.add_argument("--data", type=Path, help="where made-up stories are kept for a day")
    asked.add_argument("--one", type=int)
    given = asked.parse_args()
    if given.one:
        one(given.one, given.data, everything=given.all)
        return
    for size in given.stories:
        with tempfile.TemporaryDirectory(prefix="press-scale-") as data:
            more = ["--all"] if given.all else []
            more += ["--data", str(given.data)] if given.data else []
            environ = {**os.environ, "COPYDESK_DATA": data, "SITE_NAME": "The Made-up Courier"}
            environ["DJANGO_SETTINGS_MODULE"] = "copydesk.newsroom.settings"
            command = [sys.executable, __file__, "--one", str(size), *more]
            subprocess.run(command, env=environ, check=True)


def stories(size: int, data: Path | None) -> None:
    """Put so many made-up stories into this process's data folder, those kept if there are any."""
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection
    from django.utils import timezone
    from made_up import make

    kept = data / f"{size}-{dt.datetime.now(dt.UTC):%Y-%m-%d}.sqlite3" if data else None
    own = Path(settings.DATABASES["default"]["NAME"])
    if kept and kept.exists():
        own.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(kept, own)
    call_command("migrate", verbosity=0)
    if kept and kept.exists():
        return
    make(size, timezone.now())
    if kept:
        kept.parent.mkdir(parents=True, exist_ok=True)
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(kept)])


def one(size: int, data: Path | None, *, everything: bool) -> None:
    """The figures at one size."""
    import django

    django.setup()
    from django.utils import timezone
    from peer import PAGES, Peer

    from copydesk.newsroom.printing.paper import DatabasePaper
    from copydesk.newsroom.printing.press import press

    stories(size, data)
    made = press()
    peer = Peer(DatabasePaper(timezone.now(), darkroom=made.darkroom), made.folder.root / ".peer")
    costs, files, theirs = [], [], []
    for number in range(PUBLISHES + WARM):
        before = spent()
        peer.publish(number)
        told = spent() - before
        cost, count = publish(made, number)
        if number >= WARM:
            costs.append(cost)
            files.append(count)
            theirs.append(told)
    middle, other = statistics.median(costs), statistics.median(theirs)
    pages = statistics.median(files)
    print(
        f"{size:,} stories: a publish {middle * 1000:.1f} ms of processor time, {pages:.0f} pages, "
        f"{pages / middle / PAGES:.1f} times {PAGES} pages a second; Django's templates "
        f"{1 / other:.1f}, ratio {pages / middle / PAGES * other:.2f}",
        flush=True,
    )
    if everything:
        whole(made, size)


def publish(made: object, number: int) -> tuple[float, int]:
    """Publish a story and press it; seconds of processor time for the press, pages laid."""
    from random import Random

    from django.utils import timezone
    from made_up import story

    from copydesk.newsroom.desk.models import SectionRow, StoryRow
    from copydesk.newsroom.desk.publishing import Intent, add_edition
    from copydesk.newsroom.intake.models import SourceRow
    from copydesk.newsroom.printing.models import PressedPage
    from copydesk.story.change import ChangeKind

    told = story(Random(-number - 1))
    row = StoryRow.objects.create(
        headline=told.headline,
        language="en",
        section=SectionRow.objects.order_by("order")[number % 6],
        source=SourceRow.objects.order_by("key")[number % 8],
    )
    edition = add_edition(row, told, Intent(kind=ChangeKind.NEW, by="Bench"), withdrawn=False)
    StoryRow.objects.filter(pk=row.pk).update(path=edition.path)
    now = timezone.now()
    before = spent()
    made.empty_outbox(now)  # type: ignore[attr-defined]
    cost = spent() - before
    return cost, PressedPage.objects.filter(at=now).count()


def whole(made: object, size: int) -> None:
    """Print everything; stories a second of processor time, and the memory it took."""
    import resource

    from django.utils import timezone

    before = spent()
    pages = made.press_all(timezone.now())  # type: ignore[attr-defined]
    cost = spent() - before
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(
        f"{size:,} stories: all {pages:,} pages in {cost:.0f} s of processor time, "
        f"{size / cost:.0f} stories a second, {memory} MB",
        flush=True,
    )


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent))
    main()
