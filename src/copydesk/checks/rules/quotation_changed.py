"""ATT-03: words inside quotation marks are not those of the version before."""

from collections.abc import Iterator

from copydesk.checks.check import Check, Known
from copydesk.checks.quoting import requoted, words_of_quotation
from copydesk.story.finding import Finding, Weight
from copydesk.story.story import Story


def find(story: Story, known: Known) -> Iterator[Finding]:
    """Against `known.earlier`: a quotation gone and one much like it come; marks do not count.

    One that only ends sooner, or begins later, is a note, unless a "not" went with those words.
    """
    if known.earlier is None:
        return
    for before, after, fate in requoted(known.earlier, story):
        if after is None or fate not in ("changed", "cut"):
            continue
        words = words_of_quotation(after)
        if fate == "changed":
            says = "The words of a quotation changed since the version before."
            yield CHECK.at(words, says, evidence=before.text)
        else:
            says = "A quotation is shorter than in the version before."
            yield CHECK.at(words, says, evidence=before.text, weight=Weight.NOTES)


CHECK = Check(code="ATT-03", name="quotation changed", weight=Weight.STOPS, find=find, version=2)
