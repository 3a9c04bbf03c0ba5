"""NITF becomes one item: what its head orders, what its body says."""

import datetime as dt
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.errors import UnreadableCapture
from copydesk.story.story import Concept, Item, Order, Related, WireHeader
from copydesk.wire import plain
from copydesk.wire.formats import nitf
from wire.captured import captured, item

EIGHT = dt.datetime(2026, 3, 1, 8, 0, tzinfo=dt.UTC)


def sent(
    docdata: str = "",
    *,
    about: str = "",
    head: str = "",
    front: str = "",
    body: str = "<p>Boats.</p>",
) -> Item:
    """The item in an NITF document made of these parts."""
    return item(
        f"<nitf><head><title>Isle title</title>{head}<docdata {about}>"
        f'<doc-id id-string="isle.7" regsrc="ISLE"/>{docdata}</docdata></head>'
        f"<body><body.head>{front}</body.head><body.content>{body}</body.content></body></nitf>"
    )


def test_a_document_is_read_in_whatever_namespace_it_stands() -> None:
    found = item(
        '<n:nitf xmlns:n="http://iptc.org/std/NITF/2006-10-18/"><n:head><n:docdata>'
        '<n:doc-id id-string="isle.8"/></n:docdata></n:head><n:body><n:body.head><n:hedline>'
        "<n:hl1>Ferry</n:hl1></n:hedline></n:body.head><n:body.content><n:p>Boats.</n:p>"
        "</n:body.content></n:body></n:nitf>"
    )
    assert (found.format, found.guid, found.headline) == ("nitf", "isle.8", "Ferry")
    assert found.body.text == "<p>Boats.</p>"


@pytest.mark.parametrize(
    "norm",
    ["20260301T080000Z", "20260301T030000-0500", "2026-03-01T08:00:00+00:00", "20260301T080000"],
)
def test_dates_are_read_in_every_notation_agencies_use(norm: str) -> None:
    found = sent(f'<date.issue norm="{norm}"/>')
    assert found.published == found.updated == EIGHT


def test_a_date_that_is_only_a_pattern_is_none() -> None:
    found = sent('<date.issue norm="20260301T080000Z"/><date.expire norm="YYYYMMDD000000-HHMM"/>')
    assert found.expires is None
    assert found.published == EIGHT


def test_a_release_date_is_an_embargo_and_an_expiry_date_an_end() -> None:
    found = sent('<date.release norm="20260301T080000Z"/><date.expire norm="20260401"/>')
    assert found.embargo_until == EIGHT
    assert found.expires == dt.datetime(2026, 4, 1, tzinfo=dt.UTC)


def test_copy_under_an_embargo_may_be_used_once_it_ends() -> None:
    dated = sent('<date.release norm="20260301T080000Z"/>', about='management-status="embargoed"')
    assert (dated.status, dated.embargo_until) == ("usable", EIGHT)


def test_copy_under_an_embargo_without_a_date_is_withheld() -> None:
    assert sent(about='management-status="Embargoed"').status == "withheld"


@pytest.mark.parametrize(
    ("told", "status", "advice"),
    [
        ("usable", "usable", ""),
        ("Withheld", "withheld", "withhold"),
        ("canceled", "canceled", "kill"),
    ],
)
def test_the_management_status_is_the_documents_own(told: str, status: str, advice: str) -> None:
    found = sent(about=f'management-status="{told}"')
    assert (found.status, found.advice) == (status, advice)


def test_a_document_may_kill_another_one() -> None:
    about = 'management-doc-idref="isle.6" management-idref-status="canceled"'
    found = sent('<ed-msg info="The account is unsupported."/>', about=about)
    assert found.orders == (
        Order(guid="isle.6", status="canceled", note="The account is unsupported."),
    )
    assert (found.status, found.replaces) == ("usable", "isle.6")


def test_a_status_for_its_own_id_is_no_order_about_another() -> None:
    found = sent(about='management-doc-idref="isle.7" management-idref-status="canceled"')
    assert (found.status, found.orders, found.replaces) == ("canceled", (), "")


def test_a_document_named_without_a_status_is_replaced_and_not_killed() -> None:
    found = sent(about='management-doc-idref="isle.6"')
    assert (found.orders, found.replaces) == ((), "isle.6")


def test_a_correction_is_one_and_its_words_go_to_the_desk() -> None:
    found = sent('<correction info="The age was wrong." id-string="isle.7" regsrc="ISLE"/>')
    assert (found.advice, found.desk_note) == ("correction", "The age was wrong.")


@pytest.mark.parametrize(
    ("message", "advice"),
    [
        ("CLARIFICATION: who spoke", "clarification"),
        ("Correction: the age", "correction"),
        ("Please kill the second picture", ""),
    ],
)
def test_a_message_that_opens_with_what_it_is_says_so(message: str, advice: str) -> None:
    assert sent(f'<ed-msg info="{message}"/>').advice == advice


def test_versions_of_a_story_share_its_dynamic_use_key() -> None:
    found = sent('<du-key key="isle-ferry" version="3" generation="2" part="1"/>')
    assert (found.chain, found.version) == ("isle-ferry", "3")
    assert {"generation:2", "part:1"} <= set(found.signals)


def test_rights_tell_the_holder_the_line_and_the_terms() -> None:
    found = sent(
        '<doc.copyright year="2026" holder="Isle Wire"/>'
        '<doc.rights owner="Isle Wire" limitations="Not online" geography="GB" enddate="20260401"/>'
    )
    assert (found.copyright_holder, found.copyright) == ("Isle Wire", "© 2026 Isle Wire")
    assert found.usage_terms == "Not online; GB; until 20260401"
    assert found.expires == dt.datetime(2026, 4, 1, tzinfo=dt.UTC)


def test_rights_in_the_body_stand_in_where_the_head_has_none() -> None:
    found = sent(
        front="<rights><rights.owner>Isle Wire</rights.owner>"
        "<rights.limitations>Print only</rights.limitations></rights>"
    )
    assert (found.copyright_holder, found.usage_terms) == ("Isle Wire", "Print only")


def test_the_head_names_subjects_on_every_level_it_has_words_for() -> None:
    found = sent(
        head='<tobject><tobject.subject tobject.subject.refnum="04011002" tobject.subject.type='
        '"Economy" tobject.subject.matter="Media" tobject.subject.detail="Papers"/></tobject>'
    )
    codes = [(one.code, one.name) for one in found.concepts]
    assert codes == [("04000000", "Economy"), ("04011000", "Media"), ("04011002", "Papers")]
    assert found.subjects == ("Economy", "Media", "Papers")


def test_people_and_places_are_concepts_by_their_codes() -> None:
    found = sent(
        '<identified-content><person value="p1">Una Hale</person><org>Isle Ferries</org>'
        '<location location-code="23602"/></identified-content><evloc city="Port" iso-cc="GB"/>'
    )
    assert found.concepts == (
        Concept(code="p1", name="Una Hale", kind="person"),
        Concept(code="Isle Ferries", name="Isle Ferries", kind="organisation"),
        Concept(code="23602", name="", kind="place"),
        Concept(code="GB", name="Port", kind="place"),
    )
    assert found.located == "Port"


def test_keywords_stand_in_attributes_or_in_words() -> None:
    found = sent('<key-list><keyword key="FERRY"/><keyword>Quay</keyword></key-list>')
    assert (found.keywords, found.slugline) == (("FERRY", "Quay"), "FERRY")


def test_the_header_of_older_wires_is_carried_on_in_meta_elements() -> None:
    found = sent(
        head='<meta name="anpa-sequence" content="0123"/><meta name="anpa-category" content="i"/>'
        '<meta name="anpa-keyword" content="BC-Ferry"/>'
    )
    assert found.header == WireHeader(sequence="0123", category="i", keyword="BC-Ferry")
    assert found.slugline == "BC-Ferry"


def test_the_front_gives_headlines_byline_dateline_and_abstract() -> None:
    found = sent(
        front="<hedline><hl1>Ferry <em>sails</em></hl1><hl2>At last</hl2></hedline>"
        "<byline>By <person>Una Hale</person><byttl>Isle Wire</byttl></byline>"
        "<distributor>Isle Wire</distributor><dateline><location><city>Port</city>, "
        "<state>Isle</state></location>, <story.date>March 1</story.date></dateline>"
        "<abstract><p>Boats.</p><p>Again.</p></abstract>"
    )
    assert (found.headline, found.subheadline) == ("Ferry sails", "At last")
    assert (found.byline, found.dateline) == ("By Una Hale Isle Wire", "Port, Isle, March 1")
    assert (found.located, found.distributor) == ("Port", "Isle Wire")
    assert found.standfirst == "Boats. Again."


def test_a_date_for_machines_is_no_dateline() -> None:
    day = '<story.date norm="20260301T080000Z">20260301T080000Z</story.date>'
    assert sent(front=f"<dateline>{day}</dateline>").dateline == ""
    assert sent(front=f"<dateline>PORT {day}</dateline>").dateline == "PORT"


def test_the_title_stands_in_for_a_missing_headline() -> None:
    assert sent().headline == "Isle title"


def test_blocks_become_html_and_marks_plain_words() -> None:
    found = sent(
        body='<p lede="true"><person>Una</person> &amp; <org value="x">Isle</org> '
        '<a href="https://isle.example/">here</a>.<br/>End</p><hl2>Under</hl2>'
        "<ul><li>One</li></ul><dl><dt>a</dt><dd>b</dd></dl><pre>a  b</pre><hr/>"
        "<block><byline>By Bo</byline><bq><block>Said so.</block><credit>Una</credit></bq></block>"
        "<p><num>1<frac><numer>1</numer><denom>2</denom></frac></num></p>"
    )
    assert found.body.text == (
        '<p>Una &amp; Isle <a href="https://isle.example/">here</a>.<br>End</p><h2>Under</h2>'
        "<ul><li>One</li></ul><dl><dt>a</dt><dd>b</dd></dl><pre>a  b</pre><hr>"
        "<p>By Bo</p><blockquote><p>Said so.</p><footer>Una</footer></blockquote><p>11/2</p>"
    )


def test_words_that_stand_loose_become_paragraphs() -> None:
    found = sent(body="One\n\nTwo <em>so</em><p>Three</p> four")
    assert found.body.text == "<p>One</p><p>Two <em>so</em></p><p>Three</p><p>four</p>"


def test_a_table_keeps_its_cells_and_not_what_it_says_for_machines() -> None:
    found = sent(
        body="<nitf-table><nitf-table-metadata><nitf-table-summary><p>Tides</p></nitf-table-summary>"
        '</nitf-table-metadata><table><tr><th colspan="2">High</th></tr><tr><td>1</td><td/></tr>'
        "</table></nitf-table>"
    )
    assert found.body.text == (
        '<table><tr><th colspan="2">High</th></tr><tr><td>1</td><td></td></tr></table>'
    )


def test_notes_not_for_print_go_to_the_desk_and_others_stay() -> None:
    found = sent(
        body='<p>Boats.</p><note type="npa"><body.content><p>Hold the quote.</p></body.content>'
        '</note><note type="pa"><body.content><p>Figures are in euros.</p></body.content></note>'
    )
    assert found.body.text == "<p>Boats.</p><p>Figures are in euros.</p>"
    assert found.desk_note == "Hold the quote."


def test_a_note_within_the_front_is_not_taken_for_the_copy() -> None:
    note = '<note noteclass="editorsnote"><body.content><p>A sample.</p></body.content></note>'
    found = sent('<ed-msg info="New format"/>', front=note)
    assert (found.body.text, found.desk_note) == ("<p>Boats.</p>", "New format")
    assert found.notes == ("A sample.",)


def test_a_picture_keeps_its_place_and_all_its_sizes() -> None:
    found = sent(
        body='<p>Boats.</p><media media-type="photo"><media-metadata name="headline" value="Quay"/>'
        '<media-reference name="thumbnail" source="https://isle.example/t.jpg" width="120" '
        'height="80"/><media-reference name="full" source="https://isle.example/f.jpg" '
        'mime-type="image/jpeg" width="1200" height="800" alternate-text="A quay"/>'
        "<media-caption><p>The quay.</p><p>At dawn.</p></media-caption>"
        "<media-producer>Bo Reed</media-producer></media>"
    )
    (picture,) = found.pictures
    assert (picture.src, picture.width, picture.height) == ("https://isle.example/f.jpg", 1200, 800)
    assert (picture.caption, picture.credit) == ("The quay. At dawn.", "Bo Reed")
    assert (picture.headline, picture.alt) == ("Quay", "A quay")
    assert [one.role for one in picture.renditions] == ["thumbnail", "full"]
    image = '<figure><img src="https://isle.example/f.jpg" alt="A quay"></figure>'
    assert found.body.text == f"<p>Boats.</p>{image}"


def test_files_of_a_delivery_from_an_address_have_addresses_too() -> None:
    media = '<media media-type="image"><media-reference source="q.jpg"/></media>'
    text = f"<nitf><body><body.content>{media}</body.content></body></nitf>"
    found = item(text, place="https://isle.example/wire/7.xml")
    assert found.pictures[0].src == "https://isle.example/wire/q.jpg"
    assert item(text).pictures[0].src == "q.jpg"


def test_references_that_show_nothing_are_no_sizes_of_a_picture() -> None:
    found = sent(
        body='<media media-type="Photo"><media-reference data-location="#producer" name="ISLE"/>'
        '<media-reference mime-type="text/html" source="q.html"/><media-reference source="q.jpg" '
        'mime-type="image/jpeg"/></media>'
    )
    assert [(one.src, one.renditions) for one in found.pictures] == [("q.jpg", ())]


def test_the_publication_it_stood_in_is_no_address_of_its_own() -> None:
    head = (
        '<pubdata date.publication="20260301T080000Z" name="Isle" ex-ref="https://isle.example/1"/>'
    )
    found = sent(head=head)
    assert (found.link, found.published) == ("", EIGHT)
    assert found.related == (
        Related(rel="publication", href="https://isle.example/1", title="Isle"),
    )


def test_two_bylines_are_both_named() -> None:
    assert sent(front="<byline>Una Hale</byline><byline>Bo Reed</byline>").byline == (
        "Una Hale, Bo Reed"
    )


def test_a_film_is_a_file_beside_the_copy() -> None:
    found = sent(
        body='<media media-type="video"><media-reference source="a.mp4" mime-type="video/mp4"/>'
        "<media-caption>The crossing</media-caption></media>"
    )
    film = Related(rel="video", href="a.mp4", title="The crossing", media_type="video/mp4")
    assert (found.related, found.pictures) == ((film,), ())


def test_a_caption_whose_picture_leads_nowhere_is_not_lost() -> None:
    found = sent(body="<media><media-caption>The quay.</media-caption></media>")
    assert plain.words(found.body.text) == "The quay."


def test_what_stands_behind_the_copy_goes_to_the_desk() -> None:
    found = item(
        "<nitf><body><body.content><p>Boats.</p></body.content><body.end><tagline>Bo Reed helped."
        "</tagline></body.end></body></nitf>"
    )
    assert found.notes == ("Bo Reed helped.",)
    assert found.guid.startswith("sha256:")


def test_a_head_that_tells_more_than_any_document_is_refused() -> None:
    with pytest.raises(UnreadableCapture, match="words about the copy"):
        sent(head="<meta/>" * (nitf.MOST_TOLD + 1))


@given(st.text(alphabet="<>/nitfbody.p &\"'=ed- \n", max_size=200))
def test_whatever_comes_is_read_or_refused(inside: str) -> None:
    text = f"<nitf><head>{inside}</head><body><body.content>{inside}</body.content></body></nitf>"
    with suppress(UnreadableCapture):
        assert len(nitf.read(captured(text))) == 1


def test_shared_documents_of_agencies_are_all_read(shared: Path) -> None:
    folder = shared / "bench/wire/files"
    found = [
        one for one in folder.glob("superdesk-core/*.xml") if b"<nitf" in one.read_bytes()[:800]
    ]
    assert found
    for one in found:
        assert nitf.read(captured(one.read_bytes()))[0].headline
