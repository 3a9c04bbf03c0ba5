"""IDN-06: the source changed its text and said nothing of it."""

from collections import Counter
from collections.abc import Iterator

from copydesk.checks.check import Check, Known, Words
from copydesk.checks.reading import paragraphs, words_of
from copydesk.story.finding import Finding, Weight
from copydesk.story.story import Story

_ALIKE = 0.5  # of the words, for a paragraph to be the same one, changed


def find(story: Story, known: Known) -> Iterator[Finding]:
    """Other words than before under the same version and time, and no new notice.

    Marks and spaces do not count; nor do paragraphs that are new or gone, if none was changed.
    """
    earlier = known.earlier
    if earlier is None or _says_so(story, earlier):
        return
    before = {tuple(_spoken(words.text)): words.text for words in paragraphs(earlier)}
    now = [(words, tuple(_spoken(words.text))) for words in paragraphs(story)]
    gone = [text for tokens, text in before.items() if tokens not in {key for _, key in now}]
    for words, tokens in now:
        was = _nearest(words, gone) if tokens not in before else ""
        if was:
            says = "The source changed this passage under the same version, without a notice."
            yield CHECK.at(words, says, evidence=was)


def _says_so(story: Story, earlier: Story) -> bool:
    is_new = story.origin.version != earlier.origin.version or story.updated != earlier.updated
    return is_new or story.sent_notices != earlier.sent_notices


def _spoken(text: str) -> list[str]:
    return words_of(text.replace("’", "'"))


def _nearest(words: Words, gone: list[str]) -> str:
    own = Counter(_spoken(words.text))
    best, shared = "", 0
    for text in gone[:200]:
        other = Counter(_spoken(text))
        count = (own & other).total()
        if count > shared and count >= _ALIKE * max(own.total(), other.total()):
            best, shared = text, count
    return best


CHECK = Check(code="IDN-06", name="silent change", weight=Weight.WARNS, find=find)
