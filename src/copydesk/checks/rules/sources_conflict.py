"""FIG-10: another source's story tells of the same event otherwise, or quotes otherwise."""

from collections.abc import Iterator

from copydesk.checks.check import Check, Known, Other
from copydesk.checks.quoting import requoted, words_of_quotation
from copydesk.checks.reading import is_english
from copydesk.checks.telling import accounts_of, named, of_other_sources, words_of_account
from copydesk.story.accounts import Account, conflicts
from copydesk.story.finding import Finding, Weight
from copydesk.story.story import Story


def find(story: Story, known: Known) -> Iterator[Finding]:
    """Another cause or place, a denial against an admission; the same words quoted otherwise."""
    others = of_other_sources(known)
    told = accounts_of(story) if others and is_english(story) else []
    for other in others:
        yield from _of_accounts(told, other)
        yield from _of_quotations(story, other)


def _of_accounts(told: list[Account], other: Other) -> Iterator[Finding]:
    theirs = accounts_of(other.story) if told and is_english(other.story) else []
    for conflict in conflicts(told, theirs):
        ours, their = conflict.said
        says = f"{named(other)} tells of another {conflict.slot}: {their}, not {ours}."
        yield CHECK.at(words_of_account(conflict.one), says, evidence=conflict.other.text)


def _of_quotations(story: Story, other: Other) -> Iterator[Finding]:
    for theirs, ours, fate in requoted(other.story, story):
        if ours is not None and fate == "changed":
            says = f"{named(other)} quotes these words otherwise."
            yield CHECK.at(words_of_quotation(ours), says, evidence=theirs.sentence)


CHECK = Check(code="FIG-10", name="sources in conflict", weight=Weight.NOTES, find=find)
