"""A story's sketch, kept beside its draft, and its marks in the index."""

from collections.abc import Collection

from copydesk.newsroom.desk.copy import to_record
from copydesk.newsroom.desk.known_again import SketchRow
from copydesk.newsroom.desk.models import StoryRow, TextMarkRow
from copydesk.story import event
from copydesk.story.event import Term
from copydesk.story.record import Record
from copydesk.story.sketch import Sketch, number, packed, sketch, unpacked
from copydesk.story.story import Story
from copydesk.wire.upstream.version import text_of


class Traits(Record, frozen=True):
    """What a story is compared by."""

    text: Sketch
    terms: tuple[Term, ...]


def traits(story: Story) -> Traits:
    """What a story is compared by, from its words."""
    return Traits(text=sketch(text_of(story)), terms=event.terms(story))


def mark_of(form: str) -> int:
    """The mark by which a term is looked up."""
    return number(f"term:{form}")


def remember(row: StoryRow, of: Traits) -> None:
    """Keep what a story is known by, so that others find it; written only when it changed."""
    forms = [term.form for term in of.terms]
    marks = packed(of.text.marks)
    held = SketchRow.objects.filter(pk=row.pk).first()
    if held is not None and bytes(held.marks) == marks and held.terms == forms:
        return
    SketchRow.objects.update_or_create(
        story=row, defaults={"marks": marks, "size": of.text.size, "terms": forms}
    )
    TextMarkRow.objects.bulk_create(
        [
            TextMarkRow(story=row, mark=mark)
            for mark in dict.fromkeys((*of.text.marks, *map(mark_of, forms)))
        ],
        ignore_conflicts=True,
    )


def remembered(stories: Collection[int]) -> dict[int, SketchRow]:
    """The sketches of stories by number, made now of what came before there were any."""
    found = SketchRow.objects.in_bulk(stories)
    missing = set(stories) - found.keys()
    if missing:
        for row in StoryRow.objects.filter(pk__in=missing):
            remember(row, traits(to_record(row)))
        found |= SketchRow.objects.in_bulk(missing)
    return found


def text_sketch(row: SketchRow) -> Sketch:
    """A kept sketch of a text."""
    return Sketch(unpacked(bytes(row.marks)), row.size)
