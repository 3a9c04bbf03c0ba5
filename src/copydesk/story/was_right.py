"""What a notice says was wrong, and what it says is right, in its own words."""

import re

# A sentence ends where the next one begins: not behind "Mr." or "Nov.".
_STOP = re.compile(
    r"(?<![A-Z])(?<!\b[A-Z][a-z])(?<!\bNov)(?<!\bMrs)(?<!\bSen)[.!?;。](?=\s+\S|$)|؛"
)
_TOLD = re.compile(
    r"\b(?:said|stated|reported|indicated|claimed|suggested|showed|referred to|described|named)"
    r"(?: that)?(?!,)\s+(?P<was>.+)"
    r"|(?:hieß es,|stand,|schrieben wir,|war zu lesen,)\s*(?:dass )?(?P<de>.+)"
    r"|\b(?:indiquait|affirmait|mentionnait|disait)(?: que| qu[’']| par erreur)\s*(?P<fr>.+)"
    r"|\b(?:decía|indicaba|afirmaba|señalaba) que (?P<es>.+)"
    r"|(?:هذ[اه] (?:المقال|الخبر|التقرير|النص)) (?:أن|إن) (?P<ar>[^،.]+)",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"(?P<right>[^,;:()]{1,160}?)"
    r"(?:, (?:and )?(?:not|nicht)| and not| rather than|,? (?:et non|y no)(?: pas)?"
    r"|،? وليست?(?: في)?) (?:in |on |at |en |in der |im )?(?P<was>[^,;:()]{1,120}?)(?=[.;,)]|$)",
    re.IGNORECASE,
)
_AFTER_VERB = re.compile(
    r".*\b(?:is|are|was|were|be|say|said|says|read|reads|with|on|in|at|by|to|from|for|named|called"
    r"|liegt in|ist|sind|war|waren|en|a été construit en|est|está en|es|يقع في)\s+(?P<rest>\S.*)",
    re.IGNORECASE,
)
_READ = re.compile(
    r"\b(?:for|instead of) [“\"‘'](?P<was>[^”\"’']{1,120})[”\"’'].{0,60}?\bread\b"
    r" [“\"‘'](?P<right>[^”\"’']{1,120})[”\"’']",
    re.IGNORECASE,
)
_TO_SAY = re.compile(
    r"\b(?:to (?:say|show|reflect|state|indicate)|should (?:have )?(?:read|said|been|be))"
    r"(?: that)?\s+(?P<right>[^.;()]{2,200})",
    re.IGNORECASE,
)
_AS = re.compile(
    r"\b(?:given|listed|identified|spelled|reported|described) as (?P<was>[^,.;]{1,80}?)"
    r"(?: in an?\b|[,.;]|$)",
    re.IGNORECASE,
)
_IS_RIGHT = re.compile(
    r"^(?:in fact,?|richtig ist:?|en réalité,?|en realidad,?|والصحيح:?)\s+", re.IGNORECASE
)
_RIGHT_AFTER = re.compile(r"والصحيح\s+(?P<right>[^.،]+)")
_MIS = re.compile(
    r"\b(?:mis(?:stated|identified|spelled|spelt|quoted|attributed|named|reported)|wrong|incorrect"
    r"|transposed|reversed|wrongly|incorrectly)\b|falsch|por error|par erreur",
    re.IGNORECASE,
)
_QUOTES = '“”"‘’«»„ '


def was_and_right(line: str) -> tuple[str, str]:
    """The words a notice gives as wrong and as right, each "" where it does not say."""
    if read := _READ.search(line):
        return read["was"].strip(), read["right"].strip()
    sentences = _sentences(line)
    was, told_in = _told(sentences)
    right = ""
    if 0 <= told_in < len(sentences) - 1:
        right = sentences[told_in + 1]
    for sentence in reversed(sentences):
        if turned := _NOT.search(sentence):
            if told_in >= 0 and sentence == sentences[told_in]:
                break
            return _plain(turned["was"]), _after_verb(turned["right"])
    return _plain(was), _right(line, right)


def _right(line: str, following: str) -> str:
    if following:
        return _IS_RIGHT.sub("", following).strip()
    if found := _TO_SAY.search(line) or _RIGHT_AFTER.search(line):
        return _plain(found["right"])
    return ""


def _told(sentences: list[str]) -> tuple[str, int]:
    """What an earlier version said, and in which sentence that is told; -1 for none."""
    for number, sentence in enumerate(sentences):
        if found := _TOLD.search(sentence):
            return next(filter(None, found.groups()), "").strip(" ."), number
        if found := _AS.search(sentence):
            return found["was"], number
        if _MIS.search(sentence):
            return "", number
    return "", -1


def _after_verb(words: str) -> str:
    """What was put in the place of the wrong words: what follows the verb."""
    found = _AFTER_VERB.match(words)
    return _plain(found["rest"] if found else words)


def _plain(words: str) -> str:
    return words.strip(_QUOTES).rstrip(".,;)")


def _sentences(line: str) -> list[str]:
    made, at = [], 0
    for stop in _STOP.finditer(line):
        made.append(line[at : stop.end()].strip())
        at = stop.end()
    made.append(line[at:].strip())
    return [sentence for sentence in made if sentence]
