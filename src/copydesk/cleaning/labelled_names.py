"""Names under a line that says no more than that a name follows: "Written by", "Autor"."""

import re

from copydesk.cleaning.byline import known_byline
from copydesk.cleaning.names import is_known, is_name
from copydesk.cleaning.proof import Proof
from copydesk.cleaning.signed import TEAM, signed_byline
from copydesk.cleaning.signing_ground import (
    BELOW,
    FEW,
    LONGEST_LABELLED,
    LONGEST_NAME,
    Known,
    is_comment,
)
from copydesk.story.story import Byline

# A line that says no more than that a name follows.
_LABEL = re.compile(
    r"(?:(?:article|story|text|words|post|report|guide|analysis|photos?|content|blog|and|&|guest)"
    r"\s+)*(?:(?:written|authored|posted|reported|reporting|published|created)\s+)?by"
    r"|(?:about|meet) the authors?|(?:the )?authors?"
    r"|(?:(?:ein )?(?:text|beitrag|artikel|bericht|interview|kommentar|gastbeitrag) )?"
    r"(?:(?:geschrieben|verfasst|erstellt|eingestellt|veröffentlicht|gepostet) )?von"
    r"|(?:über (?:den|die) )?(?:autorin/autor|autor(?:[:*/]?innen|[:*/]?in|en|es|a|e)?)"
    r"|(?:(?:écrit|publié|rédigé) )?par|(?:à propos de )?l[’']auteure?|auteure?s?"
    r"|(?:(?:escrito|publicado|redactado) )?por|(?:sobre|acerca) (?:el|o|del|do) autora?"
    r"|scritto da|(?:a cura )?di|(?:geschreven )?door|(?:(?:skrevet|skriven) )?a[vf]"
    r"|yazan|yazar|penulis|oleh|kirjoittaja|forfattere?|författare|автор(?:ы|и)?|συντάκτης"
    r"|بقلم|الكاتب|نویسنده|מאת|作者",
    re.IGNORECASE,
)
# Words of a page's furniture too, but for the colon behind them.
_COLONED = re.compile(
    r"texte?|tekst|testo|texto|words|story|reporter|journalist|protokoll|contributors?|writers?"
    r"|text (?:&|und) fotos?|foto und text",
    re.IGNORECASE,
)
_CLEAR = 8  # letters: "Written by" says more than "By"


def find_labelled(proof: Proof, known: Known) -> Byline | None:
    """Names on lines of their own, under one that says "Written by", "Autor", "Par" alone."""
    start = max(0, (known.at if known.at >= 0 else known.first) - FEW)
    lines = proof.galley.lines[: min(known.last + BELOW, known.foot)]
    for number in range(start, len(lines)):
        text = lines[number].text
        if len(text) > LONGEST_NAME or not _is_label(text):
            continue
        named = _below_label(proof, number, known)
        if named and not is_comment(proof, number):
            return named
    return None


def _is_label(text: str) -> bool:
    words = text.rstrip(" :：|")
    return bool(_LABEL.fullmatch(words) or (words != text and _COLONED.fullmatch(words)))


def _below_label(proof: Proof, label: int, known: Known) -> Byline | None:
    """The name behind a picture or the letters of one, and those that stand beside it."""
    lines = proof.galley.lines
    clear = len(lines[label].text) > _CLEAR or lines[label].text.endswith((":", "："))
    for number in range(label + 1, min(label + 5, len(lines))):
        text = lines[number].text
        if len(text) < 4:
            continue
        byline = signed_byline((text,), known.site) if len(text) <= LONGEST_LABELLED else None
        if byline and (_are_names(byline, clear=clear) or TEAM.fullmatch(text)):
            more = _beside(proof, number, known)
            return known_byline(", ".join([byline.text, *more]), known.site) if more else byline
        return None
    return None


def _are_names(byline: Byline, *, clear: bool) -> bool:
    return all(is_name(person.name.split(",")[0], certain=clear) for person in byline.people)


def _beside(proof: Proof, first: int, known: Known) -> list[str]:
    """Names on lines of the same kind as the first one, until something else is said."""
    places, lines = proof.galley.places, proof.galley.lines
    kind, found = places[lines[first].place], []
    for line in lines[first + 1 : first + FEW]:
        if len(line.text) > LONGEST_LABELLED or line.text.endswith((":", "by", "By")):
            break
        place = places[line.place]
        alike = place.tag == kind.tag and place.words == kind.words
        if alike and place.parent != kind.parent:
            alike = places[place.parent].words == places[kind.parent].words
        if alike and is_name(line.text) and not is_known(line.text, known.site):
            found.append(line.text)
    return found
