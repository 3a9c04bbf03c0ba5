"""LNG-03: "a" where "an" belongs, or the other way round."""

import re
from collections.abc import Iterator

from copydesk.checks.check import Check, Known, put
from copydesk.checks.reading import everything, is_english, word_set
from copydesk.story.finding import Finding, Weight
from copydesk.story.story import Story

_PAIR = re.compile(r"(?<![\w.’'“\"‘/&-])(a|an|A|An) [“\"‘']?([A-Za-z]{2,40}|[\d][\d,.]*)(?!\w*@)")
_SPOKEN_AN = re.compile(r"(?:hour|honest|hono[u]?r|heir)", re.I)
_SPOKEN_A = re.compile(
    r"(?:uni(?!n|m(?!od)|nt)|us(?:e|a|u(?!rp)|age|ab)|ut(?:e(?!ns?\b)|il|o)|eu|ewe|one(?:\b|-|s"
    r"|ness|time|self)|once|ou[ij]|ub(?:iq)|ura|uku|ufo)",
    re.I,
)
_EITHER = re.compile(
    r"(?:histor|hotel|herb|hyster|habit|heroic|hallucin|homage|hum[bo]|hilar|uh|um|hm)", re.I
)
_SKIP = word_set("and or is in as at of on to it if are i ii iii a an for")


def find(story: Story, known: Known) -> Iterator[Finding]:
    """By how the next word is spoken; letters and figures by their names."""
    if not is_english(story):
        return
    for words in everything(story):
        for found in _PAIR.finditer(words.text):
            article, following = found.groups()
            if article == "An" and following.istitle():
                continue  # a name: "An Mai"
            right = _article(following)
            if right and article.lower() != right:
                says = f"“{article} {following}” should read “{right} {following}”."
                right = right.capitalize() if article[0].isupper() else right
                fix = put(words, (found.span(1), right))
                yield CHECK.at(words, says, span=found.span(), fix=fix)


def _article(word: str) -> str:
    """The article a word asks for; "" where either, or no, answer is safe."""
    if word[0].isdigit():
        return _before_figure(word)
    if word.lower() in _SKIP or _EITHER.match(word):
        return ""
    if word.isupper() or not re.search("[aeiouy]", word, re.I):
        return ""  # letters may be spelled or spoken: "an MP", "a NATO"
    if _SPOKEN_AN.match(word):
        return "an"
    if word[0].lower() in "aeiou":
        return "a" if _SPOKEN_A.match(word) else "an"
    return "a"


def _before_figure(figure: str) -> str:
    whole = re.split(r"[.,]", figure)[0]
    if figure[0] == "8" or whole in ("11", "18") or re.match(r"(?:11|18),\d{3}(?!,)", figure):
        return "an"
    return "" if figure[:2] in ("11", "18") else "a"


CHECK = Check(code="LNG-03", name="a or an", weight=Weight.NOTES, find=find)
