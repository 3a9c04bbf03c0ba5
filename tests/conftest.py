"""What all tests share."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

# No test of ours fails by the clock: a busy machine is no fault of the code.
settings.register_profile("copydesk", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("copydesk")

SHARED = Path(os.environ.get("COPYDESK_SHARED", Path(__file__).parents[1] / ".." / "shared"))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of shared captures and benches, beside the repository."""
    if not SHARED.is_dir():
        pytest.skip("the shared folder of captures and benches is not on this machine")
    return SHARED.resolve()


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where a database lies that is migrated and empty, once a worker of this run has made one."""
    own = tmp_path_factory.getbasetemp()
    return (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "migrated.sqlite3"


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, migrated_file: Path
) -> Iterator[None]:
    """Begin with the tables another worker has made: to migrate takes some 15 seconds of a core."""
    from django.db import connection

    if connection.vendor != "sqlite" or not migrated_file.exists():
        yield
        return
    place = f"file:memorydb_{connection.alias}?mode=memory&cache=shared"  # as Django names it
    with closing(sqlite3.connect(place, uri=True)) as begun:
        with closing(sqlite3.connect(migrated_file)) as made:
            made.backup(begun)
        yield


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any, migrated_file: Path) -> None:
    """The test database; the first is kept for workers that begin later, and for servers."""
    from django.db import connection

    if connection.vendor != "sqlite" or migrated_file.exists():
        return
    half = migrated_file.with_suffix(f".{os.getpid()}")
    with django_db_blocker.unblock(), closing(sqlite3.connect(half)) as kept:
        connection.ensure_connection()
        connection.connection.backup(kept)
    half.replace(migrated_file)


@pytest.fixture(scope="session")
def migrated(django_db_setup: None, migrated_file: Path) -> Path:
    """A database that is migrated and empty, to copy into a server's data folder."""
    if not migrated_file.exists():
        pytest.skip("SQLite is missing in this run: the tests' database is another")
    return migrated_file


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """One worker runs all journeys, for they share a newsroom; other tests go where there is room.

    xdist's own groups do not hold with pytest 9.2: they are told by `_nodeid`, which is gone.
    """
    from xdist.scheduler import LoadScopeScheduling

    class JourneysTogether(LoadScopeScheduling):  # type: ignore[misc]
        def _split_scope(self, nodeid: str) -> str:
            return "journeys" if nodeid.startswith("tests/journeys/") else nodeid

    return JourneysTogether(config, log) if config.getvalue("dist") == "loadgroup" else None
