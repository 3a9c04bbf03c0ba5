"""A single page: its name, its state, its rights and corrections, out of its own data."""

import datetime as dt
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.story.story import Item, Related
from wire.captured import item

HERE = "https://isle.example/2026/ferry"


def page(*works: dict[str, Any] | list[Any], head: str = "", body: str = "") -> Item:
    """What the wire reads out of a page with some JSON-LD."""
    data = "".join(
        f'<script type="application/ld+json">{json.dumps(work)}</script>' for work in works
    )
    canonical = f'<link rel="canonical" href="{HERE}">'
    text = f"<!doctype html><html><head>{canonical}{head}{data}</head><body>{body}</body></html>"
    return item(text, media_type="text/html", place=f"{HERE}?utm=1")


def article(**fields: Any) -> dict[str, Any]:
    """The JSON-LD of this page's article."""
    return {"@type": "NewsArticle", "@id": HERE, "headline": "Ferry", **fields}


@pytest.mark.parametrize("state", ["Retracted", "withdrawn", {"name": "Retracted"}, ["Retracted"]])
def test_a_page_that_is_retracted_is_canceled(state: object) -> None:
    assert page(article(creativeWorkStatus=state)).status == "canceled"


@pytest.mark.parametrize("state", ["Published", "Draft", "Archived", None, 7])
def test_other_states_leave_a_page_usable(state: object) -> None:
    assert page(article(creativeWorkStatus=state)).status == "usable"


def test_a_retracted_page_that_is_only_linked_to_kills_nothing() -> None:
    other = {"@type": "NewsArticle", "url": "https://isle.example/other", **STATE}
    assert page([article(), other]).status == "usable"
    assert page(other).status == "canceled"
    assert page([other, {**other, "url": "https://isle.example/third"}]).status == "usable"


STATE = {"creativeWorkStatus": "Retracted"}


@pytest.mark.parametrize(
    ("correction", "advice", "note"),
    [
        ({"@type": "CorrectionComment", "text": "It was four."}, "correction", "It was four."),
        ({"text": "CLARIFICATION: who spoke"}, "clarification", "CLARIFICATION: who spoke"),
        ("CORRECTION: the sum", "correction", "CORRECTION: the sum"),
        (
            [
                {"text": "Old.", "datePublished": "2026-01-01"},
                {"text": "New.", "datePublished": "2026-02-01"},
            ],
            "correction",
            "New.\nOld.",
        ),
        ([], "", ""),
    ],
)  # fmt: skip
def test_a_page_tells_what_it_put_right(correction: object, advice: str, note: str) -> None:
    got = page(article(correction=correction))
    assert (got.advice, got.desk_note) == (advice, note)


def test_the_version_of_a_page_is_its_last_change() -> None:
    got = page(article(dateModified="2026-03-04T10:00:00+01:00", datePublished="2026-03-04"))
    assert got.version == "2026-03-04T09:00:00+00:00"
    assert got.updated == dt.datetime(2026, 3, 4, 9, tzinfo=dt.UTC)
    assert got.published == dt.datetime(2026, 3, 4, tzinfo=dt.UTC)


def test_rights_of_a_page_are_read() -> None:
    got = page(
        article(
            copyrightHolder={"@type": "Organization", "name": "Isle Wire"},
            copyrightNotice="(c) Isle Wire",
            license="https://isle.example/terms",
            creditText="Isle Wire/Reed",
            expires="2026-04-01",
            isAccessibleForFree="False",
        )
    )
    assert (got.copyright_holder, got.copyright) == ("Isle Wire", "(c) Isle Wire")
    assert (got.usage_terms, got.credit) == ("https://isle.example/terms", "Isle Wire/Reed")
    assert got.expires == dt.datetime(2026, 4, 1, tzinfo=dt.UTC)
    assert got.signals == ("isAccessibleForFree:false",)


def test_a_date_is_no_dateline() -> None:
    assert page(article(dateline="HARBOUR (Isle)")).dateline == "HARBOUR (Isle)"
    assert page(article(dateline="Sun, 19 Oct 2025 04:00")).dateline == ""


def test_what_a_page_goes_back_to_is_related() -> None:
    got = page(article(isBasedOn=["https://isle.example/old", {"url": "https://b.example/x"}]))
    assert got.related == (
        Related(rel="isBasedOn", href="https://isle.example/old"),
        Related(rel="isBasedOn", href="https://b.example/x"),
    )


def test_open_graph_and_dublin_core_stand_in_where_there_is_no_json() -> None:
    head = (
        '<meta property="article:modified_time" content="2026-03-04T09:00:00Z">'
        '<meta property="article:expiration_time" content="2026-04-01">'
        '<meta property="article:tag" content="ports"><meta property="article:tag" content="sea">'
        '<meta name="DC.rights" content="(c) Isle">'
        '<meta name="dcterms.rightsHolder" content="Isle">'
        '<meta name="DC.identifier" content="isle-7">'
        '<meta property="article:section" content="Isle">'
    )
    got = page(head=head)
    assert (got.version, got.section) == ("2026-03-04T09:00:00+00:00", "Isle")
    assert (got.copyright, got.copyright_holder) == ("(c) Isle", "Isle")
    assert (got.keywords, got.alternative_ids) == (("ports", "sea"), ("isle-7",))
    assert got.expires == dt.datetime(2026, 4, 1, tzinfo=dt.UTC)


def test_microdata_is_read_last() -> None:
    body = (
        '<div itemscope itemtype="https://schema.org/NewsArticle">'
        '<time itemprop="dateModified" datetime="2026-03-04T09:00:00Z">today</time></div>'
    )
    assert page(body=body).version == "2026-03-04T09:00:00+00:00"
    assert page(article(dateModified="2026-03-05"), body=body).version.startswith("2026-03-05")


def test_a_page_without_canonical_address_is_named_by_its_data() -> None:
    data = json.dumps({"@graph": [{"@type": "NewsArticle", "@id": f"{HERE}#article"}]})
    text = f'<html><head><script type="application/ld+json">{data}</script></head></html>'
    got = item(text, media_type="text/html", place="drop/ferry.html")
    assert (got.guid, got.link) == (HERE, HERE)


def test_a_headline_that_calls_the_page_withdrawn_is_believed() -> None:
    got = page(article(headline="WITHDRAWN: Ferry"))
    assert (got.status, got.headline) == ("canceled", "")


NAMES = ["correction", "creativeWorkStatus", "keywords", "isBasedOn", "@type", "license", "@id"]
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=4) | st.just("NewsArticle"),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from([*NAMES, "name", "text", "@value"]), inner, max_size=3)
    ),
    max_leaves=10,
)


@given(st.dictionaries(st.sampled_from(NAMES), VALUES, max_size=5))
def test_any_data_on_a_page_is_read_without_complaint(data: dict[str, Any]) -> None:
    assert page({**data, "headline": "x"}).guid == HERE
