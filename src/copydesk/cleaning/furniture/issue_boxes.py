"""Boxes that ask readers to point out errors."""

import re
from collections.abc import Iterator

from copydesk.cleaning.furniture_rule import About, Claim, Furniture
from copydesk.cleaning.phrases import Phrases
from copydesk.markup.galley import Galley
from copydesk.story.story import Role

_ERROR = re.compile(
    r"\b(errors?|issues?|mistakes?|inaccurac(y|ies)|inconsistenc(y|ies)|typos?|incorrect"
    r"|corrections?"
    r"|fehler|erreurs?|errores|error|errori?|erros?|ошибк\w+|hata)\b|خطأ|أخطاء|טעות|اشتباه",
    re.IGNORECASE,
)
_LONGEST, _ASKED = 80, "?؟:»>"
# One of these is in all that `_ERROR` finds.
_STEMS = (
    "error", "issue", "mistake", "accurac", "consistenc", "typo", "incorrect", "correction",
    "fehler", "erreur", "erro", "ошибк", "hata", "خطأ", "أخطاء", "טעות", "اشتباه",
)  # fmt: skip
_ASKS = re.compile(
    r"\b(notice[ds]?|spot(ted)?|found|find|see|seen|report|identif(y|ied)|suggest|flag|gefunden"
    r"|entdeckt|melden"
    r"|signale[rz]|trouvé|encontrado|detectado|trovato|segnala|нашли|заметили|buldunuz)\b"
    r"|هل وجدت|هل لاحظت|أبلغ|لاحظت|מצאתם|מצאת",
    re.IGNORECASE,
)
_TURN = re.compile(
    r"\b(contact|e-?mail|let us know|write to|tell us|click|reach( out)?|send|form"
    r"|editorial team|highlight"
    r"|kontaktieren|schreiben sie|contactez|écrivez|escríbanos|contacte|scrivi|напишите|выделите"
    r"|please"
    r"|accurate|accuracy)\b|@|\[at\]|تواصل|راسلنا|يرجى|כתבו",
    re.IGNORECASE,
)


def find(galley: Galley, about: About) -> Iterator[Claim]:
    """Claim the question and the words under it that tell whom to write to."""
    open_for = 0
    below = " ".join([line.text for _, line, _ in about.near(galley, about.last + 1)]).lower()
    # Most pages say nothing of errors below their story, and need not be asked line by line.
    may_be_box = any(stem in below for stem in _STEMS)
    for number, line, opens in about.near(galley):
        is_below = may_be_box and number > about.last
        if _is_question(line.text, opens) or (is_below and _is_box(line.text)):
            yield Claim(line=number, role=Role.ISSUE_BOX)
            open_for = 3
        elif (open_for and _ERROR.search(line.text) and _TURN.search(line.text)) or (
            open_for and _belongs(line.text)
        ):
            yield Claim(line=number, role=Role.ISSUE_BOX)
        else:
            open_for = max(0, open_for - 1)


def _is_question(text: str, opens: str) -> bool:
    if len(text) > _LONGEST:
        return False
    asks = text[-1] in _ASKED and text.rstrip(" »>").endswith(("?", "؟", ":"))
    if asks and _ASKS.search(text) and _ERROR.search(text):
        return True
    command = _COMMAND[opens]
    return command is not None and command.fullmatch(text) is not None


_COMMAND = Phrases(
    r"(report|suggest) (an?|a possible) (error|issue|mistake|typo|correction)( (in|to"
    r"|with) (this )?(story|article))?\.?"
    r"|fehler (gefunden|melden)\??|signaler une erreur|أبلغ عن خطأ|الإبلاغ عن خطأ",
)


def _is_box(text: str) -> bool:
    """All three at once: an error, seeing it, and whom to turn to."""
    return bool(
        len(text) <= 600 and _ERROR.search(text) and _ASKS.search(text) and _TURN.search(text)
    )


def _belongs(text: str) -> bool:
    return len(text) <= 120 and bool(re.search(r"@|\[at\]", text))


FURNITURE = Furniture(name="issue boxes", find=find)
