"""Lists of sources."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.errors import UnreadableCapture
from copydesk.wire.feeds.opml import Listed, read_list, write_list
from wire.captured import captured

LIST = b"""<?xml version="1.0"?>
<opml version="2.0"><head><title>Mine</title></head><body>
  <outline text="World">
    <outline type="rss" text="Meridian Wire" xmlUrl="https://meridian.example/feed.xml"
      htmlUrl="https://meridian.example/" language="en"/>
    <outline text="Again" xmlUrl="https://meridian.example/feed.xml"/>
  </outline>
  <outline title="Port Alder &amp; Sons" xmlurl="http://alder.example/rss"/>
  <outline text="A note"/>
  <outline text="Ours" xmlUrl="file:///etc/hosts"/>
  <outline text="Script" xmlUrl="javascript:alert(1)"/>
</body></opml>"""


def test_a_list_of_another_reader_is_read() -> None:
    meridian = Listed(
        name="Meridian Wire",
        address="https://meridian.example/feed.xml",
        url="https://meridian.example/",
        language="en",
        section="World",
    )
    alder = Listed(name="Port Alder & Sons", address="http://alder.example/rss")
    assert read_list(captured(LIST)) == (meridian, alder)


def test_what_is_no_list_is_refused() -> None:
    with pytest.raises(UnreadableCapture, match="no OPML list"):
        read_list(captured(b"<rss><channel/></rss>"))


words = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zs", "Zl", "Zp")))
listed = st.builds(
    Listed,
    name=words.filter(lambda word: 0 < len(word) < 200),
    address=st.integers().map(lambda n: f"https://meridian.example/{n}"),
    url=st.sampled_from(["", "https://meridian.example/"]),
    language=st.sampled_from(["", "en", "ar"]),
    section=words.filter(lambda word: len(word) < 60),
    own=st.dictionaries(st.sampled_from(["key", "licence"]), words.filter(bool)),
)


@given(st.lists(listed, unique_by=lambda one: one.address))
def test_a_list_comes_back_as_it_went_out(sources: list[Listed]) -> None:
    sources.sort(key=lambda one: one.section != "")
    back = read_list(captured(write_list(sources, title="Ours")))
    assert {one.address: one for one in back} == {one.address: one for one in sources}


@given(st.binary(max_size=300))
def test_whatever_came_only_a_refusal_is_raised(content: bytes) -> None:
    with contextlib.suppress(UnreadableCapture):
        read_list(captured(b"<opml><body><outline xmlUrl='http://a.example' " + content))
