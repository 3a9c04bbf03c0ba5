"""A stranger's words made harmless to look at: nothing invisible, nothing that turns the line."""

import unicodedata

# Letters that steer the order of others, and what else takes no room and can mislead the eye.
BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
SEEN = frozenset("\n\t")


def visible(text: str) -> str:
    """The text with control, bidi and format characters as marks one can read."""
    return "".join(_mark(letter) for letter in text)


def defanged(address: str) -> str:
    """A link that no program takes for one: hxxps://example[.]com."""
    plain = visible(address)
    scheme, colon, rest = plain.partition("://")
    if colon:
        plain = f"{scheme.replace('t', 'x').replace('T', 'X')}{colon}{rest}"
    return plain.replace(".", "[.]")


def _mark(letter: str) -> str:
    if letter in SEEN:
        return letter
    is_hidden = unicodedata.category(letter) in ("Cc", "Cf", "Co", "Cs", "Zl", "Zp")
    return f"⟨U+{ord(letter):04X}⟩" if is_hidden or letter in BIDI else letter
