"""Lines with their words and their neighbours."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.cleaning.model.context import Context, beside
from copydesk.cleaning.model.roles import LEARNED, line_model
from copydesk.cleaning.model.words import KNOWN, Numbers, means, words_of

REACH = 1 + 2 + 4 + 8  # lines that four layers see up and down


def made(seed: int = 3, *, columns: int = 5, width: int = 6) -> Context:
    """A network of chance."""
    random = np.random.default_rng(seed)

    def some(*shape: int) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
        return random.standard_normal(shape).astype(np.float32)

    return Context(
        mean=np.zeros(columns, np.float32),
        spread=np.ones(columns, np.float32),
        vectors=some(KNOWN, 2),
        enter=(some(columns + 2, width), some(width)),
        around=tuple((some(3 * width, width), some(width)) for _ in range(4)),
        mixed=tuple((some(width, width), some(width)) for _ in range(4)),
        leave=(some(width, 4), some(4)),
    )


def test_a_word_is_the_same_word_in_capitals_and_beside_signs() -> None:
    plain = words_of(["read more"]).numbers.tolist()
    assert words_of(["“READ more:"]).numbers.tolist() == plain
    assert words_of(["read less"]).numbers.tolist() != plain


def test_of_a_figure_only_its_length_counts() -> None:
    assert words_of(["12.05.1999"]).numbers.tolist() == words_of(["31.12.2024"]).numbers.tolist()
    assert words_of(["1999"]).numbers.tolist() != words_of(["19"]).numbers.tolist()


def test_what_a_long_line_ends_with_is_looked_at_too() -> None:
    long = "The council met in Rivervale on Monday and heard all that was said of the new bridge "
    one, other = (words_of([long * 4 + end]) for end in ("at length.", "to subscribers only."))
    assert one.numbers.tolist()[:14] == other.numbers.tolist()[:14]
    assert one.numbers.tolist() != other.numbers.tolist()


def test_text_without_spaces_has_its_characters_for_words() -> None:
    assert words_of(
        ["川辺町の議会は月曜日に新しい橋の予算を可決したと発表した"]
    ).counts.tolist() == [14]


@given(st.lists(st.text(max_size=80), max_size=12))
def test_every_line_has_its_words_whatever_it_holds(texts: list[str]) -> None:
    found = words_of(texts)
    assert len(found.counts) == len(texts)
    assert found.counts.sum() == len(found.numbers)
    assert ((found.numbers >= 0) & (found.numbers < KNOWN)).all()
    vectors = np.ones((KNOWN, 3), np.float32)
    worded = (found.counts > 0)[:, None] * np.ones(3)
    assert np.allclose(means(vectors, found), worded)


def test_the_words_of_some_lines_are_those_they_have_alone() -> None:
    texts = ["one two", "", "three", "four five six"]
    wanted = np.array([True, True, False, True])
    some, alone = words_of(texts).of(wanted), words_of([texts[0], texts[1], texts[3]])
    assert some.numbers.tolist() == alone.numbers.tolist()
    assert some.counts.tolist() == alone.counts.tolist()


@given(st.integers(0, 20), st.integers(1, 9))
def test_beyond_the_ends_nothing_stands_beside_a_line(count: int, step: int) -> None:
    lines = np.arange(1, count + 1, dtype=np.float32)[:, None]
    found = beside(lines, step)
    above = [line - step if line > step else 0 for line in range(1, count + 1)]
    below = [line + step if line + step <= count else 0 for line in range(1, count + 1)]
    assert found.tolist() == [list(row) for row in zip(above, lines[:, 0], below, strict=True)]


def test_a_line_is_read_with_those_around_it_and_no_others() -> None:
    network, table = made(), np.zeros((80, 5), np.float32)
    words = Numbers(np.zeros(0, np.int64), np.zeros(80, np.int64))
    before, _ = network.read(table, words)
    table[40] = 3
    changed = np.flatnonzero(network.read(table, words)[0] != before)
    assert changed.min() == 40 - REACH
    assert changed.max() == 40 + REACH


def test_words_tell_of_a_line() -> None:
    network, table = made(), np.zeros((1, 5), np.float32)
    one, other = (network.read(table, words_of([text]))[0] for text in ("sign up", "the mayor"))
    assert one != pytest.approx(other)


@given(st.lists(st.text(max_size=60), min_size=1, max_size=10))
def test_roles_are_chances_whatever_lines_hold(texts: list[str]) -> None:
    context = line_model().context
    table = np.zeros((len(texts), len(context.mean)), np.float32)
    odds, roles = context.read(table, words_of(texts))
    assert np.isfinite(odds).all()
    assert roles.shape == (len(texts), len(LEARNED))
    assert np.allclose(roles.sum(axis=1), 1, atol=1e-4)
