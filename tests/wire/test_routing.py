"""Where copy goes when it comes."""

import pytest

from copydesk.story.record import replace
from copydesk.story.story import Body, Concept, Item, WireHeader
from copydesk.wire.routing import Route, fits, route_of

ITEM = Item(
    guid="urn:meridian:1",
    body=Body(text=""),
    headline="Ferry strikes pier at Port Alder",
    slugline="CORRANE-FERRY",
    keywords=("harbour",),
    subjects=("transport accident",),
    concepts=(Concept(code="medtop:20000151", name="Transport accident"),),
    section="Politics",
    language="en-GB",
    urgency=3,
)


@pytest.mark.parametrize(
    ("match", "words"),
    [
        ("any", ""),
        ("subject", "transport ACCIDENT"),
        ("subject", "medtop:20000151"),
        ("subject", "20000151"),
        ("keyword", "ferry"),
        ("keyword", "Harbour"),
        ("headline", "port alder"),
        ("category", "politics"),
        ("language", "en"),
        ("language", "EN-GB"),
        ("class", "text"),
        ("urgency", "3"),
    ],
)
def test_a_route_fits_what_the_source_says(match: str, words: str) -> None:
    assert fits(Route(match=match, words=(words,)), ITEM)


@pytest.mark.parametrize(
    ("match", "words"),
    [
        ("subject", "accident"),
        ("keyword", "fer"),
        ("headline", "strike"),
        ("category", "sport"),
        ("language", "de"),
        ("class", "picture"),
        ("urgency", "2"),
        ("colour", "red"),
    ],
)
def test_a_route_does_not_fit_parts_of_words_or_other_things(match: str, words: str) -> None:
    assert not fits(Route(match=match, words=(words,)), ITEM)


def test_the_category_letter_of_a_wire_is_a_category() -> None:
    sent = replace(ITEM, section="", header=WireHeader(category="s"))
    assert fits(Route(match="category", words=("S",)), sent)


def test_an_item_without_urgency_is_not_urgent() -> None:
    assert not fits(Route(match="urgency", words=("9",)), replace(ITEM, urgency=0))


def test_the_first_route_that_fits_decides() -> None:
    routes = [
        Route(match="language", words=("de",), section="germany"),
        Route(match="keyword", words=("ferry",), section="sea"),
        Route(section="world"),
    ]
    found = route_of(ITEM, routes)
    assert found
    assert found.section == "sea"
    assert route_of(ITEM, routes[:1]) is None
