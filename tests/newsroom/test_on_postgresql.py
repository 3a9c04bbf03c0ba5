"""A server of our own, and on it the tests that say most of what a database has to do."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DEBIANS = [str(path) for path in sorted(Path("/usr/lib/postgresql").glob("*/bin"))]
PROGRAMS = os.pathsep.join([os.environ.get("PATH", ""), *DEBIANS])
INITDB, PG_CTL = (shutil.which(name, path=PROGRAMS) for name in ("initdb", "pg_ctl"))
PARTS = (
    "newsroom/logbook/test_record.py",  # the refusals, and the audit
    "newsroom/search/test_engine.py",
    "newsroom/corrections/test_way.py",  # from report by signature to printed pages; a kill
    "newsroom/propagation/test_sending.py::"
    "test_a_delivery_is_signed_with_the_takers_secret_under_its_own_name",
    "propagation/test_forms_in.py::test_what_a_source_does_reaches_our_story[ninjs-kill]",
)
pytestmark = [
    pytest.mark.skipif(not (INITDB and PG_CTL), reason="PostgreSQL is missing on this machine"),
    pytest.mark.skipif(not find_spec("psycopg"), reason="psycopg is missing in this environment"),
]


def run(*command: str | None, account: str | None) -> None:
    """A program of PostgreSQL, which refuses to work for root."""
    # With the streams of ours a server that stays would keep this call waiting.
    nowhere = subprocess.DEVNULL
    words = [word for word in command if word]
    subprocess.run(words, check=True, user=account, cwd="/", stdout=nowhere, stderr=nowhere)


@pytest.fixture
def server() -> Iterator[str]:
    """The address of a database on a server that listens in a folder alone."""
    account = "postgres" if os.geteuid() == 0 else None
    with tempfile.TemporaryDirectory(prefix="copydesk-pg-") as folder:
        if account:
            shutil.chown(folder, account)
        data, address = f"{folder}/data", f"postgres://copydesk@/postgres?host={folder}"
        own = f"-c listen_addresses= -c unix_socket_directories={folder} -c fsync=off"
        made = ("--auth=trust", "--username=copydesk", "--encoding=UTF8", "--locale=C", "--no-sync")
        run(INITDB, "-D", data, *made, account=account)
        run(PG_CTL, "-D", data, "-w", "-o", own, "start", account=account)
        try:
            yield address
        finally:
            run(PG_CTL, "-D", data, "-w", "-m", "immediate", "stop", account=account)


def test_record_search_correction_kill_and_delivery_are_the_same_on_postgresql(server: str) -> None:
    clean = {name: held for name, held in os.environ.items() if not name.startswith("PYTEST_")}
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:xdist", *(f"tests/{part}" for part in PARTS)],
        cwd=ROOT,
        env=clean | {"DATABASE_URL": server},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    assert "DATABASE_URL names no PostgreSQL server" not in done.stdout
