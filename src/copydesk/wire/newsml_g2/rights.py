"""Who owns an item and on what terms it may be used: the rightsInfo of NewsML-G2."""

from collections.abc import Iterable

from copydesk.story.record import Record
from copydesk.wire.agencyxml import words
from copydesk.wire.newsml_g2.properties import called, child, children, last, spoken
from copydesk.wire.xmltree import Element


class Rights(Record, frozen=True):
    """Copyright notice, its holder, and the usage terms, in the item's language."""

    notice: str = ""
    holder: str = ""
    terms: str = ""


def read_rights(item: Element, language: str) -> Rights:
    """The rights to an item's content; what is said of its metadata or parts only counts last."""
    blocks = list(children(item, "rightsinfo"))
    whole = [block for block in blocks if _is_of_all(block)] or blocks
    holders = (called(child(block, "copyrightholder"), language) for block in whole)
    return Rights(
        notice=_lines(whole, "copyrightnotice", language),
        holder="; ".join(dict.fromkeys(filter(None, holders))),
        terms=_lines(whole, "usageterms", language),
    )


def _is_of_all(block: Element) -> bool:
    scope = (block.get("scope") or block.get("scopeuri") or "").split()
    return not block.get("idrefs") and (not scope or any(last(one) == "content" for one in scope))


def _lines(blocks: Iterable[Element], name: str, language: str) -> str:
    """What is said in words; where nothing is, the addresses of the words."""
    sent = [one for block in blocks for one in children(block, name)]
    said = [words(one) for one in spoken(sent, language)]
    return "\n".join(dict.fromkeys(said or (one.get("href", "").strip() for one in sent))).strip()
