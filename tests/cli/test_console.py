"""What people see: plain lines, or rich ones on a terminal."""

import io

import pytest

from copydesk.console import Screen, one_line, printable
from copydesk.story.finding import Finding, Weight


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_what_steers_a_terminal_is_made_visible() -> None:
    assert (
        printable("a\x1b[2Jb\u202ec") == "a\N{REPLACEMENT CHARACTER}[2Jb\N{REPLACEMENT CHARACTER}c"
    )


def test_a_long_text_is_cut_with_an_ellipsis() -> None:
    assert one_line("one two\nthree", 9) == "one two …"


def test_lines_are_plain_where_no_terminal_reads_them() -> None:
    out = io.StringIO()
    Screen(out).title("[bold]Ferry[/bold]")
    assert out.getvalue() == "[bold]Ferry[/bold]\n"


def test_a_terminal_gets_colour_and_copy_is_no_markup(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("rich")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    out = Terminal()
    Screen(out).findings([Finding(code="COM-04", weight=Weight.STOPS, says="[red]No date.")])
    assert "\x1b[" in out.getvalue()
    assert "[red]No date." in out.getvalue()


def test_a_table_aligns_its_columns() -> None:
    out = io.StringIO()
    Screen(out).table("Cut", ("what", "rule"), [("ad-label", "labels"), ("slug", "slugs")])
    assert out.getvalue() == (
        "\nCut (2)\n  what      rule\n  ad-label  labels\n  slug      slugs\n"
    )


def test_progress_passes_everything_and_is_silent_into_a_file() -> None:
    err = io.StringIO()
    assert list(Screen(io.StringIO(), err).progress([1, 2, 3], "Cleaning")) == [1, 2, 3]
    assert err.getvalue() == ""


def test_progress_is_shown_on_a_terminal() -> None:
    err = Terminal()
    assert list(Screen(io.StringIO(), err).progress(["a"], "Cleaning")) == ["a"]
    assert "Cleaning" in err.getvalue()
