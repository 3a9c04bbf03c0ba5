"""Which lines are the story's body."""

from copydesk.cleaning.container import best_container
from copydesk.cleaning.dates import read_date_line
from copydesk.cleaning.furniture_rule import About
from copydesk.cleaning.points import BULLET
from copydesk.cleaning.proof import Proof
from copydesk.cleaning.prose import ends_sentence, longest_stretch
from copydesk.markup.galley import Line
from copydesk.markup.tidy import count_words
from copydesk.story.story import Role

_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_CONTROLS = frozenset({"button", "select", "option", "textarea", "dialog"})
_NOT_STORY = frozenset({"nav", "footer", "menu"})
_SET_APART = frozenset({"table", "blockquote", "pullquote"})
_NO_COPY = _CONTROLS | {"figcaption"}
# A short line among paragraphs is a subhead; three together are a list of something else.
_MOST_SHORT_TOGETHER = 2


def look(proof: Proof, about: About) -> About:
    """The same with what is prose and where most of it stands, claimed lines left aside."""
    lines = proof.galley.lines
    prose = tuple(shaped and proof.is_free(n) for n, shaped in enumerate(proof.shapes))
    first, last = longest_stretch(prose, [len(line.text) // 6 for line in lines])
    return About(item=about.item, house=about.house, prose=prose, first=first, last=last)


def choose_body(proof: Proof, about: About) -> list[int]:
    """Numbers of the lines that are the body, in order; pictures' parts are not among them."""
    if not about.item.body.is_page:
        return [
            n
            for n in range(len(proof.galley.lines))
            if proof.is_free(n) and _may_stand(proof, n) and not _is_hidden(proof, n)
        ]
    if proof.galley.marked_up:
        return _of_page(proof, about)
    return _of_bare_text(proof, about)


def _may_stand(proof: Proof, number: int) -> bool:
    return not proof.galley.zones(proof.line(number)) & _NO_COPY


def _is_hidden(proof: Proof, number: int) -> bool:
    return "hidden" in proof.galley.zones(proof.line(number))


# -- bare text ---------------------------------------------------------------------------------


def _of_bare_text(proof: Proof, about: About) -> list[int]:
    first, last = _widened(proof, about)
    inside = [n for n in range(first, last + 1) if proof.is_free(n)]
    if not inside:
        inside = [n for n in range(len(proof.galley.lines)) if proof.is_free(n)][:200]
    return [n for n in inside if _stands_in_text(proof, n, inside)]


def _widened(proof: Proof, about: About) -> tuple[int, int]:
    """The stretch of prose with the short sentences that adjoin it."""
    first, last = about.first, about.last
    while proof.is_free(last + 1) and _is_sentence(proof.text(last + 1)):
        last += 1
    while first > 1 and proof.is_free(first - 1) and _is_lead(proof.text(first - 1)):
        first -= 1
    return first, last


def _is_sentence(text: str) -> bool:
    return ends_sentence(text) and not text.endswith((":", "]", ")")) and count_words(text) >= 3


def _is_lead(text: str) -> bool:
    return text.endswith((".", "”", '"', "。", "؟")) and count_words(text) >= 6


def _stands_in_text(proof: Proof, number: int, inside: list[int]) -> bool:
    """Sentences and long lines do, points of a list, and a subhead with text under it."""
    text = proof.text(number)
    if _is_running(text) or text.endswith((",", ";", ":")) or BULLET.match(text):
        return True
    if read_date_line(text) is not None or not any(character.isalpha() for character in text):
        return False
    at = inside.index(number)
    before = _short_run(proof, inside[max(0, at - 4) : at][::-1])
    behind = _short_run(proof, inside[at + 1 : at + 5])
    return before < _MOST_SHORT_TOGETHER and behind == 0 and at + 1 < len(inside)


def _is_running(text: str) -> bool:
    return _is_sentence(text) or count_words(text) >= 12


def _short_run(proof: Proof, numbers: list[int]) -> int:
    """How many lines in a row are neither sentences nor points of a list."""
    count = 0
    for number in numbers:
        text = proof.text(number)
        if _is_running(text) or BULLET.match(text):
            break
        count += 1
    return count


# -- a page ------------------------------------------------------------------------------------


def _of_page(proof: Proof, about: About) -> list[int]:
    container = best_container(proof, about)
    inside = [n for n in container.lines if proof.is_free(n) and _may_stand(proof, n)]
    kept = [n for n in inside if n not in container.doubtful and _stands_in_page(proof, n)]
    return _without_loose_ends(proof, kept)


def _stands_in_page(proof: Proof, number: int) -> bool:
    line = proof.line(number)
    zones = proof.galley.zones(line)
    if zones & _NOT_STORY or line.tag == "h1" or "figcaption" in zones:
        return False
    words = count_words(line.text)
    if line.link_share > 0.8 and not (ends_sentence(line.text) and words >= 8):
        return line.tag in _HEADINGS and words > 1 and not zones & {"li", "ul"} and False
    if line.tag in _HEADINGS or zones & _SET_APART:
        return True
    if line.tag == "li" or "ul" in zones or "ol" in zones:
        return line.link_share < 0.6
    return (
        line.tag == "p"
        or words >= 10
        or (ends_sentence(line.text) and words >= 4)
        or _is_bold(line)
    )


def _is_bold(line: Line) -> bool:
    return line.strong >= len(line.text) - 1


def _without_loose_ends(proof: Proof, kept: list[int]) -> list[int]:
    """Headings with nothing under them, and short lines after the last sentence, go."""
    while kept and _is_loose(proof.line(kept[-1])):
        proof.cut(kept.pop(), Role.NAVIGATION, "nothing under it")
    firm: list[int] = []
    for at, number in enumerate(kept):
        line = proof.line(number)
        is_empty_head = line.tag in _HEADINGS and _next_is_higher(
            proof, line, kept[at + 1 : at + 2]
        )
        if not is_empty_head:
            firm.append(number)
    return firm


def _is_loose(line: Line) -> bool:
    if line.tag in _HEADINGS:
        return True
    return not ends_sentence(line.text) and count_words(line.text) < 8


def _next_is_higher(proof: Proof, line: Line, following: list[int]) -> bool:
    """Two headings of one level in a row: the first is a link's or a box's."""
    if not following:
        return True
    after = proof.line(following[0])
    return after.tag == line.tag and line.link_share > 0.5
