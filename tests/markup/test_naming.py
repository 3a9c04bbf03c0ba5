"""What the words tell that an element is named by."""

import pytest

from copydesk.markup.naming import NAMELESS, Attributes, named


def test_naming_words_are_lower_and_in_one_order() -> None:
    assert named({"id": "Top", "class": "Lead Story", "href": "/x"}).words == "lead story top"


def test_an_element_without_naming_words_is_nameless() -> None:
    assert named({"href": "/author/anna"}) == NAMELESS


@pytest.mark.parametrize(
    ("attributes", "field"),
    [
        ({"class": "storyAuthor"}, "signed"),
        ({"rel": "nofollow author"}, "signed"),
        ({"data-testid": "byline-block"}, "signed"),
        ({"itemprop": "datePublished"}, "dated"),
        ({"property": "dc:created"}, "dated"),
        ({"id": "update-time"}, "dated"),
        ({"class": "author vcard"}, "card"),
        ({"class": "url fn"}, "full"),
        ({"itemprop": "name"}, "name"),
    ],
)
def test_what_may_say_who_and_when_is_told_by_its_name(attributes: Attributes, field: str) -> None:
    naming = named(attributes)
    assert getattr(naming, field)
    assert naming.telling


def test_pull_quotes_and_captions_are_told_by_their_names() -> None:
    assert named({"class": "Pull-Quote wide"}).pull
    assert named({"class": "img-caption"}).caption
    assert not named({"class": "img-caption"}).telling


def test_a_name_too_long_to_remember_is_judged_all_the_same() -> None:
    assert named({"class": "x" * 500 + " byline"}).signed
