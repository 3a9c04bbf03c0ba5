"""CLN-01: a label of the page stands in the copy as if it were a paragraph."""

import re
from collections.abc import Iterator

from copydesk.checks.check import Check, Known, Words, cut_whole
from copydesk.checks.reading import listed, prose
from copydesk.story.finding import Finding, Weight
from copydesk.story.story import Role, Story

_WORDS_AT_MOST = 10
_LABELS = re.compile(
    r"(?:(?:paid |third[- ]party )?advert(?:isement|isment|orial)?s?|ads?|sponsored(?: content"
    r"| by .+)?"
    r"|promoted(?: content)?|paid (?:post|content|partnership)|partner content|publicit[éey]"
    r"|publicidad"
    r"|anzeige|werbung|annonce|reclame|إعلان|إعلانات|реклама|photos?|image|picture|video|audio"
    r"|graphic"
    r"|credits?|captions?|photo credits?|image credits?|share|share this.*|tweet(?: this)?"
    r"|e-?mail|print"
    r"|save|comments?|\d+ comments?|no comments?|reply|like|likes|tags?|topics?|related|trending"
    r"|recommended"
    r"|loading|menu|search|home|close|next|previous|skip to .+|back to top|top stories"
    r"|most (?:read|popular"
    r"|viewed|shared)|latest(?: news)?|editors?['’]s?’? picks?|in this (?:story|article)"
    r"|table of contents"
    r"|read next|up next|watch|listen|gallery|slideshow|facebook|twitter|whatsapp|linkedin"
    r"|copy link"
    r"|play(?: video)?|(?:view|open|enlarge|show) (?:image|gallery|picture|photo)s?(?: .+)?"
    r"|premium|exclusive|live|breaking)",
    re.I,
)
_ABROAD = re.compile(
    r"(?:anzeigen?|werbung|bezahlter inhalt|gesponsert|teilen|drucken|kommentare?|merken"
    r"|bild(?:unterschrift)?|bildquelle|fotos?|video|grafik"
    r"|lesen sie (?:auch|hier|mehr|dazu|weiter)\b.{0,60}|(?:auch interessant|mehr zum thema|das "
    r"könnte sie (?:auch )?interessieren|meistgelesen|empfehlungen?)\b.{0,40}"
    r"|(?:artikel|seite|auf|per|über) (?:\\w+ )?(?:teilen|drucken|weiterempfehlen|versenden)"
    r"|lesezeit:?.{0,20}|zur startseite|nach oben"
    r"|publicité|partager(?: .{0,40})?|imprimer|commenter|commentaires?|à lire(?: aussi| "
    r"également)?\b.{0,60}|lire aussi\b.{0,60}|(?:voir|voyez) aussi\b.{0,60}|sur le même sujet|les "
    r"plus lus"
    r"|crédits?(?: photo)?|légende|temps de lecture.{0,20}|retour en haut"
    r"|publicidad|anuncio|compartir(?: .{0,40})?|imprimir|comentarios?|(?:lea|lee|ver|vea) "
    r"también\b.{0,60}|te puede interesar\b.{0,40}|más (?:leídas|noticias|información)"
    r"|relacionad[oa]s?|noticias relacionadas"
    r"|pie de foto|tiempo de lectura.{0,20}|volver arriba|etiquetas"
    r"|إعلانات?|شارك(?:ها)?(?: .{0,30})?|طباعة|تعليقات?|اقرأ أيضا?ً?.{0,60}|اقرأ المزيد.{0,40}"
    r"|مواضيع ذات صلة|الأكثر قراءة|صورة|فيديو)",
    re.I,
)
_READ_IN = re.compile(r"(?:\d+ )?min(?:ute)?s? read", re.I)
_HANDLED = re.compile(
    r"(?:hide|show|toggle|expand|collapse|enlarge|open|close|view|read|see) (?:the |this |full "
    r"|more )?(?:caption|credit|image|photo|gallery|video|transcript|comments?|details?|text|map"
    r"|chart)s?"
    r"|(?:image|photo|picture|video|media|figure) (?:caption|credit|source|supplied|provided"
    r"|description)s?|supplied|handout|file (?:photo|image|picture)|courtesy"
    r"|(?:article|story) (?:continues|resumes)\b.{0,50}|advert(?:isement)? ?[-–—:(].{0,60}",
    re.I,
)
_INVITATIONS = re.compile(
    r"(?:sign (?:up|in)|subscribe|follow (?:us|@?\w+ on)|log ?in|register|join (?:us|our"
    r"|the conversation)"
    r"|click (?:here|to)|tap (?:here|to)|swipe|scroll (?:down|to)|download (?:our|the) app"
    r"|get (?:our|the) app"
    r"|turn on (?:alerts|notifications)|allow notifications|enable (?:javascript|cookies)"
    r"|accept (?:all )?cookies|support (?:our|independent) journalism|leave a (?:comment|reply)"
    r"|(?:post|add|write|show|hide|view|see) (?:a |all |your |the )?comments?"
    r"|share (?:this|on|via|the)|you (?:may|might) (?:also|like)|more (?:on this|stories|from"
    r"|coverage)"
    r"|see also|also read|read (?:more|also|next|the full story)|related (?:stor(?:y|ies)|article"
    r"|content|coverage|topics?|news|links?)"
    r"|recommended (?:for you|stories|reading)|(?:story|article) continues|(?:this )?(?:article"
    r"|story) continues"
    r"|continues? (?:reading )?below|don['’]t miss|what to read next|watch (?:now|live|the video"
    r"|more)"
    r"|listen to (?:this|the)|advertisement)\b.{0,60}",
    re.I,
)
_CREDIT = re.compile(
    r"(?:photo(?:graph)?(?:ie)?s?|pictures?|images?|illustrations?|graphics?|video|credit|fotos?"
    r"|bild(?:er|quelle)?|imagen|crédits?|crédito|grafik|fotografía)"
    r"(?: credits?| courtesy(?: of)?| by)?\s?[:|/]\s*\S.{0,80}",
    re.I,
)


def find(story: Story, known: Known) -> Iterator[Finding]:
    """Short blocks that are labels, invitations or credit lines; and labels cut amid the copy."""
    own = {label.casefold() for label in known.house.labels}
    for words in prose(story):
        line = words.text.strip().strip("*[]()|›»>-–—· ").rstrip(":.!…").strip()
        if line.casefold() in own or _is_label(line):
            weight = None if line.casefold() in own or not _is_doubtful(line) else Weight.WARNS
            says = "A label of the page stands as a paragraph."
            yield CHECK.at(words, says, weight=weight, fix=cut_whole(words))
    yield from _cut_amid(story, known)


def _is_label(line: str) -> bool:
    if not line or len(line) > 120 or len(line.split()) > _WORDS_AT_MOST:
        return False
    forms = (_LABELS, _ABROAD, _HANDLED, _INVITATIONS, _CREDIT, _READ_IN)
    return any(form.fullmatch(line) for form in forms)


def _is_doubtful(line: str) -> bool:
    """An invitation may be a story's own: it asks for a look, a bare label stops."""
    is_long = len(line.split()) > 2 or line.split()[0].isdigit()
    return is_long and not any(form.fullmatch(line) for form in (_LABELS, _HANDLED))


def _cut_amid(story: Story, known: Known) -> Iterator[Finding]:
    """Labels taken out between two blocks that stayed: the join wants a look."""
    spans = [block.span for block in story.blocks if block.span is not None]
    if not spans:
        return
    first, last = spans[0].start, spans[-1].end
    roles = (Role.AD_LABEL, Role.ADVERT, Role.PICTURE_LABEL, Role.CREDIT_LABEL, Role.LABEL)
    names = [
        each.text.strip()
        for each in known.cuttings
        if each.role in roles and first < each.span.start < last
    ]
    if names:
        unique = list(dict.fromkeys(names))[:6]
        counted = "1 label" if len(names) == 1 else f"{len(names)} labels"
        says = f"Cut from amid the copy: {counted} of the page."
        words = Words(text=listed(unique))
        yield CHECK.about("blocks", says, excerpt=words.text, weight=Weight.NOTES)


CHECK = Check(code="CLN-01", name="page furniture", weight=Weight.STOPS, find=find)
