"""What a reader may send: read without mercy for size, with mercy for everything else."""

from collections.abc import Iterator, Mapping

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from copydesk.press.reporting import LONGEST, LONGEST_LINK, LONGEST_MAIL, Typed
from copydesk.story.change import ReportKind

SHORTEST = 10
LINKS = ("http://", "https://", "www.")
KEPT = 4 * LONGEST  # what is shown again of a text that is too long


def typed(post: Mapping[str, str]) -> Typed:
    """What was typed, line ends made plain and length cut before anything else is done."""
    return Typed(
        text=_text(post, "text"),
        right=_text(post, "right"),
        link=" ".join(_text(post, "link").split()),
        kind=post.get("kind", "")[:20] or ReportKind.OTHER.value,
        mail=_text(post, "mail")[: 2 * LONGEST_MAIL],
        quote=_text(post, "quote"),
    )


def errors(what: Typed) -> Iterator[tuple[str, str]]:
    """What is wrong with it: field and code, in the order of the form."""
    if what.kind not in set(ReportKind):
        yield "kind", "kind"
    if len(what.text) < SHORTEST:
        yield "text", "short"
    if len(what.text) > LONGEST:
        yield "text", "long"
    if len(what.right) > LONGEST:
        yield "right", "long"
    if len(what.link) > LONGEST_LINK:
        yield "link", "long"
    elif sum(word.casefold().startswith(LINKS) for word in what.link.split()) > 1:
        yield "link", "one"
    if what.mail and not is_mail(what.mail):
        yield "mail", "mail"


def is_mail(address: str) -> bool:
    """Whether a letter can be sent there; nothing that could become another header line can."""
    try:
        validate_email(address)
    except ValidationError:
        return False
    return len(address) <= LONGEST_MAIL and address.isprintable()


def _text(post: Mapping[str, str], name: str) -> str:
    text = post.get(name, "")[: KEPT * 2]
    return text.replace("\r\n", "\n").replace("\x00", "").strip()[:KEPT]
