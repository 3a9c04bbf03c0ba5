"""The best compression comes in spare time."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import brotli
import pytest

from copydesk.newsroom.printing.models import PressedPage
from copydesk.newsroom.printing.press import Press
from copydesk.newsroom.printing.spare_time import SpareTime
from copydesk.story.edition import Edition
from newsroom.printing.press_for_tests import UPDATE, files

Out = Callable[..., Edition]
LATER = dt.timedelta(minutes=5)


@pytest.fixture
def spare_time(press: Press, monkeypatch: pytest.MonkeyPatch) -> SpareTime:
    """This thread is the tests' own and keeps its priority."""
    monkeypatch.setattr("os.setpriority", lambda *told: None)
    return SpareTime(press)


def test_what_stood_a_while_is_compressed_at_the_best_level(
    press: Press, spare_time: SpareTime, out: Out, site: Path, now: dt.datetime
) -> None:
    out("Ferry back in service")
    press.press_all(now)
    fast = files(site)
    assert spare_time.use(now) == 0
    assert spare_time.use(now + LATER) > 5
    best = files(site)
    assert fast.keys() == best.keys()
    packed = [name for name in fast if name.endswith(".br")]
    assert sum(len(best[name]) for name in packed) < sum(len(fast[name]) for name in packed)
    assert brotli.decompress(best["index.html.br"]) == fast["index.html"]
    assert spare_time.use(now + LATER) == 0


def test_a_page_packed_well_is_not_laid_again_and_a_changed_one_is_packed_again(
    press: Press, spare_time: SpareTime, out: Out, site: Path, now: dt.datetime
) -> None:
    edition = out("Ferry back in service")
    press.empty_outbox(now)
    spare_time.use(now + LATER)
    best = files(site)
    press.press_all(now + LATER)
    assert best.items() <= files(site).items()
    out("Ferry back in service again", key=edition.id, intent=UPDATE)
    press.empty_outbox(now + LATER)
    waiting = PressedPage.objects.filter(is_best=False).values_list("path", flat=True)
    assert "index.html" in waiting


def test_an_act_that_waits_goes_first(
    press: Press, spare_time: SpareTime, out: Out, now: dt.datetime
) -> None:
    out("Ferry back in service")
    press.empty_outbox(now)
    out("Bridge opened")
    assert spare_time.use(now + LATER) == 0
