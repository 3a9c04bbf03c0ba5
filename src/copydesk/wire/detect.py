"""The last rung of the charset ladder: bytes that nobody labelled and that are no UTF-8.

windows-1252 reads anything, so it is doubted before it is believed: Western copy has no words of
nothing but accented letters, and no signs like "³" inside a word. Only where it is doubted is the
detector asked, and only for charsets that are still met.
"""

import codecs
import re

SAMPLE = 16_384
HIGH = re.compile(rb"[\x80-\xff]")
RUN = re.compile(rb"[\x80-\xff]{3,200}")
# What windows-1252 has no character for.
UNUSED = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
# Signs of windows-1252 that stand beside words, never in them.
SIGN_IN_WORD = re.compile(
    rb"[A-Za-z][\x80-\x89\x8b\x8d\x8f-\x91\x93-\x95\x98\x99\x9b\x9d\xa0-\xa9\xab\xac\xae-\xb6"
    rb"\xb8\xb9\xbb-\xbf\xd7\xf7][a-z]"
)
FEWEST, MOST_OF, SOME_OF = 8, 0.5, 0.15
# Scripts other than Latin; then Latin of the middle of Europe, and of DOS.
OTHER = [
    "cp1251", "koi8_r", "iso8859_5", "cp866", "cp1253", "cp1255", "cp1256", "cp874", "shift_jis",
    "euc_jp", "gb18030", "big5", "euc_kr",
]  # fmt: skip
EASTERN = ["cp1250", "iso8859_2", "cp850"]
# Charsets that in the wild mean a larger one (WHATWG Encoding).
LARGER = {
    "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "euc_kr": "cp949",
    "big5": "cp950", "iso8859-9": "cp1254", "iso8859-11": "cp874", "tis-620": "cp874",
}  # fmt: skip


def detected(content: bytes) -> str:
    """The charset, by Python's name, that bytes are more likely in than windows-1252; else ""."""
    first = HIGH.search(content)
    if first is None:
        return ""
    from charset_normalizer import from_bytes  # only rarely is it needed

    sample = _sample(content, first.start())
    candidates = _candidates(sample)
    best = from_bytes(sample, cp_isolation=candidates).best() if candidates else None
    return larger(codecs.lookup(best.encoding).name) if best else ""


def _sample(content: bytes, start: int) -> bytes:
    """From the first byte that is no ASCII, where in any charset a character begins, to one's end.

    These three are no part of a longer character in any of them.
    """
    sample = content[start : start + SAMPLE]
    end = max(sample.rfind(mark) for mark in (b" ", b"\n", b"<"))
    return sample[:end] if end > 0 else sample


def larger(name: str) -> str:
    """The charset that browsers read for this one."""
    return LARGER.get(name, name)


def _candidates(sample: bytes) -> list[str]:
    high = len(HIGH.findall(sample))
    if high < FEWEST:
        return []
    in_runs = sum(len(run) for run in RUN.findall(sample) if len(set(run)) > 1)
    if in_runs > MOST_OF * high:
        return OTHER
    if len(SIGN_IN_WORD.findall(sample)) > SOME_OF * high or UNUSED.search(sample):
        return EASTERN
    return []
