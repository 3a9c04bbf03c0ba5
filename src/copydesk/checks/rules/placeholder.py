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
    r"|(?i:[\[<(]\s*(?:einfügen|hier|ergänzen|noch|zitat|name|zahl|ort|datum|insérer|ajouter"
    r"|compléter|à compléter|citation|nom|chiffre|insertar"
    r"|añadir|completar|pendiente|cita|nombre|cifra|أدخل|أضف|اكتب|اسم)(?: [^\])>]{0,60})?[\])>])"
    r"|(?i:\bhier (?:text|bild|zitat|überschrift|namen?) (?:einfügen|ergänzen)|\btexte? (?:à venir"
    r"|ici)\b|\btexto aquí\b)"
    r"|\[(?!SIC\]|LAUGH|APPLAU|CROSSTALK|INAUDIBLE)[A-Z][A-Z _/-]{3,40}\]|(?i:[\[(]\w+ tk[\])])"
    r"|(?i:\bpull quote (?:here|to come)\b)"
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
# Also said in chats, forms and programmes of events.
_DOUBTFUL = re.compile(r"\?+|_+|\(tb[acd]\)", re.I)


def find(story: Story, known: Known) -> Iterator[Finding]:
    """One finding a block, at the first blank."""
    for words in everything(story):
        found = _BLANKS.search(words.text)
        if found is not None:
            says = "A placeholder was left in the copy."
            weight = Weight.NOTES if _DOUBTFUL.fullmatch(found.group()) else None
            yield CHECK.at(words, says, span=found.span(), weight=weight)


CHECK = Check(code="CLN-10", name="placeholder", weight=Weight.STOPS, find=find)
