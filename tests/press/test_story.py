"""The page of a story carries what a reader, a lawyer and a machine look for."""

import datetime as dt
import json
import re

import pytest
from lxml import html

from copydesk.press.article import body
from copydesk.press.pages.story import PAGE
from copydesk.press.paper import Page
from copydesk.story.blocks import (
    Block,
    Embed,
    Heading,
    ListEntry,
    Listing,
    Paragraph,
    Picture,
    Quote,
    plain_text,
)
from copydesk.story.change import ChangeKind, Notice
from copydesk.story.edition import Edition
from copydesk.story.record import replace
from copydesk.story.story import Byline, Story, Terms
from press.markup import read
from press.memory_paper import MemoryPaper
from press.sample import DAY, FERRY, NORTHGATE, SITE, TIDELINE, first, hours, paper

FERRY_PATH = "2026/11/23/ferry-sails-again/index.html"
ARABIC_PATH = "2026/11/23/ferry-arabic/index.html"


def printed(path: str, on: MemoryPaper | None = None) -> Page:
    page = PAGE.print(path, on or paper())
    assert page is not None
    return page


def story_page(story: Story, **changes: object) -> str:
    edition = replace(first("a-story", hours(9), story), **changes)
    on = MemoryPaper(SITE, DAY).publish_all([edition])
    return printed("2026/11/23/a-story/index.html", on).content.decode()


def kinds(*blocks: Block) -> list[str]:
    edition = first("a", hours(9), Story(blocks=blocks))
    return [part.kind for part in body(edition, MemoryPaper(SITE, DAY))]


def prose(count: int, start: int = 1) -> list[Paragraph]:
    return [Paragraph(key=f"p{n}", text="x") for n in range(start, start + count)]


def test_each_paragraph_is_an_anchor_with_a_link_to_report_it() -> None:
    page = printed(FERRY_PATH).content.decode()
    found = read(page.encode())
    for key in ("p1", "p8", "t1", "l1", "q1", "e1", "pic-ferry"):
        assert key in found.ids
        assert f"/report/?story=ferry-sails-again&edition=2&block={key}" in found.links


def test_nothing_stands_in_the_body_but_the_story_and_labelled_adverts() -> None:
    page = printed(FERRY_PATH).content.decode()
    inside = html.fromstring(page).find_class("article-body")[0]
    for aside in inside.findall("aside"):
        inside.remove(aside)
    found = " ".join(inside.text_content().split())
    edition = paper().edition("ferry-sails-again")
    assert edition is not None
    told = [plain_text(block) for block in edition.story.blocks if not isinstance(block, Embed)]
    for words in (word for text in told for word in text.split()):
        assert words in found
    for ours in ("Report an error", "Picture:", "Advertisement"):
        assert ours not in found


def test_the_dateline_stands_before_the_first_paragraph_only() -> None:
    page = printed(FERRY_PATH).content.decode()
    assert page.count('class="place"') == 1
    assert re.search(r'<p id="p1"><span class="place">PORT MERROW</span>', page)


def test_a_notice_stands_where_its_severity_puts_it() -> None:
    ferry = printed(FERRY_PATH).content.decode()
    assert ferry.index("notice-material") < ferry.index('id="p1"')
    well = printed("2026/11/21/village-well/index.html").content.decode()
    assert well.index("notice-minor") > well.index('id="p2"')
    bank = printed("2026/11/23/savings-bank-counters/index.html").content.decode()
    assert bank.index("notice-serious") < bank.index('id="p1"')


def noticed(kind: ChangeKind, number: int, text: str = "It was four.") -> Notice:
    return Notice(
        story="s1", edition=number, kind=kind, text=text, at=DAY + hours(number), block="p2"
    )


def test_a_passage_that_was_put_right_is_marked_and_leads_to_its_notice() -> None:
    notices = (noticed(ChangeKind.UPDATE, 2), noticed(ChangeKind.CORRECTION, 3, 'Not "five".'))
    found = html.fromstring(story_page(FERRY, notices=notices))
    [mark] = found.find_class("put-right")
    assert mark.getnext().get("id") == "p2"
    assert (mark.get("href"), mark.get("data-word")) == ("#page-notice-3", "Corrected")
    assert mark.get("aria-label") == 'Corrected: Not "five".'
    assert mark.text_content() == ""
    assert found.get_element_by_id("page-notice-3").text_content().count("Correction") == 1


def test_a_repair_and_a_passage_that_is_gone_leave_no_mark() -> None:
    fixed = noticed(ChangeKind.FIX, 2)
    gone = replace(noticed(ChangeKind.CORRECTION, 3), block="p99")
    assert "put-right" not in story_page(FERRY, notices=(fixed, gone))


def test_a_picture_of_a_gallery_bears_its_own_mark() -> None:
    pair = tuple(Picture(key=key, gallery="g", caption=key) for key in ("g1", "g2"))
    notice = replace(noticed(ChangeKind.CORRECTION, 2), block="g2")
    page = story_page(replace(FERRY, blocks=pair), notices=(notice,))
    assert html.fromstring(page).find_class("put-right")[0].getparent().get("id") == "g2"


def test_a_serious_correction_marks_the_headline_for_a_day() -> None:
    on = paper()
    path = "2026/11/23/savings-bank-counters/index.html"
    assert "<title>Correction: Savings bank" in printed(path, on).content.decode()
    before, on.now = on.now, on.now + dt.timedelta(days=1)
    assert "<title>Savings bank" in printed(path, on).content.decode()
    assert path in set(PAGE.aged(before, on))
    assert not list(PAGE.aged(on.now, on))


def test_the_source_is_named_linked_and_canonical_where_its_terms_say_so() -> None:
    grain = printed("2026/11/23/grain-price-falls/index.html").content.decode()
    assert '<link rel="canonical" href="https://tideline.example/grain">' in grain
    assert "Credit and link." in grain
    ferry = printed(FERRY_PATH).content.decode()
    own = "https://courier.example/2026/11/23/ferry-sails-again/"
    assert f'<link rel="canonical" href="{own}">' in ferry
    assert 'href="https://northgate.example/stories/ferry"' in ferry


def test_a_story_that_search_engines_may_not_have_says_so() -> None:
    source = replace(NORTHGATE, terms=Terms(noindex=True))
    assert '<meta name="robots" content="noindex">' in story_page(FERRY, source=source)
    assert "noindex" not in story_page(FERRY)


def test_a_picture_has_its_sizes_its_words_and_room_before_it_loads() -> None:
    page = printed(FERRY_PATH).content.decode()
    assert '<source type="image/webp" srcset="/pictures/ferry-480.webp 480w' in page
    assert re.search(r'<img src="/pictures/ferry-960\.jpeg"[^>]* width="960" height="640"', page)
    assert 'alt="A white ferry at a quay at first light"' in page
    assert "Ida Lund/Northgate Wire" in page


def test_a_missing_picture_leaves_its_place_caption_and_credit() -> None:
    page = printed("2026/11/23/organ-last-pipe/index.html").content.decode()
    assert "We do not have its file yet" in page
    assert "The organ loft in 1936." in page
    assert "Parish archive, Linden" in page


def test_adverts_come_after_so_many_paragraphs() -> None:
    assert (
        kinds(*prose(12))
        == ["paragraph"] * 3 + ["advert"] + ["paragraph"] * 6 + ["advert"] + ["paragraph"] * 3
    )


@pytest.mark.parametrize(
    "beside",
    [Picture(key="x"), Quote(key="x", text="x", pull=True), Heading(key="x", text="x")],
    ids=["picture", "pull quote", "subhead"],
)
def test_an_advert_never_stands_beside(beside: Block) -> None:
    parts = kinds(*prose(3), beside, *prose(3, start=4))
    place = parts.index("advert")
    assert parts[place - 1] == parts[place + 1] == "paragraph"


def test_a_short_story_has_no_advert_at_its_end() -> None:
    assert "advert" not in kinds(*prose(3))


def test_an_arabic_story_has_an_arabic_page() -> None:
    page = printed(ARABIC_PATH).content.decode()
    found = read(page.encode())
    assert found.values("html", "lang") == ["ar"]
    assert found.values("html", "dir") == ["rtl"]
    assert "لاحظت خطأً؟" in page
    assert "نُشر" in page


def test_a_story_in_a_language_we_do_not_speak_keeps_its_own_direction() -> None:
    page = story_page(Story(headline="שלום", language="he", blocks=tuple(prose(1))))
    found = read(page.encode())
    assert found.values("html", "dir") == ["ltr"]
    assert re.search(r'<div class="body article-body" lang="he" dir="rtl">', page)


def test_related_stories_are_earlier_ones_of_the_section() -> None:
    page = printed(FERRY_PATH).content.decode()
    related = page[page.index("page-related") :]
    assert "Council puts harbour wall" in related
    assert "Village well" in related


def test_nothing_a_source_sends_becomes_markup() -> None:
    bad = '"><script>alert(1)</script>\u2028</script>'
    story = Story(
        headline=bad,
        standfirst=bad,
        kicker=bad,
        byline=Byline(text=bad),
        language='en"><b>',
        blocks=(
            Paragraph(key='k"><b>', text=bad + "\x00\x1b\ud800"),
            Picture(key="p", caption=bad, alt=bad),
        ),
    )
    page = story_page(story, source=replace(TIDELINE, name=bad, url="javascript:alert(1)"))
    assert "<script>alert" not in page
    assert 'href="javascript:' not in page
    assert "<b>" not in page
    assert "\x00" not in page
    assert set(read(page.encode()).errors) <= {"odd id: 'k\"><b>'"}


def test_structured_data_tells_of_corrections_and_of_the_policy() -> None:
    page = printed(FERRY_PATH).content.decode()
    found = re.search(r'ld\+json">(.*?)</script>', page)
    assert found is not None
    data = json.loads(found.group(1))
    assert data["headline"] == FERRY.headline
    assert data["correction"][0]["@type"] == "CorrectionComment"
    assert data["publisher"]["correctionsPolicy"].endswith("/about/#corrections")
    assert data["dateModified"] > data["datePublished"]


def test_a_tombstone_says_why_and_nothing_else() -> None:
    page = printed("2026/11/23/harbour-pilot/index.html")
    text = page.content.decode()
    assert page.status == 410
    assert "because its source withdrew it" in text
    assert '<meta name="robots" content="noindex">' in text
    assert "canonical" not in text


def test_an_address_of_another_page_is_not_a_story() -> None:
    for path in ("index.html", "robots.txt", "2026/11/23/index.html", "../x/index.html"):
        assert PAGE.print(path, paper()) is None


def test_a_story_without_anything_still_has_a_page() -> None:
    edition: Edition = replace(first("bare", hours(9), Story(headline="Bare")), source=None)
    on = MemoryPaper(SITE, DAY).publish_all([edition])
    assert read(printed("2026/11/23/bare/index.html", on).content).errors == []


def test_a_block_in_another_language_is_read_and_written_in_its_own() -> None:
    blocks = (
        Paragraph(key="p1", text="The port said:"),
        Quote(key="q1", text="مرحبا بكم", language="ar"),
        Paragraph(key="p2", text="Guten Tag.", language="de"),
        Listing(key="l1", entries=(ListEntry(text="שלום"),), language="he"),
        Heading(key="h1", text="Bonjour", language="fr"),
    )
    page = story_page(replace(FERRY, blocks=blocks))
    assert '<blockquote class="quote" id="q1" lang="ar" dir="rtl">' in page
    assert '<p id="p2" lang="de" dir="ltr">' in page
    assert '<ul id="l1" lang="he" dir="rtl">' in page
    assert '<h2 id="h1" lang="fr" dir="ltr">' in page
    assert '<p id="p1"><' in page


def test_a_strange_language_cannot_leave_its_attribute() -> None:
    block = Paragraph(key="p1", text="x", language='"><script>')
    assert "<script>" not in story_page(replace(FERRY, dateline=None, blocks=(block,)))[-9000:]


def test_an_entry_of_a_live_report_is_headed_by_its_clock_or_its_day() -> None:
    blocks = (
        Heading(key="h1", text="Boats out", kind="live-entry", at=DAY + hours(8)),
        Heading(key="h2", text="", kind="live-entry", at=DAY + hours(8 + 72)),
        Heading(key="h3", text="Will it sail?", kind="question"),
    )
    page = story_page(replace(FERRY, blocks=blocks))
    assert re.search(
        r'<h2 id="h1" class="live-entry"><time [^>]+>\d\d:00</time> Boats out</h2>', page
    )
    assert re.search(
        r'<h2 id="h2" class="live-entry"><time [^>]+>2\d November[^<]+</time></h2>', page
    )
    assert '<h2 id="h3" class="question">Will it sail?</h2>' in page
