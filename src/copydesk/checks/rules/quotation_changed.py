"""ATT-03: words inside quotation marks are not those of the version before."""

from collections import Counter
from collections.abc import Iterator

from copydesk.checks.check import Check, Known, Words
from copydesk.checks.reading import prose, words_of
from copydesk.story.finding import Finding, Weight
from copydesk.story.quoted import quotations
from copydesk.story.story import Story

Tokens = tuple[str, ...]
_LEAST = 4  # words; shorter ones are terms and titles
_ALIKE = 0.7  # of the words of the longer one
_MOST = 400


def find(story: Story, known: Known) -> Iterator[Finding]:
    """Against `known.earlier`: a quotation gone and one much like it come; marks do not count."""
    if known.earlier is None:
        return
    before, now = _quoted(known.earlier), _quoted(story)
    gone = [tokens for tokens in before if tokens not in now]
    for tokens, (words, span) in now.items():
        was = _twin(tokens, gone) if tokens not in before else None
        if was is not None:
            says = "The words of a quotation changed since the version before."
            evidence = before[was][0].text[slice(*before[was][1])]
            yield CHECK.at(words, says, span=span, evidence=evidence)


def _quoted(story: Story) -> dict[Tokens, tuple[Words, tuple[int, int]]]:
    found: dict[Tokens, tuple[Words, tuple[int, int]]] = {}
    for words in prose(story):
        for span in quotations(words.text):
            tokens = tuple(words_of(words.text[span.start : span.end].replace("’", "'")))
            if len(tokens) >= _LEAST and len(found) < _MOST:
                found.setdefault(tokens, (words, (span.start, span.end)))
    return found


def _twin(tokens: Tokens, gone: list[Tokens]) -> Tokens | None:
    own = Counter(tokens)
    for other in gone:
        shared = (own & Counter(other)).total()
        if shared >= _ALIKE * max(len(tokens), len(other)):
            return other
    return None


CHECK = Check(code="ATT-03", name="quotation changed", weight=Weight.STOPS, find=find)
