"""Names out of what a page marks as its author's, with whatever else stands there."""

import re

from copydesk.cleaning.byline import known_byline
from copydesk.cleaning.names import bare, is_nobody
from copydesk.markup.tidy import count_words
from copydesk.story.story import Byline

# What goes before the name: "Guides By", "Alle Beiträge von", "Veröffentlicht von", "Interview:".
_BEFORE = re.compile(
    r"^(?:.{0,60}?(?<!\w)(?:by|oleh|przez|authors?|autor(?:in|en|a|es)?|auteure?s?|autore|автор"
    r"|بقلم|كتب"
    r"|מאת|作者|记者|記者)(?:\s*[:：]\s*|\s+)"
    r"|(?:[^:：]{0,40}?\b(?:beitr[aä]ge?|artikel|articles?|posts?|text|rezept|profil|alles|mehr"
    r"|interview"
    r"|veröffentlicht|geschrieben|verfasst|erstellt|gespeichert|eingestellt|publié|écrit"
    r"|publicado|escrito"
    r"|pubblicato|scritto|geschreven|skrevet|skriven|pressemitteilung|wortlaut|bericht"
    r"|kommentar)\s+)?"
    r"(?:von|par|por|di|door|av|af|de(?=\s\S+\s\S+$)):?\s+"
    r"|(?:text(?: und interview)?|interview|tekst|texte|words|redaktion|foto und text|story"
    r"|reporting"
    r"|protokoll|gespräch)\s*[:：]\s*)(?=\S)",
    re.IGNORECASE,
)
# What goes behind it: dates, counts, posts, other links.
_BEHIND = re.compile(
    r"\s*(?:(?:^|\s)\d|[|•·–—»@(\[→]|\s-\s|(?<=\w)\s*:|,?\s(?:published|updated|posted|last"
    r"|reviewed"
    r"|edited|founder|co-founder|ceo|editor|editors|reporter|writer|staff|senior|contributor"
    r"|contributing"
    r"|correspondent|journalist|author|columnist|follow|share|more|view|read|verified|guest"
    r"|former"
    r"|about|(?-i:on)|veröffentlicht|aktualisiert|stand|(?-i:am)|redakteur\w*|korrespondent\w*"
    r"|chefredakteur\w*|publié|mis à|(?-i:le|el|em|in)|publicado|hace|actualizado|minutes?|min"
    r"|website"
    r"|profile|contact|email|quelle|datum|head"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|june|july"
    r"|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov"
    r"|dec"
    r"|januar|februar|märz|mai|juni|juli|oktober|dezember)\b).*$",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"(?:veröffentlicht|about|the author|admin|redacción|view all posts|kontakt|stand|author page"
    r"|see full bio|author posts|alle beiträge|archiv anzeigen|more about me|read more)\W*|\W*",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"(?:medically |fact |legally )?(?:reviewed|checked|edited|translated|updated|photo\w*"
    r"|illustrat\w+) by",
    re.IGNORECASE,
)
# "Harbour Staff", "The Gazette Team".
TEAM = re.compile(
    r"(?:the )?\w+(?: \w+)? (?:staff|team|editors|contributors?|redaktion|newsroom)", re.I
)
_MOST_WORDS = 12
# "Dec. 19, 2025 · Anna Reed": the date goes before.
_DATE_BEFORE = re.compile(r"^[^\W\d_]{3,9}\.? \d{1,2}, \d{4}\s*[·•|–—-]?\s*(?=[^\W\d_])")


def signed_byline(marked: tuple[str, ...], known_as: tuple[str, ...] = ()) -> Byline | None:
    """The byline in what elements marked as the author's say, None where none of it is a name."""
    names = [name for name in map(_bare, marked) if name]
    return known_byline(", ".join(dict.fromkeys(names)), known_as) if names else None


def _bare(text: str) -> str:
    if "{" in text or _OTHERS.match(text):
        return ""
    text = _DATE_BEFORE.sub("", bare(text))
    front = _BEFORE.match(text)
    name = text[front.end() :] if front else text
    # "Harbour Staff" and "Gazette Team" sign so; "Anna Reed Staff Writer" is Anna Reed.
    if TEAM.fullmatch(name):
        return name
    name = _BEHIND.sub("", name).strip(" ,;:.-–—|/")
    if count_words(name) > _MOST_WORDS or len(name) < 2 or _NOBODY.fullmatch(name):
        return ""
    return "" if is_nobody(name) else name
