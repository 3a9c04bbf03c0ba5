"""What a check offers to put right, done to the story, leaves nothing for it to find."""

import pytest

from checks.sound import KNOWN, SOUND, with_text
from copydesk.checks.run import check
from copydesk.errors import BadRecord
from copydesk.story.blocks import ListEntry, Listing, Mark, Paragraph, Span, plain_text
from copydesk.story.finding import Edit, Finding, Fix, Weight
from copydesk.story.mending import mended
from copydesk.story.record import replace
from copydesk.story.story import Story

CASES = {
    "LNG-02": ("The board met on on Tuesday.", "The board met on Tuesday."),
    "LNG-03": ("They built an field hospital there.", "They built a field hospital there."),
    "CLN-05": ("<b class=\"x\">Salt</b> &amp; fish were landed.", "Salt & fish were landed."),
    "CLN-06": (
        "The cafÃ© at the pier, said â€œclosedâ€\x9d.",
        "The café at the pier, said “closed”.",
    ),
    "CLN-07": ("The pi\u00ader was mended\u00a0\u00a0twice.", "The pier was mended twice."),
    "CLN-11": ("The ferry sails at noon. --MORE--", "The ferry sails at noon."),
    "CLN-13": ("Write to sub[at]harbour[dot]example today.", "Write to sub@harbour.example today."),
    "LNK-01": (
        "See https://harbour.example/news?id=7&utm_source=mail for more.",
        "See https://harbour.example/news?id=7 for more.",
    ),
}  # fmt: skip


def _offered(story: Story, code: str) -> Finding:
    return next(one for one in check(story, KNOWN) if one.code == code and one.fix)


@pytest.mark.parametrize("code", CASES)
def test_a_fix_puts_the_passage_right_and_nothing_else(code: str) -> None:
    wrong, right = CASES[code]
    story = with_text(wrong)
    after = mended(story, _offered(story, code))
    changed = [
        plain_text(new) for old, new in zip(story.blocks, after.blocks, strict=True) if old != new
    ]
    assert changed == [right]
    assert code not in {one.code for one in check(after, KNOWN)}


@pytest.mark.parametrize(
    "label", ["ADVERTISEMENT", "merlin_151733841_superJumbo", "Notes to editors: hold"]
)
def test_a_line_that_is_no_copy_is_cut(label: str) -> None:
    story = with_text(label)
    found = next(one for one in check(story, KNOWN) if one.fix and one.fix.cuts_block)
    assert label not in [plain_text(block) for block in mended(story, found).blocks]


def test_a_link_loses_what_follows_the_reader_and_keeps_its_words() -> None:
    mark = Mark(start=4, end=11, kind="link", href="https://a.example/x?utm_source=y#part")
    story = replace(
        SOUND,
        blocks=(*SOUND.blocks, Paragraph(key="l", text="The notices hang there.", marks=(mark,))),
    )
    block = mended(story, _offered(story, "LNK-01")).blocks[-1]
    assert isinstance(block, Paragraph)
    assert block.marks == (replace(mark, href="https://a.example/x#part"),)


def test_a_link_in_a_later_entry_of_a_list_is_found_and_mended_there() -> None:
    mark = Mark(start=0, end=5, kind="link", href="https://a.example/x?fbclid=1")
    entries = (ListEntry(text="Bread and flour"), ListEntry(text="Fuels for winter", marks=(mark,)))
    story = replace(SOUND, blocks=(*SOUND.blocks, Listing(key="l", entries=entries)))
    found = _offered(story, "LNK-01")
    assert (found.span, found.excerpt) == (Span(start=16, end=21), "Fuels")
    block = mended(story, found).blocks[-1]
    assert isinstance(block, Listing)
    assert block.entries[1].marks[0].href == "https://a.example/x"


def test_marks_move_with_the_words_that_change_before_them() -> None:
    bold = Mark(start=12, end=15, kind="strong")
    story = replace(SOUND, blocks=(Paragraph(key="p", text="The the old pier.", marks=(bold,)),))
    edit = Edit(span=Span(start=0, end=4), text="")
    found = Finding(code="X", weight=Weight.NOTES, says="X.", block="p", fix=Fix(edits=(edit,)))
    block = mended(story, found).blocks[0]
    assert isinstance(block, Paragraph)
    assert (block.text, block.marks) == ("the old pier.", (replace(bold, start=8, end=11),))


def test_a_fix_whose_passage_is_gone_is_refused() -> None:
    edit = Edit(span=Span(start=900, end=904), text="")
    fix = Fix(edits=(edit,))
    found = Finding(code="X", weight=Weight.NOTES, says="X.", block="p0", fix=fix)
    with pytest.raises(BadRecord):
        mended(SOUND, found)
    with pytest.raises(BadRecord):
        mended(SOUND, replace(found, block="gone"))


@pytest.mark.parametrize(
    "passage",
    [
        "Write to [email protected] today.",
        "The caf\ufffd at the pier was closed.",
        "<script>window.pier = 1</script> was there.",
    ],
)
def test_what_cannot_be_known_is_offered_no_fix(passage: str) -> None:
    story = with_text(passage)
    assert [one.fix for one in check(story, KNOWN)] == [None] * len(check(story, KNOWN)) != []
