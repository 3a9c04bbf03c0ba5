"""What page and feed call a story: titles with and without the site's name in them."""

import html
import itertools
import re
from urllib.parse import urlsplit

from copydesk.cleaning.proof import Proof
from copydesk.markup.tidy import count_words, same_words, tidy
from copydesk.story.record import Record
from copydesk.story.story import Item

BREAK = re.compile(
    r"\s+(?:[|–—-]|--|::|»|«|•|·|:|│|¦|<|>)\s+|\s*[|｜│：]\s*|(?<=\w)\s*--\s*(?=\w)|\s+»\s*"
    r"|(?<=[\u3040-\u9fff！？」])[_-]+(?=[\u3040-\u9fff])"
)
DATE_AHEAD = re.compile(r"\d{1,2}\.\s?(?:\d{1,2}\.|[^\W\d_]+)\s?\d{4}\s*[-–—:|]*\s*")
_NAMED = re.compile(r"([^:]{2,60}):\s+(?=\S+ \S+ \S)")
_SURE, _ENOUGH = 12, 1_800


class Evidence(Record, frozen=True):
    """What page and feed call the story, best first.

    `sure` without the site's name, `whole` without what may be one; `wanted` is what a line that
    prints it may say, compared, with its worth; `told` are words the body begins with.
    """

    sure: tuple[str, ...] = ()
    whole: tuple[str, ...] = ()
    wanted: dict[str, float] = {}
    site: tuple[str, ...] = ()
    told: frozenset[str] = frozenset()


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


def names_of_site(proof: Proof, item: Item) -> tuple[str, ...]:
    """What the site is called, for comparing: its names and its host."""
    meta = proof.galley.metadata
    host = (urlsplit(item.link or meta.link).hostname or "").removeprefix("www.")
    labels = [host, host.rsplit(".", 1)[0], *host.split(".")[:-1]]
    names = (item.publisher, meta.site, meta.publisher, *(one for one in labels if len(one) > 3))
    return tuple(dict.fromkeys(word for name in names if len(word := same_words(name)) > 1))


def gather_evidence(proof: Proof, item: Item, body: list[int]) -> Evidence:
    """All that is said of the story's title, and the words its body begins with."""
    site = names_of_site(proof, item)
    said = [tidy(item.headline), *proof.galley.metadata.headlines]
    whole = [words for words in map(_plain, said) if words]
    wanted: dict[str, float] = {}
    for words in whole:
        key = same_words(words)
        wanted[key] = wanted.get(key, 2.6) + 0.4
    for words in whole:
        for place, part in enumerate(_parts(words, site)):
            # The site's name is more often behind than before.
            wanted.setdefault(same_words(part), 2.4 if place == 0 or count_words(part) > 4 else 1.8)
    sure = tuple(dict.fromkeys(_without_site(words, site) for words in whole))
    for words in sure:
        wanted.setdefault(same_words(words), 2.6)
    wanted.pop("", None)
    titles = tuple(dict.fromkeys(_without_tail(words, site) for words in sure))
    return Evidence(sure=sure, whole=titles, wanted=wanted, site=site, told=told_by(proof, body))


def told_by(proof: Proof, body: list[int]) -> frozenset[str]:
    """Words a story begins with."""
    begins = " ".join(proof.line(number).text[:400] for number in body[:_SURE])
    return frozenset(long_words(begins[:_ENOUGH]))


def _plain(words: str) -> str:
    text = tidy(html.unescape(words)) if "&" in words else words
    return text[:400]


def _parts(words: str, site: tuple[str, ...]) -> list[str]:
    """A page's title without what stands before or behind a break in it."""
    cuts = list(BREAK.finditer(words))[:8]
    options = [words[: cut.start()] for cut in cuts] + [words[cut.end() :] for cut in cuts]
    if len(cuts) > 1:
        options += [words[a.end() : b.start()] for a, b in itertools.pairwise(cuts)]
    return [o for o in options if len(key := same_words(o)) >= 4 and key not in site]


def _without_site(words: str, site: tuple[str, ...]) -> str:
    """The title without the site's name, and without a day before it."""
    ahead = DATE_AHEAD.match(words)
    words = words[ahead.end() :] if ahead and count_words(words[ahead.end() :]) > 2 else words
    named = _NAMED.match(words)
    if named and same_words(named[1]) in site:
        words = words[named.end() :]
    cuts = list(BREAK.finditer(words))
    while cuts and is_site(words[cuts[-1].end() :], site):
        words = words[: cuts.pop().start()]
    while cuts and is_site(words[: cuts[0].start()], site):
        words, cuts = words[cuts[0].end() :], list(BREAK.finditer(words[cuts[0].end() :]))
    return words


def _without_tail(words: str, site: tuple[str, ...]) -> str:
    """The title without its last part, where that may well be a site's name."""
    cuts = list(BREAK.finditer(words))
    if not cuts or (site and count_words(words[cuts[-1].end() :]) > 4):
        return words
    front, tail = words[: cuts[-1].start()], words[cuts[-1].end() :]
    hard = any(sign in cuts[-1][0] for sign in "|»«｜_│")
    return front if hard and count_words(tail) <= 5 and count_words(front) >= 2 else words


def is_site(part: str, site: tuple[str, ...]) -> bool:
    """The words are the site's name, or hardly more."""
    words = same_words(part)
    if not words:
        return True
    return any(
        words == name or (len(name) > 4 and (name in words and len(words) < 1.7 * len(name)))
        or (len(words) > 4 and words in name)
        for name in site
    )  # fmt: skip


def fit(text: str, told: frozenset[str]) -> float:
    """How much of a line the story tells again, and whether it is as long as a headline."""
    words = long_words(text)
    shared = len(words & told) / len(words) if words else 0.0
    return shared + (0.5 if 5 <= count_words(text) <= 20 else 0.0)


_LONG = re.compile(r"[^\W_]{4,}")


def long_words(text: str) -> set[str]:
    """Words of four letters or more; of scripts without spaces, pairs of characters."""
    words = {word[:6] for word in _LONG.findall(text.casefold())}
    if not text.isascii() and len(words) < len(text) / 40:
        return {text[at : at + 2] for at in range(len(text) - 1)}
    return words
