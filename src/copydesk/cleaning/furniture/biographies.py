"""Who the author is, told under the story."""

import re
from collections.abc import Iterator

from copydesk.cleaning.furniture_rule import About, Claim, Furniture
from copydesk.cleaning.phrases import Phrases
from copydesk.markup.galley import Galley
from copydesk.story.story import Role

_IS = re.compile(
    r"[^\W\d_][\w.'’\-]+(?: [^\W\d_][\w.'’\-]+){1,4},?(?: who)? (is|was|has been|covers|reports"
    r"|writes|joined|works"
    r"|ist|schreibt|berichtet|est|écrit|es|escribe|è|scrive)\b.{0,60}\b(reporter|correspondent"
    r"|editor|columnist|journalist|writer"
    r"|contributor|freelance\w*|author|producer|analyst|professor|fellow|covering|covers|bureau"
    r"|redakteur\w*|korrespondent\w*"
    r"|journaliste|periodista|corresponsal|giornalista|desk)\b.*",
    re.IGNORECASE,
)
_HEAD = Phrases(
    r"about the (author|writer|reporter)s?|meet the author|über (den autor|die autorin)"
    r"|à propos de l.auteur|sobre (el|la) autora?"
    r"|(written|reported) by .{3,50}|عن الكاتب|نبذة عن الكاتب",
)
_LONGEST = 600
_NEAR = 3


def find(galley: Galley, about: About) -> Iterator[Claim]:
    """Claim such lines at the end of the running text and below."""
    headed = False
    for number, line, opens in about.near(galley, about.last - 1):
        form = _HEAD[opens]
        if form and form.fullmatch(line.text.strip(" :")) and number > about.last - _NEAR:
            yield Claim(line=number, role=Role.BIOGRAPHY)
            headed = True
        elif headed or (len(line.text) <= _LONGEST and _IS.fullmatch(line.text)):
            if number <= about.last + 6:
                yield Claim(line=number, role=Role.BIOGRAPHY)
            headed = False


FURNITURE = Furniture(name="biographies", find=find)
