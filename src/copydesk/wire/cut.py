"""Deliveries of agencies that broke off before they said what may be done with an item.

All their formats take an item to be usable where it says nothing, so a kill whose last part was
lost on the way would read as copy that may be printed.
"""

from copydesk.story.record import replace
from copydesk.story.story import Item
from copydesk.wire.agencyxml import local
from copydesk.wire.upstream import signals
from copydesk.wire.xmltree import Element

LOST = (
    "The delivery broke off before its status could be read: it is withheld until the source has"
    " sent it again, or said that it may be used."
)


def broke_off(sent: Element, section: Element | None, *later: str) -> bool:
    """Whether a damaged document ends in the section of an item in which its status stands.

    `sent` is the item, `later` are the names of what comes after that section in the format:
    what stands there shows that the section was read to its end.
    """
    if any(one.getnext() is not None for one in (sent, *sent.iterancestors())):
        return False
    if section is not None and section.getnext() is not None:
        return False
    return not any(local(one) in later for one in sent)


def withheld(item: Item) -> Item:
    """An item of which nobody can say whether it may be used."""
    if item.status != "usable":
        return item
    return replace(item, status="withheld", desk_note=signals.joined(LOST, item.desk_note))
