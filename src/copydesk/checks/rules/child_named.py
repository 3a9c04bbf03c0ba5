"""LEG-02: a child named with a crime, or the person behind a complaint of a sexual offence."""

import re
from collections.abc import Iterator

from copydesk.checks.check import Check, Known
from copydesk.checks.persons import NAME
from copydesk.checks.reading import captions, head, prose
from copydesk.story.finding import Finding, Weight
from copydesk.story.sentence import sentences
from copydesk.story.story import Story

_AGE = r"(?:[1-9]|1[0-7])"
_CHILD = re.compile(
    rf"\b{_AGE}[- ]years?[- ]olds?\b|,\s{_AGE}(?=,|\.|\s(?:was|is|has|who)\b)|\baged {_AGE}\b"
    rf"|\b{_AGE}-jährige\w*|\b{_AGE} Jahre alt"
    rf"|,\s{_AGE} ans\b|\bâgée? de {_AGE} ans|\bde {_AGE} años|\({_AGE}\)|\b{_AGE} عام|\bيبلغ "
    rf"{_AGE}",
)
_CRIME = re.compile(
    r"\b(?:charged|arrest(?:ed|s)|accused|suspect(?:ed|s)?|convict(?:ed|ion)|sentenced|guilty"
    r"|custody|detained|prosecut\w+"
    r"|juvenile court|stabb(?:ed|ing)|assault(?:ed|ing)?|robb(?:ed|ery)|murder(?:ed)?|rap(?:ed?"
    r"|ing)|abus(?:e|ed|ing)|theft|burglary|arson"
    r"|victim of|molested|groomed|kidnapped|manslaughter|attacked|beaten"
    r"|festgenommen|angeklagt|verhaftet|verdächtig\w*|beschuldigt|mutmaßlich\w*|missbrauch\w*"
    r"|vergewaltig\w*|verurteilt|getötet"
    r"|mise? en examen|arrêtée?|accusée?|soupçonnée?|condamnée?|interpellée?|violée?|agressée?"
    r"|victime d"
    r"|detenid[oa]|acusad[oa]|imputad[oa]|condenad[oa]|sospechos[oa]|violad[oa]|agredid[oa]"
    r"|víctima d)\b|اعتقل|اتهم|متهم",
    re.I,
)
_SEXUAL = re.compile(
    r"\b(?:rap(?:e|ed|es|ing|ist)|sexual(?:ly)? (?:abus\w+|assault\w*|attack\w*|offen[cs]es?"
    r"|harass\w+|violence)|molest\w+|groom(?:ed|ing)"
    r"|vergewaltig\w*|sexuell\w* (?:missbrauch\w*|übergriff\w*|nötigung|missbraucht|belästigt)"
    r"|viol(?:ée|ée?s)?|agression sexuelle|agressée sexuellement"
    r"|violación|violada|abus(?:o|os) sexual\w*|agresión sexual)\b|اغتصاب|اغتصب",
    re.I,
)
_BEHIND = re.compile(
    rf"\b(?:victim|complainant|survivor|accuser|Opfer|victime|víctima"
    rf"|denunciante)\b(?:[^.!?,]{{0,60}})?,?\s(?:(?:as|named|called|is|was|identified as|heißt"
    rf"|identifiée comme),?\s)?{NAME}"
    rf"|\b(?:woman|girl|man|boy|student|teenager|Frau|Schülerin|femme|mujer|joven) who (?:says"
    rf"|said|claims|alleges|told)[^.!?]{{0,60}},\s{NAME}"
    rf"|{NAME},?[^.!?]{{0,30}}\bwho (?:accuse[sd]|says|said|alleges|alleged|claims|told|reported"
    rf"|filed|complained|was (?:raped|sexually))\b"
    rf"|{NAME},?[^.!?]{{0,20}}\b(?:was|had been|wurde|a été|fue)\s(?:allegedly\s"
    rf"|brutally\s)?(?:raped|sexually (?:assaulted|abused|attacked)|molested|vergewaltigt|violée"
    rf"|violada)\b"
    rf"|\b(?:named|identified) (?:as )?(?:the )?(?:rape|sexual assault|abuse) (?:victim"
    rf"|complainant) (?:as )?{NAME}"
    rf"|\b(?:raped|molested|sexually (?:assaulted|abused|attacked)|violó a|vergewaltigte)\s(?:his "
    rf"|her |their )?(?:\w+ )?{NAME}"
)
_NAMED = re.compile(rf"(?<![\w-]){NAME}")
_TOLD_OF = re.compile(
    r"\b(?:novel|film|character|play|series|episode|forbade naming|not (?:be )?named|acquitted of "
    r"all)\b",
    re.I,
)
_PLACE = re.compile(
    r"\b(?:High|Elementary|School|Court|Police|County|University|Street|City|Department|Council"
    r"|Club|United|Hospital|Church)\b"
)
_APART = 60  # signs between a name and an age that are one person's


def find(story: Story, known: Known) -> Iterator[Finding]:
    """A name, an age under eighteen and a crime in one sentence; a name as the person behind."""
    for words in head(story) + prose(story) + captions(story):
        for start, sentence in sentences(words.text):
            if _TOLD_OF.search(sentence):
                continue
            if _child(sentence):
                says = "A child is named in connection with a crime."
            elif _SEXUAL.search(sentence) and _BEHIND.search(sentence):
                says = "The person behind a complaint of a sexual offence is named."
            else:
                continue
            yield CHECK.at(words, says, span=(start, start + len(sentence)))


def _child(sentence: str) -> bool:
    if not _CRIME.search(sentence):
        return False
    names = [each for each in _NAMED.finditer(sentence) if not _PLACE.search(each.group())]
    return any(
        min(abs(age.start() - name.end()), abs(name.start() - age.end())) <= _APART
        for age in _CHILD.finditer(sentence)
        for name in names
    )


CHECK = Check(code="LEG-02", name="child or victim named", weight=Weight.STOPS, find=find)
