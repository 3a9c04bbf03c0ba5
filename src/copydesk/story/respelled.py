"""Whether one word is another one spelled right: a slip of the keys, an accent, a house's style.

Careful rather than kind: what cannot be shown to be the same word counts as another one, and names
count as names however little of them changed.
"""

import re
import unicodedata
from typing import Final

from copydesk.story.fact_words import AGREEING, DATES, FUNCTION_WORDS, LIKELY_COMMON, NAMES, NUMBERS
from copydesk.story.figures import word_set
from copydesk.story.folding import plain
from copydesk.story.lexicon import Lexicon, lexicon
from copydesk.story.record import Record

# Longer words may have two slips.
LONG = 9
SHORTEST = 3
_ENDINGS: Final = word_set("s es e en n er r ed d ly a o as os em")
_STARTS: Final = (
    "hypo", "hyper", "inter", "intra", "intro", "anti", "ante", "macro", "micro", "over", "under",
    "mono", "multi", "pre", "pro", "post", "sub", "super", "ent", "ver", "be", "dis", "de", "mis",
)  # fmt: skip
_KINDS_OF_STUFF: Final = ("ate", "ite", "ide", "ine", "ane", "ene", "yne", "ose", "ase")
_TWO_WORDS: Final = word_set("masse masses massen busse bussen")  # not what they are with ß
_OUR: Final = re.compile(
    r"(col|hon|lab|fav|behavi|neighb|harb|rum|hum|vap|arm|endeav|od|flav|sav|rig|vig|tum|parl"
    r"|glam|splend|cand|clam)our"
)
_ISE: Final = re.compile(r"(?<=\w{3})is(?=(?:e|ed|es|ing|ation|ations|er|ers)$)")
_DOUBLED: Final = re.compile(
    r"(travel|cancel|label|model|signal|fuel|level|quarrel|counsel|marvel|channel|tunnel|jewel"
    r"|total|rival|equal)l(?=ed|ing|er|ers|or|ors)"
)
_STYLES: Final = tuple(
    (re.compile(form), to)
    for form, to in (
        ("ys(?=e|ed|es|ing)", "yz"), ("^(cent|theat|met|lit|fib|calib|sab)re", r"\1er"),
        ("^(catal|dial|anal)ogue", r"\1og"), ("^(def|off|lic|pret)ence", r"\1ense"),
        ("^grey", "gray"), ("^programme", "program"), ("^aluminium", "aluminum"),
        ("^sceptic", "skeptic"), ("^mould", "mold"), ("^plough", "plow"), ("^whilst$", "while"),
        ("^towards$", "toward"), ("judgement", "judgment"), ("ageing", "aging"),
        ("paedi", "pedi"), ("manoeuvr", "maneuver"), ("encyclopae", "encyclope"),
        ("anaesth", "anesth"), ("haem", "hem"), ("^learnt$", "learned"), ("enrol(?!l)", "enroll"),
        ("fulfil(?!l)", "fulfill"), ("instal(?!l)", "install"), ("^cosy", "cozy"),
        ("^tyre", "tire"),
    )
)  # fmt: skip
_HAVE: Final = word_set(
    "a ai as ont avons avez est sont était étaient été avait avaient avoir être ayant étant fut"
    " furent sera seront serait aurait auraient soit"
)
_DO: Final = word_set("à de pour va vont doit doivent peut peuvent veut veulent sans faire fait")
# What makes the word behind it one, or more than one, whatever its own ending says.
_ONE: Final = {
    "en": word_set("a an this each every"),
    "fr": word_set("un une ce cet cette chaque"),
    "es": word_set("un una cada"),
}
_MORE: Final = {
    "en": word_set("these those several"),
    "fr": word_set("les des aux ces mes tes ses nos vos plusieurs"),
    "es": word_set("estos estas esos esas unos unas nuestros nuestras"),  # "los mata": a verb
}
_PLURALS: Final = (("", "s"), ("", "es"), ("", "x"), ("z", "ces"), ("y", "ies"))
_HAD: Final = word_set("have has had having")
_DONE: Final = frozenset(
    tuple(pair.split("/"))
    for pair in word_set(
        "went/gone saw/seen did/done took/taken gave/given wrote/written spoke/spoken broke/broken"
        " chose/chosen began/begun drank/drunk drove/driven fell/fallen froze/frozen rang/rung"
        " rode/ridden sang/sung sank/sunk stole/stolen swam/swum threw/thrown wore/worn ate/eaten"
        " flew/flown grew/grown knew/known showed/shown came/come became/become ran/run"
    )
)
_MAY: Final = word_set("should could would might must may")
_ELIDED: Final = re.compile(r"(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)['’](?=\w)", re.IGNORECASE)
_REPEATED: Final = re.compile(r"(\w)\1+")
_ARABIC: Final = re.compile("[\u0600-\u06ff]")


class Place(Record, frozen=True):
    """Where a word stands: its language, the word before, whether at the head of a sentence.

    `common` are words that stand in small letters in the story itself.
    """

    language: str = ""
    before: str = ""
    is_head: bool = False
    common: frozenset[str] = frozenset()


def is_respelled(old: str, new: str, at: Place) -> bool:
    """Whether a word is the same word put right."""
    if old == new:
        return True
    if any(map(str.isdigit, old + new)) or _is_fact(old) or _is_fact(new):
        return False
    if _ARABIC.search(old + new):
        return _in_arabic(old, new, lexicon(at.language))
    cut = _ELIDED.match(new)
    if cut and at.language.startswith("fr") and old[: cut.end()] == cut[0]:
        rest = Place(language=at.language, before=at.before, common=at.common)
        return is_respelled(old[cut.end() :], new[cut.end() :], rest)
    if old.casefold() == new.casefold() and "ß" not in old + new:
        return False  # only its case: not for us to say
    if (old[0].isupper() or new[0].isupper()) and not _is_common(new, at):
        return False
    low, right = old.casefold(), new.casefold()
    if frozenset((low, right)) in AGREEING or _is_agreeing(low, right, at):
        return True
    return _is_style(old.lower(), new.lower()) or _is_slip(old.lower(), new.lower(), at)


def _is_agreeing(old: str, new: str, at: Place) -> bool:
    """Whether the word before leaves this form alone: "these boat", "had went", "should of"."""
    before, language = at.before.casefold(), at.language.partition("-")[0]
    if before in _HAD and (old, new) in _DONE:
        return True
    if before in _MAY and (old, new) == ("of", "have"):
        return True
    # French names who does it beside the verb: "les enfants chantait".
    if language == "fr" and old.removesuffix("ait") == new.removesuffix("aient") != new:
        return new in lexicon(language)
    is_more = before in _MORE.get(language, ())
    if not (is_more or before in _ONE.get(language, ())) or new not in lexicon(language):
        return False
    one, more = (old, new) if is_more else (new, old)
    return any(
        one.endswith(end) and more == one.removesuffix(end) + ending for end, ending in _PLURALS
    )


def _is_fact(word: str) -> bool:
    """Days and numbers in words: a slip there leaves open which was meant."""
    return word.casefold() in DATES or word.casefold() in NUMBERS


def _is_common(word: str, at: Place) -> bool:
    """Whether a word with a capital is no name: at the head of a sentence, or a German noun."""
    low = word.lower()
    words = lexicon(at.language)
    if low in NAMES:
        return False
    if word == low and low.endswith(LIKELY_COMMON) and low in words:
        return True
    if at.is_head and (low in FUNCTION_WORDS or low in at.common):
        return True
    is_german = at.language.startswith("de")
    if not (at.is_head or is_german) or low not in words:
        return False
    return low.endswith(LIKELY_COMMON) or (is_german and _has_article(at.before))


def _has_article(before: str) -> bool:
    """Whether a German noun follows an article or an adjective's ending."""
    low = before.casefold()
    is_article = low in FUNCTION_WORDS or low in ("ihre", "seine", "viele", "alle", "keine", "zur")
    return is_article or (before[:1].islower() and low.endswith(("en", "er", "es", "em", "e")))


def _is_style(old: str, new: str) -> bool:
    """British or American, ss or ß, ue or ü."""
    if old.replace("ß", "ss") == new.replace("ß", "ss"):
        return not {old, new} & _TWO_WORDS
    return _american(old) == _american(new)


def _american(word: str) -> str:
    word = _OUR.sub(r"\1or", word)
    word = _DOUBLED.sub(r"\1", _ISE.sub("iz", word))
    for form, to in _STYLES:
        word = form.sub(to, word)
    return word


def _is_slip(old: str, new: str, at: Place) -> bool:
    """A word there is not, for one there is that differs by a slip of the keys."""
    words = lexicon(at.language)
    if plain(old) == plain(new):
        return _has_accent_right(old, new, at, words)
    if old.replace("ae", "ä").replace("oe", "ö").replace("ue", "ü") == new:
        return new in words
    if _is_participle(old, new, at):
        return True
    if at.language.startswith("es") and new.endswith(("aron", "ieron")) and old == new[:-1]:
        return new in words
    if len(old) < SHORTEST or _is_known(old, words) or not _is_known(new, words):
        return False
    if _REPEATED.sub(r"\1", old) == _REPEATED.sub(r"\1", new):
        return True
    return _is_near(old, new) and not _says_other(old, new)


def _is_known(word: str, words: Lexicon) -> bool:
    return word in words or _american(word) in words


def _has_accent_right(old: str, new: str, at: Place, words: Lexicon) -> bool:
    if len(plain(new)) < SHORTEST:
        return old not in words
    if old not in words:
        return new in words or plain(old) == old
    if at.language.startswith("es") and old[-1] == "o" and new[-1] == "ó":
        return old[:-1] == new[:-1]
    return at.language.startswith("fr") and at.before in _HAVE and new.rstrip("es").endswith("é")


def _is_participle(old: str, new: str, at: Place) -> bool:
    """French: "a décider" for "a décidé", "pour décidé" for "pour décider"."""
    if not at.language.startswith("fr") or (old[:-2] != new[:-1] and old[:-1] != new[:-2]):
        return False
    if old.endswith("er") and new.endswith("é"):
        return at.before in _HAVE
    return old.endswith("é") and new.endswith("er") and at.before in _DO


def _says_other(old: str, new: str) -> bool:
    """Whether the two may be two words all the same: another ending, beginning, or substance."""
    short, long = sorted((old, new), key=len)
    if long.startswith(short) and long[len(short) :] in _ENDINGS:
        return True
    if old[:-1] == new[:-1]:
        return True
    if _start(old) != _start(new):
        return True
    return old[:-3] == new[:-3] and old[-3:] in _KINDS_OF_STUFF and new[-3:] in _KINDS_OF_STUFF


def _start(word: str) -> str:
    return next((start for start in _STARTS if word.startswith(start)), "")


def _is_near(old: str, new: str) -> bool:
    """One slip apart, two in long words, none of them in the first letter alone."""
    if old[0] != new[0] and old[:2] != new[1::-1] and new != f"h{old}":
        return False
    return distance(old, new) <= (2 if min(len(old), len(new)) >= LONG else 1)


def distance(old: str, new: str) -> int:
    """Letters put in, left out, changed or swapped with their neighbour; 9 where lengths differ."""
    if abs(len(old) - len(new)) > 2 or len(old) > 40:
        return 9
    before: list[int] = []
    row = list(range(len(new) + 1))
    for i, a in enumerate(old):
        above, before, row = before, row, [i + 1]
        for j, b in enumerate(new):
            best = min(row[j] + 1, before[j + 1] + 1, before[j] + (a != b))
            if i and j and a == new[j - 1] and b == old[i - 1]:
                best = min(best, above[j - 1] + 1)
            row.append(best)
    return row[-1]


def _in_arabic(old: str, new: str, words: Lexicon) -> bool:
    """Hamza, ta marbuta and alef maqsura put where they belong; a slip in a frequent word."""
    if {old, new} & NAMES or {old.removeprefix("و"), new.removeprefix("و")} & NAMES:
        return False
    there, was = words.rank(new), words.rank(old)
    if there < 0:
        return False
    if was < 0 and _REPEATED.sub(r"\1", old) == _REPEATED.sub(r"\1", new):
        return True
    if unicodedata.normalize("NFC", old) != new and plain(old) == plain(new):
        return was < 0 or there < was
    return was < 0 and len(old) > SHORTEST and distance(old, new) <= 1 and not _ends_apart(old, new)


def _ends_apart(old: str, new: str) -> bool:
    """Arabic says number, gender and whose in the first and last letters."""
    return old[1:] == new or new[1:] == old or old[:-1] == new or new[:-1] == old
