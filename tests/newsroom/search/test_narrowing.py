"""What a section and a locale have in search is what they have in the paper's lists."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.newsroom.search.columns import columns, mark
from copydesk.newsroom.search.narrowing import narrowed
from copydesk.press.locale import locale_of, locales
from copydesk.press.paper import Locale, Section, Site
from copydesk.press.searching import Typed
from copydesk.story.record import replace
from copydesk.story.story import Story
from press.sample import paper

TAGS = st.sampled_from(["en", "en-GB", "en_us", "EN-GB", "de", "de-AT", "ar", "ar-EG", "fr", ""])
PLAN = Site(
    name="The Harbour Courier",
    url="https://courier.example",
    sections=(
        Section(key="sport", name="Sport"),
        Section(key="rowing", name="Rowing", parent="sport"),
        Section(key="eights", name="Eights", parent="rowing"),
        Section(key="world", name="World"),
    ),
)


def is_found(language: str, typed: Typed, site: Site) -> bool:
    """Whether a story in a language has the marks that are asked for."""
    edition = next(iter(paper().newest(limit=1)))
    told = columns(replace(edition, story=Story(language=language))).beside.split()
    rows, strangers = narrowed(typed, site)
    return all(set(row) & set(told) for row in rows) and not set(strangers) & set(told)


@given(TAGS, st.lists(TAGS, max_size=3, unique_by=str.lower), TAGS)
def test_a_story_is_found_in_the_locale_that_lists_it_and_in_no_other(
    own: str, others: list[str], language: str
) -> None:
    made = tuple(Locale(key=f"l{n}", language=tag) for n, tag in enumerate(others) if tag != own)
    site = replace(PLAN, language=own, locales=made)
    edition = replace(next(iter(paper().newest(limit=1))), story=Story(language=language))
    found = [one.key for one in locales(site) if is_found(language, Typed(locale=one.key), site)]
    assert found == ([locale_of(edition, site).key] if made else [""])


@given(TAGS, TAGS)
def test_every_story_is_found_where_all_languages_are_asked_for(own: str, language: str) -> None:
    site = replace(PLAN, language=own, locales=(Locale(key="ar", language="ar"),))
    assert is_found(language, Typed(language="*"), site)


@pytest.mark.parametrize(
    ("key", "sections"),
    [
        ("sport", ["sport", "rowing", "eights"]),
        ("rowing", ["rowing", "eights"]),
        ("world", ["world"]),
        ("gone", ["gone"]),
    ],
)
def test_a_section_has_the_stories_of_all_that_belong_to_it(key: str, sections: list[str]) -> None:
    rows, strangers = narrowed(Typed(section=key), PLAN)
    assert rows == (tuple(mark("section", one) for one in sections),)
    assert strangers == ()


def test_sections_that_belong_to_one_another_end_somewhere() -> None:
    ring = (Section(key="a", name="A", parent="b"), Section(key="b", name="B", parent="a"))
    rows, _ = narrowed(Typed(section="a"), replace(PLAN, sections=ring))
    assert {mark("section", "a"), mark("section", "b")} >= set(rows[0])
