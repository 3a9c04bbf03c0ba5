"""Copy in the forms that agencies send: all of it is story, but for talk between desks."""

import re

from copydesk.cleaning.proof import Proof
from copydesk.markup.tidy import count_words, same_words
from copydesk.story.story import Item, Role

# Forms that were made to carry copy: no furniture stands around it, as on pages and in feeds.
_FORMS = frozenset({"newsml-g2", "newsml-1.2", "nitf", "ninjs", "anpa", "iptc7901", "photo"})
# The kinds of furniture that stand in such copy all the same.
RULES = frozenset({"continues", "legal", "source credits", "desk talk"})
_UNSEEN = frozenset(
    {"hidden", "figcaption", "button", "select", "option", "textarea", "dialog", "noscript"}
)
_SET = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "li", "td", "th", "pre"})
_MOST_IN_SIGNATURE, _MOST_SIGNED, _LEAST = 3, 2, 0.25
_WORD = re.compile(r"[^\W_]")
_STOPS = re.compile(r"[.!?…。؟।\d]")


def is_sent_copy(item: Item) -> bool:
    """Whether a body holds copy and nothing else, by the form that it came in."""
    return item.format in _FORMS and not item.body.is_page


def body_of_copy(proof: Proof) -> list[int]:
    """All lines that no rule has claimed, but what is hidden and the signatures at the end."""
    free = [
        number
        for number, line in enumerate(proof.galley.lines)
        if proof.is_free(number) and not proof.galley.zones(line) & _UNSEEN
    ]
    for number in [number for number in free if not _WORD.search(proof.text(number))]:
        proof.cut(number, Role.SPACE, "a rule between parts")
        free.remove(number)
    signed = 0
    while len(free) > 1 and signed < _MOST_SIGNED and _is_signature(proof, free[-1]):
        proof.cut(free.pop(), Role.DESK_TALK, "a signature")
        signed += 1
    return free


def _is_signature(proof: Proof, number: int) -> bool:
    """A word or two under the copy that do not read like it: "ends", an agency's letters."""
    line = proof.line(number)
    if line.linked or _STOPS.search(line.text):
        return False
    few = count_words(line.text) <= _MOST_IN_SIGNATURE
    return few and line.tag not in _SET and float(proof.reading.story[number]) < _LEAST


def keep_captions(proof: Proof, item: Item, body: list[int]) -> list[int]:
    """The rest of a body: copy of an item that is a picture is mostly its caption."""
    if item.item_class not in ("picture", "graphic") or proof.is_page:
        return body
    told = [same_words(picture.caption) for picture in item.pictures]
    rest = []
    for number in body:
        said = same_words(proof.text(number))
        place = next((k for k, caption in enumerate(told, start=1) if said and said in caption), 0)
        if place:
            proof.keep(number, "caption", key=f"s{place}")
        else:
            rest.append(number)
    return rest
