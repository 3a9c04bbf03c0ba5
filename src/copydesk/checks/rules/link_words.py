"""LNK-03: a link whose words do not say where it leads."""

import re
from collections.abc import Iterator

from copydesk.checks.check import Check, Known
from copydesk.checks.reading import marks, word_set
from copydesk.story.finding import Finding, Weight
from copydesk.story.story import Story

_EMPTY = re.compile(
    r"(?:(?:please )?(?:click|tap|press|go|see|look|find out|read|learn|view|visit) ?)?(?:on "
    r")?(?:this |the )?"
    r"(?:here|link|page|article|site|website|more|this|post|url|now|below)(?: (?:for|to|link|page) "
    r"?\w{0,12})?"
    r"|(?:please |just )?(?:click|tap|press|see|look|find|read|learn|view|visit|get|watch"
    r"|listen|download|sign up|check)"
    r"(?: (?:more|it|this|that|all|out|on|in|the|full|further|details|info(?:rmation)?|article"
    r"|story|page|link|about|for|us|them))*"
    r" (?:here|below|now|this link|this page)|(?:read|see|find out|learn|show|view) more"
    r"|(?:over )?here(?:[’']s (?:the|a) link)?"
    r"|(?:mehr|alles|weitere \w+)(?: \w+)? hier|(?:plus|tout|en savoir plus)(?: \w+)? ici"
    r"|(?:más|todo)(?: \w+)? aquí|المزيد هنا"
    r"|continue|details|more info(?:rmation)?|source|web(?:site)?|download"
    r"|(?:klicken sie |klick )?(?:hier|dieser link|mehr|weiter(?:lesen)?|link)(?: klicken)?"
    r"|(?:cliquez |voir |lire )?(?:ici|ce lien|plus|la suite|en savoir plus|lien)"
    r"|(?:haga clic |pulse |ver |leer )?(?:aquí|aqui|este enlace|más|enlace)"
    r"|(?:اضغط |انقر )?(?:هنا|المزيد|الرابط|للمزيد)",
    re.I,
)
# Nothing but such words: "See more here", "this link right here", "read it all at this page".
_WORDS = word_set(
    "here this that the these a an it its all more link links page site website web url article "
    "story"
    " post item text read see view look learn find out click tap press go visit check open follow "
    "on"
    " at by to for of in now below above right just please full info information details continue"
    " hier mehr lesen link seite artikel dieser diese dieses klicken sie zum zur weiter jetzt"
    " ici lien cliquez cliquer plus lire voir la le suite page cet cette en savoir"
    " aquí enlace haga clic pulse leer ver más este esta la el página"
    " هنا الرابط هذا اضغط المزيد على"
)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[\w-]+(?:\.[\w-]+)+/\S+", re.I)


def find(story: Story, known: Known) -> Iterator[Finding]:
    """Nothing, "here" and its like, or the bare address; signs of footnotes pass."""
    for words, mark in marks(story):
        if mark.kind != "link":
            continue
        text = words.text[mark.start : mark.end].strip(" \u00a0.,:;›»>→[]()\n")
        reason = _reason(text)
        if reason:
            yield CHECK.at(
                words, f"The link {reason}.", span=(mark.start, mark.end), evidence=mark.href
            )


def _reason(text: str) -> str:
    if not text:
        return "has no words"
    if _ADDRESS.fullmatch(text):
        return "shows its address, not what it leads to"
    words = re.findall(r"\w+", text.casefold())
    is_empty = _EMPTY.fullmatch(text) or all(word in _WORDS for word in words)
    return "does not say where it leads" if is_empty else ""


CHECK = Check(code="LNK-03", name="link words", weight=Weight.WARNS, find=find)
