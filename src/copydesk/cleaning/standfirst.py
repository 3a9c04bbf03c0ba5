"""What stands between headline and body: kicker and standfirst."""

import re

from copydesk.cleaning.byline import has_front
from copydesk.cleaning.dates import read_date_line
from copydesk.cleaning.proof import Proof
from copydesk.cleaning.prose import ends_sentence
from copydesk.markup.tidy import count_words, same_words

_STANDFIRST = re.compile(
    r"standfirst|\bdek\b|subtitle|sub-?head(line)?|sub-?titulo|summary|\blead\b|\blede\b|intro"
    r"|excerpt|teaser|chapo|deck|vorspann"
    r"|stand-?first|article-?desc|bajada|sommario|ingress|abstract|description"
)
_KICKER = re.compile(
    r"kicker|overline|eyebrow|rubri|topline|roofline|dachzeile|spitzmarke|ante-?titul|cintillo"
    r"|volanta"
    r"|surtitre|occhiello|strapline|pre-?title|pretitle|supertitle|vinjett|nadtytu|nadtitul"
    r"|suptitle"
    r"|upper-?title|uptitle|headline-?label|article-?label|headline-?prefix|catchline"
)
_MOST_KICKER = 6
_ENOUGH = 5


def find_kicker(proof: Proof, at: int) -> int:
    """The line of a short label right above the headline that the page marks so, or -1."""
    for number in range(at - 1, max(-1, at - 4), -1):
        if not proof.is_free(number):
            continue
        line = proof.line(number)
        place = proof.galley.place(line)
        parent = proof.galley.places[max(0, place.parent)]
        marked = _KICKER.search(f"{place.words} {parent.words}") and "nav" not in place.zones
        if marked and 0 < count_words(line.text) <= _MOST_KICKER and _is_label(line.text):
            return number
    return -1


def _is_label(text: str) -> bool:
    return not ends_sentence(text) and not has_front(text) and read_date_line(text) is None


def find_standfirst(proof: Proof, at: int, first: int) -> tuple[int, str]:
    """The line under the headline that is named so or repeats the page's description, and why."""
    described = same_words(proof.galley.metadata.description)
    for number in range(at + 1, first) if at >= 0 else ():
        if not proof.is_free(number):
            continue
        why = _why_standfirst(proof, number, first, described)
        if why:
            return number, why
    return -1, ""


def _why_standfirst(proof: Proof, number: int, first: int, described: str) -> str:
    line = proof.line(number)
    if count_words(line.text) < _ENOUGH or line.link_share > 0.5:
        return ""
    if described and same_words(line.text)[:60] == described[:60]:
        return "printed and in the page's data"
    place = proof.galley.place(line)
    parent = proof.galley.places[max(0, place.parent)]
    if _STANDFIRST.search(f"{place.words} {parent.words}") and "nav" not in place.zones:
        return "marked so"
    return "by its place alone" if _is_set_apart(proof, number, first) else ""


def _is_set_apart(proof: Proof, number: int, first: int) -> bool:
    """In bare text: a sentence between headline and body, with byline or date in between."""
    line = proof.line(number)
    between = proof.galley.lines[number + 1 : first]
    return (
        not proof.galley.marked_up
        and count_words(line.text) >= 6
        and ends_sentence(line.text)
        and 0 < len(between) <= 6
    )
