"""RSS, Atom and JSON Feed become items with their fields in place."""

import datetime as dt
import json
from contextlib import suppress
from pathlib import Path

import pytest

from copydesk.errors import UnreadableCapture
from copydesk.story.record import replace
from copydesk.story.story import Body, Item, SentPicture
from copydesk.wire.feeds.feed import items as items_of
from copydesk.wire.formats import atom as atom_format
from copydesk.wire.formats import rss as rss_format
from copydesk.wire.formats.atom import read_feed as read_atom
from copydesk.wire.formats.rss import read_feed as read_rss
from copydesk.wire.read import read
from wire.captured import atom, captured, item, items, rss


def jsonfeed(**entry: object) -> str:
    """A JSON Feed with one item."""
    version = "https://jsonfeed.org/version/1.1"
    home = "https://isle.example/"
    head = {"version": version, "title": "Isle Wire", "home_page_url": home, "language": "en"}
    return json.dumps(head | {"items": [{"id": "1"} | entry]})


def test_an_rss_item_fills_the_fields_of_the_house() -> None:
    got = item(
        rss(
            "<title>Ferry &amp; quay</title><link>/2026/ferry</link>"
            '<guid isPermaLink="false">isle-7</guid>'
            "<pubDate>Wed, 04 Mar 2026 09:15:00 +0100</pubDate>"
            "<dc:creator>Una Hale</dc:creator><category>Transport</category>"
            "<dc:rights>© Isle Wire</dc:rights>"
            "<description>Two weeks without a boat end.</description>"
            "<content:encoded><![CDATA[<p>The ferry sails.</p>]]></content:encoded>"
            '<enclosure url="https://isle.example/q.jpg" type="image/jpeg" length="1"/>'
        )
    )
    moment = dt.datetime(2026, 3, 4, 8, 15, tzinfo=dt.UTC)
    assert got == Item(
        guid="isle-7",
        body=Body(text="<p>The ferry sails.</p>", base="https://isle.example/"),
        source="isle",
        format="rss",
        version=moment.isoformat(),
        headline="Ferry & quay",
        standfirst="Two weeks without a boat end.",
        byline="Una Hale",
        published=moment,
        language="en-gb",
        subjects=("Transport",),
        link="https://isle.example/2026/ferry",
        publisher="Isle Wire",
        copyright="© Isle Wire",
        pictures=(SentPicture(src="https://isle.example/q.jpg", media_type="image/jpeg"),),
    )


def test_an_atom_entry_fills_the_fields_of_the_house() -> None:
    got = item(
        atom(
            "<entry><id>urn:isle:7</id><title type='html'>Ferry &amp;amp; quay</title>"
            '<link href="ferry"/><published>2026-03-04T08:15:00Z</published>'
            "<updated>2026-03-04T09:00:00Z</updated><author><name>Una Hale</name></author>"
            '<category term="transport" label="Transport"/><rights>Isle Wire</rights>'
            '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">'
            "<p>It <em>sails</em>.</p></div></content></entry>"
        )
    )
    assert (got.guid, got.headline, got.byline) == ("urn:isle:7", "Ferry & quay", "Una Hale")
    assert got.link == "https://isle.example/news/ferry"
    assert got.body.text == "<p>It <em>sails</em>.</p>"
    assert got.version == "2026-03-04T09:00:00+00:00"
    assert (got.subjects, got.language, got.copyright) == (("Transport",), "en", "Isle Wire")


def test_a_json_feed_item_fills_the_fields_of_the_house() -> None:
    got = item(
        jsonfeed(
            url="https://isle.example/ferry",
            title="Ferry resumes",
            content_html="<p>It sails.</p>",
            date_published="2026-03-04T09:15:00+01:00",
            authors=[{"name": "Una Hale"}],
            tags=["Transport"],
            image="https://isle.example/q.jpg",
        )
    )
    assert (got.guid, got.headline, got.byline) == ("1", "Ferry resumes", "Una Hale")
    assert got.published == dt.datetime(2026, 3, 4, 8, 15, tzinfo=dt.UTC)
    assert got.pictures == (SentPicture(src="https://isle.example/q.jpg"),)


def test_a_json_feed_at_a_relative_address_is_resolved_from_where_it_was_fetched() -> None:
    sent = {"version": "https://jsonfeed.org/version/1", "feed_url": " /feed.json "}
    content = json.dumps(sent | {"items": [{"id": "1", "url": "ferry"}]})
    assert item(content, place="https://isle.example/x/").link == "https://isle.example/ferry"


def test_rdf_items_beside_the_channel_are_read() -> None:
    got = items(
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        'xmlns="http://purl.org/rss/1.0/"><channel><title>W</title></channel>'
        '<item rdf:about="https://isle.example/1"><title>One</title></item>'
        "<item><title>Two</title><link>https://isle.example/2</link></item></rdf:RDF>"
    )
    assert [(one.headline, one.link) for one in got] == [
        ("One", "https://isle.example/1"),
        ("Two", "https://isle.example/2"),
    ]


def test_a_tombstone_is_an_order_to_kill() -> None:
    got = item(
        atom(
            '<at:deleted-entry ref="urn:isle:7" when="2026-03-04T10:00:00Z">'
            "<at:comment>Not confirmed.</at:comment></at:deleted-entry>"
        )
    )
    assert (got.guid, got.status, got.desk_note) == ("urn:isle:7", "canceled", "Not confirmed.")


@pytest.mark.parametrize(
    ("title", "status", "headline", "note"),
    [
        ("KILL: Mayor resigns", "canceled", "Mayor resigns", "KILL"),
        ("WITHDRAWN: Mayor resigns", "canceled", "Mayor resigns", "WITHDRAWN"),
        ("HOLD: Mayor resigns", "withheld", "Mayor resigns", "HOLD"),
        ("CORRECTED: Mayor resigns", "usable", "Mayor resigns", "CORRECTED"),
        ("Correction: Mayor resigns", "usable", "Mayor resigns", "Correction"),
        ("Killed: three miners", "usable", "Killed: three miners", ""),
        ("Corrections officer held", "usable", "Corrections officer held", ""),
        ("Withdrawn offers hurt farm", "usable", "Withdrawn offers hurt farm", ""),
    ],
)
def test_words_before_a_headline_are_read_as_signals(
    title: str, status: str, headline: str, note: str
) -> None:
    got = item(rss(f"<title>{title}</title><guid>7</guid>"))
    assert (got.status, got.headline, got.desk_note) == (status, headline, note)


def test_our_extension_says_version_status_and_what_is_replaced() -> None:
    inside = (
        "<desk:version>3</desk:version><desk:status>canceled</desk:status>"
        "<desk:replaces>isle-6</desk:replaces><desk:note>Wrong mayor.</desk:note>"
    )
    sent = {"version": 3, "status": "canceled", "replaces": "isle-6", "note": "Wrong mayor."}
    by_rss = item(rss(f"<title>Mayor</title><guid>isle-7</guid>{inside}"))
    by_json = item(jsonfeed(title="Mayor", _copydesk=sent))
    for got in (by_rss, by_json):
        assert (got.version, got.status) == ("3", "canceled")
        assert (got.replaces, got.desk_note) == ("isle-6", "Wrong mayor.")


def test_an_item_without_guid_is_named_by_its_link_or_its_text() -> None:
    assert item(rss("<link>https://isle.example/7</link>")).guid == "https://isle.example/7"
    first = item(rss("<title>Ferry</title>"))
    assert first.guid.startswith("sha256:")
    assert first.guid == item(rss("<title>Ferry</title><pubDate>today</pubDate>")).guid


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("R&amp;amp;D at &amp;lt;5%", "R&D at <5%"),
        ("&lt;b&gt;Ferry&lt;/b&gt; sails", "Ferry sails"),
        ("2 &lt; 3 and 5 &gt; 4", "2 < 3 and 5 > 4"),
        ("<![CDATA[Ferry &#8217;sails]]>", "Ferry ’sails"),
        ("  Ferry\n  sails ", "Ferry sails"),
        ("Ferry&lt;script&gt;alert(1)&lt;/script&gt;", "Ferry"),
    ],
)
def test_a_headline_is_text(title: str, headline: str) -> None:
    assert item(rss(f"<title>{title}</title>")).headline == headline


def test_a_summary_that_only_begins_the_text_is_no_standfirst() -> None:
    got = item(
        rss(
            "<description>The ferry sails [...]</description>"
            "<content:encoded>&lt;p&gt;The ferry sails again.&lt;/p&gt;</content:encoded>"
        )
    )
    assert got.standfirst == ""


def test_media_pictures_carry_caption_credit_and_size() -> None:
    got = item(
        rss(
            '<media:group><media:content url="https://isle.example/q.jpg" medium="image" '
            'width="800" height="600"><media:description>The quay.</media:description>'
            "<media:credit>Bo Reed</media:credit></media:content></media:group>"
            '<media:thumbnail url="https://isle.example/q-small.jpg"/>'
        )
    )
    assert got.pictures == (
        SentPicture(
            src="https://isle.example/q.jpg",
            caption="The quay.",
            credit="Bo Reed",
            width=800,
            height=600,
        ),
    )


def test_films_of_media_rss_are_files_that_go_with_the_entry() -> None:
    inside = (
        '<enclosure url="https://isle.example/a.mp3" type="audio/mpeg"/><media:group>'
        "<media:title>Ferry</media:title>"
        '<media:content url="https://isle.example/a.mp4" type="video/mp4" fileSize="12"/>'
        '<media:content url="https://isle.example/a.mp3" type="audio/mpeg"/></media:group>'
    )
    (entry,) = read_rss(captured(rss(inside))).entries
    assert entry.title == "Ferry"
    assert [(one.href, one.length) for one in entry.enclosures] == [
        ("https://isle.example/a.mp3", 0),
        ("https://isle.example/a.mp4", 12),
    ]


@pytest.mark.parametrize("address", ["javascript:alert(1)", " jav\nascript:x", "data:text/html,x"])
def test_an_address_of_script_is_no_link(address: str) -> None:
    assert item(rss(f"<title>x</title><link>{address}</link>")).link == ""


def test_a_feed_without_items_has_none() -> None:
    assert items("<rss><channel><title>W</title></channel></rss>") == ()
    assert items(atom("")) == ()


def test_a_feed_cut_off_gives_what_came_and_says_so() -> None:
    whole = rss("<title>Ferry</title></item><item><title>Quay</title><description>It is clo")
    got = items(whole[: whole.index("It is clo") + 9])
    assert [one.headline for one in got] == ["Ferry", "Quay"]
    assert got[0].desk_note.startswith("The delivery was damaged: line 1:")


def test_repairs_that_lose_nothing_are_not_told() -> None:
    got = item(rss("<title>R&D&nbsp;&mdash; caf&eacute;\x07</title>"))
    assert (got.headline, got.desk_note) == ("R&D — café", "")


def test_tags_that_are_broken_are_rebuilt() -> None:
    got = item(
        rss(
            "<title>Profit < loss</Title><guid isPermaLink=false>7</guid>"
            "<description><p>One<p>Two</description>"
        )
    )
    assert (got.headline, got.guid, got.body.text) == ("Profit < loss", "7", "<p>One<p>Two")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ('<!DOCTYPE rss [<!ENTITY a "aa">]><rss><channel/></rss>', "entities of its own"),
        ('<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/hostname">]><rss>&x;</rss>', "entities"),
        ("<rss>" + "<a>" * 250 + "</a>" * 250 + "</rss>", "deep|repaired"),
        ('{"version": "https://jsonfeed.org/version/1", "items": 7}', "no list"),
        ('{"version": "https://jsonfeed.org/version/1", "items": [', "broken JSON"),
        ('{"version": "https://jsonfeed.org/version/1", "x": NaN}', "NaN"),
        ('{"version": "https://jsonfeed.org/version/1", "x": 1e999}', "out of range"),
        ('{"version": "https://jsonfeed.org/version/1", "x": "\\ud800"}', "surrogate"),
        ('{"version": "https://jsonfeed.org/version/1", "x": ' + "[" * 9999, "too deep"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_reason(content: str, reason: str) -> None:
    with pytest.raises(UnreadableCapture, match=reason) as refused:
        items(content, place="https://isle.example/feed")
    assert refused.value.place == "https://isle.example/feed"
    assert refused.value.format in ("rss", "jsonfeed")


def test_a_document_type_without_entities_is_left_aside() -> None:
    doctype = '<!DOCTYPE rss PUBLIC "-//N//DTD RSS 0.91//EN" "http://dtd.example/rss.dtd">'
    assert item(doctype + rss("<title>Ferry&nbsp;</title>")).headline == "Ferry"


def test_json_written_in_place_of_text_does_no_harm() -> None:
    got = item(jsonfeed(title=["x"], url={"a": 1}, tags="x", authors="y", date_published=7))
    assert (got.headline, got.link, got.subjects, got.byline) == ("", "", (), "")


def test_relative_addresses_are_resolved_once_along_the_chain_of_bases() -> None:
    entry = '<entry xml:base="2026/"><id>7</id><link href="ferry" xml:base="march/"/></entry>'
    assert item(atom(entry)).link == "https://isle.example/news/2026/march/ferry"


def test_a_cdf_channel_is_read_by_its_attributes() -> None:
    got = item(
        '<CHANNEL HREF="https://isle.example/" BASE="https://isle.example/news/"><TITLE>W</TITLE>'
        '<ITEM HREF="ferry" LASTMOD="2026-03-04T12:30:00Z"><TITLE>Ferry</TITLE>'
        "<ABSTRACT>It sails.</ABSTRACT></ITEM></CHANNEL>"
    )
    assert (got.format, got.headline, got.link) == (
        "cdf",
        "Ferry",
        "https://isle.example/news/ferry",
    )
    assert (got.updated, got.body.text) == (
        dt.datetime(2026, 3, 4, 12, 30, tzinfo=dt.UTC),
        "It sails.",
    )


def test_cdf_as_its_drafts_had_it_is_read_too() -> None:
    got = item(
        '<Channel HREF="https://isle.example/"><Item><A HREF="/ferry">x</A>'
        '<Title VALUE="Ferry"/><Author VALUE="Una Hale"/><Keywords VALUE="sea, port"/></Item>'
        "</Channel>"
    )
    assert (got.headline, got.link, got.byline) == ("Ferry", "/ferry", "Una Hale")
    assert got.subjects == ("sea", "port")


@pytest.mark.parametrize(
    ("writer", "name", "email"),
    [
        ("una@isle.example (Una Hale)", "Una Hale", "una@isle.example"),
        ("Una Hale (una@isle.example)", "Una Hale", "una@isle.example"),
        ("Una Hale &lt;una@isle.example&gt;", "Una Hale", "una@isle.example"),
        ("Una Hale una@isle.example", "Una Hale", "una@isle.example"),
        ("Una Hale (mailto:una@isle.example)", "Una Hale", "una@isle.example"),
        ("una+wire@isle.example", "", "una+wire@isle.example"),
        ("Una Hale (Isle Wire)", "Una Hale (Isle Wire)", ""),
    ],
)
@pytest.mark.parametrize("element", ["author", "dc:creator", "dc:author"])
def test_a_writer_is_known_however_he_is_written(
    element: str, writer: str, name: str, email: str
) -> None:
    (entry,) = read_rss(captured(rss(f"<{element}>{writer}</{element}>"))).entries
    assert [(one.name, one.email) for one in entry.authors] == [(name, email)]


def test_a_name_goes_before_an_address() -> None:
    got = item(rss("<author>desk@isle.example</author><dc:creator>Una Hale</dc:creator>"))
    assert got.byline == "Una Hale"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('type="text">Quay &lt;stands&gt;', "Quay <stands>"),
        ('type="html">Quay &lt;b&gt;stands&lt;/b&gt;', "Quay stands"),
        ('type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Quay <b>a</b></div>', "Quay a"),
        ('type="text/html" mode="base64">UXVheSA8Yj5zdGFuZHM8L2I+', "Quay stands"),
        ('type="application/octet-stream">UXVheSBzdGFuZHM=', "Quay stands"),
        ('type="application/x-custom">test', "test"),
        ('mode="xml">Quay <b>stands</b>', "Quay stands"),
        (">Quay", "Quay"),
    ],
)
def test_a_text_of_atom_is_read_by_its_type(text: str, words: str) -> None:
    assert item(atom(f"<entry><title {text}</title></entry>")).headline == words


def test_what_is_said_last_of_a_date_or_an_address_holds() -> None:
    got = item(
        rss(
            "<pubDate>2026-03-01</pubDate><pubDate>2026-03-04</pubDate>"
            "<link>https://isle.example/1</link><link>https://isle.example/2</link>"
        )
    )
    assert got.published == dt.datetime(2026, 3, 4, tzinfo=dt.UTC)
    assert got.link == "https://isle.example/2"


def test_feedburner_gives_back_the_addresses_it_took() -> None:
    name = 'xmlns:f="http://rssnamespace.org/feedburner/ext/1.0"'
    (entry,) = read_rss(
        captured(
            rss(
                "<link>https://count.example/1</link>"
                f"<f:origLink {name}>https://isle.example/1</f:origLink>"
                '<enclosure url="https://count.example/a.mp3" type="audio/mpeg"/>'
                f"<f:origEnclosureLink {name}>https://isle.example/a.mp3</f:origEnclosureLink>"
            )
        )
    ).entries
    assert entry.link == "https://isle.example/1"
    assert [file.href for file in entry.enclosures] == ["https://isle.example/a.mp3"]


@pytest.mark.parametrize(
    "licence",
    [
        '<l:license xmlns:l="http://backend.userland.com/creativeCommonsRssModule">'
        "https://isle.example/terms</l:license>",
        '<l:license xmlns:l="http://web.resource.org/cc/" '
        'xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        'r:resource="https://isle.example/terms"/>',
    ],
)
def test_a_licence_is_a_link_and_the_terms(licence: str) -> None:
    assert item(rss(licence)).usage_terms == "https://isle.example/terms"


def test_a_summary_beside_a_description_is_the_standfirst() -> None:
    got = item(rss("<summary>In short.</summary><description>The ferry sails.</description>"))
    assert (got.standfirst, got.body.text) == ("In short.", "The ferry sails.")


def test_words_in_place_of_the_page_of_comments_are_no_address() -> None:
    (entry,) = read_rss(captured(rss("<comments> none so far </comments>"))).entries
    assert entry.comments == ""


def test_subjects_come_from_every_list() -> None:
    got = item(
        rss(
            "<category domain='x'>Transport</category><dc:subject>Isles</dc:subject>"
            "<tags>sea, port</tags><media:category label='Ships'>s/1</media:category>"
        )
    )
    assert got.subjects == ("Transport", "Isles", "Ships", "sea", "port")


def test_the_language_of_the_answer_holds_where_the_feed_says_none() -> None:
    said = captured(atom("<entry><id>7</id></entry>").replace('xml:lang="en"', ""))
    (got,) = read(replace(said, language="sv"))
    assert got.language == "sv"


def test_the_language_nearest_to_the_text_holds() -> None:
    inside = '<entry xml:lang="fr"><content xml:lang="it">x</content></entry>'
    assert item(atom(inside)).language == "it"
    assert item(atom(inside.replace(' xml:lang="it"', ""))).language == "fr"


@pytest.mark.parametrize(
    ("link", "rel", "media_type"),
    [
        ('<link rel="self" href=""/>', "self", "application/atom+xml"),
        ('<link rel="Alternate" href="/"/>', "alternate", "text/html"),
        ('<link rel="https://isle.example/rel#x" href="/"/>', "https://isle.example/rel#x", ""),
        (
            '<link rel="http://www.iana.org/assignments/relation/via" href="/"/>',
            "via",
            "",
        ),
    ],
)
def test_a_link_says_what_it_is(link: str, rel: str, media_type: str) -> None:
    (entry,) = read_atom(captured(atom(f"<entry>{link}</entry>"))).entries
    (found,) = entry.links
    assert (found.rel, found.media_type) == (rel, media_type)


def test_entries_with_the_same_parts_and_others_are_read_alike() -> None:
    one = "<title>Ferry</title><guid>1</guid>"
    other = "<guid>2</guid><title/><dc:title>Quay</dc:title>"
    got = items(rss(f"{one}</item><item>{other}</item><item>{one}"))
    assert [(entry.guid, entry.headline) for entry in got] == [
        ("1", "Ferry"),
        ("2", "Quay"),
        ("1", "Ferry"),
    ]


def test_an_item_is_the_same_whether_all_of_the_feed_is_read_or_only_what_items_say() -> None:
    said = (
        "<title>Ferry</title><link>/2026/ferry</link><comments>/2026/ferry#all</comments>"
        "<dc:contributor>Per Holm</dc:contributor><category domain='d'>Transport</category>"
        "<media:category label='Sea'>sea</media:category>"
        "<itunes:keywords>quay, dock</itunes:keywords>"
        '<enclosure url="/q.jpg" type="image/jpeg"/><description>Two weeks end.</description>'
    )
    got = captured(rss(said))
    assert read(got) == items_of(read_rss(got), got)


def test_every_shared_feed_gives_the_items_its_feed_in_full_gives(shared: Path) -> None:
    cases = (shared / "bench/wire/cases.jsonl").read_text(encoding="utf-8").splitlines()
    readers = {"rss": (rss_format.read, read_rss), "atom": (atom_format.read, read_atom)}
    for case in map(json.loads, cases[::5]):
        if case["format"] in readers and case.get("wellformed"):
            got = captured((shared / "bench/wire" / case["file"]).read_bytes())
            read_items, read_whole = readers[case["format"]]
            with suppress(UnreadableCapture):
                whole = read_whole(got)
                assert read_items(got) == items_of(whole, got), case["id"]


@pytest.mark.parametrize("charset", ["utf-8", "utf-16", "cp1252", "iso8859-15"])
def test_a_feed_means_the_same_in_every_charset(charset: str) -> None:
    words = "<title>Café 5 &#8217;s &#233;t&#xe9;</title>"
    sent = f'<?xml version="1.0" encoding="{charset}"?>{rss(words)}'
    assert item(sent.encode(charset)).headline == "Café 5 ’s été"


def test_western_characters_by_their_numbers_are_read_though_the_bytes_are_sound() -> None:
    assert item(rss("<title>the harbour&#146;s quay</title>")).headline == "the harbour’s quay"


def test_xhtml_is_written_out_as_html_without_its_own_element_and_names() -> None:
    inside = (
        '<div xmlns="http://www.w3.org/1999/xhtml" class="a&gt;b">5 &lt; 6 &amp; more'
        '<p>Quay<br/>two</p> tail<x:p xmlns:x="http://www.w3.org/1999/xhtml">End</x:p></div>'
    )
    got = item(atom(f'<entry><id>1</id><content type="xhtml">{inside}</content></entry>'))
    assert got.body.text == "5 &lt; 6 &amp; more<p>Quay<br>two</p> tail<p>End</p>"
