"""LNG-01: the language is not declared, or another one is written."""

import re
from collections import Counter
from collections.abc import Iterator

from copydesk.checks.check import Check, Known
from copydesk.checks.reading import primary_language, prose, word_set, words_of
from copydesk.story.finding import Finding, Weight
from copydesk.story.story import Story

_SCRIPTS = (
    (
        "Arabic",
        re.compile("[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefe]"),
        "ar fa ur ps sd ug ckb ku ks",
    ),
    ("Hebrew", re.compile("[\u0590-\u05ff]"), "he yi iw"),
    ("Cyrillic", re.compile("[\u0400-\u04ff]"), "ru uk bg sr mk be kk ky mn tg tt uz bs"),
    ("Greek", re.compile("[\u0370-\u03ff]"), "el"),
    ("Devanagari", re.compile("[\u0900-\u097f]"), "hi mr ne sa"),
    ("Chinese or Japanese", re.compile("[\u3040-\u30ff\u3400-\u9fff]"), "zh ja yue"),
    ("Korean", re.compile("[\uac00-\ud7af]"), "ko"),
    ("Thai", re.compile("[\u0e00-\u0e7f]"), "th"),
)
_OTHER = frozenset(" ".join(codes for _, _, codes in _SCRIPTS).split()) | word_set(
    "bn gu pa ta te kn ml si my km lo ka hy am ti dv"
)
_COMMON = {
    "en": "the of and to in that is was for it with as his on be at by have from are this not but"
    " which had were said",
    "fr": "le la les des et est une dans que qui pour sur pas au avec par il sont ce plus cette"
    " aux ont mais du un elle",
    "de": "der die das und ist nicht ein eine mit den dem von zu auf für sich auch im es werden"
    " wurde hat sind dass bei",
    "es": "el los las y que en una por con para del se no su al lo como más fue pero sus este ha"
    " la de un es",
    "it": "il di che è la per un una non sono del con si nel alla dei da le gli ha ma come anche"
    " più della i",
    "pt": "o os e do da em um uma que não para com por dos das mais foi ao se na no como mas ele"
    " são à",
    "nl": "de het een en van is dat niet op te zijn voor met die aan er door ook werd naar bij om"
    " uit heeft",
    "sv": "och att det som en på är av för med till den har inte om ett från var men sig han hon"
    " de vid",
    "pl": "i w na się nie że z do to jest o jak po co ale za od przez jego są dla oraz który tym",
    "tr": "ve bir bu da de için ile olarak çok daha olan gibi ne ama kadar sonra en göre olduğu",
}
_WORDS = {code: frozenset(words.split()) for code, words in _COMMON.items()}
# Languages too close to one another for a count of common words to tell them apart.
_KIN = ("sv no nb nn da fo is", "nl af fy", "pl cs sk sl hr", "es pt gl ca ast", "it co", "tr az")
_KIN_LEAD = 2.2
_LEAST_WORDS, _LEAST_LETTERS = 40, 60


def find(story: Story, known: Known) -> Iterator[Finding]:
    """Undeclared, or declared otherwise than script and commonest words say."""
    declared = primary_language(story)
    if not declared:
        yield CHECK.about("language", "The story does not say which language it is in.")
        return
    text = "\n".join(words.text[:3000] for words in prose(story)[:40])
    written = _script(text, declared) or _words(text, declared)
    if written:
        says = f"The story is declared “{story.language}” but seems to be written in {written}."
        yield CHECK.about("language", says, excerpt=text[:120])


def _script(text: str, declared: str) -> str:
    """A script that the declared language does not use, in most of the letters."""
    letters = sum(sign.isalpha() for sign in text)
    if letters < _LEAST_LETTERS:
        return ""
    share = {name: len(form.findall(text)) / letters for name, form, _ in _SCRIPTS}
    name = max(share, key=lambda each: share[each])
    if share[name] > 0.6:
        codes = next(codes for each, _, codes in _SCRIPTS if each == name)
        return "" if declared in codes.split() else f"{name} script"
    latin = len(re.findall("[A-Za-zÀ-ɏ]", text)) / letters
    return (
        "Latin script"
        if latin > 0.8 and declared in _OTHER - {"sr", "uz", "kk", "tt", "ku"}
        else ""
    )


def _words(text: str, declared: str) -> str:
    """Another language by its commonest words, where they outnumber the declared one's by far."""
    tokens = Counter(words_of(text))
    if tokens.total() < _LEAST_WORDS or declared in _OTHER:
        return ""
    counts = {code: sum(tokens[word] for word in words) for code, words in _WORDS.items()}
    best = max(counts, key=lambda code: counts[code])
    is_clear = counts[best] >= 0.15 * tokens.total() and counts[best] >= 1.6 * counts.get(
        declared, 0
    )
    is_kin = counts[best] < _KIN_LEAD * counts.get(declared, 0) and any(
        {best, declared} <= set(group.split()) for group in _KIN
    )
    return f"“{best}”" if is_clear and not is_kin and best != declared else ""


CHECK = Check(code="LNG-01", name="language", weight=Weight.WARNS, find=find)
