"""What measures cleaning: folds of sites, processes that answer, ratios, two rules, tables."""

import sys
from pathlib import Path

import folds
import pytest
import reading
import speed
import tables
import worker
import yardsticks
from hypothesis import given
from hypothesis import strategies as st
from peer_tables import Peer, page

ANSWERS = """
import sys
sys.path.insert(0, sys.argv[1])
import worker

def read(job):
    if job["id"] == "odd":
        raise ValueError("no such page")
    if job["id"] == "fatal":
        raise SystemExit
    print("a library prints")
    return {"title": job["id"].upper()}

worker.serve(read)
"""


def asked(*names: str) -> list[worker.Answer]:
    """The answers of a small system to pages of these names."""
    command = [sys.executable, "-c", ANSWERS, str(Path(worker.__file__).parent)]
    one = worker.Worker(command, {})
    answers = [one.ask({"id": name}) for name in names]
    assert one.close() > 1
    return answers


@given(domain=st.text(), of=st.integers(1, 12))
def test_a_site_is_in_one_fold_however_it_is_written(domain: str, of: int) -> None:
    fold = folds.fold_of(domain.lower(), of)
    assert 0 <= fold < of


def test_a_sites_name_in_capitals_is_the_same_site() -> None:
    assert folds.fold_of("Rivervale.example", 5) == folds.fold_of("rivervale.example", 5)


def test_all_models_of_all_folds_must_be_there(tmp_path: Path) -> None:
    (tmp_path / "fold-0.bin").touch()
    (tmp_path / "fold-1.bin").touch()
    assert folds.models_in(tmp_path) == [tmp_path / "fold-0.bin", tmp_path / "fold-1.bin"]
    (tmp_path / "fold-3.bin").touch()
    with pytest.raises(SystemExit):
        folds.models_in(tmp_path)


def test_a_process_is_told_which_model_to_clean_with(tmp_path: Path) -> None:
    said = folds.with_model({"PATH": "here"}, tmp_path / "fold-0.bin")
    assert said == {"PATH": "here", folds.MODEL: str((tmp_path / "fold-0.bin").resolve())}
    assert folds.with_model(said, None) == said


def test_a_system_answers_with_its_prediction_and_its_time() -> None:
    [answer] = asked("bridge")
    assert answer["prediction"] == {"title": "BRIDGE"}
    assert answer["seconds"] >= 0
    assert not answer["failed"]


def test_a_system_that_fails_on_a_page_says_why_and_goes_on() -> None:
    odd, bridge = asked("odd", "bridge")
    assert "no such page" in odd["failed"]
    assert bridge["prediction"] == {"title": "BRIDGE"}


def test_a_system_that_ends_on_a_page_is_begun_anew() -> None:
    fatal, bridge = asked("fatal", "bridge")
    assert fatal["failed"]
    assert bridge["prediction"] == {"title": "BRIDGE"}


class Steady:
    """A system that takes a fixed time a page."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds

    def ask(self, job: worker.Job) -> worker.Answer:
        """The same answer to every page."""
        return {"prediction": {"title": job["id"]}, "seconds": self.seconds, "failed": ""}

    def close(self) -> float:
        """Its memory."""
        return 12.0


def pages() -> list[worker.Job]:
    """Twenty small pages."""
    return [
        {"id": f"page-{n}", "html": "<p>news</p>" * n, "domain": "a.example"} for n in range(20)
    ]


def test_speed_is_the_ratio_of_the_sums() -> None:
    readers = {speed.OURS: lambda: Steady(0.01), "slow": lambda: Steady(0.04)}
    clocked = speed.clock(lambda: iter(pages()), readers)
    assert clocked.pages == 20
    assert clocked.ratio("slow") == pytest.approx((4, 4, 4))


def test_pages_read_in_shares_are_all_read_once() -> None:
    found = reading.run_all(lambda: iter(pages()), {"one": lambda: Steady(0.01)}, at_once=3)
    rows, peak = found["one"]
    assert sorted(row["id"] for row in rows) == sorted(one["id"] for one in pages())
    assert peak == 12.0


def test_the_worst_page_is_one_of_some_size() -> None:
    run = reading.Run()
    run.add({"id": "tiny", "bytes": 100, "seconds": 0.5, "failed": "", "prediction": {}})
    run.add({"id": "long", "bytes": 2_000_000, "seconds": 1.0, "failed": "", "prediction": {}})
    assert run.slowest == (1.0, "long")
    assert run.worst == (0.5, "long")


def test_the_figcaption_rule_tells_caption_and_credit_apart() -> None:
    html = "<figcaption>The bridge at dawn. (Photo: Ana Reyes/Harbour Post)</figcaption>"
    html += "<figcaption>The mill <span class='credit'>M. Okafor</span></figcaption>"
    assert yardsticks.captions(html) == [
        {"caption": "The bridge at dawn.", "credit": "Photo: Ana Reyes/Harbour Post"},
        {"caption": "The mill", "credit": "M. Okafor"},
    ]


def test_the_prose_span_leaves_menus_out() -> None:
    lines = [
        "Home",
        "Sport",
        "The old bridge will be closed.",
        "Nobody knows for how long.",
        "Menu",
    ]
    assert yardsticks.prose_span(lines) == [0, 0, 1, 1, 0]


@given(lines=st.lists(st.text()))
def test_the_prose_span_says_something_of_every_line(lines: list[str]) -> None:
    assert len(yardsticks.prose_span(lines)) == len(lines)


def test_a_peer_that_is_not_installed_is_named_with_the_reason() -> None:
    run = reading.Run(pages=1)
    scores = {"all": {"n": 1, "word_f1": 0.9}, "given": {"text": True}, "source": {}, "lang": {}}
    clocked = speed.Clocked({speed.OURS: [0.1]})
    text = page(
        {speed.OURS: scores},
        {speed.OURS: run},
        [Peer("lost", missing="no wheel")],
        clocked=clocked,
        about="",
    )
    assert "- lost: not run: no wheel" in text
    assert "| copydesk | 0.900 |" in text


def test_a_language_of_few_pages_has_no_figures() -> None:
    lang = {"en": {"n": 9, "word_f1": 0.9}, "lt": {"n": 1, "word_f1": 0.2}}
    rows = tables.languages({"lang": lang})
    assert any(row.startswith("| en | 9 | 0.900 |") for row in rows)
    assert rows[-1] == "Fewer than 3 pages, no figures: lt 1."
