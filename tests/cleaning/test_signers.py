"""Who signed a page: where names are printed, and whose word counts when they differ."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.cleaning.byline import known_byline, read_byline
from copydesk.cleaning.head import read_head
from copydesk.cleaning.proof import Proof
from copydesk.markup.html import read_html
from copydesk.story.story import Body, Byline, Item

PROSE = (
    "<p>The council of the harbour town voted on Tuesday to close the old ferry quay for good.</p>"
    "<p>Three councillors spoke against the plan, which costs less than the repairs would have.</p>"
    "<p>The last ferry leaves the quay in October, and buses take over the route after that.</p>"
)
HEADLINE = "<h1>Council closes the ferry quay</h1>"


def read(above: str, below: str, head: str = "") -> tuple[Proof, Byline | None]:
    """A page of ours, with lines above and below its story, and its byline."""
    html = (
        f"<html><head>{head}</head><body><article>{HEADLINE}{above}{PROSE}{below}</article></body>"
    )
    galley = read_html(html, "https://harbour-gazette.example/story")
    body = [n for n, line in enumerate(galley.lines) if line.tag == "p" and len(line.text) > 80]
    item = Item(guid="t", body=Body(text=html, is_page=True), publisher="Harbour Gazette")
    proof = Proof(galley=galley)
    return proof, read_head(proof, item, body).byline


def signers(above: str = "", below: str = "", head: str = "") -> list[str]:
    """Who signed such a page."""
    byline = read(above, below, head)[1]
    return [person.name for person in byline.people] if byline else []


# -- lines that say who wrote --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("by tidewatcher · Dec 20, 2025 at 3:00 am · One comment so far", "tidewatcher"),
        ("Posted in Harbour by tidewatcher on August 3, 2019", "tidewatcher"),
        ("Publiziert am 13. Januar 2014 von tidewatcher", "tidewatcher"),
        ("Verfasst von: tidewatcher | 31. Dezember 2008", "tidewatcher"),
        ("Posted by tidewatcher under Boats, Weather | Tags: quay, ferry", "tidewatcher"),
        ("von Marlene7 am 20.09.2020", "Marlene7"),
        ("By HGN, in News, Harbour · 31 Jan 2025, 20:00", "HGN"),
        ("Autor: Jan Petersen Tags: 1907, Hafen, Fähre", "Jan Petersen"),
        ("Eine Kolumne von Jutta Heide", "Jutta Heide"),
        ("Ein Interview von Jutta Heide mit Karl Moor", "Jutta Heide"),
        ("1. Januar 2016 von Jutta Heide Ein Kommentar", "Jutta Heide"),
        ("Autorin/Autor Jan Petersen", "Jan Petersen"),
        ("by Anna ReedNovember 02, 2022", "Anna Reed"),
        ("9. September 2025 um 15:46 Uhr / Jutta Heide", "Jutta Heide"),
        ("Artikel veröffentlicht am 28. April 2024, 14:26 Uhr, Jutta Heide", "Jutta Heide"),
    ],
)
def test_a_line_names_its_author(line: str, name: str) -> None:
    byline = read_byline(line)
    assert byline
    assert [person.name for person in byline.people] == [name]


@pytest.mark.parametrize(
    "line",
    [
        "A post shared by Lena Moss (@lenamoss) on Oct 2, 2018",
        "Ein Beitrag geteilt von Lena Moss (@lenamoss) am 12. Okt. 2018",
        "The Long Quay, by Tom Vale, is out now (Harbour Books, 25)",
    ],
)
def test_who_is_quoted_from_elsewhere_has_not_written_the_story(line: str) -> None:
    assert read_byline(line) is None


@pytest.mark.parametrize(
    ("said", "people"),
    [
        ("Harbour Radio (www.hr.example.com)", [("Harbour Radio", "Harbour Radio")]),
        ("Anna (Mia) Reed", [("Anna (Mia) Reed", "")]),
        ("Anna Reed, Ph.D.", [("Anna Reed, Ph.D.", "")]),
        ("Anna Reed, MD, FACP, Reuters", [("Anna Reed, MD, FACP", "Reuters")]),
        ("harbour.de, Marlow, Germany", [("harbour.de", "harbour.de")]),
        ("red, Reuters", [("red", "red"), ("Reuters", "Reuters")]),
    ],
)
def test_names_are_told_from_papers_and_what_stands_behind_them(
    said: str, people: list[tuple[str, str]]
) -> None:
    byline = known_byline(said)
    assert byline
    assert [(person.name, person.agency) for person in byline.people] == people


# -- places --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "label",
    ["Written by", "WRITTEN BY:", "By", "Article by", "Author", "About the author", "Von:", "Autor",
     "Text & Fotos:", "Par", "Escrito por", "Scritto da", "Door", "Yazan", "Автор", "بقلم", "作者"],
)  # fmt: skip
@pytest.mark.parametrize("picture", ["", "<img src='/a.jpg'>"])
def test_a_name_under_a_line_that_announces_it_signs_the_story(label: str, picture: str) -> None:
    assert signers(below=f"<div>{label}</div>{picture}<div>Anna Reed</div>") == ["Anna Reed"]


def test_names_beside_the_one_that_is_announced_sign_too() -> None:
    list_ = "<div>Authors</div><ul><li>Anna Reed</li><li>Reporter</li><li>Tom Vale</li></ul>"
    assert signers(below=list_) == ["Anna Reed", "Tom Vale"]


@pytest.mark.parametrize("line", ["Home", "The quay was built in 1907 and cost a fortune to keep."])
def test_what_is_no_name_under_such_a_line_signs_nothing(line: str) -> None:
    assert signers(below=f"<div>By</div><div>{line}</div><div>Anna Reed</div>") == []


def test_a_handle_needs_more_than_by_above_it() -> None:
    assert signers(below="<div>By</div><div>tidewatcher</div>") == []
    assert signers(below="<div>Posted by</div><div>tidewatcher</div>") == ["tidewatcher"]


def test_a_portrait_or_a_post_beside_a_name_shows_that_it_signs() -> None:
    portrait = "<img src='/a.jpg'><div>Anna Reed</div><div>Quay Street</div>"
    assert signers(above=portrait) == ["Anna Reed"]
    assert signers(above="<div>Anna Reed</div><div>Senior Reporter</div>") == ["Anna Reed"]
    assert signers(above="<div>Quay Street</div>") == []


def test_of_two_names_under_the_headline_the_one_with_more_signs_is_chosen() -> None:
    above = "<div>Port Ellery</div><div>3 March 2026</div><img src='/a.jpg'><div>Anna Reed</div>"
    assert signers(above=above, below="<div>Anna Reed</div>") == ["Anna Reed"]


def test_a_list_of_names_under_the_headline_signs_the_story() -> None:
    names = "<div>Anna Reed, Tom Vale, Lena Moss & Jan van den Berg</div><div>3 March 2026</div>"
    found = signers(above=names, head='<meta name="author" content="Anna Reed">')
    assert found == ["Anna Reed", "Tom Vale", "Lena Moss", "Jan van den Berg"]


def test_a_name_over_its_biography_signs_the_story() -> None:
    tells = "Anna Reed has covered the harbours of the east coast for the paper since 2009."
    assert signers(below=f"<h4>Anna Reed</h4><p class='b'>{tells}</p>") == ["Anna Reed"]


def test_written_by_amid_the_page_is_read_where_nothing_else_is() -> None:
    assert signers(below="<h3>Written by Anna Reed</h3>") == ["Anna Reed"]


def test_who_comments_under_the_label_of_a_comment_is_not_who_wrote() -> None:
    assert signers(below="<div class='comments'><p>Posted by</p><p>Tom Vale</p></div>") == []


def test_the_footer_of_a_post_is_the_storys_own() -> None:
    footer = "<div class='post-footer'>Quay <span class='author vcard'>Anna Reed</span></div>"
    assert signers(below=footer) == ["Anna Reed"]


def test_a_link_to_an_authors_page_shows_who_signed() -> None:
    assert signers(below="<div><a href='/authors/anna-reed'>Anna Reed</a></div>") == ["Anna Reed"]
    assert signers(below="<div><a href='/places/anna-bay'>Anna Bay</a></div>") == []


def test_who_checked_a_story_has_not_signed_it() -> None:
    link = "<a href='/authors/tom-vale'>Tom Vale</a>"
    assert signers(below=f"<div>Reviewed by {link}</div>") == []
    assert signers(below=f"<div>Fact checked by</div><div>{link}</div>") == []
    both = f"<div>By Anna Reed – Updated Sep 9, 2025 | Fact-checked by {link}</div>"
    assert signers(above=both) == ["Anna Reed"]


def test_whoever_edited_a_book_at_the_storys_end_has_not_signed() -> None:
    assert signers(below="<p>Tom Vale (ed.)</p>") == []
    assert signers(below="<p>(Anna Reed)</p>") == ["Anna Reed"]


# -- whose word counts ---------------------------------------------------------------------------


def test_words_that_run_into_a_name_are_cut_by_where_it_is_marked() -> None:
    above = "<div>By Anna Reedin Harbour</div><a rel='author' href='/a'>Anna Reed</a>"
    assert signers(above=above) == ["Anna Reed"]


def test_an_agency_goes_before_a_bare_guess_but_not_before_a_printed_name() -> None:
    head = '<meta name="author" content="Reuters">'
    assert signers(above="<div>Port Ellery</div><div>3 March 2026</div>", head=head) == ["Reuters"]
    assert signers(above="<div>By Anna Reed</div>", head=head) == ["Anna Reed"]


def test_a_name_with_a_second_first_name_is_the_same_person() -> None:
    head = '<meta name="author" content="Anna Beth Reed">'
    above = "<div>By Anna Reed</div><div class='author'><a href='/t'>Tom Vale</a></div>"
    assert signers(above=above, head=head) == ["Anna Beth Reed"]


# -- lines ---------------------------------------------------------------------------------------


def parts(above: str = "", below: str = "") -> dict[str, list[str]]:
    """The lines of a page of ours by what they were taken as."""
    proof, _ = read(above, below)
    taken: dict[str, list[str]] = {}
    for number, decisions in proof.decided.items():
        for decision in decisions:
            taken.setdefault(decision.part, []).append(proof.line(number).text)
    return taken


def test_all_lines_that_print_the_byline_are_taken() -> None:
    again = "<div>Anna Reed Harbour Reporter</div>"
    taken = parts(above="<div>By Anna Reed</div>" + again, below="<div>Anna Reed</div>")
    assert taken["byline"] == ["By Anna Reed", "Anna Reed Harbour Reporter", "Anna Reed"]


def test_a_byline_of_another_story_below_is_let_go() -> None:
    below = "<div>The lighthouse is dark</div><div>By Tom Vale</div>"
    assert parts(above="<div>By Anna Reed</div>", below=below)["byline"] == ["By Anna Reed"]


def test_a_sentence_with_the_authors_name_stays_in_the_story() -> None:
    told = "<p>Anna Reed saw it.</p><p>Her boat left the quay long before Anna Reed came home.</p>"
    taken = parts(above="<div>By Anna Reed</div>", below=told)
    assert taken["byline"] == ["By Anna Reed"]


# -- hostile -------------------------------------------------------------------------------------


@given(st.lists(st.sampled_from(["By", "Autor:", "Anna Reed", "Tom Vale, MD", "3 March 2026", "x",
                                 "Written by", "Senior Reporter", ""]), max_size=12))  # fmt: skip
def test_any_lines_around_a_story_make_names_or_none(lines: list[str]) -> None:
    around = "".join(f"<div>{line}</div>" for line in lines)
    assert all(name.strip() for name in signers(above=around, below=around))


@pytest.mark.parametrize("line", ["By " * 60_000, "Autor: " * 30_000, "Anna Reed, " * 20_000])
def test_a_line_without_end_is_read_in_no_time(line: str) -> None:
    started = time.process_time()
    signers(above=f"<div>{line}</div>" * 3)
    assert time.process_time() - started < 2.0
