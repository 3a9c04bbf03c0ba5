"""What a reader may send: read without mercy for size, with mercy for everything else."""

from collections.abc import Iterator, Mapping

from copydesk.press.reporting import LONGEST, LONGEST_LINK, Typed
from copydesk.story.change import ReportKind

SHORTEST = 10
KEPT = 4 * LONGEST  # what is shown again of a text that is too long


def typed(post: Mapping[str, str]) -> Typed:
    """What was typed, line ends made plain and length cut before anything else is done."""
    return Typed(
        text=_text(post, "text"),
        right=_text(post, "right"),
        link=" ".join(_text(post, "link").split()),
        kind=post.get("kind", "")[:20],
    )


def errors(what: Typed) -> Iterator[tuple[str, str]]:
    """What is wrong with it: field and code, in the order of the form."""
    if what.kind not in set(ReportKind):
        yield "kind", "kind"
    if len(what.text) < SHORTEST:
        yield "text", "short"
    if len(what.text) > LONGEST:
        yield "text", "long"
    if len(what.right) > LONGEST:
        yield "right", "long"
    if len(what.link) > LONGEST_LINK:
        yield "link", "long"


def is_only_links(what: Typed) -> bool:
    """Whether nothing is said but addresses."""
    words = what.text.split()
    return all(word.casefold().startswith(("http://", "https://", "www.")) for word in words)


def _text(post: Mapping[str, str], name: str) -> str:
    text = post.get(name, "")[: KEPT * 2]
    return text.replace("\r\n", "\n").replace("\x00", "").strip()[:KEPT]
