"""One request to a source, and what came of it. Touches no row: those are settled together."""

import asyncio
import datetime as dt
from dataclasses import dataclass

from django.conf import settings

from copydesk.errors import CopydeskError, FetchFailed, RefusedAddress
from copydesk.newsroom.intake import store, troubles
from copydesk.newsroom.intake.models import SourceRow
from copydesk.story.story import Capture
from copydesk.wire.http.fetch import Ask, Fetched, Policy, Validators, fetching
from copydesk.wire.http.glance import Glance, glance
from copydesk.wire.http.hubs import Named, named_in

NOTHING_NEW = 304


@dataclass(frozen=True, kw_only=True)
class Question:
    """What is asked for: a source's address, or a single page of its list.

    `last_answer` is the sha256 of what the same address answered last.
    """

    source: int
    host: str
    address: str
    known: Validators
    last_answer: str
    page: int | None = None


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What came: an answer whose bytes are kept, or trouble.

    `named` are the hubs it names, None where there was nothing new to read them from; `is_same`
    tells that the bytes are those of the last answer.
    """

    question: Question
    at: dt.datetime
    fetched: Fetched | None = None
    seen: Glance | None = None
    named: Named | None = None
    trouble: str = ""
    status: int = 0
    is_same: bool = False

    @property
    def capture(self) -> Capture | None:
        """The delivery, if there is one."""
        return self.fetched.capture if self.fetched else None


def question(source: SourceRow) -> Question:
    """What a source is asked next: a page of its list that waits, or its own address."""
    pages = source.addresses.filter(waits=True) if source.way == source.Way.PAGE else None
    page = pages.first() if pages is not None else None
    asked = page or source
    return Question(
        source=source.pk,
        page=page.pk if page else None,
        host=source.host,
        address=asked.address,
        known=Validators(etag=asked.etag, last_modified=asked.last_modified),
        last_answer=asked.last_answer,
    )


def policy() -> Policy:
    """The house's bounds of a fetch."""
    return Policy(allow=settings.WIRE_ALLOW, max_bytes=settings.CAPTURE_MAX_BYTES)


def ask_alone(asked: Question, *, at: dt.datetime) -> Outcome:
    """Ask, and wait for the answer; not for use in an event loop."""

    async def alone() -> Outcome:
        async with fetching(policy()) as fetch:
            return await ask(asked, fetch, at=at)

    return asyncio.run(alone())


async def ask(asked: Question, fetch: Ask, *, at: dt.datetime) -> Outcome:
    """Ask; keep what comes. Does not raise for what the other side, or the disk, does."""
    try:
        fetched = await fetch(asked.address, asked.known, at)
        if fetched.capture is None:
            return _empty(asked, fetched, at)
        if fetched.capture.sha256 == asked.last_answer:
            return Outcome(question=asked, at=at, fetched=fetched, is_same=True)
        seen = await asyncio.to_thread(_keep, fetched.capture)
    except RefusedAddress as error:
        return Outcome(question=asked, at=at, trouble=troubles.NOT_ASKED % {"reason": error.reason})
    except FetchFailed as error:
        return Outcome(question=asked, at=at, trouble=error.reason, status=error.status)
    except CopydeskError as error:
        return Outcome(question=asked, at=at, trouble=error.reason)
    except OSError as error:
        trouble = troubles.NOT_KEPT % {"reason": error.strerror}
        return Outcome(question=asked, at=at, trouble=trouble)
    named = _named(fetched, fetched.capture)
    return Outcome(
        question=asked, at=at, fetched=fetched, seen=seen, named=named, status=fetched.status
    )


def _empty(asked: Question, fetched: Fetched, at: dt.datetime) -> Outcome:
    is_new = fetched.status != NOTHING_NEW
    trouble = troubles.ASKS_TO_WAIT % {"status": fetched.status} if is_new else ""
    return Outcome(question=asked, at=at, fetched=fetched, trouble=trouble, status=fetched.status)


def _named(fetched: Fetched, capture: Capture) -> Named:
    """The hubs by the answer's headers, else by the feed itself."""
    if fetched.hubs:
        return Named(hubs=fetched.hubs, topic=fetched.topic)
    return named_in(capture.content, base=capture.place)


def _keep(capture: Capture) -> Glance:
    store.keep(capture.content)
    return glance(capture.content)
