"""Names out of what a page marks as its author's, with whatever else stands there."""

import re

from copydesk.cleaning.byline import known_byline
from copydesk.markup.tidy import count_words
from copydesk.story.story import Byline

# What goes before the name: "Guides By", "Alle Beiträge von", "Veröffentlicht von".
_BEFORE = re.compile(
    r"^.{0,60}?(?<!\w)(?:by|von|par|por|di|door|av|af|przez|autor(?:in|en|a|es)?|authors?"
    r"|auteure?s?"
    r"|autore|redaktion|text|tekst|texte|автор|بقلم|كتب|מאת)(?:\s*[:：]\s*|\s+)(?=\S)",
    re.IGNORECASE,
)
# What goes behind it: dates, counts, posts, other links.
_BEHIND = re.compile(
    r"\s*(?:\d|[|•·–—»@(\[]|\s-\s|(?<=\w)\s*:|,?\s(?:published|updated|posted|last|reviewed|edited"
    r"|founder|co-founder|ceo|editor|editors|reporter|writer|staff|senior|contributor|contributing"
    r"|correspondent|journalist|author|columnist|follow|share|more|view|read|verified|guest"
    r"|about|(?-i:on)"
    r"|veröffentlicht|aktualisiert|stand|(?-i:am)|redakteur\w*|korrespondent\w*|chefredakteur\w*"
    r"|publié"
    r"|mis à|(?-i:le|el|em|in)|publicado|hace|actualizado|minutes?|min|website|profile|contact"
    r"|email"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|monday|january|february|march|april|june|july"
    r"|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec"
    r"|januar|februar|märz|mai|juni|juli|oktober|dezember)\b).*$",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"(?:written|posted|published|author|authors|autor|by|von|par|por|veröffentlicht|share|follow"
    r"|about|the author|date|admin|redacción|home|read more|view all posts|profile|kontakt|stand"
    r"|name|advertisement|anzeige|guest|comments?|image|photo|editor|news|article|articles|staff"
    r"|written by|posted by|author page|see full bio|bio|website|published by|editors?)\W*|\W*",
    re.IGNORECASE,
)
_MOST_WORDS = 12


def signed_byline(marked: tuple[str, ...]) -> Byline | None:
    """The byline in what elements marked as the author's say, None where none of it is a name."""
    names = [name for name in map(_bare, marked) if name]
    return known_byline(", ".join(dict.fromkeys(names))) if names else None


def _bare(text: str) -> str:
    front = _BEFORE.match(text)
    name = text[front.end() :] if front else text
    name = _BEHIND.sub("", name).strip(" ,;:.-–—|/")
    if count_words(name) > _MOST_WORDS or len(name) < 2 or _NOBODY.fullmatch(name):
        return ""
    return name
