"""The exit codes of `copydesk`, as its help documents them."""

from typing import Final

DONE: Final = 0
UNEXPECTED: Final = 1
USAGE: Final = 2
INPUT_REFUSED: Final = 3
STOPPED: Final = 4
NOT_INSTALLED: Final = 5
