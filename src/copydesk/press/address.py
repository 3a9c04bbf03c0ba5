"""Where things stand on the site, and which addresses may stand on a page at all."""

import datetime as dt
from urllib.parse import quote, urlsplit

from copydesk.errors import BadRecord
from copydesk.press.locale import lineage
from copydesk.press.paper import Shelf, Site
from copydesk.story.edition import Edition

INDEX = "index.html"
SAFE_SCHEMES = frozenset({"http", "https"})


def file_of(address: str) -> str:
    """The file a web server sends for an address that ends in a slash.

    Raises `BadRecord` where the address would lead out of the site's root.
    """
    parts = address.split("/")
    if parts[0] or parts[-1] or any(part in {"", ".", ".."} for part in parts[1:-1]):
        raise BadRecord(place=repr(address), reason="no address of a page on this site")
    return address[1:] + INDEX


def address_of(file: str) -> str:
    """The address readers use for a file: folders stand for their index."""
    return "/" + file.removesuffix(INDEX)


def rooted(locale: str, address: str) -> str:
    """An address within the part of the site that a locale has, by its key."""
    return f"/{segment(locale)}{address}" if locale else address


def section_address(key: str, site: Site, locale: str = "") -> str:
    """The front of a section, below those it belongs to."""
    parts = "/".join(segment(part) for part in lineage(key, site))
    return rooted(locale, f"/{parts}/")


def topic_address(key: str, locale: str = "") -> str:
    """The page of everything on a topic."""
    return rooted(locale, f"/topics/{part(key)}/")


def author_address(key: str, locale: str = "") -> str:
    """The page of a person; that of one at a source lies below the source's key."""
    return rooted(locale, f"/authors/{'/'.join(map(part, key.split('/')))}/")


def source_address(key: str, locale: str = "") -> str:
    """The page of everything from one source."""
    return rooted(locale, f"/sources/{segment(key)}/")


def day_address(day: dt.date, locale: str = "") -> str:
    """The archive of one day."""
    return rooted(locale, f"/{day:%Y/%m/%d}/")


def month_address(day: dt.date, locale: str = "") -> str:
    """The archive of the month a day lies in."""
    return rooted(locale, f"/{day:%Y/%m}/")


def shelf_address(shelf: Shelf, site: Site) -> str:
    """Where a list of stories stands."""
    match shelf.kind:
        case "section":
            return section_address(shelf.key, site, shelf.locale)
        case "topic":
            return topic_address(shelf.key, shelf.locale)
        case "author":
            return author_address(shelf.key, shelf.locale)
        case "source":
            return source_address(shelf.key, shelf.locale)
        case "day":
            return day_address(dt.date.fromisoformat(shelf.key), shelf.locale)


def history_address(edition: Edition) -> str:
    """All editions of a story with what changed between them."""
    return f"{edition.path}history/"


def report_address(edition: Edition, block: str = "") -> str:
    """The form on which a reader tells us of an error, at a block of an edition."""
    place = f"&block={quote(block, safe='')}" if block else ""
    return f"/report/?story={quote(edition.id, safe='')}&edition={edition.number}{place}"


def absolute(site: Site, address: str) -> str:
    """The whole address, in ASCII, for feeds, maps and machines."""
    return site.url + quote(address, safe="/%?&=#-._~:")


def segment(key: str) -> str:
    """A key as one part of a path, whatever characters came in it."""
    part = quote(key, safe="")
    return part if part.strip(".") else "-"


def part(key: str) -> str:
    """A key made of letters of any script as one part of a path, as readers see it."""
    return key if key.strip(".") and "/" not in key else "-"


def link_out(address: str) -> str:
    """A web address of somebody else, or "" where it is anything but http or https."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return ""
    return address.strip() if parts.scheme.lower() in SAFE_SCHEMES and parts.netloc else ""


def mail_address(title: str, address: str) -> str:
    """A mail that tells somebody of a page (RFC 6068)."""
    return f"mailto:?subject={quote(title, safe='')}&body={quote(address, safe='')}"


def tag(site: Site, edition: Edition) -> str:
    """A name for a story that stays when its address or headline changes (RFC 4151)."""
    host = urlsplit(site.url).hostname or "localhost"
    return f"tag:{host},{edition.first_at:%Y-%m-%d}:story/{quote(edition.id, safe='')}"
