"""A passage is found again in any later version, or known to be gone."""

import json
import time
from pathlib import Path
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.story.blocks import Block, ListEntry, Listing, Paragraph, Span, plain_text
from copydesk.story.fragment import fragment_of
from copydesk.story.passage import Found, Passage, find_in_text, find_passage, hold, hold_in_text
from copydesk.story.retyped import retyped

FERRY = "The ferry to Vellamo sailed again on Monday, two weeks after it ran into the pier."
COST = "A second boat would cost 3.4 million crowns, said the line - and nobody will pay it."
SHOP = "“It is our only way across,” said Edda Quill, who keeps the shop on the island."
ANY = st.text("ab c.\n-–“«\u00a0\u0301東京مر", max_size=80) | st.text(max_size=40)


def paragraphs(*texts: str) -> tuple[Block, ...]:
    """Paragraphs numbered in order, as the cleaner makes them."""
    return tuple(Paragraph(key=f"b{n}", text=text) for n, text in enumerate(texts, 1))


STORY = paragraphs(FERRY, COST, SHOP)


def found(exact: str, key: str, *now: str, then: tuple[Block, ...] = STORY) -> Found:
    """Where words of the story stand in a later version of it."""
    return find_passage(hold(exact, key, then), paragraphs(*now), then)


def words(place: Found, *now: str) -> str:
    """The words at a place."""
    assert place.span is not None
    block = next(block for block in paragraphs(*now) if block.key == place.key)
    return plain_text(block)[place.span.start : place.span.end]


def test_words_are_held_with_what_stands_around_them() -> None:
    held = hold("two weeks", "b1", STORY)
    assert held == Passage(
        key="b1",
        exact="two weeks",
        before="ry to Vellamo sailed again on Monday, "[-32:],
        after=" after it ran into the pier.\n\nA ",
        start=45,
        times=1,
    )


def test_words_that_stay_are_found_to_the_character() -> None:
    place = found("sailed again", "b1", FERRY, COST)
    assert (place.state, place.key, place.span) == ("same", "b1", Span(start=21, end=33))


def test_words_typed_anew_are_the_same_words() -> None:
    now = COST.replace(" - ", " — ").replace("3.4 million", "3.4\u00a0million")
    place = found("million crowns, said the line - and nobody", "b2", FERRY, now)
    assert (place.state, words(place, FERRY, now)) == (
        "same",
        "million crowns, said the line — and nobody",
    )


def test_other_quotes_and_their_spaces_are_the_same_words() -> None:
    now = SHOP.replace("“", "« ").replace("”", " »")
    place = found("“It is our only way across,” said", "b3", now)
    assert (place.state, words(place, now)) == ("same", "« It is our only way across, » said")


def test_a_moved_sentence_is_found_where_it_stands_now() -> None:
    place = found(SHOP, "b3", SHOP, FERRY, COST)
    assert (place.state, place.key) == ("same", "b1")


def test_a_passage_of_a_split_paragraph_has_two_places() -> None:
    place = found(FERRY, "b1", "The ferry to Vellamo sailed again on Monday,", FERRY[45:])
    assert (place.state, place.key) == ("same", "b1")
    assert [one.key for one in place.further] == ["b2"]


def test_a_joined_paragraph_keeps_its_passages() -> None:
    now = f"{FERRY} {COST}"
    place = found("nobody will pay it", "b2", now)
    assert (place.state, words(place, now)) == ("same", "nobody will pay it")


def test_a_changed_figure_is_an_edit_of_the_sentence() -> None:
    now = COST.replace("3.4", "4.3")
    place = found(COST, "b2", FERRY, now, SHOP)
    assert (place.state, words(place, FERRY, now, SHOP)) == ("edited", now)


def test_one_replaced_word_is_found_by_the_words_around_it() -> None:
    now = FERRY.replace("Monday", "Tuesday")
    place = found("Monday", "b1", now)
    assert (place.state, words(place, now)) == ("edited", "Tuesday")


def test_a_figure_within_another_figure_is_not_the_same() -> None:
    now = COST.replace("3.4", "13.4")
    assert found("3.4", "b2", FERRY, now).state == "edited"


def test_a_cut_sentence_is_gone_and_its_block_is_named() -> None:
    assert found(SHOP, "b3", FERRY, COST, "Nobody was hurt.") == Found(state="gone", key="b3")
    assert found(SHOP, "b3", FERRY, COST) == Found(state="gone")


def test_the_same_word_elsewhere_is_not_the_word_that_was_cut() -> None:
    then = paragraphs("Twelve people sailed on Monday.", "Twelve tickets were left at noon.")
    assert found("Twelve", "b1", "Twelve tickets were left at noon.", then=then).state == "gone"


def test_repeated_words_are_told_apart_by_what_stands_around_them() -> None:
    then = paragraphs("Nobody was hurt. The boat sank. Nobody was hurt. The pier stands.")
    now = "The night was calm. Nobody was hurt. The boat sank. Nobody was hurt. The pier stands."
    held = hold_in_text(plain_text(then[0]), 32, 48)
    hit = find_in_text(held, now)
    assert (hit.state, hit.start) == ("same", now.rindex("Nobody"))


def test_repeated_words_with_the_same_surroundings_are_told_apart_by_order() -> None:
    line = "x" * 40 + " Nobody was hurt. " + "y" * 40 + " "
    text = line * 3
    held = hold_in_text(text, len(line) * 2 + 41, len(line) * 2 + 57)
    hit = find_in_text(held, f"{'New. ' * 40}{text}")
    assert (hit.state, hit.start, hit.rivals) == ("same", 200 + len(line) * 2 + 41, 0)


def test_places_that_cannot_be_told_apart_are_counted() -> None:
    held = Passage(key="", exact="nobody was hurt that night")
    assert find_in_text(held, f"{held.exact}. {held.exact}.").rivals == 1


def test_a_sentence_that_stood_beside_it_is_not_what_became_of_it() -> None:
    sister = FERRY.replace("Vellamo", "Lornhaven")
    then = paragraphs(FERRY, sister)
    assert found(FERRY, "b1", "New.", sister, then=then).state == "gone"


@pytest.mark.parametrize(
    ("then", "now", "exact", "state", "stands"),
    [
        ("قالت المديرة إن الفريق فحص كل وصلة مرتين.", "قالت المديرة إن الفريق فحص كل وصلـة مرتين.",
         "فحص كل وصلة", "same", "فحص كل وصلـة"),
        ("港長は溶接を二度点検したと話した。", "きのう、港長は溶接を二度点検したと話した。",
         "溶接を二度点検した", "same", "溶接を二度点検した"),
        ("港長は溶接を二度点検したと話した。", "港長は溶接を三度点検したと話した。",
         "港長は溶接を二度点検したと話した。", "edited", "港長は溶接を三度点検したと話した。"),
        ("Cafe\u0301 closed early on Monday night.", "Café closed early on Monday night.",
         "Cafe\u0301 closed", "same", "Café closed"),
    ],
    ids=["tatweel", "no spaces", "no spaces, edited", "composed letters"],
)  # fmt: skip
def test_any_script_is_read(then: str, now: str, exact: str, state: str, stands: str) -> None:
    start = then.index(exact)
    hit = find_in_text(hold_in_text(then, start, start + len(exact)), now)
    assert (hit.state, now[hit.start : hit.end]) == (state, stands)


def test_a_word_cut_short_is_not_part_of_another() -> None:
    held = hold_in_text("The art of the ferry.", 4, 7)
    assert find_in_text(held, "The party of the ferry.").state == "edited"


def test_a_report_on_a_whole_block_stays_at_it() -> None:
    place = found("", "b1", "The ferry.")
    assert (place.state, place.span) == ("same", Span(start=0, end=10))
    assert found("", "b2", "The ferry.").state == "gone"


def test_an_old_report_without_context_stays_at_its_block() -> None:
    held = Passage(key="b1", exact="at noon")
    assert find_passage(held, paragraphs("The ferry sails at one.")).key == "b1"
    assert find_passage(held, paragraphs("It rains.", "At dusk, at noon, at one.")).key == "b2"


@given(ANY, st.data())
def test_unchanged_text_keeps_every_passage(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    held = hold_in_text(text, start, end)
    hit = find_in_text(held, text)
    if hit.state != "same" or retyped(held.exact.strip()).text.strip() != held.exact:
        return
    assert hit.start <= start <= end <= hit.end
    page = retyped(text)
    cuts_no_letter = start in {*page.starts, len(text)} and end in {*page.ends, 0}
    if cuts_no_letter:  # or the passage found is that of whole letters, with their marks
        assert (hit.start, hit.end) == (start, end)


@given(ANY, ANY, ANY)
def test_no_text_is_too_strange(exact: str, text: str, then: str) -> None:
    hit = find_in_text(Passage(key="", exact=exact, before=then, after=then), text, then=then)
    assert 0 <= hit.start <= hit.end <= len(text)


@given(ANY)
def test_the_one_form_leads_back_to_the_original(text: str) -> None:
    page = retyped(text)
    assert len(page.text) == len(page.starts) == len(page.ends)
    assert all(start <= end for start, end in zip(page.starts, page.ends, strict=True))


@pytest.mark.parametrize(
    "text",
    [
        "a " * 60_000,
        "a" * 120_000,
        "東京" * 40_000,
        ". " * 60_000,
        "\u0301" * 100_000,
        "-" * 99_999,
    ],
)
def test_hostile_text_is_searched_in_bounded_time(text: str) -> None:
    start = time.perf_counter()
    find_in_text(Passage(key="", exact=text[:500], before="a a a", after="a a"), text[:-1] + "x")
    assert time.perf_counter() - start < 5


def test_a_link_shows_the_words() -> None:
    assert fragment_of(hold("sailed again on Monday, two", "b1", STORY)) == (
        "#:~:text=sailed%20again%20on%20Monday%2C%20two"
    )
    assert "3.4%20%2D%20now" in fragment_of(hold("3.4 - now", "b1", paragraphs("At 3.4 - now.")))


def test_a_link_names_the_words_around_repeated_ones() -> None:
    blocks = paragraphs("Nobody came on Monday & nobody was hurt, and nobody saw it happen at all.")
    assert fragment_of(hold("nobody", "b1", blocks)) == (
        "#:~:text=came%20on%20Monday%20%26-,nobody,-was%20hurt%2C%20and%20nobody%20saw%20it"
    )


def test_a_link_to_long_words_names_their_beginning_and_end() -> None:
    blocks = paragraphs("word " * 60 + "and the end of it")
    said = plain_text(blocks[0])
    assert fragment_of(hold(said, "b1", blocks)) == (
        "#:~:text=word%20word%20word%20word%20word,and%20the%20end%20of%20it"
    )


def test_a_link_to_a_list_crosses_its_entries() -> None:
    block = Listing(key="b1", entries=(ListEntry(text="Bread"), ListEntry(text="Salt, flour")))
    fragment = fragment_of(hold(plain_text(block), "b1", (block,)))
    assert unquote(fragment) == "#:~:text=Bread,Salt, flour"


def test_a_link_to_part_of_a_word_shows_the_whole_word() -> None:
    assert fragment_of(hold("err", "b1", STORY)) == "#:~:text=ferry"
    assert fragment_of(Passage(key="b1", exact=" ")) == ""


def test_the_shared_passages_are_found(shared: Path) -> None:
    folder = shared / "bench/integrity/passages"

    def rows(name: str) -> list[dict[str, object]]:
        return [json.loads(line) for line in (folder / name).read_text("utf-8").splitlines()]

    texts = {(row["title"], row["version"]): str(row["text"]) for row in rows("texts.jsonl")}
    key = {row["id"]: row for row in rows("key.jsonl")}
    wrong = lost = missed = 0
    for row in rows("cases.jsonl"):
        marked, truth = row["selector"], key[row["id"]]
        assert isinstance(marked, dict)
        held = Passage(
            key="",
            exact=marked["exact"],
            before=marked["prefix"],
            after=marked["suffix"],
            start=marked["start"],
        )
        hit = find_in_text(held, texts[row["title"], row["to"]])
        wrong += truth["status"] == "gone" != hit.state
        lost += truth["status"] == "edited" and hit.state == "gone"
        place = ("same", truth.get("start"), truth.get("end"))
        missed += truth["status"] == "same" and hit[:3] != place
    assert (wrong, lost, missed) == (0, 0, 0)
