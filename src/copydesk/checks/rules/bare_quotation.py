"""ATT-02: a quotation of which nobody says whose it is."""

import re
from collections.abc import Iterator

from copydesk.checks.check import Check, Known, Words
from copydesk.checks.persons import NAME, SPEECH
from copydesk.checks.reading import outside_quotations, paragraphs, words_of
from copydesk.story.finding import Finding, Weight
from copydesk.story.sentence import sentences
from copydesk.story.story import Story

_QUOTED = re.compile(
    r"[“„«\"»]\s?[^“”„«»\"]{20,1000}[.!?…]\s?[”“»\"«]|[“„«\"][^“”„«»\"]{20,1000}[”“»\"][.!?]"
)
_ALONE = re.compile(r"(?:^|[.!?…:”\"»]\s?|\w\s)$")
_WHOLE = re.compile(r"[“„«\"»]\s?[^a-zß-öø-ÿ]")
_LEAST = 6  # words; shorter ones are titles and catchwords
# A line of its own beneath it: "Ada Lund, head of the harbour office", "– Ada Lund".
_SIGNED = re.compile(
    rf"[-–—]\s?{NAME}[^.!?]{{0,120}}$|{NAME}(?:, [^.!?]{{2,120}}| ?\([^()]{{2,80}}\))$"
)
_OPENING = ("“", "„", "«", '"', "»")
_SHORT = 9  # words
_RUNNING = 3  # so many, and it is an interview
_INTRODUCED = re.compile(r"(?:^|[.!?]\s)(?:[A-Z][\w’'-]+(?: \w+){1,7}[.:]|[^.!?]*:)\s*$")


def find(story: Story, known: Known) -> Iterator[Finding]:
    """A whole sentence in quotation marks, with no speaker in its paragraph or those beside it."""
    texts = paragraphs(story)
    found = [
        (words, quoted)
        for n, words in enumerate(texts)
        if (quoted := _bare(words)) is not None and not _has_speaker(texts, n)
    ]
    if len(found) < _RUNNING:
        for words, quoted in found:
            yield CHECK.at(words, "Nobody says whose words these are.", span=quoted.span())


def _bare(words: Words) -> re.Match[str] | None:
    """The first quotation that stands as a sentence of its own, not led in by the one before."""
    for quoted in _QUOTED.finditer(words.text):
        if len(words_of(quoted.group())) < _LEAST:
            continue
        before, after = words.text[: quoted.start()], words.text[quoted.end() :].lstrip()
        if _WHOLE.match(quoted.group()) is None:
            continue  # a term, or the end of somebody's sentence
        ends = not after or after[0].isupper() or after[0] in '“„«"'
        if ends and _ALONE.search(before) and not _INTRODUCED.search(before):
            return quoted
    return None


def _has_speaker(texts: list[Words], n: int) -> bool:
    """Somebody speaks here, or the paragraph before ends in words that lead in, or one after says
    who spoke: "said" without a quotation of its own."""
    if SPEECH.search(outside_quotations(texts[n].text)):
        return True
    before = texts[n - 1].text if n else ""
    after = texts[n + 1].text if n + 1 < len(texts) else ""
    return (
        _leads(before)
        or _SIGNED.match(after) is not None
        or (not after.startswith(_OPENING) and _opens_with_speech(after))
    )


def _leads(text: str) -> bool:
    outside = outside_quotations(text)
    last = list(sentences(outside))[-1:] or [(0, "")]
    return text.rstrip().endswith(":") or SPEECH.search(last[0][1]) is not None


def _opens_with_speech(text: str) -> bool:
    """A short sentence that tells nothing but who spoke: "So said the mayor of Thornbury." """
    first = next(sentences(text), (0, ""))[1]
    return len(first.split()) <= _SHORT and SPEECH.search(first) is not None


CHECK = Check(code="ATT-02", name="bare quotation", weight=Weight.WARNS, find=find)
