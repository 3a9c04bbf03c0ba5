"""Addresses that may stand in a story, and no others."""

import re
from urllib.parse import urljoin, urlsplit

from copydesk.markup.tidy import tidy

_LINKS = frozenset({"http", "https", "mailto", "tel"})
_FETCHED = frozenset({"http", "https"})
_LONGEST = 4_000
# Addresses that come out as they went in, which most do; taking one apart costs ten times as
# much. Host, path without parameters, query and fragment not empty, nothing to be escaped.
_SITE = r"https?://[A-Za-z0-9.-]+(?::[0-9]+)?"
_PATH = r"""(?:[!$-.0-:=A-Z^-~\[\]]++|/(?!\.))*+(?:\?[!$-;=?-\[\]-~]++)?(?:\#[!$-;=?-\[\]-~]+)?"""
_PLAIN = re.compile(rf"{_SITE}(?:/{_PATH})?")
_ON_SITE = re.compile(rf"/(?![/.]){_PATH}")
# What pages most often have in the place of an address that is of no use to us.
_NEVER = ("data:", "javascript:")
_SITE_OF = re.compile(rf"({_SITE})(?:[/?#]|$)")


class Addresses:
    """The addresses of one page, made absolute; a page says many of them several times.

    `links[address]` is the absolute address of a link, or "" when a reader must not be sent there;
    `sources[address]` that of a picture or embed.
    """

    def __init__(self, base: str) -> None:
        self.links = _Resolved(base, _LINKS)
        self.sources = _Resolved(base, _FETCHED)

    @property
    def asked(self) -> bool:
        """Whether any address was asked for yet."""
        return bool(self.links or self.sources)


class _Resolved(dict[str, str]):
    """Absolute addresses by what the page says; what is not known yet is found out."""

    def __init__(self, base: str, schemes: frozenset[str]) -> None:
        self._base, self._schemes = base, schemes
        site = _SITE_OF.match(base)
        self._site = site[1] if site else ""

    def __missing__(self, address: str) -> str:
        known = self._plain(address) or _absolute(address, self._base, self._schemes)
        self[address] = known
        return known

    def _plain(self, address: str) -> str:
        """The answer where it can be told without taking the address apart."""
        if len(address) > _LONGEST:
            return ""
        if address.startswith("//"):
            address = f"{self._site.partition(':')[0]}:{address}"
        elif address.startswith("/"):
            return self._site + address if self._site and _ON_SITE.fullmatch(address) else ""
        return address if _PLAIN.fullmatch(address) else ""


def safe_link(address: str, base: str = "") -> str:
    """The absolute address of a link, or "" when a reader must not be sent there."""
    return _absolute(address, base, _LINKS)


def safe_source(address: str, base: str = "") -> str:
    """The absolute address of a picture or embed, or ""."""
    return _absolute(address, base, _FETCHED)


def _absolute(address: str, base: str, schemes: frozenset[str]) -> str:
    if address.startswith(_NEVER):
        return ""
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
