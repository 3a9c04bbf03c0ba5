"""The icon in a browser's tab: the letter of the masthead, on every page."""

import lxml.etree
import pytest

from copydesk.press.asset import icon
from copydesk.press.print_pages import print_all
from press.sample import paper


@pytest.mark.parametrize(
    ("name", "letter"),
    [
        ("The Harbour Courier", "H"),
        ("Der Bote", "B"),
        ("The", "T"),
        ("évènements", "É"),
        ("& Sons", "S"),
        ("صحيفة المرفأ", "ص"),
        ("<script>", "¶"),
        ("", "¶"),
    ],
)
def test_it_is_the_first_letter_of_the_papers_name(name: str, letter: str) -> None:
    drawing = lxml.etree.fromstring(icon(name).content)
    assert "".join(drawing.itertext()).strip() == letter


def test_every_page_names_the_icon_that_is_printed() -> None:
    printed = {page.path: page for page in print_all(paper())}
    (drawing,) = (path for path in printed if path.startswith("static/icon."))
    pages = [page for path, page in printed.items() if path.endswith(".html")]
    assert pages
    assert all(f'rel="icon" href="/{drawing}"'.encode() in page.content for page in pages)
