"""Lines in numbers: the same for the same galley, whole for any galley."""

import subprocess
import sys

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from copydesk.cleaning.model.cues import (
    ELEMENT_CUES,
    ELEMENT_CUES_OF,
    LINE_CUES,
    WORD_CUES_OF,
)
from copydesk.cleaning.model.features import COLUMNS, measure, text_alone
from copydesk.cleaning.model.roles import read
from copydesk.markup.html import read_html
from copydesk.markup.text import read_text

PAGE = """
<html><head><title>Ferry sails again</title></head><body>
<nav class="main-menu"><ul><li><a href="/a">World</a></li><li><a href="/b">Sport</a></li></ul></nav>
<article class="article-body"><h1>Ferry sails again</h1>
<p>The ferry to Vellamo sailed again on Monday, two weeks after it had run into the old pier.</p>
<p>Nobody was hurt, the harbour master said, and the timetable is the one from before.</p>
<p class="newsletter">Subscribe to our newsletter</p></article></body></html>
"""


def column(name: str) -> int:
    return COLUMNS.index(name)


def test_every_line_has_a_row_and_every_measure_a_name() -> None:
    galley = read_html(PAGE)
    table = measure(galley)
    assert table.shape == (len(galley.lines), len(COLUMNS))
    assert len(set(COLUMNS)) == len(COLUMNS)


def test_running_text_links_and_the_headline_are_told_apart() -> None:
    galley = read_html(PAGE)
    table = measure(galley)
    by_text = {line.text: row for line, row in zip(galley.lines, table, strict=True)}
    menu, prose = by_text["World"], next(row for text, row in by_text.items() if "Monday" in text)
    assert menu[column("linked")] == 1
    assert menu[column("zone nav")] == 1
    assert menu[column("in best")] == 0
    assert prose[column("is prose")] == 1
    assert prose[column("in best")] == 1
    assert by_text["Ferry sails again"][column("in headline")] == 1
    assert by_text["Subscribe to our newsletter"][column("says prompt")] == 1
    assert by_text["Subscribe to our newsletter"][column("own prompt")] == 1


def test_bare_text_has_the_same_columns_with_nothing_of_markup() -> None:
    table = measure(read_text("Ferry sails again\n\nThe ferry sailed.\n"))
    first = column("linked")
    assert table.shape == (2, len(COLUMNS))
    assert not table[:, first : column("log words -2")].any()


@given(st.text(max_size=300))
def test_no_text_is_too_odd_to_be_measured(text: str) -> None:
    for galley in (read_text(text), read_html(f"<p>{text}</p><div>{text}")):
        table = measure(galley)
        assert len(table) == len(galley.lines)
        assert np.isfinite(table).all()


def test_stems_and_whole_words_give_their_cues() -> None:
    prompt = 1 << LINE_CUES.index("prompt")
    assert WORD_CUES_OF["subscribed,"] & prompt
    assert WORD_CUES_OF["subscribe"] & prompt
    assert not WORD_CUES_OF["harbour"]
    assert ELEMENT_CUES_OF["widget_related-stories"] & 1 << ELEMENT_CUES.index("related")
    assert ELEMENT_CUES_OF["articlebody"] & 1 << ELEMENT_CUES.index("body")


def test_threads_are_spoken_for_before_numpy_comes() -> None:
    code = (
        "import sys, copydesk.cleaning.clean; names = list(sys.modules);"
        "print(names.index('copydesk.cleaning.model') < names.index('numpy'))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "True"


def test_of_more_lines_than_a_page_has_the_rest_is_no_story() -> None:
    galley = read_html("<p>x" * 20_300)
    reading = read(galley)
    assert len(galley.lines) == len(reading.story) == len(reading.roles) == 20_300
    assert (reading.story[-300:] < 0.01).all()
    assert reading.furniture()[20_299] == "other"


def test_text_alone_is_measured_as_bare_text_is() -> None:
    said = "The council of Rivervale met on Monday, and the mayor spoke of the new bridge. " * 2
    galley = read_text(f"{said}\n\nRead more\n\n{said}\n\nRead more\n\n12 May")
    table = measure(galley)
    names = ("log words", "is prose", "text again", "lines above", "above prose", "prose share")
    alone = text_alone(table)
    for name in names:
        own = table[:, COLUMNS.index(name)]
        assert any(np.allclose(own, column) for column in alone.T), name
    links = "".join(f"<li><a href=/{n}>{said}</a></li>" for n in range(3))
    linked = measure(read_html(f"<ul>{links}</ul>", ""))
    assert not linked[:, COLUMNS.index("is prose")].any()
    assert text_alone(linked)[:, COLUMNS.index("is prose")].all()
