"""CLN-12: words that a writing machine speaks to whoever asks it stand in the copy."""

import re
from collections.abc import Iterator

from copydesk.checks.check import Check, Known
from copydesk.checks.reading import outside_quotations, prose
from copydesk.story.finding import Finding, Weight
from copydesk.story.story import Story

_WORK = (
    r"(?:version|summary|rewrite|rewording|draft|paraphrase|translation"
    r"|revision|headline)"
)
_START = r"(?:^|(?<=[.!?:]\s)|(?<=\n))\W{0,3}"
_SPOKEN = re.compile(
    rf"{_START}(?:"
    r"(?:sure|certainly|of course|absolutely|gladly|great question|understood|no problem|got it)"
    r"(?: thing)?[!,.] ?(?:here(?:['’]s| is| are)|below (?:is|are)|i(?:['’]d be|['’]ll| can| will) "
    r"(?:happy|glad|help|rewrite|shorten|write))"
    rf"|(?:here|below)(?:['’]s| is| are) (?:an? |the |your |my |some |\d |three |two "
    rf")?(?:\w+[ ,-]+){{0,6}}"
    rf"{_WORK}s?\b[^.!?]{{0,120}}(?:\byou\b|:\s*$|:\n|\bin an? [\w-]+ (?:tone|style|voice)\b)"
    r"|(?:would|do) you (?:like|want) (?:me|us) to\b|(?:shall|should) i (?:also |now )?(?:make"
    r"|write|turn"
    r"|shorten|adjust|rewrite|create|add|go)\b"
    r"|(?:please )?(?:let me know|just say|tell me|feel free to (?:ask|let me know)) (?:if|whether"
    r"|how|should"
    r"|which) (?:you|i|this|there|any)\b(?=[^.!?]{0,120}\b(?:tone|length|version|shorter|longer"
    r"|adjust\w*"
    r"|change|rewrit\w+|revis\w+|edit\w*|expand|refine|format|draft|headline|more)\b)"
    r"|(?:if you(?:['’]d| would)? (?:want|like|prefer|need|wish)[^.!?]{0,60}, )i(?:['’ ](?:can"
    r"|could|ll|d|m)|"
    r" would| am)\b"
    r"|i(?:['’ ]m| am) (?:sorry|afraid|unable)[^.!?]{0,40}\b(?:can(?:['’]t|not)|unable|not able|to "
    r"(?:help"
    r"|assist|provide|generate|fulfil))\b[^.!?]{0,80}\b(?:that|this|request|content|help|assist"
    r"|provide)\b"
    r"|as an? (?:large |ai |artificial )*(?:language model|assistant|ai|chatbot"
    r"|intelligence)\b[^.!?]{0,20}, i\b"
    r"|as of my (?:last |most recent |latest )?(?:knowledge|training|update)"
    r"|i (?:can(?:['’]t|not)|do not|don['’]t|am unable to)\b[^.!?]{0,40}\b(?:real[- ]time"
    r"|brows(?:e|ing)|"
    r"verify events|after my|training data|as an ai|fulfil+ (?:this|that|your) request)"
    r"|i hope (?:this|that|it) (?:helps|version|meets|works)"
    r"|(?:note: )?i(?:['’]ve| have) (?:kept|shortened|rewritten|removed|changed|added|adjusted"
    r"|condensed"
    r"|trimmed|summari[sz]ed)\b[^.!?]{0,120}\b(?:you|request|original|quotations?|tone)\b"
    r"|(?:regenerate|generate another) (?:response|version)|this (?:content|prompt|response) may "
    r"violate"
    r"|(?:rewrite|summari[sz]e|shorten|paraphrase|translate) (?:this|the (?:following|above|text"
    r"|article))"
    r"[^.!?]{0,80}(?::\s*$|\bwords\b|\btone\b)"
    r")",
    re.I,
)
_ABROAD = re.compile(
    rf"{_START}(?:"
    r"(?:gerne?|natürlich|selbstverständlich|klar|sicher)[!,.] ?(?:hier|ich)\b"
    r"|hier ist (?:eine|die|der|ein)\b[^.!?]{0,60}(?:fassung|version|zusammenfassung"
    r"|entwurf)\b[^.!?]{0,60}:"
    r"|(?:soll|möchten sie, dass|möchtest du, dass) ich\b|wenn (?:sie möchten|du möchtest|sie "
    r"wollen|du willst),"
    r" (?:kann|könnte) ich\b|als (?:ki|sprachmodell|großes sprachmodell)\b[^.!?]{0,30}\bich\b"
    r"|(?:es )?tut mir leid, (?:aber )?(?:ich|dabei|das) kann\b|ich hoffe, das hilft"
    r"|(?:bien sûr|certainement|avec plaisir|d’accord|voici)\b ?[!,.]?\s?(?:voici\b|une? "
    r")[^.!?]{0,60}(?:version|résumé"
    r"|texte|paragraphe)[^.!?]{0,60}:"
    r"|(?:souhaitez|voulez|veux|souhaites)[- ](?:vous|tu) que je\b|si vous (?:le souhaitez"
    r"|voulez), je peux\b"
    r"|en tant qu(?:e modèle|['’](?:ia|assistant|intelligence))\b|je suis désolée?, mais je ne "
    r"peux pas"
    r"|(?:¡?(?:claro|por supuesto|desde luego|con gusto))[!,.] ?(?:aquí|a continuación|esta)\b"
    r"|aquí tienes\b[^.!?]{0,80}(?:versión|resumen|texto)\b|¿(?:quieres|quiere|desea|deseas) que "
    r"(?:lo|la|te|le)?"
    r" ?\w+|si (?:quieres|lo desea|quiere), puedo\b|como (?:modelo de lenguaje|ia|inteligencia "
    r"artificial)\b"
    r"|lo siento, (?:pero )?no puedo"
    r"|(?:بالتأكيد|بالطبع|طبعا|طبعًا|حسنًا)\s?[!،,.] ?(?:إليك|هذه|هنا)|إليك (?:نسخة|ملخص|صياغة)"
    r"|هل (?:تريد|ترغب)(?: في)? أن أ|بصفتي نموذج|كنموذج لغوي|إذا أردت[،,] (?:يمكنني|أستطيع)"
    r")",
    re.I,
)
_LONGEST = 1500


def find(story: Story, known: Known) -> Iterator[Finding]:
    """Offers, refusals and announcements of a text in the first person, outside quotations."""
    for words in prose(story):
        said = outside_quotations(words.text[:_LONGEST])
        found = _SPOKEN.search(said) or _ABROAD.search(said)
        if found is not None:
            says = "A writing machine speaks here to whoever asked it."
            yield CHECK.at(words, says, span=found.span())


CHECK = Check(code="CLN-12", name="prompt talk", weight=Weight.STOPS, find=find)
