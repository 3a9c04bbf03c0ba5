"""The seed, through the whole line: what an attentive editor must be shown."""

import datetime as dt
import hashlib
import json
from pathlib import Path

import pytest

from copydesk.checks.check import Known
from copydesk.line import Processed, items, process
from copydesk.story.story import Capture

NOW = dt.datetime(2026, 11, 23, 12, 0, tzinfo=dt.UTC)
# LNG-01 asks for a declared language: the cleaned story carries the one cleaning recognised.
NOT_IN_A_CLEANED_STORY = {"LNG-01"}


@pytest.fixture(scope="module")
def seed(shared: Path) -> Processed:
    content = (shared / "seed/capture.txt").read_bytes()
    capture = Capture(
        sha256=hashlib.sha256(content).hexdigest(), content=content, media_type="text/plain",
        place="capture.txt", at=NOW,
    )  # fmt: skip
    (item,) = items(capture, Known(now=NOW))
    return process(item, capture, Known(now=NOW))


def test_all_that_text_alone_can_tell_is_shown(seed: Processed, shared: Path) -> None:
    expected = json.loads((shared / "bench/integrity/seed/expected.json").read_text("utf8"))
    codes = {each["check"] for each in expected["must"]} - NOT_IN_A_CLEANED_STORY
    assert codes - {finding.code for finding in seed.findings} == set()


def test_nothing_is_said_of_clean_paragraphs_but_what_is_true(seed: Processed) -> None:
    said = [
        f.excerpt for f in seed.findings if f.code.startswith(("CLN", "ATT", "LNG")) and f.block
    ]
    unsourced = [f.excerpt for f in seed.findings if f.code == "ATT-06"]
    assert [each for each in said if each not in unsourced] == ["state media reported", "an field"]
    assert ["apparently fired" in each for each in unsourced] == [True]


def test_two_accounts_of_one_event_are_shown_together(seed: Processed) -> None:
    (found,) = [f for f in seed.findings if f.code == "FIG-07"]
    assert "park" in found.excerpt
    assert "hospital" in found.evidence


def test_both_tickers_and_their_difference_are_told(seed: Processed) -> None:
    (differ,) = [f for f in seed.findings if f.code == "OUT-12" and f.evidence]
    assert differ.evidence == "13 headlines in both, 27 in all"


def test_who_said_what_is_recorded(seed: Processed) -> None:
    said = {(s.speaker, s.content[:30]) for s in seed.statements}
    assert ("Mr. Lavrov", "“Those armed groups who refuse") in said
    (quoted,) = [s for s in seed.statements if s.content.startswith("“Those armed groups who")]
    assert "“We will treat them as such, as terrorists" in quoted.content
    assert ("state media", "On the government side, eight ") in said
