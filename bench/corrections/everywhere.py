"""From the signature of a change until every local output says the same, read back from the disk.

    python bench/corrections/everywhere.py [--stories 1000 100000] [--acts 12] [--data FOLDER]

A paper of made-up stories (`bench/press/made_up.py`). A story of today is corrected, one from the
middle of the archive is corrected seriously, a story of today is killed. The clock runs from before
the transaction that makes the edition, its change and its line of the record, until all of these
have been read back and agree: the story's page with its notice, its JSON-LD, the history, the
corrections page and its feed, front, section and their feeds, the map of the day, files for
partners, the ticker, the lines that open pages follow, and the readers' search; of a kill the
tombstone, and that none of them knows the story. The sizes take turns, so that noise meets both
alike. With `--data` made-up stories are kept there for a day. Writes
`bench/results/corrections.md`.
"""

import argparse
import datetime as dt
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from copydesk.newsroom.desk.models import StoryRow
    from copydesk.newsroom.live.telling import Teller
    from copydesk.newsroom.printing.press import Press
    from copydesk.story.edition import Edition
    from copydesk.story.story import Story

HERE = Path(__file__).parent
RESULT = HERE.parent / "results" / "corrections.md"
HEADING = "# Corrections everywhere"
SIZES = (1_000, 100_000)
ACTS = ("correction", "correction in the archive", "kill")
WARM = 2
ALLOWED = 2.0  # seconds


def main() -> None:
    """Each size in a process and a data folder of its own, turn by turn."""
    asked = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    asked.add_argument("--stories", type=int, nargs="*", default=SIZES)
    asked.add_argument("--acts", type=int, default=12, help="of each kind")
    asked.add_argument("--data", type=Path, help="where made-up stories are kept for a day")
    asked.add_argument("--no-write", action="store_true")
    asked.add_argument("--one", type=int)
    given = asked.parse_args()
    if given.one:
        Newsroom(given.one, given.data).follow()
        return
    given.began = f"{os.getloadavg()[0]:.1f}"
    text = report(measured(given), given)
    print(text)
    if not given.no_write:
        from parts import write_part

        write_part(RESULT, HEADING, text)


def measured(given: argparse.Namespace) -> dict[tuple[int, str], list[dict[str, float]]]:
    """What each act took at each size."""
    found: dict[tuple[int, str], list[dict[str, float]]] = {}
    with tempfile.TemporaryDirectory(prefix="everywhere-") as folder:
        rooms = {size: _room(size, given.data, Path(folder)) for size in given.stories}
        for room in rooms.values():
            told(room)
        for number in range(given.acts + WARM):
            for act in ACTS:
                for size, room in rooms.items():
                    assert room.stdin is not None
                    room.stdin.write(f"{act}\n")
                    room.stdin.flush()
                    took = told(room)
                    if number >= WARM:
                        found.setdefault((size, act), []).append(took)
        for room in rooms.values():
            room.communicate()
    return found


def _room(size: int, data: Path | None, folder: Path) -> "subprocess.Popen[str]":
    environ = {
        **os.environ,
        "COPYDESK_DATA": str(folder / str(size)),
        "SITE_NAME": "The Made-up Courier",
        "DJANGO_SETTINGS_MODULE": "copydesk.newsroom.settings",
    }
    more = ["--data", str(data)] if data else []
    command = [sys.executable, __file__, "--one", str(size), *more]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, env=environ, stdin=pipe, stdout=pipe, text=True)


def told(room: "subprocess.Popen[str]") -> dict[str, float]:
    """The next line of a newsroom that is data."""
    assert room.stdout is not None
    for line in room.stdout:
        if line.startswith("{"):
            return dict(json.loads(line))
    raise SystemExit("a newsroom ended early")


@dataclass(kw_only=True)
class Before:
    """A story before the act, and the words its next edition brings."""

    row: "StoryRow"
    story: "Story"
    new: str
    notice: str


class Newsroom:
    """One paper with its press, at one size."""

    def __init__(self, size: int, data: Path | None) -> None:
        import django

        django.setup()
        sys.path.insert(0, str(HERE.parent / "press"))
        from scale import stories

        from copydesk.newsroom.live.telling import teller
        from copydesk.newsroom.printing.press import press

        stories(size, data)
        self.size = size
        self.press: Press = press()
        self.teller: Teller = teller()
        self.root = self.press.folder.root
        self.luck = Random(size)
        self.number = 0

    def follow(self) -> None:
        """Do what is asked for on standard input; tell what it took."""
        print(json.dumps({"ready": 1}), flush=True)
        for line in sys.stdin:
            self.number += 1
            print(json.dumps(self._measured(line.strip())), flush=True)

    def _measured(self, act: str) -> dict[str, float]:
        before = self._archived() if "archive" in act else self._fresh()
        started, spent = time.monotonic(), time.process_time()
        edition = self._sign(before, act)
        signed = time.monotonic()
        self._carry_out()
        laid = time.monotonic()
        check: Callable[[Edition, Before], None] = _check_kill if act == "kill" else _check
        check(edition, before)
        ended = time.monotonic()
        self.press.folder.sweep()  # as the worker does beside it
        return {
            "all": ended - started,
            "signed": signed - started,
            "laid": laid - signed,
            "read": ended - laid,
            "spent": time.process_time() - spent,
        }

    def _carry_out(self) -> None:
        """What the worker does when the bell rings."""
        from django.utils import timezone

        assert self.press.empty_outbox(timezone.now())
        self.teller.tell(timezone.now())

    def _fresh(self) -> Before:
        """A story that came out just now."""
        from made_up import story

        from copydesk.newsroom.desk.models import SectionRow, StoryRow
        from copydesk.newsroom.desk.publishing import Intent, add_edition
        from copydesk.newsroom.intake.models import SourceRow
        from copydesk.story.change import ChangeKind

        told = story(Random(-self.size - self.number))
        row = StoryRow.objects.create(
            headline=told.headline,
            language="en",
            section=SectionRow.objects.order_by("order")[self.number % 6],
            source=SourceRow.objects.order_by("key")[self.number % 8],
        )
        edition = add_edition(row, told, Intent(kind=ChangeKind.NEW, by="Bench"), withdrawn=False)
        StoryRow.objects.filter(pk=row.pk).update(path=edition.path)
        self._carry_out()
        return self._before(row, told)

    def _archived(self) -> Before:
        """A story from the middle of what is there."""
        from copydesk.newsroom.desk.models import StoryRow
        from copydesk.newsroom.desk.publishing import current

        row = StoryRow.objects.get(pk=self.size // 2 + self.number)
        edition = current(row)
        assert edition is not None
        return self._before(row, edition.story)

    def _before(self, row: "StoryRow", story: "Story") -> Before:
        new = f"zarquell{self.size}n{self.number}"
        notice = f"Correction: this story said something else than {new}, on 23 November 2026."
        return Before(row=row, story=story, new=new, notice=notice)

    def _sign(self, before: Before, act: str) -> "Edition":
        """The transaction that a signature ends with."""
        from django.db import transaction

        from copydesk.newsroom.desk.publishing import Intent, add_edition
        from copydesk.story.change import ChangeKind, Severity
        from copydesk.story.record import replace
        from copydesk.story.story import Story

        first, *others = before.story.blocks
        right = replace(first, text=f"{before.new} {getattr(first, 'text', '')}")
        is_kill = act == "kill"
        severity = Severity.MATERIAL if act == "correction" else Severity.SERIOUS
        story = Story(language="en") if is_kill else replace(before.story, blocks=(right, *others))
        intent = Intent(
            kind=ChangeKind.TAKEDOWN if is_kill else ChangeKind.CORRECTION,
            text=before.notice,
            severity=severity,
            block="" if is_kill else first.key,
            by="Bench",
        )
        with transaction.atomic():
            return add_edition(before.row, story, intent, withdrawn=is_kill)


def _check(edition: "Edition", before: Before) -> None:
    """Every output has the new edition and its notice, each as the others say."""
    from copydesk.press.when import machine_time

    root, folder = _root(), edition.path[1:]
    page = _text(f"{folder}index.html")
    data = json.loads(page.split('ld+json">')[1].split("</script>")[0])
    at = machine_time(edition.at)
    assert before.notice in page
    assert before.new in page
    assert [one["text"] for one in data["correction"]] == [before.notice]
    assert data["dateModified"][:19] == at[:19]
    for path in (f"{folder}history/index.html", "corrections/index.html", "corrections/feed.atom"):
        assert before.notice in _text(path), path
    map_of_day = _text(f"sitemaps/{edition.first_at:%Y-%m-%d}.xml")
    entry = map_of_day.split(f"{edition.path}</loc>")[1].split("</url>")[0]
    assert f"<lastmod>{at}</lastmod>" in entry
    for file in sorted((root / folder).glob("*.json")):
        assert before.new in file.read_text(), file
    _check_lists(edition, before, at)
    ticker = json.loads(_text("live/ticker.json"))
    assert (ticker["items"][0]["story"], ticker["items"][0]["kind"]) == (edition.id, "correction")
    assert _last_line()["number"] == ticker["number"] == ticker["items"][0]["number"]
    assert _is_found(before, edition)


def _check_lists(edition: "Edition", before: Before, at: str) -> None:
    """Front, section and their feeds, as far as the story stands there."""
    section = f"{edition.section}/"
    for place in ("", section):
        assert edition.id in _text(f"{place}index.html"), place  # in "Just in"
        items = json.loads(_text(f"{place}feed.json"))["items"]
        held = [one for one in items if one["url"].endswith(edition.path)]
        is_new = edition.first_at > edition.at - dt.timedelta(hours=1)
        assert len(held) == is_new, place
        for item in held:
            assert item["summary"].startswith(before.notice)
            assert item["date_modified"] == at
    if edition.notices[-1].severity == "serious":
        assert before.notice in _text("index.html")


def _check_kill(edition: "Edition", before: Before) -> None:
    """The address says why; nothing else knows the story."""
    root, folder = _root(), edition.path[1:]
    assert before.notice in _text(f"{folder}410.html")
    assert not (root / folder / "index.html").exists()
    lists = ("index.html", "feed.rss", "feed.atom", "feed.json", "live/ticker.json")
    section = [f"{edition.section}/{name}" for name in lists[:4]]
    dated = f"sitemaps/{edition.first_at:%Y-%m-%d}.xml"
    day = f"{edition.first_at:%Y/%m/%d}/index.html"
    for path in (*lists, *section, dated, day, "sitemap-news.xml"):
        text = _text(path)
        assert before.story.headline not in text, path
        assert edition.path not in text, path
    for file in sorted((root / folder).glob("*.json")):
        assert "canceled" in file.read_text(), file
    line = _last_line()
    assert (line["story"], line["kind"]) == (edition.id, "withdrawn")
    assert not _is_found(before, edition)


def _is_found(before: Before, edition: "Edition") -> bool:
    """Whether the readers' search finds the story by the word that came last, or its headline."""
    from copydesk.newsroom.desk.house import site
    from copydesk.newsroom.desk.models import EditionRow
    from copydesk.newsroom.search.asked import read
    from copydesk.newsroom.search.views import find

    words = before.story.headline if edition.withdrawn else before.new
    place = EditionRow.objects.get(story=before.row, number=1).pk
    return place in find(read({"q": words}, site()), site()).places


def _root() -> Path:
    from django.conf import settings

    return Path(settings.PRESS_ROOT)


def _text(path: str) -> str:
    return (_root() / path).read_text()


def _last_line() -> dict[str, Any]:
    from django.conf import settings

    return dict(json.loads(Path(settings.LINES).read_bytes().splitlines()[-1]))


def report(found: dict[tuple[int, str], list[dict[str, float]]], given: argparse.Namespace) -> str:
    """Milliseconds by size and act, and what a hundred times the archive costs."""
    sizes = " and ".join(f"{size:,}" for size in given.stories)
    rows = [
        HEADING,
        "",
        f"`python bench/corrections/everywhere.py`: from before the transaction of the signature "
        "until every local output was read back and said the same, milliseconds; processor time "
        f"of the same span. {given.acts} acts of each kind, papers of {sizes} stories in turn, "
        f"after {WARM}. Asked for: {ALLOWED:.0f} s. Load of the machine, of two cores, when this "
        f"began: {given.began}.",
        "",
        "| act | stories | signed | laid | read back | all, p50 | all, most | processor, p50 |",
        "| --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    for act in ACTS:
        for size in given.stories:
            took = found[size, act]
            middle = {name: statistics.median(one[name] for one in took) for name in took[0]}
            most = max(one["all"] for one in took)
            times = (*(middle[n] for n in ("signed", "laid", "read", "all")), most, middle["spent"])
            rows.append(f"| {act} | {size:,} | " + " | ".join(_ms(one) for one in times) + " |")
    if len(given.stories) > 1:
        few, many = given.stories[0], given.stories[-1]
        rows += ["", f"From {few:,} to {many:,} stories, medians of processor time: " + "; ".join(
            f"{act} {_ratio(found[few, act], found[many, act]):.2f} times" for act in ACTS
        ) + "."]  # fmt: skip
    return "\n".join(rows) + "\n"


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:,.0f}"


def _ratio(few: list[dict[str, float]], many: list[dict[str, float]]) -> float:
    """The middle of the ratios of acts taken in turn."""
    return statistics.median(b["spent"] / a["spent"] for a, b in zip(few, many, strict=True))


if __name__ == "__main__":
    main()
