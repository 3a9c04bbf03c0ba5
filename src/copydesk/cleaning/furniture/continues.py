"""Words that send the reader elsewhere for the rest of the story."""

import re
from collections.abc import Iterator

from copydesk.cleaning.furniture_rule import About, Claim, Furniture
from copydesk.cleaning.phrases import Phrases
from copydesk.markup.galley import Galley
from copydesk.story.story import Role

_ALONE = Phrases(
    r"(continue|keep) reading( (the|this) (main|full|rest of the)? ?(story|article))?( (at"
    r"|on) .{2,40})?"
    r"|(click|tap)? ?(here)? ?(to )?read (the )?(more|full|whole|rest|complete"
    r"|original)( (of )?(the|this))?"
    r"( ?(story|article|report|post|text|version|here|now))?( (here|at|on|in|from) .{2,60})?"
    r"|(view|see|show|load) (the )?(full|rest of the|original|more of this) (story|article|post)"
    r"|(this )?(story|article) continues .{0,40}|\(?continued\)?|see more|show more|load more"
    r"|full story"
    r"|weiterlesen|weiter ?lesen|mehr lesen|lesen sie weiter|artikel weiterlesen|zum (ganzen"
    r"|vollständigen) artikel"
    r"|lire (la suite|plus|l.article( complet)?)|suite|leer más|seguir leyendo|sigue leyendo"
    r"|leia mais"
    r"|continue lendo|ler mais|leggi (tutto|di più|anche l.articolo)|continua a leggere"
    r"|lees (meer|verder)"
    r"|läs mer|les mer|læs mere|lue lisää|czytaj (więcej|dalej)|читать (далее|полностью|дальше)"
    r"|devamını oku"
    r"|اقرأ المزيد|للمزيد|تابع القراءة|المزيد|قراءة المزيد|إقرأ المزيد|التفاصيل|קרא עוד"
    r"|להמשך קריאה|ادامه مطلب",
)
_TAIL = re.compile(
    r"\s*(?:\[\s*(?:…|\.{3}|\+\d+ chars)\s*\]|(?:…|\.{3})\s*\[\+\d+ chars\]|\[&?#?8230;?\]"
    r"|(?:…|\.{3})\s*(?:read more|continue reading|weiterlesen|lire la suite|leer más"
    r"|اقرأ المزيد)[^.]{0,60})"
    r"\s*[»›→.]?$",
    re.IGNORECASE,
)
_LONGEST, _TAIL_REACH = 110, 120
_EDGES = " .:…»›→>|-–—[]()←"


def find(galley: Galley, about: About) -> Iterator[Claim]:
    """Claim lines that only say "go on", and such words at the end of a text."""
    for number, line, opens in about.near(galley):
        form = _ALONE[opens] if len(line.text) <= _LONGEST else None
        if form and form.fullmatch(line.text.strip(_EDGES)):
            yield Claim(line=number, role=Role.CONTINUE_MARKER, says=line.text)
            continue
        end = line.text[-_TAIL_REACH:]
        if not ("[" in end or "…" in end or "..." in end):
            continue
        tail = _TAIL.search(line.text, max(0, len(line.text) - _TAIL_REACH))
        if tail:
            says = line.text[tail.start() :].strip()
            yield Claim(line=number, role=Role.CONTINUE_MARKER, start=tail.start(), says=says)


FURNITURE = Furniture(name="continues", find=find)
