"""Somebody else's content in a page: whom we may ask for it once the reader wants it, and how.

Nothing is asked before: the page has a link, and what the frame will be as data for the script.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from copydesk.press.address import link_out
from copydesk.press.paper import Site


@dataclass(frozen=True, kw_only=True)
class Provider:
    """A player: the addresses that readers know it by, and the frame that shows the same.

    `pattern` is matched with host, path and query of an address. `tells_origin` where the player
    refuses to start unless it is told on whose site it stands.
    """

    name: str
    pattern: re.Pattern[str]
    frame: str
    tells_origin: bool = False


@dataclass(frozen=True, kw_only=True)
class Frame:
    """What a frame will ask for: the address, the host a reader is told of."""

    address: str
    host: str
    tells_origin: bool = False


# Each in the form that keeps least of its viewers, where it has one.
PROVIDERS: dict[str, Provider] = {
    one.name: one
    for one in (
        Provider(
            name="youtube",
            pattern=re.compile(
                r"(?:(?:www\.|m\.)?youtube(?:-nocookie)?\.com/"
                r"(?:watch\?(?:.*&)?v=|embed/|shorts/|live/)|youtu\.be/)([\w-]{11})\b.*"
            ),
            frame="https://www.youtube-nocookie.com/embed/{}",
            tells_origin=True,
        ),
        Provider(
            name="vimeo",
            pattern=re.compile(r"(?:(?:www\.)?vimeo\.com/|player\.vimeo\.com/video/)(\d+)\b.*"),
            frame="https://player.vimeo.com/video/{}?dnt=1",
        ),
        Provider(
            name="dailymotion",
            pattern=re.compile(r"(?:www\.)?(?:dailymotion\.com/video/|dai\.ly/)(\w+)\b.*"),
            frame="https://geo.dailymotion.com/player.html?video={}",
        ),
        Provider(
            name="datawrapper",
            pattern=re.compile(r"(?:www\.)?datawrapper\.(?:dwcdn\.net|de/_)/(\w{5})\b.*"),
            frame="https://datawrapper.dwcdn.net/{}/",
        ),
    )
}


def framed(address: str, allowed: Iterable[str]) -> Frame | None:
    """The frame for an address, where the site allows its provider or its very host."""
    safe = link_out(address)
    if not safe:
        return None
    parts = urlsplit(safe)
    host = (parts.hostname or "").lower()
    place = f"{host}{parts.path}" + (f"?{parts.query}" if parts.query else "")
    for name in allowed:
        if name in PROVIDERS:
            provider = PROVIDERS[name]
            if found := provider.pattern.fullmatch(place):
                return _frame(provider.frame.format(found[1]), tells_origin=provider.tells_origin)
        elif host == name.lower() and parts.scheme.lower() == "https" and not parts.port:
            return _frame(safe)
    return None


def frame_origins(site: Site) -> tuple[str, ...]:
    """Whom pages may ask for a frame: sources for `frame-src` [CSP level 3]."""
    server = host_of(site.ad_frame)
    return origins((*site.embeds, server) if server else site.embeds)


def origins(allowed: Iterable[str]) -> tuple[str, ...]:
    """The origins of players by their names, and of hosts."""
    known = (host_of(PROVIDERS[name].frame) if name in PROVIDERS else name for name in allowed)
    hosts = (name.lower() for name in known)
    # Only what is a host: a policy is a header, and a stray semicolon would end it.
    return tuple(f"https://{host}" for host in hosts if re.fullmatch(r"[a-z0-9.-]+", host))


def host_of(address: str) -> str:
    """Whose address it is."""
    return (urlsplit(address).hostname or "").lower()


def _frame(address: str, *, tells_origin: bool = False) -> Frame:
    return Frame(address=address, host=host_of(address), tells_origin=tells_origin)
