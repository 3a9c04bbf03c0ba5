"""The loop over all checks: order, switches, plug-ins, and what breaks."""

import datetime as dt
import time
from collections.abc import Iterator
from importlib.metadata import EntryPoint

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checks.cases import FOUND, cutting, known
from checks.sound import KNOWN, SOUND, only, story, with_text
from copydesk.checks import CHECKS, run
from copydesk.checks.check import Check, Known
from copydesk.checks.run import check, loaded
from copydesk.story.finding import Finding, Weight
from copydesk.story.record import replace
from copydesk.story.story import Byline, Role, Story


def _raising(story: Story, known: Known) -> Iterator[Finding]:
    raise ZeroDivisionError("no such luck")
    yield


BROKEN = Check(code="XXX-01", name="broken", weight=Weight.STOPS, find=_raising)


def test_no_two_checks_share_a_code_or_a_name() -> None:
    assert len({each.code for each in CHECKS}) == len({each.name for each in CHECKS}) == len(CHECKS)


def test_findings_come_in_the_order_of_the_checks() -> None:
    bad = with_text("ADVERTISEMENT", "The the pier.", "Photo")
    codes = [finding.code for finding in check(replace(bad, headline=""), KNOWN)]
    assert codes == ["COM-01", "CLN-01", "CLN-01", "LNG-02"]


def test_a_check_that_is_switched_off_is_not_asked() -> None:
    house = replace(KNOWN.house, switched_off=frozenset({"CLN-01", "doubled word"}))
    bad = with_text("ADVERTISEMENT", "The the pier.")
    assert check(bad, replace(KNOWN, house=house)) == ()


def test_a_check_that_breaks_says_so_and_stops_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "CHECKS", (BROKEN, *CHECKS))
    first, second = check(story(headline=""), KNOWN)
    assert (first.code, first.weight) == ("XXX-01", Weight.NOTES)
    assert "ZeroDivisionError: no such luck" in first.evidence
    assert second.code == "COM-01"


def test_a_plug_in_that_cannot_be_loaded_says_so_at_every_story() -> None:
    point = EntryPoint(name="mine", value="no_such_package:CHECK", group="copydesk.checks")
    (finding,) = loaded(point).find(SOUND, KNOWN)
    assert finding.code == "mine"
    assert "no_such_package" in finding.evidence


def test_a_plug_in_that_holds_something_else_says_so() -> None:
    point = EntryPoint(name="mine", value="copydesk:__version__", group="copydesk.checks")
    (finding,) = loaded(point).find(SOUND, KNOWN)
    assert finding.evidence == "it does not hold a Check"


def test_a_plug_in_is_asked_like_any_other() -> None:
    point = EntryPoint(
        name="mine", value="copydesk.checks.rules.no_date:CHECK", group="copydesk.checks"
    )
    assert loaded(point).code == "COM-04"


def test_more_findings_of_one_kind_than_anyone_reads_are_counted() -> None:
    found = check(only(*["Photo"] * 80, "Some words of copy."), KNOWN)
    labels = [finding for finding in found if finding.code == "CLN-01"]
    assert len(labels) == run.AT_MOST + 1
    assert "30 more" in labels[-1].says


def test_what_was_cut_is_looked_at_too() -> None:
    box = cutting("Write to desk[at]post[dot]example about this.", Role.ISSUE_BOX)
    (finding,) = check(SOUND, known(cuttings=(box,)))
    assert (finding.code, finding.weight) == ("CLN-13", Weight.NOTES)


def test_findings_are_the_same_every_time() -> None:
    for found, what in FOUND.values():
        assert check(found, what) == check(found, what)


TEXT = st.text(
    alphabet=st.one_of(
        st.characters(codec="utf-8"), st.sampled_from("“”\"'[]{}<>()&;:/.,!?@#|*•0123456789 \n")
    ),
    max_size=120,
)


@settings(max_examples=60, deadline=None)
@given(
    headline=TEXT,
    texts=st.lists(TEXT, max_size=6),
    line=TEXT,
    language=st.sampled_from(["", "en", "ar", "x"]),
)
def test_no_copy_breaks_a_check(headline: str, texts: list[str], line: str, language: str) -> None:
    odd = only(
        *texts, headline=headline, standfirst=line, language=language, byline=Byline(text=line)
    )
    known = replace(KNOWN, earlier=only(*reversed(texts)))
    assert not [each for each in check(odd, known) if "failed" in each.says]


@pytest.mark.parametrize(
    "text",
    ["“" * 5000, "a " * 20000, "[at" * 5000, "1,000 " * 3000, "(" * 9000, "word, " * 5000,
     "{{" * 5000, "<a " * 5000, "Just in: " + "a b c // " * 3000, "www.x" * 3000, "â€" * 5000,
     "X" * 20000, "by by " * 4000, "https://" * 3000, "some sources " * 3000],
)  # fmt: skip
def test_hostile_copy_is_checked_in_time_that_grows_with_its_length(text: str) -> None:
    def spent(content: str) -> float:
        started = time.process_time()
        check(only(content, content[:50]), KNOWN)
        return time.process_time() - started

    spent(text)  # what is made at the first use is made
    # Four times the length takes 4 times as long where each character is looked at a bounded
    # number of times, 16 times where each is looked at beside each.
    assert spent(text * 4) < 10 * spent(text)


def test_a_time_without_a_zone_is_told_and_read_as_utc_by_all_others() -> None:
    sent = story(updated=None, published=dt.datetime(2026, 11, 25, 9, 30))  # noqa: DTZ001
    assert [finding.code for finding in check(sent, KNOWN)] == ["TIM-01", "TIM-06"]


def test_midnight_without_a_zone_stands_for_a_day() -> None:
    sent = story(updated=None, published=dt.datetime(2026, 11, 23))  # noqa: DTZ001
    assert check(sent, KNOWN) == ()
