"""Shapes keep text, order, marks and keys; nothing but known marks becomes markup."""

import datetime as dt
import json
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typing_extensions import override

from copydesk.story.blocks import (
    Block,
    Credit,
    Footnote,
    Heading,
    ListEntry,
    Listing,
    Mark,
    Paragraph,
    Picture,
    Quote,
    Table,
    plain_text,
)
from copydesk.story.change import ChangeKind, Notice
from copydesk.story.codec import from_json, to_json
from copydesk.story.direction import direction_of
from copydesk.story.edition import Edition
from copydesk.story.record import replace
from copydesk.story.shapes.html import inline, to_html
from copydesk.story.shapes.imprint import Imprint
from copydesk.story.shapes.jsonld import to_jsonld, to_script
from copydesk.story.shapes.markdown import to_markdown
from copydesk.story.shapes.ninjs import to_ninjs
from copydesk.story.shapes.portable import from_portable, to_portable
from copydesk.story.shapes.richtext import from_rich
from copydesk.story.shapes.runs import canonical, runs, safe_href
from copydesk.story.shapes.stream import from_stream, to_stream
from copydesk.story.story import Byline, Dateline, Origin, Person, Source, Story
from story.made import bodies, marks_on, texts

AT = dt.datetime(2026, 3, 4, 12, 30, tzinfo=dt.UTC)
PAPER = Imprint(name="The Skerry Post", url="https://post.example", publisher="Skerry Press")
STORY = Story(
    headline="Ferry resumes <at last>",
    standfirst="Two weeks without a boat.",
    byline=Byline(text="By Una Hale", people=(Person(name="Una Hale"),)),
    dateline=Dateline(text="SKERRY HARBOUR", place="Skerry Harbour"),
    language="en",
    subjects=("transport",),
    blocks=(
        Paragraph(
            key="p1",
            text="The ferry sails again.",
            marks=(Mark(start=4, end=9, kind="link", href="https://ferry.example/"),),
        ),
        Picture(
            key="f1",
            src="https://pics.example/1.jpg",
            caption="The quay.",
            credit=Credit(text="Bo Reed/Isle Pictures"),
            width=800,
            height=600,
            copyright="© 2026 Isle Pictures",
            usage_terms="https://pics.example/terms",
        ),
        Listing(key="l1", entries=(ListEntry(text="Monday"), ListEntry(text="Friday"))),
    ),
    origin=Origin(name="Isle Wire", url="https://wire.example/ferry", guid="urn:isle:1"),
)
EDITION = Edition(
    id="s1",
    number=2,
    path="/2026/03/04/ferry/",
    at=AT,
    first_at=AT,
    by="una",
    story=STORY,
    source=Source(key="isle", name="Isle Wire", url="https://wire.example"),
    notices=(
        Notice(
            story="s1", edition=2, kind=ChangeKind.CORRECTION, text="Two weeks, not three.", at=AT
        ),
        Notice(story="s1", edition=2, kind=ChangeKind.UPDATE, text="Adds times.", at=AT),
    ),
)


ASTRAY = (
    "javascript:alert(1)", "JaVaScRiPt:x", "java\tscript:x", "data:text/html,x", "x", "https:", "",
    "http://[", "vbscript:x", "https://a.example\\@b", "\x01javascript:x", "//x.example",
)  # fmt: skip


class Tags(HTMLParser):
    """The tags and attributes of a text."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.attributes: dict[str, str] = {}
        self.depth = 0

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note it."""
        self.names.add(tag)
        self.attributes |= {name: value or "" for name, value in attrs}


def tags_of(markup: str) -> Tags:
    """What is markup in a text."""
    tags = Tags()
    tags.feed(markup)
    tags.close()
    return tags


@given(bodies())
def test_blocks_go_into_the_form_and_come_back_with_their_keys(blocks: tuple[Block, ...]) -> None:
    assert from_stream(json.loads(json.dumps(to_stream(blocks)))) == blocks


@given(bodies())
def test_blocks_go_into_portable_text_and_come_back(blocks: tuple[Block, ...]) -> None:
    assert from_portable(json.loads(json.dumps(to_portable(blocks)))) == blocks


@given(texts.flatmap(lambda text: st.tuples(st.just(text), marks_on(text))))
def test_runs_are_the_whole_text(made: tuple[str, tuple[Mark, ...]]) -> None:
    text, marks = made
    assert "".join(run.text for run in runs(text, marks)) == text
    assert all(0 <= mark.start < mark.end <= len(text) for mark in canonical(text, marks))


@given(st.lists(st.builds(
    Mark, start=st.integers(-9, 30), end=st.integers(-9, 30),
    kind=st.sampled_from(["strong", "link", "code"]),
    href=st.sampled_from(["", "https://a.example/", "javascript:alert(1)"]),
), max_size=5))  # fmt: skip
def test_marks_out_of_bounds_or_astray_do_no_harm(marks: list[Mark]) -> None:
    tags = tags_of(inline("Twelve aboard", marks))
    assert tags.names <= {"strong", "a", "code"}
    assert tags.attributes.get("href", "https://a.example/") == "https://a.example/"


@given(bodies())
def test_html_holds_only_tags_of_ours(blocks: tuple[Block, ...]) -> None:
    known = {
        "p",
        "h2",
        "h3",
        "h4",
        "blockquote",
        "footer",
        "ul",
        "ol",
        "li",
        "table",
        "caption",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
    }
    known |= {
        "figure",
        "img",
        "figcaption",
        "cite",
        "a",
        "strong",
        "em",
        "code",
        "time",
        "sub",
        "sup",
        "s",
        "br",
    }
    tags = tags_of(to_html(blocks))
    assert tags.names <= known
    of_ours = {"href", "rel", "src", "alt", "width", "height", "class", "lang", "dir", "datetime"}
    assert set(tags.attributes) <= of_ours | {"scope"}


@pytest.mark.parametrize(
    "markup",
    [
        "<p>Twelve <b onclick=alert(1)>aboard</b></p>",
        "<p>Twelve <script>alert(1)</script><b>aboard</b></p>",
        "<p>Twelve <b><svg onload=alert(1)></svg>aboard</b></p>",
        "<p>Twelve <b>aboard<iframe src=javascript:alert(1)></iframe></b></p>",
        '<p style="background:url(x)">Twelve <b>aboard</b><style>p{}</style></p>',
        "<p>Twelve <!-- <b> --><b>aboard</b></p>",
        '<p>Twelve <a href="java\nscript:alert(1)"><b>aboard</b></a></p>',
        "<p>Twelve <b>aboard",
        "<div><p><font>Twelve</font> <strong>aboard</strong></p></div>",
    ],
)
def test_hostile_rich_text_comes_back_as_text_and_known_marks(markup: str) -> None:
    (block,) = from_stream([{"type": "paragraph", "value": markup, "id": "p1"}])
    wanted = Paragraph(
        key="p1", text="Twelve aboard", marks=(Mark(start=7, end=13, kind="strong"),)
    )
    assert block == wanted


@given(st.text("<>/abpi =\"'&;!-scrt\n", max_size=60))
def test_any_rich_text_gives_marks_within_its_text(markup: str) -> None:
    for passage in from_rich(markup):
        assert passage.marks == canonical(passage.text, passage.marks)


def test_a_paragraph_split_by_an_editor_becomes_two_and_the_first_keeps_the_key() -> None:
    raw = [
        {"type": "paragraph", "value": "<p>One.</p><p>Two.</p>", "id": "p1"},
        {"type": "paragraph", "value": "<p>Three.</p>", "id": "p1-2"},
    ]
    blocks = from_stream(raw)
    assert [plain_text(block) for block in blocks] == ["One.", "Two.", "Three."]
    assert [block.key for block in blocks] == ["p1", "p1-2+", "p1-2"]


def test_a_block_without_an_id_is_given_a_key() -> None:
    blocks = from_stream([{"type": "heading", "value": {"text": "Why", "level": "3"}}])
    assert blocks == (Heading(key="block-1", text="Why", level=3),)


def test_a_block_of_an_unknown_type_is_refused() -> None:
    with pytest.raises(ValueError, match="no block of ours"):
        from_stream([{"type": "raw_html", "value": "<b>", "id": "x"}])
    with pytest.raises(ValueError, match="no block of ours"):
        from_portable([{"_type": "raw_html"}])


def test_a_value_of_the_wrong_shape_is_read_as_far_as_it_goes() -> None:
    raw = [{"type": "table", "value": {"rows": [["a", None], "b"], "header_rows": "x"}, "id": "t"}]
    assert from_stream(raw) == (Table(key="t", rows=(("a", ""), ())),)


def test_a_credit_given_in_parts_is_put_together() -> None:
    value = {"photographer": "Bo Reed", "agencies": ["Isle Pictures"]}
    (block,) = from_stream([{"type": "picture", "value": value, "id": "f"}])
    agencies = ("Isle Pictures",)
    wanted = Credit(text="Bo Reed/Isle Pictures", photographer="Bo Reed", agencies=agencies)
    assert isinstance(block, Picture)
    assert block.credit == wanted


def test_portable_lists_of_others_come_together() -> None:
    span = {"_type": "span", "text": "x", "marks": []}
    node = {"_type": "block", "listItem": "bullet", "children": [span]}
    (block,) = from_portable([node | {"_key": "a"}, node | {"_key": "b"}])
    assert block == Listing(key="a", entries=(ListEntry(text="x"), ListEntry(text="x")))


@pytest.mark.parametrize("address", ASTRAY)
def test_an_address_that_leads_astray_is_none(address: str) -> None:
    assert safe_href(address) == ""


def test_html_says_who_is_to_be_named_for_a_picture() -> None:
    markup = to_html(STORY.blocks)
    assert "<figcaption>The quay. <cite>Bo Reed/Isle Pictures</cite></figcaption>" in markup
    assert '<a href="https://ferry.example/" rel="noopener">ferry</a>' in markup


def test_html_of_a_pull_quote_and_a_table() -> None:
    quote = Quote(key="q", text="Never", attribution="A captain", pull=True)
    table = Table(key="t", rows=(("Day", "Boats"), ("Mon", "2")), header_rows=1, caption="Boats")
    assert to_html([quote]) == (
        '<blockquote class="pull"><p>Never</p><footer>A captain</footer></blockquote>'
    )
    assert to_html([table]) == (
        "<table><caption>Boats</caption><thead><tr><th>Day</th><th>Boats</th></tr></thead>"
        "<tbody><tr><td>Mon</td><td>2</td></tr></tbody></table>"
    )


def test_markdown_reads_like_the_story() -> None:
    assert to_markdown(STORY) == (
        "# Ferry resumes \\<at last\\>\n\n**Two weeks without a boat.**\n\n*By Una Hale*\n\n"
        "SKERRY HARBOUR —\n\nThe [ferry](<https://ferry.example/>) sails again.\n\n"
        "![](<https://pics.example/1.jpg>)\n\nThe quay. (Bo Reed/Isle Pictures)\n\n"
        "- Monday\n- Friday\n"
    )


def test_markdown_signs_in_the_text_stay_text() -> None:
    story = Story(blocks=(Paragraph(key="p", text="# no *head*\n1. no list\n- neither [x](y)"),))
    assert to_markdown(story) == ("\\# no \\*head\\*  \n1\\. no list  \n\\- neither \\[x\\](y)\n")


def test_the_article_names_its_corrections_and_what_it_is_based_on() -> None:
    data = to_jsonld(EDITION, PAPER)
    assert data["correction"] == [
        {
            "@type": "CorrectionComment",
            "text": "Two weeks, not three.",
            "datePublished": "2026-03-04T12:30:00+00:00",
        }
    ]
    assert data["isBasedOn"]["url"] == "https://wire.example/ferry"
    assert data["author"] == [{"@type": "Person", "name": "Una Hale"}]
    assert data["image"][0]["creditText"] == "Bo Reed/Isle Pictures"
    assert data["mainEntityOfPage"] == "https://post.example/2026/03/04/ferry/"


def test_an_unsigned_article_is_by_its_source() -> None:
    data = to_jsonld(replace(EDITION, story=replace(STORY, byline=None)), PAPER)
    assert data["author"] == [
        {"@type": "Organization", "name": "Isle Wire", "url": "https://wire.example"}
    ]


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "//x.example", ""])
def test_an_address_that_is_not_of_the_web_is_not_said(address: str) -> None:
    assert EDITION.source is not None
    story = replace(STORY, byline=None, origin=replace(STORY.origin, url=address))
    edition = replace(EDITION, story=story, source=replace(EDITION.source, url=address))
    data = to_jsonld(edition, PAPER)
    assert "isBasedOn" not in data
    assert data["author"] == [{"@type": "Organization", "name": "Isle Wire"}]
    assert all(one["value"] != address for one in to_ninjs(edition, PAPER).get("altIds", ()))


def test_nothing_in_the_data_can_end_its_script_element() -> None:
    text = to_script({"headline": "</script><!-- & \u2028"})
    assert not set(text) & set("<>&\u2028")
    assert json.loads(text)["headline"] == "</script><!-- & \u2028"


def test_ninjs_carries_the_story_with_its_pictures() -> None:
    sent = to_ninjs(EDITION, PAPER)
    assert sent["headlines"][0]["value"] == STORY.headline
    assert sent["pubStatus"] == "usable"
    assert sent["associations"][0]["renditions"][0]["href"] == "https://pics.example/1.jpg"
    assert sent["edNote"] == "UPDATE: Adds times.\nCORRECTION: Two weeks, not three."


def test_a_pictures_rights_go_out_with_it() -> None:
    (sent,) = to_ninjs(EDITION, PAPER)["associations"]
    assert sent["copyrightNotice"] == "© 2026 Isle Pictures"
    assert sent["usageTerms"] == "https://pics.example/terms"
    (image,) = to_jsonld(EDITION, PAPER)["image"]
    assert image["copyrightNotice"] == "© 2026 Isle Pictures"
    assert image["license"] == "https://pics.example/terms"


def test_terms_in_words_are_no_address_of_a_licence() -> None:
    pictures = tuple(b for b in STORY.blocks if isinstance(b, Picture))
    worded = tuple(replace(picture, usage_terms="No archive use.") for picture in pictures)
    edition = replace(EDITION, story=replace(STORY, blocks=worded))
    (image,) = to_jsonld(edition, PAPER)["image"]
    assert "license" not in image


def test_a_picture_stored_before_it_had_rights_is_still_read() -> None:
    (block,) = from_stream([{"type": "picture", "value": {"caption": "Quay"}, "id": "f"}])
    assert block == Picture(key="f", caption="Quay")


def test_ninjs_of_a_withdrawn_edition_is_an_order_to_kill() -> None:
    sent = to_ninjs(replace(EDITION, withdrawn=True), PAPER)
    assert sent["pubStatus"] == "canceled"
    assert not {"bodies", "headlines", "associations"} & set(sent)


def test_ninjs_keeps_to_the_names_of_the_standard(shared: Path) -> None:
    path = shared / "bench/wire/schemas/ninjs/ninjs-schema_3.1.json"
    fields = json.loads(path.read_text(encoding="utf-8"))["$defs"]["ninjsType"]["properties"]
    check_names(to_ninjs(EDITION, PAPER), fields, extra=set())


def check_names(sent: dict[str, Any], fields: dict[str, Any], *, extra: set[str]) -> None:
    """All names are the standard's, in the lists of objects too."""
    assert set(sent) <= set(fields) | extra
    for name, value in sent.items():
        inside = fields.get(name, {}).get("items", {}).get("properties")
        for one in value if isinstance(value, list) and inside else ():
            association = set(fields) if name == "associations" else set()
            assert set(one) <= set(inside) | association, name


def test_a_block_in_another_language_says_so_in_html() -> None:
    blocks = (
        Paragraph(key="p1", text="مرحبا", language="ar"),
        Quote(key="q1", text="Guten Tag", language="de"),
        Listing(key="l1", entries=(ListEntry(text="שלום"),), language="he"),
        Paragraph(key="p2", text="Hello"),
    )
    assert to_html(blocks).splitlines() == [
        '<p lang="ar" dir="rtl">مرحبا</p>',
        '<blockquote lang="de" dir="ltr"><p>Guten Tag</p></blockquote>',
        '<ul lang="he" dir="rtl"><li>שלום</li></ul>',
        "<p>Hello</p>",
    ]


def test_an_entry_of_a_live_report_is_headed_by_its_time() -> None:
    entry = Heading(key="h1", text="Boats out", kind="live-entry", at=AT)
    bare = replace(entry, text="")
    assert to_html([entry]) == (
        '<h2><time datetime="2026-03-04T12:30:00Z">2026-03-04 12:30 UTC</time> Boats out</h2>'
    )
    assert "</time></h2>" in to_html([bare])
    assert "## 2026-03-04 12:30 UTC — Boats out" in to_markdown(Story(blocks=(entry,)))


@pytest.mark.parametrize("at", ["", "noon", 7, None, "2026-13-01", []])
def test_a_moment_of_an_odd_shape_is_none(at: object) -> None:
    value = {"text": "x", "kind": "evening", "at": at}
    (block,) = from_stream([{"type": "heading", "value": value, "id": "h"}])
    assert block == Heading(key="h", text="x")


@pytest.mark.parametrize(
    ("language", "direction"),
    [
        ("ar", "rtl"), ("fa-IR", "rtl"), ("HE", "rtl"), ("pa-Arab", "rtl"), ("und-Hebr", "rtl"),
        ("en", "ltr"), ("ar-Latn", "ltr"), ("az_Arab", "rtl"), ("", "ltr"), ("-", "ltr"),
    ],
)  # fmt: skip
def test_a_language_is_written_in_its_direction(language: str, direction: str) -> None:
    assert direction_of(language) == direction


def a_gallery() -> tuple[Picture, ...]:
    return tuple(
        Picture(key=f"k{n}", src=f"https://a.example/{n}.jpg", gallery="g1") for n in (1, 2)
    )


def test_a_gallery_is_one_block_of_the_form_and_its_pictures_keep_their_keys() -> None:
    blocks = (*a_gallery(), Picture(key="k3", alt="alone"))
    raw = to_stream(blocks)
    assert [(block["type"], block["id"]) for block in raw] == [("gallery", "g1"), ("picture", "k3")]
    assert from_stream(raw) == blocks


def test_a_picture_an_editor_puts_into_a_gallery_gets_a_key() -> None:
    [raw] = to_stream(a_gallery())
    raw["value"].append({"type": "item", "value": {"alt": "new"}})
    made = from_stream([raw])
    assert [block.key for block in made] == ["k1", "k2", "g1-3"]


def test_a_gallery_survives_portable_text_and_stands_together_in_html() -> None:
    assert from_portable(to_portable(a_gallery())) == a_gallery()
    page = to_html((*a_gallery(), Paragraph(key="p", text="x")))
    assert page.startswith('<div class="gallery">\n<figure>')
    assert page.count("<figure>") == 2
    assert page.endswith("</div>\n<p>x</p>")


def test_a_source_note_leads_to_its_source_in_html_and_markdown() -> None:
    note = Footnote(key="n", text="Minutes", address="https://a.example/m")
    assert to_html([note]) == (
        '<p class="footnote"><a href="https://a.example/m" rel="noopener">Minutes</a></p>'
    )
    assert "[Minutes](<https://a.example/m>)" in to_markdown(Story(blocks=(note,)))


def test_heading_columns_are_told_in_html() -> None:
    table = Table(key="t", rows=(("Oil", "42"),), header_columns=1)
    assert '<tr><th scope="row">Oil</th><td>42</td></tr>' in to_html([table])


def test_a_story_stored_before_there_were_galleries_is_read_as_it_was() -> None:
    blocks = '{"type":"picture","key":"k"},{"type":"table","key":"t","rows":[]}'
    stored = f'{{"type":"Story","blocks":[{blocks}]}}'
    story = from_json(stored, Story)
    assert story.blocks == (Picture(key="k"), Table(key="t", rows=()))
    assert to_json(story).decode() == stored
