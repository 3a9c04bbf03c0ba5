"""HTML as a galley."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.markup.galley import Galley
from copydesk.markup.html import read_html


def lines(html: str) -> list[str]:
    return [line.text for line in read_html(html).lines if line.text]


def test_blocks_are_lines_and_scripts_are_nothing() -> None:
    assert lines("<p>One <b>bold</b> word.</p><script>no()</script>two<br><br>three<br>four") == [
        "One bold word.",
        "two",
        "three four",
    ]


def test_marks_are_offsets_into_the_tidied_text() -> None:
    line = read_html('<p>  Read   <a href="https://example.test/x"> the\n report</a>.').lines[0]
    (mark,) = line.marks
    assert line.text[mark.start : mark.end] == "the report"
    assert (mark.kind, mark.href) == ("link", "https://example.test/x")


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "java\tscript:alert(1)", "\x01javascript:x", "data:text/html,x", "//x"],
)
def test_a_link_that_must_not_be_followed_keeps_its_words_only(address: str) -> None:
    line = read_html(f'<p>Some <a href="{address}">words</a>').lines[0]
    assert (line.text, line.marks, line.linked) == ("Some words", (), 5)


def test_a_link_around_blocks_marks_each_of_them() -> None:
    galley = read_html('<a href="https://example.test/"><div>One</div><div>Two</div></a>')
    assert [len(line.marks) for line in galley.lines] == [1, 1]


def test_a_credit_in_a_figure_stands_apart() -> None:
    html = "<figure><img src=https://example.test/a.jpg width=900><figcaption>A boat."
    assert lines(html + " <span class=photo-credit>Lena Moss</span>") == ["A boat.", "Lena Moss"]


def test_zones_tell_what_stands_around_a_line() -> None:
    galley = read_html("<nav><ul><li>Home</ul></nav><div hidden><p>Unseen</div><p>Seen")
    zones = {line.text: galley.zones(line) for line in galley.lines}
    assert zones == {"Home": {"nav", "ul"}, "Unseen": {"hidden"}, "Seen": set()}


@pytest.mark.parametrize(
    "hostile",
    [
        "<div>" * 40_000 + "x",
        "<font><i><b>x</p>" * 20_000,
        "<p " + " ".join(f"a{n}=1" for n in range(40_000)) + ">x",
        "<table>" * 30_000 + "x",
        "<div class='author date related'>" * 900 + "<b>2</b>" * 60_000 + "x",
        "<time>2" * 900 + "words " * 300_000 + "x",
        "<p class='related author date'>2026" * 20_000 + "x",
        "<p " + " ".join(f'a{n}="<"' for n in range(40_000)) + ">x",
        "<p " + " ".join(f"a{n}='>'" for n in range(40_000)) + ">x",
        "<p a'=\"'>\" " + "a/" * 60_000 + ">x",
        "<SCRIPT>'<b</SCRIPT><p " + " ".join(f"a{n}" for n in range(40_000)) + ">x",
        "<!-- <a b='--><p " + " ".join(f"a{n}" for n in range(40_000)) + ">x",
        "<a b='<a b=\"" * 200_000 + "'\">x",
    ],
)
def test_hostile_nesting_costs_little(hostile: str) -> None:
    started = time.process_time()
    galley = read_html(hostile)
    assert "x" in galley.text
    assert time.process_time() - started < 2.0


def test_what_is_too_long_to_parse_is_still_in_the_galley() -> None:
    html = "<p>" + "word " * 900_000 + "<p>last words"
    assert "last words" in read_html(html).lines[-1].text


def assert_sound(galley: Galley) -> None:
    reached = 0
    for line in galley.lines:
        assert reached <= line.start <= line.end <= len(galley.text)
        assert all(0 <= mark.start < mark.end <= len(line.text) for mark in line.marks)
        reached = line.end


@given(
    st.lists(
        st.sampled_from(
            ["<p>", "</p>", "<a href='https://e.test/'>", "</a>", "<b>", "</b>", "<div>", "</div>"]
        )
        | st.sampled_from(["<li>", "<ul>", "</ul>", "<table>", "<td>", "<br>", "<figure>", "word"])
        | st.sampled_from(["<figcaption>", "<img src='https://e.test/i.jpg'>", "<svg>", "<hr>"])
        | st.text(max_size=6)
    )
)
def test_any_markup_gives_sound_lines(pieces: list[str]) -> None:
    assert_sound(read_html(" ".join(pieces)))


def test_what_a_script_holds_is_not_taken_for_a_tag() -> None:
    script = f"<script>if (a<b {'c ' * 3000}) no()</script>"
    assert lines(f"{script}<p title='a > b'>Seen</p>") == ["Seen"]


def test_a_tag_with_many_attributes_keeps_its_text() -> None:
    html = "<p " + " ".join(f'a{n}="<p>"' for n in range(5_000)) + ">Seen</p><p id=x>Too"
    assert lines(html) == ["Seen", "Too"]
