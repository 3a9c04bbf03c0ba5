"""Notices about another piece of the paper's own, as corrections columns print them.

Such a notice names a piece (an article, a caption, a broadcast), points to where it stood (a day, a
page, a section, a headline), and says that it erred. News has one or two of these, never all three
in its own name: a report that others found wrong is laid to them.
"""

import re
from typing import Final, Literal

_DAY = (
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tues?|wed|thur?s?|fri|sat|sun)\.?(?=,? )"
    r"|yesterday|today)"
)
_MONTH = (
    r"(?:jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?|july?|aug(?:ust"
    r"|\.)?"
    r"|sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)"
)
_DATE = (
    rf"(?:{_MONTH} \d{{1,2}}|\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}"
    r"|\d{1,2}[/.]\d{1,2}[/.]\d{2,4})"
)
PIECE: Final = (
    r"(?:articles?|stor(?:y|ies)|columns?|items?|headlines?|captions?|photo(?:graph)?s?|pictures?"
    r"|graphics?|charts?|obituar(?:y|ies)|editorials?|leader|commentar(?:y|ies)|op-ed|essay|feature"
    r"|profile|crossword|newsletter|broadcast|quotation of the day|q\. ?and a\.|early copies"
    r"|corrections?(?: and clarifications?)?|tide tables|(?:our|an?|the|this|last week[’']s"
    r"|special) "
    r"(?:[\w-]+ )?(?:issue|edition|newspaper|paper|magazine|supplement|bulletin|listings?)"
    r"|(?:our|[\w]+day[’']s|yesterday[’']s|last week[’']s) (?:[\w-]+ ){0,2}(?:reports?|posts?"
    r"|reviews?|maps?"
    r"|tables?|recipe|quiz|puzzle|video|podcast|episode|interview|guide|analysis|blog|brief"
    r"|calendar)"
    r"|(?:an?|the) (?:report|review|map|table|recipe|list|quiz|brief|illustration|diagram"
    r"|timeline) (?:[^.,]{0,80}"
    r"\b(?:section|page|pages|accompanying|with (?:an|this|the) (?:article|story))\b|in our\b))"
)
POINTER: Final = (
    rf"\b(?:{_DATE}|(?:on|for|from|published|posted|in|last|this) {_DAY}|{_DAY}(?:[’']s)?"
    r"|last (?:week|month|night|year)|this (?:week|month|morning)[’']s|earlier (?:today|this week)"
    r"|pages? (?:one\b|[a-z]{0,2}-?\d+)|page-one|p\. ?\d+|front[- ]page"
    r"|(?:[\w&]+ ){1,3}section\b|early (?:copies|editions?)|some (?:copies|editions?)"
    r"|with (?:this|an|the|our) (?:[\w-]+ )?(?:article|story|report|obituary|column)"
    r"|(?:accompan(?:ying|ied)|illustrating|headlined|entitled|titled|broadcast on)\b)"
)
_WRONG = r"(?:incorrect|wrong|mistaken|erroneous|inaccurate|outdated)"
BAD: Final = (
    r"(?:(?:incorrect|wrong|mistaken|erroneous|inaccurate|inadvertent)ly"
    r"|in error|misstated?|misidentified|misspell?ed|misspelt|misquoted"
    r"|misattributed|mischaracteri[sz]ed|misrepresented|misreported|misnamed|mislabell?ed"
    r"|mistranslated|misdescribed|miscalculated|misdated|misinterpreted|misprinted|mis-?captioned"
    r"|omitted|left out|transposed|reversed the|mixed up|swapped|overstated|understated"
    rf"|(?:was|were) {_WRONG}|(?:(?:an?|the) {_WRONG}|(?:an|the) error|errors"
    rf"|a mistake) (?!that cost)"
    r"|failed to (?:note|say|mention)|digitally altered|garbled)"
)
_PUT_RIGHT = (
    r"\b(?:should (?:of course,? |, of course,? |instead )?have (?:said|read|been|stated|noted"
    r"|referred|given|appeared|included|identified)"
    r"|regrets? (?:the|this|these|our|any) (?:\w+ )?(?:error|mistake|omission)"
    r"|we (?:\w+ )?(?:apologi[sz]e|regret)|we are (?:happy|glad) to|(?:sorry|apologies)\b)"
    r"|[.;:] (?:(?:in fact|in reality|actually|the correct|the \w+ (?:is|are|was|were))\b|(?:that"
    r"|this|it|they|he|she) (?:is|are|was"
    r"|were|has|have|had|did|does)(?:n[’']t| not)?\b|[^.]{0,80}(?:\bsays? (?:he|she|it|they)\b"
    r"|\buntrue\b"
    r"|\bnot (?:true|the case|correct)|, not \S))"
)
_MISLED = (
    r"\b(?:did not (?:make (?:it )?clear|specify|explain|mention|state|intend)|should have (?:made"
    r" (?:it )?clear|explained|specified)|impl(?:y|ied)|suggest(?:ed)?\b|(?:may|might|could) have"
    r" (?:left|given|suggested|implied|been)|impression|misperception|misleading(?:ly)?"
    r"|(?:to|would) (?:clarify|make (?:it |this )?clear|point out)|unclear|clarification)"
)
_OPENS = (
    r"\W*(?:an?|our|some|two|three|four|several|in|on|at|because of|due to|owing to|as a result"
    rf"|through|by|the (?:[\w’'&-]+ ){{0,5}}(?:{_DATE}|{_DAY}|last (?:week|month)|on page"
    rf"|accompanying|with)|last|yesterday|today|this|earlier|\d|"
    rf"{_DAY}|{_MONTH}|[\w&’'. -]{{2,60}}\b(?:incorrectly|wrongly|mistakenly|erroneously) reported"
    r"|[\w&’'. -]{2,60}\b(?:was|were) (?:incorrectly |wrongly )?(?:referred|described|identified"
    r"|named|quoted|listed))\b"
)
# Said of a piece by somebody else, or long ago, it is news.
_LAID = (
    r"[,.;] (?:the |an? |its )?(?:[\w-]+ )?(?:court|judges?|auditors?|police|critics|lawyers?"
    r"|ministry"
    r"|minister|officials?|spokes\w+|he|she|they|investigators|prosecutors|commission|committee"
    r"|regulator|council|company) (?:\w+ )?(?:said|found|ruled|told|asked|ordered|claimed|argued"
    r"|complained)\b|, (?:[\w’'.-]+ ){1,5}(?:said|found|ruled|told)\b[^“\"]{0,30}$|\baccording to\b"
)
# A paper that names itself.
_PAPER = (
    r"\W*(?:on |in |last )?(?:[\w.,]+ ){0,4}?the (?:[A-Z][\w’'.&]*[ -]){0,3}(?:Times|Post|Herald"
    r"|Star"
    r"|Telegram|Telegraph|News|Journal|Press|Gazette|Tribune|Chronicle|Courier|Observer|Mail"
    r"|Guardian"
    r"|Record|Examiner|Inquirer|Sun|Mirror|Bulletin|Argus|Echo|Globe|Standard|Citizen|Dispatch)"
    r" (?:\w+ )?(?:incorrectly|wrongly|mistakenly|erroneously|inaccurately) (?:said|reported|stated"
    r"|described|identified|published|named|quoted|referred)\b"
)
_REGRETS = (
    r"(?:^|[.!?] )(?:we|(?:the )?[A-Z][\w’'&-]+(?: [\w’'&-]+){0,4}) (?:\w+ )?(?:regrets?"
    r"|apologi[sz]es? for|are sorry for|is sorry for) (?:the|this|that|these|our|any|its) (?:\w+ )?"
    r"(?:errors?|mistakes?|inaccurac\w+|omissions?|misquotation|confusion)\b"
)
# "The name of the choir was misspelled in Sunday's Arts section."
_WAS_BAD = (
    rf"[^“\".]{{2,140}}\b(?:was|were) (?:{BAD}|{_WRONG})\b[^.]{{0,60}}?\b(?:in|on) (?:an?|the|our"
    rf"|some"
    rf"|last|yesterday|today|{_DAY}|{_DATE})\b[^.]{{0,80}}\b(?:{PIECE}|section|newspaper|paper"
    rf"|edition|page)\b"
)
_LONGEST = 700  # characters in which piece, pointer and error stand
_SUBJECT = 140  # in which the piece is named

_piece = re.compile(rf"\b{PIECE}\b", re.IGNORECASE)
_pointer = re.compile(POINTER, re.IGNORECASE)
_bad = re.compile(rf"\b{BAD}\b", re.IGNORECASE)
_right = re.compile(_PUT_RIGHT, re.IGNORECASE)
_misled = re.compile(_MISLED, re.IGNORECASE)
_opens = re.compile(_OPENS, re.IGNORECASE)
_laid = re.compile(_LAID)
_regrets = re.compile(rf"{_REGRETS}|^(?i:{_PAPER})")
_bad_was = re.compile(rf"\b(?:was|were) (?:{BAD}|{_WRONG})\b", re.IGNORECASE)
# Papers point to a piece by "(headline, day, page)"; who does so speaks of its own.
_bracketed = re.compile(
    rf"[(\[][^()\[\]]{{0,90}}\b(?:{_DATE}|pages? [A-Z]?\d+|p\. ?\d+)[^()\[\]]{{0,30}}[)\]]",
    re.IGNORECASE,
)
_was_bad = re.compile(_WAS_BAD, re.IGNORECASE)
_states = re.compile(
    r"\b(?:said|stated|gave|put|reported|described|referred|identified|named|listed|quoted|showed"
    r"|included|had|placed|published|stated|should have)\b",
    re.IGNORECASE,
)


def told_of_another(said: str) -> Literal["correction", "clarification"] | None:
    """What a corrections column says of a piece of its own paper; None where it does not."""
    if _regrets.search(said) or _is_said_bad(said):
        return "correction"
    head = said[:_LONGEST]
    piece = _piece.search(head[:_SUBJECT])
    if piece is None or not (_opens.match(head) and _pointer.search(head)):
        return None
    if _laid.search(head, piece.end()):
        return None
    if _bad.search(head):
        return "correction"
    if _misled.search(head):
        return "clarification"
    is_put_right = _bracketed.search(head, piece.end()) or _right.search(head, piece.end())
    return "correction" if _states.search(head) and is_put_right else None


def _is_said_bad(said: str) -> bool:
    """Whether something is said to have been wrong where it stood in the paper."""
    if not _bad_was.search(said[:_LONGEST]) or _laid.search(said):
        return False
    return _was_bad.match(said) is not None
