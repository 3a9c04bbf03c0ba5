"""What the elements of a page are for, as far as a reader of stories cares."""

import re

from copydesk.story.blocks import MarkKind

SKIPPED = frozenset({"script", "style", "template", "svg", "canvas", "head", "frame", "object"})
_INLINE_WORDS = """
a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rp rt
ruby s samp small span strike strong sub sup time tt u var wbr picture source
"""
INLINE = frozenset(_INLINE_WORDS.split())
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
# Text of these is tied to what stands before it, or after.
TIED = frozenset({"-text", "-comment", "sub", "sup", "wbr", "rb", "rp", "rt", "ruby", "rtc"})
_BLOCK_WORDS = """
html body div p h1 h2 h3 h4 h5 h6 hgroup section main article aside header footer nav search
address blockquote pre figure figcaption ul ol menu dir li dl dt dd table caption colgroup col
thead tbody tfoot tr td th form fieldset legend label input select option optgroup textarea
button output progress meter datalist details summary dialog noscript hr center marquee area map
audio video track image slot param keygen frameset noframes iframe portal
"""
BLOCKS = frozenset(_BLOCK_WORDS.split())
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
