"""A delivery that broke off before it said what may be done with an item is held."""

import pytest

from copydesk.errors import UnreadableCapture
from copydesk.story.story import Item
from copydesk.wire.cut import LOST
from wire.captured import item, items

G2 = (
    '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:isle:1" version="3">'
    "<itemMeta><versionCreated>2026-03-04T12:00:00Z</versionCreated>{status}<edNote>Now.</edNote>"
    "</itemMeta><contentMeta><headline>Ferry sails</headline></contentMeta><contentSet><inlineData"
    ' contenttype="text/plain">The ferry sailed on Monday.</inlineData></contentSet></newsItem>'
)
NEWSML_1 = (
    "<NewsML><NewsItem><Identification><NewsIdentifier><ProviderId>isle.example</ProviderId>"
    "<DateId>20260301</DateId><NewsItemId>7</NewsItemId><RevisionId>2</RevisionId>"
    "</NewsIdentifier></Identification><NewsManagement><FirstCreated>20260301T080000Z"
    "</FirstCreated>{status}<Urgency FormalName='3'/></NewsManagement><NewsComponent><NewsLines>"
    "<HeadLine>Ferry sails</HeadLine></NewsLines><ContentItem><DataContent><p>Boats.</p>"
    "</DataContent></ContentItem></NewsComponent></NewsItem></NewsML>"
)
NITF = (
    '<nitf><head><title>Ferry sails</title><docdata {status}><doc-id id-string="isle.7"'
    ' regsrc="ISLE"/></docdata></head><body><body.head><hedline><hl1>Ferry sails</hl1></hedline>'
    "</body.head><body.content><p>Boats sailed on Monday.</p></body.content></body></nitf>"
)
KILLS = {
    "newsml-g2": (G2, '<pubStatus qcode="stat:canceled"/>'),
    "newsml-1.2": (NEWSML_1, '<Status FormalName="Canceled"/>'),
    "nitf": (NITF, 'management-status="canceled"'),
}
FORMS = sorted(KILLS)


def cut_at(form: str, end: int) -> list[Item]:
    """The items of a kill of which so many characters came, none where none could be read."""
    document, status = KILLS[form]
    try:
        found = items(document.format(status=status)[:end])
    except UnreadableCapture:
        return []
    return [one for one in found if one.format == form]


@pytest.mark.parametrize("form", FORMS)
def test_a_kill_cut_off_anywhere_is_never_usable(form: str) -> None:
    document, status = KILLS[form]
    whole = len(document.format(status=status))
    read = [one for end in range(60, whole) for one in cut_at(form, end)]
    assert {one.status for one in read} == {"withheld", "canceled"}


@pytest.mark.parametrize("form", FORMS)
def test_an_item_whose_status_was_cut_off_says_why_it_is_held(form: str) -> None:
    document, _ = KILLS[form]
    (held,) = cut_at(form, document.index("{status}"))
    assert (held.status, held.desk_note) == ("withheld", LOST)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("has_status", [True, False])
def test_copy_cut_off_behind_its_status_stays_usable(form: str, has_status: bool) -> None:
    document, status = KILLS[form]
    said = status.replace("canceled", "usable").replace("Canceled", "Usable") if has_status else ""
    text = document.format(status=said)
    sailed = text.index("sail") + 60
    found = item(text[: max(sailed, text.rindex("<p>") if "<p>" in text else sailed)])
    assert (found.status, LOST in found.desk_note) == ("usable", False)


def test_of_many_items_only_the_one_cut_off_is_held() -> None:
    whole = G2.format(status="")
    message = f"<newsMessage xmlns='http://iptc.org/std/nar/2006-10-01/'><itemSet>{whole}"
    second = whole.replace("urn:isle:1", "urn:isle:2")
    found = items(message + second[: second.index("<edNote>")])
    assert [one.status for one in found] == ["usable", "withheld"]


@pytest.mark.parametrize("form", FORMS)
def test_a_whole_document_without_a_status_is_usable(form: str) -> None:
    document, _ = KILLS[form]
    assert item(document.format(status="")).status == "usable"
