"""Sound documents of every form, their trees cut, doubled, swapped and filled with nonsense.

COPYDESK_MUTATIONS says how many of each form are tried; the quick run tries few.
"""

import copy
import json
import os
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from copydesk import line
from copydesk.errors import UnreadableCapture
from copydesk.story.shapes.html import to_html
from hostile import active
from hostile.vectors import KNOWN, capture
from hostile.wire_places import ATTACKS, UNREADABLE
from wire.specimen import SPECIMENS

TRIED = int(os.environ.get("COPYDESK_MUTATIONS", "12"))
STRAINED = settings(
    max_examples=TRIED, deadline=None, suppress_health_check=list(HealthCheck), database=None
)
XML = [name for name, one in SPECIMENS.items() if one.content.startswith(b"<") and name != "page"]
JSON = [name for name, one in SPECIMENS.items() if one.content.startswith(b"{")]
BYTES = [name for name in SPECIMENS if name not in XML and name not in JSON]
NONSENSE = st.one_of(
    st.sampled_from([*ATTACKS.values(), "", "0", "-1", "1e999", "NaN", "9" * 5_000, "2026-02-30"]),
    st.sampled_from(["0000-00-00T99:99Z", "9999-12-31T23:59:60-14:00", "²", "٣", "\ud800", "\x00"]),
    st.text(max_size=40),
)  # fmt: skip
VALUES = st.one_of(NONSENSE, st.none(), st.booleans(), st.integers(), st.floats(), st.just([]))
ACTS = st.lists(st.tuples(st.integers(0, 400), st.integers(0, 400), st.integers(0, 7)), max_size=6)


@pytest.mark.parametrize("form", XML)
def test_a_mutated_tree_of_xml_is_read_or_refused(form: str) -> None:
    @STRAINED
    @given(ACTS, st.lists(NONSENSE, min_size=6, max_size=6))
    def tried(acts: list[tuple[int, int, int]], words: list[str]) -> None:
        tree = etree.fromstring(SPECIMENS[form].content)
        for (at, other, act), said in zip(acts, words, strict=False):
            elements = list(tree.iter("*"))
            mutated(elements[at % len(elements)], elements[other % len(elements)], act, said)
        takes(etree.tostring(tree), form)

    tried()


@pytest.mark.parametrize("form", JSON)
def test_a_mutated_tree_of_json_is_read_or_refused(form: str) -> None:
    @STRAINED
    @given(ACTS, st.lists(VALUES, min_size=6, max_size=6))
    def tried(acts: list[tuple[int, int, int]], values: list[Any]) -> None:
        document = json.loads(SPECIMENS[form].content)
        for (at, other, act), value in zip(acts, values, strict=False):
            places = [one for one in held(document) if len(one[0])]
            (here, key), (there, its) = places[at % len(places)], places[other % len(places)]
            given_ = copy.deepcopy(there[its]) if act < 3 else [here[key]] if act == 3 else value
            here[key] = {"value": value} if act == 4 else given_
        takes(json.dumps(document).encode("utf-8", "surrogatepass"), form)

    tried()


@pytest.mark.parametrize("form", BYTES)
def test_mutated_lines_are_read_or_refused(form: str) -> None:
    @STRAINED
    @given(ACTS, st.lists(st.one_of(st.binary(max_size=20), NONSENSE), min_size=6, max_size=6))
    def tried(acts: list[tuple[int, int, int]], words: list[str | bytes]) -> None:
        lines = SPECIMENS[form].content.split(b"\n")
        for (at, other, act), said in zip(acts, words, strict=False):
            at, other = at % len(lines), other % len(lines)
            sent = said if isinstance(said, bytes) else said.encode("utf-8", "surrogatepass")
            half = len(lines[at]) // 2
            made = (lines[other], lines[at] + lines[at], b"", lines[at][:half] + sent, sent)
            lines[at] = made[act] if act < len(made) else lines[at][:half] + sent + lines[at][half:]
        takes(b"\n".join(lines), form)

    tried()


def mutated(one: etree._Element, other: etree._Element, act: int, said: str) -> None:
    """An element dropped, put into another, doubled, renamed, or given nonsense to say."""
    words = UNREADABLE.sub("", said).encode("utf-8", "ignore").decode()
    parent, is_inside = one.getparent(), one in other.iterancestors()
    if act == 0 and parent is not None:
        parent.remove(one)
    elif act == 1 and one is not other and not is_inside and other not in one.iter("*"):
        other.append(one)
    elif act == 2:
        other.append(copy.deepcopy(one))
    elif act == 3:
        one.tag = other.tag
    elif act == 4:
        for key in one.attrib:
            one.set(key, words)
    elif act == 5:
        one.attrib.clear()
    else:
        one.text = words


def held(value: Any) -> list[tuple[Any, Any]]:
    """Every place in a tree of JSON: what holds it, and by which key or number."""
    keys = list(value) if isinstance(value, dict) else list(range(len(value)))
    found = [(value, key) for key in keys]
    return found + [
        one for key in keys if isinstance(value[key], dict | list) for one in held(value[key])
    ]


def takes(content: bytes, form: str) -> None:
    """Read or refused, never anything else; nothing active in the story."""
    sent = capture(content, SPECIMENS[form].media_type)
    try:
        found = line.items(sent, KNOWN)
    except UnreadableCapture:
        return
    for item in found[:2]:
        assert active.in_copy(to_html(line.process(item, sent, KNOWN).cleaned.story.blocks)) == []
