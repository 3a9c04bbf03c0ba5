"""Link headers of an answer: what leads to a hub, and what is only noise."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.wire.http.weblinks import WebLink, links, named

BASE = "https://isle.example/feeds/all"


@pytest.mark.parametrize(
    ("header", "hubs"),
    [
        ('<https://hub.example/>; rel="hub"', ("https://hub.example/",)),
        ("<https://hub.example/>; rel=hub", ("https://hub.example/",)),
        ('<https://hub.example/a,b>; title="x"; REL="Hub"', ("https://hub.example/a,b",)),
        ('<https://a.example/>;rel="hub self"', ("https://a.example/",)),
        (
            '<https://a.example/>; rel=hub, <https://b.example/>; rel="hub"',
            ("https://a.example/", "https://b.example/"),
        ),
        ('</hub>; rel="hub"', ("https://isle.example/hub",)),
        ('<ftp://hub.example/>; rel="hub"', ()),
        ('<https://hub.example/>; rel="next"', ()),
        ("<https://hub.example/>", ()),
        ("<http://[>; rel=hub", ()),
        ("https://hub.example/; rel=hub", ()),
    ],
)
def test_a_hub_is_found_in_a_link_header(header: str, hubs: tuple[str, ...]) -> None:
    assert named(links([header], base=BASE), "hub") == hubs


def test_several_link_headers_are_read_as_one() -> None:
    sent = ["<https://hub.example/>; rel=hub", "<https://isle.example/feed>; rel=self"]
    assert links(sent, base=BASE) == (
        WebLink(rel="hub", href="https://hub.example/"),
        WebLink(rel="self", href="https://isle.example/feed"),
    )


def test_no_more_links_are_kept_than_anybody_needs() -> None:
    header = ", ".join(f"<https://x{n}.example/>; rel=hub" for n in range(100))
    assert len(links([header], base=BASE)) == 20


@given(st.text('<>;,="rel hub\\/:[]', max_size=60))
def test_any_link_header_is_read_without_complaint(header: str) -> None:
    for link in links([header], base=BASE):
        assert link.href.startswith(("http://", "https://"))
