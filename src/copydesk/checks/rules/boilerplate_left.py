"""CLN-04: a publisher's own standing text stands in the copy."""

import re
from collections.abc import Iterator

from copydesk.checks.check import Check, Known, cut_whole
from copydesk.checks.reading import length, outside_quotations, paragraphs
from copydesk.story.finding import Finding, Weight
from copydesk.story.story import Role, Story

_PLAIN = re.compile(
    r"all rights reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos "
    r"reservados|جميع الحقوق محفوظة|لا يجوز (?:إعادة )?(?:نشر|نسخ)"
    r"|(?:vervielfältigung|nachdruck|weiterverbreitung)[^.]{0,40}(?:nur mit|ohne|untersagt"
    r"|verboten|nicht gestattet)|(?:toute )?reproduction[^.]{0,40}(?:interdite|sans "
    r"(?:l['’])?autorisation)"
    r"|(?:prohibida|queda prohibida) (?:la|su) (?:reproducción|difusión|distribución)|no part "
    r"(?:of this[^.]{0,40})?(?:may|can) be|copyright \d{4}\b"
    r"|(?:views|opinions)[^.]{0,60}(?:are (?:those|the (?:author|writer))|belong to)[^.]{0,80}"
    r"|(?:namentlich gekennzeichnete|die meinung(?:en)? der autor)"
    r"|we correct (?:any |our )?(?:significant |factual )?(?:errors?|mistakes)"
    r"|©\s*(?:copyright\s*)?\d{4}|copyright (?:©|\(c\))|\(c\)\s*\d{4}"
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
_ADDRESS = re.compile(r"\b(?:you|yours?)\b", re.I)
_CALLED = re.compile(  # what a publisher asks of readers, as it is asked: in the imperative
    r"(?:^|[.!?]\s+|,\s+|please )(?:(?:sign up|subscribe|join|register) (?:for|to|now|today"
    r"|here)\b[^.!?]{0,60}\b(?:our|newsletter|letter|updates|inbox|bulletin|channel|alerts)"
    r"|(?:please )?(?:consider|make) (?:a |an |making a )?(?:gift|donation|donating|contribution"
    r"|supporting|subscribing|becoming)|(?:message|contact|e-?mail|write to|call|tell) (?:us|our)\b"
    r"|(?:to )?(?:flag|report|request) (?:one|an? (?:error|correction|mistake|problem)"
    r"|it)\b[^.!?]{0,40}\b(?:e-?mail|write|contact|standards|click|use))"
    r"|\bwas this (?:page|article|story) (?:helpful|useful)|\b(?:tell|let) us (?:know )?how we\b"
    r"|\breaders like you\b|\bdo you (?:know more|have (?:a |any )?(?:tips?|information|story"
    r"|news))\b"
    r"|\bfree to read because\b|\b(?:schreiben|mailen) sie (?:uns|an)\b|\babonnieren sie\b"
    r"|\bmelden sie sich (?:hier |jetzt )?(?:für|zu)[^.!?]{0,60}newsletter|\b(?:einen )?fehler "
    r"(?:gefunden|entdeckt)\?"
    r"|\bhaben sie (?:einen )?(?:fehler|hinweise)\b|\bunterstützen sie (?:uns|unsere)"
    r"|\babonnez-vous\b|\binscrivez-vous\b[^.!?]{0,60}(?:lettre|newsletter)|\bsoutenez(?:-nous| "
    r"(?:notre|le|la))"
    r"|\b(?:écrivez|contactez|signalez)[- ]nous\b|\bvous avez (?:repéré|trouvé|constaté) une "
    r"(?:erreur|faute)|\bsusc[rí]+b[ae]te\b|\bsuscríbase\b|\b(?:escríb|contácte)[a-zé]*nos\b"
    r"|\bap[óo]y[ae]nos\b|\b(?:ha|has) encontrado un error\b|اشترك(?:وا)? (?:في|الآن)|راسلنا"
    r"|تواصلوا? معنا|هل وجدت خطأ",
    re.I,
)
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
_PROSE, _CALL = 20, 60  # words


def find(story: Story, known: Known) -> Iterator[Finding]:
    """Legal lines and paragraphs in which a publisher speaks to readers about its service."""
    for words in paragraphs(story):
        text = outside_quotations(words.text) if len(words.text) < 1500 else ""
        is_plain = _is_plain(text)
        if is_plain or _is_service(text):
            weight = None if is_plain else Weight.WARNS
            says = "A publisher's standing text stands in the copy."
            yield CHECK.at(words, says, weight=weight, fix=cut_whole(words))
    for cutting in known.cuttings:
        if cutting.role in (Role.ISSUE_BOX, Role.LEGAL) and length(cutting.text) >= _PROSE:
            says = "A publisher's standing text came with the copy and was cut."
            yield CHECK.about("", says, excerpt=cutting.text, weight=Weight.NOTES)


def _is_plain(text: str) -> bool:
    return bool(_PLAIN.search(text) or (_CALLED.search(text) and length(text) <= _CALL))


def _is_service(text: str) -> bool:
    service = {found.casefold() for found in _SERVICE.findall(text)}
    spoken = bool(_ADDRESS.search(text)) + bool(_OURS.search(text))
    return (len(service) >= 2 and spoken >= 1) or (
        len(service) == 1 and _is_brief_call(text, spoken)
    )


def _is_brief_call(text: str, spoken: int) -> bool:
    """One word of service is enough where few words are spent, to "you" and by "us"."""
    return spoken == 2 and length(text) <= 40


CHECK = Check(code="CLN-04", name="boilerplate", weight=Weight.STOPS, find=find)
