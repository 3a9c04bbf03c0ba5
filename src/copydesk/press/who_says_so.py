"""Who says so: the sources of a story, what each says in it, and where that stands."""

from collections.abc import Iterator
from dataclasses import dataclass

from copydesk.story.edition import Edition
from copydesk.story.statement import Statement

MOST_SAID, LONGEST_SAID = 40, 130  # statements of a page, characters of each
# Words that name nobody where they stand alone; the fullest name is in `Statement.name`.
NOBODY = frozenset({
    "", "he", "she", "it", "they", "we", "i", "you", "who", "which", "this", "that", "these",
    "those", "one", "some", "many", "most", "others", "both", "all", "another", "people",
})  # fmt: skip
BEFORE = ("the ", "a ", "an ")
QUOTES = '“”„‟"«»‘’‚‹›「」『』 '


@dataclass(frozen=True, kw_only=True)
class Said:
    """What somebody says, cut short, at the passage where it stands."""

    block: str
    words: str
    is_quoted: bool


@dataclass(frozen=True, kw_only=True)
class Sayer:
    """A source as the story names it, with all it says, in the order of the story."""

    name: str
    said: tuple[Said, ...]


def who_says_so(edition: Edition) -> tuple[Sayer, ...]:
    """The sources of an edition by their first word in it; none where nobody has read it.

    Statements that the desk called wrong are no part of an edition; those without a name to ask
    are left out, they stand in the text.
    """
    named: dict[str, str] = {}
    said: dict[str, list[Said]] = {}
    for statement, name in _named(edition):
        key = _key(name)
        named.setdefault(key, name)
        said.setdefault(key, []).append(_said(statement))
    return tuple(Sayer(name=named[key], said=tuple(each)) for key, each in said.items())


def _named(edition: Edition) -> Iterator[tuple[Statement, str]]:
    """The first statements that have a source with a name, and that name."""
    blocks = {block.key for block in edition.story.blocks}
    count = 0
    for statement in edition.statements or ():
        name = (statement.name or statement.speaker).strip(" ,")
        if name.casefold() in NOBODY or statement.block not in blocks:
            continue
        count += 1
        if count > MOST_SAID:
            return
        yield statement, name[:1].upper() + name[1:]


def _key(name: str) -> str:
    key = name.casefold()
    return next((key.removeprefix(word) for word in BEFORE if key.startswith(word)), key)


def _said(statement: Statement) -> Said:
    """The words without the marks around them and without the "that" before them."""
    words = " ".join(statement.content.split()).strip(QUOTES).rstrip(",;")
    words = words.removeprefix("that ")
    return Said(block=statement.block, words=_short(words), is_quoted=statement.manner == "direct")


def _short(words: str) -> str:
    if len(words) <= LONGEST_SAID:
        return words
    return words[:LONGEST_SAID].rpartition(" ")[0].rstrip(",;:–— ") + " …"
