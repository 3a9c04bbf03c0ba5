"""Content sent to addresses, many at once: what goes to takers. By the fetcher's own rules.

A redirect is an answer like any other and not followed: what was signed for one address, and
judged for it, goes to no other.
"""

import asyncio
from collections import defaultdict
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from copydesk.errors import CopydeskError, FetchFailed
from copydesk.story.record import Record
from copydesk.story.story import DateTime
from copydesk.wire.http import politeness
from copydesk.wire.http.address import target
from copydesk.wire.http.fetch import Policy, opened

if TYPE_CHECKING:
    from aiohttp import ClientResponse, ClientSession

AT_ONCE, AT_ONE_HOST = 16, 2
LONGEST_ANSWER = 64 * 1024


class Parcel(Record, frozen=True):
    """Content for an address, with the headers it goes with; without content it is only asked."""

    address: str
    content: bytes | None = None
    headers: dict[str, str] = {}


class Answered(Record, frozen=True):
    """What came of it: the status with the first bytes of the answer, or 0 with the trouble."""

    status: int = 0
    content: bytes = b""
    retry_after: DateTime | None = None
    trouble: str = ""

    @property
    def is_taken(self) -> bool:
        """Whether the other side said yes."""
        return 200 <= self.status < 300


def post_all(parcels: Sequence[Parcel], *, policy: Policy, at: DateTime) -> list[Answered]:
    """Send all, some at once, each within the policy's deadline; the answers in the same order.

    Never raises for what the other side does; not for use in an event loop.
    """
    return asyncio.run(_all(parcels, policy, at)) if parcels else []


async def _all(parcels: Sequence[Parcel], policy: Policy, at: DateTime) -> list[Answered]:
    lookups = ThreadPoolExecutor(max_workers=4, thread_name_prefix="copydesk-lookup")
    hosts: defaultdict[str, asyncio.Semaphore] = defaultdict(lambda: asyncio.Semaphore(AT_ONE_HOST))
    all_of_them = asyncio.Semaphore(AT_ONCE)
    try:
        async with opened(policy, lookups, AT_ONCE) as session:

            async def one(parcel: Parcel) -> Answered:
                try:
                    place = target(parcel.address, allow=policy.allow).place
                    async with hosts[place], all_of_them:
                        return await _bounded(session, parcel, policy, at)
                except CopydeskError as error:
                    return Answered(trouble=error.reason)

            return list(await asyncio.gather(*map(one, parcels)))
    finally:
        lookups.shutdown(wait=False, cancel_futures=True)


async def _bounded(
    session: "ClientSession", parcel: Parcel, policy: Policy, at: DateTime
) -> Answered:
    import aiohttp

    try:
        async with asyncio.timeout(policy.deadline):
            return await _sent(session, parcel, policy, at)
    except TimeoutError as error:
        reason = f"not done within {policy.deadline:g} seconds"
        raise FetchFailed(place=parcel.address, reason=reason) from error
    except (aiohttp.ClientError, aiohttp.http.HttpProcessingError, OSError, ValueError) as error:
        reason = str(error) or type(error).__name__
        raise FetchFailed(place=parcel.address, reason=reason) from error


async def _sent(session: "ClientSession", parcel: Parcel, policy: Policy, at: DateTime) -> Answered:
    from yarl import URL

    where = URL(target(parcel.address, allow=policy.allow).url, encoded=True)
    headers = {"User-Agent": policy.agent, "Accept": "*/*", **parcel.headers}
    method = "GET" if parcel.content is None else "POST"
    async with session.request(
        method, where, data=parcel.content, headers=headers, allow_redirects=False
    ) as answer:
        return Answered(
            status=answer.status,
            content=await _start(answer),
            retry_after=politeness.retry_after(answer.headers.get("Retry-After", ""), at=at),
        )


async def _start(answer: "ClientResponse") -> bytes:
    """As much of an answer as anybody here reads; what is longer is cut off."""
    held = b""
    async for piece in answer.content.iter_any():
        held += piece
        if len(held) >= LONGEST_ANSWER:
            break
    return held[:LONGEST_ANSWER]
