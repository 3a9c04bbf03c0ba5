"""Reading accounts in tests."""

from copydesk.story.story import Cleaned, Cutting


def assert_tiles(cleaned: Cleaned) -> None:
    """Kept + cut = everything that came."""
    reached = 0
    for piece in cleaned.account:
        assert piece.span.start == reached
        assert piece.span.end > reached
        if isinstance(piece, Cutting):
            assert piece.text == cleaned.galley[piece.span.start : piece.span.end]
        reached = piece.span.end
    assert reached == len(cleaned.galley)


def roles(cleaned: Cleaned) -> list[tuple[str, str]]:
    """What became of each piece, with its text; white space left aside."""
    return [
        (str(piece.role) if isinstance(piece, Cutting) else piece.part, _text(cleaned, piece.span))
        for piece in cleaned.account
        if not (isinstance(piece, Cutting) and piece.role == "space")
    ]


def _text(cleaned: Cleaned, span: object) -> str:
    return cleaned.galley[span.start : span.end]  # type: ignore[attr-defined]


def role_of(cleaned: Cleaned, words: str) -> str:
    """What became of the piece that begins with these words."""
    return next(role for role, text in roles(cleaned) if text.startswith(words))
