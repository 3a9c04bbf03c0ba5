"""Where adverts stand, which, and beside which stories none does."""

import datetime as dt
from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from copydesk.press.advert import Advert
from copydesk.press.advertising import chosen, slots, takes_adverts
from copydesk.press.article import body
from copydesk.press.pages.story import PAGE
from copydesk.press.paper import Section, Site
from copydesk.press.sensitive import is_sensitive
from copydesk.story.blocks import Credit, Paragraph, Picture
from copydesk.story.edition import Edition
from copydesk.story.record import replace
from copydesk.story.story import Concept, Story
from press.memory_paper import MemoryPaper
from press.sample import DAY, SITE, first, hours

BOAT = Advert(key="boat", words="A boat for a day", address="/boats/")
OIL = Advert(key="oil", words="Oil for a night", address="https://oil.example/")
KINDS = ("paragraph", "heading", "picture", "gallery", "quote", "pull", "list", "table", "embed")


def edition(id: str = "a", **changes: object) -> Edition:
    blocks = tuple(Paragraph(key=f"p{n}", text="x") for n in range(12))
    return first(
        id, hours(9), replace(Story(headline="Boats", language="en", blocks=blocks), **changes)
    )


def with_adverts(*adverts: Advert, **changes: object) -> Site:
    return replace(SITE, house_adverts=adverts, **changes)


def page_of(one: Edition, site: Site) -> html.HtmlElement:
    page = PAGE.print(f"{one.path[1:]}index.html", MemoryPaper(site, DAY).publish_all([one]))
    assert page is not None
    return html.fromstring(page.content.decode())


@given(st.lists(st.sampled_from(KINDS), max_size=40), st.integers(1, 9))
def test_a_slot_stands_between_two_paragraphs_and_far_from_the_next(
    kinds: list[str], apart: int
) -> None:
    site = replace(SITE, ad_after=(1, 4, 9), ad_apart=apart)
    found = slots(kinds, site)
    for place in found:
        assert kinds[place : place + 2] == ["paragraph", "paragraph"]
    for one, other in pairwise(found):
        assert kinds[one + 1 : other + 1].count("paragraph") >= apart


def test_slots_keep_their_distance_even_where_two_fall_due_at_once() -> None:
    site = replace(SITE, ad_after=(3, 4), ad_apart=5)
    assert slots(["paragraph"] * 12, site) == (2, 7)


def test_a_paper_without_slots_has_none() -> None:
    assert slots(["paragraph"] * 12, replace(SITE, ad_after=())) == ()


def test_where_there_is_nothing_to_show_no_place_is_kept() -> None:
    on = MemoryPaper(replace(SITE, contact=""), DAY)
    assert "advert" not in {part.kind for part in body(edition(), on)}


def test_a_house_advert_is_labelled_leads_somewhere_and_shows_its_picture() -> None:
    picture = Picture(
        key="x", file="ferry", alt="A boat", credit=Credit(text="Us"), width=960, height=640
    )
    page = page_of(edition(), with_adverts(replace(BOAT, picture=picture), OIL))
    [one, other] = page.find_class("advert")
    found = {link.get("href") for slot in (one, other) for link in slot.find_class("advert-link")}
    assert found == {"/boats/", "https://oil.example/"}
    assert one.findtext("p[@class='advert-label']") == "Advertisement"
    [image] = page.find_class("article-body")[0].findall(".//img")
    assert (image.get("width"), image.get("loading")) == ("960", "lazy")


def test_a_story_shows_the_same_adverts_at_every_printing_and_none_twice() -> None:
    site = with_adverts(*(replace(BOAT, key=f"a{n}") for n in range(5)))
    first_time, again = (chosen(edition("x"), site, DAY, 2) for _ in range(2))
    assert first_time == again
    assert len({one.key for one in first_time}) == 2
    assert len(chosen(edition("x"), with_adverts(BOAT), DAY, 2)) == 1


def test_an_advert_of_weight_three_stands_about_three_times_as_often() -> None:
    site = with_adverts(replace(BOAT, weight=3), OIL)
    drawn = Counter(chosen(edition(f"s{n}"), site, DAY, 1)[0].key for n in range(2000))
    assert 2.5 < drawn["boat"] / drawn["oil"] < 3.6


def test_an_advert_stands_in_its_sections_and_those_below_them() -> None:
    sections = (
        Section(key="sport", name="Sport"),
        Section(key="rowing", name="Rowing", parent="sport"),
    )
    site = with_adverts(replace(BOAT, sections=("sport",)), sections=sections)
    assert chosen(edition(section="rowing"), site, DAY, 1)
    assert not chosen(edition(section="world"), site, DAY, 1)


def test_an_advert_stands_in_its_locale() -> None:
    assert not chosen(edition(), with_adverts(replace(BOAT, locale="ar")), DAY, 1)
    assert chosen(edition(), with_adverts(replace(BOAT, locale="")), DAY, 1)


def test_an_advert_stands_beside_stories_of_its_time_until_it_has_ended() -> None:
    timed = replace(BOAT, starts=DAY, ends=DAY + dt.timedelta(days=2))
    assert chosen(edition(), with_adverts(timed), DAY + hours(20), 1)
    assert not chosen(edition(), with_adverts(timed), DAY + dt.timedelta(days=2), 1)
    later = replace(timed, starts=DAY + hours(10))
    assert not chosen(edition(), with_adverts(later), DAY + hours(20), 1)


def test_pages_whose_advert_has_ended_are_printed_again() -> None:
    end = DAY + dt.timedelta(days=2)
    site = with_adverts(replace(BOAT, starts=DAY, ends=end))
    on = MemoryPaper(site, end).publish_all(
        [edition(), replace(edition("old"), first_at=DAY - hours(3))]
    )
    assert list(PAGE.aged(end - hours(1), on)) == ["2026/11/23/a/index.html"]
    assert list(PAGE.aged(end, on)) == []


def test_without_an_ad_server_nothing_of_one_is_in_the_page() -> None:
    page = html.tostring(page_of(edition(), with_adverts(BOAT)))
    for word in (b"data-advert", b"data-host", b"<iframe", b"data-yes"):
        assert word not in page


def test_an_ad_server_is_named_with_its_slot_and_only_asked_after_a_yes() -> None:
    site = with_adverts(BOAT, ad_frame="https://ads.example/s?n={slot}&s={section}")
    page = page_of(edition(section="world"), site)
    assert [slot.get("data-advert") for slot in page.find_class("advert")] == [
        "https://ads.example/s?n=1&s=world",
        "https://ads.example/s?n=2&s=world",
    ]
    assert b"<iframe" not in html.tostring(page)
    assert "They come from ads.example" in str(page.find_class("drawn")[0].get("title"))


# --- stories that none stands beside -----------------------------------------------------


@pytest.mark.parametrize(
    ("language", "headline"),
    [
        ("en", "Two killed as ferry strikes quay"),
        ("en-GB", "Death of a harbour pilot"),
        ("de", "Drei Tote bei Unfall auf der Fähre"),
        ("fr", "Un séisme fait quatre morts"),
        ("es", "Fallece la capitana del puerto"),
        ("ar", "مقتل شخصين في انفجار"),
        ("ar", "والحرب مستمرة"),
        ("nl", "Attack on a ferry"),
    ],
)
def test_grave_news_is_told_by_its_words(language: str, headline: str) -> None:
    assert is_sensitive(Story(headline=headline, language=language))


@pytest.mark.parametrize(
    ("language", "headline"),
    [
        ("en", "Warm weekend ahead, award for bakers"),
        ("en", "Deadline for taxes moved"),
        ("de", "Totale Sonnenfinsternis im August"),
        ("fr", "La violoniste joue Bach"),
        ("es", "El violín más viejo del puerto"),
        ("ar", "العبّارة تعود إلى الإبحار"),
    ],
)
def test_other_news_is_not(language: str, headline: str) -> None:
    assert not is_sensitive(Story(headline=headline, language=language))


@pytest.mark.parametrize(
    "code",
    [
        "medtop:16000000",
        "http://cv.iptc.org/newscodes/mediatopic/03000000",
        "medtop:20000056",
        "20000148",
    ],
)
def test_grave_news_is_told_by_its_media_topic(code: str) -> None:
    assert is_sensitive(Story(headline="A day", language="en", concepts=(Concept(code=code),)))


def test_a_genre_a_term_and_the_desk_tell_it_too() -> None:
    obituary = Concept(code="genre:Obituary", name="Obituary", kind="genre")
    assert is_sensitive(Story(headline="A life", concepts=(obituary,)))
    assert is_sensitive(Story(headline="A day", subjects=("funerals",)))
    assert is_sensitive(Story(headline="A day", without_adverts=True))
    sport = Concept(code="medtop:15000000", name="sport")
    assert not is_sensitive(Story(headline="A day", concepts=(sport,)))


def test_no_advert_stands_beside_grave_news_nor_in_a_section_kept_free() -> None:
    assert not takes_adverts(edition(headline="Two killed"), SITE)
    assert not takes_adverts(edition(section="world"), replace(SITE, ad_free=("world",)))
    page = page_of(edition(without_adverts=True), with_adverts(BOAT))
    assert page.find_class("advert") == []
