"""Notices a source printed with its copy: what kind, what was wrong, what is right.

A notice is known by its form: a label, or a sentence whose subject is the copy it stands in, an
earlier version of it, or the paper itself. Whether it stands where notices stand, at the head or
foot, is for those who read whole copy to say. One line is a notice or is none.
"""

import re
from typing import Literal

from copydesk.story import notice_labels as labels
from copydesk.story import notice_words as words
from copydesk.story.notice_pointers import told_of_another
from copydesk.story.record import Record
from copydesk.story.was_right import was_and_right

NoticeKind = Literal["correction", "clarification", "update", "editors_note"]

LONGEST = 1_500  # characters of a line that are looked at; longer ones are read by their head

# What may stand between a label and its colon: a day, an hour, in brackets or not; of which story.
_DAY = r"(?:[^:：\n]|(?<=\d)[:：](?=\d))"
_NEAR = 160  # characters behind "this story" in which its verb stands
_DATED = (
    rf"(?:\s?[(\[][^)\]]{{1,60}}[)\]]|[,–—-]? ?{_DAY}{{0,30}}?\d{_DAY}{{0,30}}?(?=\s?[:：–—\]]|$)"
    r"|,? (?:to|on|of|from|for|about) [^:：.!?\n]{2,60}(?=[:：])|, \w{3,9}(?=[:：]))?"
)
# What it is of, or its day: "STORY CORRECTION", "May 9 update".
_OF_WHAT = (
    r"(?:(?:story|photo|picture|caption|headline|online|print|audio|video|graphic|web|page|article"
    r"|post|eds|editors|[a-z]{3,9}\.? \d{1,2}(?:st|nd|rd|th)?)[ :-]{1,2})?"
)
_ENDS = r"\s*(?:[:：]|[–—]|\s-\s|-(?=[A-Z])|/|\||\]|$)\s*"


def _labels(said: str) -> re.Pattern[str]:
    return re.compile(
        rf"[\W_]{{0,6}}{_OF_WHAT}(?P<said>{said})(?![\w’']){_DATED}{_ENDS}", re.IGNORECASE
    )


_LABELS: tuple[tuple[NoticeKind | None, re.Pattern[str]], ...] = (
    ("correction", _labels(labels.CORRECTION_LABEL)),
    ("clarification", _labels(labels.CLARIFICATION_LABEL)),
    ("update", _labels(labels.UPDATE_LABEL)),
    ("editors_note", _labels(labels.NOTE_LABEL)),
    (None, _labels(labels.BARE_LABEL)),
)


def _verbs(said: str) -> re.Pattern[str]:
    """What a desk did, in brackets or followed by a desk's word."""
    return re.compile(
        rf"\W{{0,3}}(?:(?<=[(\[])(?:[\w’']+ ){{0,3}}(?:{said})\b"
        rf"|(?:this )?(?:{said}),? {words.DESKS_WORD}\b)",
        re.IGNORECASE,
    )


_DESKS: tuple[tuple[NoticeKind, re.Pattern[str]], ...] = (
    ("correction", _verbs(words.CORRECTS)),
    ("clarification", _verbs(words.CLARIFIES)),
    ("update", _verbs(words.UPDATES)),
)
_EARLIER, _OURS, _WE = map(words.compiled, (words.EARLIER, words.OURS, words.WE))
_WE_CLEAR, _ELSEWHERE = map(words.compiled, (words.WE_CLEAR, words.ELSEWHERE))
_MENDED, _LATER = map(words.compiled, (words.MENDED, words.CHANGED_LATER))
_WITHDRAWN, _UNCLEAR, _WRONG = map(words.compiled, (words.WITHDRAWN, words.UNCLEAR, words.WRONG))
_NEWER, _ABOUT, _AMENDED = map(words.compiled, (words.NEWER, words.ABOUT, words.AMENDED))
_AFTERWARDS = words.compiled(words.AFTERWARDS)
_MAY_TELL = words.compiled(words.HINTS)
_QUOTED = re.compile(r"\s*[“\"„«‘]")
_SPACE = re.compile(r"\s+")


class SentNotice(Record, frozen=True):
    """A notice as a source printed it; `was` and `right` are "" where it does not say."""

    kind: NoticeKind
    text: str
    was: str = ""
    right: str = ""


def read_notice(text: str) -> SentNotice | None:
    """What a line of copy tells as a notice; None where it is no notice. Linear in the line."""
    line = _SPACE.sub(" ", text[:LONGEST]).strip()
    kind = kind_of(line)
    if kind is None:
        return None
    was, right = was_and_right(line) if kind != "update" else ("", "")
    return SentNotice(kind=kind, text=text.strip(), was=was, right=right)


def kind_of(line: str) -> NoticeKind | None:
    """Of what kind a notice is, by its label and by what it says."""
    for kind, label in _LABELS:
        found = label.match(line)
        if found is not None:
            said = line[found.end() :]
            return _labelled(kind, found["said"], said)
    if _QUOTED.match(line):
        return None
    return _done_by_desk(line) or (_told(line) if _MAY_TELL.search(line) else None)


def _done_by_desk(line: str) -> NoticeKind | None:
    return next((kind for kind, verbs in _DESKS if verbs.match(line)), None)


def _labelled(kind: NoticeKind | None, label: str, said: str) -> NoticeKind | None:
    """The label's word stands, unless it leaves open what the words behind it say."""
    told = _told(said)
    if kind is None:
        return _done_by_desk(said) or told
    if kind == "correction" and label.casefold().startswith(("amend", "refil")):
        return told or kind
    if kind == "update":
        return told if told in ("correction", "clarification") else kind
    if kind == "editors_note" and told == "update" and "note" not in label.casefold():
        return kind
    return told or kind if kind == "editors_note" else kind


def _told(said: str) -> NoticeKind | None:
    """What a sentence about the copy says was done to it."""
    if _WE_CLEAR.search(said):
        return "clarification"
    if _MENDED.search(said) or _WE.search(said):
        return "correction"
    if _ELSEWHERE.search(said):
        return _of_earlier(said)
    if _LATER.search(said):
        return "update"
    if _AFTERWARDS.search(said):
        return "editors_note"
    if _EARLIER.search(said):
        return _of_earlier(said)
    ours = _OURS.search(said)
    mine = _of_ours(said[: ours.end() + _NEAR]) if ours else None
    return mine or told_of_another(said)


def _of_earlier(said: str) -> NoticeKind:
    """What was said in an earlier version was wrong, unless it was withdrawn or unclear."""
    if _WITHDRAWN.search(said):
        return "editors_note"
    if _UNCLEAR.search(said):
        return "clarification"
    return "update" if _NEWER.search(said) and not _WRONG.search(said) else "correction"


def _of_ours(said: str) -> NoticeKind | None:
    kinds: tuple[tuple[re.Pattern[str], NoticeKind], ...] = (
        (_WITHDRAWN, "editors_note"),
        (_ABOUT, "editors_note"),
        (_UNCLEAR, "clarification"),
        (_WRONG, "correction"),
        (_NEWER, "update"),
        (_AMENDED, "correction"),
    )
    if _NEWER.search(said) and not _WITHDRAWN.search(said) and re.search(r"\bupdat", said, re.I):
        kinds = kinds[2:]
    return next((kind for form, kind in kinds if form.search(said)), None)
