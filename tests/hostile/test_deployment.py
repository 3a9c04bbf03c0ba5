"""Under an https address the newsroom is set up as Django's own deployment check asks."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

SHOW = (
    "from django.conf import settings as s; print(s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME, "
    "s.SESSION_COOKIE_SECURE, s.SECURE_SSL_REDIRECT, s.SECURE_HSTS_SECONDS > 0, s.ALLOWED_HOSTS)"
)


def run(*command: str, data: Path, **given: str) -> subprocess.CompletedProcess[str]:
    """A command of a newsroom whose environment holds nothing but what is given."""
    own = {"DJANGO_SETTINGS_MODULE": "copydesk.newsroom.settings", "COPYDESK_DATA": str(data)}
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return subprocess.run(
        [sys.executable, *command],
        env=kept | own | given,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_the_deployment_check_has_nothing_to_say_under_https(tmp_path: Path) -> None:
    check = ("-m", "django", "check", "--deploy", "--fail-level", "INFO")
    found = run(*check, data=tmp_path, SITE_URL="https://news.example")
    assert found.returncode == 0, found.stderr
    assert "no issues (0 silenced)" in found.stdout


def test_with_https_cookies_belong_to_this_host_and_http_is_redirected(tmp_path: Path) -> None:
    told = run("-c", SHOW, data=tmp_path, SITE_URL="https://news.example").stdout
    assert told.startswith("__Host-session __Host-csrf True True True")
    assert "'news.example'" in told


def test_on_a_laptop_plain_http_goes_on_working(tmp_path: Path) -> None:
    told = run("-c", SHOW, data=tmp_path, SITE_URL="http://127.0.0.1:8000").stdout
    assert told.startswith("sessionid-8000 csrftoken-8000 False False False")


def test_a_short_key_is_refused_under_https_by_its_name(tmp_path: Path) -> None:
    found = run(
        "-m", "django", "check", data=tmp_path, SITE_URL="https://n.example", SECRET_KEY="x"
    )
    assert found.returncode != 0
    assert "SECRET_KEY: 1 characters; 50 are needed" in found.stderr


@pytest.mark.parametrize("left", ["", "nothing written after the file was made"])
def test_an_empty_key_left_by_a_crash_is_made_anew(tmp_path: Path, left: str) -> None:
    if left:
        (tmp_path / "secret-key").touch()
    made = run("-c", "from django.conf import settings; settings.SECRET_KEY", data=tmp_path)
    assert made.returncode == 0, made.stderr
    assert len((tmp_path / "secret-key").read_text()) >= 50
