"""FIG-07: one story tells one event in two ways: another place, another cause, another number."""

from collections.abc import Iterator

from copydesk.checks.check import Check, Known
from copydesk.checks.counting import counted, thing, words_of_count
from copydesk.checks.reading import is_english
from copydesk.checks.telling import accounts_of, words_of_account
from copydesk.story.accounts import conflicts, is_attributed, is_open
from copydesk.story.counted import Count
from copydesk.story.finding import Finding, Weight
from copydesk.story.recounted import twice
from copydesk.story.story import Story


def find(story: Story, known: Known) -> Iterator[Finding]:
    """Sentences on one event that cannot both be true; a difference openly told passes."""
    if not is_english(story):
        return
    told = accounts_of(story)
    for conflict in conflicts(told, told):
        later, before = conflict.one, conflict.other
        if told.index(later) > told.index(before):
            now, then = conflict.said
            says = (
                f"One event is told with another {conflict.slot} before: {now} here, {then} there."
            )
            yield CHECK.at(words_of_account(later), says, evidence=before.text)
    for first, second in twice(counted(story)):
        if _is_unsaid(first, second):
            says = f"The number of {thing(second)} is told otherwise before: {first.figure.text}."
            yield CHECK.at(words_of_count(second), says, evidence=first.sentence)


def _is_unsaid(first: Count, second: Count) -> bool:
    """Two sentences of the running text, one of them laid to somebody, with no word of doubt."""
    texts = (first.sentence, second.sentence)
    is_body = bool(first.block and second.block)
    return is_body and any(map(is_attributed, texts)) and not any(map(is_open, texts))


CHECK = Check(code="FIG-07", name="two accounts", weight=Weight.NOTES, find=find)
