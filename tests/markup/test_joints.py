"""Where text of one element meets that of the next."""

import pytest

from copydesk.markup.html import read_html


def lines(html: str) -> list[str]:
    return [line.text for line in read_html(html).lines if line.text]


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ("<span>Palma</span><span>15.04.25</span>", "Palma 15.04.25"),
        ("<span>Anna Reed</span><span class=role>Editor</span>", "Anna Reed Editor"),
        ("<a href=/1>harbour</a><a href=/2>storm</a>", "harbour storm"),
        ("<a href=/1>Tide?</a><a href=/2>Moon</a>", "Tide? Moon"),
        ("<span>Genf</span><i class=icon></i><span>Agency</span>", "Genf Agency"),
    ],
)
def test_elements_side_by_side_are_read_apart(html: str, shown: str) -> None:
    assert lines(f"<div>{html}</div>") == [shown]


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ("<b>H</b>arbour", "Harbour"),
        ("<span class=drop>T</span><span>he tide</span>", "The tide"),
        ("<span>W</span><span>ALTHER said", "WALTHER said"),
        ("H<sub>2</sub>O and CO<sub>2</sub><sup>3</sup>", "H2O and CO23"),
        ("har<wbr><b>Bour</b>", "harBour"),
        ("<a href=/1>Storm</a><span>, the coast</span>", "Storm, the coast"),
        ("<i>storm</i><b>tide</b>", "stormtide"),
    ],
)
def test_a_word_in_several_elements_stays_one_word(html: str, shown: str) -> None:
    assert lines(f"<p>{html}</p>") == [shown]


def test_a_mark_after_a_space_that_was_due_begins_at_its_word() -> None:
    (line,) = read_html("<p><a href=https://e.test/1>One</a><a href=https://e.test/2>Two</a>").lines
    assert line.text == "One Two"
    assert [(mark.start, mark.end) for mark in line.marks] == [(0, 3), (4, 7)]


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        (
            "<p>The port is shut.<br>Ships wait outside.",
            ["The port is shut.", "Ships wait outside."],
        ),
        ("<p>“It is shut.”<br>\n“For how long?”", ["“It is shut.”", "“For how long?”"]),
        ("<p>港は閉鎖された。<br>船は沖で待つ。", ["港は閉鎖された。", "船は沖で待つ。"]),
        ("<p>The port is<br>shut", ["The port is shut"]),
        ("<p>The port of<br>Rivervale", ["The port of Rivervale"]),
        ("<h1>Shut!<br>The port waits</h1>", ["Shut! The port waits"]),
        ("<figcaption>The port.<br>Photo: Lena Moss", ["The port. Photo: Lena Moss"]),
    ],
)
def test_a_lone_line_break_after_a_sentence_ends_the_line(html: str, shown: list[str]) -> None:
    assert lines(html) == shown


@pytest.mark.parametrize(
    "heading",
    [
        "<span class=kicker>Harbour</span><span>Port stays shut</span>",
        "<span class='article-overline'>Harbour</span> Port stays shut",
        "<a href=/><small>Harbour</small><br>Port stays shut</a>",
    ],
)
def test_what_stands_over_a_headline_is_a_line_of_its_own(heading: str) -> None:
    galley = read_html(f"<h1>{heading}</h1>")
    assert [line.text for line in galley.lines] == ["Harbour", "Port stays shut"]
    assert galley.lines[1].tag == "h1"


def test_words_for_screen_readers_are_not_in_the_headline() -> None:
    heading = "<span class=topline>Harbour</span><span class=sr-only>:</span>Port stays shut"
    assert lines(f"<h2>{heading}</h2>") == ["Harbour", ":", "Port stays shut"]


def test_a_heading_that_is_all_kicker_is_the_headline() -> None:
    (line,) = read_html("<h1> <span class=kicker>Port stays shut</span> </h1>").lines
    assert line.tag == "h1"


def test_a_day_in_a_heading_keeps_its_moment() -> None:
    html = "<h1><time datetime=2026-05-12>12 May</time>Port stays shut</h1>"
    assert [(line.text, line.time) for line in read_html(html).lines] == [
        ("12 May", "2026-05-12"),
        ("Port stays shut", ""),
    ]


def test_what_a_page_says_it_shows_as_a_block_is_a_line() -> None:
    assert lines("<p>Port shut<span class='mb-2 d-block'>Anna Reed</span>") == [
        "Port shut",
        "Anna Reed",
    ]


def test_an_element_of_the_pages_own_goes_on_with_the_sentence() -> None:
    assert lines("<p>The <side-note>old <b>port</b></side-note> is shut.") == [
        "The old port is shut."
    ]


def test_an_element_of_the_pages_own_around_blocks_is_a_block() -> None:
    assert lines("Before <my-widget><p>One</p></my-widget> after") == ["Before", "One", "after"]


@pytest.mark.parametrize("named", ["sr-only", "visually-hidden", "Link_hidden__Xy1", "go-vh"])
def test_words_for_screen_readers_do_not_come_between_words(named: str) -> None:
    html = (
        f"<p>Ask the <a href=/x>port<span class='{named}'> (new window)</span></a>, she said.</p>"
    )
    galley = read_html(html + "<p>Next")
    assert lines(html) == ["Ask the port, she said.", "(new window)"]
    assert [galley.raw(line) for line in galley.lines] == [*lines(html), "Next"]
    assert galley.place(galley.lines[1]).words == named.lower()


def test_words_whose_overflow_is_hidden_are_seen() -> None:
    assert lines("<p>Ask the <span class=overflow-hidden>port</span>.</p>") == ["Ask the port."]


def test_who_signs_for_screen_readers_only_still_signs() -> None:
    html = "<h1>Storm</h1><p>Words <span class='sr-only'><b class=author>Anna Reed</b></span></p>"
    assert read_html(html).metadata.signed == ("Anna Reed",)


def test_copy_typed_in_lines_has_its_paragraphs() -> None:
    typed = "1st lead\n\nPORT ALDER - The ferry runs\nall winter.\n\nIt is old.\n   Not very."
    shown = ["1st lead", "PORT ALDER - The ferry runs all winter.", "It is old.", "Not very."]
    assert lines(f"<pre>{typed}</pre><p>More.</p>") == [*shown, "More."]
    assert len(lines("<pre>def run():\n\n    sail()\n\n    return 1</pre>")) == 1
