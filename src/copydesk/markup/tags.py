"""What the elements of a page are for, as far as a reader of stories cares."""

import re

from copydesk.story.blocks import MarkKind

SKIPPED = frozenset({"script", "style", "template", "svg", "canvas", "head", "frame", "object"})
_INLINE_WORDS = """
a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rp rt
ruby s samp small span strike strong sub sup time tt u var wbr picture source
"""
INLINE = frozenset(_INLINE_WORDS.split())
MARKS: dict[str, MarkKind] = {
    "strong": "strong", "b": "strong", "em": "emphasis", "i": "emphasis", "a": "link",
    "code": "code", "kbd": "code", "samp": "code", "sub": "subscript", "sup": "superscript",
    "s": "strike", "strike": "strike", "del": "strike",
}  # fmt: skip
_ZONE_WORDS = """
nav aside footer header form figure figcaption table thead blockquote ul ol menu dialog button
select option textarea noscript article main details address dl
"""
ZONES = frozenset(_ZONE_WORDS.split())
NAMING = ("class", "id", "itemprop", "role", "data-component", "data-testid", "data-type")
# A credit beside its caption is often a mere span: in a figure it gets a line of its own.
APART = ("credit", "copyright", "source", "photographer", "author", "byline", "agency")
# Class names of what shows a picture's caption, and of a pull quote.
CAPTION = re.compile(r"caption|cutline|bildunterschrift|legende|pie-?(de-?)?foto|didascalia")
PULL_QUOTE = re.compile(r"pull[-_]*quote|quote[-_]*pull|zitat-?box|pullout-?quote")
