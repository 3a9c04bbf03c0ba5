"""Feeds made to hold the wire up, or of nothing but odds and ends."""

import time
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.errors import UnreadableCapture
from wire.captured import items, rss

HOSTILE = (
    "<!--",
    "<![CDATA[",
    "<description>",
    "&",
    '<a "',
    "<",
    "<item>",
    "<a b=c",
    " ",
    "<?xml ",
)


@pytest.mark.parametrize("piece", HOSTILE)
def test_repairs_take_time_in_proportion_to_the_text(piece: str) -> None:
    start = time.process_time()
    with suppress(UnreadableCapture):
        items("<rss><title " + piece * (150_000 // len(piece)))
    assert time.process_time() - start < 4


@pytest.mark.parametrize(
    "inside",
    [
        f"<title>{'&lt;a ' * 100_000}</title>",
        f"<link>a{' ' * 300_000}b</link>",
        f"<author>{'a' * 300_000}@</author>",
    ],
    ids=["markup", "blanks", "address"],
)
def test_nonsense_at_length_is_read_in_good_time(inside: str) -> None:
    start = time.process_time()
    items(rss(inside))
    assert time.process_time() - start < 2


PIECES = (
    "<rss>", "<channel>", "<item>", "</item>", "<entry>", "</entry>", "<feed>",
    "<CHANNEL HREF='/'>",
    "<title>", "</title>", "<link href='/'/>", "<link>", "</link>", "<media:group>", "<guid>",
    "<author><name>", "<pubDate>2026-W99", "<source>", "<updated>", "<content type='xhtml'>",
    "<enclosure url='a:b'/>", "<dcterms:valid>end=", "&#x80;", "&amp;", "<category>", "]]>", "Ω",
    "<![CDATA[", "<tags>a,,b", " xml:base='//['", " xml:lang='", ">", "<comments>", "<image><url>",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=25))
def test_feeds_made_of_anything_are_read_or_refused(pieces: list[str]) -> None:
    with suppress(UnreadableCapture):
        assert all(one.guid for one in items("".join(pieces), media_type="application/rss+xml"))
