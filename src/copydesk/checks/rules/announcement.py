"""RGT-05: a company's announcement, or paid copy, that no label marks."""

import re
from collections.abc import Iterator

from copydesk.checks.check import Check, Known
from copydesk.checks.reading import outside_quotations, prose
from copydesk.story.finding import Finding, Weight
from copydesk.story.story import Story

_LABELLED = re.compile(
    r"\b(?:sponsored|advertorial|press release|paid|partner content|announcement|promoted|anzeige"
    r"|pressemitteilung|communiqué|publi-?(?:rédactionnel|reportaje)|comunicado)\b",
    re.I,
)
_PARTY = r"[A-Z][\w&.’'-]*(?: (?:[A-Z][\w&.’'-]*|of|and|the|de|&)){0,6}"
_FOOT = re.compile(
    rf"(?:^|(?<=[.\n]))\W{{0,4}}(?:"
    r"(?i:(?:media|press|investor|public relations|pr|news ?media|analyst)(?: relations)? "
    r"(?:contacts?|enquir(?:y|ies)"
    r"|inquir(?:y|ies)|queries|information))\s*(?::|\bat\b|$|\n)"
    r"|(?i:(?:contacts?|enquiries|inquiries) (?:for|details for) (?:the )?(?:media|press"
    r"|journalists"
    r"|investors|editors))\s*:|(?i:(?:investor|media|public|press|corporate|analyst) (?:relations"
    r"|affairs|office|communications))\s*:\s*\S+@|(?i:notes? (?:for|to) (?:journalists"
    r"|editors)\s*:)"
    r"|(?i:(?:in (?:paid )?(?:partnership|association|collaboration)|brought to you|sponsored"
    r"|presented"
    r"|supported|paid for|powered) (?:with|by)) [A-Z][^.!?]{2,60}(?:\.|$)"
    r"|(?i:presse?kontakt|contacts? presse|contacto (?:de|para la|con la) prensa|relations? presse"
    r"|medienkontakt"
    r"|للتواصل الإعلامي|جهة الاتصال الإعلامية)\b"
    rf"|(?i:about|über|à propos de?|acerca de|sobre) {_PARTY}(?:\s*\n|\s*:|\.? {_PARTY} (?i:is|ist"
    rf"|est|es)\b)"
    rf"|(?:SOURCE|Source|QUELLE)(?::| )\s?{_PARTY}(?: plc| ltd| gmbh| sa)?\.?$"
    r"|(?i:hashtags?):\s?#\w+)"
    r"|(?i:\bforward[- ]looking statements?\b|\bsafe harbou?r statement\b|\bthe issuer is solely "
    r"responsible\b"
    r"|\bsolely responsible for the content of this (?:announcement|release)"
    r"|\b(?:securities|shares) have not been(?: and will not be)? registered\b|\bthis (?:news"
    r"|press)? ?release (?:contains|is|was|does)\b"
    r"|\b(?:this|the) (?:article|piece|post|content|story) (?:is|was) (?:provided|paid for"
    r"|sponsored|supplied|written|produced) by"
    r"[^.]{0,40}\b(?:partner|sponsor|client|advertiser|brand|company)\b|\bthis (?:sponsored|paid"
    r"|promoted) (?:piece|article|post|content|story)\b"
    r"|\bthis (?:content|article|post|story|piece|feature|page|video|material) (?:was|is|has been) "
    r"(?:created|produced|made|written|paid for|commissioned|prepared|supplied|funded|developed)\b"
    r"[^.!?]{0,40}\b(?:advertis\w+|brand|sponsor\w*|commercial|client|partner|marketing|studio"
    r"|company)\b|\b(?:newsroom|editorial (?:team|staff)|editors|journalists) (?:had no (?:part"
    r"|role"
    r"|involvement)|(?:was|were) not involved)\b"
    r"|\bfor (?:more|further|additional|media|press) (?:information|details|enquiries|inquiries)\b"
    r"[^.!?]{0,20}\bcontact:? (?-i:[A-Z])[^.!?]{0,60}\b(?:communications?|press|media|pr|relations"
    r"|marketing|public affairs|spokes\w+)\b"
    r"|\b(?:paid|sponsored) (?:post|content|partner(?:ship)?)\b[^.]{0,40}\b(?:by|with)\b"
    r"|\bthe (?:author|writer|publisher) (?:holds|accepts|takes|assumes) no (?:responsibility"
    r"|liability)"
    r"|\bmay contain affiliate links|\bwe (?:may )?(?:earn|receive) a commission"
    r"|\bfor (?:more|further|additional) information,? (?:please )?(?:visit|contact|see|go "
    r"to)[: ]\s?(?:our website|www\.|https?:|[a-z0-9-]+\.[a-z]{2,}))",
    re.M,
)
# How a company or those it pays close their copy, in other words.
_CLOSED = re.compile(
    r"(?i:\b(?:for|to (?:get|request|arrange)) (?:more|further|additional|any|media|press|all)? "
    r"?(?:media |press "
    r")?(?:information|details|interviews?|images|enquiries|inquiries|queries|questions)(?: "
    r"\w+){0,4},? "
    r"(?:please )?(?:contact|call|e-?mail|visit|write to|reach)\b)"
    r"|^\W{0,4}(?i:(?:contacts? for|contact \()(?: the)? ?(?:media|press|journalists|investors)"
    r"|(?:media|press"
    r"|investor|corporate|public|external) (?:relations|affairs|office|team|communications"
    r"|contacts?|desk)"
    r"|company contact|corporate communications|communications (?:contact|office|department)"
    r"|agency contact|spokes(?:person|man|woman) contact|contact(?: details)?)\s?[:"
    r"|–-].{0,60}(?:@|\d{3}|\S)"
    r"|(?i:\b(?:sponsored|paid for|funded|presented|brought to you|commissioned|supported"
    r"|underwritten) by "
    r"(?:the )?(?-i:[A-Z]))[^.]{0,60}(?:\.?$|(?i:\.[^.]{0,40}\b(?:newsroom|editorial"
    r"|journalists|reporters"
    r"|editors|advertis|sponsor|no part|not involved|not responsible)))"
    r"|(?i:\b(?:this|the) (?:content|article|story|post|piece|feature|page|material|supplement"
    r"|video)"
    r" (?:is|was|has been) (?:created|made|written|produced|prepared|provided|developed|paid "
    r"for|supplied"
    r"|published|sponsored|commissioned)\b[^.]{0,60}\b(?:advertiser|advertising|advertisement"
    r"|sponsor"
    r"|brand|commercial|marketing|partner|client|studio|paid|promot)\w*)"
    r"|(?i:\b(?:advertiser|brand|partner|native|branded|promotional|commercial) (?:content"
    r"|feature|material"
    r"|studio)\b[^.]{0,60}$|\bin (?:paid |commercial )?(?:partnership|collaboration"
    r"|association) with "
    r"(?-i:[A-Z])[\w ]{2,40}\.?$|\bhigh[- ]res(?:olution)? (?:images|photos|pictures) (?:are|can)\b"
    r"|\bnotes? to (?:journalists|the press)\b|^boilerplate\b|\bthe newsroom (?:was not|had no"
    r"|took no)\b)"
    r"|^\W{0,3}(?i:(?:dieser (?:beitrag|artikel|text)|diese (?:seite|anzeige)) (?:wurde|ist"
    r"|entstand)\b[^.]{0,60}"
    r"\b(?:gesponsert|anzeige|kooperation|werbe|bezahlt|kunde|partner)\w*|(?:weitere "
    r"informationen|rückfragen)"
    r"[^.]{0,30}(?::|bei|unter|an)\s|(?:unternehmenskommunikation|presse(?:stelle|abteilung"
    r"|anfragen)?"
    r"|ansprechpartner(?:in)?)\s?:|(?:contenu|article|ce contenu) (?:sponsorisé|proposé|réalisé"
    r"|conçu|offert)"
    r"\b|ce(?:t)? (?:article|contenu|texte) (?:est|a été) (?:sponsorisé|proposé|réalisé|financé"
    r"|payé|rédigé)\b"
    r"[^.]{0,60}\b(?:marque|annonceur|partenaire|publicitaire|par)\b|pour (?:plus|de plus "
    r"amples) (?:d['’])?"
    r"(?:informations|renseignements)|service (?:de )?presse|relations? (?:médias"
    r"|investisseurs)\s?:"
    r"|(?:contenido|artículo|este contenido) (?:patrocinado|ofrecido|elaborado|pagado)\b|este "
    r"(?:artículo"
    r"|contenido) (?:es|ha sido|fue) (?:patrocinado|ofrecido|elaborado|pagado)\b|para (?:más|mayor)"
    r" información|gabinete de prensa|relaciones con (?:la prensa|los medios|inversores)"
    r"|محتوى (?:برعاية|مدفوع|دعائي)|هذا المحتوى (?:برعاية|مقدم من)|لمزيد من المعلومات)",
    re.M,
)
_DATELINE = re.compile(
    r"^.{0,80}/\s?[A-Z][\w. -]{2,30}/\s?(?:--?|–|—)|^.{0,60}\((?:GLOBE NEWSWIRE|BUSINESS WIRE"
    r"|[A-Z ]{4,30}WIRE)\)",
)
_ANNOUNCED = re.compile(
    rf"^.{{0,120}}?\b{_PARTY},? [^.]{{0,120}}\btoday announced\b|^(?i:for immediate release)\b"
)
_HEAD, _SHORT = 2, 400


def find(story: Story, known: Known) -> Iterator[Finding]:
    """What stands at the head and foot of announcements: contacts, "About", disclaimers, lines."""
    shown = " ".join((story.kicker, story.section, story.headline, *story.subjects))
    if _LABELLED.search(shown):
        return
    for n, words in enumerate(prose(story)):
        text = outside_quotations(words.text[:3000])
        found = (_opened(text) if n < _HEAD else None) or _foot(text)
        if found is not None:
            says = "This reads like an announcement, and no label says so."
            weight = Weight.NOTES if "affiliate" in found.group() else None
            yield CHECK.at(words, says, span=found.span(), weight=weight)


def _foot(text: str) -> re.Match[str] | None:
    return _FOOT.search(text) or (_CLOSED.search(text) if len(text) <= _SHORT else None)


def _opened(text: str) -> re.Match[str] | None:
    return _DATELINE.search(text[:300]) or _ANNOUNCED.search(text[:400])


CHECK = Check(code="RGT-05", name="unlabelled announcement", weight=Weight.STOPS, find=find)
