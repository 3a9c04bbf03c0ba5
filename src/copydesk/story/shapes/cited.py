"""What an edition cites, as schema.org's `citation`: the copy it is from, documents, other media.

People who are quoted are no works and are not cited [schema.org/citation]: who says what stands
on the page.
"""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from copydesk.story.blocks import Block, Footnote, Listing, Mark, Paragraph, Quote
from copydesk.story.edition import Edition
from copydesk.story.shapes.runs import web

Data = dict[str, Any]
MOST = 30
LONGEST_NAME = 200
# What lies at an address, by its ending [IANA media types].
FORMATS = {
    "pdf": "application/pdf",
    "doc": "application/msword",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "odt": "application/vnd.oasis.opendocument.text",
    "xls": "application/vnd.ms-excel",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "csv": "text/csv",
}
# What a speaker is that is no person: the noun before the first "of", "by", "in" ...
DOCUMENTS = frozenset({
    "report", "reports", "study", "studies", "survey", "poll", "statement", "letter", "memo",
    "memorandum", "document", "documents", "filing", "filings", "indictment", "affidavit",
    "complaint", "lawsuit", "ruling", "judgment", "judgement", "verdict", "transcript", "audit",
    "census", "paper", "release", "communique", "communiqué", "bulletin", "minutes", "email",
    "post", "tweet", "records", "warrant", "dossier", "draft", "findings",
})  # fmt: skip
MEDIA = frozenset({
    "newspaper", "newspapers", "daily", "weekly", "magazine", "broadcaster", "television", "tv",
    "radio", "media", "gazette", "herald", "tribune", "courier", "chronicle", "website",
})  # fmt: skip
# Names of papers when they end a name of several words, with a capital letter.
TITLES = frozenset({"Times", "Post", "Journal", "News", "Mail", "Telegraph", "Observer", "Star"})
_BREAKS = frozenset({"of", "by", "from", "in", "on", "at", "for", "to", "about", "that", "which"})
_ARTICLES = ("the ", "a ", "an ")


def cited(edition: Edition, origin: Data | None) -> list[Data]:
    """The works an edition rests on, each once: by address where they have one, else by name."""
    found: dict[str, Data] = {}
    for work in (*([origin] if origin else ()), *_documents(edition), *_named(edition)):
        key = work.get("url") or str(work.get("name") or work.get("publisher")).casefold()
        found.setdefault(key, work)
    return list(found.values())[:MOST]


def _documents(edition: Edition) -> Iterator[Data]:
    """The sources in footnotes, and documents that the text links to."""
    for block in edition.story.blocks:
        if isinstance(block, Footnote):
            address = web(block.address)
            if address:
                yield _filled("CreativeWork", name=block.text[:LONGEST_NAME], url=address)
        for text, mark in _links(block):
            address, ending = web(mark.href), urlsplit(mark.href).path.rpartition(".")[2].lower()
            if address and ending in FORMATS:
                words = text[max(0, mark.start) : max(0, mark.end)].strip()
                yield _filled(
                    "DigitalDocument", name=words, url=address, encodingFormat=FORMATS[ending]
                )


def _links(block: Block) -> Iterator[tuple[str, Mark]]:
    match block:
        case Paragraph(text=text, marks=marks) | Quote(text=text, marks=marks):
            yield from ((text, mark) for mark in marks if mark.kind == "link")
        case Listing(entries=entries):
            for entry in entries:
                yield from ((entry.text, mark) for mark in entry.marks if mark.kind == "link")
        case _:
            return


def _named(edition: Edition) -> Iterator[Data]:
    """Documents and other media to which statements are laid."""
    for statement in edition.statements or ():
        name = _bare(statement.name or statement.speaker)
        tokens = name.split()
        if not tokens:
            continue
        head = next((n for n, word in enumerate(tokens) if word in _BREAKS), len(tokens))
        last = tokens[head - 1] if head else ""
        if last.casefold() in MEDIA or (len(tokens) > 1 and last in TITLES):
            publisher = {"@type": "Organization", "name": name[:LONGEST_NAME]}
            yield {"@type": "CreativeWork", "publisher": publisher}
        elif last.casefold() in DOCUMENTS:
            yield {"@type": "CreativeWork", "name": name[:LONGEST_NAME]}


def _bare(name: str) -> str:
    name = " ".join(name.split())
    low = name.casefold()
    return next((name[len(word) :] for word in _ARTICLES if low.startswith(word)), name)


def _filled(kind: str, **said: str) -> Data:
    return {"@type": kind, **{name: value for name, value in said.items() if value}}
