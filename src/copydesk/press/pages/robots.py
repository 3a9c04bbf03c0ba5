"""What crawlers are asked to leave alone, and where the maps are."""

from collections.abc import Iterable

from copydesk.press.address import absolute
from copydesk.press.page import PageKind
from copydesk.press.paper import Act, Page, Paper

PATH = "robots.txt"


def touched(act: Act, paper: Paper) -> Iterable[str]:
    """No act changes it."""
    return ()


def every(paper: Paper) -> Iterable[str]:
    """There is one."""
    return (PATH,)


def print(path: str, paper: Paper) -> Page | None:
    """Forms and streams are for no crawler; all else is, but for those who gather for models."""
    if path != PATH:
        return None
    policy = paper.site.policy
    refused = policy.gatherers if policy.mining_is_reserved else ()
    lines = (
        *(f"User-agent: {''.join(name.split())}" for name in refused),
        *(("Disallow: /", "") if refused else ()),
        "User-agent: *",
        "Disallow: /report/",
        "Disallow: /editions/",
        "Disallow: /live/",
        "Disallow: /search/",
        "",
        *(" ".join(line.split()) for line in policy.robots),
        *(("",) if policy.robots else ()),
        f"Sitemap: {absolute(paper.site, '/sitemap.xml')}",
        f"Sitemap: {absolute(paper.site, '/sitemap-news.xml')}",
        "",
    )
    return Page(
        path=PATH, media_type="text/plain; charset=utf-8", content="\n".join(lines).encode()
    )


PAGE = PageKind(name="robots", touched=touched, every=every, print=print)
