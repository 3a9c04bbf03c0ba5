"""The headline: which line prints it, and what of the line is no part of it."""

import re

from copydesk.cleaning.bare_headline import HEADS, bare_headline, looks_like_headline
from copydesk.cleaning.kicker import find_kicker, own_part, with_label
from copydesk.cleaning.proof import Proof
from copydesk.cleaning.titles import (
    Evidence,
    FoundHeadline,
    fit,
    gather_evidence,
    is_site,
    long_words,
    told_by,
)
from copydesk.markup.galley import Line
from copydesk.markup.tidy import count_words, same_words
from copydesk.story.record import replace
from copydesk.story.story import Item

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
_HEADINGS = frozenset({"h1", "h2", "h3"})
_DULL_TAGS = frozenset({"button", "option", "li", "td", "label", "a"})
_DULL_ZONES = frozenset({"nav", "footer", "aside", "hidden", "figcaption"})
_MOST_ABOVE, _MOST_LINES = 80, 4000
_SURE, _FEW_LINES, _UNDER = 12, 3, 3
# The worth of words that are all of what data says, and of a title without the site's name.
_WHOLE, _TITLE = 2.9, 2.6


def find_headline(proof: Proof, item: Item, first: int, body: list[int]) -> FoundHeadline:
    """The best of all lines above the body and of what the page's data says."""
    evidence = gather_evidence(proof, item, body)
    lines = _candidates(proof, first, evidence)
    if not proof.galley.marked_up and not evidence.whole:
        return bare_headline(proof, first, evidence) if item.body.is_page else FoundHeadline()
    best = max(((_score(proof, n, first, evidence), n) for n in lines), default=(-9.0, -1))
    said, say = _best_said(evidence)
    if best[1] >= 0 and best[0] > say and (evidence.whole or item.body.is_page):
        nearest = _nearest(proof, best[1], evidence)
        printed = _printed(proof, nearest, evidence, best[0])
        return _named(proof, lines, printed, evidence)
    if said:
        value = 0.7 if len(evidence.whole) > 1 else 0.6
        by_data = FoundHeadline(text=said, value=value, why="page data")
        return _heading_of_body(proof, body, by_data)
    return bare_headline(proof, first, evidence) if item.body.is_page else FoundHeadline()


def _heading_of_body(proof: Proof, body: list[int], by_data: FoundHeadline) -> FoundHeadline:
    """The heading a body begins with, if the story tells more of it than of what data say."""
    if len(body) < _FEW_LINES or proof.line(body[0]).tag not in HEADS or not proof.is_free(body[0]):
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
    score = HEADS.get(line.tag, 0.0) + _likeness(text, evidence) + 0.7 * fit(text, evidence.told)
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
        line.tag != "h1" and not looks_like_headline(proof, number, text)
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


def _nearest(proof: Proof, number: int, evidence: Evidence) -> int:
    """Of two headings one above the other that both say what data say, the one by the story."""
    line = proof.line(number)
    if line.tag != "h1" or proof.galley.zones(line) & _DULL_ZONES:
        return number
    for below in range(number + _UNDER, number, -1):
        if proof.is_free(below) and proof.line(below).tag in ("h1", "h2"):
            text = proof.text(below)
            told = evidence.wanted.get(same_words(text), 0.0) >= _WHOLE
            if told and same_words(text) != same_words(line.text) and not _is_dull(text, evidence):
                return below
    return number


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
    label = find_kicker(proof, printed.at) if full else -1
    if not full or (label >= 0 and not same_words(full).startswith(same_words(proof.text(label)))):
        return printed
    start = 0 if same_words(_words_of(proof, printed.at)) == same_words(full) else printed.start
    return replace(printed, text=full, start=start, value=0.85, why="printed, and in full in data")
