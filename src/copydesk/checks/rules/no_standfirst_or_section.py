"""COM-08: standfirst or section are missing, or the standfirst only repeats other words."""

from collections.abc import Iterator

from copydesk.checks.check import Check, Known
from copydesk.checks.reading import paragraphs, words_of
from copydesk.story.finding import Finding, Weight
from copydesk.story.story import Story


def find(story: Story, known: Known) -> Iterator[Finding]:
    """Nothing to file the story under, no standfirst, or one that says nothing new."""
    if not story.section.strip() and not story.subjects:
        yield CHECK.about("section", "The story has no section and no subjects.")
    standfirst = words_of(story.standfirst)
    if not standfirst:
        yield CHECK.about("standfirst", "The story has no standfirst.")
    elif standfirst == words_of(story.headline):
        says = "The standfirst repeats the headline."
        yield CHECK.about("standfirst", says, excerpt=story.standfirst)
    elif _repeats_the_lede(standfirst, story):
        says = "The standfirst repeats the first paragraph."
        yield CHECK.about("standfirst", says, excerpt=story.standfirst)


def _repeats_the_lede(standfirst: list[str], story: Story) -> bool:
    lede = next((words_of(words.text) for words in paragraphs(story)), [])
    return len(standfirst) >= 5 and lede[: len(standfirst)] == standfirst


CHECK = Check(code="COM-08", name="no standfirst or section", weight=Weight.NOTES, find=find)
