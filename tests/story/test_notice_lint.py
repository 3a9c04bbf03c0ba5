"""What is doubtful about the words of a notice."""

import pytest

from copydesk.story.notice_lint import lint

GOOD = "Correction, 23 November 2026: An earlier version said repairs cost 240,000 crowns. They cost 420,000 crowns."  # noqa: E501
WAS, RIGHT = "repairs cost 240,000 crowns", "They cost 420,000 crowns."


def test_a_plain_notice_has_nothing_doubtful() -> None:
    assert list(lint(GOOD, was=WAS, right=RIGHT)) == []


@pytest.mark.parametrize(
    ("notice", "code"),
    [
        (GOOD + " word" * 80, "long"),
        ("更正，2026年11月23日：" + "字" * 170, "long"),
        (GOOD + " We regret any confusion.", "banned"),
        (GOOD + " Nur kleinere Änderungen.", "banned"),
        (GOOD + " Des modifications mineures.", "banned"),
        (GOOD.replace("240,000", "the wrong number of"), "was"),
        (GOOD.replace("420,000", "more"), "right"),
        ("Correction: An earlier version said so. It was wrong.", "date"),
    ],
)
def test_each_fault_is_named(notice: str, code: str) -> None:
    is_date = code == "date"
    found = list(lint(notice, was="" if is_date else WAS, right="" if is_date else RIGHT))
    assert code in found


def test_a_notice_that_repeats_what_may_harm_a_name_goes_to_legal() -> None:
    passage = "Tolliver stole the harbour fund."
    assert "legal" in list(lint(f"{GOOD} Tolliver stole the harbour fund.", accused=[passage]))
    assert "legal" not in list(lint(GOOD, accused=[passage]))
