"""IDN-07: the copy carries the source's own notice of a correction or the like."""

from collections.abc import Iterator

from copydesk.checks.check import Check, Known
from copydesk.checks.reading import prose, words_of
from copydesk.story.finding import Finding, Weight
from copydesk.story.notices import read_notice
from copydesk.story.story import Story

_AT_HEAD, _AT_FOOT = 3, 5
_SAYS = "The source published a notice with this copy: ask what our version needs."


def find(story: Story, known: Known) -> Iterator[Finding]:
    """Notices that cleaning lifted out, and such words still at the head or foot of the copy."""
    lifted = {tuple(words_of(notice)) for notice in story.sent_notices}
    for text in story.sent_notices:
        notice = read_notice(text)
        # What a source added is no mistake of ours.
        is_update = notice is not None and notice.kind == "update"
        weight = Weight.NOTES if is_update else None
        yield CHECK.about("sent_notices", _SAYS, excerpt=text, weight=weight)
    texts = prose(story)
    for n, words in enumerate(texts):
        if _AT_HEAD <= n < len(texts) - _AT_FOOT or tuple(words_of(words.text)) in lifted:
            continue
        notice = read_notice(words.text)
        if notice is not None and notice.kind != "update":
            yield CHECK.at(words, _SAYS)


CHECK = Check(code="IDN-07", name="upstream notice", weight=Weight.STOPS, find=find)
