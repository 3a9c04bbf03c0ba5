"""Copy in the forms that agencies send: all of it is story, but for talk between desks."""

import re

from copydesk.cleaning.proof import Proof
from copydesk.cleaning.prose import ends_sentence
from copydesk.markup.tidy import count_words, same_words
from copydesk.story.story import Item, Role

# The kinds of furniture that stand in such copy all the same.
RULES = frozenset({"continues", "legal", "source credits", "desk talk"})
_UNSEEN = frozenset({"hidden", "button", "select", "option", "textarea", "dialog", "noscript"})
_SET = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "li", "td", "th", "pre"})
_MOST_LINES, _AT_ENDS = 20_000, 3  # no copy is longer; a flood of lines is cut, and told
_MOST_IN_SIGNATURE, _MOST_SIGNED, _LEAST = 3, 2, 0.25
_WORD = re.compile(r"[^\W_]")
_STOPS = re.compile(r"[.!?…。؟।\d]")


def is_sent_copy(item: Item) -> bool:
    """Whether a body holds copy and nothing else, by the form that it came in."""
    return item.body.is_copy


def body_of_copy(proof: Proof, item: Item) -> list[int]:
    """All lines that no rule has claimed, but what is hidden, who sent it, and signatures."""
    free = [
        number
        for number, line in enumerate(proof.galley.lines)
        if proof.is_free(number) and not proof.galley.zones(line) & _UNSEEN
    ][:_MOST_LINES]
    if len(free) > 1:
        _cut_senders(proof, item, free)
    for number in free:
        line = proof.line(number)
        if "figcaption" in proof.galley.zones(line) and not ends_sentence(line.text):
            proof.cut(number, Role.PICTURE_LABEL, "beside a caption")
        elif not _WORD.search(proof.text(number)):
            proof.cut(number, Role.SPACE, "a rule between parts")
    free = [number for number in free if proof.is_free(number)]
    return _without_signatures(proof, free)


def _without_signatures(proof: Proof, body: list[int]) -> list[int]:
    """A body without the last line or two, unless they end a list of lines as short."""
    rest = list(body)
    while len(rest) > 1 and len(body) - len(rest) < _MOST_SIGNED and _is_signature(proof, rest[-1]):
        rest.pop()
    if rest and _is_short(proof, rest[-1]):
        return body
    for number in body[len(rest) :]:
        proof.cut(number, Role.DESK_TALK, "a signature")
    return rest


def _cut_senders(proof: Proof, item: Item, free: list[int]) -> None:
    """The sender's bare name, under the byline or under the copy."""
    names = (item.publisher, item.credit, item.provider, item.distributor, item.copyright_holder)
    senders = {same_words(name) for name in names if name}
    for number in (*free[:_AT_ENDS], *free[-_AT_ENDS:]):
        if same_words(proof.text(number)) in senders:
            proof.cut(number, Role.SOURCE_CREDIT, "who sent it")


def _is_signature(proof: Proof, number: int) -> bool:
    """A word or two under the copy that do not read like it: "ends", an agency's letters."""
    line = proof.line(number)
    if line.linked or _STOPS.search(line.text):
        return False
    few = _is_short(proof, number)
    return few and line.tag not in _SET and float(proof.reading.story[number]) < _LEAST


def _is_short(proof: Proof, number: int) -> bool:
    return count_words(proof.line(number).text) <= _MOST_IN_SIGNATURE


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
