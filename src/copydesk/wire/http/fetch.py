"""The only file of the core that opens a connection: one address, politely and within bounds.

Time is bounded over everything, from the name lookup to the last byte; size is counted in
decoded bytes; every hop of a redirect is judged anew, by name and by the numbers it resolves to,
and the connection goes to the very numbers that were judged.
"""

import asyncio
import hashlib
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, cast

from copydesk.errors import FetchFailed, RefusedAddress
from copydesk.story.record import Record, replace
from copydesk.story.story import Capture, DateTime
from copydesk.wire.http import politeness, unpacking, weblinks
from copydesk.wire.http.address import Target, is_public, target

if TYPE_CHECKING:
    from aiohttp import ClientResponse, ClientSession
    from aiohttp.abc import AbstractResolver
    from yarl import URL

MOVED = frozenset({301, 302, 303, 307, 308})
FOR_GOOD = frozenset({301, 308})
ASKED_TO_WAIT = frozenset({429, 503})
PARTIAL = 206
LONGEST_LINE, MOST_HEADERS = 8_190, 128
LONGEST_VALIDATOR = 512  # one that is longer is not kept: it asks us to carry its data
NAMES_HOLD, MOST_NAMES = 60.0, 20_000
ACCEPT = (
    "application/atom+xml, application/rss+xml, application/feed+json, application/ninjs+json, "
    "application/xml;q=0.9, application/json;q=0.9, text/html;q=0.8, text/plain;q=0.7, */*;q=0.1"
)


class Validators(Record, frozen=True):
    """What the other side gave us last time to ask "anything new since?" with."""

    etag: str = ""
    last_modified: str = ""


class Policy(Record, frozen=True):
    """The bounds of a fetch. `allow` names exceptions to the address rules, as exact host:port."""

    allow: tuple[str, ...] = ()
    max_bytes: int = 10 * 1024 * 1024
    deadline: float = 9.5
    redirects: int = 5
    agent: str = "copydesk/0.1"


class Errand(Record, frozen=True):
    """One fetch: where it begins, what is known, within what bounds, when."""

    first: Target
    state: Validators
    policy: Policy
    at: DateTime


class Fetched(Record, frozen=True):
    """What came of a fetch.

    `capture` is None where nothing is new (304) or the other side asks us to wait (429, 503).
    `address` is where the answer came from; `moved_to` the same, where the source has moved
    there for good. `hubs` and `topic` are what its Link headers name for WebSub: where to
    subscribe, and to what ("" where they say nothing: the feed itself may).
    """

    status: int
    address: str
    capture: Capture | None = None
    validators: Validators = Validators()
    retry_after: DateTime | None = None
    fresh_until: DateTime | None = None
    moved_to: str = ""
    hubs: tuple[str, ...] = ()
    topic: str = ""


Ask = Callable[[str, Validators, DateTime], Awaitable[Fetched]]


def fetch(address: str, *, state: Validators, policy: Policy, at: DateTime) -> Fetched:
    """Fetch one address. Raises `RefusedAddress` or `FetchFailed`; not for use in an event loop."""
    return asyncio.run(fetch_in_loop(address, state=state, policy=policy, at=at))


async def fetch_in_loop(
    address: str, *, state: Validators, policy: Policy, at: DateTime
) -> Fetched:
    """The same, for those who have an event loop already."""
    async with fetching(policy) as ask:
        return await ask(address, state, at)


@asynccontextmanager
async def fetching(policy: Policy, *, at_once: int = 2) -> AsyncIterator[Ask]:
    """For many fetches in one event loop, `at_once` at most, by the function this gives.

    They share the threads in which names are looked up, and what was found for a minute.
    """
    lookups = ThreadPoolExecutor(max_workers=at_once, thread_name_prefix="copydesk-lookup")
    try:
        async with opened(policy, lookups, at_once) as session:

            async def ask(address: str, state: Validators, at: DateTime) -> Fetched:
                first = target(address, allow=policy.allow)
                return await _bounded(
                    session, Errand(first=first, state=state, policy=policy, at=at), address
                )

            yield ask
    finally:
        # A name lookup that hangs must not hold us beyond the deadline.
        lookups.shutdown(wait=False, cancel_futures=True)


async def _bounded(session: "ClientSession", errand: Errand, address: str) -> Fetched:
    import aiohttp

    deadline = errand.policy.deadline
    try:
        async with asyncio.timeout(deadline):
            return await _follow(session, errand)
    except TimeoutError as error:
        raise FetchFailed(place=address, reason=f"not done within {deadline:g} seconds") from error
    except (aiohttp.ClientError, aiohttp.http.HttpProcessingError, OSError, ValueError) as error:
        reason = str(error) or type(error).__name__
        raise FetchFailed(place=address, reason=reason) from error


def opened(policy: Policy, lookups: ThreadPoolExecutor, at_once: int) -> "ClientSession":
    """What connections are made with: no cookies, no proxies, only to numbers that were judged."""
    import aiohttp

    connector = aiohttp.TCPConnector(
        resolver=_resolver(policy, lookups), use_dns_cache=False, force_close=True, limit=at_once
    )
    return aiohttp.ClientSession(
        connector=connector,
        cookie_jar=aiohttp.DummyCookieJar(),
        trust_env=False,
        auto_decompress=False,
        timeout=aiohttp.ClientTimeout(total=policy.deadline),
        skip_auto_headers=("Accept", "Accept-Encoding", "User-Agent"),
        max_line_size=LONGEST_LINE,
        max_field_size=LONGEST_LINE,
        max_headers=MOST_HEADERS,
    )


def _resolver(policy: Policy, lookups: ThreadPoolExecutor) -> "AbstractResolver":
    """Names to numbers; refuses a name as soon as one of its numbers is not public."""
    from aiohttp.abc import ResolveResult

    known: dict[tuple[str, int], tuple[float, list[tuple[int, str]]]] = {}

    class Judging:
        async def resolve(
            self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
        ) -> list[ResolveResult]:
            loop = asyncio.get_running_loop()
            until, found = known.get((host, port), (0.0, []))
            if until < loop.time():
                found = await loop.run_in_executor(lookups, _look_up, host, port)
                if len(known) >= MOST_NAMES:
                    known.clear()
                known[host, port] = (loop.time() + NAMES_HOLD, found)
            if f"{host}:{port}" not in policy.allow:
                judge(host, found)
            return [
                ResolveResult(
                    hostname=host, host=number, port=port, family=kind, proto=0,
                    flags=socket.AI_NUMERICHOST,
                )
                for kind, number in found
            ]  # fmt: skip

        async def close(self) -> None:
            """Nothing to close: the lookups belong to the fetch."""

    return cast("AbstractResolver", Judging())


def _look_up(host: str, port: int) -> list[tuple[int, str]]:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [(int(kind), str(place[0])) for kind, _, _, _, place in found]


def judge(host: str, found: list[tuple[int, str]]) -> None:
    """Refuse a name when any of the numbers it resolves to is not public."""
    for _, number in found:
        if not is_public(number):
            reason = f"resolves to {number}, a private or reserved address"
            raise RefusedAddress(place=host, reason=reason)


async def _follow(session: "ClientSession", errand: Errand) -> Fetched:
    first, policy = errand.first, errand.policy
    here, for_good = first, True
    for _ in range(policy.redirects + 1):
        known = errand.state if here.place == first.place else Validators()
        headers = _headers(known, policy)
        async with session.get(_exact(here), headers=headers, allow_redirects=False) as answer:
            if answer.status not in MOVED:
                taken = await _taken(answer, here, errand)
                is_moved = for_good and here is not first
                return replace(taken, moved_to=here.url) if is_moved else taken
            for_good = for_good and answer.status in FOR_GOOD
            where = answer.headers.get("Location", "")
            if not where:
                reason = "a redirect to nowhere"
                raise FetchFailed(place=here.url, reason=reason, status=answer.status)
            here = target(where, allow=policy.allow, base=here.url)
    raise FetchFailed(place=first.url, reason=f"more than {policy.redirects} redirects")


def _exact(place: Target) -> "URL":
    from yarl import URL

    return URL(place.url, encoded=True)


def _headers(state: Validators, policy: Policy) -> dict[str, str]:
    said = {
        "User-Agent": policy.agent,
        "Accept": ACCEPT,
        "Accept-Encoding": "gzip, deflate",
        "A-IM": "feed",
        "If-None-Match": state.etag,
        "If-Modified-Since": state.last_modified,
    }
    return {name: value for name, value in said.items() if value and value.isprintable()}


async def _taken(answer: "ClientResponse", here: Target, errand: Errand) -> Fetched:
    headers, at = answer.headers, errand.at
    linked = weblinks.links(headers.getall("Link", []), base=here.url)
    made = Fetched(
        status=answer.status,
        address=here.url,
        validators=Validators(
            etag=_kept(headers.get("ETag", "")),
            last_modified=_kept(headers.get("Last-Modified", "")),
        ),
        retry_after=politeness.retry_after(headers.get("Retry-After", ""), at=at),
        fresh_until=politeness.fresh_until(
            headers.get("Cache-Control", ""),
            headers.get("Expires", ""),
            at=at,
            date=headers.get("Date", ""),
            age=headers.get("Age", ""),
        ),
        hubs=weblinks.named(linked, "hub"),
        topic=next(iter(weblinks.named(linked, "self")), ""),
    )
    if answer.status == 304 or answer.status in ASKED_TO_WAIT:
        return made
    if not 200 <= answer.status < 300:
        reason = f"answered {answer.status} {answer.reason or ''}".strip()
        raise FetchFailed(place=here.url, reason=reason, status=answer.status)
    if answer.status == PARTIAL:
        raise FetchFailed(place=here.url, reason="a part that was not asked for", status=PARTIAL)
    content = await _content(answer, here, errand.policy)
    return replace(made, capture=_capture(answer, here, content=content, at=at))


def _kept(validator: str) -> str:
    is_sound = len(validator) <= LONGEST_VALIDATOR and validator.isprintable()
    return validator if is_sound else ""


async def _content(answer: "ClientResponse", here: Target, policy: Policy) -> bytes:
    if (answer.content_length or 0) > policy.max_bytes:
        raise FetchFailed(place=here.url, reason=f"larger than {policy.max_bytes} bytes")
    return await unpacking.content(
        answer.content.iter_chunked(unpacking.CHUNK),
        answer.headers.get("Content-Encoding", ""),
        place=here.url,
        max_bytes=policy.max_bytes,
    )


def _capture(answer: "ClientResponse", here: Target, *, content: bytes, at: DateTime) -> Capture:
    kind = answer.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    return Capture(
        sha256=hashlib.sha256(content).hexdigest(),
        content=content,
        media_type=kind,
        place=here.url,
        at=at,
        charset=answer.charset or "",
        language=_kept(answer.headers.get("Content-Language", ""))[:60],
    )
