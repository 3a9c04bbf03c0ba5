"""LEG-01: somebody's telephone, mail, street, card, passport or account."""

import re
from collections.abc import Iterator

from copydesk.checks.check import Check, Known
from copydesk.checks.reading import captions, prose
from copydesk.story.finding import Finding, Weight
from copydesk.story.sentence import sentences
from copydesk.story.story import Story

_CARD = re.compile(r"(?<![\d-])\d(?:[ -]?\d){12,18}(?![\d-])")
_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?\b")
_PAPERS = re.compile(
    r"\b(?:passport|social security|national insurance|identity card|ID card|driving licen[cs]e"
    r"|tax (?:file )?(?:number|ID)"
    r"|reisepass|personalausweis\w*|ausweisnummer|passeport|carte d’identité|sécurité sociale"
    r"|pasaporte|DNI|NIE|جواز)\b"
    r"[^.!?]{0,40}?(?<![\w-])(?=[A-Z]{0,3}\d)(?:[A-Z]{0,3}[ -]?\d[\dA-Z -]{5,16}\d"
    r"|[A-Z]{0,2}\d{6,9}[A-Z]?)\b",
    re.I,
)
_ACCOUNT = re.compile(
    r"\b(?:sort code|account (?:number|no\.?)|(?:bank )?account|routing number|kontonummer"
    r"|bankleitzahl"
    r"|numéro de compte|número de cuenta|رقم "
    r"الحساب)\b[^.!?]{0,20}?(?<![\w$€£,.-])(?:\d{2}-\d{2}-\d{2}"
    r"|\d{8,12})(?![\w,])",
    re.I,
)
_PHONE = re.compile(
    r"(?<![\w.,/-])(?:\+\d{1,3}[ .-]?)?(?:\(0?\d{1,5}\)[ .-]?)?"
    r"\d{2,5}(?:[ ./-]\d{2,8}){1,5}(?![\w-])"
    r"|(?<![\w.,/-])(?:\+|0)\d{8,13}(?!\w)"
)
_MAIL = re.compile(r"(?<![\w.])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+")
_STREET = re.compile(
    r"\b\d{1,5}[a-z]?,? (?:[A-Z][\w’'-]+ ){1,3}(?:Street|St|Road|Rd|Lane|Avenue|Ave|Drive|Close"
    r"|Court|Way|Terrace|Place|Square"
    r"|Crescent|Boulevard|Gardens|Row|Hill|Grove|Mews|Walk)\b"
    r"|\b[A-ZÄÖÜ][\w-]*(?:straße|strasse|weg|gasse|platz|allee|ring|damm|ufer"
    r"|str\.)\s\d{1,4}\s?[a-z]?\b"
    r"|\b\d{1,4}(?:\s?(?:bis|ter))?,?\s(?:rue|avenue|boulevard|place|allée|impasse|chemin"
    r"|quai)\s[^.;]{2,40}"
    r"|\b(?:calle|avenida|plaza|paseo|camino)\s[^.;\d]{2,40},?\s(?:n(?:úm\.|º)\s?)?\d{1,4}\b",
)
_OWN = re.compile(
    r"\b(?:his|her|their|my|him|personal|private|home|mobile|cell(?:phone)?|lives?|living|lived"
    r"|resides?|resident"
    r"|flat|apartment|address of|contact (?:him|her)|call (?:him|her)|reach(?:ed)?|whose|number is"
    r"|phone number|text (?:him|her)"
    r"|wohnt\w*|wohnhaft|seine?r?|ihre?r?|privat\w*|handy\w*|habit\w*|demeur\w*|son|sa|domicil\w*"
    r"|portable|perso\w*"
    r"|vive|reside|domicilio|su|móvil|particular|personal|يسكن|تسكن|هاتفه|هاتفها|منزله|منزلها)\b",
    re.I,
)
_OFFICE = re.compile(
    r"\b(?:press office|helplines?|help line|hotline|switchboard|tickets?|bookings?|reservations?"
    r"|information|customer"
    r"|call cent(?:re|er)|contact us|tip line|tips?|toll[- ]free|shop|store|restaurant|museum"
    r"|museo|office|council|police on|crimestoppers"
    r"|samaritans|newsroom|company|hotel|our|us|website|support|service|pressestelle|hotline"
    r"|bürgerservice|standard|accueil|mairie"
    r"|oficina|ayuntamiento|الخط الساخن|for more information|appointment|clinic|hospital|museum"
    r"|headquarters|headquartered)\b",
    re.I,
)


def find(story: Story, known: Known) -> Iterator[Finding]:
    """Cards and accounts by their check digits, papers by their word; the rest where it is said
    to be a person's own. Numbers of offices, shops and help lines pass."""
    for words in prose(story) + captions(story):
        if not any(sign.isdigit() or sign == "@" for sign in words.text):
            continue
        for start, sentence in sentences(words.text):
            found = _found(sentence)
            if found is not None:
                span = (start + found.start(), start + found.end())
                yield CHECK.at(
                    words, "Somebody's private particulars stand in the copy.", span=span
                )
                break


def _found(sentence: str) -> re.Match[str] | None:
    for form, is_right in ((_CARD, _is_card), (_IBAN, _is_iban)):
        for found in form.finditer(sentence):
            if is_right(found.group()):
                return found
    papers = _PAPERS.search(sentence) or _ACCOUNT.search(sentence)
    if papers is not None:
        return papers
    if not _OWN.search(sentence) or _OFFICE.search(sentence):
        return None
    return _MAIL.search(sentence) or _STREET.search(sentence) or _phone(sentence)


def _phone(sentence: str) -> re.Match[str] | None:
    for found in _PHONE.finditer(sentence):
        digits = re.sub(r"\D", "", found.group())
        is_dialled = found.group()[0] in "+0(" or re.search(
            r"\b(?:phone|number|call|tel|teléfono|numéro|nummer|mobile|cell)", sentence, re.I
        )
        if (
            8 <= len(digits) <= 15
            and is_dialled
            and not re.fullmatch(r"(?:19|20)\d\d.(?:19|20)\d\d", found.group())
        ):
            return found
    return None


def _is_card(text: str) -> bool:
    """By Luhn's sum, and the digits that cards begin with [ISO/IEC 7812-1]."""
    digits = [int(sign) for sign in text if sign.isdigit()]
    doubled = [sum(divmod(2 * digit, 10)) for digit in digits[-2::-2]]
    return (
        digits[0] in (3, 4, 5, 6)
        and len(set(digits)) > 1
        and (sum(digits[-1::-2]) + sum(doubled)) % 10 == 0
    )


def _is_iban(text: str) -> bool:
    """By its remainder [ISO 13616]."""
    plain = text.replace(" ", "")
    moved = plain[4:] + plain[:4]
    number = "".join(str(int(sign, 36)) for sign in moved)
    return 15 <= len(plain) <= 34 and int(number) % 97 == 1


CHECK = Check(code="LEG-01", name="private particulars", weight=Weight.WARNS, find=find)
