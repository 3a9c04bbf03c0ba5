"""What was made of a word before need not be made again, within bounds: strangers choose the words.

A cache that counts its entries only would keep thousands of names of megabytes each.
"""

from collections.abc import Callable

LONGEST = 300  # characters of a word that is remembered
MOST = 4096


class _Remembered(dict[str, str]):
    def __init__(self, make: Callable[[str], str]) -> None:
        self.make = make

    def __missing__(self, word: str) -> str:
        made = self.make(word)
        if len(word) <= LONGEST:
            if len(self) >= MOST:
                self.clear()
            self[word] = made
        return made


def remembered(make: Callable[[str], str]) -> Callable[[str], str]:
    """The same function; what it made of short words is kept, and costs a look-up from then on."""
    return _Remembered(make).__getitem__
