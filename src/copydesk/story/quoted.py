"""Where somebody's own words stand in a text, by the quotation marks of any language."""

import re
from typing import Final

from copydesk.story.blocks import Span

# Curly and low, angled either way round, straight, Japanese; single ones only around words.
_MARKED: Final = re.compile(
    r"[“”„‟″＂][^“”„‟″＂]*(?:[“”„‟″＂]|$)"
    r"|«[^«»]*(?:»|$)|»[^«»]*(?:«|$)|「[^「」]*(?:」|$)|『[^『』]*(?:』|$)"
    r"|(?<![\w\"])\"[^\"]*(?:\"|$)"
    r"|(?<![\w'])'(?=\w)[^'\n]{0,400}(?:'(?=\w)[^'\n]{0,400}){0,20}'(?!\w)"
    r"|(?<!\w)[‘‚‹][^‘’‚‹›]*(?:[’‘](?!\w)|›)"
)


def quotations(text: str) -> list[Span]:
    """What stands in quotation marks, marks included; one left open runs to the text's end."""
    found = _MARKED.finditer(text)
    return [Span(start=q.start(), end=q.end()) for q in found if q.group()[1:]]
