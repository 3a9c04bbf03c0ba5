"""A reader at the form, as a browser without script would be."""

import re
import time
from html import unescape
from typing import Any

from django.core import signing
from django.test import Client
from typing_extensions import override

from copydesk.newsroom.corrections.models import ReportRow
from copydesk.newsroom.corrections.reports.token import SALT
from copydesk.newsroom.desk.models import EditionRow
from copydesk.newsroom.desk.publishing import current

TEXT = "The repairs cost 420,000 crowns, not 240,000."


class Earlier(signing.TimestampSigner):
    """Signs as if it were some seconds ago: the token of a reader who took that long."""

    def __init__(self, seconds_ago: float) -> None:
        super().__init__(salt=SALT)
        self.seconds_ago = seconds_ago

    @override
    def timestamp(self) -> str:
        return str(signing.b62_encode(int(time.time() - self.seconds_ago)))


def block_with(edition: EditionRow, words: str) -> str:
    """The key of the block in which words stand."""
    standing = current(edition.story)
    assert standing is not None
    return next(b.key for b in standing.story.blocks if words in getattr(b, "text", ""))


def address(edition: EditionRow, block: str = "") -> str:
    """The form's address as printed pages have it."""
    place = f"&block={block}" if block else ""
    return f"/report/?story={edition.story.key}&edition={edition.number}{place}"


def opened(reader: Client, form: str, *, seconds_ago: float = 60) -> str:
    """The form's token, as if it had been opened a minute ago."""
    token = token_in(reader.get(form).content.decode())
    place = signing.TimestampSigner(salt=SALT).unsign_object(token)
    return str(Earlier(seconds_ago).sign_object(place))


def token_in(content: str) -> str:
    """The token in a form."""
    found = re.search(r'name="token" value="([^"]+)"', content)
    assert found is not None
    return unescape(found[1])


def send(reader: Client, form: str, *, seconds_ago: float = 60, **typed: Any) -> Any:
    """Open the form, type, send; gives the answer."""
    token = opened(reader, form, seconds_ago=seconds_ago)
    told = {"kind": "figure", "text": TEXT, "token": token, **typed}
    return reader.post(form, told)


def reported(reader: Client, edition: EditionRow, words: str = "240,000") -> ReportRow:
    """A report on the paragraph with these words, sent through the form."""
    response = send(reader, address(edition, block_with(edition, words)))
    assert response.status_code == 303
    return ReportRow.objects.get(receipt=response["location"].strip("/").split("/")[-1])
