"""Print orders: in order, never skipped, never torn, whatever fails."""

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import transaction

from copydesk.newsroom.desk.models import BulletinRow, OutboxRow
from copydesk.newsroom.printing import ledger
from copydesk.newsroom.printing import run as run_module
from copydesk.newsroom.printing.disk import Disk, Place
from copydesk.newsroom.printing.folder import SiteFolder
from copydesk.newsroom.printing.models import PageStory, PressedPage
from copydesk.newsroom.printing.press import Press
from copydesk.press.page import PageKind
from copydesk.press.paper import Gone, Page, Paper
from copydesk.story.edition import Edition
from newsroom.printing.press_for_tests import UPDATE, FailingDisk, PowerCut, files

Out = Callable[..., Edition]


def page_of(site: Path, edition: Edition) -> str:
    return (site / edition.path[1:] / "index.html").read_text()


def test_a_published_story_is_a_page_on_the_front_and_in_the_ticker(
    press: Press, out: Out, site: Path, now: dt.datetime
) -> None:
    edition = out("Ferry back in service")
    assert press.empty_outbox(now) == 1
    assert "Ferry back in service" in page_of(site, edition)
    assert "Ferry back in service" in (site / "index.html").read_text()
    assert json.loads((site / "live/ticker.json").read_bytes())["items"][0]["story"] == edition.id


def test_the_line_is_announced_when_the_page_lies_there(
    press: Press, out: Out, now: dt.datetime
) -> None:
    out("Ferry back in service")
    assert not BulletinRow.objects.filter(announced=True).exists()
    press.empty_outbox(now)
    assert BulletinRow.objects.filter(announced=True).count() == 1


def test_an_empty_outbox_is_no_work(press: Press, out: Out, now: dt.datetime) -> None:
    out("Ferry back in service")
    press.empty_outbox(now)
    assert press.empty_outbox(now) == 0


def test_a_killed_story_leaves_no_trace(
    press: Press, out: Out, kill: Callable[[Edition], Edition], site: Path, now: dt.datetime
) -> None:
    out("Other news of the day")
    edition = out("A claim that was false")
    press.empty_outbox(now)
    press.press_all(now)
    out("Later news beside it")
    press.empty_outbox(now)
    kill(edition)
    press.empty_outbox(now)
    held = files(site)
    left = [name for name, content in held.items() if b"A claim that was false" in content]
    assert left == []
    assert f"{edition.path[1:]}410.html" in held
    assert f"{edition.path[1:]}index.html" not in held


def test_a_new_headline_reaches_every_page_that_repeats_it(
    press: Press, out: Out, site: Path, now: dt.datetime
) -> None:
    edition = out("Ferry bakc in service")
    press.press_all(now)
    press.empty_outbox(now)
    out("Ferry back in service", key=edition.id, intent=UPDATE)
    press.empty_outbox(now)
    wrong = [name for name, content in files(site).items() if b"bakc in service" in content]
    assert [name for name in wrong if "/history/" not in name] == []


def test_pages_are_on_record_with_the_stories_they_carry(
    press: Press, out: Out, site: Path, now: dt.datetime
) -> None:
    edition = out("Ferry back in service")
    press.press_all(now)
    on_disk = {name for name in files(site) if not name.endswith((".br", ".gz"))}
    assert set(ledger.pressed()) == on_disk
    assert "index.html" in ledger.carrying(edition.id)


def run_until_cut(press: Press, disk: FailingDisk, now: dt.datetime) -> None:
    with pytest.raises(PowerCut):
        press.empty_outbox(now)
    disk.left = 10**9


@pytest.mark.parametrize("step", [0, 1, 5, 11, 20, 30, 45, 60, 75])
def test_a_crash_at_any_step_is_made_good(
    out: Out, kill: Callable[[Edition], Edition], tmp_path: Path, now: dt.datetime, step: int
) -> None:
    edition = out("A claim that was false")
    out("Other news of the day")
    disk = FailingDisk()
    folder = SiteFolder(tmp_path / "crashed", disk)
    press = Press(folder)
    press.empty_outbox(now)
    kill(edition)
    disk.left = step
    run_until_cut(press, disk, now)
    again = Press(SiteFolder(folder.root))
    assert again.empty_outbox(now) == 1
    again.press_all(now)
    whole = Press(SiteFolder(tmp_path / "whole"))
    whole.press_all(now)
    crashed = files(folder.root)
    assert crashed == files(whole.folder.root)
    assert not [name for name, content in crashed.items() if b"claim that was false" in content]
    assert not OutboxRow.objects.filter(done_at=None).exists()


def test_one_page_that_cannot_be_printed_holds_back_neither_tombstone_nor_line(
    press: Press,
    out: Out,
    kill: Callable[[Edition], Edition],
    site: Path,
    now: dt.datetime,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    edition = out("A claim that was false")
    press.empty_outbox(now)
    kill(edition)
    break_front(monkeypatch)
    assert press.empty_outbox(now) == 0
    assert (site / edition.path[1:] / "410.html").is_file()
    assert BulletinRow.objects.filter(kind="withdrawn", announced=True).exists()
    order = OutboxRow.objects.get(done_at=None)
    assert order.tries == 1
    assert order.trouble == "index.html: ValueError: no ink"


def test_an_order_in_trouble_is_tried_again_later(
    press: Press, out: Out, now: dt.datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    out("Ferry back in service")
    with monkeypatch.context() as patch:
        break_front(patch)
        at = OutboxRow.objects.get().at
        assert press.empty_outbox(at) == 0
        assert press.empty_outbox(at) == 0
        assert OutboxRow.objects.get().tries == 1
    assert press.empty_outbox(at + dt.timedelta(seconds=2)) == 1
    assert OutboxRow.objects.get().trouble == ""


def test_an_order_in_trouble_does_not_hold_up_the_next(
    press: Press, out: Out, site: Path, now: dt.datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = out("Ferry back in service")
    second = out("Bridge opened")
    break_page(monkeypatch, first.path[1:] + "index.html")
    assert press.empty_outbox(now) == 1
    assert "Bridge opened" in page_of(site, second)


def test_a_tombstone_goes_before_all_that_waits(
    press: Press, out: Out, kill: Callable[[Edition], Edition], site: Path, now: dt.datetime
) -> None:
    edition = out("A claim that was false")
    press.empty_outbox(now)
    other = out("Bridge opened")
    kill(edition)
    laid: list[str] = []

    class Noting(Disk):
        def rename(self, old: Place, new: Place) -> None:
            laid.append(str(Path(new).relative_to(site)))
            super().rename(old, new)

    Press(SiteFolder(site, Noting())).empty_outbox(now)
    tombstone, page = f"{edition.path[1:]}410.html", f"{other.path[1:]}index.html"
    assert laid.index(tombstone) < laid.index(page)


def test_a_line_held_up_gets_a_number_above_those_announced_meanwhile(
    press: Press, out: Out, now: dt.datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = out("Ferry back in service")
    out("Bridge opened")
    with monkeypatch.context() as patch:
        break_page(patch, first.path[1:] + "index.html")
        press.empty_outbox(now)
    press.empty_outbox(now + dt.timedelta(hours=1))
    lines = BulletinRow.objects.filter(announced=True).order_by("pk")
    assert [line.headline for line in lines] == ["Bridge opened", "Ferry back in service"]


def test_pressing_all_takes_away_what_is_no_page_any_more(
    press: Press, out: Out, site: Path, now: dt.datetime
) -> None:
    out("Ferry back in service")
    press.press_all(now)
    (site / "old").mkdir()
    (site / "old/index.html").write_bytes(b"from another time")
    PressedPage.objects.create(path="old/index.html", media_type="text/html", sha256="", at=now)
    press.press_all(now)
    assert not (site / "old/index.html").exists()
    assert "old/index.html" not in ledger.pressed()
    assert (site / "live/ticker.json").is_file()


def test_the_style_sheet_of_an_earlier_release_stays_for_pages_that_caches_hold(
    press: Press, out: Out, site: Path, now: dt.datetime
) -> None:
    out("Ferry back in service")
    press.press_all(now)
    old = Page(path="static/press.0123456789ab.css", media_type="text/css", content=b"a{color:red}")
    with transaction.atomic():
        said = ledger.announce([old], (), at=now)
        said.laid = press.folder.lay([old], stamp=1)
        ledger.settle(said, at=now)
    press.press_all(now)
    assert (site / old.path).read_bytes() == old.content


def test_pressing_all_twice_changes_nothing(
    press: Press, out: Out, site: Path, now: dt.datetime
) -> None:
    out("Ferry back in service")
    press.press_all(now)
    before = {name: (site / name).stat().st_mtime_ns for name in files(site)}
    press.press_all(now + dt.timedelta(minutes=1))
    assert {name: (site / name).stat().st_mtime_ns for name in files(site)} == before


def test_a_page_never_carries_a_story_that_the_record_does_not_name(
    out: Out, site: Path, now: dt.datetime
) -> None:
    edition = out("Ferry back in service")
    disk = FailingDisk(40)
    run_until_cut(Press(SiteFolder(site, disk)), disk, now)
    carried = set(PageStory.objects.values_list("page__path", "story"))
    for name, content in files(site).items():
        if edition.story.headline.encode() in content:
            assert (name, edition.id) in carried


def break_front(patch: pytest.MonkeyPatch) -> None:
    break_page(patch, "index.html")


def break_page(patch: pytest.MonkeyPatch, broken: str) -> None:
    """No ink for this page."""
    print_one = run_module.print_one

    def failing(path: str, kind: PageKind | None, paper: Paper) -> Page | Gone:
        if path == broken:
            raise ValueError("no ink")
        return print_one(path, kind, paper)

    patch.setattr(run_module, "print_one", failing)
