"""Words to desks in bare text reach the item; the text itself stays as it came."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wire.captured import item

STORY = "SOUTH HARBOUR (IW) - A ferry ran aground off the isle on Tuesday.\n\nNobody was hurt.\n"


@pytest.mark.parametrize(
    ("words", "advice"),
    [
        ("BC-EU--Ferry Aground, 1st Ld-Writethru\n", "update"),
        ("CORRECTED: Ferry runs aground\n", "correction"),
        ("Eds: CORRECTS number of passengers\n", "correction"),
        ("Eds: CLARIFIES who spoke\n", "clarification"),
    ],
)
def test_what_copy_calls_itself_is_told_beside_it(words: str, advice: str) -> None:
    found = item(words + STORY)
    assert (found.advice, found.status) == (advice, "usable")
    assert found.desk_note == words.strip()
    assert found.body.text == words + STORY


def test_an_order_that_names_another_item_is_an_order() -> None:
    sent = "EDITORS: Please KILL a0417, Ferry aground. The account is unsupported.\n"
    found = item(sent)
    assert [(one.guid, one.status) for one in found.orders] == [("a0417", "canceled")]
    assert (found.advice, found.status) == ("kill", "usable")
    assert found.desk_note == sent.strip()


def test_copy_that_is_withdrawn_itself_is_canceled() -> None:
    found = item("WITHDRAWN: Ferry runs aground\n\nThis article has been withdrawn.\n")
    assert (found.advice, found.status, found.orders) == ("kill", "canceled", ())


def test_news_of_killings_and_corrections_is_news() -> None:
    found = item(
        "Three killed as ferry runs aground\n\n" + STORY + "The correction of course came late.\n"
    )
    assert (found.advice, found.status, found.desk_note) == ("", "usable", "")


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn", "Co"]), max_size=300))
def test_the_text_stays_as_it_came(words: str) -> None:
    found = item(f"A ferry.\n{words}")
    assert found.body.text == f"A ferry.\n{words}"
