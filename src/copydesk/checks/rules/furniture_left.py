"""CLN-01: a label of the page stands in the copy as if it were a paragraph."""

import re
from collections.abc import Iterator

from copydesk.checks.check import Check, Known, Words, cut_whole
from copydesk.checks.persons import SPEECH
from copydesk.checks.reading import ends_a_sentence, listed, prose, word_set
from copydesk.story.agencies import AGENCIES
from copydesk.story.finding import Finding, Weight
from copydesk.story.story import Role, Story

_WORDS_AT_MOST, _SENTENCE = 10, 6
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
# The words that pages speak in: a short line of nothing else is one of their labels.
_INTERFACE = word_set(
    "save saved print printed share shared sharing gift copy copied link bookmark bookmarked later"
    " read reading listen watch play pause view views viewed expand collapse open close show hide"
    " enlarge zoom gallery slideshow photo photos picture pictures image images video videos audio"
    " podcast transcript caption credit getty reuters afp shutterstock alamy istock app apps"
    " download install subscribe subscribed subscriber subscribers subscription membership member"
    " account login logout register newsletter newsletters alerts notifications follow following"
    " follower followers email mail message whatsapp telegram facebook twitter instagram tiktok"
    " youtube linkedin reddit pinterest flipboard messenger bluesky threads comment comments reply"
    " replies discuss feedback report flag like likes rate vote menu navigation search sections"
    " topics tags tag related recommended trending popular latest newest sponsored promoted"
    " advertise advertisement advertising ad ads adverts partner partners content cookie cookies"
    " privacy settings preferences consent accept manage terms contact about help faq sitemap"
    " page pages article articles story stories text font size larger smaller translate language"
    " edition editions published updated edited posted minutes min mins ago previous next back top"
    " homepage jump skip loading load refresh click tap swipe scroll here more us our"
)
_JOINING = word_set(
    "a an the to for of on in by via with from and or this that your you now all at it as us our"
    " please here if not no 1 2 3 4 5 10"
)
_INTERFACE_ABROAD = word_set(
    "merken gemerkt speichern drucken teilen senden kopieren vorlesen anhören abspielen newsletter"
    " abonnieren anmelden registrieren kommentieren kommentare merkliste leseliste schriftgröße"
    " startseite mehr weiter zurück artikel seite bilder galerie video bildergalerie facebook"
    " whatsapp app herunterladen zum zur den diesen auf per als später lesen"
    " enregistrer imprimer partager envoyer copier lien écouter lire plus tard article page photos"
    " galerie vidéo abonner connexion connecter inscription commenter commentaires accueil retour"
    " suivant précédent taille texte offrir sur par cet cette le la les en"
    " guardar imprimir compartir enviar copiar enlace escuchar leer después artículo página fotos"
    " galería vídeo suscribirse iniciar sesión registrarse comentar comentarios inicio volver"
    " siguiente anterior tamaño letra en por este el los las"
    " حفظ طباعة مشاركة إرسال نسخ الرابط استمع شاهد المزيد الصفحة المقال الصور الرئيسية التالي "
    "السابق"
    " اشترك تسجيل الدخول تعليق تعليقات على عبر هذا"
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

# What a page offers to do with itself, whatever it calls itself, and what it says of itself.
_COMMANDS = re.compile(
    r"(?:print|save|share|e-?mail|send|copy|bookmark|gift|report|rate|cite|export|download|forward"
    r"|recommend|pin|follow|listen|translate|open|view|show|hide|enlarge|zoom|mute|unmute|expand"
    r"|collapse|switch|change|manage|skip|return|back|explore|browse|add|buy|order|license|hear"
    r"|republish|adjust|increase|decrease|jump|go|advertise|work|partner)"
    r"(?: (?:to|in|on|for|as|with|it|this|the|our|your|an?|all|full|more))*"
    r" (?:page|article|stor(?:y|ies)|posts?|link|pdf|later|app|site|(?:font|text)(?: size)?"
    r"|settings"
    r"|preferences|alerts?|notifications?|(?:print|digital|mobile|desktop) (?:edition|version)"
    r"|cookies?|top|start|home ?page|sections?|topics?|authors?|(?:reading )?list|favou?rites"
    r"|bookmarks|podcasts?|newsletters?|full ?screen|edition|e-?paper|archives?|subscription"
    r"|account|profile|reprints?|friend|clipboard|us|rights|issue|print)",
    re.I,
)
_OF_ITSELF = re.compile(
    r"(?:contact|about|support|join) us|our (?:team|newsletters?|apps?|podcasts?|authors?)"
    r"|(?:all|our|my) (?:news|topics|sections|authors|comments)|(?:log|sign) (?:in|out|up)"
    r"|my account|manage (?:cookies|consent|preferences)|(?:cookie|privacy) (?:settings|choices)"
    r"|(?:open|opens) in (?:a )?new (?:window|tab)|this (?:content|video|page) (?:is not|is un"
    r"|could not|can ?not)\b.{0,60}|(?:image|video|audio|map|chart) \d+ (?:of|/) \d+|\d+ ?/ ?\d+"
    r"|\d+ (?:shares?|likes?|views?|reactions?|min(?:ute)?s?)|page \d+(?: of \d+)?|next page"
    r"|(?:last )?updated? (?:\d+ (?:minutes?|hours?|days?) ago)|\d+ (?:minutes?|hours?) ago"
    r"|for you|more (?:here|videos?|news|topics?)|author bio"
    r"|(?:ad|ads) by \w+|why this ad|remove ads?|report (?:this )?ad|(?:font|text) size"
    r"|dark mode|a[+-]|close ad|skip ad|(?:un)?mute|full ?screen|transcript|filed under"
    r"|(?:zurück|weiter|schließen|mehr anzeigen|vorlesen|artikel (?:anhören|speichern|merken)"
    r"|merkliste|newsletter|startseite|inhalt|nächster artikel)"
    r"|(?:retour|suivant|fermer|enregistrer|écouter(?: l['’]article)?|ajouter à mes favoris"
    r"|offrir cet article|lecture|nous contacter|s['’]abonner|se connecter|voir plus)"
    r"|(?:volver|siguiente|cerrar|guardar|escuchar(?: (?:la noticia|este artículo))?"
    r"|iniciar sesión|suscríbete|ver más|contacto|enviar por correo|copiar enlace)"
    r"|(?:حفظ|إغلاق|التالي|السابق|استمع(?: إلى المقال)?|نسخ الرابط|اشترك|المزيد|تسجيل الدخول)",
    re.I,
)
_AGENCY = re.compile(  # the owner of a picture, alone on its line
    r"(?:©|\(c\)|via)?\s?(?:\d{4} )?(?:(?:[A-Z][\w’'-]+ ){1,3}(?:/|for|via) ?)?(?:getty(?: images)?"
    r"|shutterstock|i?stock(?: ?photo)?|alamy|unsplash|pexels|depositphotos|(?:example )?pictures?"
    r"|imago(?: images)?|picture alliance|epa|afp|reuters|ap photo|ap|pa (?:media|wire|images)"
    r"|dpa|anp|efe|ansa|apa|keystone|ntb|tt|ritzau|lehtikuva|file|handout|supplied|reproduction)"
    r"(?: ?(?:/|via|-) ?[\w ’'-]{2,40})?(?: (?:photo|images?|pictures?|file photo))?",
    re.I,
)


def find(story: Story, known: Known) -> Iterator[Finding]:
    """Short blocks that are labels, invitations or credit lines; and labels cut amid the copy."""
    own = {label.casefold() for label in known.house.labels}
    for words in prose(story):
        line = words.text.strip().strip("*[]()|›»>-–—· ").rstrip(":.!…").strip()
        if line.casefold() in own or (_is_label(line) and not _is_told(words.text)):
            weight = None if line.casefold() in own else _weight(words.text, line)
            says = "A label of the page stands as a paragraph."
            yield CHECK.at(words, says, weight=weight, fix=cut_whole(words))
    yield from _cut_amid(story, known)


def _is_label(line: str) -> bool:
    if not line or len(line) > 120 or len(line.split()) > _WORDS_AT_MOST:
        return False
    forms = (_LABELS, _ABROAD, _HANDLED, _CREDIT, _READ_IN, _COMMANDS, _OF_ITSELF, _AGENCY)
    if any(form.fullmatch(line) for form in (*forms, _INVITATIONS)):
        return True
    return _is_interface(line)


def _is_interface(line: str) -> bool:
    """Two to seven words that pages speak in, one of them at least no joining word; or an "
    "agency."""
    words = re.findall(r"[^\W_]+", line.casefold())
    if line.casefold() in AGENCIES and len(words) > 1:
        return True
    if not 2 <= len(words) <= 7 or "," in line or line[:1].isdigit():
        return False
    if any(word in _INTERFACE for word in words):
        return all(word in _INTERFACE or word in _JOINING or word.isdigit() for word in words)
    return all(word in _INTERFACE_ABROAD for word in words)


def _is_told(text: str) -> bool:
    """A sentence in which somebody speaks is a story's own: "Listen to this, she said." """
    return ends_a_sentence(text) and SPEECH.search(text) is not None


def _weight(text: str, line: str) -> Weight | None:
    """A bare label stops. An invitation may be the story's own: it asks for a look, and is only
    told of where it is a sentence with its full stop."""
    count = len(line.split())
    if count <= 2 and not line[0].isdigit():
        return None
    if any(form.fullmatch(line) for form in (_LABELS, _HANDLED)):
        return None
    return Weight.NOTES if count >= _SENTENCE and ends_a_sentence(text) else Weight.WARNS


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
