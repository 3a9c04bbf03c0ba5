"""Keys of blocks: what a reader's report holds on to through all editions."""

import hashlib
from collections.abc import Collection


class Keys:
    """Short keys, the same for the same words, no two alike in one story."""

    def __init__(self, taken: Collection[str] = ()) -> None:
        self._seen: set[str] = set(taken)
        # Where to go on counting: a page may say the same ten thousand times.
        self._again: dict[str, int] = {}

    def key(self, kind: str, text: str) -> str:
        """A letter and eight digits of the words' hash, with a number where that is taken."""
        digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]
        key = plain = f"{kind}{digest}"
        again = self._again.get(plain, 2)
        while key in self._seen:
            key, again = f"{plain}-{again}", again + 1
        self._seen.add(key)
        self._again[plain] = again
        return key
