"""Pictures and quotations in plain boxes keep their parts together."""

import pytest

from cleaning.account import assert_tiles
from cleaning.captures import BOXES
from cleaning.conftest import Cleaning
from copydesk.story.blocks import Paragraph, Picture, Quote
from copydesk.story.story import Cleaned


@pytest.fixture
def cleaned(clean_page: Cleaning) -> Cleaned:
    return clean_page(BOXES)


def test_a_picture_in_plain_boxes_has_caption_and_credit(cleaned: Cleaned) -> None:
    first, second = (b for b in cleaned.story.blocks if isinstance(b, Picture))
    assert (first.caption, second.caption) == ("A boat on the quay.", "Waves over the sea wall.")
    assert first.credit
    assert second.credit
    assert (first.credit.photographer, second.credit.photographer) == ("Lena Moss", "Tom Vale")


def test_a_quotation_knows_who_said_it_and_whether_it_is_pulled(cleaned: Cleaned) -> None:
    quotes = [b for b in cleaned.story.blocks if isinstance(b, Quote)]
    assert [(q.text, q.attribution, q.pull) for q in quotes] == [
        ("We have never seen the sea this high.", "Hilda Crane, mayor", True),
        ("It took nine boats in an hour.", "", False),
        ("Nobody was on them.", "Paul Lund", False),
        ("Nobody slept that night.", "Ines Moll, baker", False),
    ]


def test_nothing_of_a_box_is_left_in_the_text_or_lost(cleaned: Cleaned) -> None:
    assert sum(isinstance(block, Paragraph) for block in cleaned.story.blocks) == 3
    assert sum(isinstance(block, Picture) for block in cleaned.story.blocks) == 2
    assert_tiles(cleaned)


def test_a_work_cited_inside_a_quotation_stays_in_it(clean_body: Cleaning) -> None:
    (quote,) = clean_body(
        "<blockquote>I read <cite>The Sea</cite> twice.</blockquote>"
    ).story.blocks
    assert isinstance(quote, Quote)
    assert (quote.text, quote.attribution) == ("I read The Sea twice.", "")


def test_a_paragraph_beside_an_image_is_no_caption(clean_body: Cleaning) -> None:
    html = (
        "<div><img src=https://e.test/a.jpg width=900 height=600><p>The town woke late.</p></div>"
    )
    kinds = [type(block) for block in clean_body(html).story.blocks]
    assert kinds == [Picture, Paragraph]


def test_a_name_under_the_words_in_a_pull_quote_said_them(clean_body: Cleaning) -> None:
    html = "<aside class=pull-quote><blockquote>I sell milk.</blockquote><p>Ines Moll</p></aside>"
    (quote,) = clean_body(html).story.blocks
    assert isinstance(quote, Quote)
    assert (quote.text, quote.attribution, quote.pull) == ("I sell milk.", "Ines Moll", True)
