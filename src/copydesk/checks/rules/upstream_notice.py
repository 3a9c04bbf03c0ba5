"""IDN-07: the copy carries the source's own notice of a correction or the like."""

import re
from collections.abc import Iterator

from copydesk.checks.check import Check, Known
from copydesk.checks.reading import prose, words_of
from copydesk.story.finding import Finding, Weight
from copydesk.story.notices import SentNotice, read_notice
from copydesk.story.story import Story

_AT_HEAD, _AT_FOOT = 3, 5
_DOUBTS = re.compile(
    r"\b(?:withdr\w+|retract\w*|remov\w+|delet\w+|unpublish\w*|tak\w+ down|err(?:or|ed)\w*"
    r"|mistak\w+"
    r"|wrong\w*|incorrect\w*|inaccura\w+|false\w*|untrue|mis\w{4,}|unverif\w+|not (?:been )?(?:able"
    r" to )?(?:verif\w+|meet|stand|confirm\w*)|fail\w*|standards?|apolog\w+|regret\w*|conflict\w*"
    r"|undisclosed|disclos\w+|disput\w+|doubt\w*|plagiar\w+|fabricat\w+|investigat\w+|review\w*"
    r"|concern\w*|complain\w*|denie[ds]|correct\w*|clarif\w+|should|no longer)\b"
    r"|zurückgezogen|entfern|gelöscht|fehler|falsch|retir|supprim|erreur|inexact|eliminad|retirad|errón"
    r"|خطأ|سحب|حذف|غير دقيق",
    re.I,
)
_TAKEN_OUT = re.compile(
    r"\b(?:remov\w+|withdr\w+|retract\w+|delet\w+|unverif\w+|err(?:or|oneous)\w*|incorrect\w*"
    r"|inaccura\w+|mis(?:stat|spel|identif|attribut)\w+)\b",
    re.I,
)
_SAYS = "The source published a notice with this copy: ask what our version needs."


def find(story: Story, known: Known) -> Iterator[Finding]:
    """Notices that cleaning lifted out, and such words still at the head or foot of the copy."""
    lifted = {tuple(words_of(notice)) for notice in story.sent_notices}
    for text in story.sent_notices:
        notice = read_notice(text)
        # What a source added is no mistake of ours.
        weight = Weight.NOTES if notice is not None and _is_harmless(notice) else None
        yield CHECK.about("sent_notices", _SAYS, excerpt=text, weight=weight)
    texts = prose(story)
    for n, words in enumerate(texts):
        if _AT_HEAD <= n < len(texts) - _AT_FOOT or tuple(words_of(words.text)) in lifted:
            continue
        notice = read_notice(words.text)
        if notice is not None and (notice.kind != "update" or not _is_harmless(notice)):
            weight = Weight.NOTES if _is_harmless(notice) else None
            yield CHECK.at(words, _SAYS, weight=weight)


def _is_harmless(notice: SentNotice) -> bool:
    """What a source added, and an editor's note that doubts nothing, are no mistake of ours."""
    if notice.kind == "update":
        return _TAKEN_OUT.search(notice.text) is None
    return notice.kind == "editors_note" and _DOUBTS.search(notice.text) is None


CHECK = Check(code="IDN-07", name="upstream notice", weight=Weight.STOPS, find=find)
