"""From a reader's report to the correction before readers: actions, and seconds besides typing.

A Chromium goes the way of an editor on a fresh sample newsroom with people of its own: open the
report, accept it, put the words right, hand it in; a second editor opens and signs it. An action
is a click or a key that is not typing. The clock runs from the moment a page is asked for until
the browser has drawn it, not while a person types or reads; `everywhere` is told by the record.

    python bench/corrections/actions.py --rounds 5 --write bench/results/corrections-desk.md
"""

import argparse
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from urllib.request import urlopen

from playwright.sync_api import Locator, Page, sync_playwright

from copydesk.story.blocks import Block, Paragraph
from copydesk.story.edition import Edition

PORT = 8097
SITE = os.environ.get("COPYDESK_SITE_URL", f"http://127.0.0.1:{PORT}")
OPENS_WITHIN = 300.0
EVERYWHERE_WITHIN = 60.0
TABLE = """# The desk's way from a report to the correction

`python bench/corrections/actions.py --rounds {rounds} --write bench/results/corrections-desk.md`,
{machine}, with others at work on them. Asked (issue 6): at most 4 actions and 30 s besides typing
from the report to the correction everywhere, a second signature 2 actions more. Seconds are
medians (longest) of {rounds} rounds: waiting for pages, nobody's reading or typing.

| change | actions, first | actions, signature | in all | seconds of pages | on the site after |
| --- | ---: | ---: | ---: | ---: | ---: |
{rows}

The first: {steps}. The second: open what waits, from the first page; sign.
The notice is made of the two sentences that differ; kind and severity are proposed by what
changed; typing is the right words in their paragraph and nothing else.
"""


@dataclass
class Count:
    """What somebody did, and how long the machine took over it."""

    actions: list[str] = field(default_factory=list)
    seconds: float = 0.0

    def act(self, name: str, do: Callable[[], None]) -> None:
        """A click or a key, until the page it brings is drawn."""
        self.actions.append(name)
        begun = time.perf_counter()
        do()
        self.seconds += time.perf_counter() - begun


def set_up(data: str) -> None:
    """This process speaks to the same database as the newsroom."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "copydesk.newsroom.settings")
    os.environ["COPYDESK_DATA"] = data
    os.environ["COPYDESK_SITE_URL"] = SITE
    import django

    django.setup()


def begin(data: str) -> subprocess.Popen[bytes]:
    """A sample newsroom of its own, once readers are answered and copy is printed."""
    program = Path(sys.executable).with_name("copydesk")
    serving = subprocess.Popen(
        [program, "serve", "--sample", "--port", str(PORT), "--data", data],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    until = time.monotonic() + OPENS_WITHIN
    while time.monotonic() < until:
        time.sleep(2)
        try:
            with urlopen(f"{SITE}/desk/login/", timeout=5) as answer:
                if answer.status == 200 and _printed() >= 10:
                    return serving
        except (OSError, RuntimeError):
            continue
    end(serving)
    raise SystemExit("the newsroom did not open")


def end(serving: subprocess.Popen[bytes]) -> None:
    """Stop what was started."""
    os.killpg(serving.pid, signal.SIGTERM)
    serving.wait(30)


def _printed() -> int:
    from django.db import Error

    from copydesk.newsroom.desk.models import OutboxRow

    try:
        return OutboxRow.objects.exclude(done_at=None).count()
    except Error:
        return 0


def person(name: str, role: str) -> tuple[str, str]:
    """Somebody signed in: the cookie of the session."""
    from django.conf import settings
    from django.contrib.auth.models import Group, User
    from django.test import Client

    user, _ = User.objects.get_or_create(username=name)
    user.groups.add(Group.objects.get(name=role))
    client = Client()
    client.force_login(user)
    return settings.SESSION_COOKIE_NAME, client.cookies[settings.SESSION_COOKIE_NAME].value


def report(number: int) -> tuple[int, str, str, str]:
    """A report on a paragraph with a figure: its key, block, the words, and others for them."""
    import re

    from django.utils import timezone

    from copydesk.newsroom.corrections.models import ReportRow
    from copydesk.newsroom.corrections.passages import read
    from copydesk.newsroom.desk.models import EditionRow

    rows = EditionRow.objects.filter(current=True, withdrawn=False, language__startswith="en")
    rows = rows.exclude(story__reports__isnull=False).order_by("pk")
    for row in rows:
        edition = read(row)
        if edition.story.is_live:
            continue
        for block in edition.story.blocks:
            found = re.search(r"\b[1-9]\d{1,2}\b(?![.,]?\d)", getattr(block, "text", ""))
            if (
                isinstance(block, Paragraph)
                and found
                and found[0] not in _elsewhere(edition, block)
            ):
                words = block.text
                other = str(int(found[0]) + 1)
                right = words[: found.start()] + other + words[found.end() :]
                made = ReportRow.objects.create(
                    story=row.story, edition=row, block=block.key, passage=words, kind="figure",
                    text=f"It was {other}, not {found[0]}. ({number})", at=timezone.now(),
                )  # fmt: skip
                return made.pk, block.key, words, right
    raise SystemExit("no paragraph with a figure is left")


def _elsewhere(edition: Edition, block: Block) -> str:
    """What the story says in its other places: a figure may stand there too."""
    story = edition.story
    others = (getattr(one, "text", "") for one in story.blocks if one is not block)
    return " ".join((story.headline, story.standfirst, *others))


def first_person(page: Page, made: tuple[int, str, str, str], count: Count) -> None:
    """Open, accept, put right, hand in."""
    key, block, _words, right = made
    page.goto(f"{SITE}/desk/reports/")
    link = page.locator(f'a[href$="/desk/reports/{key}/"]').first
    count.act("open the report", lambda: _click(page, link))
    count.act("accept", lambda: _press(page, "c"))
    page.locator(f'[name="text-{block}"]').fill(right)
    button = page.locator('button[name="act"][value="check"]')
    count.act("check", lambda: _click(page, button))
    button = page.locator('button[name="act"][value="publish"]')
    count.act("hand in or publish", lambda: _click(page, button))


def second_person(page: Page, count: Count) -> None:
    """Open what waits, sign."""
    page.goto(f"{SITE}/desk/")
    link = page.locator('a.button[href*="/desk/signatures/"]').first
    count.act("open what waits", lambda: _click(page, link))
    count.act("sign", lambda: _press(page, "s"))


def _click(page: Page, what: Locator) -> None:
    with page.expect_navigation(wait_until="load"):
        what.click()


def _press(page: Page, key: str) -> None:
    with page.expect_navigation(wait_until="load"):
        page.keyboard.press(key)


def everywhere(report_key: int) -> float:
    """Seconds from the edition to its line in the record that says it lies on the site."""
    from copydesk.newsroom.corrections.models import ReportRow

    until = time.monotonic() + EVERYWHERE_WITHIN
    while time.monotonic() < until:
        row = ReportRow.objects.get(pk=report_key)
        change = row.changes.first()
        if change is not None and change.everywhere_at is not None:
            return float((change.everywhere_at - change.at).total_seconds())
        time.sleep(0.2)
    raise SystemExit("the correction is not on the site")


def rounds(number: int) -> tuple[list[tuple[Count, Count, float]], list[str]]:
    """The way, so many times; gives also what the first person did."""
    done = []
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # this process is no server
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        pages = []
        for name in ("bench-dora", "bench-sami"):
            cookie, value = person(name, "Editor")
            context = browser.new_context(viewport={"width": 1280, "height": 900})
            context.add_cookies([{"name": cookie, "value": value, "url": SITE}])
            pages.append(context.new_page())
        for at in range(number):
            made, first, second = report(at), Count(), Count()
            first_person(pages[0], made, first)
            second_person(pages[1], second)
            done.append((first, second, everywhere(made[0])))
        browser.close()
    return done, done[0][0].actions


def row_of(done: list[tuple[Count, Count, float]]) -> str:
    """The line of the table."""
    pages = [first.seconds + second.seconds for first, second, _ in done]
    on_site = [seconds for *_, seconds in done]
    one, two = len(done[0][0].actions), len(done[0][1].actions)
    return (
        f"| correction | {one} | {two} | {one + two} | {median(pages):.1f} ({max(pages):.1f}) "
        f"| {median(on_site):.2f} s ({max(on_site):.2f}) |"
    )


def main() -> None:
    """Begin, go the way, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--write", type=Path)
    parser.add_argument("--data", help="of a sample newsroom that runs, at COPYDESK_SITE_URL")
    asked = parser.parse_args()
    if asked.data:
        set_up(asked.data)
        done, steps = rounds(asked.rounds)
    else:
        with tempfile.TemporaryDirectory() as data:
            set_up(data)
            serving = begin(data)
            try:
                done, steps = rounds(asked.rounds)
            finally:
                end(serving)
    machine = f"{os.cpu_count()} processors, Python {sys.version.split()[0]}"
    table = TABLE.format(
        rounds=asked.rounds, machine=machine, rows=row_of(done), steps="; ".join(steps)
    )
    print(table)
    if asked.write:
        asked.write.write_text(table, encoding="utf-8")
    if len(done[0][0].actions) > 4 or len(done[0][1].actions) > 2:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
