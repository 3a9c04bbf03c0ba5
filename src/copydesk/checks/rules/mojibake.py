"""CLN-06: characters that were decoded with the wrong table."""

import re
from collections.abc import Iterator

from copydesk.checks.check import Check, Known, Words, put
from copydesk.checks.reading import everything
from copydesk.story.finding import Finding, Fix, Weight
from copydesk.story.story import Story

# What the bytes 0x80 to 0xBF turn into when UTF-8 is read as Windows-1252 or Latin-1.
_TAIL = "\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹Œ‘’“”•–—˜™š›œžŽŸ"
_RUNS = re.compile(
    rf"(?:[Â-Å][{_TAIL}]|[Æ-ß][{_TAIL}](?:\s?[Æ-ß][{_TAIL}])+|[à-ï][{_TAIL}]{{2}}|ð[{_TAIL}]{{3}})+"
)
_OTHER_TABLES = re.compile(
    r"‚Ä[ôúùîìò¶]|√[©®±°≥≠∂º¨ßƒ•]|вЂ[™њќ“”¦ќў]|(?:[РС][\u0400-\u045f°-¿]){5,}"
    r"|(?<=[A-Za-z])[√∂][A-ZØ-Þ¨©®¢∏µ´≠†°](?=[a-zß-ÿ])|(?<=[a-z])â(?=(?:s|t|re|ll|ve|d|m)\b)"
    r"|(?:[ØÙ][\x80-\xbf§¨©ª«¬®¯°±²³´µ¶·¸¹º»¼½¾„…†‡ˆ‰Š]){2,}"
)
_LOST = re.compile(r"(?<![\w/?&=])[A-Za-z]{1,20}\?(?:s|t|re|ve|ll|d|m)(?![\w=/&])")


def find(story: Story, known: Known) -> Iterator[Finding]:
    """One finding a block, at the first garbled run; the reading it should have is evidence."""
    for words in everything(story):
        text = words.text
        if text.isascii() and "?" not in text:
            continue
        for form in (_RUNS, _OTHER_TABLES, _LOST):
            found = next((run for run in form.finditer(text) if _is_garbled(run, form)), None)
            if found is not None:
                says = "Characters are garbled: they were decoded with the wrong table."
                right = _mended(found.group()) if form is _RUNS else ""
                fix = _mending(words) if form is _RUNS else None
                yield CHECK.at(words, says, span=found.span(), evidence=right, fix=fix)
                break


def _is_garbled(run: re.Match[str], form: re.Pattern[str]) -> bool:
    if form is not _RUNS:
        return True
    mended = _mended(run.group())
    return any((sign.isprintable() and ord(sign) > 0x7F) or sign == "\xa0" for sign in mended)


def _mending(words: Words) -> Fix:
    """All garbled runs of the block as they should read."""
    runs = [run for run in _RUNS.finditer(words.text) if _is_garbled(run, _RUNS)]
    return put(words, *((run.span(), _mended(run.group())) for run in runs))


def _mended(text: str) -> str:
    """The text as it was before, or "" where these bytes are no UTF-8."""
    try:
        return b"".join(_byte(sign) for sign in text).decode("utf-8")
    except UnicodeError:
        return ""


def _byte(sign: str) -> bytes:
    return sign.encode("latin-1") if ord(sign) < 0x100 else sign.encode("cp1252")


CHECK = Check(code="CLN-06", name="mojibake", weight=Weight.STOPS, find=find)
