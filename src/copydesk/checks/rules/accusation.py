"""LEG-04: a wrong laid to a named person as fact, with no court, charge, source or reply."""

import re
from collections.abc import Iterator

from copydesk.checks.check import Check, Known
from copydesk.checks.persons import NAME, SPEECH
from copydesk.checks.reading import captions, head, outside_quotations, prose
from copydesk.story.finding import Finding, Weight
from copydesk.story.sentence import sentences
from copydesk.story.story import Story

_BADLY = (
    r"(?:fraud(?:ster)?|thief|liar|crook|swindler|con ?m[ae]n|conwoman|scammer|cheat|murderer"
    r"|killer|rapist|criminal|gangster|racist|paedophile|pedophile"
    r"|embezzler|traitor|terrorist|blackmailer|forger|abuser|predator|charlatan|war criminal|money "
    r"launderer|corrupt|drug dealer|smuggler|extortionist"
    r"|plagiarist|impostor|con artist|perjurer|wife[- ]beater|stalker|arsonist|kidnapper|trafficker"
    r"|burglar|robber|mobster|tax (?:cheat|dodger|evader)|bribe[- ]taker|quack|hitman|molester"
    r"|sex offender|con man|crook|cheater|bigot|antisemite|neo-?nazi"
    r"|guilty of (?:\w+ ){0,2}(?:murder|fraud|theft|rape|bribery|corruption|assault|perjury|arson"
    r"|manslaughter|treason|abuse|embezzlement|forgery|extortion))"
)
# Scenes, bases and hearts are stolen too.
_STOLE = (
    r"st(?:ole|eals) (?!the (?:show|scene|spotlight|limelight|ball|march|day|game)\b"
    r"|(?:\w+ ){0,3}(?:bases?|hearts?|kiss|glances?|looks?|points?|victory|win|goal)\b)"
)
_DID = (
    r"(?:embezzl(?:ed|es)|brib(?:ed|es)|murder(?:ed|s)|defraud(?:ed|s)|launder(?:ed|s)|robb?(?:ed"
    r"|s)|swindl(?:ed|es)|rap(?:ed|es)|blackmail(?:ed|s)|forg(?:ed|es)"
    r"|extort(?:ed|s)|molest(?:ed|s)|traffick(?:ed|s)|plagiari[sz](?:ed|es)|perjured|falsified"
    r"|beats? (?:up )?(?:his|her|their) (?:wife|husband|partner|children|girlfriend|boyfriend|son"
    r"|daughter)|lied (?:under oath|to|about)|bought votes|sold (?:drugs|cocaine|secrets)"
    r"|threatened to kill|poisoned|strangled|stabbed|faked|misused|diverted (?:public|aid)"
    r"|harass(?:ed|es)|stalk(?:ed|s)|grop(?:ed|es)|looted|scammed"
    rf"|{_STOLE}|cheated (?:investors|voters|customers|the|his|her)"
    r"|lied to (?:investors|parliament|voters|the|his|her)|took (?:bribes|kickbacks)|accept(?:ed"
    r"|s) bribes|pocket(?:ed|s) (?:the|public|bribes)|siphon(?:ed|s)|evad(?:ed|es) tax(?:es)?"
    r"|assault(?:ed|s)|abus(?:ed|es) (?:his|her|the|children|a|several)|kill(?:ed|s) (?:his|her|a"
    r"|the)|set fire to|r(?:an|uns) a (?:scam|fraud|ponzi)|rigged)"
)
_FRAUD = re.compile(
    rf"(?<![\w-])(?P<who>{NAME})(?:,(?: the| an?)? (?:[a-z-]+ "
    rf"){{0,2}}{_BADLY}\b(?=[^.!?]{{0,40}}[,.])"
    rf"|(?:,[^,.!?]{{2,60}},)?\s(?:"
    rf"(?:is|was|remains|has been|became)\s(?:nothing but |simply |clearly |really |known as |also "
    rf"|both )?(?:an? |the |one of the \w+ )?(?:\w+ ){{0,2}}{_BADLY}\b"
    rf"|(?:has |had |also |then |secretly |knowingly |deliberately |repeatedly |personally "
    rf"|systematically )*{_DID}))"
)
_ABROAD = re.compile(
    rf"(?<![\w-])(?P<who>{NAME})(?:,[^,.!?]{{2,60}},)?\s(?:"
    r"(?:ist|war) (?:ein|eine|der|die) (?:\w+ ){0,2}(?:Betrüger(?:in)?|Dieb(?:in)?|Lügner(?:in)?"
    r"|Mörder(?:in)?|Verbrecher(?:in)?|Vergewaltiger|Schwindler(?:in)?|Krimineller?"
    r"|Hochstapler(?:in)?|Gauner)\b"
    r"|(?:ist|war) (?:korrupt|kriminell)\b"
    r"|(?:hat|hatte) [^.!?]{2,80}\b(?:bestochen|betrogen|bestohlen|ermordet|veruntreut"
    r"|unterschlagen|erpresst|gestohlen|vergewaltigt|gefälscht|belogen)\b"
    r"|(?:bestach|betrog|bestahl|ermordete|veruntreute|erpresste|stahl|fälschte|unterschlug)\b"
    r"|(?:est|était) (?:un|une|le|la) (?:\w+ ){0,1}(?:escroc|voleu(?:r|se)|menteu(?:r|se)"
    r"|meurtri(?:er|ère)|criminel(?:le)?|assassin|violeur|fraudeu(?:r|se)|corrompue?|tricheu(?:r"
    r"|se))\b"
    r"|(?:a|avait) (?:détourné|volé|escroqué|corrompu|assassiné|tué|fraudé|blanchi|soudoyé"
    r"|extorqué|falsifié)\b"
    r"|(?:es|era|fue) (?:un|una|el|la) (?:\w+ ){0,1}(?:estafador(?:a)?|ladr(?:ón|ona)|mentiros[oa]"
    r"|asesin[oa]|criminal|violador|corrupt[oa]|timador(?:a)?|delincuente)\b"
    r"|(?:robó|estafó|sobornó|asesinó|malversó|blanqueó|extorsionó|falsificó|desvió)\b)"
)
_WITH_SOURCE = re.compile(
    r"\b(?:alleg\w+|accus\w+|charg(?:ed|es)|convict\w+|courts?|jury|judges?|tribunal|prosecut\w+"
    r"|police|indict\w+|trial|verdict|sentenced|guilty|plead\w*|pled"
    r"|den(?:y|ies|ied)|lawsuit|sued|claims?|investigat\w+|suspect\w*|report\w*|inquiry|confess\w+"
    r"|admitt\w+|jailed|prison|imprisoned|arrested|historian\w*"
    r"|gericht\w*|urteil\w*|verurteilt|angeklagt|anklage|staatsanwalt\w*|vorwurf|vorwürfe"
    r"|bestreitet|mutmaßlich\w*|soll|laut|polizei|verdacht"
    r"|tribunal|condamn\w+|jugé|procureur|parquet|accus\w+|présumé\w*|selon|nie|dément|soupçonn\w+"
    r"|enquête|justice"
    r"|tribunal|condenad\w+|juez|fiscal\w*|acusad\w*|presunt\w+|según|niega|sospech\w+|imputad\w+"
    r"|policía"
    r"|novel|film|movie|character|villain|hero|heroine|plays?|series|episode|season|fiction|opera"
    r"|actor|actress|starring|myth|roman|film|pièce|novela|película|game|scored?|bases?|base)\b",
    re.I,
)
_NOT_A_PERSON = re.compile(
    r"\b(?:The|This|That|These|Inc|Ltd|LLC|Corp|Company|University|City|United|Act|Day|War"
    r"|Street)\b"
)


def find(story: Story, known: Known) -> Iterator[Finding]:
    """ "X is a fraudster", "X bribed three officials", outside quotations; a source, a court or a
    denial in the sentence or in the ones beside it lets it pass."""
    for words in head(story) + prose(story) + captions(story):
        text = outside_quotations(words.text)
        for form in (_FRAUD, _ABROAD):
            found = form.search(text)
            if found is None or _NOT_A_PERSON.search(found["who"]):
                continue
            if not _is_sourced(text, found.span()):
                says = f"A wrong is laid to {found['who']} as fact, with no source and no reply."
                yield CHECK.at(words, says, span=found.span())
                break


def _is_sourced(text: str, span: tuple[int, int]) -> bool:
    """Whether the sentence or those beside it name a source; the accusation itself is none."""
    at, end = span
    if "guilty of" in text[at:end]:
        text = text[:at] + re.sub(r"\w", "x", text[at:end]) + text[end:]
    parts = list(sentences(text))
    here = next((n for n, (start, each) in enumerate(parts) if start <= at < start + len(each)), 0)
    near = " ".join(each for _, each in parts[max(0, here - 1) : here + 2])
    own = parts[here][1] if parts else ""
    return _WITH_SOURCE.search(near) is not None or SPEECH.search(own) is not None


CHECK = Check(code="LEG-04", name="unsourced accusation", weight=Weight.STOPS, find=find)
