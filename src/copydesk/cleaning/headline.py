"""The headline: which line prints it, and what of the line is no part of it."""

import re
from math import log

from copydesk.cleaning.byline import has_front
from copydesk.cleaning.dates import read_date_line
from copydesk.cleaning.kicker import own_part, with_label
from copydesk.cleaning.proof import Proof
from copydesk.cleaning.titles import (
    Evidence,
    fit,
    gather_evidence,
    is_site,
    long_words,
    told_by,
)
from copydesk.markup.galley import Line
from copydesk.markup.tidy import count_words, same_words
from copydesk.story.record import Record, replace
from copydesk.story.story import Item, Role

_NOT_HEADLINE = re.compile(
    r"menu|menü|navigation|main navigation|search|suche|comments?|kommentare?|related.*"
    r"|newsletter"
    r"|post navigation|skip to .*|zum inhalt.*|cookie.*|subscribe.*|share.*|advertisement|anzeige"
    r"|leave a (?:reply|comment).*|most (?:read|popular).*|latest.*|user|page|contents?"
    r"|impressum|follow us.*"
    r"|search results.*|table of contents|in this article",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"comment|related|sidebar|widget|teaser|newsletter|cookie|consent|modal|popup|breadcrumb"
    r"|recommend"
)
_TITLED = re.compile(r"headline|title|titre|titel|titulo|heading|überschrift|entry-|article")
_HEADS = {"h1": 2.7, "h2": 0.9, "h3": 0.4, "h4": 0.2, "title": -3.0}
_HEADINGS = frozenset({"h1", "h2", "h3"})
_DULL_TAGS = frozenset({"button", "option", "li", "td", "label", "a"})
_DULL_ZONES = frozenset({"nav", "footer", "aside", "hidden", "figcaption"})
_MOST_ABOVE, _MOST_LINES = 80, 4000
# Of bare text: what a line's distance from the body costs, and what the reading counts beside its
# own words; found on the development captures.
_FADE, _READING, _NEVER = 0.003, 0.15, 1e-4
_MOST_BARE, _LEAST_WORDS = 60, 2
_SIGNED, _UNDER, _SURELY, _LONGEST_SIGNATURE = 0.4, 4, 0.3, 120
_SURE, _FEW_LINES = 12, 3
# The worth of words that are all of what data says, and of a title without the site's name.
_WHOLE, _TITLE = 2.9, 2.6


class FoundHeadline(Record, frozen=True):
    """The headline and the line that prints it, -1 where none does.

    `start` and `end` are where it stands on that line; what is before it is its kicker. `beside`
    is the line right above the story that says it in other words, if that is not the same line.
    """

    text: str = ""
    at: int = -1
    start: int = 0
    end: int = -1
    beside: int = -1
    value: float = 0.0
    why: str = ""


def find_headline(proof: Proof, item: Item, first: int, body: list[int]) -> FoundHeadline:
    """The best of all lines above the body and of what the page's data says."""
    evidence = gather_evidence(proof, item, body)
    lines = _candidates(proof, first, evidence)
    if not proof.galley.marked_up and not evidence.whole:
        return _of_bare_text(proof, first, evidence) if item.body.is_page else FoundHeadline()
    best = max(((_score(proof, n, first, evidence), n) for n in lines), default=(-9.0, -1))
    said, say = _best_said(evidence)
    if best[1] >= 0 and best[0] > say and (evidence.whole or item.body.is_page):
        printed = _printed(proof, best[1], evidence, best[0])
        return _named(proof, lines, printed, evidence)
    if said:
        value = 0.7 if len(evidence.whole) > 1 else 0.6
        by_data = FoundHeadline(text=said, value=value, why="page data")
        return _heading_of_body(proof, body, by_data)
    return _of_bare_text(proof, first, evidence) if item.body.is_page else FoundHeadline()


def _heading_of_body(proof: Proof, body: list[int], by_data: FoundHeadline) -> FoundHeadline:
    """The heading a body begins with, if the story tells more of it than of what data say."""
    if (
        len(body) < _FEW_LINES
        or proof.line(body[0]).tag not in _HEADS
        or not proof.is_free(body[0])
    ):
        return by_data
    text, told = proof.text(body[0]), told_by(proof, body[1:])
    if fit(text, told) <= fit(by_data.text, told):
        return by_data
    return FoundHeadline(text=text, at=body[0], value=0.5, why="the body's own heading")


def _best_said(evidence: Evidence) -> tuple[str, float]:
    """The best of what data says, and how good it is without a line that prints it."""
    scored = [
        (
            2.2
            - 0.3 * place
            + 0.7 * fit(words, evidence.told)
            - (5 if _is_dull(words, evidence) else 0),
            words,
        )
        for place, words in enumerate(evidence.whole)
    ]
    score, words = max(scored, key=lambda one: one[0], default=(-9.0, ""))
    return words, score


def _is_dull(words: str, evidence: Evidence) -> bool:
    """The site's name, or what a page calls its own parts."""
    key = same_words(words)
    if not key or (evidence.wanted.get(key, 0.0) < _WHOLE and _NOT_HEADLINE.fullmatch(words)):
        return True
    return key in evidence.site or (key not in evidence.wanted and is_site(words, evidence.site))


# -- lines ---------------------------------------------------------------------------------------


def _candidates(proof: Proof, first: int, evidence: Evidence) -> list[int]:
    """Headings, lines near the body, and lines that say what data says."""
    lines = proof.galley.lines[:_MOST_LINES]
    exact = frozenset(evidence.whole)
    near, last = first - _MOST_ABOVE, first + 4
    # Lines much shorter or longer than all that is said need not be compared.
    lengths = [len(wanted) for wanted in evidence.wanted] or [0]
    shortest, longest = min(lengths), 2 * max(lengths) + 8

    def may_be(n: int, line: Line) -> bool:
        if line.tag in _HEADINGS and n < last:
            return True
        # Below the body only a main heading counts, and only where data says the same.
        if line.tag == "h1" or (n < last and (n > near or line.text in exact)):
            fits = shortest <= len(line.text) <= longest
            return fits and same_words(line.text) in evidence.wanted
        return False

    told = (n for n, line in enumerate(lines) if 0 < len(line.text) <= 400 and may_be(n, line))
    return [n for n in told if _may_be_read(proof, n)]


def _may_be_read(proof: Proof, number: int) -> bool:
    """Free; or a main heading that was taken for a caption."""
    if proof.is_free(number):
        return True
    return proof.line(number).tag == "h1" and proof.role(number) is None


def _words_of(proof: Proof, number: int) -> str:
    return proof.text(number) if proof.is_free(number) else proof.line(number).text


def _score(proof: Proof, number: int, first: int, evidence: Evidence) -> float:
    line, text = proof.line(number), _words_of(proof, number)
    place = proof.galley.place(line)
    score = _HEADS.get(line.tag, 0.0) + _likeness(text, evidence) + 0.7 * fit(text, evidence.told)
    score -= 1.5 * bool(place.zones & _DULL_ZONES) + 1.2 * (line.tag in _DULL_TAGS)
    score -= 1.5 * bool(_OTHERS.search(place.words))
    score += 0.3 * bool(_TITLED.search(place.words))
    # A site's name is a link to its front page, and stands first of all.
    score -= 1.5 * (line.link_share > 0.9 and first - number > 3 and line.tag == "h1")
    is_next = 0 < first - number <= 3 and line.tag in ("h2", "h3")
    score += 0.8 * (is_next and evidence.wanted.get(same_words(text), 0.0) < _WHOLE)
    score -= min(1.0, 0.012 * abs(first - number)) + 0.5 * (number > first)
    score -= 0.4 * (count_words(text) < 2) + 1.0 * (len(text) > 250)
    if _is_dull(text, evidence) or (
        line.tag != "h1" and not _looks_like_headline(proof, number, text)
    ):
        score -= 4.0
    return score


def _likeness(text: str, evidence: Evidence) -> float:
    """How much a line says what data says: the same, with a kicker before it, or nearly."""
    words = same_words(text)
    told = evidence.wanted.get(words, 0.0)
    if told:
        return told
    for wanted in evidence.wanted:
        if len(wanted) >= _SURE and (words.endswith(wanted) or words.startswith(wanted)):
            return 2.3
    mine = long_words(text)
    shares = [
        len(mine & theirs) / max(1, len(mine | theirs))
        for theirs in map(long_words, evidence.whole[:4])
    ]
    best = max(shares, default=0.0)
    return 2.4 * best if best > 0.25 else 0.0


def _printed(proof: Proof, number: int, evidence: Evidence, score: float) -> FoundHeadline:
    """The line's text without what the data says is no part of it."""
    text = _words_of(proof, number)
    start, end = own_part(text, evidence)
    agreed = same_words(text[start:end]) in evidence.wanted
    why = "printed and in the page's data" if agreed else "printed as the main heading"
    value = 0.97 if agreed and score > 4 else 0.85 if agreed else 0.75 if score > 2.5 else 0.5
    free = proof.is_free(number)
    return FoundHeadline(
        text=text[start:end].strip(),
        at=number if free else -1,
        start=start,
        end=end,
        value=value,
        why=why,
    )


def _named(
    proof: Proof, lines: list[int], printed: FoundHeadline, evidence: Evidence
) -> FoundHeadline:
    """What the page's data agree on goes before what is printed right above the story."""
    words = same_words(printed.text)
    if evidence.wanted.get(words, 0.0) >= _TITLE:
        return printed
    for number in lines:
        if number == printed.at:
            continue
        text = _words_of(proof, number)
        whole = evidence.wanted.get(same_words(text), 0.0) >= _WHOLE
        # The story's name among breadcrumbs, say.
        if whole and proof.line(number).tag == "h1" and not _is_dull(text, evidence):
            at = number if proof.is_free(number) else -1
            why = "a main heading as in the page's data"
            return FoundHeadline(text=text, at=at, beside=printed.at, value=0.75, why=why)
    full = with_label(words, evidence) if proof.galley.metadata.published else ""
    if not full:
        return printed
    start = 0 if same_words(_words_of(proof, printed.at)) == same_words(full) else printed.start
    return replace(printed, text=full, start=start, value=0.85, why="printed, and in full in data")


# -- bare text -----------------------------------------------------------------------------------


def _of_bare_text(proof: Proof, first: int, evidence: Evidence) -> FoundHeadline:
    """A headline by its looks: the most fitting line above the body, of equals the last."""
    told, values = evidence.told, {}
    for number in range(max(0, first - _MOST_BARE), first):
        text = _bare_words(proof, number)
        if text and _looks_like_headline(proof, number, text):
            value = fit(text, told) - _FADE * (first - number)
            value += _HEADS.get(proof.line(number).tag, 0.0)
            value += _READING * log(_NEVER + proof.reading.chance(number, "headline"))
            values[number] = value + _SIGNED * _is_signed(proof, number)
    if not values:
        return FoundHeadline()
    best = max(values, key=lambda number: (values[number], number))
    words = same_words(_bare_words(proof, best))
    at = max(number for number in values if same_words(_bare_words(proof, number)) == words)
    if not proof.is_free(at):
        proof.reopen(at)
    told_again = fit(proof.text(at), told)
    value = 0.75 if told_again > 1 else 0.5 if told_again > 0.6 else 0.35
    return FoundHeadline(text=proof.text(at), at=at, value=value, why="by its place and looks")


def _is_signed(proof: Proof, number: int) -> bool:
    """A byline or a date stands within a few lines under a line."""
    chance = proof.reading.chance
    for below in range(number + 1, min(number + 1 + _UNDER, len(proof.galley.lines))):
        text = proof.line(below).text
        if max(chance(below, "byline"), chance(below, "date")) > _SURELY:
            return True
        if len(text) < _LONGEST_SIGNATURE and (has_front(text) or read_date_line(text)):
            return True
    return False


def _bare_words(proof: Proof, number: int) -> str:
    """The words of a line that is free, or that was cut as a label because it comes again."""
    if proof.is_free(number):
        return proof.text(number)
    return proof.line(number).text if proof.role(number) is Role.LABEL else ""


def _looks_like_headline(proof: Proof, number: int, text: str) -> bool:
    chance = proof.reading.chance
    return (
        _LEAST_WORDS <= count_words(text) <= 30
        and not text.endswith((".", ":", "؛"))
        and not (has_front(text) and chance(number, "byline") > chance(number, "headline"))
        and read_date_line(text) is None
    )
