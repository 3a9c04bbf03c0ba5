"""What may stand in the small files that say who we are: their own standards' rules, line by line.

Each rule gives the lines that are wrong. Comments begin with "#" where the standard has any.
"""

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

MARKS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\x85\u2028\u2029]")
LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
HOST = re.compile(rf"(?:{LABEL}\.)+(?=[a-z]){LABEL}", re.IGNORECASE)
MAIL = re.compile(r"[^\s@:,;<>]+@[^\s@:,;<>]+\.[^\s@:,;<>]+")
LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8})*", re.IGNORECASE)
# RFC 9309 has letters, "_" and "-" only; crawlers with a digit in their name are about, though.
CRAWLER = re.compile(r"[A-Za-z0-9_-]{1,80}")
# Of the fields of RFC 9116 and its registry those that are links; the others we write ourselves.
SECURITY_LINKS = {"acknowledgments", "encryption", "hiring", "policy", "csaf"}
KEYS = ("https", "dns", "openpgp4fpr")
# JournalList's trust.txt 1.4; `datatrainingallowed`, `contact` and `disclosure` we write ourselves.
TRUST = {"member", "belongto", "control", "controlledby", "social", "vendor", "customer"}
ADS_VARIABLES = {"subdomain", "ownerdomain", "managerdomain", "inventorypartnerdomain"}
MOST_ADS_FIELDS = 4
ROBOTS = {"user-agent", "allow", "disallow"}


def wrong_contacts(lines: Iterable[str]) -> list[str]:
    """Lines that are no contact of security.txt: on the web by https alone [RFC 9116, 2.5.3]."""
    return [line for line in lines if not _is_contact(line)]


def wrong_security(lines: Iterable[str]) -> list[str]:
    """Lines that are no further field of security.txt [RFC 9116, 2.5]."""
    return [line for line in lines if not _is_comment(line) and not _is_security(line)]


def wrong_sellers(lines: Iterable[str]) -> list[str]:
    """Lines that are no record or variable of ads.txt [IAB Tech Lab, ads.txt 1.1, 3.4 and 3.5]."""
    return [line for line in lines if not _is_comment(line) and not _is_seller(line)]


def wrong_trust(lines: Iterable[str]) -> list[str]:
    """Lines that are no attribute of trust.txt that names another site."""
    return [line for line in lines if not _is_comment(line) and not _is_trust(line)]


def wrong_crawlers(lines: Iterable[str]) -> list[str]:
    """Lines by which no crawler is known [RFC 9309, 2.2.1]."""
    return [line for line in lines if not CRAWLER.fullmatch(line)]


def wrong_robots(lines: Iterable[str]) -> list[str]:
    """Lines that are no rule of robots.txt, or stand in no crawler's group [RFC 9309, 2.2]."""
    wrong, in_group = [], False
    for line in lines:
        if _is_comment(line):
            continue
        name, colon, value = _pair(line, ":")
        if name == "user-agent" and colon and (value == "*" or CRAWLER.fullmatch(value)):
            in_group = True
        elif not (in_group and colon and name in ROBOTS - {"user-agent"} and _is_pattern(value)):
            wrong.append(line)
    return wrong


def wrong_plain(lines: Iterable[str]) -> list[str]:
    """Lines with marks that no text file has."""
    return [line for line in lines if MARKS.search(line)]


def _is_contact(line: str) -> bool:
    scheme, colon, rest = line.partition(":")
    match scheme.lower() if colon else "":
        case "mailto":
            return bool(MAIL.fullmatch(rest.partition("?")[0]))
        case "tel":
            return bool(re.fullmatch(r"\+?[0-9][0-9().-]*(?:;\S+)?", rest))
        case _:
            return _is_web(line, "https")


def _is_security(line: str) -> bool:
    name, _, value = _pair(line, ":")
    if name == "preferred-languages":
        return all(LANGUAGE.fullmatch(tag.strip()) for tag in value.split(","))
    scheme = value.partition(":")[0].lower()
    if name == "encryption" and scheme in KEYS[1:]:
        return bool(re.fullmatch(r"[^\s:]+:[^\s]+", value))
    return name in SECURITY_LINKS and _is_web(value, "https")


def _is_seller(line: str) -> bool:
    record = line.partition("#")[0].strip()
    name, equals, value = _pair(record, "=")
    if equals and "," not in name:
        if name == "contact":
            return bool(value)
        return name in ADS_VARIABLES and bool(HOST.fullmatch(value.partition(",")[0].strip()))
    fields = [field.strip() for field in record.partition(";")[0].split(",")]
    if not 3 <= len(fields) <= MOST_ADS_FIELDS or not all(fields):  # the fourth may be missing
        return False
    return bool(HOST.fullmatch(fields[0])) and fields[2].upper() in {"DIRECT", "RESELLER"}


def _is_trust(line: str) -> bool:
    name, _, value = _pair(line, "=")
    return name in TRUST and (_is_web(value, "https") or _is_web(value, "http"))


def _is_web(text: str, scheme: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    is_plain = not re.search(r"\s", text) and not MARKS.search(text)
    return is_plain and parts.scheme == scheme and bool(parts.hostname)


def _is_pattern(value: str) -> bool:
    return not value or (value[0] in "/*" and not re.search(r"\s", value.partition("#")[0].strip()))


def _is_comment(line: str) -> bool:
    return line.startswith("#") and not MARKS.search(line)


def _pair(line: str, sign: str) -> tuple[str, str, str]:
    name, found, value = line.partition(sign)
    return name.strip().lower(), found, value.strip()
