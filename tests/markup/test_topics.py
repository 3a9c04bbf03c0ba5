"""Topics out of a page's data."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.markup.html import read_metadata
from copydesk.markup.topics import topics


@pytest.mark.parametrize(
    "keywords",
    ["Harbour, Ferries", ["Harbour", "Ferries"], [{"name": "Harbour"}, {"name": "Ferries"}]],
)
def test_keywords_are_read_in_all_forms_json_ld_has(keywords: object) -> None:
    assert topics({"keywords": keywords}, {}) == ("Harbour", "Ferries")


def test_a_topic_said_twice_is_one() -> None:
    meta = {"article:tag": ["harbour", "Fog"]}
    assert topics({"keywords": "Harbour"}, meta) == ("Harbour", "Fog")


def test_words_for_search_engines_are_no_topics() -> None:
    assert topics({}, {"keywords": ["ferry, ferries, ferry times"]}) == ()
    assert topics({}, {"article:tag": ["x" * 61]}) == ()


def test_a_page_tells_its_topics() -> None:
    page = '<meta property="article:tag" content="Harbour"><p>The ferry sailed.</p>'
    assert read_metadata(page).topics == ("Harbour",)


_JSON = st.recursive(
    st.none() | st.text(max_size=9) | st.integers(),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(["name", "@id"]), inner)
    ),
    max_leaves=12,
)


@given(_JSON)
def test_anything_may_stand_where_keywords_do(keywords: object) -> None:
    assert all(topics({"keywords": keywords}, {}))
