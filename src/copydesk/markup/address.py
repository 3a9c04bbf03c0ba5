"""Addresses that may stand in a story, and no others."""

from urllib.parse import urljoin, urlsplit

from copydesk.markup.tidy import tidy

_LINKS = frozenset({"http", "https", "mailto", "tel"})
_FETCHED = frozenset({"http", "https"})
_LONGEST = 4_000


def safe_link(address: str, base: str = "") -> str:
    """The absolute address of a link, or "" when a reader must not be sent there."""
    return _absolute(address, base, _LINKS)


def safe_source(address: str, base: str = "") -> str:
    """The absolute address of a picture or embed, or ""."""
    return _absolute(address, base, _FETCHED)


def _absolute(address: str, base: str, schemes: frozenset[str]) -> str:
    # Browsers drop controls and line breaks inside an address before they read its scheme.
    bare = "".join(tidy(address[: _LONGEST + 1]).split())
    if not bare or len(bare) > _LONGEST:
        return ""
    try:
        whole = urljoin(base, bare) if base else bare
        parts = urlsplit(whole)
    except ValueError:
        return ""
    if parts.scheme.lower() not in schemes:
        return ""
    if parts.scheme.lower() in _FETCHED and (not parts.netloc or "@" in parts.netloc):
        return ""
    return whole.replace("<", "%3C").replace(">", "%3E").replace('"', "%22").replace("\\", "%5C")
