"""Words as they are looked up: one form for all ways of writing one word.

Case, accents, ligatures and width go; Straße is Strasse, ışık is isik, ٢٠٢٦ is 2026. A word with
an umlaut or a hyphen has a second form beside the first (mueller beside muller, email beside
e mail), so that it is found whichever way it is typed. Arabic is folded as readers type it: alef
without hamza, waw and ya without theirs, ta marbuta as ha, alef maqsura as ya, Persian letters as
the Arabic ones they look like, no tatweel, no harakat, no article. Scripts
written without spaces are cut into pairs of neighbours. Nothing here can be turned back.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import dropwhile, pairwise
from typing import NamedTuple

LONGEST = 64  # letters of a form that count: longer ones are addresses and keys, no words
LONGEST_KEPT = 40

# What \w leaves out and is part of a word all the same: accents, points, vowel signs, joiners.
MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a"
    "\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0900-\u0963"
    "\u0970-\u0dff\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1-\u0ebc\u0ec8-\u0ece\u0f71-\u0f84"
    "\u102b-\u103e\u17b4-\u17d3\u3099\u309a\ufe00-\ufe0f"
)
INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
APOSTROPHE = "'’‘ʼʻ＇`´"
HYPHEN = "\\-‐‑"
HEBREW = "\u05d0-\u05ea"
# A word with what may stand within it: abbreviations with points; apostrophes and hyphens;
# points and narrow spaces in figures; the mark of Hebrew abbreviations.
WORD = re.compile(
    rf"(?:[^\W\d]\.){{2,}}(?:[^\W\d](?!\w))?"
    rf"|[\w{MARKS}]+(?:(?:[{APOSTROPHE}{HYPHEN}]|[{INVISIBLE}]+|(?<=\d)[.,٫٬](?=\d)"
    rf"|(?<=\d)[\u00a0\u2009\u202f](?=\d\d\d(?!\d))"
    rf'|(?<=[{HEBREW}])["״׳](?=[{HEBREW}]))[\w{MARKS}]+)*'
)
UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u2fdf\u3005-\u3007\u3021-\u30ff\u3400-\u4dbf"
    "\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff"
)
_UNSPACED = re.compile(f"[{UNSPACED}]")
RUNS = re.compile(rf"[{UNSPACED}]+|[^{UNSPACED}]+")
QUOTES = re.compile('["״׳]')
IOTA = re.compile("[\u0345\u1f80-\u1fff]")
FIGURE = re.compile(r"\d+(?:[.,'’٫٬\u00a0\u2009\u202f]\d+)+")
THOUSANDS = re.compile(r"\d{1,3}(?:\D\d{3})+")

# Letters that are no letter with an accent to Unicode, and Arabic letters readers type alike.
ALIKE = {
    "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h",
    "ŧ": "t", "ŋ": "n", "ə": "e", "ё": "е",
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ٲ": "ا", "ٳ": "ا", "ؤ": "و", "ئ": "ي", "ة": "ه",
    "ى": "ي", "ی": "ي", "ے": "ي", "ک": "ك", "ڪ": "ك", "ہ": "ه", "ھ": "ه", "ە": "ه", "ۀ": "ه",
    "ۂ": "ه", "ۃ": "ه",
    "ـ": "", "_": " ",
}  # fmt: skip
# How these are written where the letter is not at hand.
WRITTEN_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "đ": "dj"})
# Arabic and Persian parts of a word that are written apart without a space: خانه‌ها is خانه ها.
APART = re.compile("(?<=[\u0620-\u06ff])\u200c+(?=[\u0620-\u06ff])")
SHORTENED = re.compile("(?<=[aou])e")
# French and Italian words that lose their vowel before another.
ELIDED = frozenset(
    [
        "l",
        "d",
        "j",
        "qu",
        "n",
        "s",
        "t",
        "m",
        "c",
        "lorsqu",
        "puisqu",
        "jusqu",
        "quoiqu",
        "dell",
        "nell",
        "sull",
        "all",
        "dall",
        "quell",
        "un",
        "gl",
    ]
)
ARTICLES = ("وال", "بال", "كال", "فال", "ال", "لل")
SHORTEST_STEM = 3
STRIPPED = re.compile(rf"[{MARKS[: MARKS.index('ऀ')]}\ufe00-\ufe0f]")


class Folded(NamedTuple):
    """A word's forms in order; `also` are other spellings of the whole word."""

    forms: tuple[str, ...]
    also: tuple[str, ...] = ()


class Word(NamedTuple):
    """A word where it stands in a text (end not included), folded."""

    start: int
    end: int
    folded: Folded


def words(text: str) -> Iterator[Word]:
    """The words of a text in order."""
    for match in WORD.finditer(text.replace("_", " ")):
        folded = fold(match[0])
        if folded.forms:
            yield Word(match.start(), match.end(), folded)


def fold(word: str) -> Folded:
    """One word, as `WORD` finds it. What has no letter or digit has no form."""
    return _kept(word) if len(word) <= LONGEST_KEPT else _folded(word)


def is_unspaced(form: str) -> bool:
    """Whether a form is of a script that is written without spaces between words."""
    return _UNSPACED.match(form) is not None


def spellings(form: str) -> tuple[str, ...]:
    """A form, and how it would be without the e that stands for an umlaut."""
    short = SHORTENED.sub("", form)
    return (form,) if short == form else (form, short)


def plain(text: str) -> str:
    """Letters and digits without what is folded away; word boundaries as they are."""
    composed = unicodedata.normalize("NFKC", text).casefold()
    return unicodedata.normalize("NFKC", composed).translate(_LETTERS)


def _folded(word: str) -> Folded:
    visible = re.sub(f"[{INVISIBLE}]", "", APART.sub("-", word))
    if FIGURE.fullmatch(visible):
        return Folded(_figure(visible))
    whole = _without_iota(unicodedata.normalize("NFKC", visible)).casefold()
    if "." in whole:
        return _as_one(whole.replace(".", ""))
    whole = unicodedata.normalize("NFKC", whole)
    told = [_without_apostrophes(part) for part in re.split(f"[{HYPHEN}]", QUOTES.sub("", whole))]
    parts = [main for main, _ in told if main]
    forms = tuple(form for part in parts for form in _forms(part))
    others = {_bare(part) for part in _written("".join(joined for _, joined in told))}
    others |= {_bare(part) for part in _written("".join(parts))}
    others -= {forms[0], ""} if len(forms) == 1 else {""}
    return Folded(forms, () if any(map(is_unspaced, forms)) else tuple(sorted(others)))


_kept = lru_cache(maxsize=1 << 16)(_folded)


def _without_iota(word: str) -> str:
    """Greek without the iota below vowels, of which folding case would make a letter."""
    if not IOTA.search(word):
        return word
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", word).replace("\u0345", ""))


def _written(part: str) -> tuple[str, str]:
    """A part as it stands and with its umlauts written out."""
    return part, part.translate(WRITTEN_OUT)


def _as_one(letters: str) -> Folded:
    form = _bare(letters)
    return Folded((form,) if form else ())


def _figure(word: str) -> tuple[str, ...]:
    """240,000 and 240.000 are one number; 3.5 is two, so that 3,5 is the same."""
    parts = re.split(r"\D", plain(word))
    return ("".join(parts)[:LONGEST],) if THOUSANDS.fullmatch(word) else tuple(parts)


def _without_apostrophes(word: str) -> tuple[str, str]:
    """A word without elided articles and endings, and the same with all its parts in one."""
    parts = [part for part in re.split(f"[{APOSTROPHE}]", word) if part]
    joined = "".join(parts)
    parts = list(dropwhile(ELIDED.__contains__, parts[:-1])) + parts[-1:]
    if len(parts) == 2 and (parts[1] == "s" or (len(parts[0]) > 3 and len(parts[1]) < 5)):
        del parts[1]
    return "".join(parts), joined


def _forms(part: str) -> Iterator[str]:
    for run in RUNS.findall(part):
        if is_unspaced(run):
            yield from _pairs(run)
        elif form := _bare(run):
            yield form


def _pairs(run: str) -> Iterator[str]:
    """Each letter with its neighbour; the last one alone, so that a single letter is found."""
    for one, next_one in pairwise(run):
        yield one + next_one
    yield run[-1]


def _bare(part: str) -> str:
    # In Egypt the hamza before waw sits on a ya: مسئول is مسؤول.
    form = "".join(c for c in part.replace("ئو", "وو").translate(_LETTERS) if c != " ")
    for article in ARTICLES:
        if form.startswith(article) and len(form) - len(article) >= SHORTEST_STEM:
            form = form.removeprefix(article)
            break
    return form[:LONGEST]


class _Letters(dict[int, str]):
    """What each letter is folded to, found out when it is first met."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        self[code] = found = _letter(letter)
        return found


def _letter(letter: str) -> str:
    if letter in ALIKE:
        return ALIKE[letter]
    if STRIPPED.match(letter):
        return ""
    if letter.isdecimal():
        return str(unicodedata.decimal(letter))
    base = unicodedata.normalize("NFD", letter)[0]
    is_european = base < "\u0250" or "\u0370" <= base < "\u0400"
    return base if is_european else letter


_LETTERS = _Letters()
