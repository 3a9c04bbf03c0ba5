"""The room's bell."""

from pathlib import Path

from pytest_django import Settings

from copydesk.newsroom.intake import bell


def test_who_waits_hears_the_bell() -> None:
    waiting = bell.waiter()
    try:
        assert not waiting.wait(0)
        bell.ring()
        assert waiting.wait(1)
    finally:
        waiting.close()


def test_a_bell_nobody_waits_for_may_be_rung() -> None:
    bell.ring()


def test_without_a_folder_for_bells_one_waits_all_the_same(
    settings: Settings, tmp_path: Path
) -> None:
    (tmp_path / "file").write_bytes(b"")
    settings.BELL_ROOT = tmp_path / "file" / "bells"
    waiting = bell.waiter()
    bell.ring()
    assert not waiting.wait(0)
    assert waiting.fileno() == -1
    waiting.close()
