"""LEG-03: a suicide is reported, and nothing says where there is help."""

import re
from collections.abc import Iterator

from copydesk.checks.check import Check, Known
from copydesk.checks.reading import captions, head, prose
from copydesk.story.blocks import plain_text
from copydesk.story.finding import Finding, Weight
from copydesk.story.story import Story

_TOLD = re.compile(
    r"\b(?:(?:t(?:ook|aken?|aking)|end(?:ed|ing)?) (?:his|her|their|my|one['’]?s) (?:own )?li(?:fe"
    r"|ves)"
    r"|kill(?:ed|ing|s)? (?:him|her|them)sel(?:f|ves)|h(?:ung|anged|anging) (?:him|her"
    r"|them)sel(?:f|ves)|(?:shot|drowned|poisoned|starved) (?:him|her)self"
    r"|(?:die[sd]?|death|dead|dying) (?:by|from|of|was a|in an apparent|in a) suicide|commit(?:ted"
    r"|ting|s)? suicide|attempt(?:ed|s|ing)?(?: to (?:kill|take)| suicide)"
    r"|suicide (?:attempts?|notes?|by)|suicidal|(?:apparent|suspected|probable|assisted) suicide"
    r"|ruled (?:it )?a suicide|had overdosed"
    r"|overdose(?:d)? (?:of|on) (?:sleeping )?(?:pills|tablets|drugs|medication)|(?:jumped|leapt"
    r"|leaped|threw (?:him|her)self|plunged) (?:to (?:his|her|their) death|(?:off|from|under|in "
    r"front of) (?:a|the)[^.!?]{0,40}\b(?:bridge|train|cliff|roof|balcony|building)\b)"
    r"|self-inflicted|found (?:hanged|hanging)|hanged in (?:his|her|their|a|the)|own hand\b"
    r"|took an overdose|fatal overdose|put a gun to (?:his|her) (?:own )?head|self-harm(?:ed|ing)?"
    r"|(?:slit|slashed|cut) (?:his|her|their) (?:own )?wrists?|gassed (?:him|her)self"
    r"|(?:a|took) (?:deliberate|lethal) overdose|erhängt (?:auf)?gefunden"
    r"|vor (?:einen|den) zug (?:geworfen|gesprungen)|retrouvée? pendue?"
    r"|(?:hallad|encontrad)[oa] ahorcad[oa]|se arrojó (?:al|desde|del)"
    r"|thrown (?:him|her)self|step(?:ped|ping) in front of (?:a|the)[^.!?]{0,20}\btrain"
    r"|nahm(?:en)? sich (?:\w+ ){0,3}das Leben|sich (?:\w+ ){0,3}das Leben (?:genommen|nehmen)"
    r"|(?:beging|begangen|begeht|durch|beging) (?:\w+ )?(?:Suizid|Selbstmord|Selbsttötung)"
    r"|(?:Suizid|Selbstmord)(?: begangen|versuch\w*)|erhängte? sich|Suizid\w*|tötete sich selbst"
    r"|s['’](?:est|était|être) (?:\w+ )?(?:suicidée?s?|pendue?|donné la mort|ôté la vie|donnée la "
    r"mort)|(?:mis|mettre|mettait|met) fin à ses jours|se suicider|s['’]est jetée? (?:du|d['’]un"
    r"|sous)|tentative de suicide|s['’]ôter la vie"
    r"|se (?:suicid\w+|quit[óo]|ahorcó|mató|había (?:suicidado|quitado))(?: la vida)?|(?:quitarse"
    r"|se quitó) la vida|intento de suicidio|puso fin a su vida"
    r")\b|انتحر|الانتحار|انتحار|أنهى حياته|أنهت حياتها|أقدم(?:ت)? على (?:الانتحار|إنهاء)",
    re.I,
)
_FIGURATIVE = re.compile(
    r"\b(?:political(?:ly)?|career|commercial|economic|electoral|social|professional) (?:\w+ "
    r")?suicid|suicide (?:pass|squad|bomb|attack|mission|vest|doors?|belt|squeeze|king)"
    r"|sich (?:selbst )?das Leben (?:schwer|leicht|nehmen lassen)|suicide politique|suicidio "
    r"político|politischer (?:Selbstmord|Suizid)",
    re.I,
)
_HELP = re.compile(
    r"\b(?:help ?lines?|hotlines?|lifeline|samaritans|crisis (?:line|text)|988|116 ?123|116 ?111"
    r"|0800 111 0|3114|024|telefonseelsorge|seelsorge"
    r"|hilfe (?:finden|bekommen|bei)|numéro national|écoute|teléfono de la esperanza|línea de "
    r"ayuda|if you (?:are|need|or someone)|befrienders)\b|خط المساعدة|الدعم النفسي",
    re.I,
)


def find(story: Story, known: Known) -> Iterator[Finding]:
    """Words for the act in any of five languages, where the story names no help line."""
    if any(_HELP.search(plain_text(block)) for block in story.blocks):
        return
    for words in head(story) + prose(story) + captions(story):
        for found in _TOLD.finditer(words.text):
            around = words.text[max(0, found.start() - 25) : found.end() + 15]
            if not _FIGURATIVE.search(around):
                says = "A suicide is reported: look at the words, and name a help line."
                yield CHECK.at(words, says, span=found.span())
                break


CHECK = Check(code="LEG-03", name="suicide without help", weight=Weight.WARNS, find=find)
