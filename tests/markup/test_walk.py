"""One walk over a page, within bounds of time and memory."""

import gc
import time
import weakref

import pytest
from selectolax.lexbor import LexborHTMLParser

from copydesk.markup.html import read_html
from copydesk.markup.walk import Walk


def test_addresses_before_the_base_of_a_page_are_relative_to_it_too() -> None:
    html = "<p><a href=/x>Storm</a></p><base href=https://e.test/news/><p><a href=y>Flood</a></p>"
    hrefs = [line.marks[0].href for line in read_html(html, "https://other.test/").lines]
    assert hrefs == ["https://e.test/x", "https://e.test/news/y"]


def test_a_style_sheet_signs_no_story() -> None:
    html = "<style class=author>.author{display:inline}</style><p class=author>Anna Reed</p>"
    assert read_html(html).metadata.signed == ("Anna Reed",)


def test_data_in_a_drawing_that_is_never_closed_is_read() -> None:
    data = '<script type="application/ld+json">{"@type":"Article","headline":"Storm"}</script>'
    assert read_html(f"<svg><title>Logo</title>{data}").metadata.headlines == ("Storm",)


def test_marks_open_in_very_many_lines_are_not_kept_for_all_of_them() -> None:
    html = "".join(f"<b c={number}>" for number in range(300)) + "<p>x" * 20_000
    galley = read_html(html)
    assert len(galley.lines) == 20_000
    assert sum(len(line.marks) for line in galley.lines) <= 50_000


def test_a_mark_goes_on_from_line_to_line() -> None:
    galley = read_html("<p>One <b>two<br><br>three</b> four")
    assert [[(m.start, m.end) for m in line.marks] for line in galley.lines] == [[(4, 7)], [(0, 5)]]


@pytest.mark.parametrize(
    "hostile",
    [
        "<select>" + "<option>x" * 40_000,
        "<p>" + "".join(f"<b c={n}>" for n in range(300)) + "</p>" + "<p>x" * 40_000,
        "<p><b><i><em><u><s></p>" + "<p>x" * 80_000,
        "&#8203;<img src=/x.jpg>" * 20_000,
        "<a b='>" * 80_000 + "'>x",
        "<p class='" + "author " * 80_000 + "'>x",
    ],
)
def test_markup_that_breeds_markup_costs_little(hostile: str) -> None:
    started = time.process_time()
    read_html(hostile)
    assert time.process_time() - started < 2.0


def test_a_walk_that_is_done_frees_its_page_at_once() -> None:
    root = LexborHTMLParser("<p>Storm <a href=/x>over</a> the coast").root
    assert root is not None
    gc.disable()
    try:
        walk = Walk("")
        walk.down(root)
        seen = weakref.ref(walk)
        del walk
        assert seen() is None
    finally:
        gc.enable()
