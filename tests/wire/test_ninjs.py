"""ninjs of every version: one object, one item, nothing of it lost."""

import datetime as dt
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.errors import UnreadableCapture
from copydesk.story.story import Body, Concept, Related, Rendition, SentPicture
from wire.captured import item, items

FIRST = {
    "uri": "urn:isle:7",
    "type": "text",
    "version": "2",
    "pubstatus": "usable",
    "versioncreated": "2026-03-04T09:00:00Z",
    "firstcreated": "2026-03-04T08:15:00Z",
    "language": "en",
    "urgency": 4,
    "headline": "Ferry resumes",
    "byline": "Una Hale",
    "slugline": "isle-ferry",
    "description_text": "Two weeks without a boat end.",
    "body_text": "The ferry sails.",
    "body_html": "<p>The ferry sails.</p>",
    "copyrightholder": "Isle Wire",
    "usageterms": "Not for archive.",
    "ednote": "Adds times.",
    "embargoed": "2026-03-05T00:00:00Z",
    "subject": [{"name": "transport"}],
    "associations": {
        "main": {
            "type": "picture",
            "description_text": "The quay.",
            "byline": "Bo Reed",
            "renditions": {
                "small": {"href": "https://isle.example/s.jpg", "width": 100, "height": 80},
                "full": {"href": "https://isle.example/f.jpg", "width": 800, "height": 640},
            },
        }
    },
}
LATER = {
    "uri": "urn:isle:7",
    "type": "text",
    "version": "2",
    "pubStatus": "usable",
    "versionCreated": "2026-03-04T09:00:00Z",
    "firstCreated": "2026-03-04T08:15:00Z",
    "language": "en",
    "urgency": 4,
    "headlines": [{"role": "sub", "value": "Boats"}, {"role": "main", "value": "Ferry resumes"}],
    "by": "Una Hale",
    "slugline": "isle-ferry",
    "descriptions": [{"role": "summary", "value": "Two weeks without a boat end."}],
    "bodies": [
        {"role": "text", "contentType": "text/plain", "value": "The ferry sails."},
        {"role": "main", "contentType": "text/html", "value": "<p>The ferry sails.</p>"},
    ],
    "copyrightHolder": "Isle Wire",
    "usageTerms": "Not for archive.",
    "edNote": "Adds times.",
    "embargoedUntil": "2026-03-05T00:00:00Z",
    "subjects": [{"name": "transport"}],
    "associations": [
        {
            "name": "main",
            "uri": "urn:isle:p",
            "type": "picture",
            "descriptions": [{"role": "caption", "value": "The quay."}],
            "by": "Bo Reed",
            "renditions": [
                {"name": "s", "href": "https://isle.example/s.jpg", "width": 100, "height": 80},
                {"name": "f", "href": "https://isle.example/f.jpg", "width": 800, "height": 640},
            ],
        }
    ],
}


SMALL, FULL = "https://isle.example/s.jpg", "https://isle.example/f.jpg"


@pytest.mark.parametrize("sent", [FIRST, LATER], ids=["1.x", "3.x"])
def test_ninjs_of_any_version_fills_the_same_fields(sent: dict[str, object]) -> None:
    got = item(json.dumps(sent))
    assert (got.guid, got.version, got.status) == ("urn:isle:7", "2", "usable")
    assert (got.headline, got.byline, got.slugline) == ("Ferry resumes", "Una Hale", "isle-ferry")
    assert got.standfirst == "Two weeks without a boat end."
    assert got.body == Body(text="<p>The ferry sails.</p>", is_copy=True)
    assert got.published == dt.datetime(2026, 3, 4, 8, 15, tzinfo=dt.UTC)
    assert got.embargo_until == dt.datetime(2026, 3, 5, tzinfo=dt.UTC)
    assert (got.usage_terms, got.copyright) == ("Not for archive.", "Isle Wire")
    assert (got.desk_note, got.urgency, got.subjects) == ("Adds times.", 4, ("transport",))
    assert got.pictures == (
        SentPicture(
            src="https://isle.example/f.jpg",
            caption="The quay.",
            credit="Bo Reed",
            width=800,
            height=640,
            guid=got.pictures[0].guid,
            renditions=(
                Rendition(src=SMALL, role=got.pictures[0].renditions[0].role, width=100, height=80),
                Rendition(src=FULL, role=got.pictures[0].renditions[1].role, width=800, height=640),
            ),
        ),
    )


@pytest.mark.parametrize("status", ["canceled", "withheld"])
def test_the_status_of_ninjs_is_kept(status: str) -> None:
    assert item(json.dumps(FIRST | {"pubstatus": status})).status == status


def test_ninjs_without_uri_is_refused() -> None:
    with pytest.raises(UnreadableCapture, match="must have its uri"):
        items(json.dumps({"uri": [], "headline": "Ferry"}))


def sent(**fields: Any) -> str:
    """A ninjs object with an id and some fields."""
    return json.dumps({"uri": "urn:isle:7", "type": "text", **fields})


@pytest.mark.parametrize(
    "bare",
    [
        '{"uri": "urn:isle:7"}',
        '{"standard": {"schema": "https://iptc.example/ninjs"}, "uri": "urn:isle:7"}',
        '{"versioncreated": "2026-03-04", "pubstatus": "usable", "guid": "urn:isle:7"}',
    ],
)
def test_the_least_that_the_standard_asks_for_is_an_item(bare: str) -> None:
    assert item(bare).guid == "urn:isle:7"


def test_an_object_whose_id_comes_late_is_known_by_its_fields() -> None:
    late = json.dumps({"pubstatus": "usable", "body_html": f"<p>{'Sea. ' * 2000}</p>"})
    assert item(late[:-1] + ', "uri": "urn:isle:7"}').guid == "urn:isle:7"


def test_objects_in_a_list_are_items_in_their_order() -> None:
    listed = {"total": 2, "item": [{"uri": "a", "headline": "One"}, {"uri": "b", "type": "text"}]}
    assert [one.guid for one in items(json.dumps(listed))] == ["a", "b"]


@pytest.mark.parametrize("kind", ["picture", "graphic", "audio", "video", "composite", "event"])
def test_the_class_of_an_item_is_its_type(kind: str) -> None:
    assert item(sent(type=kind)).item_class == kind


def test_rights_keep_holder_notice_and_terms_apart() -> None:
    got = item(sent(copyrightHolder="Isle", copyrightNotice="(c) Isle", creditLine="Isle/Reed"))
    assert (got.copyright_holder, got.copyright, got.credit) == ("Isle", "(c) Isle", "Isle/Reed")


def test_a_credit_may_stand_among_the_descriptions() -> None:
    told = [{"role": "creditline", "value": "ISLE"}, {"role": "caption", "value": "The quay."}]
    got = item(sent(descriptions=told, bodies=[{"value": "Boats."}]))
    assert (got.credit, got.standfirst) == ("ISLE", "The quay.")


def test_rights_in_data_stand_in_for_missing_terms_and_are_kept() -> None:
    rights = {"langId": "odrl", "linkedRights": "https://isle.example/rights"}
    got = item(sent(rightsInfo=rights))
    assert got.usage_terms == "https://isle.example/rights"
    assert got.related == (Related(rel="rights", href="https://isle.example/rights"),)


@pytest.mark.parametrize(
    ("field", "entry", "concept"),
    [
        ("subject", {"code": "20000737", "name": "ports"}, ("20000737", "ports", "subject")),
        ("subjects", {"uri": "u:1", "literal": "1", "name": "ports"}, ("u:1", "ports", "subject")),
        ("subjects", {"literal": "13"}, ("13", "", "subject")),
        ("person", {"name": "Una Hale"}, ("", "Una Hale", "person")),
        ("people", {"name": "Una Hale"}, ("", "Una Hale", "person")),
        ("organisations", {"uri": "u:2"}, ("u:2", "", "organisation")),
        ("place", {"code": "IS"}, ("IS", "", "place")),
        ("events", {"id": "e1"}, ("e1", "", "event")),
        ("objects", {"name": "ferry"}, ("", "ferry", "object")),
        ("genres", {"name": "Feature"}, ("", "Feature", "genre")),
        ("digitalSourceType", {"uri": "u:3"}, ("u:3", "", "digitalsourcetype")),
    ],
)
def test_what_an_item_is_about_keeps_code_and_name(
    field: str, entry: dict[str, str], concept: tuple[str, str, str]
) -> None:
    code, name, kind = concept
    assert item(sent(**{field: [entry]})).concepts == (Concept(code=code, name=name, kind=kind),)


def test_the_source_is_not_whom_was_spoken_to_nor_who_passed_it_on() -> None:
    parties = [
        {"name": "Bo Reed", "rel": "Interview source"},
        {"name": "Relay", "role": "distributor"},
        {"name": "Isle Wire", "uri": "urn:isle"},
    ]
    got = item(sent(infoSources=parties))
    assert (got.publisher, got.provider, got.distributor) == ("Isle Wire", "urn:isle", "Relay")


@pytest.mark.parametrize(
    "ids",
    [
        {"altids": {"slug": "ferry-7", "more": ["f7", {"x": 1}]}},
        {"altIds": [{"role": "slug", "value": "ferry-7"}, {"value": "f7"}]},
    ],
)
def test_other_names_of_an_item_are_kept(ids: dict[str, Any]) -> None:
    assert item(sent(**ids)).alternative_ids == ("ferry-7", "f7")


def test_headlines_and_bodies_are_chosen_by_role_and_type() -> None:
    got = item(
        sent(
            headlines=[{"role": "sub", "value": "Boats"}, {"role": "main", "value": "Ferry"}],
            bodies=[
                {"role": "nitf", "contentType": "text/vnd.IPTC.NITF", "value": "<nitf>x</nitf>"},
                {"contentType": "text/plain", "value": "A much longer text than any other."},
                {"contentType": "text/html", "value": "<p>Sails.</p>"},
            ],
        )
    )
    assert (got.headline, got.subheadline) == ("Ferry", "Boats")
    assert got.body == Body(text="<p>Sails.</p>", is_copy=True)


def test_a_film_is_related_and_its_still_a_picture() -> None:
    files = [
        {"name": "film", "href": "https://isle.example/f.mp4", "contentType": "video/mp4"},
        {"name": "still", "href": "https://isle.example/f.jpg", "contentType": "image/jpeg"},
    ]
    got = item(sent(type="video", renditions=files))
    assert [one.src for one in got.pictures] == [FULL]
    assert [(one.rel, one.href) for one in got.related] == [
        ("rendition", "https://isle.example/f.mp4")
    ]


def test_what_is_associated_and_no_picture_is_related() -> None:
    got = item(sent(associations=[{"name": "back", "uri": "urn:isle:1", "type": "text"}]))
    assert got.related == (Related(rel="text", guid="urn:isle:1", title="back"),)


def test_an_associated_object_with_a_life_of_its_own_is_an_item_too() -> None:
    picture = {
        "guid": "p1", "version": "2", "pubstatus": "canceled", "type": "picture",
        "versioncreated": "2026-03-04T09:00:00Z", "description_text": "The quay.",
        "body_text": "A quay with a boat", "renditions": {"main": {"href": FULL}},
    }  # fmt: skip
    first, last = items(sent(associations={"featured": picture}))
    assert (first.guid, first.status, first.item_class) == ("p1", "canceled", "picture")
    assert (last.guid, last.status, last.pictures[0].guid) == ("urn:isle:7", "usable", "p1")
    assert first.pictures[0].alt == "A quay with a boat"


@pytest.mark.parametrize(
    ("fields", "status", "advice"),
    [
        ({"edNote": "CORRECTION: the sum."}, "usable", "correction"),
        ({"ednote": "Clarification: who spoke."}, "usable", "clarification"),
        ({"headline": "KILL: Ferry"}, "canceled", "kill"),
        ({"signals": ["sig:update"]}, "usable", "update"),
        ({"signal": [{"code": "correction"}]}, "usable", "correction"),
        ({"ednote": "Correction follows later."}, "usable", ""),
    ],
)
def test_what_the_sender_calls_a_delivery_is_told(
    fields: dict[str, Any], status: str, advice: str
) -> None:
    got = item(sent(**fields))
    assert (got.status, got.advice) == (status, advice)


@pytest.mark.parametrize("name", ["associations", "subjects", "renditions"])
def test_more_entries_than_any_story_has_are_refused(name: str) -> None:
    with pytest.raises(UnreadableCapture, match=f"more than 1000 entries in {name}"):
        items(sent(**{name: [{"uri": "urn:isle:1"}] * 1001}))


@pytest.mark.parametrize("value", ["{},", "[],", '"ab",', "1,"])
def test_an_object_of_millions_of_values_is_refused(value: str) -> None:
    text = '{"uri": "urn:isle:7", "keywords": [' + value * 1_600_000 + "1]}"
    with pytest.raises(UnreadableCapture, match="too many values"):
        items(text, media_type="application/ninjs+json")


def test_numbers_may_be_written_as_fractions() -> None:
    assert (item(sent(urgency=3.0)).urgency, item(sent(urgency="4")).urgency) == (3, 4)


FIELDS = st.sampled_from([*FIRST, *LATER, "altids", "infosources", "rightsInfo", "keywords"])
INSIDE = FIELDS | st.sampled_from(["href", "value", "role", "name", "type"])
VALUES = st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(INSIDE, inner, max_size=3),
    max_leaves=12,
)  # fmt: skip


@given(st.dictionaries(FIELDS, VALUES, max_size=6))
def test_any_value_in_any_field_is_read_or_refused(fields: dict[str, Any]) -> None:
    try:
        found = items(json.dumps({"uri": "u", **fields}), media_type="application/ninjs+json")
    except UnreadableCapture:
        return
    assert all(one.guid for one in found)
