"""All checks over one story, in the same order every time."""

import datetime as dt
from collections.abc import Callable, Iterator
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from itertools import islice

from copydesk.checks import CHECKS
from copydesk.checks.check import Check, Known
from copydesk.checks.choosing import choose, measured, weighed
from copydesk.story.blocks import Span
from copydesk.story.extent import as_read, is_whole
from copydesk.story.finding import Finding, Weight
from copydesk.story.record import replace
from copydesk.story.story import Story

GROUP = "copydesk.checks"
_TIMES = ("published", "updated", "embargo_until", "expires")
AT_MOST = 50  # findings of one check over one story; what is beyond is counted, not listed


def check(story: Story, known: Known) -> tuple[Finding, ...]:
    """What the checks notice, check by check in their order; those switched off are not asked.

    Of a story longer than any report they see the first part, and COM-09 says so.
    """
    known = replace(
        known,
        is_whole=is_whole(story),
        earlier=_in_utc(as_read(known.earlier)) if known.earlier is not None else None,
        zoneless=_zoneless(story),
    )
    story = _in_utc(as_read(story))
    spans = {block.key: block.span for block in story.blocks if block.span is not None}
    found = (one for each in (*CHECKS, *plugged_in()) for one in _asked(each, story, known))
    return tuple(_in_capture(finding, spans) for finding in found)


def _asked(each: Check, story: Story, known: Known) -> Iterator[Finding]:
    """What one check finds, as the house wants it asked of copy like this."""
    choice = choose(each, story, known)
    if choice.is_on:
        for finding in _findings(each, story, measured(each, choice, known)):
            yield replace(weighed(finding, each, choice), version=each.version)


def _in_capture(finding: Finding, spans: dict[str, Span]) -> Finding:
    """The finding with the place of its block in the capture, where cleaning knows it."""
    span = spans.get(finding.block)
    return replace(finding, source_span=span) if span else finding


def _zoneless(story: Story) -> tuple[str, ...]:
    """Times without an offset; midnight sharp stands for a day, which needs none."""
    found = ((name, getattr(story, name)) for name in _TIMES)
    return tuple(n for n, at in found if at and at.tzinfo is None and at.time() != dt.time())


def _in_utc(story: Story) -> Story:
    """The story, its times without an offset read as UTC, so that all can be compared."""
    times = ((name, getattr(story, name)) for name in _TIMES)
    zoned = {n: at.replace(tzinfo=dt.UTC) for n, at in times if at and at.tzinfo is None}
    return replace(story, **zoned) if zoned else story


@cache
def plugged_in() -> tuple[Check, ...]:
    """The checks that installed packages bring, by name of their entry point."""
    points = sorted(entry_points(group=GROUP), key=lambda point: point.name)
    return tuple(loaded(point) for point in points)


def loaded(point: EntryPoint) -> Check:
    """The check behind an entry point; one that cannot be loaded says so at every story."""
    try:
        found = point.load()
    except Exception as error:  # noqa: BLE001 - a stranger's module may fail in any way
        return _unusable(point.name, f"it cannot be loaded: {error}")
    if not isinstance(found, Check):
        return _unusable(point.name, "it does not hold a Check")
    return found


def _findings(each: Check, story: Story, known: Known) -> Iterator[Finding]:
    found = _guarded(each, story, known)
    yield from islice(found, AT_MOST)
    more = sum(1 for _ in found)
    if more:
        says = f"{each.name}: {more} more like these, not listed."
        yield each.about("", says, weight=Weight.NOTES)


def _guarded(each: Check, story: Story, known: Known) -> Iterator[Finding]:
    try:
        yield from each.find(story, known)
    except Exception as error:  # noqa: BLE001 - one broken check must not hold up the copy
        says = f"The check “{each.name}” failed and has not looked at this story."
        yield each.about("", says, evidence=f"{type(error).__name__}: {error}", weight=Weight.NOTES)


def _unusable(name: str, reason: str) -> Check:
    def find(story: Story, known: Known) -> Iterator[Finding]:
        says = f"The check “{name}” is installed but cannot be asked."
        yield Finding(code=name, weight=Weight.NOTES, says=says, evidence=reason)

    finder: Callable[[Story, Known], Iterator[Finding]] = find
    return Check(code=name, name=name, weight=Weight.NOTES, find=finder)
