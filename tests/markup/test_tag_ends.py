"""A glance at a page tells whether any tag can hold very many attributes."""

from hypothesis import example, given
from hypothesis import strategies as st

from copydesk.markup.bounds import _counts_over, _opened_tags
from copydesk.markup.tag_ends import may_hold_tag_of

PIECES = ["<p", "<", ">", '"', "'", "=", '="', "='", " ", "/", "a", "b ", "\n", "</b>", "<!--"]
PIECES += ["-->", "<script>", "</script>", 'a="', '">', "c='", '= "', "    ", "\xa0", "'>"]


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join), st.integers(1, 6))
@example("<p a0='>' a1='>' a2='>'>", 2)
@example("<p <p <p a b c>", 2)
def test_no_tag_with_too_many_attributes_is_missed(page: str, most: int) -> None:
    if any(_counts_over(tag[0], most) for tag in _opened_tags(page)):
        assert may_hold_tag_of(page, most)


def test_a_page_as_pages_are_is_passed_at_a_glance() -> None:
    line = '<p class="text" title=\'He said "no"\'>The harbour isn\'t open.<br/>It is "shut".</p>\n'
    assert not may_hold_tag_of(line * 500, 100)


def test_a_long_script_without_room_for_attributes_is_no_tag() -> None:
    assert not may_hold_tag_of("<script>" + "if(a<b){c();}" * 900 + "</script><p>Seen", 1_000)


def test_a_long_tag_is_not_passed() -> None:
    assert may_hold_tag_of("<p " + "a " * 2_000 + ">Seen", 1_000)
