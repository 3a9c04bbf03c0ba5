"""Words that stand alone on a line and only tell what is beside them."""

import re
from collections import Counter
from collections.abc import Iterator

from copydesk.cleaning.byline import has_front
from copydesk.cleaning.credit import is_credit_line
from copydesk.cleaning.dates import read_date_line
from copydesk.cleaning.furniture_rule import About, Claim, Furniture
from copydesk.cleaning.phrases import Phrases
from copydesk.markup.galley import Galley
from copydesk.markup.tidy import count_words
from copydesk.story.story import Role

_ADVERT = Phrases(
    r"advertise?ments?|advertorial|adverts?|ads?|sponsored( content| links?)?|paid post|promoted"
    r"|(story|article|content|text) continues (below|after)( (this )?(advertisement|ad|promotion))?"
    r"|(advertisement|ad)?\s*[-–—,.:;]?\s*(scroll|continue reading) (down )?(below|to continue)"
    r"|scroll to continue( with content| reading)?|(remove|hide|report) (this )?ads?"
    r"|(skip|close|end of)( the| this)? (advertisement|advert|ad)( \d+)?"
    r"|after( the)? newsletter promotion"
    r"|skip past newsletter promotion|lire la suite après (la|cette) publicité"
    r"|anzeige|werbung|nach der werbung weiterlesen|publicité|publicidade?|publicidad|pubblicità"
    r"|advertentie|reklama?|реклама|إعلان|اعلان|إعلانات|تبلیغات|פרסומת|annons|annonse|annonce"
    r"|mainos"
    r"|continua (a leggere )?dopo la pubblicità|continúa después de la publicidad"
    r"|publicidade continua"
)
_PICTURE = Phrases(
    r"photos?|photographs?|images?|pictures?|fotos?|fotografía|fotografia|bild(er)?|imagen|imagem"
    r"|immagine|afbeelding|zdjęcie|фото|صورة|الصورة|صور|عکس|תמונה|fotoğraf|foto ilustrasi"
    r"|(view|enlarge|open|show|expand) (the |this )?(full ?screen|image|photo|picture|gallery)"
    r"|image caption|photo caption|media caption|caption|toggle caption|hide caption"
    r"|bildunterschrift|(view|see|show) \d+ (images|photos|pictures)"
)
_CREDIT = Phrases(
    r"(photo|image|picture|photographs?) (credits?|source|by)|credits?|crédits?( photo)?|créditos?"
    r"|photographer|bildquelle|bildrechte|quelle|fotograf|image source|getty images embed"
    r"|تصوير|المصدر|المصور|عدسة|מקור|צילום|источник"
)
_TOOL = Phrases(
    r"share( this)?( (article|story|on|with|via).{0,20})?|save( article| story)?"
    r"|print( this)?( article)?"
    r"|comments?|[0-9]+ comments?|listen( to (this )?(article|story))?( \d.*)?"
    r"|[0-9]+[- ]?min(ute)?s?( read)?"
    r"|facebook|twitter|x|linkedin|whatsapp|telegram|email|e-mail|copy link|link copied|copied"
    r"|reddit"
    r"|pinterest|instagram|youtube|flipboard|bookmark|follow( us)?( on.{0,30})?|tweet|pin( it)?"
    r"|like"
    r"|teilen|merken|drucken|kommentare?|partager|imprimer|commentaires?|compartir|imprimir"
    r"|comentarios?|condividi|stampa|delen|dela|udostępnij|поделиться|paylaş|شارك|مشاركة|طباعة|حفظ"
    r"|text size|font size|a\+|a-|aa|resize|play|pause|mute|loading(\.\.\.|…)?|close|menu|search"
    r"|gift( this)?( article)?|report (a )?(typo|error)|add a comment|reply"
)
_KINDS = (
    (_ADVERT, Role.AD_LABEL),
    (_CREDIT, Role.CREDIT_LABEL),
    (_PICTURE, Role.PICTURE_LABEL),
    (_TOOL, Role.LABEL),
)
_LONGEST = 70
_ENDS = re.compile(r"[.!?…。！？؟۔।”\"]\s*$")
_OFTEN, _OF_STORY, _LONGEST_REPEATED = 3, 0.6, 50
_EDGES = " \t:：-–—|•·*[](){}<>«»→←▼▲↓↑.!…"


def find(galley: Galley, about: About) -> Iterator[Claim]:
    """Claim label lines; a house's own words count as labels too."""
    house = {label.casefold() for label in about.house.labels}
    repeated = _repeated(galley, about)
    for number, line, opens in about.near(galley):
        if len(line.text) > _LONGEST:
            continue
        forms = [(form, role) for phrases, role in _KINDS if (form := phrases[opens])]
        if not (forms or house or repeated):
            continue
        word = line.text.strip(_EDGES).casefold()
        told = (role for form, role in forms if form.fullmatch(word))
        role = Role.LABEL if word in house else next(told, None)
        if role is None and word in repeated:
            role = Role.LABEL
        if role is not None and not _is_heading(line.tag):
            yield Claim(line=number, role=role)


def _repeated(galley: Galley, about: About) -> set[str]:
    """In bare text: a few words that stand there again and again, as a page's template has them.

    So do the subheads of a list ("Price", "In its favour"): those mostly read like the story.
    """
    if galley.marked_up:
        return set()
    words = [
        line.text.strip(_EDGES).casefold() if len(line.text) <= _LONGEST_REPEATED else ""
        for line in galley.lines
    ]
    times = Counter(words)
    times[""] = 0
    likely: dict[str, list[float]] = {}
    for number, word in enumerate(words):
        # Only of what is repeated it is asked, and dearly, whether it may be a label.
        if times[word] >= _OFTEN and _may_be_label(galley.lines[number].text):
            likely.setdefault(word, []).append(about.likely[number] if about.likely else 0.0)
    often = {word: chances for word, chances in likely.items() if len(chances) >= _OFTEN}
    return {word for word, chances in often.items() if sum(chances) < _OF_STORY * len(chances)}


def _may_be_label(text: str) -> bool:
    """Not a sentence, a date, a credit or a byline, which pages repeat too."""
    return (
        0 < count_words(text) <= 6
        and not _ENDS.search(text)
        and not has_front(text)
        and read_date_line(text) is None
        and not is_credit_line(text)
    )


def _is_heading(tag: str) -> bool:
    return tag == "h1"


FURNITURE = Furniture(name="labels", find=find)
