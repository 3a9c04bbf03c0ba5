"""Whether a page can hold a tag of very many attributes: asked of every page, told in a glance.

To read every tag takes longer than to parse the page. So only some ends of tags are looked for: a
">" that no quoted value can hold ends whatever tag is open, and between two such ends less than
two characters an attribute apart no tag has too many.
"""

import re

_OPENING = re.compile("<[a-zA-Z]")
# How many ">" are tried for one end; and how much white space may stand before a quoted value.
_TRIES, _BLANKS = 12, 40
_LONG_STRETCH = 50_000
_ASCII_BLANKS = tuple(" \n\t\r\x0b\x0c\x1c\x1d\x1e\x1f")


def may_hold_tag_of(page: str, most: int) -> bool:
    """Whether a tag with more than `most` attributes may stand in the page; never False wrongly."""
    ended = 0
    while ended + 2 * most < len(page):
        end = _last_end(page, ended, ended + 2 * most)
        if end < 0:
            end = _next_end(page, ended, ended + 2 * most)
            if _may_open(page, ended, end, most):
                return True
        ended = end + 1
    return False


def _last_end(page: str, start: int, stop: int) -> int:
    """The last sure end before `stop`, or -1; no tag that is open at `start` is open after it."""
    at = page.rfind(">", start, stop)
    for _ in range(_TRIES):
        if at < 0 or _is_sure(page, start, at):
            return at
        at = page.rfind(">", start, at)
    return -1


def _next_end(page: str, start: int, beyond: int) -> int:
    """The first sure end after `beyond`; the page's own end where none is near."""
    at = page.find(">", beyond)
    for _ in range(_TRIES):
        if at < 0 or _is_sure(page, start, at):
            break
        at = page.find(">", at + 1)
    else:
        at = -1
    return at if at >= 0 else len(page)


def _is_sure(page: str, start: int, at: int) -> bool:
    """Neither of the nearest quotation marks before opens a value that may hold this ">"."""
    for mark in "\"'":
        opened = page.rfind(mark, start, at)
        if opened > start:
            before = page[opened - 1]
            if before != "=" and not before.isspace():
                continue
        if opened >= 0 and _may_open_value(page[max(start, opened - _BLANKS) : opened]):
            return False
    return True


def _may_open_value(before: str) -> bool:
    bare = before.rstrip()
    return not bare or bare.endswith("=")


def _may_open(page: str, start: int, end: int, most: int) -> bool:
    """A tag begins in this stretch, and enough stands in it to part that many attributes."""
    if not _OPENING.search(page, start, end):
        return False
    left, quotes, blanks, is_ascii = most - 2, 0, 0, True
    # Piece by piece: to copy all of a long stretch at once took as much memory as the page.
    for at in range(start, end, _LONG_STRETCH):
        piece = page[at : min(at + _LONG_STRETCH, end)]
        left -= piece.count("/")
        quotes += piece.count('"') + piece.count("'")
        # To count blanks is faster than to count words, takes no memory, and is mostly enough.
        is_ascii = is_ascii and piece.isascii()
        blanks += sum(map(piece.count, _ASCII_BLANKS)) if is_ascii else 0
    left -= quotes // 2
    if is_ascii and blanks <= left:
        return False
    return end - start > _LONG_STRETCH or len(page[start:end].split()) > left
