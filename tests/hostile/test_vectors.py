"""Whatever comes in by whatever door: nothing active goes out, and the desk can open it.

The quick run takes some of each file (`vectors.ONE_IN`); COPYDESK_ATTACKS=all takes all.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

from copydesk.newsroom.desk import copy
from copydesk.newsroom.desk.models import StoryRow
from copydesk.newsroom.desk.streams import RICH_TEXT
from copydesk.story.blocks import Block, Embed, Heading, Paragraph, Picture
from copydesk.story.codec import from_json, to_json
from copydesk.story.shapes.richtext import from_rich
from copydesk.story.shapes.stream import to_stream
from copydesk.story.story import Byline, Capture, Dateline, Origin, Person, Story
from hostile import active
from hostile.vectors import (
    ADDRESS_DOORS,
    ALL,
    MARKUP_DOORS,
    Printed,
    Vector,
    as_delivery,
    printed,
    shared_oracle,
    some,
    stories,
    vectors,
)

pytestmark = pytest.mark.django_db
Static = Callable[..., list[str]]
PARTS = 4 if ALL else 1  # so that two workers share the long run
PLAIN = Story(
    headline="Ferry sails again",
    byline=Byline(text="By Ana Ruis", people=(Person(name="Ana Ruis"),)),
    subjects=("ferries",),
    blocks=(Paragraph(key="p1", text="It sails."),),
)
LISTS = re.compile(r"^(topics|authors)/.+/index\.html$")  # named by what the copy says


@pytest.fixture(scope="session")
def attacks(shared: Path) -> Path:
    """The folder of vectors."""
    return shared / "bench" / "attacks"


@pytest.fixture(scope="session")
def static(attacks: Path) -> Static:
    """The shared oracle where its parsers are installed; our own look is taken in any case."""
    try:
        found: Static = shared_oracle(attacks).static
    except ImportError:
        return lambda *_, **__: []
    return found


@pytest.fixture(scope="session")
def usual() -> Printed:
    """What is printed for a story without any attack in it."""
    return printed(PLAIN)


def test_the_shared_oracle_is_asked(attacks: Path) -> None:
    pytest.importorskip("html5lib", reason="html5lib is missing: only our own look is taken")
    assert shared_oracle(attacks).static("<p onclick=alert(1)>") == ["handler:onclick"]


def test_our_own_look_sees_what_is_active() -> None:
    assert active.in_copy(
        '<p style="x"><a href="java&#9;script:a()">x</a><script>a()</script>'
    ) == [
        "<a href=javascript:>",
        "<p style>",
        "<script>",
    ]
    assert active.on_page("<script>a()</script><img src=x onerror=a()>") == [
        "<img onerror>",
        "<script>",
    ]


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("door", MARKUP_DOORS)
def test_markup_in_copy_comes_out_as_text_or_not_at_all(
    attacks: Path, static: Static, usual: Printed, door: str, part: int
) -> None:
    chosen = some(attacks, "html")[part::PARTS]
    assert list(faults(chosen, MARKUP_DOORS[door], static, usual)) == []


@pytest.mark.parametrize("door", MARKUP_DOORS)
@pytest.mark.parametrize("name", ["text", "url"])
def test_odd_words_in_copy_come_out_as_text_or_not_at_all(
    attacks: Path, static: Static, usual: Printed, name: str, door: str
) -> None:
    assert list(faults(some(attacks, name), MARKUP_DOORS[door], static, usual)) == []


@pytest.mark.parametrize("door", ADDRESS_DOORS)
def test_addresses_in_disguise_lead_nowhere_but_the_web(
    attacks: Path, static: Static, usual: Printed, door: str
) -> None:
    chosen = some(attacks, "url") + some(attacks, "redirect")
    assert list(faults(chosen, ADDRESS_DOORS[door], static, usual)) == []


@pytest.mark.parametrize("name", ["feed", "xml", "json", "svg"])
def test_whole_deliveries_are_read_or_refused_and_nothing_active_goes_out(
    attacks: Path, static: Static, usual: Printed, name: str
) -> None:
    chosen = some(attacks, name)
    assert list(faults(chosen, as_delivery, static, usual)) == []


def test_no_delivery_reads_a_file_of_this_machine(attacks: Path) -> None:
    for vector in vectors(attacks, "xml"):
        for story in stories(as_delivery(vector.payload)):
            assert "root:x:" not in to_json(story).decode(), vector.id


def test_markup_typed_into_any_field_is_printed_as_text(
    attacks: Path, static: Static, usual: Printed
) -> None:
    found = []
    for vector in some(attacks, "own"):
        if vector.kind in {"text_in_markup", "bidi", "csv", "header"}:
            story = typed(vector.payload)
            found += [(vector.id, fault) for fault in of_story(story, static, usual)]
    assert found == []


def test_a_headline_full_of_markup_goes_round_as_data(attacks: Path) -> None:
    for vector in some(attacks, "own"):
        if vector.where == "headline" and vector.kind == "text_in_markup":
            out = printed(typed(vector.payload))
            assert json.loads(out.script)["headline"] == vector.payload
            shown = json.loads(out.files["feed.json"])["items"][0]["title"]
            assert shown == vector.payload
            rss = etree.fromstring(out.files["feed.rss"]).findtext("channel/item/title") or ""
            assert _bare(rss) == _bare(vector.payload)


def typed(said: str) -> Story:
    """A story that says the same in every field somebody may fill."""
    said = said.encode("utf-8", "replace").decode()  # as any form hands it on
    blocks: tuple[Block, ...] = (
        Paragraph(key="p1", text=said),
        Heading(key="h1", text=said),
        Picture(key="c1", src="https://x.example/1.jpg", caption=said, alt=said),
        Picture(key="c2", src=said, caption="The quay."),
        Embed(key="e1", address=said, provider=said, text=said),
    )
    return Story(
        headline=said,
        standfirst=said,
        kicker=said,
        byline=Byline(text=said),
        dateline=Dateline(text=said, place=said),
        subjects=(said,),
        blocks=blocks,
        origin=Origin(name=said, url=said, publisher=said, guid=said, copyright=said),
    )


def faults(
    chosen: Iterable[Vector], door: Callable[[str], Capture], static: Static, usual: Printed
) -> Iterator[tuple[str, str]]:
    """Vector by vector what went wrong with it."""
    for vector in chosen:
        try:
            for story in stories(door(vector.payload)):
                yield from ((vector.id, fault) for fault in of_story(story, static, usual))
        except Exception as error:  # noqa: BLE001  # every vector is tried, and named
            yield vector.id, f"raised {error!r}"


def of_story(story: Story, static: Static, usual: Printed) -> Iterator[str]:
    """What is wrong with what goes out, and with what the desk stores."""
    assert from_json(to_json(story), Story) == story
    out = printed(story)
    for fragment in out.fragments:
        yield from (f"copy: {found}" for found in active.in_copy(fragment) + static(fragment))
    for path, page in out.pages.items():
        yield from (f"{path}: {found}" for found in active.on_page(page))
        if more := active.acting(page) - active.acting(alike(path, usual)):
            yield from (f"{path}: more <{tag}>" for tag in more)
    for path, content in out.files.items():
        yield from (f"{path}: {found}" for found in in_file(path, content, static))
    if set(out.script) & set("<>&\u2028\u2029"):
        yield "JSON-LD can end its element"
    yield from (f"desk: {found}" for found in at_the_desk(story, static))


def alike(path: str, usual: Printed) -> str:
    """The page of the same kind that a story without any attack is printed on."""
    kind = LISTS.match(path)
    if kind is None:
        return usual.pages[path]
    return next(page for one, page in usual.pages.items() if one.startswith(f"{kind[1]}/"))


def in_file(path: str, content: bytes, static: Static) -> Iterator[str]:
    """Feeds and maps are well formed; their addresses are ours, or of the web."""
    if path.endswith(".json"):
        json.loads(content)
        return
    if not path.endswith((".xml", ".rss", ".atom")):
        return
    root = etree.fromstring(content)
    for node in root.iter():
        held = [str(value) for name, value in node.attrib.items() if name in ("href", "url")]
        held += [node.text or ""] if etree.QName(node).localname in ("link", "loc") else []
        yield from (
            f"leads to {one}" for one in held if active.scheme(one) not in active.SCHEMES | {""}
        )
        kind = node.get("type", "text")
        if kind in ("html", "xhtml"):
            yield from static(node.text or "")


def at_the_desk(story: Story, static: Static) -> Iterator[str]:
    """The body is taken into the form, opened in the editor, saved untouched, and is the same."""
    body = copy.to_body(story.blocks)
    StoryRow.body.field.stream_block.to_python(body.get_prep_value())
    for block in to_stream(story.blocks):
        for markup in rich(block):
            yield from active.in_copy(markup) + static(markup)
            opened = ContentstateConverter(RICH_TEXT).from_database_format(markup)
            saved = ContentstateConverter(RICH_TEXT).to_database_format(opened)
            if words(saved) != words(markup):
                yield f"changed by being opened: {markup[:80]!r} {saved[:80]!r}"
    back = copy.to_blocks(body)
    if [block.key for block in back][: len(story.blocks)] != [block.key for block in story.blocks]:
        yield f"blocks lost: {len(story.blocks)} to {len(back)}"


def words(markup: str) -> list[str]:
    """The words of a rich text; what kind of space stands between them is the editor's choice."""
    return [word for passage in from_rich(markup) for word in passage.text.split()]


def rich(block: dict[str, Any]) -> list[str]:
    """The rich texts of a block of the form; headings and captions are plain."""
    value = block["value"]
    match block["type"]:
        case "paragraph":
            return [value]
        case "quote":
            return [value["text"]]
        case "list":
            return list(value["entries"])
        case _:
            return []


def _bare(text: str) -> str:
    """The letters alone: what no document may hold, and spaces, are left out."""
    return re.sub(r"[\x00-\x20\x7f-\x9f\ud800-\udfff\ufffe\uffff\ufffd]", "", text)
