"""Chains made up for tests."""

from copydesk.newsroom.logbook.chain import BEGINNING, Held, canonical, chained


def line(number: int, previous: str, *, act: str = "published") -> Held:
    """A line that follows another."""
    return chained(
        Held(
            number=number,
            at=f"2026-11-23T10:{number // 60 % 60:02}:{number % 60:02}.000000Z",
            act=act,
            story=f"story{number % 7:07}",
            change=number,
            about=0,
            what=canonical({"after": {"number": number, "sha256": f"{number:064x}"}}),
            previous=previous,
            hash="",
        )
    )


def chain(length: int) -> list[Held]:
    """So many lines."""
    lines: list[Held] = []
    for number in range(1, length + 1):
        lines.append(line(number, lines[-1].hash if lines else BEGINNING))
    return lines
