"""Elements of a page that say who and when."""

import pytest

from copydesk.markup.html import read_metadata


def page(body: str, head: str = "") -> str:
    return f"<html><head>{head}</head><body><article><h1>Storm</h1>{body}</article></body></html>"


@pytest.mark.parametrize(
    "body",
    [
        "<a rel=author href=/anna>Anna Reed</a>",
        "<span itemprop=author><span itemprop=name>Anna Reed</span>, Marlow</span>",
        "<span class='author vcard'><a class='url fn n' href=/anna>Anna Reed</a></span>",
        "<div class=story-author><img src=/a.jpg alt=''>Anna Reed</div>",
        "<p id=byline>Anna Reed</p>",
    ],
)
def test_an_author_is_found_by_how_the_element_is_called(body: str) -> None:
    assert read_metadata(page(body)).signed == ("Anna Reed",)


def test_authors_that_stand_together_are_all_found() -> None:
    body = "<div><a rel=author>Anna Reed</a>, <a rel=author>Tom Vale</a></div>"
    other = "<section><div><p><a rel=author>Paul Lund</a></p></div></section>"
    assert read_metadata(page(body + other)).signed == ("Anna Reed", "Tom Vale")


def test_authors_of_comments_and_related_stories_are_not_the_storys() -> None:
    comment = "<div class=comments><span class=author>troll77</span></div>"
    related = "<div class=related-posts><a rel=author>Paul Lund</a></div>"
    assert read_metadata(page(comment + related)).signed == ()


@pytest.mark.parametrize(
    "body",
    [
        "<time datetime=2026-03-04>Wednesday</time>",
        "<span itemprop=datePublished content=2026-03-04></span>",
        "<span class=post-date>2026-03-04</span>",
        "<abbr class=published title=2026-03-04>a week ago</abbr>",
    ],
)
def test_a_day_is_found_by_how_the_element_is_called(body: str) -> None:
    assert read_metadata(page(body)).dated == ("2026-03-04",)


def test_the_day_of_publication_goes_before_that_of_a_change() -> None:
    body = "<time class=updated datetime=2026-03-09></time><time datetime=2026-03-04></time>"
    assert read_metadata(page(body)).dated == ("2026-03-04", "2026-03-09")


def test_the_head_goes_before_the_page() -> None:
    head = "<meta property=article:published_time content=2026-03-04T10:00:00Z>"
    found = read_metadata(page("<time datetime=2020-01-01></time>", head))
    assert (found.published, found.dated) == ("2026-03-04T10:00:00Z", ())


def test_a_person_only_referred_to_is_looked_up() -> None:
    graph = (
        '{"@graph":[{"@type":"Article","author":{"@id":"#anna"}},'
        '{"@type":"Person","@id":"#anna","name":"Anna Reed"}]}'
    )
    head = f"<script type=application/ld+json>{graph}</script>"
    assert read_metadata(page("", head)).authors == ("Anna Reed",)


def test_a_card_that_says_who_wrote_it_is_believed() -> None:
    head = "<meta name=twitter:label1 content='Written by'><meta name=twitter:data1 content=Anna>"
    assert read_metadata(page("", head)).authors == ("Anna",)
