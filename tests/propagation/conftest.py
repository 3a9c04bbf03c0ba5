"""Copy that comes by the real doors, a desk, and a press on a folder of its own."""

from newsroom.conftest import agency, bring, chief, editor, person, world
from newsroom.corrections.conftest import at_desk, pressed, quick_disk, site

__all__ = [
    "agency", "at_desk", "bring", "chief", "editor", "person", "pressed", "quick_disk", "site",
    "world",
]  # fmt: skip
