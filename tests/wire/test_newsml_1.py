"""NewsML 1.x: every NewsItem one item, its components copy, captions and pictures."""

import datetime as dt
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.errors import UnreadableCapture
from copydesk.story.story import Concept, Item, Related
from copydesk.wire import plain
from copydesk.wire.formats import newsml_1
from wire.captured import captured, item, items

EIGHT = dt.datetime(2026, 3, 1, 8, 0, tzinfo=dt.UTC)
COPY = "<ContentItem><DataContent><p>Boats.</p></DataContent></ContentItem>"
PHOTO = '<MediaType FormalName="Photo"/>'


def news_item(
    management: str = "", content: str = COPY, *, ident: str = "", revision: str = "2"
) -> str:
    """A NewsItem made of these parts."""
    return (
        "<NewsItem><Identification><NewsIdentifier><ProviderId>isle.example</ProviderId>"
        f"<DateId>20260301</DateId><NewsItemId>7</NewsItemId><RevisionId>{revision}</RevisionId>"
        f"{ident}</NewsIdentifier></Identification><NewsManagement>{management}</NewsManagement>"
        f"<NewsComponent>{content}</NewsComponent></NewsItem>"
    )


def sent(management: str = "", content: str = COPY, **about: str) -> Item:
    """The item in a NewsML document made of these parts."""
    return item(f'<NewsML Version="1.2">{news_item(management, content, **about)}</NewsML>')


def status(word: str, *changes: tuple[str, str]) -> str:
    """A status, and what it will change to."""
    later = "".join(
        f'<StatusWillChange><FutureStatus FormalName="{name}"/><DateAndTime>{when}</DateAndTime>'
        "</StatusWillChange>"
        for name, when in changes
    )
    return f'<Status FormalName="{word}"/>{later}'


@pytest.mark.parametrize(
    "public", ["urn:newsml:isle.example:20260301:7:2", "urn:newsml:isle.example:20260301:7:2N"]
)
def test_all_revisions_of_an_item_go_by_one_name(public: str) -> None:
    found = sent(ident=f"<PublicIdentifier>{public}</PublicIdentifier>")
    assert (found.format, found.guid) == ("newsml-1.2", "urn:newsml:isle.example:20260301:7")
    assert (found.version, found.alternative_ids) == ("2", (public,))


def test_the_name_is_made_where_the_public_one_is_missing() -> None:
    assert sent().guid == "urn:newsml:isle.example:20260301:7"


def test_a_public_name_without_a_revision_is_kept_beside_the_one_that_is_made() -> None:
    found = sent(ident="<PublicIdentifier>isle-story-7</PublicIdentifier>")
    assert found.alternative_ids == ("isle-story-7",)


def test_an_item_without_any_name_is_named_by_its_words() -> None:
    found = item(f"<NewsML><NewsItem><NewsComponent>{COPY}</NewsComponent></NewsItem></NewsML>")
    assert found.guid.startswith("sha256:")


def test_every_news_item_is_an_item_and_those_inside_too() -> None:
    inside = news_item(revision="1")
    found = items(f"<NewsML>{news_item(content=COPY + inside)}{news_item(revision='3')}</NewsML>")
    assert [one.version for one in found] == ["2", "1", "3"]
    assert found[0].body.text == "<p>Boats.</p>"


@pytest.mark.parametrize(
    ("word", "meant", "advice"),
    [
        ("Usable", "usable", ""),
        ("USABLE", "usable", ""),
        ("Withheld", "withheld", "withhold"),
        ("canceled", "canceled", "kill"),
        ("Cancelled", "canceled", "kill"),
    ],
)
def test_status_words_are_read_in_any_case(word: str, meant: str, advice: str) -> None:
    found = sent(status(word))
    assert (found.status, found.advice) == (meant, advice)


def test_an_embargo_ends_when_the_status_will_change_to_usable() -> None:
    found = sent(status("Embargoed", ("Usable", "20260301T080000Z")))
    assert (found.status, found.embargo_until) == ("usable", EIGHT)


def test_an_embargo_without_an_end_is_withheld() -> None:
    assert sent(status("Embargoed")).status == "withheld"


def test_use_ends_when_the_status_will_change_to_canceled() -> None:
    found = sent(status("Usable", ("Canceled", "20260301T080000Z")))
    assert (found.status, found.expires, found.embargo_until) == ("usable", EIGHT, None)


def test_an_embargo_may_have_both_an_end_and_an_end_of_use() -> None:
    changes = (("Usable", "20260301T080000Z"), ("Canceled", "20260401T080000Z"))
    found = sent(status("Embargoed", *changes))
    assert found.embargo_until == EIGHT
    assert found.expires == dt.datetime(2026, 4, 1, 8, tzinfo=dt.UTC)


@pytest.mark.parametrize("word", ["Correction", "Clarification", "Update"])
def test_instructions_say_what_a_revision_is(word: str) -> None:
    found = sent(f'<Instruction FormalName="{word}"><Comment>The age.</Comment></Instruction>')
    assert found.advice == word.lower()
    assert found.desk_note == "The age."
    assert f"Instruction:{word}" in found.signals


def test_management_gives_dates_urgency_and_relations() -> None:
    found = sent(
        "<FirstCreated>20260301T080000Z</FirstCreated><ThisRevisionCreated>20260301T100000+0100"
        '</ThisRevisionCreated><Urgency FormalName="3"/><DerivedFrom NewsItem="urn:newsml:a:1"/>'
        '<AssociatedWith NewsItem="urn:newsml:b:1" FormalName="Photo"/>'
    )
    assert (found.published, found.created, found.urgency) == (EIGHT, EIGHT, 3)
    assert found.updated == dt.datetime(2026, 3, 1, 9, tzinfo=dt.UTC)
    assert found.related == (
        Related(rel="derivedfrom", guid="urn:newsml:a:1"),
        Related(rel="associatedwith", guid="urn:newsml:b:1", title="Photo"),
    )


def test_lines_hold_for_all_components_inside_and_the_nearest_wins() -> None:
    found = sent(
        content="<NewsLines><HeadLine>Outer</HeadLine><CreditLine>Isle Wire</CreditLine>"
        "<CopyrightLine>(c) Isle Wire</CopyrightLine><RightsLine>Not online</RightsLine>"
        "<KeywordLine>boats, quay</KeywordLine></NewsLines><NewsComponent><NewsLines><HeadLine>"
        "Inner</HeadLine><SubHeadLine>Under</SubHeadLine><ByLine>By Una Hale</ByLine><DateLine>"
        f"PORT</DateLine><SlugLine>FERRY</SlugLine></NewsLines>{COPY}</NewsComponent>"
    )
    assert (found.headline, found.subheadline, found.byline) == ("Inner", "Under", "By Una Hale")
    assert (found.credit, found.copyright) == ("Isle Wire", "(c) Isle Wire")
    assert (found.usage_terms, found.dateline) == ("Not online", "PORT")
    assert (found.slugline, found.keywords) == ("FERRY", ("boats", "quay"))


def test_an_empty_line_does_not_hide_the_one_around_it() -> None:
    found = sent(
        content="<NewsLines><HeadLine>Outer</HeadLine></NewsLines><NewsComponent><NewsLines>"
        f'<HeadLine xml:lang="en"/></NewsLines>{COPY}</NewsComponent>'
    )
    assert found.headline == "Outer"


def test_rights_metadata_give_holder_and_terms() -> None:
    found = sent(
        content="<RightsMetadata><Copyright><CopyrightHolder>Isle Wire</CopyrightHolder>"
        "<CopyrightDate>2026</CopyrightDate></Copyright><UsageRights><UsageType>Print</UsageType>"
        f"<Geography>GB</Geography></UsageRights></RightsMetadata>{COPY}"
    )
    assert (found.copyright_holder, found.copyright) == ("Isle Wire", "© 2026 Isle Wire")
    assert found.usage_terms == "Print, GB"


def test_descriptive_metadata_give_language_subjects_and_places() -> None:
    found = sent(
        content='<DescriptiveMetadata><Language FormalName="en"/><Genre FormalName="Current"/>'
        '<SubjectCode><SubjectMatter FormalName="15054000"/><SubjectDetail FormalName="15054001"/>'
        '</SubjectCode><Location HowPresent="Origin"><Property FormalName="Country" Value="GBR"/>'
        '<Property FormalName="City" Value="Port"/></Location>'
        '<Property FormalName="Keyword" Value="boats"/></DescriptiveMetadata>' + COPY
    )
    assert (found.language, found.located, found.keywords) == ("en", "Port", ("boats",))
    assert found.subjects == ("15054000", "15054001")
    assert Concept(code="Port, GBR", name="Port, GBR", kind="place") in found.concepts
    assert Concept(code="Current", name="Current", kind="genre") in found.concepts


def test_parties_are_told_apart() -> None:
    found = sent(
        content='<AdministrativeMetadata><Provider><Party FormalName="ISLE"/></Provider><Source>'
        '<Party FormalName="Port Office"/></Source><Creator><Party FormalName="Una Hale "/>'
        f"</Creator></AdministrativeMetadata>{COPY}"
    )
    assert (found.provider, found.publisher) == ("ISLE", "ISLE")
    assert (found.distributor, found.byline) == ("Port Office", "Una Hale")


@pytest.mark.parametrize(
    "data",
    [
        "<p>Boats &amp; quays.</p>",
        "<nitf><body><body.content><p>Boats &amp; quays.</p></body.content></body></nitf>",
        '<html xmlns="http://www.w3.org/1999/xhtml"><body><p>Boats &amp; quays.</p></body></html>',
        "<![CDATA[<p>Boats &amp; quays.</p>]]>",
        "<![CDATA[<nitf><body><body.content><p>Boats &amp; quays.</p></body.content></body>"
        "</nitf>]]>",
        "Boats &amp; quays.",
    ],
)
def test_copy_is_read_in_any_wrapping(data: str) -> None:
    found = sent(content=f"<ContentItem><DataContent>{data}</DataContent></ContentItem>")
    assert plain.words(found.body.text) == "Boats & quays."
    assert found.body.text.startswith("<p>")


def test_copy_in_base_64_is_read() -> None:
    found = sent(
        content='<ContentItem><Encoding Notation="Base64"><DataContent>Qm9hdHMu</DataContent>'
        "</Encoding></ContentItem>"
    )
    assert found.body.text == "<p>Boats.</p>"


def test_the_richest_of_several_forms_of_copy_is_read_once() -> None:
    forms = "".join(
        f'<ContentItem><Format FormalName="{form}"/><DataContent>{data}</DataContent></ContentItem>'
        for form, data in (("Text", "Boats."), ("XHTML", "<p><b>Boats.</b></p>"))
    )
    assert sent(content=forms).body.text == "<p><b>Boats.</b></p>"


def test_roles_tell_copy_from_standfirst_sidebar_and_style() -> None:
    parts = (("Summary", "Short."), ("Body", "Long."), ("Contact", "Call."), ("StyleSheet", "x{}"))
    found = sent(
        content="".join(
            f'<NewsComponent><Role FormalName="{role}"/><ContentItem><DataContent>{words}'
            "</DataContent></ContentItem></NewsComponent>"
            for role, words in parts
        )
    )
    assert (found.standfirst, found.body.text) == ("Short.", "<p>Long.</p><p>Call.</p>")


def test_a_picture_item_has_its_caption_credit_and_size() -> None:
    found = sent(
        content="<NewsLines><CreditLine>Bo Reed / ISLE</CreditLine></NewsLines><NewsComponent>"
        '<Role FormalName="Caption"/><ContentItem><DataContent><nitf><body><body.content>'
        "<p>The quay.</p></body.content></body></nitf></DataContent></ContentItem></NewsComponent>"
        "<NewsComponent>"
        f'<Role FormalName="main"/><ContentItem Href="quay.jpg">{PHOTO}<Characteristics>'
        '<SizeInBytes>3822</SizeInBytes><Property FormalName="Width" Value="3780"/><Property '
        'FormalName="Height" Value="2394"/></Characteristics></ContentItem></NewsComponent>'
    )
    (picture,) = found.pictures
    assert (found.item_class, picture.src, picture.caption) == ("picture", "quay.jpg", "The quay.")
    assert (picture.credit, picture.width, picture.height) == ("Bo Reed / ISLE", 3780, 2394)


def test_sizes_of_a_picture_are_put_together() -> None:
    sizes = "".join(
        f'<NewsComponent><Role FormalName="{role}"/><ContentItem Href="{role}.jpg">{PHOTO}'
        "</ContentItem></NewsComponent>"
        for role in ("Thumbnail", "Main", "Preview")
    )
    found = sent(content=f"{COPY}<NewsComponent>{sizes}</NewsComponent>")
    (picture,) = found.pictures
    assert (found.item_class, picture.src) == ("text", "Main.jpg")
    assert len(picture.renditions) == 3


def test_two_pictures_stay_two_each_with_its_caption() -> None:
    photo = (
        '<NewsComponent><NewsComponent><Role FormalName="Caption"/><ContentItem><DataContent>{0}'
        "</DataContent></ContentItem></NewsComponent><NewsComponent><ContentItem "
        'Href="{0}.jpg"><MimeType FormalName="image/jpeg"/></ContentItem></NewsComponent>'
        "</NewsComponent>"
    )
    found = sent(content=COPY + photo.format("one") + photo.format("two"))
    assert [(one.src, one.caption) for one in found.pictures] == [
        ("one.jpg", "one"),
        ("two.jpg", "two"),
    ]
    assert found.body.text == "<p>Boats.</p>"


def test_lines_of_an_agencys_own_go_to_the_desk() -> None:
    line = '<NewsLine><NewsLineType FormalName="{}"/><NewsLineText>{}</NewsLineText></NewsLine>'
    lines = line.format("AdvisoryLine", "No archive.") + line.format("ProductLine", "(Video)")
    found = sent(content=f"<NewsLines>{lines}</NewsLines>{COPY}")
    assert (found.desk_note, found.notes) == ("No archive.", ("ProductLine: (Video)",))


def test_a_document_without_items_is_refused() -> None:
    with pytest.raises(UnreadableCapture, match="no NewsItem"):
        items("<NewsML><NewsEnvelope/></NewsML>")


def test_a_document_of_more_parts_than_any_delivery_holds_is_refused() -> None:
    with pytest.raises(UnreadableCapture, match="parts in one delivery"):
        sent(content="<ContentItem/>" * (newsml_1.MOST_PARTS + 1))


@given(st.text(alphabet="<>/NewsItemComponentData &\"'=\n", max_size=200))
def test_whatever_comes_is_read_or_refused(inside: str) -> None:
    text = f"<NewsML>{news_item(inside, inside)}</NewsML>"
    with suppress(UnreadableCapture):
        assert newsml_1.read(captured(text))
