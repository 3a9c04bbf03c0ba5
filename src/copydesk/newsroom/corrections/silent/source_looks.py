"""The source's own pages of stories we published, looked at again: after an hour, six, a day, a
week. Facts that changed there without a word are told to the desk, with both passages."""

import asyncio
import datetime as dt
import logging

from django.db import transaction

from copydesk import line
from copydesk.checks.check import Known
from copydesk.errors import CopydeskError, FetchFailed
from copydesk.newsroom.corrections.silent import source_versions
from copydesk.newsroom.corrections.silent.alarm import Found, Sort, sound
from copydesk.newsroom.corrections.silent.rows import SourcePage
from copydesk.newsroom.desk.house import house
from copydesk.newsroom.desk.models import ArrivalRow, EditionRow, StoryRow
from copydesk.newsroom.intake.asking import policy
from copydesk.story.blocks import plain_text
from copydesk.story.codec import from_plain
from copydesk.story.facts import FactChange, changed_facts
from copydesk.story.story import Capture, Cleaned, Story
from copydesk.wire.http.fetch import Fetched, Validators, fetch_in_loop

log = logging.getLogger(__name__)

LOOKS = tuple(dt.timedelta(hours=hours) for hours in (1, 6, 24, 24 * 7))
AT_ONCE = 8
PER_HOST = 1  # at one turn
STANDS = StoryRow.State.PUBLISHED
GONE = (404, 410)


def plan_looks(now: dt.datetime) -> int:
    """Put the source's page of each story that was just published on the list."""
    fresh = EditionRow.objects.filter(
        number=1,
        first_at__gte=now - LOOKS[-1],
        story__source_page=None,
        story__source__active=True,
        story__origin_url__startswith="http",
    )
    pages = [
        SourcePage(story=one.story, address=one.story.origin_url, next_at=one.first_at + LOOKS[0])
        for one in fresh.select_related("story").order_by("-pk")[:100]
    ]
    SourcePage.objects.bulk_create(pages, ignore_conflicts=True)
    return len(pages)


def look(now: dt.datetime) -> int:
    """Ask for the pages whose time has come, one of a host; gives how many were asked for."""
    due = SourcePage.objects.filter(next_at__lte=now).select_related("story").order_by("next_at")
    hosts: dict[str, int] = {}
    asked: list[SourcePage] = []
    for page in due[: AT_ONCE * 10]:
        host = page.address.split("/")[2] if page.address.count("/") > 1 else ""
        if hosts.get(host, 0) < PER_HOST and len(asked) < AT_ONCE:
            hosts[host] = hosts.get(host, 0) + 1
            asked.append(page)
    for page, fetched in zip(asked, asyncio.run(_fetched(asked, now)), strict=True):
        _settle(page, fetched, now)
    return len(asked)


async def _fetched(pages: list[SourcePage], now: dt.datetime) -> list[Fetched | FetchFailed | None]:
    return list(await asyncio.gather(*(_one(page, now) for page in pages)))


async def _one(page: SourcePage, now: dt.datetime) -> Fetched | FetchFailed | None:
    """What a page answers; None where it could not be asked at all."""
    known = Validators(etag=page.etag, last_modified=page.last_modified)
    try:
        return await fetch_in_loop(page.address, state=known, policy=policy(), at=now)
    except FetchFailed as error:
        return error
    except CopydeskError as error:
        log.info("source_page_not_asked place=%s reason=%s", page.address, error.reason)
        return None


def _settle(page: SourcePage, came: Fetched | FetchFailed | None, now: dt.datetime) -> None:
    """Tell what differs, and when to look again: never, once the story stands no more."""
    with transaction.atomic():
        row = page.story
        if row.state == STANDS and came is not None:
            _tell(page, row, came, now)
        page.looks += 1
        stands = row.state == STANDS and page.looks < len(LOOKS)
        first = row.editions.order_by("number").values_list("first_at", flat=True).first()
        page.next_at = max((first or now) + LOOKS[page.looks], now + LOOKS[0]) if stands else None
        if isinstance(came, Fetched):
            page.etag = came.validators.etag[:300]
            page.last_modified = came.validators.last_modified[:100]
        page.save()


def _tell(page: SourcePage, row: StoryRow, came: Fetched | FetchFailed, now: dt.datetime) -> None:
    if isinstance(came, FetchFailed):
        if came.status in GONE:
            sound(Found(sort=Sort.GONE, place=page.address, story=row, mark="gone"), at=now)
        return
    theirs = _read(came.capture, row, now) if came.capture else None
    taken = _taken(row)
    if came.capture is None or theirs is None or taken is None:
        return
    facts = changed_facts(_paragraphs(taken), _paragraphs(theirs))
    if _alarmed(page, row, facts, now):
        _raise(row)
        source_versions.bring(row, theirs, facts, seen=came.capture)


def _alarmed(
    page: SourcePage, row: StoryRow, facts: tuple[FactChange, ...], at: dt.datetime
) -> bool:
    """Whether any of the changed passages is news to the desk."""
    told = [
        Found(
            sort=Sort.UPSTREAM,
            place=page.address,
            story=row,
            was=was,
            now=after,
            facts=tuple(fact for fact in facts if fact.before == was),
        )
        for was, after in dict.fromkeys((fact.before, fact.after) for fact in facts)
    ]
    return sum(sound(found, at=at) is not None for found in told) > 0  # each is to be told


def _read(capture: Capture, row: StoryRow, now: dt.datetime) -> Story | None:
    """The copy of a page, cleaned as it was the first time; None where it holds none."""
    known = Known(now=now, house=house(), source=row.source.record() if row.source else None)
    try:
        items = line.delivery(capture, known).items
        return line.process(items[0], capture, known).cleaned.story if items else None
    except CopydeskError as error:
        log.info("source_page_not_read place=%s reason=%s", capture.place, error.reason)
        return None


def _taken(row: StoryRow) -> Story | None:
    """The version we took last."""
    arrival = row.arrivals.exclude(kind__in=ArrivalRow.ASIDE).first()
    return from_plain(arrival.cleaned, Cleaned).story if arrival else None


def _paragraphs(story: Story) -> list[str]:
    return [story.headline, story.standfirst, *(plain_text(block) for block in story.blocks)]


def _raise(row: StoryRow) -> None:
    """Above in the queue, unless something heavier stands there already."""
    light = (StoryRow.Attention.NONE, StoryRow.Attention.UPDATED)
    StoryRow.objects.filter(pk=row.pk, attention__in=light).update(
        attention=StoryRow.Attention.FACTS
    )
