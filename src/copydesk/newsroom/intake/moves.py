"""A source that says it has moved for good (301, 308) is believed when it has said so thrice.

Once may be a mistake, or a page that catches all who are on the way. The former address is
kept, and the desk can go back to it; it is then not left again.
"""

from copydesk.newsroom.intake import troubles
from copydesk.newsroom.intake.label import label
from copydesk.newsroom.intake.models import SourceRow, host_of
from copydesk.wire.http.fetch import Fetched

BELIEVED = 3
LONGEST = 2000
PAGES = frozenset({"text/html", "application/xhtml+xml"})


def note(source: SourceRow, fetched: Fetched) -> None:
    """Count what an answer says of a move; go there when it is believed."""
    there = fetched.moved_to if len(fetched.moved_to) <= LONGEST else ""
    source.moves_told = source.moves_told + 1 if there and there == source.moved_to else bool(there)
    source.moved_to = there
    if there and source.follows_moves and source.moves_told >= BELIEVED and _fits(source, fetched):
        source.moved_from, source.address = source.address, there
        source.host = host_of(there)
        source.moved_to, source.moves_told = "", 0


def go_back(source: SourceRow) -> None:
    """Back to the former address, which is not left again of itself."""
    source.address, source.moved_from = source.moved_from, ""
    source.follows_moves = False
    source.forget()
    source.save()


def trouble(source: SourceRow) -> str:
    """That it says it has moved, in a line; "" where it does not."""
    return troubles.MOVED % {"address": label(source.moved_to)} if source.moved_to else ""


def _fits(source: SourceRow, fetched: Fetched) -> bool:
    """A feed that has moved to a page has not moved: that is a home page, or a notice."""
    came = fetched.capture
    return source.way != SourceRow.Way.FEED or came is None or came.media_type not in PAGES
