"""E-mail: what is copy, who sent it, what hangs on to it, and what is no mail at all."""

import base64
import datetime as dt
from contextlib import suppress
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.errors import UnreadableCapture
from copydesk.wire.read import read
from wire.captured import captured, item, items
from wire.test_photo import photo

NITF = (
    '<nitf><head><docdata><doc-id id-string="isle.7"/></docdata></head><body><body.head><hedline>'
    "<hl1>Port shut</hl1></hedline></body.head><body.content><p>The port is shut.</p>"
    "</body.content></body></nitf>"
)
JPEG = b"\xff\xd8\xff\xda\x00\x02" + b"\x00" * 40


def mail(text: str = "A ferry ran aground.\n", **headers: str) -> EmailMessage:
    """A message as a correspondent sends it."""
    message = EmailMessage()
    sent = {
        "From": "Ann Other <ann@isle.example>",
        "To": "desk@gazette.example",
        "Subject": "Ferry runs aground",
        "Date": "Wed, 04 Mar 2026 12:05:00 +0100",
        "Message-ID": "<417@isle.example>",
    } | {name.replace("_", "-"): value for name, value in headers.items()}
    for name, value in sent.items():
        message[name] = value
    message.set_content(text)
    return message


def test_a_message_gives_its_subject_text_sender_and_date() -> None:
    found = item(mail().as_bytes())
    assert found.format == "email"
    assert found.headline == "Ferry runs aground"
    assert found.body.text == "A ferry ran aground.\n"
    assert found.body.media_type == "text/plain"
    assert (found.byline, found.publisher, found.provider) == (
        "Ann Other", "Ann Other", "ann@isle.example",
    )  # fmt: skip
    assert found.published == dt.datetime(2026, 3, 4, 11, 5, tzinfo=dt.UTC)
    assert found.guid == "417@isle.example"


@pytest.mark.parametrize(
    ("subject", "headline", "tags"),
    [
        ("Re: Fwd: Ferry aground", "Ferry aground", ()),
        ("AW: WG: [isle-list] Ferry aground", "Ferry aground", ("isle-list",)),
        ("[EMBARGO 12.00] [isle] Re[2]: Ferry aground", "Ferry aground", ("EMBARGO 12.00", "isle")),
        ("Re: ", "Re:", ()),
        ("Report: ferry aground", "Report: ferry aground", ()),
    ],
)
def test_marks_of_replies_and_lists_are_no_headline(
    subject: str, headline: str, tags: tuple[str, ...]
) -> None:
    found = item(mail(Subject=subject).as_bytes())
    assert (found.headline, found.keywords) == (headline, tags)


def test_words_in_coded_headers_are_read() -> None:
    message = mail(Subject="Fähre läuft auf", From='"Öther, Ann" <ann@isle.example>')
    found = item(message.as_bytes())
    assert found.headline == "Fähre läuft auf"
    assert found.byline == "Öther, Ann"


def test_of_alternatives_the_richest_is_the_copy() -> None:
    message = mail()
    message.add_alternative("<p>A <b>ferry</b> ran aground.</p>\n", subtype="html")
    found = item(message.as_bytes())
    assert found.body.media_type == "text/html"
    assert found.body.text == "<p>A <b>ferry</b> ran aground.</p>\n"


def test_a_reply_names_what_it_replies_to_and_the_thread() -> None:
    found = item(
        mail(In_Reply_To="<2@x.example>", References="<1@x.example> <2@x.example>").as_bytes()
    )
    assert [(one.rel, one.guid) for one in found.related] == [
        ("in-reply-to", "2@x.example"),
        ("references", "1@x.example"),
    ]
    assert found.chain == "1@x.example"
    assert found.replaces == ""


def test_a_message_that_supersedes_another_replaces_it() -> None:
    assert item(mail(Supersedes="<416@isle.example>").as_bytes()).replaces == "416@isle.example"


def test_agency_copy_that_hangs_on_becomes_an_item_of_its_own() -> None:
    message = mail()
    message.add_attachment(NITF.encode(), maintype="application", subtype="xml", filename="p.xml")
    letter, port = items(message.as_bytes())
    assert (port.format, port.headline) == ("nitf", "Port shut")
    assert [(one.rel, one.guid, one.title) for one in letter.related] == [
        ("attachment", port.guid, "p.xml")
    ]


def test_a_text_that_hangs_on_becomes_an_item_of_its_own() -> None:
    message = mail()
    message.add_attachment("The port is shut.", filename="port.txt")
    assert [one.format for one in items(message.as_bytes())] == ["email", "text"]


def test_a_forwarded_message_becomes_an_item_of_its_own() -> None:
    message = mail()
    message.add_attachment(mail(Subject="Port shut", Message_ID="<1@port.example>"))
    assert [one.headline for one in items(message.as_bytes())] == [
        "Ferry runs aground",
        "Port shut",
    ]


def test_what_cannot_be_read_is_named_to_the_desk() -> None:
    message = mail()
    message.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="plan.pdf")
    message.add_attachment(b"PK\x03\x04", maintype="application", subtype="octet-stream")
    note = item(message.as_bytes()).desk_note
    assert "Attachment not read: plan.pdf (application/pdf): not a form of copy." in note
    assert "without a name (application/octet-stream): a ZIP archive" in note


def test_pictures_are_named_by_their_place_in_the_message() -> None:
    message = mail()
    message.add_alternative('<p>A ferry.</p><img src="cid:1@isle">', subtype="html")
    message.add_attachment(JPEG, maintype="image", subtype="jpeg", filename="the ferry.jpg")
    message.add_attachment(JPEG, maintype="image", subtype="jpeg", cid="<1@isle>")
    found = item(message.as_bytes())
    assert [one.src for one in found.pictures] == ["attachment:the%20ferry.jpg", "cid:1@isle"]


def test_a_picture_brings_the_caption_it_is_described_with() -> None:
    message = mail()
    message.add_attachment(JPEG, maintype="image", subtype="jpeg", filename="f.jpg")
    (*_, part) = message.iter_attachments()
    part["Content-Description"] = "The ferry on the rocks"
    assert item(message.as_bytes()).pictures[0].caption == "The ferry on the rocks"


def test_messages_in_messages_end_at_a_depth() -> None:
    message = mail()
    for _ in range(12):
        outer = mail()
        outer.add_attachment(message)
        message = outer
    found = items(message.as_bytes())
    assert len(found) == 5
    assert "one inside the other" in found[-1].desk_note


def test_soft_line_ends_of_flowed_text_are_taken_back() -> None:
    sent = mail().as_bytes().replace(b'charset="utf-8"', b'charset="utf-8"; format=flowed')
    found = item(sent.replace(b"A ferry ran aground.", b"A ferry \nran aground.\n-- \nAnn"))
    assert found.body.text.startswith("A ferry ran aground.\n-- \nAnn")


def test_a_mailbox_gives_every_message() -> None:
    box = b"".join(
        b"From ann@isle.example Wed Mar  4 12:05:00 2026\n" + mail(Subject=name).as_bytes() + b"\n"
        for name in ("Ferry", "Port")
    )
    assert [one.headline for one in items(box)] == ["Ferry", "Port"]


def test_an_order_in_the_text_reaches_the_item() -> None:
    found = item(
        mail("EDITORS:\nPlease KILL a0417, Ferry aground. A kill is mandatory.\n").as_bytes()
    )
    assert [(one.guid, one.status) for one in found.orders] == [("a0417", "canceled")]
    assert found.advice == "kill"


def test_undeclared_bytes_are_read_by_the_ladder_of_charsets() -> None:
    sent = mail().as_bytes().replace(b'; charset="utf-8"', b"")
    assert item(sent.replace(b"A ferry", b"F\xe4hre")).body.text.startswith("Fähre")


@pytest.mark.parametrize(
    "prose",
    [
        "Subject: the ferry\n\nA ferry ran aground.",
        "From: the editor\nTo: all\nDate: Tuesday\n\nNo smoking.",
        "Note: this is copy\nBy: Ann\n\nA ferry ran aground.",
        "Date: Wed, 04 Mar 2026\nContent-Type: text/html\n\nA ferry",
    ],
)
def test_bare_text_is_never_taken_for_mail(prose: str) -> None:
    assert item(prose).format == "text"


def test_what_is_said_to_be_a_message_is_read_as_one() -> None:
    found = item("Subject: Ferry\n\nA ferry ran aground.", media_type="message/rfc822")
    assert (found.format, found.headline) == ("email", "Ferry")


@pytest.mark.parametrize(
    ("sent", "reason"),
    [
        (b"Content-Type: multipart/mixed; boundary=x\n" * 30, "multiparts of mail"),
        (b"\n--x" * 6_000, "boundaries of mail"),
        (b"X-A: b\n" * 11_000, "headers of mail"),
    ],
)
def test_mail_beyond_any_real_one_is_refused(sent: bytes, reason: str) -> None:
    with pytest.raises(UnreadableCapture, match=reason):
        read(captured(mail().as_bytes()[:-30] + b"\n" + sent, media_type="message/rfc822"))


def test_comments_without_end_are_no_trouble() -> None:
    sent = mail().as_bytes().replace(b"Ann Other", b"(" * 3_000)
    assert item(sent).headline == "Ferry runs aground"


@given(st.binary(max_size=300), st.integers(0, 600))
def test_whatever_stands_in_a_message_nothing_but_a_refusal_is_raised(
    noise: bytes, at: int
) -> None:
    message = mail()
    message.add_attachment(NITF.encode(), maintype="application", subtype="xml", filename="p.xml")
    whole = message.as_bytes()
    with suppress(UnreadableCapture):
        assert read(captured(whole[:at] + noise + whole[at:], media_type="message/rfc822"))


def test_the_shared_messages_are_read(shared: Path) -> None:
    folder = shared / "bench/wire/files/superdesk-core"
    sent = (path.read_bytes() for path in folder.iterdir())
    found = [item(one) for one in sent if one.lstrip().startswith(b"Delivered-To:")]
    assert found
    assert all(one.format == "email" and one.headline and one.guid for one in found)


def test_a_photo_with_its_own_caption_is_told_by_it() -> None:
    message = mail()
    sent = photo({120: "The ferry on the rocks"})
    message.add_attachment(sent, maintype="image", subtype="jpeg")
    assert item(message.as_bytes()).pictures[0].caption == "The ferry on the rocks"


def test_a_message_packed_in_base64_is_unpacked() -> None:
    sent = (
        b"From: a@isle.example\nDate: Wed, 04 Mar 2026 12:05:00 +0000\nSubject: Ferry\n"
        b"MIME-Version: 1.0\nContent-Type: text/plain; charset=iso-8859-1\n"
        b"Content-Transfer-Encoding: base64\n\n" + base64.b64encode(b"F\xe4hre")
    )
    assert item(sent).body.text == "Fähre"
