"""The words that lay a statement to somebody, in English: said, told, according to."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from copydesk.story.blocks import Span
from copydesk.story.figures import word_set
from copydesk.story.record import Record

_SPOKEN = (
    "said|says|say|told|tells|tell|added|adds|noted|notes|explained|explains|argued|argues|claimed"
    "|claims|claim|stated|states|announced|announces|reported|reports|insisted|insists|warned|warns"
    "|wrote|writes|asked|asks|replied|replies|confirmed|confirms|denied|denies|suggested|suggests"
    "|acknowledged|acknowledges|admitted|admits|conceded|predicted|predicts|recalled|recalls"
    "|responded|responds|declared|declares|testified|testifies|alleged|alleges|asserted|asserts"
    "|maintained|maintains|mentioned|observed|observes|pointed out|points out|emphasi[sz]ed"
    "|stressed|contended|contends|complained|joked|remarked|tweeted|posted|revealed|reveals"
    "|disclosed|estimated|estimates|concluded|concludes|indicated|indicates|promised|pledged|vowed"
    "|urged|proposed|continued|commented|comments|quipped|answered|ruled|held|shows|showed|found"
)
_THOUGHT = (
    "think|thinks|thought|believe|believes|believed|hope|hopes|hoped|feel|feels|felt|know|knows"
    "|knew"
    "|expect|expects|expected|fear|fears|feared|agree|agrees|agreed|suspect|suspects|doubt|doubts"
    "|understand|understands|understood|assume|assumes|guess|suppose|realized|realised|learned"
)
_BARE_MAY_FOLLOW = word_set(
    "said says say told tells think thinks thought believe believes believed hope hopes guess"
    " suppose claims claimed added feel know knew argued warned"
)
VERB: Final = re.compile(rf"\b(?P<verb>{_SPOKEN}|{_THOUGHT})\b", re.I)
ACCORDING: Final = re.compile(
    r"\b(?P<cue>according to|in the words of|as reported by|as told by)\s+", re.I
)
_TAIL_NP = re.compile(
    r"(?:[A-Z][a-z]{0,3}\.\s|(?:[A-Z]\.)+\s?|(?! (?:on|in|at|to|after|during|when|as|while|by"
    r"|from|about|who|that)\b)[^,.;:!?()“”\"\n—])+"
)
_EDGE = re.compile(
    r"[,;:()“”\"\n—–]|\b(?:that|and|but|as|when|while|which|because|where|if|though|although|after"
    r"|before|since|so|what|how|whether|than|or|for which|in which)\b",
    re.I,
)
_BETWEEN = re.compile(
    r"(?:\s+(?:has|have|had|also|later|then|just|further|once|always|never|still|even|already"
    r"|previously"
    r"|recently|reportedly|would|will|do|does|did|did not|not|can|could|may|might|\w{3,}ly))+$"
)
_NO_SPEAKER = re.compile(
    r"(?:there|here|this|these|those|what|not|to|be|is|was|were|been|being|of|in|on|at|with|from"
    r"|it is|it was)$",
    re.I,
)
# What follows "said" is what was said, unless it tells when, where, to whom or how.
_CLAUSE = re.compile(
    r"\s+(?:that\b|at least\b|in (?:the|an?|his|her|their|its) \w+,"
    r"|(?!(?:on|in|at|after|during|to|of|by|with|from|as|about|before|through|via|later|again|earlier"
    r"|yesterday|today|and|or|but|when|while|so|it all|aloud|not|nothing|anything|something)\b)"
    r"[A-Za-z\d$€£])"
)
_LISTENER = re.compile(
    r"\s+(?:(?:the |a |an |his |her |their |its )?(?:[\w’'-]+\s){0,3}?[\w’'-]+?)(?:,? (?:on|in|at"
    r"|by|during|after) [^,“\"]{1,60}?)?"
    r"(?=\s+that\b|\s+(?:he|she|it|they|we|there)\b|,|\s*[“\":]|[.;]|$)"
)
_WORDS_AT_MOST, _FAR = 12, 400  # characters before a verb in which its subject stands


class Cue(Record, frozen=True):
    """A cue with its speaker in a sentence, as spans of the paragraph's text.

    `inverted` where the speaker follows the verb ("said Ana Lund"); `follows` is where words after
    cue and speaker begin.
    """

    verb: str
    span: Span
    speaker: Span | None
    follows: int
    inverted: bool = False


def cues(text: str, sentence: Span, quoted: Sequence[Span]) -> Iterator[Cue]:
    """The cues of a sentence that stand outside quotation marks, in order."""
    for found in ACCORDING.finditer(text, sentence.start, sentence.end):
        speaker = _following(text, found.end(), sentence.end)
        if not _within(found.start(), quoted) and speaker is not None:
            span = Span(start=found.start("cue"), end=found.end("cue"))
            yield Cue(verb="according to", span=span, speaker=speaker, follows=speaker.end)
    for found in VERB.finditer(text, sentence.start, sentence.end):
        if _within(found.start(), quoted):
            continue
        cue = _verb_cue(text, found, sentence, quoted)
        if cue is not None:
            yield cue


def _verb_cue(
    text: str, found: re.Match[str], sentence: Span, quoted: Sequence[Span]
) -> Cue | None:
    span = Span(start=found.start(), end=found.end())
    verb = found.group().lower()
    before = text[sentence.start : found.start()].rstrip()
    if (
        before
        and before[-1] in ',”"?!'
        and before[-1:] != ""
        and _may_invert(before, quoted, sentence)
    ):
        speaker = _following(text, found.end(), sentence.end)
        if speaker is not None:
            return Cue(verb=verb, span=span, speaker=speaker, follows=speaker.end, inverted=True)
    speaker = _preceding(text, sentence.start, found.start())
    if speaker is None:
        return None
    return Cue(verb=verb, span=span, speaker=speaker, follows=found.end())


def _may_invert(before: str, quoted: Sequence[Span], sentence: Span) -> bool:
    """Words come before, and end as words do that are laid to somebody afterwards."""
    if before[-1] in '”"':
        return True
    return before[-1] == "," and len(before.split()) >= 4 and "," not in before[:-1][-40:]


def takes_clause(cue: Cue, text: str, end: int) -> int | None:
    """Where the words told begin after a cue, or None where none follow.

    "said that ...", "told reporters that ...", "said the harbour ...".
    """
    place = cue.follows
    if cue.verb in ("told", "tells", "tell", "warned", "asked", "urged"):
        listener = _LISTENER.match(text, place, end)
        place = listener.end() if listener else place
    clause = _CLAUSE.match(text, place, end)
    if clause is None or (clause.group().strip() != "that" and cue.verb not in _BARE_MAY_FOLLOW):
        return None
    start = clause.start()
    while start < end and text[start].isspace():
        start += 1
    return start if end - start > 3 else None


def _preceding(text: str, start: int, verb: int) -> Span | None:
    """The subject before a verb: the nearest run of words without an edge, or past an"
    " apposition."""
    start = max(start, verb - _FAR)
    left = _BETWEEN.sub("", text[start:verb].rstrip()).rstrip()
    if left.endswith(","):
        opening = left.rfind(",", 0, -1)
        if opening < 0 or len(left) - opening > 150:
            return None
        left = left[:opening]
    edges = list(_EDGE.finditer(left))
    first = edges[-1].end() if edges else 0
    words = left[first:].strip()
    if not words or len(words.split()) > _WORDS_AT_MOST or _NO_SPEAKER.search(words):
        return None
    begin = start + left.index(words, first)
    return Span(start=begin, end=begin + len(words))


def _following(text: str, place: int, end: int) -> Span | None:
    while place < end and text[place].isspace():
        place += 1
    name = _TAIL_NP.match(text, place, end)
    if name is None:
        return None
    words = name.group().rstrip()
    if (
        not words
        or len(words.split()) > _WORDS_AT_MOST
        or not re.match(
            r"[A-Z]|the |an? |one |two |some |his |her |he\b|she\b|they\b|it\b|\w+s\b", words
        )
    ):
        return None
    return Span(start=place, end=place + len(words))


def _within(place: int, spans: Sequence[Span]) -> bool:
    return any(span.start <= place < span.end for span in spans)
