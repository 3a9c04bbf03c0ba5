"""The head of a story: headline, standfirst, byline and dates, out of print and evidence."""

import re

from copydesk.cleaning.byline import has_front, has_person, known_byline, read_byline
from copydesk.cleaning.dates import (
    DateTime,
    PrintedDates,
    day_in_address,
    day_in_front,
    read_date_line,
    read_moment,
    read_told_day,
    tells_day,
)
from copydesk.cleaning.proof import Proof
from copydesk.cleaning.prose import ends_sentence
from copydesk.cleaning.signed import signed_byline
from copydesk.markup.metadata import Metadata
from copydesk.markup.tidy import count_words, same_words, tidy
from copydesk.story.record import Record
from copydesk.story.story import Byline, Item, Role

_SITE = re.compile(r"\s+(?:[|–—-]|::|»|•|·)\s+")
_STANDFIRST = re.compile(
    r"standfirst|\bdek\b|subtitle|sub-?head(line)?|sub-?titulo|summary|\blead\b|\blede\b|intro"
    r"|excerpt|teaser|chapo|deck|vorspann"
    r"|stand-?first|article-?desc|bajada|sommario|ingress|abstract|description"
)
_BYLINE = re.compile(r"byline|\bauthors?\b|author-?name|writer|reporter|autor|firma|signature")
_FEW = 12
# Far from the body costs as little as sharing few words with it; found on the development captures.
_FADE = 0.015


class Head(Record, frozen=True):
    """What stands above the body, by line, and what it says."""

    headline: str = ""
    standfirst: str = ""
    kicker: str = ""
    byline: Byline | None = None
    published: DateTime | None = None
    updated: DateTime | None = None


def read_head(proof: Proof, item: Item, body: list[int]) -> Head:
    """Mark the head's lines in the proof and tell what they say; evidence fills what lacks."""
    first = body[0] if body else len(proof.galley.lines)
    headline, at = _headline(proof, item, first, body)
    _drop_copies(proof, headline, at)
    above = [n for n in range(max(0, at - _FEW, first - 60), first) if proof.is_free(n)]
    near = list(dict.fromkeys(n for n in (*above, *_ends(body)) if proof.is_free(n)))
    byline = _byline(proof, near, item)
    dates = _dates(proof, near)
    standfirst = _standfirst(proof, at, first, body)
    meta = proof.galley.metadata
    return Head(
        headline=headline,
        standfirst=standfirst or tidy(item.standfirst),
        byline=byline,
        published=item.published
        or read_moment(meta.published)
        or _marked_day(item, meta, dates)
        or _told_day(proof, at, first, body, item),
        updated=item.updated or read_moment(meta.modified) or dates.updated,
    )


def _ends(body: list[int]) -> list[int]:
    """The first and last lines of the body, what stands between them, and a few below."""
    if not body:
        return []
    top, bottom = body[:3], body[-2:]
    return [*range(top[0], top[-1] + 1), *range(bottom[0], bottom[-1] + 4)]


# -- headline ----------------------------------------------------------------------------------


def _headline(proof: Proof, item: Item, first: int, body: list[int]) -> tuple[str, int]:
    """The headline and its line, -1 where it does not stand in the galley."""
    evidence = [tidy(item.headline), *proof.galley.metadata.headlines]
    evidence = list(filter(None, evidence))
    for words in evidence:
        at = _where(proof, words, first)
        if at >= 0:
            proof_text = proof.text(at)
            proof.keep(at, "headline")
            return proof_text, at
    at = _printed(proof, first, body) if item.body.is_page and not item.headline else -1
    if at >= 0:
        text = proof.text(at)
        proof.keep(at, "headline")
        return text, at
    return (_without_site(evidence[0], proof) if evidence else ""), -1


def _where(proof: Proof, words: str, first: int) -> int:
    """The line that prints these words: a main heading before all, else the last above the body."""
    wanted = {same_words(words)} | {same_words(part) for part in _heads(words)}
    found = [
        n
        for n, line in enumerate(proof.galley.lines[: first + 3])
        if line.text
        and proof.is_free(n)
        and same_words(proof.text(n)) in wanted
        and line.tag != "button"
    ]
    headings = [n for n in found if proof.line(n).tag == "h1"]
    return (headings or found or [-1])[-1]


def _heads(words: str) -> list[str]:
    """A page's title without the site's name before or behind it."""
    parts = _SITE.split(words)
    if len(parts) < 2:
        return []
    cuts = list(_SITE.finditer(words))
    first, last = cuts[0], cuts[-1]
    options = [words[: last.start()], words[: first.start()], words[first.end() :]]
    return [option for option in options if count_words(option) >= 3]


def _without_site(words: str, proof: Proof) -> str:
    site = same_words(proof.galley.metadata.site)
    for option in _heads(words):
        if not site or site in same_words(words.replace(option, "")):
            return option
    return words


def _printed(proof: Proof, first: int, body: list[int]) -> int:
    """A headline by its looks: a main heading, or the most fitting line above the body."""
    lines = proof.galley.lines
    top = range(min(first + 3, len(lines)))
    headings = [n for n in top if lines[n].tag == "h1" and proof.is_free(n)]
    if headings:
        return headings[-1]
    near = [n for n in range(first - 1, max(-1, first - 40), -1) if proof.is_free(n)]
    fitting = [n for n in near if _looks_like_headline(proof.text(n))]
    told = _long_words(" ".join(lines[n].text for n in body[:12]))
    return max(
        fitting,
        key=lambda n: _fit(proof.text(n), told) - _FADE * (first - n),
        default=-1,
    )


def _fit(text: str, told: set[str]) -> float:
    """How much of a line the story tells again, and whether it is as long as a headline."""
    words = _long_words(text)
    shared = len(words & told) / len(words) if words else 0.0
    return shared + (0.5 if 5 <= count_words(text) <= 20 else 0.0)


def _long_words(text: str) -> set[str]:
    """Words of four letters or more; of scripts without spaces, pairs of characters."""
    words = {word.casefold().strip("“”\"'’‘.,:;!?()")[:6] for word in text.split()}
    if len(words) < len(text) / 15:
        return {text[at : at + 2] for at in range(len(text) - 1)}
    return {word for word in words if len(word) >= 4}


def _looks_like_headline(text: str) -> bool:
    return (
        3 <= count_words(text) <= 30
        and not text.endswith((".", ":", "؛"))
        and not has_front(text)
        and read_date_line(text) is None
    )


def _drop_copies(proof: Proof, headline: str, at: int) -> None:
    wanted = same_words(headline)
    if len(wanted) < 8:
        return
    for number, line in enumerate(proof.galley.lines):
        if number != at and line.text and proof.is_free(number) and same_words(line.text) == wanted:
            proof.cut(number, Role.DUPLICATE, "headline again")


# -- byline and dates --------------------------------------------------------------------------


def _byline(proof: Proof, near: list[int], item: Item) -> Byline | None:
    """Who signed: what is printed with "By" or said in data, then what is only marked so."""
    printed: Byline | None = None
    named: Byline | None = None
    for number in near:
        found = read_byline(proof.text(number))
        marked = None if found else _named_byline(proof, number)
        if found or marked:
            proof.keep(number, "byline")
        printed, named = printed or found, named or marked
    meta = proof.galley.metadata
    said = known_byline(tidy(item.byline)) or _known(meta.authors)
    if said and printed and len(said.people) <= len(printed.people):
        return printed
    if said and has_person(said):
        return said
    return printed or signed_byline(meta.signed) or named or said


def _named_byline(proof: Proof, number: int) -> Byline | None:
    """A short line in an element called byline or author that holds a name."""
    if not _is_named_byline(proof, number) or count_words(proof.line(number).text) > _FEW:
        return None
    return signed_byline((proof.text(number),))


def _is_named_byline(proof: Proof, number: int) -> bool:
    line = proof.line(number)
    place = proof.galley.place(line)
    return bool(_BYLINE.search(place.words)) and "figure" not in place.zones


def _known(authors: tuple[str, ...]) -> Byline | None:
    named = [a for a in authors if "://" not in a and "@" not in a and not a.isdigit()]
    return known_byline(", ".join(named)) if named else None


def _marked_day(item: Item, meta: Metadata, dates: PrintedDates) -> DateTime | None:
    """By elements marked as the date, by the page's address, by what is printed near the head."""
    marked = next((m for said in meta.dated if (m := read_moment(said))), None)
    address = item.link or meta.link
    named = day_in_address(address) if item.body.is_page else None
    if marked and named and marked.date() != named.date():
        return named
    return marked or dates.published or named


def _told_day(proof: Proof, at: int, first: int, body: list[int], item: Item) -> DateTime | None:
    """A day told on a short line beside the headline, or labelled so right under the body."""
    if not item.body.is_page:
        return None
    lines = proof.galley.lines
    near = [*range(max(0, first - 12, at - 3), first)]
    near += range(max(0, at - 3), min(at + 12, first)) if at >= 0 else ()
    below = lines[body[-1] + 1 : body[-1] + 9] if body else ()
    beside = [lines[n].text for n in near]
    under = [line.text for line in below if tells_day(line.text)]
    told = (*beside, *proof.galley.metadata.signed, *map(day_in_front, _first_words(proof, body)))
    return next((day for text in (*told, *under) if (day := read_told_day(text))), None)


def _first_words(proof: Proof, body: list[int]) -> list[str]:
    return [proof.line(number).text for number in body[:2]]


def _dates(proof: Proof, near: list[int]) -> PrintedDates:
    found = PrintedDates()
    for number in near:
        line = proof.line(number)
        if not proof.is_free(number):
            continue
        dates = read_date_line(proof.text(number))
        if dates is None:
            continue
        sent = read_moment(line.time) if line.time else None
        part = "published" if dates.published else "updated"
        proof.keep(number, part)
        found = PrintedDates(
            published=found.published or (sent if part == "published" else None) or dates.published,
            updated=found.updated or (sent if part == "updated" else None) or dates.updated,
        )
    return found


# -- standfirst --------------------------------------------------------------------------------


def _standfirst(proof: Proof, at: int, first: int, body: list[int]) -> str:
    """The sentence under the headline that is named so, or repeats the page's description."""
    meta = proof.galley.metadata
    described = same_words(meta.description)
    for number in range(at + 1, first) if at >= 0 else ():
        if not proof.is_free(number):
            continue
        text = proof.text(number)
        if _is_standfirst(proof, number, described) or _is_set_apart(proof, number, first):
            proof.keep(number, "standfirst")
            return text
    return ""


def _is_standfirst(proof: Proof, number: int, described: str) -> bool:
    line = proof.line(number)
    if count_words(line.text) < 5 or line.link_share > 0.5:
        return False
    if described and same_words(line.text)[:60] == described[:60]:
        return True
    place = proof.galley.place(line)
    parent = proof.galley.places[max(0, place.parent)]
    return bool(_STANDFIRST.search(f"{place.words} {parent.words}")) and "nav" not in place.zones


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
