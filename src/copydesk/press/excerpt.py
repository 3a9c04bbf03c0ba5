"""The place in a story where searched words stand, with the words marked."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from copydesk.story.folding import Word, is_unspaced, words

LENGTH = 240  # characters of an excerpt
BEFORE = 70  # of them before the first word found
READ = 20_000  # characters of a story looked through for the best place
OPEN = "*"  # a searched form that ends so stands for all that begin with it


@dataclass(frozen=True)
class Piece:
    """A stretch of text: searched words, or what stands between them."""

    text: str
    is_found: bool = False


def excerpt(texts: Iterable[str], forms: frozenset[str]) -> tuple[Piece, ...]:
    """The text with most of the forms in it, the first of equals, cut around them; () if none."""
    best, most, left = "", 0, READ
    for text in texts:
        part = text[:left]
        left -= len(part)
        count = len({form for word in words(part) for form in _found(word, forms)})
        if count > most:
            best, most = part, count
        if most == len(forms) or left <= 0:
            break
    return _cut(marked(best, forms)) if most else ()


def marked(text: str, forms: frozenset[str]) -> tuple[Piece, ...]:
    """All of a text, in pieces."""
    pieces: list[Piece] = []
    end = 0
    for start, stop in _joined(_spans(text, forms)):
        pieces += [Piece(text[end:start]), Piece(text[start:stop], is_found=True)]
        end = stop
    return tuple(piece for piece in (*pieces, Piece(text[end:])) if piece.text)


def _found(word: Word, forms: frozenset[str]) -> Iterator[str]:
    own = (*word.folded.forms, *word.folded.also)
    yield from (form for form in own if form in forms)
    yield from (form for form in forms if form.endswith(OPEN) and _begins(own, form[:-1]))


def _begins(own: tuple[str, ...], start: str) -> bool:
    return any(form.startswith(start) for form in own)


def _spans(text: str, forms: frozenset[str]) -> Iterator[tuple[int, int]]:
    for word in words(text):
        own = word.folded.forms
        if len(own) == word.end - word.start and all(map(is_unspaced, own)):
            yield from _pairs(word, forms)
        elif next(_found(word, forms), None):
            yield word.start, word.end


def _pairs(word: Word, forms: frozenset[str]) -> Iterator[tuple[int, int]]:
    """In scripts without spaces each form is a letter and the one behind it."""
    for place, form in enumerate(word.folded.forms, word.start):
        if form in forms:
            yield place, min(place + len(form), word.end)
        elif form[0] + OPEN in forms:
            yield place, place + 1


def _joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, stop in spans:
        if joined and start <= joined[-1][1]:
            start, _ = joined.pop()
        joined.append((start, stop))
    return joined


def _cut(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The pieces around the first word found, cut at words."""
    first = next(place for place, piece in enumerate(pieces) if piece.is_found)
    lead = "".join(piece.text for piece in pieces[:first])
    if len(lead) > BEFORE:
        lead = "… " + lead[-BEFORE:].partition(" ")[2]
    cut, left = [Piece(lead)], LENGTH - len(lead)
    for piece in pieces[first:]:
        text = piece.text
        if len(text) > left and not piece.is_found:
            text = text[: max(left, 0)].rpartition(" ")[0] + " …"
        cut.append(Piece(text, is_found=piece.is_found))
        left -= len(piece.text)
        if left <= 0:
            break
    return tuple(piece for piece in cut if piece.text)
