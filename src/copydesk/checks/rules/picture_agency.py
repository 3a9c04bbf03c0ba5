"""RGT-04: the picture belongs to somebody with whom the house has no contract."""

import re
from collections.abc import Iterator

from copydesk.checks.check import Check, Known, Words
from copydesk.checks.reading import listed, pictures
from copydesk.story.blocks import Credit
from copydesk.story.finding import Finding, Weight
from copydesk.story.story import Story

_AGENCIES = re.compile(
    r"\b(?:Agence France[- ]?Presse|AFP|Associated Press|AP(?: Photo)?|Reuters|Getty(?: Images)?"
    r"|EPA|ANSA|DPA|PA Wire"
    r"|PA Images|Shutterstock|iStock|Alamy|Magnum(?: Photos)?|Xinhua|TASS|Sputnik|Anadolu"
    r"|Bloomberg|Corbis|Zuma"
    r"|Imago|Keystone|SIPA|NurPhoto|Redux|Polaris|Rex Features|Adobe Stock|Depositphotos|Bettmann"
    r"|Kyodo|Yonhap)\b"
)
_TAKEN = re.compile(
    r"\b(?:courtesy(?: of)?|via|screenshot|screen ?grab|screengrab|from|handout|supplied"
    r"|provided)\b"
    r"|\b(?:instagram|facebook|twitter|tiktok|youtube|x\.com|telegram|social media|google"
    r"|pinterest|reddit|snapchat)\b",
    re.I,
)


def find(story: Story, known: Known) -> Iterator[Finding]:
    """Credits that name an agency, or a taker, outside the house's list of contracts.

    With no list at all only well-known agencies and finds from elsewhere are noticed.
    """
    own = _contracts(story, known)
    for picture in pictures(story):
        credit = picture.credit
        if credit is None or not credit.text.strip():
            continue
        named = _named(credit, known)
        foreign = [name for name in named if name.casefold().strip() not in own]
        if not foreign and not _is_covered(credit, named, own, known):
            foreign = [credit.text.strip()]
        if foreign:
            says = f"The picture is credited to {listed(foreign)}; no contract covers that."
            yield CHECK.at(Words(text=credit.text, field="credit", block=picture.key), says)


def _contracts(story: Story, known: Known) -> set[str]:
    names = [*known.house.picture_agencies, known.house.name, story.origin.publisher]
    if known.source is not None:
        names.append(known.source.name)
    return {name.casefold().strip() for name in names if name.strip()}


def _named(credit: Credit, known: Known) -> list[str]:
    """The agencies a credit names; without a list of contracts the well-known ones only."""
    if known.house.picture_agencies and credit.agencies:
        return list(credit.agencies)
    return list(dict.fromkeys(_AGENCIES.findall(credit.text)))


def _is_covered(credit: Credit, named: list[str], own: set[str], known: Known) -> bool:
    line = credit.text.casefold()
    if named or any(name in line for name in own):
        return True
    return not known.house.picture_agencies and not _TAKEN.search(credit.text)


CHECK = Check(code="RGT-04", name="picture agency", weight=Weight.STOPS, find=find)
