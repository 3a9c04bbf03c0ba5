"""The words of a notice looked over: date, what was, what is, length, and how it is said."""

from collections.abc import Iterable, Iterator

from copydesk.story.figures import word_set
from copydesk.story.words import WORD, similarity

LONGEST = 80  # words; or characters twice as many, where words are written without spaces
# Said to play a change down: the same in the languages of the house.
BANNED = (
    "we regret any confusion", "we regret the confusion", "recast", "tweaked", "minor changes",
    "minor edits", "minor tweak", "small changes", "edited for clarity", "slightly amended",
    "kleine änderungen", "kleinere änderungen", "geringfügig geändert", "leicht überarbeitet",
    "missverständnisse bedauern", "verwirrung bedauern",
    "modifications mineures", "légèrement modifié", "regrettons toute confusion",
    "légèrement remanié",
    "cambios menores", "pequeños cambios", "ligeramente modificado", "lamentamos la confusión",
    "lamentamos cualquier confusión",
    "تعديلات طفيفة", "تغييرات طفيفة", "نأسف لأي التباس", "تعديل بسيط",
)  # fmt: skip
ALIKE = 0.5
SMALL = word_set("the a an of in on at to and der die das den dem le la les el los las de du")


def lint(
    notice: str, *, was: str = "", right: str = "", accused: Iterable[str] = ()
) -> Iterator[str]:
    """What is doubtful about the words of a notice: codes, in the order to mend them.

    `accused` are passages that may harm a person's name: a notice that says them again needs
    legal.
    """
    plain = " ".join(notice.split())
    if _length(plain) >= LONGEST:
        yield "long"
    if any(words in plain.casefold() for words in BANNED):
        yield "banned"
    if was and not tells(plain, was):
        yield "was"
    if right and not tells(plain, right):
        yield "right"
    if not any(map(str.isdigit, plain)):
        yield "date"
    if any(repeats(plain, passage) for passage in accused):
        yield "legal"


def tells(notice: str, words: str) -> bool:
    """Whether a notice says something in so many words, or in most of them; figures whole."""
    wanted, there = _bag(words), _bag(notice)
    figures = {word for word in wanted if any(map(str.isdigit, word))}
    return not wanted or (figures <= there and len(wanted & there) * 2 >= len(wanted))


def repeats(notice: str, passage: str) -> bool:
    """Whether a notice says a passage again, or most of its words."""
    wanted = _bag(passage)
    most = len(wanted & _bag(notice)) >= max(2, len(wanted) * 2 // 3)
    return bool(wanted) and (most or similarity(notice, passage) >= ALIKE)


def _length(text: str) -> int:
    """Words; two characters count as one where words are written without spaces."""
    words = [word for word in WORD.findall(text) if word[0].isalnum()]
    signs = sum(1 for word in words if len(word) == 1 and ord(word) > 0x0E00)
    return len(words) - signs + (signs + 1) // 2


def _bag(text: str) -> frozenset[str]:
    words = (word.casefold() for word in WORD.findall(text) if word[0].isalnum())
    return frozenset(word.replace("’", "'") for word in words) - SMALL
