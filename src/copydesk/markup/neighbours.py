"""What stands beside an element of a page, and what it holds, asked of few nodes only."""

from selectolax.lexbor import LexborNode

from copydesk.markup.tags import INLINE

_IN_TEXT = INLINE | {"-text", "-comment", "br", "img"}


def is_last(node: LexborNode) -> bool:
    """Nothing to read follows it in its element."""
    after = node.next
    for _ in range(3):
        if after is None:
            return True
        if after.tag != "br" and (after.tag != "-text" or (after.text_content or "").strip()):
            return False
        after = after.next
    return False


def is_alone(node: LexborNode) -> bool:
    """It has its element to itself, but for white space."""
    before = node.prev
    return is_last(node) and (before is None or not (before.prev or is_text(before)))


def is_text(node: LexborNode | None) -> bool:
    """Words, and no element."""
    return node is not None and node.tag == "-text" and not (node.text_content or "").isspace()


def holds_text_only(node: LexborNode) -> bool:
    """Nothing in it ends a line."""
    inner = node.first_child
    while inner is not None:
        if inner.tag not in _IN_TEXT:
            return False
        inner = inner.next
    return True
