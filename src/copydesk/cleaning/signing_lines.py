"""The lines that print a byline, once it is known whose it is."""

from copydesk.cleaning.name_words import ROLE
from copydesk.cleaning.proof import Proof
from copydesk.cleaning.prose import ends_sentence
from copydesk.cleaning.signing_ground import ABOVE, LONGEST_LIST, Known, is_comment
from copydesk.markup.tidy import same_words
from copydesk.story.story import Byline

_SHORT = 4  # letters of a name that other words may hold
_MOST_MORE = 4  # words that may stand beside the names: a date, a paper


def settle_lines(proof: Proof, known: Known, byline: Byline | None) -> None:
    """Lines that print these names are taken; lines below that print others are let go."""
    names = [words for p in byline.people if len(words := same_words(p.name))] if byline else []
    if not names:
        return
    top = known.at if known.at >= 0 else known.first
    end = min(max(known.last, 0) + ABOVE, known.foot)
    for number in (
        *range(max(0, top - ABOVE), known.first + ABOVE),
        *range(max(0, known.last - 1), end),
    ):
        if _is_named(proof, number, names) and not is_comment(proof, number):
            proof.keep(number, "byline")
    for number in range(known.last + 1, known.foot):
        taken = proof.decided.get(number, [])
        signs = len(taken) == 1 and taken[0].part == "byline"
        if signs and not any(name in same_words(proof.line(number).text) for name in names):
            proof.reopen(number)


def _is_named(proof: Proof, number: int, names: list[str]) -> bool:
    """A short free line that holds the names, and a post, a date or hardly more beside them."""
    if number >= len(proof.galley.lines) or len(proof.line(number).text) > LONGEST_LIST:
        return False
    text = proof.text(number)
    words = same_words(text)
    there = [name for name in names if name == words or (len(name) > _SHORT and name in words)]
    if not there or "nav" in proof.galley.zones(proof.line(number)):
        return False
    rest = len(words) - sum(map(len, there))
    if rest and ends_sentence(text):
        return False
    more = len(text.split()) - 2 * len(there)
    return rest == 0 or (rest < 40 and (more <= _MOST_MORE or ROLE.search(text) is not None))
