"""Hostile deliveries are read or refused with a reason, and nothing active comes out of them.

The quick run takes one in six; COPYDESK_ATTACKS=all takes all. Time and memory of each are
measured by `bench/wire/attacks.py`.
"""

import time

import pytest

from copydesk import line
from copydesk.errors import UnreadableCapture
from copydesk.story.shapes.html import to_html
from copydesk.story.story import Capture, Item
from hostile import active
from hostile.vectors import ALL, KNOWN, capture
from hostile.wire_all import DOCUMENTS
from hostile.wire_places import ATTACKS, everywhere
from wire.specimen import SPECIMENS

ONE_IN = 1 if ALL else 6
LONGEST = 3.0  # seconds of CPU: three times what is allowed, for machines that are busy
# A picture in a message goes by "attachment:" until it is kept; no page shows such an address.
ADDRESSES = frozenset({"", "http", "https", "mailto", "tel", "ftp", "attachment"})


@pytest.mark.parametrize("name", list(DOCUMENTS)[::ONE_IN])
def test_a_hostile_delivery_has_the_outcome_that_is_wanted(name: str) -> None:
    document = DOCUMENTS[name]
    sent = capture(document.content(), document.media_type, charset=document.charset)
    began = time.process_time()
    try:
        found, reason = line.items(sent, KNOWN), ""
    except UnreadableCapture as refused:
        found, reason = (), refused.reason
    assert time.process_time() - began < LONGEST
    assert document.wanted in ("either", "refused" if reason else "read"), reason
    assert found or reason
    assert "Error(" not in reason
    assert [fault for item in found[:2] for fault in faults(item, sent)] == []


@pytest.mark.parametrize("attack", ATTACKS)
@pytest.mark.parametrize("form", SPECIMENS)
def test_nothing_active_comes_out_of_any_place_of_any_form(form: str, attack: str) -> None:
    made = list(everywhere(form, ATTACKS[attack]))
    for content in made if ALL else made[:1]:
        sent = capture(content, SPECIMENS[form].media_type)
        try:
            found = line.items(sent, KNOWN)
        except UnreadableCapture:
            continue
        assert [fault for item in found for fault in faults(item, sent)] == []


def faults(item: Item, sent: Capture) -> list[str]:
    """What of an item, or of the story made of it, would act or lead out of the web."""
    story = line.process(item, sent, KNOWN).cleaned.story
    pictures = (src for one in item.pictures for src in (one.src, *(r.src for r in one.renditions)))
    named = (item.link, story.origin.url, *pictures, *(one.href for one in item.related))
    led = [one[:80] for one in named if active.scheme(one) not in ADDRESSES]
    return active.in_copy(to_html(story.blocks)) + led
