"""Style sheet, script and icon, under names that change with their content."""

from collections.abc import Iterable

from copydesk.press.asset import Asset, assets, icon
from copydesk.press.page import PageKind
from copydesk.press.paper import Act, Page, Paper


def touched(act: Act, paper: Paper) -> Iterable[str]:
    """No act changes them; a new release prints all pages."""
    return ()


def every(paper: Paper) -> Iterable[str]:
    """All of them."""
    return (asset.path for asset in _all(paper))


def print(path: str, paper: Paper) -> Page | None:
    """The file as it lies in the package."""
    for asset in _all(paper):
        if asset.path == path:
            return Page(path=path, media_type=asset.media_type, content=asset.content)
    return None


def _all(paper: Paper) -> tuple[Asset, ...]:
    return (*assets().values(), icon(paper.site.name))


PAGE = PageKind(name="static", touched=touched, every=every, print=print)
