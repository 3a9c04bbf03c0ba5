"""An editor overrules the cleaner."""

import pytest

from cleaning.account import assert_tiles
from cleaning.captures import ENGLISH
from cleaning.conftest import Cleaning
from copydesk.cleaning.recut import cut, put_back
from copydesk.errors import BadRecord
from copydesk.story.blocks import Paragraph, Picture, plain_text
from copydesk.story.codec import from_json, to_json
from copydesk.story.story import Cleaned, Cutting, Kept


@pytest.fixture
def cleaned(clean_text: Cleaning) -> Cleaned:
    return clean_text(ENGLISH)


def number_of(cleaned: Cleaned, words: str) -> int:
    return next(
        n
        for n, piece in enumerate(cleaned.account)
        if cleaned.galley[piece.span.start :].startswith(words)
    )


def test_a_cutting_put_back_is_a_paragraph_at_its_place(cleaned: Cleaned) -> None:
    again = put_back(cleaned, number_of(cleaned, "READ MORE"))
    texts = [plain_text(block) for block in again.story.blocks]
    at = texts.index("READ MORE: Ten things to know about insurance")
    assert texts[at - 1].startswith("She said the council")
    assert texts[at + 1] == "The cost of repairs"
    assert_tiles(again)


def test_a_cutting_above_the_story_becomes_its_first_block(cleaned: Cleaned) -> None:
    again = put_back(cleaned, number_of(cleaned, "Home >"))
    assert plain_text(again.story.blocks[0]) == "Home > News > Coast"


def test_a_block_cut_leaves_cuttings_of_the_desk(cleaned: Cleaned) -> None:
    picture = cleaned.story.blocks[0]
    again = cut(cleaned, picture.key)
    texts = [piece.text for piece in again.cuttings if piece.rule == "desk"]
    assert picture not in again.story.blocks
    assert len(texts) == 2
    assert_tiles(again)


def test_cutting_and_putting_back_gives_the_same_words(cleaned: Cleaned) -> None:
    block = next(b for b in cleaned.story.blocks if isinstance(b, Paragraph))
    number = next(
        n for n, p in enumerate(cleaned.account) if isinstance(p, Kept) and p.key == block.key
    )
    again = put_back(cut(cleaned, block.key), number)
    assert [plain_text(b) for b in again.story.blocks] == [
        plain_text(b) for b in cleaned.story.blocks
    ]


def test_a_picture_cut_comes_back_whole(cleaned: Cleaned) -> None:
    picture = cleaned.story.blocks[0]
    assert isinstance(picture, Picture)
    without = cut(cleaned, picture.key)
    for words in ("A fishing boat", "Credit: Lena"):
        assert put_back(without, number_of(without, words)) == cleaned


def test_blocks_cut_one_after_the_other_come_back_in_any_order(cleaned: Cleaned) -> None:
    first, second = cleaned.story.blocks[1:3]
    without = cut(cut(cleaned, first.key), second.key)
    numbers = [
        n
        for n, p in enumerate(cleaned.account)
        if isinstance(p, Kept) and p.key in (first.key, second.key)
    ]
    one_way = put_back(put_back(without, numbers[0]), numbers[1])
    other_way = put_back(put_back(without, numbers[1]), numbers[0])
    assert one_way == other_way == cleaned


def test_what_was_set_aside_survives_storing(cleaned: Cleaned) -> None:
    without = cut(cleaned, cleaned.story.blocks[0].key)
    assert from_json(to_json(without), Cleaned) == without


def test_what_is_not_there_cannot_be_cut_or_put_back(cleaned: Cleaned) -> None:
    with pytest.raises(BadRecord, match="not in the story"):
        cut(cleaned, "nonesuch")
    with pytest.raises(BadRecord, match="shorter"):
        put_back(cleaned, len(cleaned.account))
    space = next(
        n for n, p in enumerate(cleaned.account) if isinstance(p, Cutting) and p.text == "\n"
    )
    with pytest.raises(BadRecord, match="no cutting"):
        put_back(cleaned, space)
