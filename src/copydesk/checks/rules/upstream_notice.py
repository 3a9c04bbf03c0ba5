"""IDN-07: the copy carries the source's own notice of a correction or the like."""

import re
from collections.abc import Iterator

from copydesk.checks.check import Check, Known
from copydesk.checks.reading import prose, words_of
from copydesk.story.finding import Finding, Weight
from copydesk.story.story import Story

_LABEL = re.compile(
    r"[\W_]{0,4}(?:(?:publisher|editor|author)s?['’]?s?['’]? ?(?:['’]s )?notes?"
    r"|corrections?(?: and clarifications?| \d.{0,20})?"
    r"|corrected|correx|clarifications?|clarified|retractions?|retracted|errat(?:um|a)|corrigendum"
    r"|refiles?|amend(?:ed|ment)|for the record|apology|note to readers|update(?:d)?|berichtigung"
    r"|korrektur|erratum"
    r"|correctif|rectificatif|rectificación|fe de errores|تصحيح|توضيح)"
    r"\s*(?:\([^)]{1,60}\)\s*|,? [^:.]{1,40}(?=:))?[:–—](?=\s|$)",
    re.I,
)
_COPY = (
    "(?:article|story|piece|report|post|column|page|version|headline|caption|dispatch|item"
    "|photo caption)"
)
_TOLD = re.compile(
    rf"\b(?:an?|the|our|in an?) (?:earlier|previous|original|prior|initial) (?:version|edition"
    rf"|draft)s? of (?:this|the|our) (?:\w+ )?{_COPY}"
    rf"|\bthis (?:\w+ )?{_COPY} (?:(?:was|has been|had been|is) )?(?:\w+ )?(?:amended|corrected"
    rf"|updated|clarified|revised|edited|changed|refiled|retracted|withdrawn)\b"
    rf"|\bthis (?:\w+ )?{_COPY} (?:originally|previously|earlier|initially|incorrectly|wrongly"
    rf"|mistakenly|misstated|misidentified|misspelled)\b"
    rf"|\b(?:an?|the|our) (?:earlier|previous|original) {_COPY} (?:incorrectly|wrongly|mistakenly"
    rf"|misstated|misidentified|misspelled|gave|said|had)\b"
    r"|\bwe (?:regret|apologi[sz]e for) (?:the|this|our|an?) (?:\w+ )?(?:error|mistake|confusion"
    r"|inaccuracy)"
    r"|\bwe (?:have|are) (?:corrected|correcting|retract(?:ed|ing)|clarif(?:ied|ying))\b"
    r"|\b(?:corrects?|clarifies|refiles|fixes|amends|corrected|refiled) (?:to \w+"
    r"|(?:the )?(?:spelling|name|figure|number|date|day|title|headline|byline|dateline"
    r"|attribution|quote|age|typo|garble|location|year)s?\b"
    r"|(?:(?:in|to) )?(?:\w+ )?(?:paragraph|para|graf|par)s?\b)"
    r"|\bafter publication,? (?:we|it|the|this)\b",
    re.I,
)
_AT_HEAD, _AT_FOOT = 3, 5


def find(story: Story, known: Known) -> Iterator[Finding]:
    """Notices that cleaning lifted out, and such words still at the head or foot of the copy."""
    says = "The source published a notice with this copy: ask what our version needs."
    lifted = {tuple(words_of(notice)) for notice in story.sent_notices}
    for notice in story.sent_notices:
        yield CHECK.about("sent_notices", says, excerpt=notice)
    texts = prose(story)
    for n, words in enumerate(texts):
        if _AT_HEAD <= n < len(texts) - _AT_FOOT or tuple(words_of(words.text)) in lifted:
            continue
        label = _LABEL.match(words.text)
        if label or (len(words.text) < 900 and _TOLD.search(words.text)):
            is_update = bool(label) and label is not None and "update" in label.group().lower()
            weight = Weight.NOTES if is_update and not _TOLD.search(words.text) else None
            yield CHECK.at(words, says, weight=weight)


CHECK = Check(code="IDN-07", name="upstream notice", weight=Weight.STOPS, find=find)
