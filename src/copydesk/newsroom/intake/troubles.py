"""What goes wrong with sources: written down in English, said in the language of who reads it.

Rows are written by the worker, in nobody's language. The sentences here are all there are; from
one that was written down its kind and its values are read again. What fits none of them (what a
stranger's program says, a row of old in another language) is shown as it stands.
"""

import re
from functools import cache

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

ASKS_TO_WAIT = _("asks us to wait (%(status)s)")
NOT_ASKED = _("not asked: %(reason)s")
NOT_KEPT = _("what came cannot be kept: %(reason)s")
FAILED_HERE = _("failed here: %(error)s")
MOVED = _("has moved for good to %(address)s")
PAGES_FAILED = _("%(n)s pages failed, first %(address)s: %(reason)s")
LEFT_OUT = _("%(n)s addresses of the list were left out")
BOTH = _("%(reason)s; %(other_reason)s")
IN_FOLDER = _("%(n)s left in the drop folder: %(names)s")
HUB_ANSWERED = _("The hub answered %(status)s.")
UNSIGNED = _("Something came that the hub has not signed; it was left aside.")
NO_REASON = _("no reason given")
# In the order of asking: what holds another sentence comes before it.
SENTENCES = (
    ASKS_TO_WAIT, NOT_ASKED, NOT_KEPT, FAILED_HERE, MOVED, LEFT_OUT, IN_FOLDER, HUB_ANSWERED,
    UNSIGNED, NO_REASON,
    # As the fetcher gives its reasons.
    _("answered %(answer)s"),
    _("not done within %(seconds)s seconds"),
    _("more than %(n)s redirects"),
    _("a redirect to nowhere"),
    _("larger than %(n)s bytes"),
    _("a part that was not asked for"),
    _("the packed answer breaks off"),
    _("broken packing: %(error)s"),
    _("packed in a way we did not ask for: %(coding)s"),
    _("resolves to %(address)s, a private or reserved address"),
    _("a private or reserved address"),
    _("a name of the inner network"),
    _("port %(port)s"),
    _("neither http nor https"),
    _("a name or password in the address"),
    _("no host, or one in disguise"),
    _("white space, controls or backslashes"),
    _("no sound address: %(error)s"),
    # As deliveries of partners are refused.
    _("webhook-id is missing or too long"),
    _("webhook-timestamp is no number of seconds"),
    _("webhook-timestamp is more than five minutes from our clock"),
    _("webhook-signature does not fit the secret and the bytes"),
    # As deliveries to takers fail.
    _("the feed carries the story no more, so nothing went out"),
    _("answered 410: it takes nothing any more"),
    BOTH, PAGES_FAILED,
)  # fmt: skip
_DEEPEST = 3


def said(trouble: str) -> str:
    """A trouble in the language of whoever looks; as it stands where it is none of ours."""
    return _said(trouble, _DEEPEST)


def _said(trouble: str, depth: int) -> str:
    if not trouble or not depth:
        return trouble
    for sentence in SENTENCES:
        found = _pattern(sentence).fullmatch(trouble)
        if found is None or (sentence == BOTH and not _is_left_out(found["other_reason"])):
            continue
        told = {
            name: _said(value, depth - 1) if name.endswith("reason") else value
            for name, value in found.groupdict().items()
        }
        return gettext(sentence) % told
    return trouble


def _is_left_out(reason: str) -> bool:
    return _pattern(LEFT_OUT).fullmatch(reason) is not None


@cache
def _pattern(sentence: str) -> re.Pattern[str]:
    """A sentence as a pattern of what can be written down; numbers are numbers."""
    kinds = {"n": r"\d+", "status": r"\d+", "port": r"\d+", "seconds": r"[\d.e+]+"}
    parts = re.split(r"%\((\w+)\)s", sentence)
    told = (
        f"(?P<{part}>{kinds.get(part, '.+?')})" if place % 2 else re.escape(part)
        for place, part in enumerate(parts)
    )
    return re.compile("".join(told), re.DOTALL)
