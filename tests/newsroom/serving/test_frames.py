"""Readers' pages may open frames of the hosts that the house allows, and of no others."""

from pathlib import Path

from copydesk.newsroom.front import parts


def policy(root: Path, *frames: str) -> str:
    return dict(parts.site(root, frames).headers)[b"content-security-policy"].decode()


def test_the_policy_names_the_hosts_of_frames(tmp_path: Path) -> None:
    told = policy(tmp_path, "https://player.example", "https://ads.example")
    assert told.endswith("; frame-src https://player.example https://ads.example")
    assert told.startswith("default-src 'none'; script-src 'self';")


def test_without_any_no_frame_is_allowed(tmp_path: Path) -> None:
    assert "frame-src" not in policy(tmp_path)
    assert policy(tmp_path).startswith("default-src 'none'")
