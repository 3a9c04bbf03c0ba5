"""What stands beside a report: where its words came from, what upstream has now, what we know."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from copydesk.ledger.record import record
from copydesk.newsroom.corrections.models import ReportRow
from copydesk.newsroom.corrections.passages import ThenAndNow, read, words_of
from copydesk.newsroom.corrections.upstream.standing import CALLED, WAITS
from copydesk.newsroom.desk.models import ArrivalRow, EditionRow, StoryRow
from copydesk.story.codec import from_plain
from copydesk.story.passage import find_passage, hold
from copydesk.story.statement import Statement
from copydesk.story.story import Cleaned, Story
from copydesk.story.words import Words, compare_words

Label = str | Promise
MOST = 20


@dataclass(frozen=True, kw_only=True)
class Theirs:
    """The passage in the version that upstream has now, and what it says of itself there."""

    arrival: ArrivalRow
    state: str
    text: str
    words: tuple[Words, ...]
    notices: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Known:
    """A statement of the ledger at the passage, and in which of the versions it stands."""

    statement: Statement
    versions: tuple[Label, ...]


def came_in(report: ReportRow) -> ArrivalRow | None:
    """The version of the copy that the reported edition was made from."""
    held = report.story.arrivals.exclude(kind__in=ArrivalRow.ASIDE).select_related("capture")
    return held.filter(at__lte=report.edition.at).first() or held.last()


def theirs(report: ReportRow) -> Theirs | None:
    """What upstream has in the place of the passage now; None where nothing came from anybody."""
    arrival = report.story.arrivals.exclude(kind__in=ArrivalRow.ASIDE).first()
    if arrival is None:
        return None
    story = from_plain(arrival.cleaned, Cleaned).story
    state, text = _in(story, report)
    return Theirs(
        arrival=arrival,
        state=state,
        text=text,
        words=compare_words(report.passage, text) if text else (),
        notices=tuple(story.sent_notices),
    )


def known(report: ReportRow, standing: EditionRow | None) -> list[Known]:
    """What the ledger knows of the block, as reported, as it stands, and as upstream has it."""
    if not report.block:
        return []
    found: dict[tuple[str, str, str], tuple[Statement, list[Label]]] = {}
    for label, story in _versions(report, standing):
        for statement in record(story):
            if statement.block == report.block:
                key = (statement.speaker, statement.cue, statement.content)
                found.setdefault(key, (statement, []))[1].append(label)
    return [Known(statement=one, versions=tuple(where)) for one, where in found.values()][:MOST]


def notes(report: ReportRow, place: ThenAndNow) -> Iterator[Label]:
    """What is worth knowing before one reads on."""
    row = report.story
    if place.state == "edited":
        yield _("The passage was changed since it was reported.")
    elif place.state == "gone":
        yield _("The passage is gone since it was reported.")
    later = row.arrivals.filter(kind__in=CALLED, at__gt=report.edition.at)
    if row.attention in WAITS or later.exists():
        yield _("Upstream has corrected the story already.")
    elsewhere = same_elsewhere(report).count()
    if elsewhere:
        yield ngettext(
            "%(n)s report lies on other stories made from the same copy.",
            "%(n)s reports lie on other stories made from the same copy.",
            elsewhere,
        ) % {"n": elsewhere}
    if report.again_at is not None:
        yield _("The reader asked once more: somebody else decides this time.")


def same_elsewhere(report: ReportRow) -> QuerySet[ReportRow]:
    """Reports on other stories that came of the same capture, that are alike, or translations."""
    row = report.story
    captures = row.arrivals.exclude(capture=None).values("capture")
    others = StoryRow.objects.filter(arrivals__capture__in=captures)
    if row.likeness:
        others |= StoryRow.objects.filter(likeness=row.likeness)
    family = {row.pk, row.translation_of_id} - {None}
    others |= StoryRow.objects.filter(translation_of__in=family)
    if row.translation_of_id:
        others |= StoryRow.objects.filter(pk=row.translation_of_id)
    stories = others.exclude(pk=row.pk).values("pk")
    found = ReportRow.objects.filter(story__in=stories, kind=report.kind)
    return found.exclude(state__in=(ReportRow.State.SUSPECTED, ReportRow.State.TO_CONFIRM))


def _versions(report: ReportRow, standing: EditionRow | None) -> Iterator[tuple[Label, Story]]:
    yield _("as reported"), read(report.edition).story
    if standing is not None and not standing.withdrawn:
        yield _("as it stands"), read(standing).story
    arrival = report.story.arrivals.exclude(kind__in=ArrivalRow.ASIDE).first()
    if arrival is not None:
        yield _("upstream"), from_plain(arrival.cleaned, Cleaned).story


def _in(story: Story, report: ReportRow) -> tuple[str, str]:
    """How a passage stands in another story, and its words there."""
    if not report.block:
        state = "same" if story.headline == report.passage else "edited"
        return state, story.headline
    edition = read(report.edition)
    held = hold(report.passage, report.block, edition.story.blocks)
    found = find_passage(held, story.blocks, edition.story.blocks)
    block = next((one for one in story.blocks if one.key == found.key), None)
    if found.state == "gone" and block is None:
        return "gone", ""
    text = words_of(block) if block is not None else ""
    return ("same" if text == report.passage else found.state), text
