"""Words between desks that no reader should see, and notices a source printed in its copy."""

import re
from collections.abc import Iterator

from copydesk.cleaning.furniture_rule import About, Claim, Furniture
from copydesk.cleaning.phrases import Phrases
from copydesk.markup.galley import Galley
from copydesk.story.notices import read_notice
from copydesk.story.story import Role

_SIGNOFF = Phrases(
    r"[(\[]?\s*((additional |further )?(reporting|writing|editing|compiled|edited|written) (by"
    r"|from|in)\b.{2,400}?)[)\]]?\.?"
    r"|[(\[](redaktion|bearbeitet|redigering|edición|redacción|rédaction|تحرير|إعداد"
    r"|כתיבה)\b.{2,200}[)\]]"
    r"|\((تقرير|إعداد|تحرير|شارك في التغطية)[^)]{2,300}\)",
)
_INITIALS, _LONGEST_INITIALS = re.compile(r"/?[a-z]{2,4}(/[a-z]{2,4}){1,2}", re.IGNORECASE), 6
_DESKS = Phrases(
    r"[(\[]?\s*(eds?|editors?|attn|attention|note to editors?|editor.?s note to (desks?"
    r"|clients?)|advisory|n\.?b\.?)"
    r"\s*[.:–—-]+\s+.{2,400}|-+\s*(ends?|more|30|fin|ende)\s*-+|#{2,4}|\(?\s*(more|mtf"
    r"|ends)\s*\)|-30-|\*{3,}"
    r"|(full |further |more )?(script|shot ?list|story|copy|details|pictures?|video|text) (to"
    r"|will) follow( shortly| soon)?[.!]?|more (to come|follows)[.…]*|\(end\)"
    r"|(mehr|meldung|text|bericht|bilder?|video) folgt( in kürze)?[.!]?"
    r"|(1st|2nd|3rd|[0-9]+th) (ld|lead|add|writethru)\b.{0,120}|(eds|recasts|adds|updates|refiles"
    # A sentence may begin so: what desks say ends without a stop, or is framed.
    r"|corrects|repeats)\b(: .{3,200}|[ ,][^.!?]{3,200})"
    r"|[(\[](eds|recasts|adds|updates|updating|refiles|repeats|rewrites|removes|changes|fixes"
    r")\b[: ,].{3,300}[)\]]"
    # The stamp under a transmission: service, bureau, day, time.
    r"|[a-z]{2,6}-[a-z]{2,3}-\d{2}-\d{2}-\d{2} \d{4} ?[a-z]{2,4}<?"
    r"|\(?(this (story|version|item) (corrects|updates|has been (refiled|corrected"
    r"|updated))).{3,300}",
)
# What correspondents set under the last line of their copy, or behind its last word.
_END = (
    r"(?:[-–—]+ ?(?:[Ee]nds?|ENDS?|30|[Ff]in|[Ee]nde) ?[-–—]+|ENDS?|Ends|ENDE|FIN|FINE"
    r"|#(?: ?#){2,3})"
)
_ENDED = re.compile(rf"{_END}[.]?|انتهى|النهاية")
_ENDED_BEHIND = re.compile(rf"(?<=[.!?”\"'’)]) +(?P<end>{_END})$")
# From here on copy is for desks alone, as the line says or its heading.
_NOT_FOR_PRINT = Phrases(
    r"[#*\s]*(the following (information|text|lines?) (is|are) not (intended |meant )?for"
    r" publication|not for (publication|print|broadcast)"
    r"|die folgenden informationen sind nicht zur veröffentlichung bestimmt"
    r"|nicht zur veröffentlichung|ne pas publier|no publicar)\b.{0,80}"
    r"|#+ *([\w-]+ )?(notebook|notizblock)( #+)?"
    r"|(#+ *)?(notes? to editors?|redaktionelle hinweise|redaktionelle kontakte"
    r"|editorial contacts?|contacts? for editors?)\s*:?( #+)?",
)
# Between two pages of a transmission.
_GOES_ON = re.compile(r"\(?-* *(?:more|MORE|mtf|MTF) *-*\)?|#{2,4}")
_LONGEST_END, _LAST = 12, "-–—DSsENe#"
_NEAR = 4
_STOPS, _LABEL = ".!?)”؟。", 60
_LONGEST_NOTICE = 800  # characters; a longer paragraph tells more than a notice
_MOST_NOTES = 20


def find(galley: Galley, about: About) -> Iterator[Claim]:
    """Claim sign-offs, desk notes near the ends and all behind the end of copy; keep notices."""
    is_page = about.item.body.is_page
    ended = False
    for number, line, opens in about.near(galley):
        text = line.text
        if ended or _is_end(number, opens, galley, about):
            yield Claim(line=number, role=Role.DESK_TALK)
            # Behind the end of copy stand notes to the desk; a page goes on with its own.
            ended = not (galley.marked_up and is_page)
        elif number >= about.last and text[-1] in _LAST and (behind := _end_behind(text)):
            yield Claim(line=number, role=Role.DESK_TALK, start=behind)
        elif about.first + _NEAR < number < about.last - _NEAR:
            if not is_page and _GOES_ON.fullmatch(text):
                yield Claim(line=number, role=Role.DESK_TALK)
        elif _is_notice(text):
            yield Claim(line=number, role=Role.DESK_TALK, says=text)
        elif _is_note(text, opens, closes=number >= about.last - 1):
            yield Claim(line=number, role=Role.DESK_TALK)


def _is_notice(text: str) -> bool:
    """Whether a source tells readers here what became of its copy; a bare date is for the head."""
    is_said = text[-1] in _STOPS
    if len(text) > _LONGEST_NOTICE or not (is_said or ":" in text[:_LABEL]):
        return False
    notice = read_notice(text)
    return notice is not None and (is_said or notice.kind == "correction")


def _is_note(text: str, opens: str, *, closes: bool) -> bool:
    """A word to the desks, or a sign-off where the line closes the copy."""
    desks = _DESKS[opens]
    if desks is not None and desks.fullmatch(text):
        return True
    if not closes:
        return False
    signs = _SIGNOFF[opens]
    initials = "/" in text[:_LONGEST_INITIALS] and _INITIALS.fullmatch(text)
    return bool(initials or (signs is not None and signs.fullmatch(text)))


def _is_end(number: int, opens: str, galley: Galley, about: About) -> bool:
    """An end mark with most of the running text above it, and not a page's worth below."""
    text = galley.lines[number].text
    is_mark = len(text) <= _LONGEST_END and _ENDED.fullmatch(text) is not None
    if not is_mark and (about.item.body.is_page or not _is_not_for_print(text, opens)):
        return False
    above, below = sum(about.prose[:number]), sum(about.prose[number:])
    # Short copy may have no running text to speak of.
    short = not about.item.body.is_page and number > 0 and not above + below
    return (above > below or short) and len(galley.lines) - number <= _MOST_NOTES


def _is_not_for_print(text: str, opens: str) -> bool:
    form = _NOT_FOR_PRINT[opens]
    return form is not None and form.fullmatch(text) is not None


def _end_behind(text: str) -> int:
    """Where an end mark stands behind the last words of the copy; 0 where none does."""
    found = _ENDED_BEHIND.search(text, max(0, len(text) - 20))
    return found.start("end") if found else 0


FURNITURE = Furniture(name="desk talk", find=find)
