"""A passage of a story, held so that it is found again in any later version, or known to be gone.

Held as [W3C Web Annotation, TextQuoteSelector and TextPositionSelector]: the words, 32 characters
on either side, and where they stood; with the block's identity, and which of how many such words
of the story they were. Found by the words as anyone might retype them; else by the sentence that
kept most of them; a word or two by the words around. Text runs on from block to block, so that a
paragraph split, joined or moved keeps its passage.
"""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from copydesk.story.alike import Stretch, edges, spoken, stretches, telling
from copydesk.story.blocks import Block, Span, plain_text
from copydesk.story.record import Record, replace
from copydesk.story.retyped import Retyped, cuts, retyped

AROUND = 32  # characters of context on either side
BETWEEN = "\n\n"
_MOST_PLACES = 500  # of words that stand in a text again and again; the nearest are looked at
_MOST_STRETCHES = 50
# Words that few texts hold twice by chance; fewer need their surroundings to be known by.
_LONG_WORDS, _LONG_LETTERS = 4, 24
# Of the context on both sides, 2 being all of it; more where as many as then stand there no more.
_ENOUGH, _ENOUGH_OF_FEWER = 0.5, 1.5
_HINGE = 12  # characters on either side of words that were replaced
_ROOM = 80  # characters that may stand in the place of a word or two
_STOPS = ".!?…。！？؟۔।\n"


class Passage(Record, frozen=True):
    """Words of a story as somebody marked them: `start` is their offset in the block's text.

    They are the `nth` (from 0) of `times` such words in the story, 0 where that is not known.
    """

    key: str
    exact: str
    before: str = ""
    after: str = ""
    start: int = 0
    nth: int = 0
    times: int = 0


class Place(Record, frozen=True):
    """Characters of a block's plain text."""

    key: str
    span: Span


class Found(Record, frozen=True):
    """Where a passage stands in a later version.

    `key` and `span` are of the first block it stands in, `further` the rest where a paragraph was
    split. `gone` names the block it stood in where that is still there. `rivals` are places as
    good as the one named: above 0 a person should look.
    """

    state: Literal["same", "edited", "gone"]
    key: str = ""
    span: Span | None = None
    further: tuple[Place, ...] = ()
    rivals: int = 0


class Hit(NamedTuple):
    """Where a passage stands in running text."""

    state: Literal["same", "edited", "gone"]
    start: int = 0
    end: int = 0
    rivals: int = 0


class _Stand(NamedTuple):
    """The passage's words at one place: how well its surroundings agree, 0 to 2."""

    context: float
    is_home: bool
    is_nth: bool
    near: int
    start: int
    end: int


def hold(exact: str, key: str, blocks: Sequence[Block]) -> Passage:
    """Words marked in a block of this version, with what they are known by later."""
    text, places = _joined(blocks)
    home = _home(key, places)
    at = text.find(exact, home.start, home.stop) if exact.strip() else -1
    if at < 0:
        return Passage(key=key, exact=exact)
    return replace(hold_in_text(text, at, at + len(exact)), key=key, start=at - home.start)


def hold_in_text(text: str, start: int, end: int) -> Passage:
    """Characters of running text as a passage."""
    passage = Passage(
        key="",
        exact=text[start:end],
        before=text[max(0, start - AROUND) : start],
        after=text[end : end + AROUND],
        start=start,
    )
    page = retyped(text)
    stands = [page.ends[at] for at in page.stands(_words(passage), cut=_cut(passage))]
    return replace(passage, nth=sum(at <= start for at in stands), times=len(stands))


def find_passage(passage: Passage, blocks: Sequence[Block], then: Sequence[Block] = ()) -> Found:
    """Where words that a reader marked in a block stand now; without words, the whole block.

    `then` are the blocks of the version they were marked in, where that is at hand: sentences
    that stood beside them then are not taken for them now.
    """
    text, places = _joined(blocks)
    home = _home(passage.key, places)
    own = passage.key if passage.key in places else ""
    if not passage.exact.strip():
        if not own:
            return Found(state="gone")
        return Found(state="same", key=own, span=Span(start=0, end=len(home)))
    hit = find_in_text(passage, text, home, _joined(then)[0])
    if hit.state == "gone":
        return Found(state="gone", key=own)
    first, *further = _in_blocks(hit, places)
    return Found(
        state=hit.state,
        key=first.key,
        span=first.span,
        further=tuple(further),
        rivals=hit.rivals,
    )


def find_in_text(passage: Passage, text: str, home: range = range(0), then: str = "") -> Hit:
    """Where a passage stands in running text; `home` is the block it stood in, if still there.

    Linear in the text, but for the places that are looked at closely, which are bounded.
    """
    page = retyped(text)
    stands = _stands(passage, page, home)
    best = max(stands, default=None)
    if best is not None and _is_known(passage, best, stands):
        rivals = sum(one[:3] == best[:3] for one in stands) - 1
        return Hit("same", best.start, best.end, rivals)
    if _is_long(passage.exact):
        return _edited(passage, text, home, then)
    return _replaced(passage, page) or _in_home(passage, text, home)


def _stands(passage: Passage, page: Retyped, home: range) -> list[_Stand]:
    """Where the very words stand, however they are typed."""
    words = _words(passage)
    found = list(page.stands(words, cut=_cut(passage)))
    near = home.start + passage.start
    numbered = list(enumerate(found))
    if len(numbered) > _MOST_PLACES:
        numbered.sort(key=lambda one: abs(page.starts[one[1]] - near))
        del numbered[_MOST_PLACES:]
    made = []
    for number, at in numbered:
        start, end = _with_space(passage.exact, page.original, page.span(at, at + len(words)))
        made.append(
            _Stand(
                context=round(_agreement(passage, page, at, at + len(words)), 2),
                is_home=start in home,
                is_nth=passage.times == len(found) and number == passage.nth,
                near=-abs(start - near),
                start=start,
                end=end,
            )
        )
    return made


def _words(passage: Passage) -> str:
    return retyped(passage.exact.strip()).text.strip()


def _cut(passage: Passage) -> tuple[bool, bool]:
    """Whether the marked words began or ended within a word or figure ("4%" of "2.4%")."""
    lead, tail = passage.before[-4:], passage.after[:4]
    text = f"{lead}{passage.exact}{tail}"
    return cuts(text, len(lead)), cuts(text, len(text) - len(tail))


def _with_space(exact: str, text: str, span: tuple[int, int]) -> tuple[int, int]:
    """The span with the white space at its ends that was marked too and is still there."""
    start, end = span
    lead = len(exact) - len(exact.lstrip())
    tail = len(exact) - len(exact.rstrip())
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    is_there = start >= lead and text[start - lead : end + tail].strip() == text[start:end].strip()
    if is_there and end + tail <= len(text):
        return start - lead, end + tail
    return start, end


def _agreement(passage: Passage, page: Retyped, start: int, end: int) -> float:
    """How much of the context stands around a place: 0 for none of it, 2 for all."""
    before, after = retyped(passage.before).text.strip(), retyped(passage.after).text.strip()
    if not before and not after:
        return 0
    here = page.text[max(0, start - AROUND - 8) : start].rstrip()
    there = page.text[end : end + AROUND + 8].lstrip()
    return _shared(before[::-1], here[::-1]) + _shared(after, there)


def _shared(context: str, here: str) -> float:
    if not context:
        return float(not here)
    run = 0
    for one, other in zip(context, here, strict=False):
        if one != other:
            break
        run += 1
    return run / len(context)


def _is_known(passage: Passage, best: _Stand, stands: Sequence[_Stand]) -> bool:
    """Whether the words at a place are the words that were marked, not others like them."""
    others_went = passage.times > len(stands)
    if best.context >= (_ENOUGH_OF_FEWER if others_went else _ENOUGH):
        return True
    if _is_long(passage.exact):
        return not others_went or best.is_home or best.context >= _ENOUGH
    knows_nothing = not passage.before and not passage.after
    return knows_nothing and (best.is_home or (len(stands) == 1 and not others_went))


def _is_long(exact: str) -> bool:
    words = spoken(exact)
    letters = sum(one.end - one.start for one in words)
    enough = _LONG_LETTERS // 2 if len(words) >= _LONG_WORDS else _LONG_LETTERS
    return letters >= enough


def _edited(passage: Passage, text: str, home: range, then: str) -> Hit:
    """The sentences that kept most of the passage, those of its own block first."""
    words = spoken(text)
    likely = sorted(stretches(passage.exact, text, words), reverse=True)[:_MOST_STRETCHES]
    found = [
        one
        for one in likely
        if not _stood_beside(passage, text[words[one.first].start : words[one.last - 1].end], then)
    ]
    if not found:
        return Hit("gone")
    around = telling(spoken(f"{passage.before} {passage.after}"))

    def worth(stretch: Stretch) -> tuple[float, int]:
        at = words[stretch.first].start
        near = {one.word for one in words[max(0, stretch.first - 8) : stretch.last + 8]}
        beside = len(around & near) / (len(around) or 1)
        return (
            round(stretch.share + 0.1 * beside + 0.05 * (at in home), 3),
            -abs(at - home.start - passage.start),
        )

    best = max(found, key=worth)
    return Hit("edited", *_to_stop(text, edges(passage.exact, words, best), passage.exact))


def _stood_beside(passage: Passage, sentence: str, then: str) -> bool:
    """Whether a sentence was there already when the passage was marked, beside it."""
    context = f"{passage.before}{passage.exact}{passage.after}"
    return sentence in then and sentence not in context


def _to_stop(text: str, span: tuple[int, int], exact: str) -> tuple[int, int]:
    """A span with the stop behind it, where the passage had one."""
    start, end = span
    if exact.rstrip()[-1:] in _STOPS and text[end : end + 1] in _STOPS.strip():
        return start, min(len(text), end + 1)
    return start, end


def _replaced(passage: Passage, page: Retyped) -> Hit | None:
    """What stands now between the words around a word or two; None where these went too."""
    before = retyped(passage.before).text.strip()[-_HINGE:]
    after = retyped(passage.after).text.strip()[:_HINGE]
    if not before and not after:
        return None
    is_first, is_last = len(passage.before) < AROUND, len(passage.after) < AROUND
    room = 2 * len(passage.exact) + _ROOM
    for start in _ends_of(before, page.text, is_first=is_first):
        stop = page.text.find(after, start, start + room + len(after)) if after else -1
        if stop < 0 and is_last and len(page.text) - start < room:
            stop = len(page.text)
        if stop >= 0 and page.text[start:stop].strip() != _words(passage):
            return _between(page, start, stop)
    return None


def _ends_of(before: str, text: str, *, is_first: bool) -> Iterator[int]:
    """Where the words before a passage end; a few letters count only at the text's own start."""
    if len(before) < _HINGE // 2:
        if is_first and text.startswith(before):
            yield len(before)
        return
    at = text.find(before)
    for _ in range(_MOST_PLACES):
        if at < 0:
            return
        yield at + len(before)
        at = text.find(before, at + 1)


def _between(page: Retyped, start: int, stop: int) -> Hit:
    said = page.text[start:stop]
    words = said.strip()
    if not spoken(words):
        return Hit("gone")
    start += said.index(words)
    return Hit("edited", *page.span(start, start + len(words)))


def _in_home(passage: Passage, text: str, home: range) -> Hit:
    """A word or two whose surroundings went: edited where their own block kept half of them."""
    said = text[home.start : home.stop]
    before, after = passage.before.split("\n")[-1], passage.after.split("\n")[0]
    words = spoken(said)
    found = max(stretches(f"{before}{passage.exact}{after}", said, words), default=None)
    if found is not None:
        start, end = words[found.first].start, words[found.last - 1].end
        return Hit("edited", home.start + start, home.start + end)
    return Hit("gone")


def _joined(blocks: Sequence[Block]) -> tuple[str, dict[str, range]]:
    """The blocks as running text, and where in it each stands."""
    texts, places, at = [], {}, 0
    for block in blocks:
        texts.append(plain_text(block))
        places[block.key] = range(at, at + len(texts[-1]))
        at += len(texts[-1]) + len(BETWEEN)
    return BETWEEN.join(texts), places


def _home(key: str, places: dict[str, range]) -> range:
    return places.get(key, range(0))


def _in_blocks(hit: Hit, places: dict[str, range]) -> list[Place]:
    """A stretch of running text as parts of blocks."""
    return [
        Place(
            key=key,
            span=Span(
                start=max(hit.start, place.start) - place.start,
                end=min(hit.end, place.stop) - place.start,
            ),
        )
        for key, place in places.items()
        if hit.start < place.stop and place.start < hit.end
    ]
