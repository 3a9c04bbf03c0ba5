"""LNK-03: a link whose words do not say where it leads."""

import re
from collections.abc import Iterator

from copydesk.checks.check import Check, Known
from copydesk.checks.reading import marks
from copydesk.story.finding import Finding, Weight
from copydesk.story.story import Story

_EMPTY = re.compile(
    r"(?:(?:please )?(?:click|tap|press|go|see|look|find out|read|learn|view|visit) ?)?(?:on "
    r")?(?:this |the )?"
    r"(?:here|link|page|article|site|website|more|this|post|url|now|below)(?: (?:for|to|link|page) "
    r"?\w{0,12})?"
    r"|continue|details|more info(?:rmation)?|source|web(?:site)?|download"
    r"|(?:klicken sie |klick )?(?:hier|dieser link|mehr|weiter(?:lesen)?|link)(?: klicken)?"
    r"|(?:cliquez |voir |lire )?(?:ici|ce lien|plus|la suite|en savoir plus|lien)"
    r"|(?:haga clic |pulse |ver |leer )?(?:aquí|aqui|este enlace|más|enlace)"
    r"|(?:اضغط |انقر )?(?:هنا|المزيد|الرابط|للمزيد)",
    re.I,
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
    return "does not say where it leads" if _EMPTY.fullmatch(text) else ""


CHECK = Check(code="LNK-03", name="link words", weight=Weight.WARNS, find=find)
