"""Whatever comes in becomes items or a refusal that names place and reason."""

import gzip
import json
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.errors import UnreadableCapture
from copydesk.wire import FORMATS
from copydesk.wire.read import formats, is_binary, read
from wire.captured import captured, item, items, rss
from wire.specimen import SPECIMENS

KINDS = ("", "text/plain", "text/html", "application/xml", "application/json")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (b"\x89PNG\r\n\x1a\n", "PNG picture"),
        (b"\xff\xd8\xff\xe0", "JPEG picture"),
        (b"%PDF-1.7", "PDF file"),
        (b"PK\x03\x04word", "office file"),
        (b"\x1f\x8b\x08broken", "broken gzip"),
        (b"\x00\x01\x02\x03\x04\x05\x06\x07" * 9, "binary data"),
        (b"<?xml version='1.0'?><newsItem/>", "no format reads this"),
        (b'[{"a": 1}]', "no format reads this"),
    ],
)
def test_what_is_no_copy_is_refused_with_place_and_reason(content: bytes, reason: str) -> None:
    with pytest.raises(UnreadableCapture, match=reason) as refused:
        items(content, place="drop/x.bin")
    assert str(refused.value).startswith("drop/x.bin: ")


@pytest.mark.parametrize("name", ["newsml-g2", "newsml-1.2", "nitf", "anpa", "ninjs", "photo"])
def test_forms_made_to_carry_copy_say_so(name: str) -> None:
    sent = SPECIMENS[name]
    assert all(one.body.is_copy for one in items(sent.content, media_type=sent.media_type))


@pytest.mark.parametrize("name", ["rss", "atom", "page", "text", "wxr"])
def test_forms_in_which_furniture_may_stand_do_not(name: str) -> None:
    sent = SPECIMENS[name]
    assert not any(one.body.is_copy for one in items(sent.content, media_type=sent.media_type))


def test_a_packed_feed_is_unpacked() -> None:
    assert item(gzip.compress(rss("<title>Ferry</title>").encode())).headline == "Ferry"


def test_a_gzip_bomb_is_refused() -> None:
    with pytest.raises(UnreadableCapture, match="unpacks to more than 32 MiB"):
        items(gzip.compress(b"\0" * 40_000_000))


@pytest.mark.parametrize("kind", ["text/html", "application/rss+xml"])
def test_endless_nesting_is_cut_before_a_parser_sees_it(kind: str) -> None:
    deep = "<div>" * 100_000 + "Ferry"
    told = rss(f"<title>{deep.replace('<', '&lt;')}</title>") if "rss" in kind else deep
    assert len(items(told.encode(), media_type=kind)) == 1


def test_a_format_switched_off_is_not_asked() -> None:
    capture = captured(rss("<title>Ferry</title>"))
    with pytest.raises(UnreadableCapture, match="no format reads this"):
        read(capture, switched_off=frozenset({"rss"}))


def test_the_built_in_formats_are_asked_first() -> None:
    assert formats()[: len(FORMATS)] == FORMATS
    assert len({format.name for format in formats()}) == len(formats())


@given(st.binary(max_size=200), st.sampled_from(KINDS))
def test_any_bytes_give_items_or_a_refusal(content: bytes, kind: str) -> None:
    try:
        got = items(content, media_type=kind)
    except UnreadableCapture:
        return
    assert isinstance(got, tuple)


MARKUP = st.sampled_from([
    "<rss>", "</rss>", "<channel>", "<item>", "</item>", "<title>", "</title>", "<![CDATA[", "]]>",
    "<!--", "-->", "&amp;", "&nbsp;", "&", "<", ">", '"', "<feed>", "<entry>", "</entry>", "<link ",
    'href="x"', "href=x", "<content type='xhtml'>", "<?xml", "?>", "<!DOCTYPE", "[", "]", "\x07",
    "text", "<media:content url=", "xmlns:a='b'", "<dc:date>", "2026-13-45", "<guid>", "<!ENTITY",
])  # fmt: skip


@given(st.lists(MARKUP, max_size=30).map("".join), st.sampled_from(["<rss>", "<feed>", ""]))
def test_any_broken_feed_gives_items_or_a_refusal(text: str, start: str) -> None:
    try:
        got = items(start + text)
    except UnreadableCapture:
        return
    assert all(one.guid for one in got)


PLAIN = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8)
WITHIN = st.sampled_from(["uri", "name", "value", "href", "role", "width"])
FLAT = PLAIN | st.lists(PLAIN, max_size=3) | st.dictionaries(WITHIN, PLAIN, max_size=3)
JSON = FLAT | st.lists(FLAT, max_size=3) | st.dictionaries(WITHIN, FLAT, max_size=3)
NAMES = st.sampled_from([
    "title", "headline", "headlines", "bodies", "body_html", "byline", "subject", "associations",
    "renditions", "versioncreated", "urgency", "pubstatus", "descriptions", "items", "authors",
    "attachments", "tags", "_copydesk", "id", "url", "altids", "infosources", "type",
])  # fmt: skip


@given(st.dictionaries(NAMES, JSON, max_size=6), st.booleans())
def test_any_json_of_the_right_names_gives_items_or_a_refusal(
    sent: dict[str, object], is_feed: bool
) -> None:
    version = {"version": "https://jsonfeed.org/version/1.1"}
    whole = version | {"items": [sent]} if is_feed else {"uri": "urn:x", "type": "text"} | sent
    try:
        (got,) = items(json.dumps(whole))
    except UnreadableCapture:
        return
    assert got.guid or is_feed


@pytest.mark.parametrize("name", ["feed", "xml", "json", "text"])
def test_no_attack_raises_anything_but_a_refusal(shared: Path, name: str) -> None:
    path = shared / f"bench/attacks/{name}.jsonl"
    for line in path.read_text(encoding="utf-8").splitlines():
        payload = json.loads(line)["payload"]
        content = payload.encode("latin-1" if name == "json" else "utf-8", "surrogatepass")
        for kind in KINDS:
            with suppress(UnreadableCapture):
                items(content, media_type=kind)


def test_no_entity_is_ever_expanded(shared: Path) -> None:
    path = shared / "bench/attacks/xml.jsonl"
    for line in path.read_text(encoding="utf-8").splitlines():
        payload = json.loads(line)["payload"]
        feed = payload.replace("<root", "<rss").replace("</root", "</rss")
        try:
            got = items(feed, media_type="application/rss+xml")
        except UnreadableCapture:
            continue
        assert all("root:" not in one.body.text for one in got)


def test_bytes_are_told_from_text() -> None:
    assert is_binary(b"\x00\x01\x02text")
    assert not is_binary(b"text with \x07 one bell in it, which happens in old copy" * 3)
    assert not is_binary("über".encode("utf-16"))
