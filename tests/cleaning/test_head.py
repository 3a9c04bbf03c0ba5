"""The head of a story: what each field is taken from, and how sure it is."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cleaning.heads import data, head_of, page, sure

from copydesk.cleaning.head import Head
from copydesk.story.story import Role

# -- headline ------------------------------------------------------------------------------------


def test_print_and_data_that_agree_make_a_headline_sure() -> None:
    head, _ = head_of(page(meta=data()))
    assert head.headline == "Council closes the ferry quay"
    assert sure(head, "headline").value > 0.9


def test_a_headline_by_data_alone_is_less_sure() -> None:
    head, _ = head_of(page("", meta=data()))
    assert head.headline == "Council closes the ferry quay"
    assert sure(head, "headline").value < 0.8
    assert sure(head, "headline").why == "page data"


@pytest.mark.parametrize(
    "title",
    [
        "Council closes the ferry quay | Harbour Gazette",
        "Council closes the ferry quay - Harbour Gazette",
        "Harbour Gazette » Council closes the ferry quay",
        "Council closes the ferry quay — Local — Harbour Gazette",
    ],
)
def test_the_sites_name_is_no_part_of_the_headline(title: str) -> None:
    head, _ = head_of(page("", meta=f"<title>{title}</title>"), publisher="Harbour Gazette")
    assert head.headline.startswith("Council closes the ferry quay")
    assert "Gazette" not in head.headline


def test_a_main_heading_that_is_the_sites_name_is_no_headline() -> None:
    above = "<h1><a href='/'>Harbour Gazette</a></h1><h2>Council closes the ferry quay</h2>"
    head, _ = head_of(page(above, "<meta property='og:site_name' content='Harbour Gazette'>"))
    assert head.headline == "Council closes the ferry quay"


def test_a_main_heading_goes_before_a_title_made_for_search() -> None:
    meta = "<title>Ferry quay harbour closing 2026: all you need to know</title>"
    head, _ = head_of(page(meta=meta))
    assert head.headline == "Council closes the ferry quay"


def test_the_sites_name_behind_the_headline_on_its_line_is_cut() -> None:
    above = "<h1>Council closes the ferry quay | Harbour Gazette</h1>"
    head, proof = head_of(page(above, "<meta property='og:site_name' content='Harbour Gazette'>"))
    assert head.headline == "Council closes the ferry quay"
    assert any(d.role is Role.LABEL for decided in proof.decided.values() for d in decided)


def test_a_kicker_on_the_headlines_line_is_set_apart_where_data_shows_it() -> None:
    above = "<h1><span>Harbour</span> <span>Council closes the ferry quay</span></h1>"
    head, _ = head_of(page(above, data()))
    assert (head.kicker, head.headline) == ("Harbour", "Council closes the ferry quay")


def test_a_kicker_is_found_by_the_sign_that_data_has_and_print_has_not() -> None:
    above = "<h1><span>Harbour</span> <span>Council closes the ferry quay</span></h1>"
    head, _ = head_of(page(above, data(headline="Harbour: Council closes the ferry quay")))
    assert (head.kicker, head.headline) == ("Harbour", "Council closes the ferry quay")


def test_a_label_marked_as_kicker_above_the_headline_is_the_kicker() -> None:
    above = "<div class='overline'>Harbour</div><h1>Council closes the ferry quay</h1>"
    head, _ = head_of(page(above))
    assert head.kicker == "Harbour"


def test_a_label_above_the_headline_that_nothing_marks_is_no_kicker() -> None:
    head, _ = head_of(page("<div class='x1'>Harbour</div><h1>Council closes the ferry quay</h1>"))
    assert head.kicker == ""


def test_a_day_before_the_headline_on_its_line_is_no_kicker() -> None:
    above = "<h1>3 March 2026 Council closes the ferry quay</h1>"
    head, _ = head_of(page(above, data()))
    assert (head.kicker, head.headline) == ("", "Council closes the ferry quay")


def test_the_headline_again_with_one_word_more_goes_from_the_top() -> None:
    above = (
        "<h1>Council closes the old ferry quay</h1><h2>Home Council closes the old ferry quay</h2>"
    )
    _, proof = head_of(page(above, data(headline="Council closes the old ferry quay")))
    rules = {d.rule for decided in proof.decided.values() for d in decided}
    assert "headline nearly again" in rules


def test_entities_in_data_are_read() -> None:
    head, _ = head_of(page("", data(headline="Council &amp; ferry quay: no deal yet")))
    assert head.headline == "Council & ferry quay: no deal yet"


# -- byline --------------------------------------------------------------------------------------


def names(head: Head) -> list[str]:
    """The names of those who signed."""
    return [person.name for person in head.byline.people] if head.byline else []


def author(*people: str) -> list[dict[str, str]]:
    """Authors in data."""
    return [{"@type": "Person", "name": name} for name in people]


def test_a_byline_in_print_and_data_is_sure() -> None:
    above = "<h1>Council closes the ferry quay</h1><div>By Anna Reed</div>"
    head, _ = head_of(page(above, data(author=author("Anna Reed"))))
    assert names(head) == ["Anna Reed"]
    assert sure(head, "byline").value > 0.9


def test_a_person_in_print_goes_before_the_papers_name_in_data() -> None:
    above = "<h1>Council closes the ferry quay</h1><div>By Anna Reed</div>"
    meta = data(author=author("Harbour Gazette"), publisher={"name": "Harbour Gazette"})
    assert names(head_of(page(above, meta))[0]) == ["Anna Reed"]


def test_the_papers_name_beside_a_person_in_data_is_left_out() -> None:
    meta = data(
        author=author("Harbour Gazette", "Anna Reed"), publisher={"name": "Harbour Gazette"}
    )
    assert names(head_of(page(meta=meta))[0]) == ["Anna Reed"]


def test_an_agency_beside_a_person_in_data_signs_too() -> None:
    head, _ = head_of(page(meta=data(author=author("Reuters", "Anna Reed"))))
    assert names(head) == ["Reuters", "Anna Reed"]


def test_where_print_and_data_differ_a_third_place_decides() -> None:
    above = (
        "<h1>Council closes the ferry quay</h1>"
        "<div class='byline' itemprop='author'>By Anna Reed</div>"
    )
    assert names(head_of(page(above, data(author=author("Tom Vale"))))[0]) == ["Anna Reed"]


def test_a_full_name_in_print_goes_before_a_first_name_in_data() -> None:
    above = "<h1>Council closes the ferry quay</h1><div>By Anna Reed</div>"
    assert names(head_of(page(above, data(author=author("Anna"))))[0]) == ["Anna Reed"]


def test_a_name_alone_under_the_headline_beside_a_date_is_the_byline() -> None:
    above = "<h1>Council closes the ferry quay</h1><div>Anna Reed</div><div>3 March 2026</div>"
    head, _ = head_of(page(above))
    assert names(head) == ["Anna Reed"]
    assert sure(head, "byline").value < 0.5


def test_a_rubric_beside_a_date_is_nobody_where_data_names_the_author() -> None:
    above = "<h1>Council closes the ferry quay</h1><div>Harbour Life, 3 March 2026</div>"
    assert names(head_of(page(above, data(author=author("Anna Reed"))))[0]) == ["Anna Reed"]


# -- days ----------------------------------------------------------------------------------------


def test_a_moment_keeps_the_offset_it_came_with() -> None:
    head, _ = head_of(page(meta=data(datePublished="2026-03-03T23:30:00-05:00")))
    assert head.published
    assert head.published.isoformat() == "2026-03-03T23:30:00-05:00"
    assert sure(head, "published").why == "page data, -05:00"


def test_a_printed_clock_shows_in_which_zone_data_in_utc_was_printed() -> None:
    above = "<h1>Council closes the ferry quay</h1><div>3 March 2026, 21:44</div>"
    head, _ = head_of(page(above, data(datePublished="2026-03-04T00:44:52Z")))
    assert head.published
    assert head.published.isoformat() == "2026-03-03T21:44:52-03:00"


def test_a_printed_day_next_to_data_in_utc_is_the_day_of_the_story() -> None:
    above = "<h1>Council closes the ferry quay</h1><div>4 March 2026</div>"
    head, _ = head_of(page(above, data(datePublished="2026-03-03T23:15:00Z")))
    assert head.published
    assert head.published.date() == dt.date(2026, 3, 4)
    assert head.published == dt.datetime(2026, 3, 3, 23, 15, tzinfo=dt.UTC)


def test_a_printed_clock_without_a_zone_is_taken_as_utc_and_says_so() -> None:
    above = "<h1>Council closes the ferry quay</h1><div>Published 3 March 2026, 14:05</div>"
    head, _ = head_of(page(above))
    assert head.published == dt.datetime(2026, 3, 3, 14, 5, tzinfo=dt.UTC)
    assert sure(head, "published").why.endswith("no zone: UTC taken")


def test_an_earlier_day_in_print_goes_before_the_day_a_page_was_built() -> None:
    above = "<h1>Council closes the ferry quay</h1><div>3 March 2024</div>"
    head, _ = head_of(page(above, data(datePublished="2026-01-15")))
    assert head.published
    assert head.published.date() == dt.date(2024, 3, 3)
    assert sure(head, "published").value < 0.7


def test_a_day_of_change_in_print_does_not_make_the_story_younger() -> None:
    above = "<h1>Council closes the ferry quay</h1><div>Updated 5 March 2026</div>"
    head, _ = head_of(page(above, data(datePublished="2026-03-03T08:00:00Z")))
    assert head.published
    assert head.updated
    assert (head.published.day, head.updated.day) == (3, 5)


def test_a_day_that_may_be_two_is_the_one_the_address_names() -> None:
    above = "<h1>Council closes the ferry quay</h1><div>03/04/2026</div>"
    head, _ = head_of(page(above), link="https://harbour-gazette.example/2026/04/03/quay")
    assert head.published
    assert head.published.date() == dt.date(2026, 4, 3)


def test_a_day_on_the_line_of_the_byline_is_read_too() -> None:
    above = "<h1>Council closes the ferry quay</h1><div>By Anna Reed | 3 March 2026</div>"
    head, _ = head_of(page(above))
    assert names(head) == ["Anna Reed"]
    assert head.published
    assert head.published.date() == dt.date(2026, 3, 3)


def test_what_a_feed_sent_goes_before_what_the_page_says() -> None:
    sent = dt.datetime(2026, 3, 1, tzinfo=dt.UTC)
    head, _ = head_of(page(meta=data(datePublished="2026-03-03")), published=sent)
    assert head.published == sent
    assert sure(head, "published").why == "sent with the copy"


# -- standfirst and doubt ------------------------------------------------------------------------


def test_the_line_that_repeats_the_pages_description_is_the_standfirst() -> None:
    lead = "The last boat leaves in October, and buses take over the route."
    above = f"<h1>Council closes the ferry quay</h1><div>{lead}</div>"
    head, _ = head_of(page(above, f"<meta name='description' content='{lead}'>"))
    assert head.standfirst == lead
    assert sure(head, "standfirst").value > 0.9


def test_every_field_that_is_said_has_its_confidence() -> None:
    above = (
        "<div class='kicker'>Harbour</div><h1>Council closes the ferry quay</h1>"
        "<div class='standfirst'>The last boat leaves the old quay in October.</div>"
        "<div>By Anna Reed</div><div>3 March 2026</div><div>Updated 4 March 2026</div>"
    )
    head, _ = head_of(page(above))
    fields = ("headline", "kicker", "standfirst", "byline", "published", "updated")
    assert tuple(one.of for one in head.confidences) == fields
    assert all(0 < one.value <= 1 and one.why for one in head.confidences)


@given(st.text(max_size=200), st.text(max_size=80), st.text(max_size=80))
def test_any_words_in_the_head_make_a_head(title: str, line: str, said: str) -> None:
    above = f"<h1>{title}</h1><div class='byline'>{line}</div><div>{said}</div>"
    meta = f"<title>{title} | {said}</title><meta name='author' content='{line}'>"
    head, _ = head_of(page(above, meta + data(headline=said, datePublished=line, author=title)))
    assert all(0 <= one.value <= 1 for one in head.confidences)


def test_a_name_alone_at_the_foot_signs_the_story() -> None:
    html = page().replace("</article>", "<p>Anna Reed</p></article>")
    head, _ = head_of(html)
    assert names(head) == ["Anna Reed"]
    assert sure(head, "byline").why == "a name alone at the story's end"


def test_who_comments_is_not_who_wrote() -> None:
    html = page().replace("</article>", "<div class='comment'><p>by Tom Vale</p></div></article>")
    assert names(head_of(html)[0]) == []


def test_a_caption_under_the_headline_is_no_standfirst() -> None:
    above = (
        "<h1>Council closes the ferry quay</h1>"
        "<div class='intro'>The old quay at dusk on Monday evening. Foto: Lena Moss</div>"
    )
    assert head_of(page(above))[0].standfirst == ""


def test_a_standfirst_that_passes_for_the_bodys_first_line_is_told_by_its_element() -> None:
    lead = (
        "<p class='article-subtitle'>The last boat leaves the old quay in October, and buses"
        " take over the whole route after that.</p>"
    )
    head, _ = head_of(page(f"<h1>Council closes the ferry quay</h1>{lead}<div>By Anna Reed</div>"))
    assert head.standfirst.startswith("The last boat leaves")


def test_a_first_paragraph_like_the_others_is_no_standfirst() -> None:
    words = "The council of the harbour town voted on Tuesday to close the old ferry quay for good."
    head, _ = head_of(page(meta=f"<meta name='description' content='{words}'>"))
    assert head.standfirst == ""
