"""What all tests share."""

import os
from pathlib import Path

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
