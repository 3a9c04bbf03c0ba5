"""Style sheet, script and icon, named by their content so that caches may keep them."""

import hashlib
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from xml.sax.saxutils import escape

STYLE = (
    "tokens.css",
    "sheet.css",
    "front.css",
    "story.css",
    "live.css",
    "standing.css",
    "report.css",
    "search.css",
    "paper.css",
)
# No paper is known by these; "al-" is written into its word and stays.
ARTICLES = frozenset(["the", "der", "die", "das", "el", "la", "los", "las", "le", "les"])
NAMED = re.compile(r"static/[a-z-]+\.[0-9a-f]{12}\.(?:css|js|svg)")
MEDIA_TYPES = {
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml",
}


@dataclass(frozen=True, kw_only=True)
class Asset:
    """One file all pages share."""

    path: str
    media_type: str
    content: bytes

    @property
    def address(self) -> str:
        """Where pages find it."""
        return f"/{self.path}"


def is_asset(path: str) -> bool:
    """Whether a file is one of these, of this release or an earlier one."""
    return NAMED.fullmatch(path) is not None


@cache
def assets() -> dict[str, Asset]:
    """All that are the same for every paper, by the name templates use."""
    style = b"\n".join(_static(name) for name in STYLE)
    return {
        "style": _asset("press", "css", style),
        "live": _asset("live", "js", _static("live.js")),
        "story": _asset("story", "js", _static("story.js")),
        "report": _asset("report", "js", _static("report.js")),
        "puzzle": _asset("puzzle", "js", _static("puzzle.js")),
        "live_story": _asset("live-story", "js", _static("live_story.js")),
    }


@cache
def icon(masthead: str) -> Asset:
    """The first letter of the paper's name, for the tabs of browsers."""
    drawing = _static("icon.svg").decode().replace("¶", escape(_letter(masthead)))
    return _asset("icon", "svg", drawing.encode())


def _letter(masthead: str) -> str:
    words = [word for word in masthead.split() if word[0].isalnum()]
    named = [word for word in words if word.casefold() not in ARTICLES] or words
    return named[0][0].upper() if named else "¶"


def _asset(name: str, extension: str, content: bytes) -> Asset:
    digest = hashlib.sha256(content).hexdigest()[:12]
    return Asset(
        path=f"static/{name}.{digest}.{extension}",
        media_type=MEDIA_TYPES[extension],
        content=content,
    )


def _static(name: str) -> bytes:
    return files("copydesk.press").joinpath("static", name).read_bytes()
