"""Dirty captures made of clean pages: what may be added, broken and doubled, and what must stay."""

import random
from collections import Counter
from pathlib import Path

import damage
import leaks
import pytest
import wording
from hypothesis import given
from hypothesis import strategies as st
from sheets import STORY, Row, Sheet, read_sheets

PARAGRAPHS = (
    "RIVERVALE — The old bridge over the Ode will be closed for six weeks, the town said.",
    "Drivers must take the road by the mill, a matter of some twenty minutes.",
    "“We have waited too long with these repairs,” said the mayor, Ada Holm, at the town hall.",
)


def sheet(name: str, lang: str = "en", captions: tuple[str, ...] = ()) -> Sheet:
    """A small page with a picture, and with furniture before and behind."""
    rows = [Row("Home", "navigation"), Row("Sport", "navigation")]
    rows += [Row(f"{name} closes its bridge", "headline"), Row("By Ana Reyes", "byline")]
    rows += [Row("", "picture", "rivervale-bridge-2.jpg", "A bridge over a river at dawn")]
    rows += [Row(text, "caption") for text in captions]
    rows += [Row(text, "paragraph") for text in PARAGRAPHS]
    rows += [Row(f"© {name} Courier", "legal"), Row("Ferry to run again", "promo")]
    return Sheet(name, f"{name}.example", lang, f"{name} closes its bridge", name, tuple(rows))


OTHERS = [sheet(f"Town{number}") for number in range(12)]


@given(seed=st.integers(0, 10_000))
def test_every_line_has_a_role_and_only_blank_lines_are_empty(seed: int) -> None:
    lines, roles = damage.damaged(sheet("Rivervale"), random.Random(seed), OTHERS)
    assert len(lines) == len(roles)
    assert all((not line) == (role == "blank") for line, role in zip(lines, roles, strict=True))
    assert not any("\n" in line for line in lines)


@given(seed=st.integers(0, 10_000))
def test_the_words_of_the_story_all_stay_and_keep_their_order(seed: int) -> None:
    lines, roles = damage.damaged(sheet("Rivervale"), random.Random(seed), OTHERS)
    story = [line for line, role in zip(lines, roles, strict=True) if role in STORY]
    assert " ".join(story).split() == " ".join(PARAGRAPHS).split()


@given(seed=st.integers(0, 10_000))
def test_no_wording_is_left_with_a_gap_to_fill(seed: int) -> None:
    lines, _ = damage.damaged(sheet("Rivervale", lang="ja"), random.Random(seed), OTHERS)
    assert not any("{" in line for line in lines)


def test_the_same_seed_makes_the_same_capture() -> None:
    page = sheet("Rivervale")
    assert damage.damaged(page, random.Random(4), OTHERS) == damage.damaged(
        page, random.Random(4), OTHERS
    )


def test_a_page_without_neighbours_is_damaged_all_the_same() -> None:
    lines, _ = damage.damaged(sheet("Rivervale"), random.Random(2), [])
    assert PARAGRAPHS[1] in " ".join(lines)


def test_all_that_the_seed_shows_is_among_many_captures() -> None:
    page = sheet("Rivervale", captions=("Cars wait at the old bridge on Monday.",))
    seen: Counter[str] = Counter()
    for seed in range(120):
        seen.update(damage.damaged(page, random.Random(seed), OTHERS)[1])
    wanted = {"ticker-label", "ticker", "headline", "image-slug", "label", "caption", "credit"}
    wanted |= {"paragraph", "ad-label", "prompt", "source-credit", "alt", "duplicate", "promo"}
    wanted |= {"navigation", "legal", "biography", "byline", "caption+credit"}
    assert not wanted - seen.keys()


def test_a_label_of_an_advert_is_said_in_the_pages_language() -> None:
    page = sheet("Nordhafen", lang="de")
    rngs = map(random.Random, range(60))
    made = [damage.damaged(page, rng, OTHERS) for rng in rngs]
    labels = {
        text
        for lines, roles in made
        for text, role in zip(lines, roles, strict=True)
        if role == "ad-label"
    }
    assert labels <= set(wording.wording_for("de", random.Random(1)).all("ad"))
    assert labels


def test_an_alt_text_that_says_the_caption_makes_the_caption_a_duplicate() -> None:
    habits = leaks.Habits(random.Random(1), slug=0, alt=0, label=0, credit_label=0, twice=0, join=0)
    before = [Row("A bridge over a river at dawn", "alt")]
    words = wording.wording_for("en", random.Random(1))
    after = leaks.caption(Row("Cars wait for the ferry.", "caption"), before, habits, words)
    assert [row.role for row in (*before, *after)] == ["alt", "caption"]
    after = leaks.caption(Row("a bridge over a river at dawn", "caption"), before, habits, words)
    assert [row.role for row in (*before, *after)] == ["caption", "duplicate"]


@given(seed=st.integers(0, 10_000), file=st.text(max_size=60), alt=st.text(max_size=60))
def test_a_slug_is_one_line_of_something(seed: int, file: str, alt: str) -> None:
    assert leaks.slug(random.Random(seed), file, alt).strip()


def test_a_wording_is_known_again_in_any_language_and_case() -> None:
    assert wording.role_of("anzeige") == "ad-label"
    assert wording.role_of("فوری") == "ticker-label"
    assert wording.role_of("The bridge is closed") == ""


def test_furniture_comes_from_pages_of_other_sites_and_of_the_language() -> None:
    pages = [*OTHERS, sheet("Nordhafen", lang="de"), sheet("Town3")]
    near = damage.neighbours(OTHERS[3], pages)
    assert {one.lang for one in near} == {"en"}
    assert "Town3.example" not in {one.domain for one in near}


@pytest.mark.parametrize("every", [60])
def test_shared_pages_become_sheets_with_their_story(shared: Path, every: int) -> None:
    found = list(read_sheets(shared / "bench" / "cleaning", every))
    assert len(found) > 5
    assert all(sum(row.role in STORY for row in one.rows) > 1 for one in found)
