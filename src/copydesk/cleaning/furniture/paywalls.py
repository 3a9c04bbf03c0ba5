"""Words at which a page stops for who has not paid: the rest of the story is not there."""

import re
from collections.abc import Iterator

from copydesk.cleaning.furniture_rule import About, Claim, Furniture
from copydesk.markup.galley import Galley
from copydesk.story.story import Role

_STOPS = re.compile(
    r"(to (continue|keep|read|see|access|unlock|finish)|want to (read|continue|keep)|(subscribe"
    r"|sign (in|up)"
    r"|log in|register|become a (subscriber|member)|start (a|your) (free )?(trial|subscription))"
    r"( now| today| here| for free)? (to|and) (continue|keep|read|see|access|unlock|finish)"
    r"|(this|the rest of this|the full) (article|story|content|post|report|analysis) is"
    r"( only| exclusively)? (available )?(for|to|reserved for|exclusive to)( our| paid| paying)?"
    r" (subscribers?|members?|premium)"
    r"|(this is )?(a )?(subscriber|member|premium)s?[- ](only|exclusive)"
    r"|(you have|you.ve) (reached|read|used) (your|all|the) .{0,30}(limit|free articles?)"
    r"|(already a )?subscribers?\b.{0,20}(log|sign) in"
    r"|(weiterlesen mit|jetzt weiterlesen|dieser (artikel|inhalt|beitrag) ist (exklusiv|nur"
    r"|ein plus)"
    r"|um (weiterzulesen|den artikel)|exklusiv für abonnent|mit .{2,20}abo weiterlesen)"
    r"|(article|contenu|cet article est) réservé (aux|à nos) abonnés|pour lire la suite"
    r"|il vous reste .{0,20}à lire|(contenido|artículo) (exclusivo|solo) para suscriptores"
    r"|para (seguir|continuar) leyendo|per continuare a leggere|contenuto riservato agli abbonati"
    r"|conteúdo exclusivo para assinantes|alleen voor abonnees"
    r"|(هذا )?(المحتوى|المقال) (للمشتركين|حصري للمشتركين)|للمتابعة اشترك)\b.*",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"subscri|sign (in|up)|log in|regist|member|account|free articles|abo|suscri|iscri|assin|اشترك"
    r"|مشترك|premium|trial|weiterlesen|lire|leyendo|leggere",
    re.IGNORECASE,
)
_LONGEST, _NEAR = 300, 4


def find(galley: Galley, about: About) -> Iterator[Claim]:
    """Claim such words right under the last of the running text; `says` are the words."""
    left = _NEAR
    for number in range(about.last + 1, len(galley.lines)):
        text = galley.lines[number].text
        if not text:
            continue
        left -= 1
        if left < 0:
            return
        if len(text) <= _LONGEST and _STOPS.fullmatch(text) and _ASKS.search(text):
            yield Claim(line=number, role=Role.PROMPT, says=text)


FURNITURE = Furniture(name="paywalls", find=find)
