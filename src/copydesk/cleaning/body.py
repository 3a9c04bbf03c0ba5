"""Which lines are the story's body."""

from copydesk.cleaning.asides import without_asides
from copydesk.cleaning.furniture_rule import About
from copydesk.cleaning.model.roles import MOST_LINES
from copydesk.cleaning.points import BULLET
from copydesk.cleaning.proof import Proof
from copydesk.cleaning.prose import longest_stretch
from copydesk.cleaning.runs import joined
from copydesk.cleaning.sent_copy import body_of_copy
from copydesk.story.house import House
from copydesk.story.record import replace
from copydesk.story.story import Item, Role

_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_NO_COPY = frozenset({"button", "select", "option", "textarea", "dialog", "figcaption"})
# How likely a line must be of the story to stand in it; where no line is, the likeliest do.
LEAST = 0.5
# What is sent without a page around it is the story but for what surely is not; bare text gives
# the model so little to go by that it is believed only where it is nearly sure.
_LEAST_OF_FEED, _LEAST_OF_TEXT = 0.25, 0.03
# The part of a page that rules look at: this far around all that may be of the story.
_MAY_BE, _ABOVE, _BELOW = 0.25, 60, 30
_QUOTED, _LEAST_QUOTED = frozenset({"blockquote", "pullquote"}), 0.3
_STOPS, _LEAST_SPACES = (".", "!", "?", "…", ".”", '."', "。", "؟", "۔", "।"), 2
_FEW_LINES, _LEAST_OF_FEW, _LEAST_AMID = 40, 0.15, 0.25
_LONGEST_CELL, _LEAST_BETWEEN = 120, 0.05


def first_look(proof: Proof, item: Item, house: House) -> About:
    """What rules may know before any was asked; of a page they need to see the story's part, and
    of no copy more than the model reads."""
    likely = tuple(proof.reading.story.tolist())
    window = range(MOST_LINES) if len(likely) > MOST_LINES else None
    if proof.galley.marked_up and item.body.is_page:
        may_be = [number for number, chance in enumerate(likely) if chance >= _MAY_BE]
        if may_be:
            window = range(max(0, may_be[0] - _ABOVE), min(len(likely), may_be[-1] + _BELOW))
    return About(item=item, house=house, likely=likely, window=window)


def look(proof: Proof, about: About) -> About:
    """The same with what is prose and where most of it stands, claimed lines left aside."""
    lines = proof.galley.lines
    prose = tuple(shaped and proof.is_free(n) for n, shaped in enumerate(proof.shapes))
    first, last = longest_stretch(prose, [len(line.text) // 6 for line in lines])
    return replace(about, prose=prose, first=first, last=last)


def choose_body(proof: Proof, about: About) -> list[int]:
    """Numbers of the lines that are the body, in order; pictures' parts are not among them.

    A feed's body comes without a page around it: there a line goes only if it is surely none.
    Of copy as agencies send it all stays.
    """
    if proof.is_copy:
        return body_of_copy(proof, about.item)
    is_page = about.item.body.is_page
    of_copy = _LEAST_OF_FEED if proof.galley.marked_up else _LEAST_OF_TEXT
    least = LEAST if is_page else of_copy
    free = [
        number
        for number in range(min(len(proof.galley.lines), MOST_LINES))
        if proof.is_free(number) and _may_stand(proof, number, is_page=is_page)
    ]
    free = without_asides(proof, free)
    if not proof.galley.marked_up:
        proof.reading = proof.reading.steadied(free)
    story = proof.reading.story.tolist()
    best = max((story[number] for number in free), default=0.0)
    if best < LEAST:
        # Nothing reads like a story: of copy that came alone all stays but what is surely none.
        least = best * (LEAST if is_page else _LEAST_OF_TEXT)
    whole = _tables(proof, free)
    body = [n for n in free if whole.get(n, story[n]) >= _least(proof, n, least)]
    if is_page and not proof.galley.marked_up:
        body = joined(proof, _with_lines_amid(proof, body, free))
    return _without_loose_ends(proof, body) if is_page else body


def _with_lines_amid(proof: Proof, body: list[int], free: list[int]) -> list[int]:
    """In little bare text, also the lines that may be story and stand between two that are."""
    if len(proof.galley.lines) >= _FEW_LINES:
        return body
    kept, may_be = set(body), proof.reading.story >= _LEAST_AMID
    amid = [n for n in free if may_be[n] and n - 1 in kept and n + 1 in kept]
    return sorted(kept.union(amid))


def _least(proof: Proof, number: int, least: float) -> float:
    """Less for a quotation set apart, which stands alone by its nature; for a whole sentence of
    copy that came alone; and where little bare text has little around a line to tell it by.
    """
    if proof.galley.marked_up and not proof.is_page and _is_sentence(proof, number):
        return min(least, _LEAST_OF_TEXT)
    if proof.galley.marked_up:
        quoted = proof.galley.zones(proof.line(number)) & _QUOTED
        return min(least, _LEAST_QUOTED) if quoted else least
    if len(proof.galley.lines) >= _FEW_LINES:
        return least
    runs = proof.shapes[number] or BULLET.match(proof.text(number))
    return min(least, _LEAST_OF_FEW) if runs or _is_sentence(proof, number) else least


def _is_sentence(proof: Proof, number: int) -> bool:
    """Ends as a sentence does, and leads nowhere."""
    line = proof.line(number)
    return not line.linked and line.text.endswith(_STOPS) and line.text.count(" ") >= _LEAST_SPACES


def _tables(proof: Proof, numbers: list[int]) -> dict[int, float]:
    """Of each cell of a table of data how likely the table is of the story: kept or cut whole."""
    galley, held = proof.galley, dict[int, list[int]]()
    for number in numbers:
        line = galley.lines[number]
        if "table" in galley.zones(line):
            around = galley.around(line.place)
            table = next((place for place in around if galley.places[place].tag == "table"), -1)
            held.setdefault(table, []).append(number)
    likely: dict[int, float] = {}
    for cells in held.values():
        # Long cells are the columns of a page that is laid out by a table.
        if all(len(galley.lines[number].text) <= _LONGEST_CELL for number in cells):
            likely |= dict.fromkeys(cells, _of_table(proof, cells))
    return likely


def _of_table(proof: Proof, cells: list[int]) -> float:
    """The mean of its cells; one that stands between two lines of the story is not out of it."""
    story = proof.reading.story
    mean = sum(float(story[number]) for number in cells) / len(cells)
    beside = (cells[0] - 1, cells[-1] + 1)
    between = all(0 <= number < len(story) and story[number] >= LEAST for number in beside)
    return max(mean, LEAST) if between and mean >= _LEAST_BETWEEN else mean


def _may_stand(proof: Proof, number: int, *, is_page: bool) -> bool:
    line = proof.line(number)
    zones = proof.galley.zones(line)
    return not (zones & _NO_COPY or (line.tag == "h1" and is_page))


def _without_loose_ends(proof: Proof, kept: list[int]) -> list[int]:
    """Headings with nothing under them go."""
    while kept and proof.line(kept[-1]).tag in _HEADINGS:
        proof.cut(kept.pop(), Role.NAVIGATION, "nothing under it")
    return kept
