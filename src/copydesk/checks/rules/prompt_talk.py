"""CLN-12: words that a writing machine speaks to whoever asks it stand in the copy."""

import re
from collections.abc import Iterator

from copydesk.checks.check import Check, Known
from copydesk.checks.reading import outside_quotations, prose
from copydesk.story.finding import Finding, Weight
from copydesk.story.sentence import sentences
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
# Turns of talk that only one who was asked takes, and what such tools say of their own text.
_WORKED = (
    r"(?:revised|rewritten|reworded|edited|corrected|updated|shortened|shorter|improved|polished"
    r"|condensed|expanded|longer|translated|refined|tightened|simplified|paraphrased|cleaned[- ]up)"
)
_TEXT = (
    r"(?:text|article|story|piece|copy|paragraphs?|passage|draft|document|content|notes|transcript)"
)
_TURNS = re.compile(
    rf"{_START}(?:here(?:['’]s| is| are) (?:the |your |an? )?{_WORKED}\b[^.!?]{{0,80}}[:.]?\s*$"
    rf"|(?:this|the (?:above|following)) (?:summary|{_TEXT}|version|response|headline"
    rf"|translation)s? "
    r"(?:was|is|has been|were) (?:automatically )?(?:generated|created|produced|drafted"
    r"|summari[sz]ed|rewritten)\b[^.!?]{0,40}\b(?:you|ai|artificial|language model|prompt|chatbot"
    r"|machine|assistant|automatically)\b"
    r"|(?:great|excellent|good|that['’]s an? \w+) (?:question|point|idea|choice|catch)!"
    r"|(?:i )?(?:apologi[sz]e|my apologies|(?:i['’]m )?sorry) for (?:the|any|my) (?:confusion"
    r"|oversight|mistake|misunderstanding|previous|earlier|error|inconvenience)"
    r"|you(?:['’]re| are) (?:absolutely |quite |completely )?right[,!.—–-]"
    rf"|(?:please |could you (?:please )?|kindly )(?:provide|paste|share|upload|send|give|supply)\b"
    rf"[^.!?]{{0,40}}\b(?:{_TEXT}|information|details|context)\b"
    r"[^.!?]{0,40}\b(?:you(?:['’]d| would)? (?:like|want)|so (?:that )?i can|to (?:be )?(?:summar"
    r"|rewrit|edit|translat)|and i)"
    r"|let me (?:help|rewrite|rephrase"
    r"|summari[sz]e|revise|break (?:this|it) down|know (?:if|how|what|when)[^.!?]{0,60}\b(?:changes"
    r"|else|help|adjust|edits?|tweaks?|options?))"
    r"|feel free to (?:adjust|edit|modify|tweak|customi[sz]e|adapt|ask|let me)"
    r"|is there anything else\b|(?:i['’]d|i would) be (?:happy|glad) to (?:help|assist|rewrite"
    r"|summari[sz]e|provide)|i (?:can|could) (?:also )?(?:help|assist|provide|offer|rewrite|shorten"
    r"|make|turn|generate|suggest|expand|adjust)\b[^.!?]{0,60}\b(?:you|version|this|it|summary"
    r"|tone|headlines?)\b"
    r"|i (?:do not|don['’]t) have (?:access to|the ability|enough (?:information|context)|personal)"
    r"|i(?:['’]m| am) (?:just |only )?an? (?:ai|artificial|large language|language model|chatbot)"
    r"|my (?:knowledge|training)(?: data| cut-?off)?\b|(?:alternative|suggested|possible) "
    r"(?:headlines?|titles?|openings?|leads?)(?: \w+){0,3}\s*:|(?:assistant|chatgpt|ai|prompt"
    r"|user|output|model|system)\s*:\s"
    r"|(?:below|above|following) is (?:the |your |an? )?(?:\w+ ){0,3}(?:version|summary|draft"
    r"|rewrite|translation)|(?:to|in order to) (?:summari[sz]e|rewrite) (?:this|the)\b"
    r"|(?:write|rewrite|summari[sz]e|shorten|translate|draft|generate|create) (?:a|an|the|this"
    r"|me)\b"
    r"[^.!?]{0,60}\b(?:\d+[- ]words?|words or (?:less|fewer)|in the style|tone|for (?:a|our) "
    r"(?:website|news|blog)|seo))"
    rf"|\b(?:{_TEXT}|source|material|information|request|instructions) (?:that )?you(?:['’]ve| "
    rf"have)?"
    r" (?:just )?(?:pasted|provided|shared|uploaded|attached|supplied|entered|gave me|sent me)",
    re.I,
)
_TURNS_ABROAD = re.compile(
    rf"{_START}(?:(?:gerne?|natürlich|klar|selbstverständlich)!|(?:sehr )?gute frage!"
    r"|hier ist (?:der|die|das|eine?|ihr\w*) (?:überarbeitet|korrigiert|gekürzt|verbessert"
    r"|umgeschrieben|aktualisiert|neu formuliert)\w*"
    r"|(?:bitte )?(?:geben|fügen|senden|schicken|teilen) sie (?:mir )?(?:den|ihren|bitte)\b"
    r"[^.!?]{0,40}\b(?:text|artikel)|ich (?:entschuldige mich|bitte um entschuldigung) für (?:die"
    r"|das|den) (?:verwirrung|versehen|fehler|missverständnis)|lassen sie (?:es )?mich wissen"
    r"|ich kann ihnen\b|sie haben (?:völlig |ganz )?recht[,!]|diese zusammenfassung wurde\b"
    r"|(?:bien sûr|avec plaisir|certainement) ?!|(?:excellente|très bonne|bonne) question ?!"
    r"|voici (?:le|la|une?|votre) (?:\w+ )?(?:texte|version|article|résumé|passage)\b[^.!?]{0,30}"
    r"(?:révisée?|corrigée?|réécrite?|raccourcie?|remaniée?|améliorée?|reformulée?|:)"
    r"|(?:veuillez|merci de) (?:me )?(?:fournir|coller|partager|envoyer) (?:le|votre) texte"
    r"|(?:je m['’]excuse|désolée?|toutes mes excuses) pour (?:la confusion|l['’]erreur|cet oubli)"
    r"|n['’]hésitez pas à me\b|vous avez (?:tout à fait )?raison[,!]|je peux (?:aussi )?vous\b"
    r"|¡(?:claro|por supuesto|desde luego|con gusto)!|¡(?:excelente|buena|gran|muy buena) pregunta!"
    r"|aquí (?:está|tienes|tiene|va) (?:la|el|una?|tu|su) (?:\w+ ){0,3}(?:corregid|revisad"
    r"|actualizad|mejorad|resumid|reescrit|versión|abreviad)\w*"
    r"|(?:por favor,? )(?:proporcion[ae]|pegu?[ae]|compart[ae]|facilit[ae]|envíame|envíe)\b"
    r"[^.!?]{0,30}texto|(?:disculp[ae]|pido disculpas|lamento|perdón)(?: por)? (?:la confusión"
    r"|el error)|espero que (?:esto |te |le )*(?:ayude|sirva)|(?:avísame|házmelo saber|hágamelo "
    r"saber)|tiene[s]? (?:toda la )?razón[,!]|puedo (?:también )?(?:ayudart?e?l?e?|ofrecert?e?l?e?)"
    r"|(?:بالطبع|بالتأكيد|حسنًا|طبعًا)!|سؤال (?:رائع|جيد|ممتاز)\s?!|إليك النص"
    r"|(?:يرجى|الرجاء) (?:تزويدي|إرسال|لصق|مشاركة)[^.!?]{0,30}النص|أعتذر عن (?:الالتباس|الخطأ"
    r"|اللبس)|آمل أن (?:يساعد|يفيد)|يمكنني (?:أيضًا )?(?:مساعدتك|أن أ))"
    r"|\b(?:texte que vous (?:avez|m['’]avez)|texto que (?:has|me has|ha) (?:proporcionado|pegado"
    r"|enviado|compartido)|von ihnen (?:bereitgestellt|eingefügt|gesendet)\w*)"
    r"|النص الذي (?:قدمته|أرسلته|زودتني)",
    re.I,
)
# Somebody who speaks of himself to somebody, of work on a text: whatever the form, it is no news.
_ADDRESSED = re.compile(
    r"\b(?:i|me|i['’](?:ll|ve|m|d))\b[^.!?]{0,120}\b(?:you|yours?)\b"
    r"|\b(?:you|yours?)\b[^.!?]{0,120}\b(?:i|me|i['’](?:ll|ve|m|d))\b",
    re.I,
)
_OF_TEXT = re.compile(
    r"\b(?:text|article|version|summary|summaries|draft|paragraphs?|headlines?|prompt|tone|wording"
    r"|sentences?|content|document|essay|output|passage|bullet points?|word count|phrasing|excerpt"
    r"|rewrite|outline|transcript|instructions?)\b",
    re.I,
)
_WORKED_ON = re.compile(
    r"\b(?:rewr\w+|summari[sz]\w*|shorten\w*|revis\w+|generat\w+|provid\w+|past(?:e|ed)|condens\w+"
    r"|translat\w+|polish\w*|expand\w*|draft\w*|format\w*|tighten\w*|rephras\w+|proofread\w*"
    r"|adjust\w*|creat\w+|shar(?:e|ed)|edit\w*|improv\w+|tailor\w*|requested|asked for"
    r"|analy[sz]\w+)\b",
    re.I,
)
_OPENED = re.compile(
    r"^\W{0,3}(?:sure|certainly|of course|absolutely|gladly|(?:great|good|excellent) (?:question"
    r"|point|catch)|understood|no problem|got it|happy to help|you['’]re (?:absolutely )?right"
    r"|thanks? (?:you )?for (?:sharing|the|your)|i apologi[sz]e for (?:the|any|my)|my apologies"
    r"|apologies for|as requested|per your request)\b[^.!?,]{0,40}(?:[.!;:–—]"
    r"|,(?= ?(?:here|below|let|i(?:['’]ll| can| will|['’]ve (?:re|short|add)))))",
    re.I,
)
_MEETS = re.compile(
    r"\b(?:here(?:['’]s| is| are)|let(?:['’]s| us| me)|i(?:['’](?:ll|ve|m|d)| can| will| have| am)"
    r"|you(?:r|['’]d)?|below)\b",
    re.I,
)
_MADE = re.compile(
    r"\b(?:this|the) (?:summary|text|article|answer|response|version|translation|headline|content)"
    r" (?:was|is|has been) (?:\w+ )?(?:generated|produced|written|created|drafted|rewritten)\b"
    r"[^.!?]{0,60}\b(?:you|prompt|pasted|provided|supplied|ai|model|chatbot|assistant|automatically)\b"
    r"|\bhere(?:['’]s| is| are) (?:the|an?|your|my|some) (?:\w+,? ){0,2}?(?:revised|edited|cleaned"
    r"(?:[- ]up)?|polished|corrected|shortened|improved|rewritten|updated|condensed|tightened"
    r"|expanded"
    r"|reworked|formatted|translated|suggested|requested|simplified|rephrased) [\w-]+\b[^.!?]{0,80}"
    r"(?:[:.]\s*$|:\s*\n|\bas (?:you )?requested\b)",
    re.I,
)
_FORMS = (_SPOKEN, _TURNS, _ABROAD, _TURNS_ABROAD, _MADE)
_LONGEST, _SHORT = 1500, 400


def find(story: Story, known: Known) -> Iterator[Finding]:
    """Offers, refusals and announcements of a text in the first person, outside quotations."""
    for words in prose(story):
        said = outside_quotations(words.text[:_LONGEST])
        found = next((found for form in _FORMS if (found := form.search(said))), _chat(said))
        if found is not None:
            says = "A writing machine speaks here to whoever asked it."
            weight = Weight.NOTES if found.re is _OPENED and not _OF_TEXT.search(said) else None
            yield CHECK.at(words, says, span=found.span(), weight=weight)


def _chat(said: str) -> re.Match[str] | None:
    """An assistant's opening that turns to somebody, or a sentence to somebody about a text."""
    opened = _OPENED.match(said)
    if opened and len(said) < _SHORT and _MEETS.search(said, opened.end() - 1):
        return opened
    for start, sentence in sentences(said if len(said) < _SHORT else ""):
        addressed = _ADDRESSED.search(sentence)
        if addressed and _OF_TEXT.search(sentence) and _WORKED_ON.search(sentence):
            return _ADDRESSED.search(said, start)
    return None


CHECK = Check(code="CLN-12", name="prompt talk", weight=Weight.STOPS, find=find)
