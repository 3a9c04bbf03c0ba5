"""CLN-13: an address written so that machines miss it; readers cannot follow it either."""

import re
from collections.abc import Iterator

from copydesk.checks.check import Check, Known, Words, put
from copydesk.checks.reading import prose
from copydesk.story.finding import Finding, Fix, Weight
from copydesk.story.story import Story

_AT = (
    r"(?:[\[({<]\s*(?i:at|@|ät|arroba|arobase|chez|klammeraffe|chiocciola)\s*[\])}>]"
    r"|＠|&#0?64;|_at_)"
)
_DOT = r"(?:\s*[\[({<]\s*(?i:dot|\.|punkt|point|punto|ponto)\s*[\])}>]\s*|\s(?:DOT|dot)\s|\.)"
_HIDDEN = re.compile(
    rf"\b[\w.+-]{{1,64}}\s?{_AT}\s?[\w-]{{1,63}}(?:{_DOT}[\w-]{{2,63}}){{1,4}}"
    r"|\b[\w.+-]{1,64}@[\w-]{1,63}\s?[\[({]\s*(?i:dot)\s*[\])}]\s?\w{2,}"
    r"|\b[\w.+-]{1,64} (?:AT|at) [\w-]{1,63} (?:DOT|dot) [A-Za-z]{2,}\b"
    r"|\b[\w.+]{1,64}-(?:AT|at)-[\w-]{1,63}?-(?:DOT|dot)-[A-Za-z]{2,}\b"
    r"|\b[\w.+-]{1,64}@[\[({]\s*[\w.-]{3,80}\s*[\])}]|\b[\w.+-]{1,64}[\[({]\s*@[\w.-]{3,80}\s*[\])}]"
    r"|\b[\w.+-]{0,64}?(?:NOSPAM|nospam|REMOVE(?:THIS|ME)|removethis|no[-_.]spam)[\w.+-]{0,30}@[\w.-]{3,80}"
    r"|\b[\w.+-]{1,64}@(?:NOSPAM|nospam|REMOVE)[\w.-]{3,80}|\b[\w.+-]{1,64} ?\*at\* ?[\w.-]{3,80}"
    r"|\[\s*(?i:e-?mail)\s*(?i:protected)\s*\]|\[\s*(?i:protected e-?mail)\s*\]"
)
# Every form above has one of these; most copy has none, and is not read closely.
_SIGNS = ("@", "＠", "&#", "_at_", "dot ", "DOT ", "-DOT-", "-dot-", "*at*", "[", "(", "{", "<")


def find(story: Story, known: Known) -> Iterator[Finding]:
    """Addresses with "[at]" or hidden by the page's protection; in cuttings they are noted."""
    for words in prose(story):
        for found in _hidden(words.text):
            says = "The address is disguised: readers cannot follow it or have it read aloud."
            yield CHECK.at(words, says, span=found.span(), fix=_plain(words, found))
    for cutting in known.cuttings:
        for found in _hidden(cutting.text[:20_000]):
            says = "A disguised address stands in what was cut."
            excerpt = found.group()
            yield CHECK.about("", says, excerpt=excerpt, evidence=cutting.rule, weight=Weight.NOTES)


def _plain(words: Words, found: re.Match[str]) -> Fix | None:
    """The address as one writes it; none where the page kept it back."""
    dotted = re.sub(rf"{_DOT}(?=\w)|\s?[\[({{]\s*(?i:dot)\s*[\])}}]\s?", ".", found.group())
    plain = re.sub(rf"\s?{_AT}\s?|(?<=[\w+]) (?:AT|at) (?=[\w-]+\.)", "@", dotted)
    is_address = re.fullmatch(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,63}){1,4}", plain)
    return put(words, (found.span(), plain)) if is_address else None


def _hidden(text: str) -> Iterator[re.Match[str]]:
    if any(sign in text for sign in _SIGNS):
        yield from _HIDDEN.finditer(text)


CHECK = Check(code="CLN-13", name="disguised address", weight=Weight.WARNS, find=find)
