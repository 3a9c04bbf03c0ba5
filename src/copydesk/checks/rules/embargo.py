"""RGT-02: the copy must not be used yet."""

import re
from collections.abc import Iterator

from copydesk.checks.check import Check, Known, Words
from copydesk.checks.reading import prose
from copydesk.story.finding import Finding, Weight
from copydesk.story.story import Story

_LINE = re.compile(
    r"\W{0,6}(?:(?:strictly|strict|under|note:?|media|press|advance|attention:?|please|pls"
    r"|achtung:?|attention :|atención:?) )*"
    r"(?:(?:this|the|following|all) (?:\w+ ){0,3}?(?:is|are|remains?|stays?|must stay) "
    r"(?:strictly )?"
    r"(?:under (?:strict )?embargo|embargoed|not for (?:release|publication|use))\b"
    r"|(?:to be|may be|can be|cannot be|must not be|will be|not to be) (?:released|published|used"
    r"|run"
    r"|broadcast|reported|aired) (?:only )?(?:on|at|after|from|before|until|till|not before|no "
    r"earlier"
    r" than)\b(?=.{0,30}(?:\d|day\b|noon|midnight))"
    r"|(?:release|publication|publish|use|run|broadcast) (?:date|time|only|not before|no earlier "
    r"than"
    r"|on or after|at|from)\b\s?:?(?=.{0,30}(?:\d|day\b|noon|midnight))"
    r"|embargo(?:ed)?\b(?=\s*(?:[:;,.–—!-]|until|till|to|for|against|not|$|\d))"
    r"|hold (?:for (?:release|publication)|until|till)\b|(?:holds?|advance) for (?:use |release "
    r"|publication )?(?:on |at )?(?:\w+day|\w+\.? \d|\d)"
    r"|not (?:for|to be) (?:release|publication|publish(?:ed)?|use|used|broadcast|released"
    r"|circulated)\b.{0,30}\b(?:before|until|till|prior)\b"
    r"|(?:do not|don['’]t) (?:publish|use|release|run|broadcast)\b.{0,30}\b(?:before|until|till"
    r"|prior)\b"
    r"|(?:sperrfrist|sperrvermerk|gesperrt bis|frei (?:erst )?(?:ab|für)|nicht vor"
    r"|veröffentlichung (?:erst |frühestens )?(?:ab|nach))\b(?=.{0,30}\d|\s*:)"
    r"|(?:sous embargo|embargo (?:jusqu|au)|ne pas (?:publier|diffuser) avant|diffusion "
    r"(?:autorisée )?(?:à partir|après))\b"
    r"|(?:embargad[oa]|bajo embargo|no (?:publicar|difundir) (?:antes|hasta))\b|(?:محظور النشر"
    r"|يحظر النشر|حظر (?:النشر )?حتى|لا ينشر قبل|ممنوع النشر)"
    r"|(?:this|the) (?:\w+ ){1,4}(?:is|are|remains?|stays?) (?:still |strictly )?(?:held "
    r")?(?:under (?:a |strict )?)?embargo(?:ed)?\b"
    r"|(?:(?:only )?to be|(?:may|can|must|should) (?:only |not )?be|not) (?:released|published"
    r"|used|broadcast|run|printed|posted)"
    r" (?:only )?(?:after|from|on|at|before|until|till)\b(?=.{0,40}(?:\d|\w+day\b|noon|midnight))"
    r"|(?:release|publication|transmission|embargo|broadcast) (?:time|date|on|at|after|from|not "
    r"before)\b(?=.{0,30}\d)"
    r"|(?:confidential|not for use|not for publication) (?:until|till|before)\b|not before \d"
    r"|for (?:release|use|publication) (?:on |at |after |not before )?(?:\w+day|\w+\.? \d|\d"
    r"|midnight|noon))",
    re.I,
)
_EDGE, _WORDS_AT_MOST = 4, 60


def find(story: Story, known: Known) -> Iterator[Finding]:
    """By the item's own time; then by a line at the head or foot of the copy or for the desk."""
    until = story.embargo_until
    if until is not None:
        if until > known.now:
            says = f"The copy is under embargo until {until:%Y-%m-%d %H:%M}."
            evidence = f"checked {known.now:%Y-%m-%d %H:%M}"
            yield CHECK.about("embargo_until", says, evidence=evidence)
        return
    for words in _edges(story):
        if len(words.text.split()) <= _WORDS_AT_MOST and _LINE.match(words.text):
            yield CHECK.at(words, "The copy says that it must not be used yet.")


def _edges(story: Story) -> list[Words]:
    texts = prose(story)
    edge = texts if len(texts) <= 2 * _EDGE else texts[:_EDGE] + texts[-_EDGE:]
    fields = (("headline", story.headline), ("desk_note", story.desk_note))
    return [Words(text=text, field=field) for field, text in fields if text] + edge


CHECK = Check(code="RGT-02", name="embargo", weight=Weight.STOPS, find=find)
