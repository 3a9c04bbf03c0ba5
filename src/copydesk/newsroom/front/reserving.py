"""Whether machines may mine a file, as headers [TDM Reservation Protocol, 4.2]: what lies on the
disk says so, `.well-known/tdmrep.json` for all files, each page for itself.
"""

import json
import os
import re
from html import unescape
from pathlib import Path
from urllib.parse import urlsplit

from copydesk.newsroom.front.answer import Header, Mark, mark_of

RULES = ".well-known/tdmrep.json"
RESERVATION, POLICY = b"tdm-reservation", b"tdm-policy"
META = re.compile(rb'<meta name="(tdm-reservation|tdm-policy)" content="([^"<>]{0,2000})">')
HEAD_ENDS, LONGEST_HEAD = b"</head>", 64 * 1024


class Reserving:
    """What the files of one tree say; `look_again` before a file is read."""

    def __init__(self, root: Path) -> None:
        self._file = root / RULES
        self._mark: Mark | None = None
        self._everywhere: tuple[Header, ...] = ()

    def look_again(self) -> bool:
        """Whether what holds for all files is another than before."""
        try:
            mark = mark_of(os.stat(self._file))  # noqa: PTH116  # as for the files themselves
            if mark == self._mark:
                return False
            rules = json.loads(self._file.read_bytes())
        except (OSError, ValueError):
            mark, rules = None, []
        before, self._mark, self._everywhere = self._everywhere, mark, _of_rules(rules)
        return before != self._everywhere

    def headers(self, content: bytes, *, is_page: bool) -> tuple[Header, ...]:
        """A page's own word, else that for all files."""
        end = content.find(HEAD_ENDS, 0, LONGEST_HEAD) if is_page else -1
        told = dict(META.findall(content, 0, end)) if end >= 0 else {}
        if RESERVATION not in told:
            return self._everywhere
        policy = unescape(told.get(POLICY, b"").decode("utf-8", "replace"))
        return _headers(is_reserved=told[RESERVATION] == b"1", policy=policy)


def _of_rules(rules: object) -> tuple[Header, ...]:
    """What the rule for the whole site says, where there is one."""
    for rule in rules if isinstance(rules, list) else []:
        if isinstance(rule, dict) and rule.get("location") == "/*":
            is_reserved = rule.get("tdm-reservation") == 1
            return _headers(is_reserved=is_reserved, policy=str(rule.get("tdm-policy", "")))
    return ()


def _headers(*, is_reserved: bool, policy: str) -> tuple[Header, ...]:
    """The policy is told with a reservation alone, and only as an address fit for a header."""
    said: tuple[Header, ...] = ((RESERVATION, b"%d" % is_reserved),)
    if not is_reserved or not policy.isascii() or not policy.isprintable() or " " in policy:
        return said
    try:
        is_web = urlsplit(policy).scheme in {"http", "https"}
    except ValueError:
        return said
    return (*said, (POLICY, policy.encode())) if is_web else said
