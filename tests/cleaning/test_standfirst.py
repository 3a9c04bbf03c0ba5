"""The standfirst: which line between headline and body is it, and which only looks so."""

import pytest
from tests.cleaning.heads import PROSE, data, head_of, page, rules

from copydesk.cleaning.furniture_rule import Claim
from copydesk.cleaning.head import read_head
from copydesk.cleaning.proof import Proof
from copydesk.markup.html import read_html
from copydesk.story.story import Body, Item, Role

HEADLINE = "<h1>Council closes the ferry quay</h1>"
LEAD = "The last boat leaves the old quay in October, and buses take over the whole route then."


@pytest.mark.parametrize(
    "line",
    [
        f"<div class='standfirst'>{LEAD}</div>",
        f"<h2 class='article-subtitle'>{LEAD}</h2>",
        f"<div class='intro'><div>{LEAD}</div></div>",
    ],
)
def test_a_line_marked_as_standfirst_is_the_standfirst(line: str) -> None:
    assert head_of(page(HEADLINE + line))[0].standfirst == LEAD


@pytest.mark.parametrize(
    "line",
    [
        "<div class='image-description'>The old quay at dusk, seen from the town hall.</div>",
        "<div class='intro'>Write to the harbour desk: anna.reed@harbour.example</div>",
        "<form><div class='description'>This field is ours and has to stay empty.</div></form>",
        "<h2 class='subtitle'>Council closes the ferry quay</h2>",
    ],
)
def test_what_only_stands_in_such_an_element_is_no_standfirst(line: str) -> None:
    assert head_of(page(HEADLINE + line))[0].standfirst == ""


def test_who_wrote_the_story_is_no_standfirst() -> None:
    told = "<p class='description'>Anna covers the harbour and has sailed on all of its boats.</p>"
    above = f"{HEADLINE}<div>By Anna Reed</div>{told}"
    head, _ = head_of(page(above, data(author={"@type": "Person", "name": "Anna Reed"})))
    assert head.standfirst == ""


def test_the_first_paragraphs_own_words_are_no_standfirst() -> None:
    begins = "The council of the harbour town voted on Tuesday to close the old ferry quay"
    head, _ = head_of(page(f"{HEADLINE}<div class='excerpt'>{begins}</div>"))
    assert head.standfirst == ""


def test_a_standfirst_in_its_place_goes_before_its_copy_in_the_body() -> None:
    above = f"{HEADLINE}<div class='standfirst'>{LEAD}</div>"
    html = page(above).replace(PROSE, f"{PROSE}<p>{LEAD}</p>")
    head, proof = head_of(html)
    assert head.standfirst == LEAD
    assert "standfirst again" in rules(proof)


def test_a_standfirst_that_was_cut_as_a_copy_is_taken_all_the_same() -> None:
    galley = read_html(page(f"{HEADLINE}<div class='standfirst'>{LEAD}</div>"), "")
    proof = Proof(galley=galley)
    proof.claim(Claim(line=1, role=Role.DUPLICATE), "duplicates")
    body = [n for n, line in enumerate(galley.lines) if line.tag == "p"]
    head = read_head(proof, Item(guid="t", body=Body(text="", is_page=True)), body)
    assert head.standfirst == LEAD


def test_a_lede_that_the_pages_data_repeats_is_no_standfirst_where_paragraphs_have_names() -> None:
    lede = PROSE.removeprefix("<p>").partition("</p>")[0]
    named = PROSE.replace("<p>", "<p id='{}'>").format("p1", "p2", "p3")
    html = page(meta=f'<meta name="description" content="{lede}">').replace(PROSE, named)
    assert head_of(html)[0].standfirst == ""
