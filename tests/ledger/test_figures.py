"""Numbers read as intervals."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.story.figures import figures


@pytest.mark.parametrize(
    ("text", "low", "high", "unit", "counts"),
    [
        ("26 people", 26, 26, "", "people"),
        ("twenty-six people", 26, 26, "", "people"),
        ("1,200 homes", 1200, 1200, "", "homes"),
        ("a hundred and five men", 105, 105, "", "men"),
        ("two dozen children", 24, 24, "", "children"),
        ("half a million voters", 5e5, 5e5, "", "voters"),
        ("nearly six boats", 5, 6, "", "boats"),
        ("almost 300 boats", 270, 300, "", "boats"),
        ("about 100 boats", 90, 110, "", "boats"),
        ("at least eight sailors", 8, None, "", "sailors"),
        ("more than 40 sailors", 40, None, "", "sailors"),
        ("up to 50 sailors", None, 50, "", "sailors"),
        ("50 or more sailors", 50, None, "", "sailors"),
        ("between 3 and 5 boats", 3, 5, "", "boats"),
        ("10 to 15 boats", 10, 15, "", "boats"),
        ("10–15 boats", 10, 15, "", "boats"),
        ("several boats", 3, 9, "", "boats"),
        ("dozens of boats", 24, None, "", "boats"),
        ("several hundred boats", 300, 900, "", "boats"),
        ("$2-3 billion", 2e9, 3e9, "$", ""),
        ("€1.5 million", 1.5e6, 1.5e6, "€", ""),
        ("40 million euros", 4e7, 4e7, "euros", ""),
        ("12.5 per cent", 12.5, 12.5, "%", ""),
        ("12% of votes", 12, 12, "%", "votes"),
        ("sixteen people were killed", 16, 16, "", "people killed"),
    ],
)
def test_a_number_is_read_with_its_hedge_unit_and_what_it_counts(
    text: str, low: float | None, high: float | None, unit: str, counts: str
) -> None:
    (figure,) = figures(f"There were {text}.")
    assert figure.unit == unit
    assert figure.counts == counts
    assert figure.low == pytest.approx(low) if low is not None else figure.low is None
    assert figure.high == pytest.approx(high) if high is not None else figure.high is None


@pytest.mark.parametrize(
    "text",
    ["in 2016", "on Dec. 5", "on 5 December", "at 10:30", "at 7 p.m.", "the 21st time",
     "one of them", "no one knew", "page 3/4", "version 2.1.3", "the F-16", "No. 7 shirt"],
)  # fmt: skip
def test_dates_times_and_names_are_no_figures(text: str) -> None:
    assert figures(f"It was {text} again") == ()


@given(st.text(alphabet="0123456789,.-– $€%abdehinortuvwxyz", max_size=80))
def test_figures_stand_where_they_say_and_never_overlap(text: str) -> None:
    end = 0
    for figure in figures(text):
        assert text[figure.span.start : figure.span.end] == figure.text
        assert figure.span.start >= end
        end = figure.span.end
