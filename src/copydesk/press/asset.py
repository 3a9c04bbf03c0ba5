"""Style sheet, scripts and drawings, named by their content so that caches may keep them."""

import hashlib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

STYLE = (
    "tokens.css",
    "sheet.css",
    "front.css",
    "story.css",
    "standing.css",
    "report.css",
    "paper.css",
)
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


@cache
def assets() -> dict[str, Asset]:
    """All of them by the name templates use."""
    style = b"\n".join(_static(name) for name in STYLE)
    return {
        "style": _asset("press", "css", style),
        "live": _asset("live", "js", _static("live.js")),
        "icon": _asset("icon", "svg", _static("icon.svg")),
    }


def _asset(name: str, extension: str, content: bytes) -> Asset:
    digest = hashlib.sha256(content).hexdigest()[:12]
    return Asset(
        path=f"static/{name}.{digest}.{extension}",
        media_type=MEDIA_TYPES[extension],
        content=content,
    )


def _static(name: str) -> bytes:
    return files("copydesk.press").joinpath("static", name).read_bytes()
