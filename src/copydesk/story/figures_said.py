"""The numbers and signs of a text in any language of the house, in one form, in order."""

import re
import unicodedata
from typing import Final

from copydesk.story.fact_words import CAPITAL_DATES, DATES, NEGATIONS, NUMBERS, SMALL_DATES
from copydesk.story.words import WORD

_GAP = " \u00a0\u2009\u202f'’"
_NUMBER: Final = re.compile(
    rf"(?<![\w.,])[-−](?=\d)|\d{{1,3}}(?:[{_GAP}]\d{{3}}(?!\d))+(?:[.,٫]\d+)?|\d+(?:[.,:/٫٬]\d+)*"
)
_BY_COMMA: Final = re.compile(r"\d{1,3}(?:[,٬]\d{3})+(?:[.٫]\d+)?")
_BY_POINT: Final = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_POINT_IS_COMMA: Final = ("de", "es", "fr", "it", "nl", "pt")
_SIGN: Final = re.compile(r"[%‰٪$€£¥₹°+=<>×±]")
_ADDRESS: Final = re.compile(r"\b(?:https?://|www\.)\S+")
_JOINED: Final = ("و", "ف", "ب", "ل", "ك")  # small Arabic words written with the next


def numbers(text: str, language: str) -> list[str]:
    """The numbers in digits, signs of their own among them, however they are grouped."""
    return [_plain(found.group(), language) for found in _NUMBER.finditer(text)]


def signs(text: str) -> list[str]:
    """Per cent, currencies, degrees and sums."""
    return _SIGN.findall(text.replace("٪", "%"))


def number_words(text: str) -> list[str]:
    """Numbers and quantities in words."""
    parts = (part for word in _words(text) for part in word.split("-"))
    return [_bare(part, NUMBERS) for part in parts if is_number_word(part)]


def date_words(text: str, language: str) -> list[str]:
    """Days, months, and days told from today."""
    return [word.casefold() for word in _words(text) if is_date(word, language)]


def negations(text: str) -> list[str]:
    """Words that turn a sentence round."""
    return sorted("not" for word in _words(text) if is_negation(word))


def questions(text: str) -> int:
    """How many questions are asked."""
    plain = _ADDRESS.sub("", text)
    return sum(plain.count(mark) for mark in "?؟？")


def is_date(word: str, language: str) -> bool:
    """Whether a word names a day or month in this language."""
    low = _bare(word, DATES)
    if low not in DATES:
        return False
    is_small = low in SMALL_DATES.get(language.partition("-")[0], ())
    return word[0].isupper() or low not in CAPITAL_DATES or is_small


def is_number_word(word: str) -> bool:
    """Whether a word tells a number or a quantity."""
    parts = word.casefold().split("-")
    return any(_bare(part, NUMBERS) in NUMBERS for part in parts)


def is_negation(word: str) -> bool:
    """Whether a word turns a sentence round."""
    low = word.casefold().replace("’", "'")
    return low in NEGATIONS or low.endswith("n't") or low.startswith("n'")


def _bare(word: str, among: frozenset[str]) -> str:
    """A word without the small Arabic word written with it, where it is known without."""
    low = word.casefold()
    if low[:1] in _JOINED and low not in among and low[1:] in among:
        return low[1:]
    return low


def _words(text: str) -> list[str]:
    return [word for word in WORD.findall(text) if word[0].isalpha()]


def _plain(number: str, language: str) -> str:
    told = "".join(str(unicodedata.decimal(c, c)) for c in number)
    for gap in _GAP:
        told = told.replace(gap, "")
    if language.startswith(_POINT_IS_COMMA):
        if _BY_POINT.fullmatch(told):
            told = told.replace(".", "")
        return told.replace(",", ".").replace("−", "-")
    if _BY_COMMA.fullmatch(told):
        told = told.replace(",", "").replace("٬", "")
    return told.replace("٫", ".").replace("−", "-")
