"""LNK-02: a link that readers cannot or must not follow."""

import ipaddress
import re
from collections.abc import Iterator
from urllib.parse import SplitResult, urlsplit

from copydesk.checks.addresses import addresses
from copydesk.checks.check import Check, Known
from copydesk.story.finding import Finding, Weight
from copydesk.story.story import Story

_FOLLOWED = ("http", "https", "mailto", "tel", "sms", "geo", "feed", "webcal")
_INSIDE = re.compile(
    r"(?:^|[.-])(?:staging|stg|preview|preprod|pre-prod|devel|testing|uat|sandbox|cms|wp-admin"
    r"|intranet|beta-cms)\d*(?=[.-])"
    r"|(?:^|[.-])(?:stage|dev|test|qa|author|backend|editor|internal)\d*(?=\.)|\.(?:local"
    r"|localhost|internal|lan|corp"
    r"|intranet|test|home|invalid)$"
    r"|^localhost$",
    re.I,
)
_EDITING = re.compile(
    r"/(?:wp-admin|wp-login|administrator|cms|backend)(?:/|\.php|$)|[?&](?:preview|draft)(?:_id"
    r"|_nonce)?=|/(?:node/\d+/)?edit(?:/|\?|$|#)"
    r"|/(?:preview|drafts?)/|\bp=\d+&preview\b|^/?admin/",
    re.I,
)


def find(story: Story, known: Known) -> Iterator[Finding]:
    """Relative, local, staging and editing addresses stop; plain http asks for a look."""
    for address in addresses(story):
        reason, weight = _reason(address.href)
        if reason and not (address.written and weight is Weight.WARNS):
            says = f"The link leads {reason}."
            yield CHECK.at(
                address.words, says, weight=weight, span=address.span, evidence=address.href
            )


def _reason(href: str) -> tuple[str, Weight]:
    stops = CHECK.weight
    try:
        parts = urlsplit(href)
        host = (parts.hostname or "").rstrip(".")
    except ValueError:
        return "to a broken address", stops
    if not parts.scheme:
        return "to an address without a host", stops
    if parts.scheme.lower() not in _FOLLOWED:
        return f"to a {parts.scheme.lower()}: address", stops
    if parts.scheme.lower() not in ("http", "https"):
        return "", stops
    if not host or ("." not in host and ":" not in host and host != "localhost"):
        return "to an address without a host", stops
    if _INSIDE.search(host) or _is_private(host) or _is_editing(parts):
        return "inside somebody's house, where readers are not let in", stops
    return (
        ("to an unprotected http: address", Weight.WARNS) if parts.scheme == "http" else ("", stops)
    )


def _is_editing(parts: SplitResult) -> bool:
    return _EDITING.search(f"{parts.path}?{parts.query}") is not None


def _is_private(host: str) -> bool:
    try:
        return not ipaddress.ip_address(host).is_global
    except ValueError:
        return False


CHECK = Check(code="LNK-02", name="bad address", weight=Weight.STOPS, find=find)
