"""Lines that name whose story it is."""

import re
from collections.abc import Iterator

from copydesk.cleaning.furniture_rule import About, Claim, Furniture
from copydesk.cleaning.model.roles import MOST_LINES
from copydesk.cleaning.phrases import Phrases, opening
from copydesk.markup.galley import Galley, Line
from copydesk.markup.tidy import count_words
from copydesk.story.story import Role

_LABELLED = Phrases(
    r"\(?\[?(?:(?:original )?source|via|quelle|source originale"
    r"|fuente|fonte|bron|źródło|источник|kaynak|المصدر|المصادر"
    r"|מקור|منبع)\s*[:：]\s*(?P<name>.{2,80}?)[\])]?\.?",
)
_POST = Phrases(
    r"(?:the post .{1,300}? )?(?:appeared|was)(?: first)? (?:appeared "
    r"|published )?(?:first )?on (?P<name>.{2,60}?)\.?",
)
_FIRST = Phrases(
    r"(?:this (?:story|article|piece|report) )?(?:was )?(?:originally|first) (?:published|appeared)"
    r" (?:on|in|by|at) (?P<name>.{2,80}?)(?: on .{4,40})?\.?",
)
_PAPER = re.compile(
    r"\b(\w*times|\w*post|news|tribune|herald|guardian|gazette|chronicle|journal|telegraph"
    r"|observer|mail"
    r"|press|reuters|afp|ap|dpa|efe|ansa|tass|upi|pti|xinhua|wam|bbc|cnn|agenc(y|ies|e|ia)"
    r"|agentur|wire|\w+\.(com|org|net|info|co))\b"
    r"|وكالات|رويترز|وكالة|أ ف ب|صحيفة",
    re.IGNORECASE,
)
_LONGEST = 400


def find(galley: Galley, about: About) -> Iterator[Claim]:
    """Claim labelled credits near the ends, and a paper's bare name under the last paragraph."""
    lines = galley.lines
    for number, line in enumerate(lines[:MOST_LINES]):
        if not line.text or about.first + 1 < number < about.last or len(line.text) > _LONGEST:
            continue
        found = _named(line.text)
        if found:
            yield Claim(line=number, role=Role.SOURCE_CREDIT, says=found)
        elif about.last < number <= about.last + 4 and _is_bare_name(line, lines[number - 1]):
            yield Claim(line=number, role=Role.SOURCE_CREDIT, says=line.text)


def _named(text: str) -> str:
    opens = opening(text)
    for phrases in (_LABELLED, _POST, _FIRST):
        form = phrases[opens]
        found = form.fullmatch(text.strip(" -–—*")) if form else None
        if found and count_words(found["name"]) <= 10:
            return found["name"].strip()
    return ""


def _is_bare_name(line: Line, before: Line) -> bool:
    """One to four words with a capital, alone; a paper's by its words or its place."""
    text = line.text.strip(" -–—()[]")
    if not 0 < count_words(text) <= 4 or len(text) > 40 or text.endswith(("?", "!", ":", ".")):
        return False
    if line.tag in ("li", "h1", "h2", "h3", "h4", "button") or line.link_share > 0.5:
        return False
    return bool(_PAPER.search(text)) or (bool(line.tag == "") and _goes_on(before.text))


def _goes_on(text: str) -> bool:
    return len(text) < 60 and "reading" in text.casefold()


FURNITURE = Furniture(name="source credits", find=find)
