"""A file of figures in parts, each under a heading of its own and written by its own script."""

from pathlib import Path


def write_part(file: Path, heading: str, text: str) -> None:
    """Put a part in the place of the one under the same heading, or at the end."""
    level = heading.partition(" ")[0]
    held = file.read_text() if file.exists() else ""
    kept, skipping = [], False
    for line in held.splitlines():
        if line.startswith("#"):
            skipping = line == heading or (skipping and len(line.partition(" ")[0]) > len(level))
        if not skipping:
            kept.append(line)
    before = "\n".join(kept).strip("\n")
    file.write_text(f"{before}\n\n{text.strip()}\n" if before else f"{text.strip()}\n")
