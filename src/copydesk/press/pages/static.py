"""Style sheet, script and icon, under names that change with their content."""

from collections.abc import Iterable

from copydesk.press.asset import assets
from copydesk.press.page import PageKind
from copydesk.press.paper import Act, Page, Paper


def touched(act: Act, paper: Paper) -> Iterable[str]:
    """No act changes them; a new release prints all pages."""
    return ()


def every(paper: Paper) -> Iterable[str]:
    """All of them."""
    return (asset.path for asset in assets().values())


def print(path: str, paper: Paper) -> Page | None:
    """The file as it lies in the package."""
    for asset in assets().values():
        if asset.path == path:
            return Page(path=path, media_type=asset.media_type, content=asset.content)
    return None


PAGE = PageKind(name="static", touched=touched, every=every, print=print)
