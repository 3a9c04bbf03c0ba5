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
    r"|(?:^|[.!?:]\s+)(?:please |to )?(?:follow|like|find|join|friend|message|add) (?:us|our \w+)\b"
    r"[^.!?]{0,40}\b(?:on|via|at|for)\b|(?:^|[.!?:]\s+)(?:download|get|install|open|try|use) (?:our"
    r"|the (?:[A-Z]\w+ )?)\s?(?:free |news |mobile )*app\b"
    r"|(?:^|[.!?:]\s+)(?:support|fund|help (?:us )?(?:fund|keep|sustain)|back|protect) (?:our|us"
    r"|independent|local|quality|free|fearless|public|investigative)\b[^.!?]{0,60}"
    r"|\b(?:become|be) an? (?:member|subscriber|supporter|patron|friend)\b[^.!?]{0,60}"
    r"\b(?:from|for|today|now|month|year|week|us|our)\b"
    r"|(?:^|[.!?:]\s+)(?:spot|spotted|see|seen|found|find|notice|noticed) (?:an? |any |something )?"
    r"(?:error|mistakes?|inaccurac\w+|typos?|wrong|problem|issue)\b[^.!?]{0,40}\?"
    r"|^our (?:standards|values|mission|principles|policies|ethics|journalism|newsletters?)\b\s*:"
    r"|(?:^|[.!?:]\s+)(?:sign in|log in|create (?:an? |your )?(?:free )?account|start your "
    r"(?:free )?"
    r"trial|upgrade)\b[^.!?]{0,60}\b(?:read|continue|access|unlimited|subscri\w+|trial|account)\b"
    r"|\bfolgen sie uns\b|\bladen sie (?:unsere|die) [^.!?]{0,20}app\b|\bsuivez[- ]nous\b"
    r"|\btéléchargez (?:notre|l['’])[^.!?]{0,20}appli|\bs[íi]g[ua]e?nos\b|\bdescarg(?:a|ue) "
    r"(?:nuestra"
    r"|la) [^.!?]{0,10}app|تابعونا (?:على|عبر)|حمّ?لوا? تطبيق"
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
# The same asked in other words: an order or a question at the head of a sentence, and "us" or what
# is the publisher's own; and what it says of itself, its rights and its standards.
_ASKED = re.compile(
    r"(?:^|[.!?:]\s+)(?:please )?(?:download|get|install|try|follow|like|join|support|visit"
    r"|read|see"
    r"|check out|explore|browse|share|listen|watch|rate|review|help|back|fund|sign up|subscribe"
    r"|register|log in|tune in|stay|keep|click|tap|learn|find|become|upgrade|renew|start|give"
    r"|donate|chip in|contribute|buy|consider|enjoy|make|connect)\b[^.!?]{0,50}?\b(?:our (?:\w+ )?"
    r"(?:app|newsletters?|journalism|reporting|newsroom|work|podcasts?|channels?|page|website"
    r"|coverage|mission|whatsapp|telegram|facebook|instagram|youtube|terms|community|members?"
    r"|membership|social|reporters|journalists|readers|site)|us (?:on|via|today|now|at|in)"
    r"|(?:independent|local|quality|free|public[- ]interest) (?:journalism|news|reporting|media)"
    r"|a (?:member|subscriber|supporter|patron) (?:from|for|today|now|of)"
    r"|your (?:subscription|membership|free trial|inbox|contribution))\b"
    r"|\b(?:spot(?:ted)?|found|notice[d]?|seen?|find) (?:a|an|any|something)\b[^.!?]{0,30}"
    r"(?:mistakes?|errors?|wrong|typos?|inaccurac(?:y|ies)|problem)[^.!?]{0,30}\?"
    r"|\b(?:got|have) (?:a|any|an)(?: \w+)? (?:tip|story|question|comment|news|views?|complaint"
    r"|photos?)\b[^.!?]{0,50}\?|(?:^|[.!?]\s+)(?:enjoy(?:ed|ing)?|like|liked) (?:this|what you)"
    r"[^.!?]{0,40}\?|^\W{0,4}our (?:standards|principles|ethics|editorial|code|polic(?:y|ies)"
    r"|guidelines|values|trust)\b.{0,20}:|\btrust principles\b"
    r"|^(?:this|the) (?:article|story|report|work|piece) (?:is|was|has been) (?:re)?(?:published"
    r"|produced|licen[sc]ed|distributed|syndicated|supplied|made available) (?:under|with|by|from"
    r"|in partnership|courtesy|thanks)\b|\b(?:re)?published (?:here )?with (?:the )?permission\b"
    r"|\b(?:under|by) an? creative commons\b|\b(?:reprints?|republish\w*|syndication) "
    r"(?:and|or) (?:permissions?|licensing|rights)|^distributed by [A-Z]"
    r"|\b(?:journalism|reporting|coverage|newsroom) (?:is|was) (?:supported|funded|made "
    r"possible) by"
    r"|\bregistered (?:charity|office|trademark)|\b(?:member of|regulated by) (?:the )?(?:ipso"
    r"|impress|press council|independent press standards)|\bwe (?:are committed to|strive for|take "
    r"(?:care|pride))\b[^.]{0,80}\b(?:accura|correct|error|standard|independen)"
    r"|\b(?:laden|holen) sie (?:sich )?unsere\b|\bfolgen sie uns\b|\b(?:werden sie|jetzt) "
    r"(?:mitglied|abonnent\w*)|\bunabhängigen journalismus\b[^.]{0,40}(?:unterstützen|fördern)"
    r"|\btéléchargez (?:notre|l['’])|\bsuivez-nous\b|\brejoignez(?:-nous| notre)|\bdevenez "
    r"(?:membre"
    r"|abonnée?)|\bvous avez une (?:info|information|question)\b|\b(?:descarga|descargue) "
    r"(?:nuestra"
    r"|la app)|\bs[íi]g[ua]e?nos (?:en|por)|\bhazte (?:soci[oa]|suscriptor)|\bapoya (?:el|nuestro) "
    r"periodismo|حمّ?ل(?:وا)? تطبيقنا|تابعونا|تابعنا|انضم(?:وا)? إلينا|ادعم(?:وا)? الصحافة",
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
        if is_plain or _is_service(text) or _is_asked(text):
            weight = None if is_plain else Weight.WARNS
            says = "A publisher's standing text stands in the copy."
            yield CHECK.at(words, says, weight=weight, fix=cut_whole(words))
    for cutting in known.cuttings:
        if cutting.role in (Role.ISSUE_BOX, Role.LEGAL) and length(cutting.text) >= _PROSE:
            says = "A publisher's standing text came with the copy and was cut."
            yield CHECK.about("", says, excerpt=cutting.text, weight=Weight.NOTES)


def _is_plain(text: str) -> bool:
    if _PLAIN.search(text):
        return True
    return length(text) <= _CALL and _CALLED.search(text) is not None


def _is_asked(text: str) -> bool:
    return length(text) <= _CALL and _ASKED.search(text) is not None


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
