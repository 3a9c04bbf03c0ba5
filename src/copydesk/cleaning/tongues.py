"""Blocks in another language than their story: a quotation in Arabic, a statement in German.

Marked only where it is plain: by script, or where the small words of the story are missing and
those of another language stand in their place. Every letter is looked at once or twice.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import chain

from copydesk.cleaning.language import guess_language
from copydesk.story.blocks import Block, Worded, plain_text
from copydesk.story.direction import direction_of
from copydesk.story.record import replace

# Scripts by their code in ISO 15924; Han, Kana and Hangul are told apart by `guess_language`.
_LATIN = "Latn"
_SCRIPTS = {
    _LATIN: "A-Za-z\u00c0-\u024f\u1e00-\u1eff",
    "Grek": "\u0370-\u03ff\u1f00-\u1fff",
    "Cyrl": "\u0400-\u052f",
    "Armn": "\u0530-\u058f",
    "Hebr": "\u0590-\u05ff",
    "Arab": "\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc",
    "Deva": "\u0900-\u097f",
    "Beng": "\u0980-\u09ff",
    "Guru": "\u0a00-\u0a7f",
    "Gujr": "\u0a80-\u0aff",
    "Taml": "\u0b80-\u0bff",
    "Telu": "\u0c00-\u0c7f",
    "Knda": "\u0c80-\u0cff",
    "Mlym": "\u0d00-\u0d7f",
    "Sinh": "\u0d80-\u0dff",
    "Thai": "\u0e00-\u0e7f",
    "Geor": "\u10a0-\u10ff",
    "Ethi": "\u1200-\u137f",
    "Jpan": "\u3040-\u30ff\u3400-\u9fff",
    "Kore": "\u1100-\u11ff\uac00-\ud7af",
}
_NAMES = tuple(_SCRIPTS)
_RUNS = re.compile("|".join(f"([{letters}]+)" for letters in _SCRIPTS.values()))
_NOT_LATIN = re.compile("[\u0370-\u1dff\u1f00-\u1fff\u2c00-\ud7ff\uf900-\uffff]")
_EIGHT_LATIN = re.compile(f"(?:[{_SCRIPTS[_LATIN]}][^{_SCRIPTS[_LATIN]}]*){{8}}")

# A handle, a name, an abbreviation in other letters is no other language.
_FEWEST_LETTERS = 8
_FEWEST_LATIN_WORDS = 4
# Small words of one language among a dozen words tell it where the script differs anyway; between
# languages of one script it takes more: of 57,720 blocks of 800 stories none is marked wrongly.
_FEWEST_FOREIGN_WORDS = 12
_FEWEST_WORDS = 20
# In a text of its own language a word in three or four is one of the thirty most frequent ones, in
# another's one in twenty: read off stories in English, German, French, Spanish, Turkish, Finnish.
_FREQUENT = 30
_FOREIGN_SHARE = 0.12
_ENOUGH = 600
# Next of kin share most small words: what looks like one of them is taken for the story's own.
_KIN = (
    frozenset({"no", "nb", "nn", "da", "sv"}),
    frozenset({"es", "pt", "gl", "ca", "it", "ast"}),
    frozenset({"cs", "sk", "pl"}),
    frozenset({"id", "ms"}),
    frozenset({"de", "nl", "af", "lb", "fy"}),
)


def mark_languages(blocks: Sequence[Block], language: str) -> tuple[Block, ...]:
    """The blocks, each that is plainly not in the story's language marked with its own.

    A language that a block has already stays. Without a `language` nothing is marked.
    """
    own = _primary(language)
    texts = [_text(block) for block in blocks]
    if not own or not any(texts):
        return tuple(blocks)
    scripts = [_script(text) for text in texts]
    usual = _usual(scripts, texts)
    found = {
        number: _in_script(texts[number], script)
        for number, script in enumerate(scripts)
        if script and usual and script != usual
    }
    if usual == _LATIN:
        found |= _by_small_words(texts, scripts, own)
    if not found:
        return tuple(blocks)
    return tuple(_marked(block, found.get(number, "")) for number, block in enumerate(blocks))


def fits(text: str, language: str, own: str) -> bool:
    """Whether words, edited since, may still be in the language they were marked with.

    `own` is the story's. They may not where they are written the other way now, or plainly in
    the story's own language.
    """
    script = _script(text)
    if script and direction_of(f"und-{script}") != direction_of(language):
        return False
    if _primary(own) == _primary(language) or len(text.split()) < _FEWEST_FOREIGN_WORDS:
        return True
    return guess_language(text[:_ENOUGH]) != _primary(own)


def _marked(block: Block, language: str) -> Block:
    if not language or not isinstance(block, Worded) or block.language:
        return block
    return replace(block, language=language)


def _text(block: Block) -> str:
    """The words of a block that can be marked, as far as they are looked at."""
    return plain_text(block)[:_ENOUGH] if isinstance(block, Worded) else ""


def _primary(language: str) -> str:
    return language.replace("_", "-").partition("-")[0].lower()


def _script(text: str) -> str:
    """The script that nearly all letters are of, "" for a mixture or for few letters."""
    if text.isascii() or _NOT_LATIN.search(text) is None:
        return _LATIN if _EIGHT_LATIN.search(text) else ""
    counts: Counter[str] = Counter()
    for run in _RUNS.finditer(text):
        counts[_NAMES[(run.lastindex or 1) - 1]] += run.end() - run.start()
    if not counts:
        return ""
    script, letters = counts.most_common(1)[0]
    is_plain = letters >= _FEWEST_LETTERS and letters >= 0.8 * counts.total()
    return script if is_plain else ""


def _usual(scripts: Sequence[str], texts: Sequence[str]) -> str:
    """The script of the story: of more than half of its words; "" where none has so much."""
    sizes: Counter[str] = Counter()
    for script, text in zip(scripts, texts, strict=True):
        sizes[script] += len(text)
    script, size = sizes.most_common(1)[0]
    return script if 2 * size > sizes.total() else ""


def _in_script(text: str, script: str) -> str:
    """A language for words in a foreign script; the script alone where the language is not told."""
    count = len(text.split())
    if script == _LATIN and count < _FEWEST_LATIN_WORDS:
        return ""
    is_told = script != _LATIN or count >= _FEWEST_FOREIGN_WORDS
    return (guess_language(text) if is_told else "") or f"und-{script}"


def _by_small_words(texts: Sequence[str], scripts: Sequence[str], own: str) -> dict[int, str]:
    """Blocks in the story's script without its small words, and the language they are in."""
    words = [
        text.casefold().split() if scripts[n] == _LATIN else [] for n, text in enumerate(texts)
    ]
    frequent = _frequent(words)
    odd = [
        number
        for number, block in enumerate(words)
        if len(block) >= _FEWEST_WORDS
        and sum(map(frequent.__contains__, block)) < _FOREIGN_SHARE * len(block)
    ]
    # Only where the story itself is told rightly can a block of it be told from it.
    if not odd or guess_language("\n".join(texts)) != own:
        return {}
    return {number: found for number in odd if (found := _foreign(words[number], own))}


def _frequent(words: Sequence[list[str]]) -> frozenset[str]:
    """The words that a story says most."""
    counts = Counter(chain.from_iterable(words))
    return frozenset(word for word, _ in counts.most_common(_FREQUENT))


def _foreign(words: list[str], own: str) -> str:
    """A language that both halves of a block are in and that is no kin of the story's, or ""."""
    middle = len(words) // 2
    first, second = (guess_language(" ".join(half)) for half in (words[:middle], words[middle:]))
    are_kin = any(first in family and own in family for family in _KIN)
    return first if first == second != own and not are_kin else ""
