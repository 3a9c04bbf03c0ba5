"""Galleries, tables, embeds, source notes and what stands at the foot of a story."""

import re

import brotli
import pytest
from lxml import html

from copydesk.press.asset import assets
from copydesk.press.citing import links, notes, notes_by_block, placed_marks
from copydesk.press.embedding import frame_origins, framed, origins
from copydesk.press.grid import rows_of
from copydesk.press.marks import marked
from copydesk.press.pages.history import PAGE as HISTORY
from copydesk.press.pages.story import PAGE
from copydesk.press.words import words
from copydesk.story.blocks import Block, Embed, Footnote, Mark, Paragraph, Table
from copydesk.story.change import ChangeKind
from copydesk.story.edition import Edition
from copydesk.story.record import replace
from copydesk.story.story import Source, Story, Terms
from press.markup import read
from press.memory_paper import MemoryPaper
from press.sample import ARABIC, DAY, LANTERN, NORTHGATE, SITE, first, following, hours

LONG = "The council met for the third time this week and agreed on nothing but the date. "


def page_of(story: Story, source: Source | None = NORTHGATE) -> str:
    edition = first("a-story", hours(9), story, source)
    page = PAGE.print(
        "2026/11/23/a-story/index.html", MemoryPaper(SITE, DAY).publish_all([edition])
    )
    assert page is not None
    return page.content.decode()


def edition_of(*blocks: Block) -> Edition:
    return first("a-story", hours(9), Story(blocks=blocks))


def body_of(page: str) -> html.HtmlElement:
    return html.fromstring(page).find_class("article-body")[0]


# --- galleries -----------------------------------------------------------------


def test_pictures_of_a_gallery_stand_together_each_with_its_words_and_its_report_link() -> None:
    page = page_of(LANTERN)
    [gallery] = body_of(page).find_class("gallery")
    figures = gallery.findall(".//figure")
    assert [one.get("id") for one in figures] == ["g1-1", "g1-2", "g1-3", "g1-4"]
    for figure in figures:
        assert "Ida Lund/Northgate Wire" in (figure.findtext(".//figcaption/span/bdi") or "")
        [flag] = figure.find_class("flag")
        assert f"block={figure.get('id')}" in str(flag.get("href"))


def test_a_picture_of_a_gallery_has_room_before_it_comes_and_a_missing_one_keeps_its_place() -> (
    None
):
    [gallery] = body_of(page_of(LANTERN)).find_class("gallery")
    images = gallery.findall(".//img")
    assert [(one.get("width"), one.get("height")) for one in images] == [("960", "640")] * 3
    assert "We do not have its file yet" in str(gallery.text_content())


def test_a_gallery_of_one_is_a_picture() -> None:
    story = replace(LANTERN, blocks=LANTERN.blocks[:3])
    assert body_of(page_of(story)).find_class("gallery") == []


def test_the_first_picture_near_the_head_is_asked_for_first_and_others_when_wanted() -> None:
    found = re.findall(r"<img [^>]+>", page_of(LANTERN))
    assert ['fetchpriority="high"' in one for one in found[:3]] == [True, False, False]
    assert ['loading="lazy"' in one for one in found[:3]] == [False, True, True]


# --- tables ----------------------------------------------------------------------


def test_a_table_has_a_caption_and_headings_for_its_columns_and_rows() -> None:
    [table] = body_of(page_of(LANTERN)).findall(".//table")
    assert table.findtext("caption") == "What the light cost, in crowns"
    heads = [(cell.get("scope"), cell.text) for cell in table.findall(".//th")]
    assert heads[:2] == [("col", "1964"), ("col", "1965")]
    assert heads[-2:] == [("row", "Oil"), ("row", "Glass")]


@pytest.mark.parametrize(
    ("cells", "is_figure"),
    [
        (("1,204.50", "–", "42"), True),
        (("12 %", "3,5 %"), True),
        (("€ 1.200", "€ 90"), True),
        (("١٬٢٠٤", "٤٢"), True),
        (("-3", "+4.1"), True),
        (("2:1", "10:45"), True),
        (("42", "the trust"), False),
        (("–", ""), False),
    ],
)
def test_columns_of_figures_are_set_in_line(cells: tuple[str, ...], *, is_figure: bool) -> None:
    _, rows = rows_of(Table(key="t", rows=tuple((cell,) for cell in cells)))
    assert {row[0].is_figure for row in rows} == {is_figure}


def test_a_heading_column_is_none_of_figures() -> None:
    _, [row] = rows_of(Table(key="t", rows=(("1965", "310"),), header_columns=1))
    assert [(cell.scope, cell.is_figure) for cell in row] == [("row", False), ("", True)]


# --- embeds ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("address", "frame"),
    [
        (
            "https://www.youtube.com/watch?v=abcdefghijk",
            "www.youtube-nocookie.com/embed/abcdefghijk",
        ),
        ("https://youtu.be/abcdefghijk?t=4", "www.youtube-nocookie.com/embed/abcdefghijk"),
        (
            "https://m.youtube.com/watch?a=b&v=abcdefghijk",
            "www.youtube-nocookie.com/embed/abcdefghijk",
        ),
        ("https://vimeo.com/76979871", "player.vimeo.com/video/76979871?dnt=1"),
        ("https://video.example/ferry", "video.example/ferry"),
    ],
)
def test_an_embed_opens_in_a_frame_of_a_provider_that_is_allowed(address: str, frame: str) -> None:
    found = framed(address, ("youtube", "vimeo", "video.example"))
    assert found is not None
    assert found.address == f"https://{frame}"


@pytest.mark.parametrize(
    "address",
    [
        "https://dai.ly/x1",
        "https://youtube.com.evil.example/watch?v=abcdefghijk",
        "https://www.youtube.com/@channel",
        "http://video.example/ferry",
        "https://video.example:8443/ferry",
        "javascript:alert(1)",
        "https://[",
        "",
    ],
)
def test_anybody_else_stays_a_link(address: str) -> None:
    assert framed(address, ("youtube", "vimeo", "video.example")) is None


def test_a_page_asks_nobody_for_an_embed_and_says_whom_it_would_ask() -> None:
    page = page_of(LANTERN)
    assert "<iframe" not in page
    [embed] = body_of(page).find_class("embed")
    assert embed.get("data-frame") == "https://player.vimeo.com/video/76979871?dnt=1"
    assert 'href="https://vimeo.com/76979871"' in page
    assert "It comes from player.vimeo.com, who then learn your address" in page


def test_the_policy_names_the_hosts_of_frames_and_nothing_that_could_end_it() -> None:
    assert origins(("vimeo", "video.example", "x; script-src *")) == (
        "https://player.vimeo.com",
        "https://video.example",
    )
    site = replace(SITE, embeds=(), ad_frame="https://ads.example/slot?n={slot}")
    assert frame_origins(site) == ("https://ads.example",)


# --- source notes ------------------------------------------------------------------------


def test_a_source_note_is_marked_in_the_text_and_told_at_the_foot_with_a_way_back() -> None:
    page = page_of(LANTERN)
    tree = html.fromstring(page)
    [one, two] = tree.find_class("note-mark")
    assert (one.get("href"), one.get("id"), one.get("role")) == ("#n1", "n1-mark", "doc-noteref")
    assert two.getparent().get("id") == "p2"
    note = tree.get_element_by_id("n1")
    assert "Minutes of the trust, 14 November." in note.text_content()
    assert [link.get("href") for link in note.findall("a")][:2] == [
        "https://sker.example/minutes.pdf",
        "#n1-mark",
    ]
    assert "block=n1" in str(note.find_class("flag")[0].get("href"))


def test_nothing_of_a_note_stands_among_the_words_of_the_text() -> None:
    inside = body_of(page_of(LANTERN))
    paragraph = next(one for one in inside.findall("p") if one.get("id") == "p1")
    assert "for the first time in 61 years, and the trust" in " ".join(
        paragraph.text_content().split()
    )
    assert "Minutes" not in inside.text_content()
    assert not re.search(r"\[?1\]?, and", paragraph.text_content())


def test_a_mark_stands_behind_its_words_at_the_end_without_them_and_never_inside_a_link() -> None:
    text = "He paid 14 crowns for oil."
    block = Paragraph(
        key="p", text=text, marks=(Mark(start=8, end=17, kind="link", href="https://a.example/"),)
    )
    told = [
        Footnote(key=f"n{n}", text="x", after=after) for n, after in enumerate(("14", "gone", ""))
    ]
    numbered = notes_by_block(edition_of(block, *told))["p"]
    say = words("en")
    places = [place for place, _ in placed_marks(numbered, text, block.marks, say)]
    assert places == [17, len(text), len(text)]
    page = marked(text, block.marks, placed_marks(numbered, text, block.marks, say))
    assert re.search(r"14 crowns</a><a class=\"note-mark\"", page)


def test_a_note_after_a_list_or_a_picture_is_marked_below_it() -> None:
    table = Table(key="t1", rows=(("1",),))
    page = page_of(Story(headline="x", blocks=(table, Footnote(key="n1", text="The office."))))
    assert re.search(r'<p class="note-line"><a class="note-mark"', page)


def test_the_history_tells_of_a_source_note_that_came_later() -> None:
    before = first("sker", hours(9), replace(LANTERN, blocks=LANTERN.blocks[:1]))
    after = following(
        before, hours(10), ChangeKind.UPDATE, replace(LANTERN, blocks=LANTERN.blocks[:2])
    )
    page = HISTORY.print(
        "2026/11/23/sker/history/index.html", MemoryPaper(SITE, DAY).publish_all([before, after])
    )
    assert page is not None
    assert "Source note" in page.content.decode()


def test_notes_are_numbered_in_their_order_in_the_digits_of_the_page() -> None:
    blocks = (*ARABIC.blocks[:1], Footnote(key="n1", text="محضر"))
    page = page_of(replace(ARABIC, blocks=blocks, language="ar-EG"))
    assert 'aria-label="المصدر ١"' in page
    assert [note.number for note in notes(edition_of(*blocks))] == [1]


def test_the_links_of_the_text_are_sources_each_once_and_documents_are_named() -> None:
    link = Mark(start=0, end=3, kind="link", href="https://www.a.example/report.PDF")
    unsafe = Mark(start=0, end=3, kind="link", href="javascript:alert(1)")
    edition = edition_of(
        Paragraph(key="p1", text="The report", marks=(link, unsafe)),
        Paragraph(key="p2", text="The report", marks=(link,)),
        Embed(key="e1", address="https://b.example/v", text="A film"),
        Footnote(key="n1", text="x", address="https://c.example/"),
    )
    found = [(one.text, one.host, one.form, one.block) for one in links(edition)]
    assert found == [("The", "a.example", "PDF", "p1"), ("A film", "b.example", "", "e1")]


def test_a_story_without_sources_of_its_own_has_no_list_of_them() -> None:
    assert "page-sources" not in page_of(
        Story(headline="x", blocks=(Paragraph(key="p", text="y"),))
    )


# --- foot --------------------------------------------------------------------------------


def test_a_story_can_be_passed_on_without_asking_anybody() -> None:
    page = page_of(LANTERN)
    mail = (
        "mailto:?subject=The%20light%20at%20Sker%20Point%20burns%20again%2C%20by%20hand"
        "&amp;body=https%3A%2F%2Fcourier.example%2F2026%2F11%2F23%2Fa-story%2F"
    )
    assert f'href="{mail}"' in page
    for network in ("facebook", "twitter.com", "whatsapp", "linkedin"):
        assert network not in page


def test_the_foot_names_licence_terms_edition_and_the_address_that_is_quoted() -> None:
    page = page_of(LANTERN)
    foot = page[page.index('class="story-foot"') :]
    for told in ("Northgate partner licence", "For use by partners.", "Edition 1"):
        assert told in foot
    assert '<p class="permalink">https://courier.example/2026/11/23/a-story/</p>' in foot
    theirs = replace(NORTHGATE, terms=Terms(canonical_is_source=True))
    assert '<p class="permalink">https://northgate.example/stories/sker</p>' in page_of(
        LANTERN, theirs
    )


def test_a_licence_that_is_an_address_is_a_link_to_it() -> None:
    terms = Terms(licence="https://creativecommons.org/licenses/by/4.0/")
    page = page_of(LANTERN, replace(NORTHGATE, terms=terms))
    assert 'href="https://creativecommons.org/licenses/by/4.0/" rel="license"' in page


def test_a_page_with_all_parts_keeps_to_the_rules_of_html() -> None:
    assert read(page_of(LANTERN).encode()).errors == []


def test_a_long_story_page_weighs_at_most_45_kilobytes_and_its_script_8() -> None:
    paragraphs = tuple(
        Paragraph(key=f"x{n}", text=f"{LONG * 4} {n * 7919 % 1000} of {n * 104729 % 9973}.")
        for n in range(60)
    )
    page = page_of(replace(LANTERN, blocks=(*LANTERN.blocks, *paragraphs))).encode()
    # The puzzle is for floods: a reader's page never asks for it.
    shared = {name: one for name, one in assets().items() if name != "puzzle"}
    weight = {name: len(brotli.compress(one.content)) for name, one in shared.items()}
    assert assets()["puzzle"].address not in page.decode()
    script = sum(weight[name] for name in weight if name != "style")
    assert script <= 8_000
    assert len(brotli.compress(page)) + weight["style"] + script <= 45_000


def test_nothing_holds_up_the_first_sight_of_a_page() -> None:
    head = page_of(LANTERN).split("</head>")[0]
    sheets = re.findall(r'<link rel="stylesheet"', head)
    scripts = re.findall(r"<script (?![^>]*ld\+json)[^>]+>", head)
    assert len(sheets) == 1
    assert all('type="module"' in script for script in scripts)
    assert "@font-face" not in assets()["style"].content.decode()
    assert "@import" not in assets()["style"].content.decode()
