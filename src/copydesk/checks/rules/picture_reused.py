"""PIC-04: the picture was on the desk before, and was said to show something else."""

from collections.abc import Iterator

from copydesk.checks.check import Check, Known, Words
from copydesk.checks.reading import pictures, words_of
from copydesk.story.blocks import Picture
from copydesk.story.finding import Finding, Weight
from copydesk.story.story import Story

_LABELS = (
    "file photo", "file picture", "file image", "archive", "(file)", "archivbild", "archivfoto",
    "archives", "de archivo", "symbolbild", "أرشيف", "photo d’illustration", "illustration",
)  # fmt: skip
_ALIKE = 0.5  # of the words: a caption shortened or told anew


def find(story: Story, known: Known) -> Iterator[Finding]:
    """By file or address, against other stories and the version before; file pictures pass."""
    earlier = [(known.earlier, "the version before")] if known.earlier is not None else []
    stories = [(each.story, each.id) for each in known.others] + earlier
    seen: dict[str, tuple[Picture, str]] = {}
    for other, id in stories:
        for picture in pictures(other):
            for name in _names(picture):
                seen.setdefault(name, (picture, id))
    for picture in pictures(story):
        before = next((seen[name] for name in _names(picture) if name in seen), None)
        if before is not None and _differs(picture.caption, before[0].caption):
            words = Words(text=picture.caption, field="caption", block=picture.key)
            says = f"The picture was used before, in {before[1]}, with another caption."
            yield CHECK.at(words, says, evidence=before[0].caption)


def _names(picture: Picture) -> list[str]:
    return [name for name in (picture.file, picture.src.split("?")[0]) if name]


def _differs(caption: str, before: str) -> bool:
    if any(label in text.casefold() for label in _LABELS for text in (caption, before)):
        return False
    own, other = set(words_of(caption)), set(words_of(before))
    if not own or not other:
        return False
    return len(own & other) < _ALIKE * min(len(own), len(other))


CHECK = Check(code="PIC-04", name="picture reused", weight=Weight.WARNS, find=find)
