"""Boxes that ask readers for news: have you seen it, do you know more, write to us."""

import re
from collections.abc import Iterator

from copydesk.cleaning.furniture_rule import About, Claim, Furniture
from copydesk.markup.galley import Galley
from copydesk.story.story import Role

_ASKS = re.compile(
    r"(have|did|do|are|were|was) you\b.{0,160}?\?|(got|have|know)( an?| any| more| some)? (news "
    r"|hot )?"
    r"(tips?|story|stories|information|photos?|pictures?|videos?|news)\b.{0,120}?[?:.]"
    r"|(haben|hast|kennen|wissen|waren) (sie|du)\b.{0,160}?\?|(avez|êtes|étiez)-vous\b.{0,160}?\?"
    r"|¿(ha|has|tiene|tienes|sabe|sabes|conoce)\b.{0,160}?\?|(hai|ha|sai) (visto"
    r"|notizie)\b.{0,120}?\?"
    r"|(هل (لديك|لديكم|شاهدت|رأيت|كنت|تعرف)).{0,160}?؟",
    re.IGNORECASE,
)
_TURN = re.compile(
    r"\b(write to|e-?mail( us| the)?|contact( us| the| our)?|call( us| the)|text us|get in touch"
    r"|tell us"
    r"|let us know|send (us|them|it|your)|message us|whatsapp|newsroom"
    r"|schreiben sie|kontaktieren sie|melden sie sich|écrivez|contactez|escríba\w*|contacte\w*"
    r"|scrivi\w*)\b|راسلونا|اكتب|تواصل|@|\[at\]",
    re.IGNORECASE,
)
_TO_US = re.compile(
    r"(please )?(send|share|submit) (us )?(your|any) (news|tips?|story|stories|photos?|pictures?"
    r"|videos?)\b.*"
    r"|(contact|e-?mail|reach|write to) (the (author|reporter|writer|newsroom|editor)s?"
    r"|our (newsroom"
    r"|reporters?|editors?)|[A-Z][\w'’-]+ [A-Z][\w'’-]+)( at| on|:).{3,120}(@|\[at\]|\d{4}).*"
    r"|do you have (a|any) (tips?|story|stories|questions?)\b.*",
    re.IGNORECASE,
)
_LONGEST = 320


def find(galley: Galley, about: About) -> Iterator[Claim]:
    """Claim such a box on one line, or the question and whom to turn to on the next.

    Only where no running text of the story follows it.
    """
    asked = -1
    for number, line, _ in about.near(galley, about.last):
        text = line.text
        if len(text) > _LONGEST or _is_spoken(text):
            continue
        question = _ASKS.match(text)
        turned = _TURN.search(text, question.end()) if question else None
        if turned or _TO_US.fullmatch(text):
            yield Claim(line=number, role=Role.PROMPT)
        elif question and question.end() >= len(text) - 1:
            asked = number
        elif asked >= 0 and number <= asked + 2 and _TURN.match(text):
            yield Claim(line=asked, role=Role.PROMPT)
            yield Claim(line=number, role=Role.PROMPT)
            asked = -1


def _is_spoken(text: str) -> bool:
    """Copy ends with somebody's question as well."""
    return text[0] in "“\"„«‘'"


FURNITURE = Furniture(name="tips", find=find)
