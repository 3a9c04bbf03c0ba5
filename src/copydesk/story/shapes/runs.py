"""Standoff marks cut into runs: stretches of text under the same marks."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from urllib.parse import urlsplit

from copydesk.story.blocks import Mark, MarkKind
from copydesk.story.record import Record

# From the outside in: a link holds what is strong, not the other way round.
ORDER: tuple[MarkKind, ...] = (
    "link", "strong", "emphasis", "strike", "subscript", "superscript", "code",
)  # fmt: skip
SCHEMES = frozenset({"http", "https", "mailto", "tel"})


class Run(Record, frozen=True):
    """A stretch of text and the kinds of marks on it, outermost first; `href` of its link."""

    text: str
    kinds: tuple[MarkKind, ...] = ()
    href: str = ""


def runs(text: str, marks: Iterable[Mark]) -> Iterator[Run]:
    """The text in runs. Marks outside it are clipped, links that lead astray left out."""
    inside = [mark for mark in marks if _is_good(mark, len(text))]
    opening, closing = _edges(inside, len(text))
    counts: Counter[MarkKind] = Counter()
    links: dict[Mark, None] = {}
    edges = sorted({0, len(text), *opening, *closing})
    for start, end in pairwise(edges):
        _turn(closing.get(start, ()), counts, links, by=-1)
        _turn(opening.get(start, ()), counts, links, by=1)
        kinds = tuple(kind for kind in ORDER if counts[kind] > 0)
        href = next(iter(links)).href if links else ""
        yield Run(text=text[start:end], kinds=kinds, href=href)


def marks_of(pieces: Iterable[Run]) -> tuple[str, tuple[Mark, ...]]:
    """Runs as text and marks again: marks that touch are one, in order of their start."""
    text: list[str] = []
    made: list[Mark] = []
    open_marks: dict[tuple[MarkKind, str], int] = {}
    at = 0
    for piece in pieces:
        now = {(kind, piece.href if kind == "link" else "") for kind in piece.kinds}
        ended = [held for held in open_marks if held not in now]
        made += [
            Mark(start=open_marks.pop((kind, href)), end=at, kind=kind, href=href)
            for kind, href in ended
        ]
        for held in now:
            open_marks.setdefault(held, at)
        text.append(piece.text)
        at += len(piece.text)
    for (kind, href), start in open_marks.items():
        made.append(Mark(start=start, end=at, kind=kind, href=href))
    whole = [mark for mark in made if mark.start < mark.end]
    return "".join(text), tuple(sorted(whole, key=lambda m: (m.start, m.end, m.kind, m.href)))


def canonical(text: str, marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """The same marks in their one plain form: within the text, joined, sorted."""
    return marks_of(runs(text, marks))[1]


def nested(
    pieces: Iterable[Run],
    *,
    tags: Callable[[MarkKind, str], tuple[str, str]],
    leaf: Callable[[str], str],
) -> str:
    """Runs as soundly nested markup; `tags` gives how a kind is opened and closed."""
    made: list[str] = []
    stack: list[tuple[MarkKind, str, str]] = []
    for piece in pieces:
        wanted = [(kind, piece.href if kind == "link" else "") for kind in piece.kinds]
        shared = 0
        while shared < min(len(stack), len(wanted)) and stack[shared][:2] == wanted[shared]:
            shared += 1
        made += [end for _, _, end in reversed(stack[shared:])]
        del stack[shared:]
        for kind, href in wanted[shared:]:
            start, end = tags(kind, href)
            made.append(start)
            stack.append((kind, href, end))
        made.append(leaf(piece.text))
    made += [end for _, _, end in reversed(stack)]
    return "".join(made)


def safe_href(address: str) -> str:
    """An address a reader may be sent to, or ""."""
    bare = "".join(character for character in address if character > " " and character != "\x7f")
    try:
        parts = urlsplit(bare)
    except ValueError:
        return ""
    if parts.scheme.lower() not in SCHEMES or "\\" in bare:
        return ""
    is_web = parts.scheme.lower() in ("http", "https")
    return "" if is_web and not parts.netloc else bare


def web(address: str) -> str:
    """An address a browser may fetch from, or ""."""
    safe = safe_href(address)
    return safe if safe.lower().startswith(("http://", "https://")) else ""


def _is_good(mark: Mark, length: int) -> bool:
    if max(0, mark.start) >= min(mark.end, length):
        return False
    return mark.kind != "link" or safe_href(mark.href) != ""


def _edges(marks: list[Mark], length: int) -> tuple[dict[int, list[Mark]], dict[int, list[Mark]]]:
    opening: dict[int, list[Mark]] = {}
    closing: dict[int, list[Mark]] = {}
    for mark in sorted(marks, key=lambda m: (m.start, -m.end, m.href)):
        opening.setdefault(max(0, mark.start), []).append(mark)
        closing.setdefault(min(mark.end, length), []).append(mark)
    return opening, closing


def _turn(
    marks: Iterable[Mark], counts: Counter[MarkKind], links: dict[Mark, None], *, by: int
) -> None:
    for mark in marks:
        counts[mark.kind] += by
        if mark.kind == "link" and by > 0:
            links[mark] = None
        elif mark.kind == "link":
            links.pop(mark, None)
