"""What all tests share."""

import os
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
