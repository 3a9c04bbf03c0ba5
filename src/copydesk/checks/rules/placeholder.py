"""CLN-10: something that was to be filled in was not."""

import re
from collections.abc import Iterator

from copydesk.checks.check import Check, Known
from copydesk.checks.reading import everything
from copydesk.story.finding import Finding, Weight
from copydesk.story.story import Story

_BLANKS = re.compile(
    r"\bTK(?:TK)*\b(?! ?Maxx| ?Elevator| ?Max\b)|\bTK(?:TK)+|(?i:\blorem ipsum\b"
    r"|\bdolor sit amet\b)"
    r"|(?i:[\[<(]\s*(?:insert|add|enter|fill in|replace|your|put|check|confirm|link to|photo of"
    r"|quote from|name of)\b[^\])>]{0,80}[\])>])"
    r"|[\[<(]\s*(?i:names?|dates?|cit(?:y|ies)|place|number|figure|headline|quote|title|link|url"
    r"|placeholder|tbc|tbd|tba|tk|xx+|tktk|age|company name|first name|last name|picture"
    r"|image here)\s*[\])>]"
    r"|(?i:\b(?:bildunterschrift|zitat|text|zahl|name|ort|bild|légende|citation|chiffre|photo|texte"
    r"|foto|pie de foto|cifra|cita) (?:folgt|fehlt noch|einfügen|nachtragen|à (?:venir|compléter"
    r"|insérer)|(?:por|a) (?:confirmar|completar)|pendiente)\b)"
    r"|(?i:[\[<(]\s*(?:einfügen|hier|ergänzen|noch|zitat|name|zahl|ort|datum|insérer|ajouter"
    r"|compléter|à compléter|citation|nom|chiffre|insertar"
    r"|añadir|completar|pendiente|cita|nombre|cifra|أدخل|أضف|اكتب|اسم)(?: [^\])>]{0,60})?[\])>])"
    r"|(?i:\bhier (?:text|bild|zitat|überschrift|namen?) (?:einfügen|ergänzen)|\btexte? (?:à venir"
    r"|ici)\b|\btexto aquí\b)"
    r"|\[(?!SIC\]|LAUGH|APPLAU|CROSSTALK|INAUDIBLE)[A-Z][A-Z _/-]{3,40}\]|(?i:[\[(]\w+ tk[\])])"
    r"|(?i:\bpull quote (?:here|to come)\b)"
    r"|(?i:(?:^|[.!?:\n]\s*)(?:insert|add|enter|paste|put|drop in|type|write) (?:an? |the |your "
    r"|another |some )?(?:\w+ )?(?:captions?|quotes?|text|headline|names?|figures?|numbers?|dates?"
    r"|links?|photos?|pictures?|images?|bylines?|credits?|details?|copy|body|intro|lede?|standfirst"
    r"|paragraphs?|chart|map|graphic|bio|title|subtitle|summary)(?: (?:here|later|below|tk))?"
    r"\s*[.!:]?\s*(?:$|\n))"
    r"|(?i:\b(?:text|copy|caption|details|more|story|quote|graphic|chart|map|figures?|numbers?"
    r"|pictures?|photo|image|credit|intro|body|summary|response|comment) (?:to (?:come|follow)"
    r"|tk|tbc|tbd|pending|goes here)\s*[.)\]]?\s*$)"
    r"|(?i:\b(?:pellentesque|consectetur|adipiscing|vestibulum|suspendisse|sollicitudin|habitant "
    r"morbi|sed ut perspiciatis|eiusmod tempor|ullamco laboris|excepteur sint)\b)"
    r"|(?<!\d)%(?:\d*d|s)(?!\w)|(?<![\w$])%\(\w{1,30}\)s|(?<![\w/])\{\d?\}"
    r"|\?\?[-–/]\?\?"
    r"|\{\{[^{}]{0,80}\}\}|\$\{[^{}]{1,80}\}|%%?[A-Z][A-Z_]{2,40}%%?"
    r"|\{[A-Za-z]\w{0,30}[_ ]?\w{0,30}\}"
    r"|(?i:\b(?:head(?:line|ing)|text|caption|body|copy|quote|name|story|title|description"
    r"|byline) (?:goes|to go) here\b)"
    r"|(?i:\b(?:quote|name|details?|figure|number|caption|byline|photo|link) to (?:come|follow)\b)"
    r"|\bX{2,}(?= (?:people|per cent|percent|million|billion|years?|dollars|euros|pounds|days"
    r"|times)\b)|\$XX+|\bXX+%"
    r"|\bX{3,}\b[^X\n]{1,60}\bX{3,}\b|\b(?:CHECK|VERIFY|CONFIRM) (?:THE )?[A-Z]{3,}\b"
    r"|\b(?:PLACEHOLDER|FIXME|TODO|CHECK THIS|DUMMY TEXT)\b|\?{3,}|_{4,}"
)
_PARTS = (
    r"(?:caption|headline|hed|text|copy|quote|name|date|figure|photo|picture|pic|image|link|title"
    r"|byline|standfirst|description|video|map|chart|graphic|summary|dateline|number|place|city"
    r"|credit|body|lead|intro|story|details?|comment|reaction|response|reply|statement|age|source"
    r"|total|background|context|paragraph|box|sidebar|art|pix)"
)
_FILLED = re.compile(
    rf"\b(?i:insert|add|enter|type|paste|write|drop in|put) (?i:your |the |an? |some )?{_PARTS}s?"
    rf" (?:here|below)\b|^\W*(?i:(?:the|full|more|main|second) )?(?i:{_PARTS})s?(?: and \w+)? "
    rf"(?i:to "
    r"(?:come|follow)|tbc|tbd|tba|needed|required|missing|pending|here|goes here|coming)\W*$"
    r"|(?<![\w%])%(?:\d\$)?[dsf](?!\w)|(?<!\w)\{\d\}(?!\w)|\[object Object\]|\$\{?[A-Z_]{4,30}\b"
    r"|(?i:\b(?:first ?name (?:last ?name|surname)|name surname|vorname nachname|nombre apellido"
    r"|prénom nom)\b|\b(?:dummy|sample|filler|placeholder|boilerplate) (?:text|copy|content)\b"
    r"|\bblindtext\b|\btexto de relleno\b|\bfaux texte\b|نص تجريبي|نص وهمي)"
    r"|^\W*(?i:(?:test|asdf\w*|qwerty\w*|foo|bar|baz|bla+h?|xyz|abc"
    r"|123)(?:[ ,.!-]+(?:test(?:ing)?"
    r"|asdf\w*|qwerty\w*|foo|bar|baz|bla+h?|xyz|abc|123))+|asdf\w*|qwerty\w*)\W*$"
    r"|^\W*(?i:(?:text|bild|zitat|foto|name|überschrift|bildunterschrift|grafik|absatz|zahl)"
    r"(?:en|e|s)? (?:folgt|folgen|fehlt|ergänzen|kommt noch|noch offen)|(?:texte|photo|citation"
    r"|légende|titre|chiffre|nom) (?:à (?:venir|compléter|insérer|ajouter|confirmer)|manquante?)"
    r"|(?:texto|foto|cita|titular|pie de foto|cifra|nombre|dato) (?:pendiente|por (?:confirmar"
    r"|añadir|completar|poner))|(?:النص|الصورة|الاقتباس|العنوان|الاسم) (?:لاحقًا|لاحقا|يضاف|ناقص)"
    r"(?: لاحقًا)?)\W*$",
    re.M,
)
# The words of the filler text that printers have set since the sixteenth century, and its kin.
_LATIN = re.compile(
    r"\b(?:lorem|ipsum|dolor|amet|consectetur|adipiscing|elit|eiusmod|tempor|incididunt|labore"
    r"|aliqua|veniam|nostrud|exercitation|ullamco|aliquip|commodo|consequat|pellentesque|habitant"
    r"|morbi|tristique|senectus|netus|malesuada|fames|egestas|vestibulum|curabitur|aenean|phasellus"
    r"|suspendisse|vivamus|maecenas|praesent|nullam|quisque|fusce|donec|etiam|integer|cras|sed"
    r"|mauris|nunc|vitae|turpis|lectus|sollicitudin|tincidunt|ultricies|faucibus|bibendum"
    r"|ullamcorper|laoreet|dignissim|sagittis|rhoncus|venenatis|efficitur|luctus|ornare)\b",
    re.I,
)
_LATIN_LEAST = 3
# Also said in chats, forms and programmes of events.
_DOUBTFUL = re.compile(r"\?+|_+|\(tb[acd]\)", re.I)


def find(story: Story, known: Known) -> Iterator[Finding]:
    """One finding a block, at the first blank."""
    for words in everything(story):
        found = _BLANKS.search(words.text) or _FILLED.search(words.text) or _filler(words.text)
        if found is not None:
            says = "A placeholder was left in the copy."
            weight = Weight.NOTES if _DOUBTFUL.fullmatch(found.group()) else None
            yield CHECK.at(words, says, span=found.span(), weight=weight)


def _filler(text: str) -> re.Match[str] | None:
    """The first word of filler, where the text is made of it: three of its words and a third."""
    found = list(_LATIN.finditer(text[:1000]))
    enough = max(_LATIN_LEAST, len(text[:1000].split()) / 3)
    return found[0] if len(found) >= enough else None


CHECK = Check(code="CLN-10", name="placeholder", weight=Weight.STOPS, find=find)
