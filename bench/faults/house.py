"""A house whose processes are killed: set up once, then a fork for each life of each process.

    python bench/faults/house.py NAME       with the settings of the house in the environment

Reads a command a line from its standard input and answers each with a line of JSON. `start` forks
a process that does its part until it is killed; `ask` forks one that answers and ends. A process
told to die at step N kills itself (SIGKILL) before or after its Nth commit or socket operation.
"""

import datetime as dt
import io
import json
import logging
import os
import random
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import django

if TYPE_CHECKING:
    from copydesk.newsroom.desk.models import StoryRow

log = logging.getLogger(__name__)
SECRET = "whsec_" + "c2VjcmV0IG9mIHR3byBob3VzZXMgMDEyMzQ1Njc4OQ=="
THINGS = [
    "harbour",
    "ferry",
    "pier",
    "council",
    "vote",
    "storm",
    "winter",
    "boat",
    "school",
    "market",
    "bridge",
    "road",
    "clerk",
    "master",
    "island",
    "light",
    "wall",
    "tide",
    "crane",
    "train",
    "ticket",
    "garden",
    "library",
    "choir",
    "museum",
    "orchard",
    "glacier",
    "mill",
    "cannery",
    "lantern",
    "archive",
    "kitchen",
    "sailor",
    "miner",
    "baker",
    "doctor",
    "painter",
    "teacher",
    "river",
    "meadow",
]
PAUSE = 0.02
MOST_WAITING = 12


class Steps:
    """Counts commits and socket operations, and ends the process at the one it was told."""

    def __init__(self, last: int) -> None:
        self.left = last
        self.lock = threading.Lock()

    def take(self) -> None:
        """One step more."""
        with self.lock:
            self.left -= 1
            if self.left == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    def watch(self, owner: type, name: str) -> None:
        """Count before and after a method."""
        held = getattr(owner, name)

        def stepped(this: object, *args: object, **more: object) -> object:
            self.take()
            done = held(this, *args, **more)
            self.take()
            return done

        setattr(owner, name, stepped)


def hook(last: int) -> None:
    """Die at a commit or at a socket, so many steps from now; 0 for never."""
    from django.db.backends.base.base import BaseDatabaseWrapper

    steps = Steps(last)
    steps.watch(BaseDatabaseWrapper, "_commit")
    for name in ("connect", "send", "sendall", "recv", "recv_into", "accept", "close"):
        steps.watch(socket.socket, name)


def quick() -> None:
    """Waits of seconds as waits of a moment: a life here lasts a second."""
    from copydesk.newsroom.propagation import patience, sending

    patience.FIRST, patience.LONGEST = dt.timedelta(seconds=0.05), dt.timedelta(seconds=0.5)
    sending.IN_FLIGHT = dt.timedelta(seconds=0.5)


def turn(*steps: Callable[[dt.datetime], object]) -> None:
    """Do these again and again, each for itself, as the worker's loops do."""
    from django.db import close_old_connections
    from django.utils import timezone

    while True:
        close_old_connections()
        for step in steps:
            try:
                step(timezone.now())
            except Exception:  # as in the worker: the next turn does it
                log.exception("step_failed")
        time.sleep(PAUSE)


def sender(is_making: bool) -> None:
    """The first house's worker: editions are made, and go out."""
    from django.utils import timezone

    from copydesk.newsroom.propagation.sending import Sender

    if is_making:
        threading.Thread(target=turn, args=(make,), daemon=True).start()
    turn(Sender(timezone.now).go)


def taker(_: bool) -> None:
    """The second house's worker: takes in, publishes by its route, tells what it did."""
    from django.utils import timezone

    from copydesk.newsroom.desk.arrivals import take_in_waiting
    from copydesk.newsroom.desk.routing import send_out
    from copydesk.newsroom.propagation.answering import Answerer
    from copydesk.newsroom.propagation.hearing import look

    threading.Thread(target=turn, args=(look, Answerer(timezone.now).go), daemon=True).start()
    turn(take_in_waiting, send_out)


def door(_: bool) -> None:
    """What machines come to, with a note of every message that came, whatever became of it."""
    from socketserver import ThreadingMixIn
    from wsgiref.simple_server import WSGIRequestHandler, WSGIServer

    from django.core.wsgi import get_wsgi_application

    class Server(ThreadingMixIn, WSGIServer):
        daemon_threads = True
        allow_reuse_address = True
        request_queue_size = 64

    class Quiet(WSGIRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            return

    held = get_wsgi_application()
    seen = os.open(os.environ["SEEN"], os.O_CREAT | os.O_APPEND | os.O_WRONLY)

    def noted(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        size = int(environ.get("CONTENT_LENGTH") or 0)
        content = environ["wsgi.input"].read(size)
        note(seen, environ.get("HTTP_WEBHOOK_ID", ""), content)
        environ["wsgi.input"] = io.BytesIO(content)
        return held(environ, start)

    server = Server(("127.0.0.1", int(os.environ["DOOR"])), Quiet)
    server.set_app(noted)
    server.serve_forever(poll_interval=0.05)


def note(seen: int, id: str, content: bytes) -> None:
    """One line for a message that came whole: its id, its story and edition."""
    try:
        sent = json.loads(content)
    except ValueError:
        return
    told = sent.get("story") or {}
    line = [id, sent.get("id", ""), told.get("uri", ""), told.get("edition", 0)]
    os.write(seen, (json.dumps(line) + "\n").encode())


def make(now: dt.datetime) -> None:
    """The next edition of some story: new, put right, or killed."""
    from django.db import transaction

    from copydesk.newsroom.desk.models import StoryRow
    from copydesk.newsroom.propagation.models import DeliveryRow

    if DeliveryRow.objects.filter(state="waiting").count() >= MOST_WAITING:
        return
    with transaction.atomic():
        lot = random.random()
        row = StoryRow.objects.order_by("?").first() if lot > 0.45 else None
        edition(row, is_killed=lot > 0.85)


def edition(row: "StoryRow | None", *, is_killed: bool) -> None:
    """Make an edition as the desk does, in the caller's transaction."""
    from copydesk.newsroom.desk.models import SectionRow, StoryRow
    from copydesk.newsroom.desk.publishing import Intent, add_edition
    from copydesk.story.blocks import Paragraph
    from copydesk.story.change import ChangeKind
    from copydesk.story.story import Byline, Story

    last = row.editions.filter(current=True).first() if row else None
    if last is not None and last.withdrawn:
        return
    number = last.number + 1 if last else 1
    if row is None:
        section = SectionRow.objects.get(key="sea")
        row = StoryRow.objects.create(headline="Boat", section=section, language="en")
    if is_killed and last is not None:
        told = Intent(kind=ChangeKind.TAKEDOWN, text="Withdrawn: the report was wrong.")
        add_edition(row, Story(language="en"), told, withdrawn=True)
        return
    lot = random.Random(row.pk)  # each story has words of its own
    texts = (
        f"In edition {number} the {' '.join(lot.choices(THINGS, k=18))} stood, the clerk said."
        for _ in range(3)
    )
    story = Story(
        headline=f"The {' and the '.join(lot.sample(THINGS, 3))} of Port Alder",
        language="en",
        byline=Byline(text="By Anna Reed"),
        blocks=tuple(Paragraph(key=f"p{n}", text=text) for n, text in enumerate(texts)),
    )
    kind = ChangeKind.CORRECTION if number % 2 == 0 else ChangeKind.UPDATE
    notice = f"Correction, 23 November: an earlier version was edition {number - 1}."
    intent = Intent(kind=kind, text=notice if kind is ChangeKind.CORRECTION else "")
    add_edition(row, story, intent, withdrawn=False)


def prepare(other: str) -> dict[str, Any]:
    """The other house as taker or source."""
    from django.utils import timezone

    from copydesk.newsroom.desk.models import SectionRow
    from copydesk.newsroom.intake.models import PushDoorRow, RouteRow, SourceRow
    from copydesk.newsroom.propagation.models import TakerRow

    SectionRow.objects.create(key="sea", name="Sea")
    if os.environ["ROLE"] == "first":
        address = f"{other}/wire/push/first/"
        TakerRow.objects.create(key="second", name="Second", address=address, secret=SECRET)
        return {}
    source = SourceRow.objects.create(
        key="first", name="First", way="push", url=other, language="en", licence="Contract 1",
        usage="Web and print.", section_key="sea", may_pass_on=True,
    )  # fmt: skip
    RouteRow.objects.create(source=source, publishes=True)
    PushDoorRow.objects.create(source=source, secret=SECRET, made_at=timezone.now())
    return {}


def migrate(_: str) -> dict[str, Any]:
    """Make the tables."""
    from django.core.management import call_command
    from django.db import connection

    call_command("migrate", verbosity=0)
    with connection.cursor() as asking:
        asking.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return {}


def state(_: str) -> dict[str, Any]:
    """What stands in the tables, for the one who compares the two houses."""
    from copydesk.newsroom.desk.models import EditionRow, StoryRow
    from copydesk.newsroom.intake.models import CaptureRow
    from copydesk.newsroom.propagation.models import DeliveryRow, HeardRow

    return {
        "broken": [*torn_stories(), *torn_rows()],
        "audit": audited(),
        "editions": [list(one) for one in EditionRow.objects.values_list(
            "story__key", "number", "withdrawn", "current")],
        "deliveries": [list(one) for one in DeliveryRow.objects.values_list(
            "name", "story__key", "edition__number", "kind", "state", "tries")],
        "heard": [list(one) for one in HeardRow.objects.values_list(
            "name", "signal", "state", "repeats", "waits", "story__key")],
        "waiting": CaptureRow.objects.filter(state="kept").count(),
        "refused": CaptureRow.objects.filter(state="refused").count(),
        "mistaken": [row.key for row in StoryRow.objects.all() if is_mistaken(row)],
        "stories": {row.key: standing(row) for row in StoryRow.objects.all()},
    }  # fmt: skip


def is_mistaken(row: "StoryRow") -> bool:
    """Whether new copy was refused for its words: every story here has words of its own."""
    first = row.arrivals.order_by("pk").first()
    return first is not None and first.kind == "refused"


def torn_stories() -> Iterator[str]:
    """Stories whose editions do not fit one another, or the story."""
    from copydesk.newsroom.desk.models import StoryRow

    for row in StoryRow.objects.prefetch_related("editions"):
        editions = list(row.editions.all())
        current = [each for each in editions if each.current]
        if len(current) != bool(editions):
            yield f"{row.key}: {len(current)} current editions"
        if os.environ["ROLE"] == "second" and current and row.live == current[0].withdrawn:
            yield f"{row.key}: live {row.live}, withdrawn {current[0].withdrawn}"
        numbers = sorted(each.number for each in editions)
        if numbers != list(range(1, len(numbers) + 1)):
            yield f"{row.key}: editions {numbers}"


def torn_rows() -> Iterator[str]:
    """Editions without print order or bulletin, captures without their bytes."""
    from copydesk.newsroom.desk.models import BulletinRow, EditionRow, OutboxRow
    from copydesk.newsroom.intake import store
    from copydesk.newsroom.intake.models import CaptureRow

    made = EditionRow.objects.count()
    for name, rows in (("print orders", OutboxRow), ("bulletins", BulletinRow)):
        if rows.objects.count() != made:
            yield f"{name}: {rows.objects.count()} of {made}"
    for capture in CaptureRow.objects.all():
        if len(store.content(capture.sha256)) != capture.size:
            yield f"capture {capture.pk}: not whole"


def standing(row: "StoryRow") -> list[Any]:
    """The version of a story that holds here, and whether it may be used."""
    last = row.arrivals.exclude(kind__in=("late", "refused", "perhaps")).first()
    status = last.item["status"] if last and "status" in last.item else "usable"
    return [last.version if last else "", status, row.state, row.live]


def audited() -> int:
    """How many lines of the record are not what they were."""
    from copydesk.newsroom.corrections.reports.by_hand import audit_now

    return audit_now(None).broken


def quiet(_: str) -> dict[str, int]:
    """How much is still under way."""
    from django.db.models import Q

    from copydesk.newsroom.desk.models import StoryRow
    from copydesk.newsroom.intake.models import CaptureRow
    from copydesk.newsroom.propagation.models import DeliveryRow, HeardRow

    heard = HeardRow.objects.filter(Q(waits=True) | Q(story=None, state="taken"))
    return {
        "deliveries": DeliveryRow.objects.filter(state="waiting").count(),
        "captures": CaptureRow.objects.filter(state="kept").count(),
        "heard": heard.count(),
        "routed": StoryRow.objects.filter(goes_out=True).count(),
        "made": DeliveryRow.objects.count(),
    }


PARTS = {"sender": sender, "taker": taker, "door": door}
QUESTIONS: dict[str, Callable[[str], dict[str, Any]]] = {
    "migrate": migrate,
    "prepare": prepare,
    "state": state,
    "quiet": quiet,
}


def forked(work: Callable[[], None]) -> int:
    """A process of its own for some work; gives its number."""
    process = os.fork()
    if process:
        return process
    try:
        work()
    finally:
        os._exit(0)


def answer(asked: dict[str, Any]) -> dict[str, Any]:
    """Carry out one command."""
    if asked["do"] == "start":

        def live() -> None:
            random.seed(asked["seed"])
            hook(asked["die_at"])
            PARTS[asked["part"]](asked["is_making"])

        return {"process": forked(live)}
    out = Path(os.environ["ANSWER"])

    def tell() -> None:
        out.write_text(json.dumps(QUESTIONS[asked["do"]](asked.get("other", ""))))

    os.waitpid(forked(tell), 0)
    told: dict[str, Any] = json.loads(out.read_text())
    out.unlink()
    return told


def warm() -> None:
    """Read and clean one item, so that no life has to load what cleaning knows."""
    from copydesk.checks.check import Known
    from copydesk.line import items, process
    from copydesk.story.house import House
    from copydesk.story.story import Capture

    now = dt.datetime.now(dt.UTC)
    said = {
        "uri": "urn:x",
        "headline": "Boat sails",
        "body_html": "<p>The ferry sailed again on Monday, the clerk said.</p>",
    }
    content = json.dumps(said).encode()
    capture = Capture(
        sha256="0" * 64, content=content, media_type="application/json", charset="", place="x",
        at=now,
    )  # fmt: skip
    known = Known(now=now, house=House())
    for item in items(capture, known):
        process(item, capture, known)


def main() -> None:
    """Answer commands until there are no more."""
    django.setup()
    from django.db import connections
    from django.urls import get_resolver

    quick()
    warm()
    get_resolver().url_patterns  # noqa: B018  # loads the views
    connections.close_all()
    print(json.dumps({"is_ready": True}), flush=True)
    for line in sys.stdin:
        print(json.dumps(answer(json.loads(line))), flush=True)
        reap()


def reap() -> None:
    """Let those go that were killed."""
    while True:
        try:
            if os.waitpid(-1, os.WNOHANG)[0] == 0:
                return
        except ChildProcessError:
            return


if __name__ == "__main__":
    main()
