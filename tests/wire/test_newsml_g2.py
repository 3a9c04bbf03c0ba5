"""What the wire reads out of NewsML-G2. All items are fictional."""

import base64
import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.errors import UnreadableCapture
from copydesk.story.story import Concept, Item
from copydesk.wire.formats import newsml_g2
from wire.captured import captured, item, items

NAR = 'xmlns="http://iptc.org/std/nar/2006-10-01/"'
NOON = dt.datetime(2026, 3, 4, 12, 0, tzinfo=dt.UTC)
XHTML = (
    '<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml">'
    "<head><title>Unread</title></head><body>{}</body></html></inlineXML>"
)
GROUP = (
    "<group id='g1'><itemRef residref='urn:isle:1'/><itemRef residref='urn:isle:photo'/></group>"
)
COPY = XHTML.format("<p>The ferry is late.</p>")


def news(
    meta: str = "",
    content: str = "",
    copy: str = COPY,
    *,
    rights: str = "",
    kind: str = "text",
    guid: str = "urn:isle:1",
    about: str = 'xml:lang="en"',
    pub: str = "",
    after: str = "",
) -> str:
    """A news item; `meta` goes into itemMeta, `content` into contentMeta."""
    return (
        f'<newsItem {NAR} guid="{guid}" version="3" standard="NewsML-G2" {about}>'
        '<catalogRef href="http://isle.example/catalog.xml"/>'
        f"{rights}<itemMeta><itemClass qcode='ninat:{kind}'/><provider qcode='nprov:isle'>"
        "<name>Isle Wire</name></provider><versionCreated>2026-03-04T12:00:00Z</versionCreated>"
        f"{pub}{meta}</itemMeta><contentMeta><headline>Ferry late</headline>{content}</contentMeta>"
        f"{after}<contentSet>{copy}</contentSet></newsItem>"
    )


def message(*inside: str) -> str:
    """A message around some items."""
    return (
        f"<newsMessage {NAR}><header><sent>2026-03-04T12:00:00Z</sent><sender>isle.example</sender>"
        f"<priority>4</priority></header><itemSet>{''.join(inside)}</itemSet></newsMessage>"
    )


def package(*groups: str) -> str:
    """A package of some groups."""
    return (
        f'<packageItem {NAR} guid="urn:isle:pack" version="1"><itemMeta>'
        '<itemClass qcode="ninat:composite"/></itemMeta>'
        f'<groupSet root="g1">{"".join(groups)}</groupSet></packageItem>'
    )


def photo(guid: str = "urn:isle:photo", pub: str = "") -> str:
    """A picture with two renditions and rights of its own."""
    return news(
        copy='<remoteContent href="https://isle.example/t.jpg" rendition="rnd:thumbnail" '
        'contenttype="image/jpeg" width="80" height="60" size="900"/>'
        '<remoteContent href="https://isle.example/l.jpg" rendition="rnd:highRes" '
        'contenttype="image/jpeg" width="1600" height="1200" size="90000"/>',
        content='<creditline>Ann Roe/Isle</creditline><description role="drol:caption">The '
        "pier.</description>",
        rights="<rightsInfo><copyrightNotice>(c) Roe</copyrightNotice>"
        "<usageTerms>One use</usageTerms></rightsInfo>",
        kind="picture",
        guid=guid,
        pub=pub,
    )


def test_item_tells_who_it_is() -> None:
    read = item(news())
    assert (read.guid, read.version, read.format) == ("urn:isle:1", "3", "newsml-g2")
    assert (read.item_class, read.language, read.updated) == ("text", "en", NOON)
    assert (read.provider, read.publisher) == ("nprov:isle", "Isle Wire")


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ('<pubStatus qcode="stat:usable"/>', "usable"),
        ('<pubStatus qcode="stat:withheld"/>', "withheld"),
        ('<pubStatus qcode="isle-pub:canceled"/>', "canceled"),
        ('<pubStatus uri="http://cv.iptc.org/newscodes/pubstatusg2/canceled"/>', "canceled"),
        ('<pubStatus uri="http://cv.iptc.org/newscodes/pubstatusg2/withheld/"/>', "withheld"),
        ('<pubStatus literal="Canceled"/>', "canceled"),
        ('<pubStatus qcode="st:3"><name>Cancelled</name></pubStatus>', "canceled"),
        ("", "usable"),
    ],
)
def test_status_is_read_in_any_notation(sent: str, status: str) -> None:
    assert item(news(pub=sent)).status == status


def test_status_nobody_knows_is_told_to_the_desk() -> None:
    read = item(news(pub='<pubStatus qcode="isle:frozen"/>'))
    assert (read.status, read.notes) == ("usable", ("Status: isle:frozen",))


def test_killed_item_without_copy_is_still_an_item() -> None:
    read = item(news(copy="", pub='<pubStatus qcode="stat:canceled"/>'))
    assert (read.status, read.guid, read.body.text) == ("canceled", "urn:isle:1", "")


@pytest.mark.parametrize(
    ("sent", "until"),
    [
        ("2026-03-04T13:00:00+01:00", NOON),
        ("2026-03-04T12:00:00.000Z", NOON),
        ("2026-03-04T12:00:00", NOON),
        ("2026-03-05", dt.datetime(2026, 3, 5, tzinfo=dt.UTC)),
        ("2026-03-05+01:00", dt.datetime(2026, 3, 4, 23, tzinfo=dt.UTC)),
    ],
)
def test_embargo_is_a_moment_in_any_zone(sent: str, until: dt.datetime) -> None:
    assert item(news(f"<embargoed>{sent}</embargoed>")).embargo_until == until


def test_embargo_without_a_time_is_told_to_the_desk() -> None:
    read = item(news("<embargoed/>"))
    assert (read.embargo_until, read.notes) == (None, ("Embargoed: no time given",))
    assert item(news("<embargoed>Tuesday</embargoed>")).notes == ("Embargoed: Tuesday",)


def test_item_expires_at_the_first_of_its_times() -> None:
    sent = "<expires>2026-05-01</expires><expires>2026-04-01</expires>"
    assert item(news(sent)).expires == dt.datetime(2026, 4, 1, tzinfo=dt.UTC)


def test_first_version_is_when_it_was_published() -> None:
    read = item(news("<firstCreated>2026-03-03T12:00:00Z</firstCreated>"))
    assert read.published == NOON - dt.timedelta(days=1)
    assert item(news()).published == NOON


def test_rights_are_read_with_the_name_of_their_holder() -> None:
    read = item(
        news(
            rights="<rightsInfo><copyrightHolder literal='isle'><name>Isle Ltd</name>"
            "</copyrightHolder><copyrightNotice>(c) Isle</copyrightNotice>"
            "<usageTerms>Not for <br/>radio</usageTerms></rightsInfo>"
        )
    )
    assert (read.copyright, read.copyright_holder) == ("(c) Isle", "Isle Ltd")
    assert read.usage_terms == "Not for radio"


@pytest.mark.parametrize("holder", ["literal='Isle Ltd'", "qcode='Isle Ltd'", "uri='Isle Ltd'"])
def test_holder_without_a_name_goes_by_its_code(holder: str) -> None:
    read = item(news(rights=f"<rightsInfo><copyrightHolder {holder}/></rightsInfo>"))
    assert read.copyright_holder == "Isle Ltd"


def test_terms_that_only_stand_elsewhere_are_named_by_their_address() -> None:
    rights = "<rightsInfo><usageTerms href='https://isle.example/terms'/></rightsInfo>"
    assert item(news(rights=rights)).usage_terms == "https://isle.example/terms"


def test_rights_of_metadata_do_not_stand_for_those_of_the_content() -> None:
    rights = (
        "<rightsInfo scope='riscope:metadata'><usageTerms>Free</usageTerms></rightsInfo>"
        "<rightsInfo><usageTerms>Ask</usageTerms><usageTerms>Pay</usageTerms></rightsInfo>"
    )
    assert item(news(rights=rights)).usage_terms == "Ask\nPay"


def test_rights_are_told_in_the_language_of_the_item() -> None:
    rights = (
        '<rightsInfo><copyrightNotice xml:lang="de">Alle Rechte</copyrightNotice>'
        '<copyrightNotice xml:lang="en-GB">All rights</copyrightNotice></rightsInfo>'
    )
    assert item(news(rights=rights)).copyright == "All rights"
    assert item(news(rights=rights, about='xml:lang="de"')).copyright == "Alle Rechte"
    assert item(news(rights=rights, about='xml:lang="fr"')).copyright == "Alle Rechte"


def test_lines_of_the_desk_are_read() -> None:
    read = item(
        news(
            content="<urgency>3</urgency><slugline separator='-'>ISLE-FERRY</slugline>"
            "<creditline>Isle/Roe</creditline><by>By Ann Roe</by><dateline>PORT, March 4</dateline>"
            "<located qcode='geo:1'><name>Port</name></located><keyword>ferry</keyword>"
            "<keyword>sea</keyword><altId>A1</altId>"
        )
    )
    assert (read.urgency, read.slugline, read.credit) == (3, "ISLE-FERRY", "Isle/Roe")
    assert (read.byline, read.dateline, read.located) == ("By Ann Roe", "PORT, March 4", "Port")
    assert (read.keywords, read.alternative_ids) == (("ferry", "sea"), ("A1",))


def test_main_headline_goes_before_lesser_ones() -> None:
    sent = news(content="<headline role='hlrol:main'>Second</headline>").replace(
        "<headline>Ferry late</headline>", "<headline role='isle:subtitle'>Lesser</headline>"
    )
    read = item(sent)
    assert (read.headline, read.subheadline) == ("Second", "Lesser")


def test_headline_is_taken_in_the_language_of_the_content() -> None:
    sent = news(content='<language tag="fr"/><headline xml:lang="fr">Le bac</headline>').replace(
        "<headline>", '<headline xml:lang="en">'
    )
    assert (item(sent).headline, item(sent).language) == ("Le bac", "fr")


def test_item_without_headline_goes_by_its_title() -> None:
    sent = news("<title>Ferry</title>").replace("<headline>Ferry late</headline>", "<headline/>")
    assert item(sent).headline == "Ferry"


def test_summary_is_the_standfirst_and_a_caption_is_not() -> None:
    caption = '<description role="drol:caption">Caption</description>'
    summary = '<description role="drol:summary">In short</description>'
    assert item(news(content=caption + summary)).standfirst == "In short"
    assert item(news(content=caption)).standfirst == ""


def test_photographer_is_the_byline_where_none_is_sent() -> None:
    maker = "<creator role='crol:photographer'><name>Ann Roe</name></creator>"
    assert item(news(content=f"<creator><name>ar</name></creator>{maker}")).byline == "Ann Roe"


def test_subjects_keep_their_codes_and_their_kind() -> None:
    read = item(
        news(
            content="<subject qcode='medtop:1'><name xml:lang='fr'>mer</name>"
            "<name xml:lang='en'>sea</name></subject>"
            "<subject type='cpnat:person' uri='http://isle.example/roe'><name>Roe</name></subject>"
            "<subject type='cpnat:geoArea' literal='poi1'/><genre qcode='genre:Current'/>",
            after="<assert literal='poi1'><name>Port</name></assert>",
        )
    )
    assert read.concepts == (
        Concept(code="medtop:1", name="sea"),
        Concept(code="http://isle.example/roe", name="Roe", kind="person"),
        Concept(code="", name="Port", kind="place"),
        Concept(code="genre:Current", kind="genre"),
    )
    assert read.subjects == ("sea", "Roe", "Port")


def test_bag_of_concepts_is_unpacked() -> None:
    bag = "<subject><bag><bit qcode='a:1'/><bit qcode='a:2' type='cpnat:event'/></bag></subject>"
    found = item(news(content=bag)).concepts
    assert [(one.code, one.kind) for one in found] == [("a:1", "subject"), ("a:2", "event")]


def test_notes_to_the_desk_are_all_kept() -> None:
    notes = "<edNote>Eds: photo to come</edNote><edNote xml:lang='de'>Bild folgt</edNote>"
    assert item(news(notes)).desk_note == "Eds: photo to come\nBild folgt"


@pytest.mark.parametrize(
    ("meta", "advice"),
    [
        ("<signal qcode='sig:correction'/>", "correction"),
        ("<signal uri='http://cv.iptc.org/newscodes/signal/update'/>", "update"),
        ("<signal qcode='sig:update'/><edNote>CORRECTION: the date</edNote>", "correction"),
        ("<edNote>CLARIFICATION: who spoke</edNote>", "clarification"),
        ("<edNote role='isle:correction'>Read Tuesday</edNote>", "correction"),
        ("<signal qcode='isle:photo'/>", ""),
    ],
)
def test_signals_and_notes_advise_what_a_delivery_is(meta: str, advice: str) -> None:
    assert item(news(meta)).advice == advice


def test_signals_are_kept_as_sent() -> None:
    assert item(news("<signal qcode='sig:atomic'/>")).signals == ("sig:atomic",)


def test_links_say_what_an_item_comes_from() -> None:
    read = item(
        news(
            "<link rel='irel:previousVersion' residref='urn:isle:1' version='2'/>"
            "<link rel='irel:evolvedFrom' residref='urn:isle:0'/>"
            "<link rel='irel:seeAlso' href='https://isle.example/'><title>Isle</title></link>"
        )
    )
    assert read.replaces == "urn:isle:0"
    assert [one.rel for one in read.related][:2] == ["irel:previousVersion", "irel:evolvedFrom"]
    assert (read.related[2].href, read.related[2].title) == ("https://isle.example/", "Isle")


def test_xhtml_is_the_copy() -> None:
    assert item(news()).body.text == "<p>The ferry is late.</p>"


def test_page_with_a_header_does_not_say_its_fields_twice() -> None:
    page = XHTML.format(
        "<header><h1>Ferry late</h1></header><p>In short</p>"
        "<p><b>Port (Isle) -</b> The ferry is late.</p>"
    )
    content = "<dateline>Port (Isle) - </dateline><description>In short</description>"
    assert item(news(content=content, copy=page)).body.text == "<p> The ferry is late.</p>"


def test_headline_in_the_copy_without_a_header_stays() -> None:
    page = XHTML.format("<h1>Ferry late</h1><p>In short</p>")
    content = "<description>In short</description>"
    assert item(news(content=content, copy=page)).body.text == "<h1>Ferry late</h1><p>In short</p>"


def test_nitf_inside_is_read_as_nitf() -> None:
    nitf = (
        '<inlineXML contenttype="application/nitf+xml"><nitf '
        'xmlns="http://iptc.org/std/NITF/2006-10-18/"><body><body.head><byline>By Roe</byline>'
        "<dateline>PORT</dateline></body.head><body.content><p>Late.</p><hl2>Why</hl2>"
        '<media media-type="image"><media-reference source="https://isle.example/p.jpg"/>'
        "<media-caption>Pier</media-caption></media></body.content></body></nitf></inlineXML>"
    )
    read = item(news(copy=nitf))
    assert read.body.text.startswith("<p>Late.</p><h2>Why</h2>")
    assert (read.byline, read.dateline) == ("By Roe", "PORT")
    assert [one.src for one in read.pictures] == ["https://isle.example/p.jpg"]


@pytest.mark.parametrize(
    ("data", "text", "media_type"),
    [
        ("<inlineData contenttype='text/plain'>a &lt; b</inlineData>", "a < b", "text/plain"),
        ("<inlineData><![CDATA[<p>Late</p>]]></inlineData>", "<p>Late</p>", "text/html"),
        (
            "<inlineData contenttype='text/html' encoding='enc:base64'>"
            f"{base64.b64encode('<p>Spät</p>'.encode()).decode()}</inlineData>",
            "<p>Spät</p>",
            "text/html",
        ),
    ],
)
def test_inline_data_is_read(data: str, text: str, media_type: str) -> None:
    body = item(news(copy=data)).body
    assert (body.text, body.media_type) == (text, media_type)


def test_file_in_base64_is_no_copy() -> None:
    data = "<inlineData contenttype='image/png' encoding='base64'>iVBORw0KGgo=</inlineData>"
    assert item(news(copy=data)).body.text == ""


def test_rendition_in_the_language_of_the_item_is_the_copy() -> None:
    german = COPY.replace("<inlineXML", '<inlineXML xml:lang="de"').replace("The ferry", "Das Boot")
    both = german + COPY.replace("<inlineXML", '<inlineXML xml:lang="en"')
    assert "The ferry" in item(news(copy=both)).body.text
    assert "Das Boot" in item(news(copy=both, about='xml:lang="de-AT"')).body.text


def test_picture_is_an_item_with_its_renditions() -> None:
    read = item(photo())
    (picture,) = read.pictures
    assert (read.item_class, read.body.text) == ("picture", "")
    assert (picture.src, picture.width, picture.height) == (
        "https://isle.example/l.jpg",
        1600,
        1200,
    )
    assert [(one.role, one.size) for one in picture.renditions] == [
        ("rnd:thumbnail", 900),
        ("rnd:highRes", 90000),
    ]
    assert (picture.caption, picture.credit) == ("The pier.", "Ann Roe/Isle")
    assert (picture.copyright, picture.usage_terms) == ("(c) Roe", "One use")


def test_film_is_named_by_its_address_and_told_by_its_descriptions() -> None:
    read = item(
        news(
            copy="<remoteContent href='https://isle.example/f.mp4' contenttype='video/mp4'/>",
            content="<description role='d:dopesheet'>Pier</description>"
            "<description role='d:shotlist'>Ferry</description>",
            kind="video",
        )
    )
    assert [(one.rel, one.href) for one in read.related] == [
        ("rendition", "https://isle.example/f.mp4")
    ]
    assert (read.pictures, read.body.text) == ((), "Pier\n\nFerry")


def test_message_gives_its_items_in_order() -> None:
    found = items(message(news(guid="urn:isle:2"), news()))
    assert [one.guid for one in found] == ["urn:isle:2", "urn:isle:1"]
    assert {(one.priority, one.distributor) for one in found} == {(4, "isle.example")}


def test_pictures_of_a_package_go_with_its_text() -> None:
    pack, text, picture = items(message(package(GROUP), news(), photo()))
    assert [one.guid for one in pack.related] == ["urn:isle:1", "urn:isle:photo"]
    assert (pack.item_class, text.pictures) == ("composite", picture.pictures)
    assert text.pictures[0].credit == "Ann Roe/Isle"


def test_picture_goes_with_the_text_of_its_own_group() -> None:
    groups = (
        "<group id='g1'><itemRef residref='urn:isle:1'/><groupRef idref='g2'/></group>",
        "<group id='g2'><itemRef residref='urn:isle:2'/><itemRef residref='urn:isle:photo'/>"
        "<groupRef idref='g1'/></group>",
    )
    found = items(message(package(*groups), news(), news(guid="urn:isle:2"), photo()))
    assert [len(one.pictures) for one in found] == [0, 0, 1, 1]


def test_package_of_pictures_alone_holds_them_itself() -> None:
    pack, _ = items(message(package(GROUP), photo()))
    assert [one.guid for one in pack.pictures] == ["urn:isle:photo"]


def test_killed_picture_goes_with_nothing() -> None:
    link = (
        "<link residref='urn:isle:photo' href='https://isle.example/l.jpg'>"
        "<itemClass qcode='ninat:picture'/></link>"
    )
    killed = photo(pub="<pubStatus qcode='stat:canceled'/>")
    _, text, picture = items(message(package(GROUP), news(link), killed))
    assert (text.pictures, picture.status) == ((), "canceled")


def test_picture_embargoed_for_longer_than_its_text_does_not_go_with_it() -> None:
    until = "<embargoed>2026-03-0{}T12:00:00Z</embargoed>"
    for text, picture, shown in (("", "5", 0), ("6", "5", 1), ("5", "5", 1), ("4", "5", 0)):
        _, read, _ = items(
            message(
                package(GROUP),
                news(until.format(text) if text else ""),
                photo(pub=until.format(picture)),
            )
        )
        assert len(read.pictures) == shown


def test_linked_picture_with_an_address_comes_along() -> None:
    link = (
        "<link rel='irel:seeAlso' residref='urn:isle:p' href='https://isle.example/p.jpg'>"
        "<itemClass qcode='ninat:picture'/><title>Pier</title></link>"
    )
    (picture,) = item(news(link)).pictures
    assert (picture.src, picture.guid, picture.headline) == (
        "https://isle.example/p.jpg",
        "urn:isle:p",
        "Pier",
    )


def test_prefixed_elements_are_read_and_foreign_ones_are_not() -> None:
    sent = (
        '<n:newsItem xmlns:n="http://iptc.org/std/nar/2006-10-01/" xmlns:x="urn:x" '
        'guid="urn:isle:9" version="1"><n:itemMeta><x:pubStatus qcode="stat:canceled"/>'
        '<n:itemClass qcode="ninat:text"/></n:itemMeta><n:contentMeta><x:headline>No</x:headline>'
        "<n:headline>Yes</n:headline></n:contentMeta></n:newsItem>"
    )
    assert (item(sent).headline, item(sent).status) == ("Yes", "usable")


def test_concepts_beside_news_are_passed_over() -> None:
    concept = '<conceptItem guid="urn:isle:c" version="1"><concept/></conceptItem>'
    assert [one.guid for one in items(message(concept, news()))] == ["urn:isle:1"]


@pytest.mark.parametrize("kind", ["conceptItem", "knowledgeItem", "planningItem", "catalogItem"])
def test_delivery_without_news_is_refused_by_name(kind: str) -> None:
    with pytest.raises(UnreadableCapture, match=f"no news item in it, but {kind.lower()}"):
        items(f'<{kind} {NAR} guid="urn:isle:c" version="1"/>')


def test_empty_message_holds_nothing() -> None:
    assert items(message()) == ()


def test_item_without_an_id_is_not_lost() -> None:
    sent = news().replace('guid="urn:isle:1" ', "")
    assert item(sent).guid.endswith("#1")
    assert item(sent.replace("<headline>", "<altId>A1</altId><headline>", 1)).guid == "A1"


def test_delivery_cut_off_is_read_as_far_as_it_goes_and_says_so() -> None:
    read = item(news(copy=XHTML.format("<p>One.</p><p>Two.</p>")).partition("Two.")[0])
    assert read.body.text.startswith("<p>One.</p>")
    assert "damaged" in read.notes[0]


@pytest.mark.parametrize("name", ["a:00", "a::b", "a:-b"])
def test_names_that_no_xml_allows_are_left_as_they_stand(name: str) -> None:
    broken = news(copy=XHTML.format(f"<{name}>x</{name}><p>Late</p><x>"))
    assert ">Late</p>" in item(broken).body.text


def test_entities_of_ones_own_are_refused() -> None:
    with pytest.raises(UnreadableCapture):
        newsml_g2.read(captured('<!DOCTYPE newsItem [<!ENTITY a "aa">]>' + news()))


def test_older_newsitems_of_others_are_not_ours() -> None:
    assert not newsml_g2.FORMAT.sniff(b'<newsitem itemid="1"><title/></newsitem>', "text/xml")
    assert newsml_g2.FORMAT.sniff(b"", "application/vnd.iptc.g2.newsitem+xml")


ELEMENTS = """
newsMessage itemSet newsItem packageItem itemMeta contentMeta contentSet inlineXML inlineData
remoteContent groupSet group groupRef itemRef subject headline link rightsInfo usageTerms
embargoed pubStatus body
"""
SAID = """
guid="a" root="a" id="a" idref="a" residref="a" href="a" qcode="ninat:picture" xml:lang="de"
encoding="base64" width="x" role=":"
"""
NAMES = st.sampled_from(ELEMENTS.split())
ATTRIBUTES = st.sampled_from(SAID.split())
TREES = st.recursive(
    st.text(st.characters(codec="ascii", exclude_characters="<&"), max_size=8),
    lambda inside: st.builds(
        lambda name, said, parts: f"<{name} {said}>{''.join(parts)}</{name}>",
        NAMES,
        ATTRIBUTES,
        st.lists(inside, max_size=4),
    ),
    max_leaves=25,
)


@given(TREES, NAMES)
def test_whatever_stands_where_only_a_refusal_is_raised(tree: str, root: str) -> None:
    try:
        found = newsml_g2.read(captured(f"<{root} {NAR}>{tree}</{root}>"))
    except UnreadableCapture:
        return
    assert all(one.guid for one in found)


def test_agencies_own_documents_give_status_rights_and_embargo(shared: Path) -> None:
    """The fields that must never be wrong, in every shared case."""
    folder = shared / "bench/wire"
    for line in (folder / "cases.jsonl").read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        if case["format"] == "newsml-g2":
            found = items((folder / case["file"]).read_bytes())
            for wanted, got in zip(case["expect"].get("items", ()), found, strict=False):
                assert _wrong(wanted, got) == [], case["id"]


def _wrong(wanted: dict[str, Any], got: Item) -> list[str]:
    said = {
        "pubstatus": got.status,
        "version": got.version,
        "credit": got.credit,
        "copyright": got.copyright,
        "copyright_holder": got.copyright_holder,
        "usage_terms": got.usage_terms,
        "embargoed": got.embargo_until.isoformat() if got.embargo_until else "",
    }
    return [
        name
        for name, value in said.items()
        if name in wanted and "".join(str(wanted[name]).split()) != "".join(value.split())
    ]
