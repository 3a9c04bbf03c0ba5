"""Phrases looked for by their first letter say what the whole expression would say."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.cleaning.furniture import continues, desk_talk, legal, navigation, prompts
from copydesk.cleaning.phrases import Phrases

FORMS = [
    r"read( also)?|see|\(?more\)?|(re)?load|x?y{0,2}z",
    r"[(\[]?\s*(end|ende)s?|#{2,4}|[a-f]\d+|-+30-+",
    r"(please )?(sign ?up|log in)|(?:by )?\w+ desk|.{2,9} rights|[^a-z]no",
    r"إعلان|реклама|اقرأ (أيضا|ايضا)|\||a\|b|[|)]c",
]


@pytest.mark.parametrize("form", FORMS)
@given(data=st.data())
def test_they_are_found_as_the_whole_expression_finds_them(form: str, data: st.DataObject) -> None:
    whole, phrases = re.compile(form, re.IGNORECASE), Phrases(form)
    text = data.draw(st.from_regex(whole, fullmatch=True) | st.text(max_size=12))
    text += data.draw(st.sampled_from(["", ":", " more", "\n"]))
    assert bool(phrases.fullmatch(text)) == bool(whole.fullmatch(text))
    ours, theirs = phrases.match(text), whole.match(text)
    assert (ours and ours.span()) == (theirs and theirs.span())


@pytest.mark.parametrize(
    ("phrases", "says", "says_not"),
    [
        (continues._ALONE, "CONTINUE READING", "Continued on Monday, the ferry"),
        (desk_talk._SIGNOFF, "(Reporting by Lena Moss)", "Lena Moss reported"),
        (legal._LEGAL, "© 2026 Harbour Gazette", "The copyright was hers"),
        (navigation._WAYS, "Skip to content", "Skippers sailed"),
        (prompts._ASKS, "ſign up now", "Signs were up"),
    ],
)
def test_rules_find_theirs_in_any_case(phrases: Phrases, says: str, says_not: str) -> None:
    assert phrases.fullmatch(says)
    assert phrases.fullmatch(says.upper())
    assert not phrases.fullmatch(says_not)


def test_what_follows_any_of_them_is_asked_too() -> None:
    phrases = Phrases("top stories|headlines?", r"\s*[:|]\s*")
    found = phrases.match("Headlines: ferry sails")
    assert found is not None
    assert found.end() == len("Headlines: ")
    assert phrases.match("Headlines of the day") is None
    assert phrases.match("") is None
