"""A form sent to an address: how a hub is asked to tell us the news. By the fetcher's own rules."""

import asyncio
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from copydesk.errors import FetchFailed
from copydesk.wire.http.address import target
from copydesk.wire.http.fetch import Policy, opened

if TYPE_CHECKING:
    from aiohttp import ClientSession

# Only these keep the method and the form (RFC 9110, section 15.4).
MOVED = frozenset({307, 308})


def tell(address: str, form: Mapping[str, str], *, policy: Policy) -> int:
    """POST a form; returns the status of the answer, whose body is not read.

    Raises `RefusedAddress` or `FetchFailed`; not for use in an event loop.
    """
    return asyncio.run(_bounded(address, form, policy))


async def _bounded(address: str, form: Mapping[str, str], policy: Policy) -> int:
    import aiohttp

    lookups = ThreadPoolExecutor(max_workers=1, thread_name_prefix="copydesk-lookup")
    try:
        async with (
            asyncio.timeout(policy.deadline),
            opened(policy, lookups, 1) as session,
        ):
            return await _sent(session, address, form, policy)
    except TimeoutError as error:
        reason = f"not done within {policy.deadline:g} seconds"
        raise FetchFailed(place=address, reason=reason) from error
    except (aiohttp.ClientError, aiohttp.http.HttpProcessingError, OSError, ValueError) as error:
        raise FetchFailed(place=address, reason=str(error) or type(error).__name__) from error
    finally:
        lookups.shutdown(wait=False, cancel_futures=True)


async def _sent(
    session: "ClientSession", address: str, form: Mapping[str, str], policy: Policy
) -> int:
    from yarl import URL

    here = target(address, allow=policy.allow)
    headers = {"User-Agent": policy.agent, "Accept": "*/*"}
    for _ in range(policy.redirects + 1):
        where = URL(here.url, encoded=True)
        async with session.post(where, data=form, headers=headers, allow_redirects=False) as answer:
            if answer.status not in MOVED:
                return answer.status
            here = target(answer.headers.get("Location", ""), allow=policy.allow, base=here.url)
    raise FetchFailed(place=address, reason=f"more than {policy.redirects} redirects")
