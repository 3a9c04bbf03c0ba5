"""Memory goes back to the machine."""

from copydesk.markup.html import read_html
from copydesk.markup.memory import give_back


def test_memory_may_be_given_back_at_any_time() -> None:
    give_back()
    give_back()


def test_a_large_page_is_read_like_any_other() -> None:
    page = "<p>The ferry runs all winter.</p>" * 10_000
    galley = read_html(page)
    assert len(galley.lines) == 10_000
    assert galley.lines[-1].text == "The ferry runs all winter."
