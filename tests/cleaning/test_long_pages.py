"""A page of more lines than any is read to a bound; the rest is in the account, as one cutting."""

from cleaning.account import assert_tiles
from copydesk.cleaning.clean import clean
from copydesk.cleaning.model.roles import MOST_LINES
from copydesk.story.blocks import plain_text
from copydesk.story.house import House
from copydesk.story.story import Body, Cleaned, Item, Role

TEXTS = [
    f"The harbour master counted {number} boats on Monday, after nine days of storm."
    for number in range(8)
]
PAGE = f"<html lang=en><article>{''.join(f'<p>{text}' for text in TEXTS)}</article><ul>"


def cleaned(points: int) -> Cleaned:
    html = PAGE + "".join(f"<li>Point {number}" for number in range(points))
    return clean(Item(guid="1", body=Body(text=html, is_page=True)), house=House())


def test_lines_beyond_the_bound_are_one_cutting() -> None:
    found = cleaned(MOST_LINES + 500)
    last = found.cuttings[-1]
    assert (last.role, last.rule) == (Role.OTHER, "beyond the lines that are read")
    assert last.text.rstrip().endswith(f"Point {MOST_LINES + 499}")
    assert_tiles(found)


def test_the_story_above_them_is_kept() -> None:
    assert [plain_text(block) for block in cleaned(MOST_LINES + 500).story.blocks] == TEXTS


def test_within_the_bound_each_line_is_cut_by_itself() -> None:
    assert "beyond the lines that are read" not in {one.rule for one in cleaned(50).cuttings}
