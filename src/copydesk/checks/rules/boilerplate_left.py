"""CLN-04: a publisher's own standing text stands in the copy."""

import re
from collections.abc import Iterator

from copydesk.checks.check import Check, Known
from copydesk.checks.reading import length, outside_quotations, paragraphs
from copydesk.story.finding import Finding, Weight
from copydesk.story.story import Role, Story

_PLAIN = re.compile(
    r"all rights reserved|©\s*(?:copyright\s*)?\d{4}|copyright (?:©|\(c\))|\(c\)\s*\d{4}"
    r"|(?:may|must|can) ?not be (?:published|reproduced|republished|redistributed|copied"
    r"|broadcast|rewritten)"
    r"|without (?:the )?(?:prior|express|written|our) (?:written )?(?:permission|consent)"
    r"|terms (?:of (?:use|service)|and conditions) (?:and|apply)|privacy (?:policy|notice) and"
    r"|(?:registered in england|company (?:registration )?(?:number|no\.))"
    r"|(?:article|story|piece|report) (?:was )?(?:originally|first) (?:appeared|published|ran)"
    r"|(?:views|opinions) expressed .{0,60}(?:are|do not|not)\b.{0,60}(?:author|reflect|represent)"
    r"|(?:site|page|website) is protected by|we use cookies|has not been edited by",
    re.I,
)
_ADDRESS = re.compile(r"\b(?:you|your|readers?)\b", re.I)
_OURS = re.compile(r"\b(?:we|us|our|ours|(?:the )?(?:newsroom|editorial team|newsdesk))\b", re.I)
_SERVICE = re.compile(
    r"\b(?:subscrib\w+|subscriptions?|newsletters?|inbox|sign(?:ing)? up|follow us|donat\w+"
    r"|become a member"
    r"|membership|support (?:our|independent)|independent journalism|journalistic integrity"
    r"|press freedom"
    r"|(?:send|share|got|have|submit|with) (?:us )?(?:a |your |any )?(?:news )?(?:tips?"
    r"|story ideas?)"
    r"|(?:contact|e-?mail|write to|reach|call|text|whatsapp) (?:us|our|the (?:newsroom|editor"
    r"|desk|reporter))"
    r"|(?:spot(?:ted)?|find|notice|see|found|identif(?:y|ied)|report) (?:an? |any "
    r"|something )?(?:error"
    r"|mistake|inaccuracy|typo|issue|wrong|problem)s?"
    r"|(?:send|drop) (?:us )?an? e-?mail|look into it|corrections? (?:page|policy|desk)"
    r"|editorial (?:standards|policy|guidelines)"
    r"|terms of (?:use|service)"
    r"|privacy policy|download (?:our|the) app|accurate and reliable|cancel (?:any ?time"
    r"|at any time)"
    r"|free trial|paywall|unlimited access|advertis(?:e|ing) with|get in touch|let us know"
    r"|securely|anonymously)\b",
    re.I,
)
_PROSE = 20


def find(story: Story, known: Known) -> Iterator[Finding]:
    """Legal lines and paragraphs in which a publisher speaks to readers about its service."""
    for words in paragraphs(story):
        if len(words.text) < 1500 and _is_boilerplate(outside_quotations(words.text)):
            yield CHECK.at(words, "A publisher's standing text stands in the copy.")
    for cutting in known.cuttings:
        if cutting.role in (Role.ISSUE_BOX, Role.LEGAL) and length(cutting.text) >= _PROSE:
            says = "A publisher's standing text came with the copy and was cut."
            yield CHECK.about("", says, excerpt=cutting.text, weight=Weight.NOTES)


def _is_boilerplate(text: str) -> bool:
    if _PLAIN.search(text):
        return True
    service = {found.casefold() for found in _SERVICE.findall(text)}
    spoken = bool(_ADDRESS.search(text)) + bool(_OURS.search(text))
    return (len(service) >= 2 and spoken >= 1) or (
        len(service) == 1 and _is_brief_call(text, spoken)
    )


def _is_brief_call(text: str, spoken: int) -> bool:
    """One word of service is enough where few words are spent, to "you" and by "us"."""
    return spoken == 2 and length(text) <= 40


CHECK = Check(code="CLN-04", name="boilerplate", weight=Weight.STOPS, find=find)
