"""What stands between headline and body: kicker and standfirst."""

import re

from copydesk.cleaning.byline import has_front
from copydesk.cleaning.dates import read_date_line
from copydesk.cleaning.proof import Proof
from copydesk.cleaning.prose import ends_sentence
from copydesk.markup.galley import Line, Place
from copydesk.markup.tidy import count_words, same_words
from copydesk.story.record import Record, replace
from copydesk.story.story import Role

_STANDFIRST = re.compile(
    r"stand-?first|\bdek\b|__dek\b|[-_]dek\b|\bdeck\b|sub-?title|sub-?head(?:line)?\b"
    r"|sub-?titulo|summary"
    r"|(?<![a-z])lead(?:-?text)?(?![a-z])|(?<![a-z])lede(?![a-z])|intro(?!duc)|excerpt|chapo"
    r"|vorspann"
    r"|article-?desc|bajada|sommario|ingress|abstract|(?<!meta-)description|preface|preamble"
    r"|header-teaser"
    r"|entradilla|copete|resumen|chapeau|occhiello-testo|catenaccio|mid-?title|manchet"
    r"|underrubrik|perex|lid\b"
    r"|first-paragraph|anons|spot\b|article__teaser|strapline"
)
# What is told of a picture stands in elements with such names too.
_OF_PICTURE = re.compile(
    r"(?:image|img|photo|picture|media|video|caption|bild|foto|gallery)\w*[-_]?(?:desc|text|sub|intro)"
)
_NUMBERED = re.compile(r"\d")
_CREDIT = re.compile(
    r"(?:^|[\s(])(?:bild|foto|photo|photograph|image|picture|fotoğraf|video|©|\(c\)"
    r"|credit)\s*[:：©]"
    r"|(?:imago|getty images|shutterstock|picture alliance|reuters|afp|dpa)\W*$|[€$£]\s?\d"
    r"|\d\s?[€$£]"
    r"|\b(?:affiliate|commissions?|independently|support our|reviewed by|fact-checked"
    r"|contributors?"
    r"|emails?|sign up|log in|full-stack|browser|mitglied|links on|linked products"
    r"|is an? (?:[\w-]+ ){0,4}(?:professor|engineer|writer|developer|author|editor|reporter"
    r"|expert|journalist)"
    r"|abo|subscribe|abonn|newsletter|cookies?|javascript|whatsapp|podcast|listen)\b|会員|登録"
    r"|転載|保存し|\w@\w",
    re.IGNORECASE,
)
_ENOUGH, _MOST_WORDS = 5, 110
_MOST, _NEAR, _MOST_APART = 40, 6, 12
_SHORTEST, _LONGEST = 8, 1_200
_OWN, _READS_SO = 2.0, 0.6
# Found on the pages whose standfirst is known: what stands lower is as often a caption or a prompt.
_LEAST = 1.65
_NOT_HERE = frozenset(
    {"nav", "footer", "aside", "figure", "figcaption", "hidden", "button", "form"}
)


class FoundStandfirst(Record, frozen=True):
    """A line that may be the standfirst, how likely, and why."""

    number: int = -1
    score: float = 0.0
    why: str = ""


class Beside(Record, frozen=True):
    """What stands beside a standfirst, for comparing: words of the description, and other copy.

    `names` are words of the signers' names; `headline` and `opening`, the body's first line, are
    letters and digits only.
    """

    described: frozenset[str] = frozenset()
    headline: str = ""
    opening: str = ""
    names: frozenset[str] = frozenset()


def find_standfirst(
    proof: Proof, at: int, body: list[int], headline: str = "", signers: tuple[str, ...] = ()
) -> FoundStandfirst:
    """The line under the headline that is marked so, repeats the description, or stands there."""
    first = body[0] if body else len(proof.galley.lines)
    beside = Beside(
        described=_words(proof.galley.metadata.description),
        headline=same_words(headline),
        opening=same_words(proof.line(first).text[:400]) if body else "",
        names=frozenset(word for name in signers for word in name.split() if len(word) > 2),
    )
    begin = _first_headline(proof, at) + 1 if at >= 0 else first
    near = [n for n in range(max(begin, first - _MOST), first) if _may_be(proof.line(n))]
    above = [_look(proof, n, at, beside) for n in near if not _is_other_copy(proof, n, beside)]
    found = max(above, key=lambda one: one.score, default=FoundStandfirst())
    if found.score < _LEAST and not proof.galley.marked_up:
        found = next(
            (one for one in above if _is_set_apart(proof, one.number, first)), FoundStandfirst()
        )
        return replace(found, why="by its place alone") if found.number >= 0 else FoundStandfirst()
    opening = _opening(proof, at, body, beside)
    best = max(found, opening, key=lambda one: one.score)
    return best if best.score >= _LEAST else FoundStandfirst()


def _is_other_copy(proof: Proof, number: int, beside: Beside) -> bool:
    """The headline once more, or the body's first words."""
    words = same_words(proof.line(number).text[:400])
    return words in beside.headline or (bool(words) and beside.opening.startswith(words[:60]))


def _is_copy(proof: Proof, number: int) -> bool:
    """Cut because the same words stand on the page again; here they stand in their place."""
    decided = proof.decided.get(number, ())
    return len(decided) == 1 and decided[0].role is Role.DUPLICATE and decided[0].claim is not None


def _first_headline(proof: Proof, at: int) -> int:
    """Where the headline stands for the first time, a little above the line that was chosen."""
    for number in range(max(0, at - _MOST_APART), at):
        if any(d.rule == "headline again" for d in proof.decided.get(number, ())):
            return number
    return at


def _look(proof: Proof, number: int, at: int, beside: Beside) -> FoundStandfirst:
    """What speaks for a line above the body, and against it."""
    line = proof.line(number)
    if not proof.is_free(number) and not _is_copy(proof, number):
        return FoundStandfirst(number=number)
    place = proof.galley.place(line)
    marked = _mark(proof, line)
    alike = _alike(line.text, beside.described)
    near = at >= 0 and abs(number - at) <= _NEAR
    score = marked + 2.5 * (alike > 0.9) + 1.5 * (0.5 < alike <= 0.9)
    score += 0.8 * near + 0.5 * ends_sentence(line.text) + 0.3 * (line.tag in ("h2", "p"))
    score += 0.4 * (count_words(line.text) >= 12)
    score += proof.reading.chance(number, "standfirst")
    score -= 3.0 * bool(place.zones & _NOT_HERE) + 2.0 * bool(_CREDIT.search(line.text))
    score -= 2.5 * (_is_fact(line.text)) + 1.0 * (line.link_share > 0.1)
    score -= 3.5 * (line.text.split(" ", 1)[0] in beside.names)  # who wrote, not what
    why = "printed and in the page's data" if alike > 0.9 else "marked so"
    return FoundStandfirst(
        number=number, score=score, why=why if alike > 0.9 or marked else "by its place alone"
    )


def _opening(proof: Proof, at: int, body: list[int], beside: Beside) -> FoundStandfirst:
    """The body's first line, where it is set otherwise than what follows, and something says so."""
    if len(body) < 3 or not proof.galley.marked_up or not proof.is_free(body[0]):
        return FoundStandfirst()
    line = proof.line(body[0])
    if not _may_be(line) or not _is_apart(proof, body):
        return FoundStandfirst()
    found = _look(proof, body[0], at, beside)
    goes_before = at >= 0 and 0 < body[0] - at <= _NEAR and body[1] - body[0] > 1
    marked = _mark(proof, line, own=not goes_before) >= _OWN
    plain = found.why == "printed and in the page's data" or (goes_before and found.score >= _LEAST)
    if marked or plain:
        return found
    reads_so = proof.reading.chance(body[0], "standfirst") >= _READS_SO
    return replace(found, score=min(found.score, _LEAST)) if reads_so else FoundStandfirst()


def _is_apart(proof: Proof, body: list[int]) -> bool:
    """The first line's element is of another kind than those of the lines that follow."""
    first, *after = (proof.galley.place(proof.line(n)) for n in body[:5])
    kinds = {_kind(place) for place in after}
    return _kind(first) not in kinds or first.parent not in {p.parent for p in after}


def _kind(place: Place) -> tuple[str, ...]:
    """An element's tag and names, but for what numbers it among others of its kind."""
    return (place.tag, *(word for word in place.words.split() if not _NUMBERED.search(word)))


def _may_be(line: Line) -> bool:
    if not _SHORTEST <= len(line.text) <= _LONGEST:
        return False
    words = count_words(line.text)
    return _ENOUGH <= words <= _MOST_WORDS and line.link_share <= 0.5


def _mark(proof: Proof, line: Line, *, own: bool = False) -> float:
    """How plainly the element or the one around it is named as a standfirst's."""
    place = proof.galley.place(line)
    parent = proof.galley.places[max(0, place.parent)]
    if _OF_PICTURE.search(f"{place.words} {parent.words}"):
        return -_OWN
    if _STANDFIRST.search(place.words):
        return _OWN
    if own or (line.tag == "p" and "article" in place.words):
        return 0.0
    return 1.2 if _STANDFIRST.search(parent.words) else 0.0


def _is_fact(text: str) -> bool:
    return has_front(text) or read_date_line(text) is not None or (len(text) < 80 and "•" in text)


def _words(text: str) -> frozenset[str]:
    return frozenset(word.casefold().strip(".,:;!?…“”\"'()") for word in text[:600].split())


def _alike(text: str, described: frozenset[str]) -> float:
    """How many of the description's words the line has, and no more than them by half."""
    mine = _words(text)
    if not described or not mine:
        return 0.0
    shared = len(mine & described)
    return min(shared / len(described), 1.5 * shared / len(mine))


def _is_set_apart(proof: Proof, number: int, first: int) -> bool:
    """In bare text: a sentence between headline and body, with byline or date in between."""
    line = proof.line(number)
    between = proof.galley.lines[number + 1 : first]
    return (
        proof.is_free(number)
        and count_words(line.text) >= 6
        and ends_sentence(line.text)
        and 0 < len(between) <= 6
    )
