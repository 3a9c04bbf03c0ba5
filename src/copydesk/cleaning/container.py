"""Which element of a page holds the story."""

import re

from copydesk.cleaning.furniture_rule import About
from copydesk.cleaning.proof import Proof
from copydesk.markup.galley import Galley
from copydesk.markup.tidy import count_words
from copydesk.story.record import Record

_BAD_ZONES = frozenset({"nav", "footer", "aside", "form", "hidden", "menu", "dialog", "button"})
_BAD_WORDS = re.compile(
    r"comment|sidebar|related|promo|newsletter|share|sharing|social|footer|cookie|consent"
    r"|subscri|recommend"
    r"|teaser|widget|popular|trending|most-?read|disqus|modal|popup|breadcrumb|\bmenu|navigation"
    r"|\bnav\b|paywall"
    r"|sign-?up|outbrain|taboola|author-?(bio|box|info|card)|about-?author|\bbio\b|biography"
    r"|advert|\bads?\b|ad-slot|sponsor"
    r"|read-?(more|next|also)|more-?(on|from|stories|news)|see-?also|further|donat|disclaimer"
    r"|copyright|\btags?\b|tag-?list"
    r"|hidden|screen-reader|sr-only|visually|print-only|toolbar|\btoc\b|table-of-contents|rating"
    r"|poll|quiz|infobox|factbox-link"
    r"|cross-?sell|upsell|banner|masthead|site-header|skip|caption|credit|reference|footnote"
    r"|citation|meta\b|byline|dateline"
)
_GOOD_WORDS = re.compile(
    r"article-?_*(body|content|text|main)|articlebody|story-?_*(body|content|text)|post-?_*(body"
    r"|content|text|entry)|entry-?content"
    r"|body-?(text|copy|content)|content-?(body|text|main)|main-?content|rich-?text|article__"
    r"|news-?(body|text|content|detail)"
    r"|page-content|texto|cuerpo|contenido|artikel|inhalt|corpo|blog-?(post|content|body)"
    r"|\bprose\b|field-name-body|field--name-body"
)
_UNFORGIVEN = frozenset({"comment", "disqus", "footer", "cookie", "consent", "outbrain", "taboola"})
# Each step outwards a paragraph counts for less, so that the nearest element that holds them all
# wins over the page around it. Found on the development pages.
_FADE = 0.8
_LEVELS = 8


class Container(Record, frozen=True):
    """The lines inside the element chosen, and those of them in parts named as furniture."""

    lines: tuple[int, ...]
    doubtful: frozenset[int]


def best_container(proof: Proof, about: About) -> Container:
    """The element with the most running text near to it; the whole page where none has any."""
    galley = proof.galley
    weights = _weights(proof, about)
    bad = _bad_places(galley, weights)
    scores: dict[int, float] = {}
    for number, weight in weights.items():
        place = galley.lines[number].place
        if bad[place]:
            weight *= 0.1
        for level, around in enumerate(galley.parents[place][:_LEVELS]):
            faded = weight * _FADE**level * _liking(galley, around)
            scores[around] = scores.get(around, 0.0) + faded
    best = max(scores, key=lambda place: scores[place], default=0)
    inside = _inside(galley, best)
    return Container(
        lines=inside, doubtful=frozenset(n for n in inside if bad[galley.lines[n].place])
    )


def _weights(proof: Proof, about: About) -> dict[int, float]:
    return {
        number: float(min(count_words(line.text), 100))
        for number, line in enumerate(proof.galley.lines)
        if about.prose[number]
    }


def _liking(galley: Galley, place: int) -> float:
    liked = galley.places[place]
    if "articlebody" in liked.words or _GOOD_WORDS.search(liked.words):
        return 1.3
    return 1.15 if liked.tag in ("article", "main") else 1.0


def _bad_places(galley: Galley, weights: dict[int, float]) -> list[bool]:
    """Of each place whether it, or one around it, is named as furniture.

    A name on an element with most of the page's text says nothing ("has-sidebar" on the body),
    nor does a word that names most of the text ("widget" where all is made of widgets).
    """
    mass = _masses(galley, weights)
    whole = mass[0] or 1.0
    named = [_bad_word(place.words) for place in galley.places]
    forgiven = _forgiven(galley, named, mass)
    bad: list[bool] = []
    for number, place in enumerate(galley.places):
        around = place.parent >= 0 and bad[place.parent]
        is_named = bool(named[number]) and named[number] not in forgiven
        aside = place.tag in _BAD_ZONES and "pullquote" not in place.zones
        zoned = aside or (place.parent >= 0 and _is_newly_hidden(galley, number))
        bad.append(around or ((is_named or zoned) and mass[number] < whole * 0.5))
    return bad


def _masses(galley: Galley, weights: dict[int, float]) -> list[float]:
    """How much running text each place holds."""
    mass = [0.0] * len(galley.places)
    for number, weight in weights.items():
        mass[galley.lines[number].place] += weight
    for number in range(len(mass) - 1, 0, -1):
        mass[galley.places[number].parent] += mass[number]
    return mass


def _bad_word(words: str) -> str:
    found = _BAD_WORDS.search(words) if words else None
    return found[0] if found else ""


def _forgiven(galley: Galley, named: list[str], mass: list[float]) -> set[str]:
    """Words that name more than half of the running text, each text counted once."""
    masses: dict[str, float] = {}
    inside: list[frozenset[str]] = []
    for number, place in enumerate(galley.places):
        around = inside[place.parent] if place.parent >= 0 else frozenset()
        word = named[number]
        if word and word not in around:
            masses[word] = masses.get(word, 0.0) + mass[number]
            around = around | {word}
        inside.append(around)
    return {w for w, held in masses.items() if held > mass[0] * 0.5 and w not in _UNFORGIVEN}


def _is_newly_hidden(galley: Galley, number: int) -> bool:
    place = galley.places[number]
    return "hidden" in place.zones and "hidden" not in galley.places[place.parent].zones


def _inside(galley: Galley, container: int) -> tuple[int, ...]:
    within = [False] * len(galley.places)
    for number, place in enumerate(galley.places):
        within[number] = number == container or (place.parent >= 0 and within[place.parent])
    return tuple(n for n, line in enumerate(galley.lines) if within[line.place])
