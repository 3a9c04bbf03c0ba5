"""Marks over text become well-nested HTML, and nothing else does."""

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st
from typing_extensions import override

from copydesk.press.marks import TAGS, marked
from copydesk.story.blocks import Mark


class Nesting(HTMLParser):
    """Keeps the text and asserts that every tag is closed in order."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.text = ""

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in TAGS.values()
        self.open.append(tag)

    @override
    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    @override
    def handle_data(self, data: str) -> None:
        self.text += data


marks = st.builds(
    Mark,
    start=st.integers(-2, 12),
    end=st.integers(-2, 16),
    kind=st.sampled_from(list(TAGS)),
    href=st.sampled_from(
        ["", "https://a.example/?x=1&y=2", "javascript:alert(1)", "//x", "ftp://a"]
    ),
)


@given(st.text("ab<>&\"' é", max_size=12), st.lists(marks, max_size=6))
def test_any_marks_nest_and_leave_the_text_as_it_is(text: str, some: list[Mark]) -> None:
    parser = Nesting()
    html = str(marked(text, tuple(some)))  # Markup escapes what is added to it
    parser.feed(html)
    parser.close()
    assert parser.text == text
    assert not parser.open
    assert "javascript" not in html


def test_a_link_is_never_cut_in_two_by_what_stands_over_it() -> None:
    over = (
        Mark(start=0, end=5, kind="strong"),
        Mark(start=2, end=9, kind="link", href="https://a.example/"),
    )
    assert marked("one two three", over).count("<a ") == 1


def test_a_link_to_anything_but_the_web_stays_text() -> None:
    script = (Mark(start=0, end=3, kind="link", href="javascript:alert(1)"),)
    assert marked("one", script) == "one"
