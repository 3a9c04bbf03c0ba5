"""Notices are told from news about corrections, and give up what was wrong and what is right."""

import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.story.notices import LONGEST, SentNotice, read_notice

BENCH = Path(__file__).parents[2] / "bench/corrections"
OURS = [
    tuple((line + "\t\t").split("\t")[:5])
    for name in ("notices.tsv", "notices_later.tsv")
    for line in (BENCH / name).read_text("utf-8").splitlines()
]


@pytest.mark.parametrize(("kind", "text"), [(row[0], row[2]) for row in OURS])
def test_a_line_is_the_notice_it_is_or_none(kind: str, text: str) -> None:
    notice = read_notice(text)
    assert (notice.kind if notice else "none") == kind


@pytest.mark.parametrize(
    ("text", "was", "right"), [(row[2], row[3], row[4]) for row in OURS if row[3] or row[4]]
)
def test_what_was_wrong_and_what_is_right_is_taken_out(text: str, was: str, right: str) -> None:
    notice = read_notice(text)
    assert notice is not None
    assert not was or notice.was.rstrip(".") == was.rstrip(".")
    assert notice.right.rstrip(".").startswith(right.rstrip("."))


@pytest.mark.parametrize("name", ["notices_third.tsv", "notices_fourth.tsv"])
def test_of_lines_from_many_houses_hardly_any_is_taken_for_another(name: str) -> None:
    rows = [line.split("\t") for line in (BENCH / name).read_text("utf-8").splitlines()]
    told = [(kind, read_notice(text)) for kind, _language, text in rows]
    wrong = [kind for kind, notice in told if (notice.kind if notice else "none") != kind]
    assert len(wrong) <= len(rows) // 20


@pytest.mark.parametrize(
    "text",
    [
        "A story on Friday about the storm drew 300 letters.",
        "The magazine issue of May sold 400,000 copies, not including digital sales.",
        "In a tweet on Monday, the club wrongly announced the player's death.",
        "An article in the journal on Thursday reported that the drug does not work.",
        "A video posted on Monday appeared to show the wrong man being arrested.",
        "On Friday the committee issued a report that did not mention the fire.",
    ],
)
def test_a_piece_and_a_day_without_an_error_of_ours_is_news(text: str) -> None:
    assert read_notice(text) is None


def test_a_notice_keeps_its_words() -> None:
    text = "Correction: The boat is called Calla, not Callas."
    assert read_notice(f"  {text}\n") == SentNotice(
        kind="correction", text=text, was="Callas", right="Calla"
    )


def test_an_update_has_nothing_wrong() -> None:
    notice = read_notice("Update: The line said it was open, not closed.")
    assert notice is not None
    assert (notice.was, notice.right) == ("", "")


@given(st.text(max_size=300) | st.sampled_from([row[2] for row in OURS]).map(lambda t: t * 2))
def test_no_line_is_too_strange(text: str) -> None:
    notice = read_notice(text)
    assert notice is None or notice.text == text.strip()


@pytest.mark.parametrize(
    "text",
    ["this article " * 20_000, "Correction" + " 1" * 50_000, "(" * 90_000, ", not " * 20_000],
)
def test_hostile_lines_are_read_in_bounded_time(text: str) -> None:
    start = time.perf_counter()
    read_notice(text)
    assert time.perf_counter() - start < 2
    assert len(text) > LONGEST


def test_the_shared_lines_are_told_apart(shared: Path) -> None:
    folder = shared / "bench/integrity/notices"

    def rows(name: str) -> dict[str, dict[str, str]]:
        lines = (folder / name).read_text("utf-8").splitlines()
        return {row["id"]: row for row in map(json.loads, lines)}

    key = rows("key.jsonl")
    for number, row in rows("cases.jsonl").items():
        notice = read_notice(row["text"])
        kind = notice.kind.replace("editors_note", "editor_note") if notice else "none"
        assert kind == key[number]["kind"], row["text"]
