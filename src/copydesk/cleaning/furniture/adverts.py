"""Advertisements that came as text, with their disclosures."""

import re
from collections.abc import Iterator

from copydesk.cleaning.furniture_rule import About, Claim, Furniture
from copydesk.cleaning.phrases import Phrases
from copydesk.markup.galley import Galley
from copydesk.story.story import Role

_DISCLOSES = Phrases(
    r"(we|this (post|article|page|site)) (may|might|will)? ?(earn|receive|get|contains?"
    r"|includes?) .{0,60}"
    r"(commissions?|affiliate|sponsored).*"
    r"|(as an amazon associate|some links (in|on) this).{0,200}"
    r"|(this (article|content|story|post) (is|was) )?(sponsored|presented|paid for"
    r"|brought to you) by .{2,80}"
    r"|paid (content|partnership|program)( .{2,60})?|partner content|branded content"
    r"|(in )?partnership with .{2,60}"
    r"|(dieser|unser) (artikel|beitrag) enthält (affiliate|werbe).{0,200}|محتوى (ممول|مدفوع"
    r"|إعلاني).{0,80}",
)
_SELLS = re.compile(
    r"(buy|order|shop|get|save|win)\b.{0,100}\b(\d+ ?% off|now|today|free|discount|deal"
    r"|voucher).{0,60}[!»>→]?",
    re.IGNORECASE,
)
_LABELS = ("advertisement", "sponsored", "anzeige", "ad")
_LABEL_OPENS = frozenset(label[:2] for label in _LABELS)
_LONGEST, _LONGEST_LABEL = 320, 40


def find(galley: Galley, about: About) -> Iterator[Claim]:
    """Claim disclosures anywhere, and a line that sells right under an advertising label."""
    labelled = False
    for number, line, opens in about.near(galley):
        form = _DISCLOSES[opens] if len(line.text) <= _LONGEST else None
        discloses = form is not None and form.fullmatch(line.text)
        if discloses or (labelled and len(line.text) <= 160 and _SELLS.match(line.text)):
            yield Claim(line=number, role=Role.ADVERT)
        labelled = opens in _LABEL_OPENS and _is_label(line.text)


def _is_label(text: str) -> bool:
    return len(text) <= _LONGEST_LABEL and text.casefold().strip(" :-") in _LABELS


FURNITURE = Furniture(name="adverts", find=find)
