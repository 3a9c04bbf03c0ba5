"""What a person does to search from the command line: have it made anew."""

from collections.abc import Callable

from copydesk.newsroom.search.index import rebuild


def rebuild_now(tell: Callable[[int, str], None]) -> str:
    """Index all editions that stand and all drafts anew; says how many stories that were."""
    done = 0
    for done in rebuild():
        tell(done, "")
    return f"{done} editions and drafts can be found"
