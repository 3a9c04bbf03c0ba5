"""Ten thousand automatic posts in ten minutes among five hundred true reports: who is in the queue?

    python bench/corrections/abuse.py [--seed 1] [--stories 120] [--write bench/results/abuse.md]

Every post goes through Django's client to the same views as any browser's. The clock is ours: ten
minutes pass as fast as the machine can. The proof of work is checked as always, but its puzzles are
made small, and the time a phone or a server takes for the real ones is added to the clock. Bots
know the form: they take its token, wait, change networks, solve puzzles, and copy true reports.

Counted as in the queue: reports that stand there, and those merged into one that does. A true
report is lost that is neither.
"""

# ruff: noqa: E402  # Django is set up before its models are imported

import argparse
import datetime as dt
import heapq
import itertools
import logging
import os
import random
import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from zoneinfo import ZoneInfo

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parents[1] / "src")]
os.environ["DJANGO_SETTINGS_MODULE"] = "copydesk.newsroom.settings"
os.environ["COPYDESK_DATA"] = tempfile.mkdtemp(prefix="copydesk-abuse-")
os.environ |= {"ALLOWED_HOSTS": "testserver", "LOG_LEVEL": "ERROR"}

import django

django.setup()

import abuse_texts as texts
from django.core.management import call_command
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from copydesk.newsroom.corrections.models import ReportRow
from copydesk.newsroom.corrections.reports import mail, sifting, work
from copydesk.newsroom.corrections.reports import token as tokens
from copydesk.newsroom.corrections.reports.merging import release_all
from copydesk.newsroom.corrections.reports.token import Place
from copydesk.newsroom.corrections.reports.triage import WAITING
from copydesk.newsroom.desk.models import StoryRow
from copydesk.newsroom.desk.publishing import Intent, add_edition
from copydesk.story.blocks import Paragraph
from copydesk.story.change import ChangeKind
from copydesk.story.story import Story

NOON = dt.datetime(2026, 5, 4, 12, tzinfo=ZoneInfo("UTC")).timestamp()
LASTS = 600.0  # seconds
WORKS_EVERY = 60.0
TRUE = 500
SMALL = 5  # bits of a puzzle here; 14 in life
ON_A_PHONE, ON_A_SERVER = 0.6, 0.03  # seconds for a real one
KINDS = ("fact", "name", "figure", "quotation", "other", "", "language", "source", "concerns_me")
State = ReportRow.State


@dataclass(kw_only=True)
class Clock:
    """The time that all of Django goes by."""

    now: float = NOON

    def install(self) -> None:
        """Put in the place of the machine's."""
        time.time = lambda: self.now  # type: ignore[method-assign]
        timezone.now = lambda: dt.datetime.fromtimestamp(self.now, tz=dt.UTC)


@dataclass(kw_only=True)
class Sender:
    """Who sends a report, and what they can do. `who` is a behaviour, "true" a reader."""

    who: str
    at: float
    text: str
    place: Place
    kind: str
    network: str
    waits: float = 5.0
    token: str = ""
    solves: float | None = None  # seconds; None: no script
    trap: str = ""
    mail: str = ""
    quote: str = ""
    comes_again: bool = False
    receipt: str = ""
    answers: list[int] = field(default_factory=list)


class World:
    """Stories, a clock, and all that is going to happen."""

    def __init__(self, seed: int, stories: int) -> None:
        self.chance = random.Random(seed)
        self.clock = Clock()
        self.clock.install()
        self.client = Client()
        self.told = [texts.story(self.chance, number) for number in range(stories)]
        self.rows = [_published(told) for told in self.told]
        self.senders: list[Sender] = []
        self.coming: list[tuple[float, int, Callable[[], None]]] = []
        self.order = itertools.count()

    def plan(self, at: float, act: Callable[[], None]) -> None:
        """Something at a time."""
        heapq.heappush(self.coming, (at, next(self.order), act))

    def run(self) -> None:
        """Everything in its order."""
        due = NOON + WORKS_EVERY
        while self.coming:
            at, _, act = heapq.heappop(self.coming)
            while due <= at:
                self.clock.now = max(self.clock.now, due)
                self.work()
                due += WORKS_EVERY
            self.clock.now = max(self.clock.now, at)
            act()

    def work(self) -> None:
        """What the worker does with reports every minute."""
        sifting.sift(timezone.now())
        release_all()

    def add(self, sender: Sender) -> None:
        """One more who opens a form and will send it."""
        self.senders.append(sender)
        self.plan(sender.at - sender.waits, lambda: self.open(sender))

    def open(self, sender: Sender) -> None:
        """The form is opened; its token is what the page would hold."""
        sender.token = sender.token or tokens.make(sender.place)
        self.plan(sender.at, lambda: self.send(sender))

    def send(self, sender: Sender, **more: str) -> None:
        """The form is sent; what comes of it may lead to another try."""
        typed = {
            "token": sender.token,
            "kind": sender.kind,
            "text": sender.text,
            "website": sender.trap,
            "mail": sender.mail,
            "quote": sender.quote,
            "script": "1" if sender.solves is not None else "",
            **more,
        }
        answer = self.client.post(address(sender.place), typed, REMOTE_ADDR=sender.network)
        sender.answers.append(answer.status_code)
        if answer.status_code == 303:
            sender.receipt = answer["location"].strip("/").split("/")[-1]
            self.confirm_later(sender)
        else:
            self.try_again(sender, answer, bool(more))

    def try_again(self, sender: Sender, answer: HttpResponse, has_tried: bool) -> None:
        """With the puzzle solved, or later, as the page asks for."""
        page = answer.content.decode()
        puzzle = _field(page, "puzzle")
        if puzzle and sender.solves is not None and not has_tried:
            proof = solved(puzzle)
            at = self.clock.now + sender.solves
            self.plan(at, lambda: self.send(sender, puzzle=puzzle, proof=proof))
        elif sender.comes_again and len(sender.answers) < 20:
            wait = float(answer.get("Retry-After", 5)) + self.chance.uniform(5, 60)
            sender.token = _field(page, "token")
            self.plan(self.clock.now + wait, lambda: self.send(sender))

    def confirm_later(self, sender: Sender) -> None:
        """A reader follows the link of the letter; no bot has a letter box."""
        if sender.who == "true" and sender.mail:
            report = ReportRow.objects.get(receipt=sender.receipt)
            link = f"/report/confirm/{mail.link_key(report)}/"
            self.plan(self.clock.now + 120, lambda: self.client.get(link) and None)


def address(place: Place) -> str:
    """The form's."""
    return f"/report/?story={place.story}&edition={place.edition}&block={place.block}"


def solved(puzzle: str) -> str:
    """As a script does it."""
    parts = range(work.PARTS)
    numbers = (
        next(str(n) for n in itertools.count() if work.is_part(puzzle, part, str(n)))
        for part in parts
    )
    return ",".join(numbers)


def _field(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    return unescape(found[1]) if found else ""


def _published(told: texts.Told) -> StoryRow:
    row = StoryRow(headline=told.headline, language="en", state="published")
    row.save()
    blocks = tuple(Paragraph(key=f"p{n}", text=text) for n, text in enumerate(told.paragraphs))
    story = Story(headline=told.headline, language="en", blocks=blocks)
    add_edition(row, story, Intent(kind=ChangeKind.NEW), withdrawn=False)
    return row


# --- readers -----------------------------------------------------------------------------------


def readers(world: World) -> None:
    """Five hundred: a third on five errors that many see, the others each on their own."""
    chance = world.chance
    famous = [(chance.randrange(len(world.rows)), chance.randrange(8)) for _ in range(5)]
    for _ in range(TRUE):
        story, block = (
            chance.choice(famous)
            if chance.random() < 0.33
            else (chance.randrange(len(world.rows)), chance.randrange(8))
        )
        told, has_script = world.told[story], chance.random() < 0.85
        paragraph = told.paragraphs[block]
        is_article = chance.random() < 0.1
        words = paragraph.split()
        start = chance.randrange(len(words) - 3)
        world.add(
            Sender(
                who="true",
                at=NOON + chance.uniform(5, LASTS),
                text=texts.true_report(chance, told),
                place=Place(
                    story=world.rows[story].key,
                    edition=1,
                    block="" if is_article else f"p{block}",
                ),
                kind=chance.choice(KINDS),
                network=_network(chance, "81"),
                waits=chance.uniform(4, 200),
                solves=ON_A_PHONE if has_script else None,
                mail=f"r{chance.randrange(10**9)}@mail.example" if chance.random() < 0.4 else "",
                quote=" ".join(words[start : start + 3]) if chance.random() < 0.3 else "",
                comes_again=True,
            )
        )


# --- bots --------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Bots:
    """One way to flood a form."""

    name: str
    count: int
    how: Callable[[World, Sender], None]


def _instant(world: World, sender: Sender) -> None:
    sender.waits, sender.text = 0.2, texts.spam(world.chance, links=1)


def _without_form(world: World, sender: Sender) -> None:
    sender.token, sender.text = "W1:made:up", texts.abuse(world.chance)


def _one_token(world: World, sender: Sender) -> None:
    place = Place(story=world.rows[0].key, edition=1, block="p0")
    sender.place, sender.text = place, texts.abuse(world.chance)
    sender.token = _shared_token(world, place)


def _few_networks(world: World, sender: Sender) -> None:
    sender.network = f"203.0.{world.chance.randrange(30)}.9"
    sender.text = texts.spam(world.chance)


def _rotating(world: World, sender: Sender) -> None:
    sender.text = texts.abuse(world.chance)


def _working(world: World, sender: Sender) -> None:
    sender.solves, sender.text = (
        ON_A_SERVER,
        texts.spam(world.chance, links=world.chance.randrange(3)),
    )


def _abusing(world: World, sender: Sender) -> None:
    sender.solves, sender.text = ON_A_SERVER, texts.abuse(world.chance)


def _copying(world: World, sender: Sender) -> None:
    sender.solves = ON_A_SERVER
    true = [one for one in world.senders if one.who == "true" and one.at + 60 < sender.at]
    if not true:
        sender.text = texts.spam(world.chance)
        return
    copied = world.chance.choice(true)
    sender.text = copied.text
    if world.chance.random() < 0.3:
        sender.place, sender.kind = copied.place, copied.kind


def _campaigning(world: World, sender: Sender) -> None:
    sender.solves, sender.text = ON_A_SERVER, texts.campaign(world.chance)


def _trapped(world: World, sender: Sender) -> None:
    sender.solves, sender.trap = ON_A_SERVER, "https://shop.example"
    sender.text, sender.mail = texts.abuse(world.chance), "bot@mail.example"


def _scraping(world: World, sender: Sender) -> None:
    row = next(n for n, row in enumerate(world.rows) if row.key == sender.place.story)
    sender.solves = ON_A_SERVER
    sender.text = texts.scraped(world.chance, world.told[row], int(sender.place.block[1:]))


FLOODS = (
    Bots(name="at once, form and token, networks rotating", count=2000, how=_instant),
    Bots(name="without the form, token made up", count=1000, how=_without_form),
    Bots(name="one token for all", count=500, how=_one_token),
    Bots(name="patient, thirty networks, things for sale", count=1500, how=_few_networks),
    Bots(name="patient, networks rotating, no work", count=1500, how=_rotating),
    Bots(name="the same, work done, things for sale", count=1000, how=_working),
    Bots(name="the same, work done, empty abuse", count=500, how=_abusing),
    Bots(name="copies of true reports, work done", count=1000, how=_copying),
    Bots(name="four texts on all stories, work done", count=500, how=_campaigning),
    Bots(name="fills the trap, work done", count=500, how=_trapped),
)
BEYOND = Bots(name="words of the very paragraph, work done", count=500, how=_scraping)


def bots(world: World, floods: tuple[Bots, ...]) -> None:
    """All of them, over the ten minutes."""
    chance = world.chance
    for flood in floods:
        for _ in range(flood.count):
            story = chance.randrange(len(world.rows))
            sender = Sender(
                who=flood.name,
                at=NOON + chance.uniform(10, LASTS),
                text="",
                place=Place(
                    story=world.rows[story].key, edition=1, block=f"p{chance.randrange(8)}"
                ),
                kind=chance.choice(KINDS[:-1] if chance.random() < 0.95 else KINDS),
                network=_network(chance, "45"),
            )
            flood.how(world, sender)
            world.add(sender)


_tokens: dict[Place, str] = {}


def _shared_token(world: World, place: Place) -> str:
    if place not in _tokens:
        _tokens[place] = tokens.make(place)
    return _tokens[place]


def _network(chance: random.Random, first: str) -> str:
    return f"{first}.{chance.randrange(256)}.{chance.randrange(256)}.{chance.randrange(1, 255)}"


# --- what became of it -------------------------------------------------------------------------


def where(sender: Sender) -> str:
    """queue, merged, suspected, to confirm, or turned away."""
    report = ReportRow.objects.select_related("merged_into").filter(receipt=sender.receipt).first()
    if report is None or not sender.receipt:
        return "turned away"
    if report.state in WAITING:
        return "queue"
    if report.state == State.MERGED:
        assert report.merged_into is not None
        return "merged" if report.merged_into.state in WAITING else "lost"
    return "to confirm" if report.state == State.TO_CONFIRM else "suspected"


COLUMNS = ("queue", "merged", "suspected", "to confirm", "turned away", "lost")


def table(world: World) -> tuple[str, Counter[str], Counter[str]]:
    """A line for each behaviour; what became of readers' and of bots' reports."""
    found: dict[str, Counter[str]] = {}
    for sender in world.senders:
        found.setdefault(sender.who, Counter())[where(sender)] += 1
    lines = ["| who | posts | " + " | ".join(COLUMNS) + " |", "|---|--:|" + "--:|" * len(COLUMNS)]
    for who, counts in found.items():
        cells = " | ".join(f"{counts[column]:,}" for column in COLUMNS)
        lines.append(f"| {who} | {counts.total():,} | {cells} |")
    true = found.pop("true", Counter())
    automatic: Counter[str] = sum(found.values(), Counter())
    return "\n".join(lines), true, automatic


def once(
    seed: int, stories: int, floods: tuple[Bots, ...]
) -> tuple[World, str, Counter[str], Counter[str]]:
    """One run over ten minutes."""
    world = World(seed, stories)
    readers(world)
    bots(world, floods)
    world.run()
    return world, *table(world)


def main() -> None:
    """A run, its table, and to standard error what was lost or came in."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--stories", type=int, default=120)
    parser.add_argument("--part", type=float, default=1.0, help="of all bots, for a quick look")
    parser.add_argument("--write", type=Path)
    asked = parser.parse_args()
    logging.disable(logging.WARNING)
    work.BITS = SMALL
    os.fsync = lambda _: None  # no power is cut here
    call_command("migrate", verbosity=0)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous = OFF")
    floods = tuple(
        Bots(name=one.name, count=int(one.count * asked.part), how=one.how)
        for one in (*FLOODS, BEYOND)
    )
    began = time.perf_counter()
    world, lines, true, automatic = once(asked.seed, asked.stories, floods)
    text = said(world, lines, true, automatic, asked.seed)
    print(text)
    print(f"{time.perf_counter() - began:.0f} s", file=sys.stderr)
    _why(world)
    if asked.write:
        asked.write.write_text(text, encoding="utf-8")


def _why(world: World) -> None:
    """Readers' reports that did not get in, and bots' that did, to learn from."""
    for sender in world.senders:
        at = where(sender)
        is_true = sender.who == "true"
        if is_true != (at in ("queue", "merged")) and at != "queue":
            if is_true:
                report = ReportRow.objects.filter(receipt=sender.receipt).first()
                doubt = report.doubt if report else ""
                print("LOST", at, doubt, sender.answers, sender.text, file=sys.stderr)
        elif not is_true and at == "queue":
            print("IN", sender.who, "|", sender.kind, "|", sender.text[:90], file=sys.stderr)


def said(world: World, lines: str, true: Counter[str], automatic: Counter[str], seed: int) -> str:
    """The page of results."""
    queued = automatic["queue"]
    lost = true.total() - true["queue"] - true["merged"]
    came = f"{automatic.total():,} automatic posts in ten minutes over {len(world.rows)} stories"
    told = f"In the queue: {queued} automatic reports, {queued / automatic.total():.2%}."
    return f"""# Automatic posts among readers' reports

`python bench/corrections/abuse.py --seed {seed}`: {came}, mixed with {true.total()} true reports.

**{told} Lost: {lost} of {true.total()} true reports.**

{lines}
"""


if __name__ == "__main__":
    main()
