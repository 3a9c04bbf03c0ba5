"""A language's catalogue: renewed from what is said, written, compiled."""

from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from copydesk.newsroom.locale.gather import Phrase

HERE = Path(__file__).parent
LANGUAGES = ("ar", "de", "es", "fr")
WIDTH = 100


def read(language: str, folder: Path = HERE) -> Catalog:
    """The catalogue as it is written."""
    with _file(folder, language, "po").open("rb") as file:
        return read_po(file, locale=language)


def renew(catalogue: Catalog, said: Iterable[Phrase]) -> None:
    """Add what is new, without words as yet; take out what nobody says any more."""
    wanted = {_key(phrase): phrase for phrase in said}
    for message in list(catalogue):
        if message.id and (message.id, message.context) not in wanted:
            catalogue.delete(message.id, message.context)
    for (id, context), phrase in wanted.items():
        if catalogue.get(phrase.one, context) is None:
            catalogue.add(id, context=context)


def bare(catalogue: Catalog) -> list[str]:
    """What has no words in this language, or lacks a plural form."""
    return [_first(message) for message in catalogue if message.id and not _is_said(message)]


def write(catalogue: Catalog, language: str, folder: Path = HERE) -> None:
    """Put it down as people read it, under the head it has, and as Django reads it."""
    path = _file(folder, language, "po")
    head, _, _ = path.read_text(encoding="utf-8").partition("\n\n")
    body = BytesIO()
    write_po(body, catalogue, width=WIDTH, no_location=True, omit_header=True, sort_output=True,
             ignore_obsolete=True)  # fmt: skip
    path.write_text(f"{head}\n\n{body.getvalue().decode()}", encoding="utf-8")
    with _file(folder, language, "mo").open("wb") as file:
        write_mo(file, catalogue)


def _key(phrase: Phrase) -> tuple[str | tuple[str, str], str | None]:
    id = (phrase.one, phrase.many) if phrase.many else phrase.one
    return id, phrase.context or None


def _is_said(message: Message) -> bool:
    forms = message.string if isinstance(message.string, tuple | list) else [message.string]
    return all(forms) and not message.fuzzy


def _first(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def _file(folder: Path, language: str, extension: str) -> Path:
    return folder / language / "LC_MESSAGES" / f"django.{extension}"
