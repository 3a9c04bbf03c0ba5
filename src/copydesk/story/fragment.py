"""A link that shows readers the very words: the text fragment of an address.

[WICG URL Fragment Text Directives: `#:~:text=[prefix-,]start[,end][,-suffix]`]. Browsers match
whole words, without case, within one block; a start and an end may lie in different blocks.
"""

import re
from urllib.parse import quote

from copydesk.story.passage import Passage

# Longer words are named by how they begin and end.
_LONGEST, _FEW = 200, 5
_WORD = re.compile(r"\S+")
_PART_BEFORE, _PART_BEHIND = re.compile(r"\w+$"), re.compile(r"^\w+")


def fragment_of(passage: Passage) -> str:
    """The part of an address, from its "#", that leads to a passage; "" for one without words.

    The words around it are named unless these words stand only once in the story.
    """
    words = _whole_words(passage)
    if not words.strip():
        return ""
    terms = _start_and_end(words)
    if passage.times != 1:
        terms = [*_prefix(passage), *terms, *_suffix(passage)]
    return f"#:~:text={','.join(terms)}"


def _whole_words(passage: Passage) -> str:
    """The marked words, with the rest of a word that was cut at either end."""
    exact = passage.exact
    lead = _PART_BEFORE.search(passage.before) if exact[:1].isalnum() else None
    tail = _PART_BEHIND.search(passage.after) if exact[-1:].isalnum() else None
    return f"{lead[0] if lead else ''}{exact}{tail[0] if tail else ''}"


def _start_and_end(words: str) -> list[str]:
    said = _WORD.findall(words)
    if len(words) <= _LONGEST and "\n" not in words and "\t" not in words:
        return [_escaped(" ".join(said))]
    lines = [line for line in re.split(r"[\n\t]+", words) if line.strip()]
    first, last = _WORD.findall(lines[0])[:_FEW], _WORD.findall(lines[-1])[-_FEW:]
    if len(said) <= len(first):  # one long run without spaces
        return [_escaped(" ".join(said))]
    return [_escaped(" ".join(first)), _escaped(" ".join(last))]


def _prefix(passage: Passage) -> list[str]:
    """Whole words before; the first may have been cut where the context begins."""
    said = _WORD.findall(_PART_BEFORE.sub("", passage.before.split("\n")[-1]))
    said = said[1:] if len(said) > 1 else said
    return [f"{_escaped(' '.join(said))}-"] if said else []


def _suffix(passage: Passage) -> list[str]:
    said = _WORD.findall(_PART_BEHIND.sub("", passage.after.split("\n")[0]))
    said = said[:-1] if len(said) > 1 else said
    return [f"-{_escaped(' '.join(said))}"] if said else []


def _escaped(words: str) -> str:
    """Percent-encoded; a dash, a comma and an ampersand have a meaning of their own here."""
    return quote(words, safe="").replace("-", "%2D")
