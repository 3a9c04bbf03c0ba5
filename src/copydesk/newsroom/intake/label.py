"""Names that strangers gave, made fit to be stored and shown; never used as paths."""

import unicodedata

# Controls, formatting (bidi overrides among it), surrogates, private use, line separators.
HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def label(name: str, *, limit: int = 200) -> str:
    """The name with a visible mark for every character one cannot see, and not too long."""
    seen = "".join("\ufffd" if unicodedata.category(sign) in HIDDEN else sign for sign in name)
    return seen if len(seen) <= limit else seen[: limit // 2] + "…" + seen[1 - limit // 2 :]
