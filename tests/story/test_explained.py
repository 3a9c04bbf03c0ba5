"""What became of every piece and field, and how sure cleaning is of it."""

import datetime as dt

from copydesk.story.blocks import Paragraph, Picture, Span
from copydesk.story.explained import evidence, explain, field_words
from copydesk.story.story import (
    Byline,
    Cleaned,
    Confidence,
    Cutting,
    Dateline,
    Kept,
    Origin,
    Role,
    Story,
)

AT = dt.datetime(2026, 3, 4, 12, 30, tzinfo=dt.UTC)


def span(start: int, end: int) -> Span:
    """A span."""
    return Span(start=start, end=end)


def cleaned(*account: Kept | Cutting, told: tuple[Confidence, ...] = ()) -> Cleaned:
    """A cleaning of ten letters."""
    story = Story(headline="Ab", blocks=(Paragraph(key="p1", text="cd"), Picture(key="f1")))
    return Cleaned(story=story, galley="abcdefghij", account=account, confidences=told)


def test_a_field_is_told_with_its_words_and_how_they_are_known() -> None:
    told = (Confidence(of="headline", value=0.7, why="printed"),)
    (known,) = evidence(cleaned(told=told))
    assert (known.field, known.words, known.confidence, known.why) == (
        "headline", "Ab", 0.7, "printed",
    )  # fmt: skip


def test_a_field_of_which_nothing_is_told_is_neither_sure_nor_unsure() -> None:
    (known,) = evidence(cleaned())
    assert known.confidence is None


def test_caption_and_credit_are_as_sure_as_their_picture() -> None:
    told = (Confidence(of="f1", value=0.5), Confidence(of="headline", value=0.9))
    pieces = explain(
        cleaned(
            Kept(span=span(0, 2), part="headline", key="h"),
            Kept(span=span(2, 4), part="caption", key="f1"),
            Kept(span=span(4, 6), part="credit", key="f1"),
            Kept(span=span(6, 8), part="block", key="p1"),
            told=told,
        )
    )
    assert [piece.confidence for piece in pieces] == [0.9, 0.5, 0.5, None]


def test_pieces_keep_their_place_in_the_account_and_white_space_is_left_out() -> None:
    pieces = explain(
        cleaned(
            Cutting(span=span(0, 1), text="a", role=Role.SPACE, rule="space"),
            Cutting(span=span(1, 4), text="bcd", role=Role.PROMO, rule="promos", confidence=0.3),
        )
    )
    assert [(p.number, p.text, p.what, p.rule, p.confidence) for p in pieces] == [
        (1, "bcd", "promo", "promos", 0.3)
    ]


def test_every_sort_of_field_has_words() -> None:
    story = Story(
        headline="A",
        byline=Byline(text="By B"),
        dateline=Dateline(text="C"),
        published=AT,
        subjects=("d", "e"),
        origin=Origin(name="F", url="https://f.example/"),
        capture="00ff",
        cleaner="x/1",
    )
    assert field_words(story) == {
        "headline": "A",
        "byline": "By B",
        "dateline": "C",
        "published": "2026-03-04T12:30:00+00:00",
        "subjects": "d · e",
        "origin": "F https://f.example/",
    }
