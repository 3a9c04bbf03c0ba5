"""Text as a reader sees it: white space collapsed, what is invisible dropped."""

import re
import unicodedata

# Joiners are letters' business in Persian, Indic scripts and emoji: they stay.
_STAY = {0x200C, 0x200D}
_FILLERS = {0x115F, 0x1160, 0x3164, 0xFFA0, 0x034F, 0x2800}
_DROPPED_KINDS = {"Cc", "Cf", "Cs", "Co", "Cn"}


def _is_invisible(code: int) -> bool:
    if code in _STAY or chr(code).isspace():
        return False
    return code in _FILLERS or unicodedata.category(chr(code)) in _DROPPED_KINDS


class _Invisible(dict[int, int | None]):
    """Answers `str.translate`, and remembers: most copy uses few different characters."""

    def __missing__(self, code: int) -> int | None:
        answer = None if _is_invisible(code) else code
        if len(self) < 20_000:
            self[code] = answer
        return answer


_INVISIBLE = _Invisible({code: code for code in range(32, 127)})
_INVISIBLE.update(dict.fromkeys(range(28, 32)))
# Controls of Latin-1 are signs of Windows-1252 that were read as such, and browsers show them as
# that: an apostrophe, most often, without which two words would be one.
_SIGNS = bytes({*range(0x80, 0xA0)} - {0x81, 0x85, 0x8D, 0x8F, 0x90, 0x9D})
_INVISIBLE.update(zip(_SIGNS, map(ord, _SIGNS.decode("cp1252")), strict=True))


def tidy(text: str) -> str:
    """One line of text: no controls, no direction overrides, single spaces."""
    bare = text.strip()
    # Looking up every character is ten times as dear as asking whether all can be printed, and
    # most copy can; the only white space that counts as printed is the blank.
    if bare.isprintable() and (bare.isascii() or not _has_filler(bare)):
        return " ".join(bare.split()) if "  " in bare else bare
    words = " ".join(bare.split())
    printed = words.replace("\u200c", "").replace("\u200d", "")
    if printed.isprintable() and not _has_filler(bare) and not _SPLIT_CONTROL.search(bare):
        return words
    return " ".join(bare.translate(_INVISIBLE).split())


_ONE, _TWO, _THREE, _FOUR, _FIVE, _SIX = map(chr, sorted(_FILLERS))
# Controls that `str.split` takes for white space; here they are dropped like any other.
_SPLIT_CONTROL = re.compile("[\x1c-\x1f]")


def _has_filler(text: str) -> bool:
    """Fillers count as printable; asking for each is faster than any other way."""
    return (
        _ONE in text
        or _TWO in text
        or _THREE in text
        or _FOUR in text
        or _FIVE in text
        or _SIX in text
    )


_HALVES = re.compile(r"[\ud800-\udfff]")


def storable(text: str) -> str:
    """The text with halves of characters, which no file can hold, replaced; offsets stay."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return _HALVES.sub("\ufffd", text)
    return text


def raw_offset(raw: str, wanted: int) -> int:
    """Where in `raw` the character stands that is number `wanted` in `tidy(raw)`."""
    seen, gap = 0, False
    for place, character in enumerate(raw):
        shown = character.translate(_INVISIBLE)
        if not shown:
            continue
        if shown.isspace():
            gap = seen > 0
            continue
        seen += gap
        gap = False
        if seen >= wanted:
            return place
        seen += 1
    return len(raw)


_WORD = re.compile(r"[^\W_]+", re.UNICODE)
# Scripts written without spaces: one character counts as half a word.
_DENSE = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")


def count_words(text: str) -> int:
    """How many words a text has; two characters make one where no spaces are written."""
    dense = len(_DENSE.findall(text)) if not text.isascii() else 0
    if dense:
        return dense // 2 + len(_WORD.findall(_DENSE.sub(" ", text)))
    return len(_WORD.findall(text))


_BETWEEN = re.compile(r"[\W_]+")


def same_words(text: str) -> str:
    """A form of a text for comparing: letters and digits only, folded."""
    plain = text if text.isascii() else unicodedata.normalize("NFKC", text)
    return _BETWEEN.sub("", plain.casefold())
