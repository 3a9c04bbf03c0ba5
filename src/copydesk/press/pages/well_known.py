"""Small files at set places that say who we are and what is allowed, for machines that ask."""

import datetime as dt
import json
from collections.abc import Callable, Iterable

from copydesk.press.address import absolute
from copydesk.press.page import PageKind
from copydesk.press.paper import Act, Page, Paper
from copydesk.press.when import machine_time
from copydesk.press.words import primary

TEXT = "text/plain; charset=utf-8"
SECURITY = ".well-known/security.txt"
# RFC 9116 wants less than a year; a file that nobody prints any more is soon known to be stale.
# It is renewed at the first of a month, so it lasts longer than that whatever a file says.
LEAST_DAYS, MOST_DAYS = 62, 364
# What ads.txt 1.1 says where nobody may sell: a file without a seller would say nothing.
NO_SELLER = "placeholder.example.com, placeholder, DIRECT, placeholder"


def touched(act: Act, paper: Paper) -> Iterable[str]:
    """No act changes them."""
    return ()


def every(paper: Paper) -> Iterable[str]:
    """All of them."""
    return tuple(FILES)


def aged(since: dt.datetime, paper: Paper) -> Iterable[str]:
    """The word on security, which ends at a set time, is renewed every month."""
    return (SECURITY,) if _month(since) != _month(paper.now) else ()


def print(path: str, paper: Paper) -> Page | None:
    """The file at this path."""
    write = FILES.get(path)
    if write is None:
        return None
    media_type = "application/json" if path.endswith(".json") else TEXT
    return Page(path=path, media_type=media_type, content=write(paper).encode())


def _security(paper: Paper) -> str:
    """security.txt by RFC 9116."""
    site = paper.site
    contacts = site.policy.security or tuple(filter(None, (_mailto(site.contact),)))
    lasts = min(max(site.policy.security_days, LEAST_DAYS), MOST_DAYS)
    ends = _month(paper.now) + dt.timedelta(days=lasts)
    more = site.policy.security_more
    spoken = () if any(map(_is_of_languages, more)) else (primary(site.language),)
    return _lines(
        *(f"Contact: {one}" for one in contacts or (absolute(site, "/about/#contact"),)),
        f"Expires: {machine_time(ends)}",
        *(f"Preferred-Languages: {language}" for language in spoken),
        f"Canonical: {absolute(site, f'/{SECURITY}')}",
        *more,
    )


def _is_of_languages(line: str) -> bool:
    return line.lower().startswith("preferred-languages:")


def _mining(paper: Paper) -> str:
    """tdmrep.json by the TDM Reservation Protocol: the whole site, with the way to ask."""
    policy = paper.site.policy
    said: dict[str, object] = {"location": "/*", "tdm-reservation": int(policy.mining_is_reserved)}
    if policy.mining_is_reserved and policy.mining_terms:
        said["tdm-policy"] = policy.mining_terms
    return json.dumps([said], indent=1)


def _trust(paper: Paper) -> str:
    """trust.txt by JournalList: who we belong to, and whether models may be trained on us."""
    policy, site = paper.site.policy, paper.site
    allowed = "no" if policy.mining_is_reserved else "yes"
    return _lines(
        *policy.trust,
        f"contact={_mailto(site.contact) or absolute(site, '/about/#contact')}",
        f"disclosure={absolute(site, '/about/')}",
        f"datatrainingallowed={allowed}",
    )


def _ads(paper: Paper) -> str:
    """ads.txt 1.1 by IAB Tech Lab: who may sell our space."""
    sellers = paper.site.policy.sellers
    if not sellers:
        return _lines(NO_SELLER)
    contact = paper.site.contact
    return _lines(*(f"CONTACT={contact}" for _ in contact[:1]), *sellers)


def _humans(paper: Paper) -> str:
    site = paper.site
    return _lines(
        f"{site.name}, {site.url}/",
        *filter(None, (site.publisher, site.contact)),
        *site.policy.team,
        f"Terms of use: {absolute(site, '/terms/')}",
    )


def _mailto(contact: str) -> str:
    return f"mailto:{contact}" if "@" in contact and " " not in contact else ""


def _month(moment: dt.datetime) -> dt.datetime:
    moment = moment.astimezone(dt.UTC)
    return dt.datetime(moment.year, moment.month, 1, tzinfo=dt.UTC)


def _lines(*lines: str) -> str:
    """Lines as they are told; what would begin a line of its own cannot."""
    return "".join(" ".join(line.split()) + "\n" for line in lines)


FILES: dict[str, Callable[[Paper], str]] = {
    SECURITY: _security,
    ".well-known/tdmrep.json": _mining,
    ".well-known/trust.txt": _trust,
    "trust.txt": _trust,
    "ads.txt": _ads,
    "humans.txt": _humans,
}

PAGE = PageKind(name="well-known", touched=touched, every=every, print=print, aged=aged)
