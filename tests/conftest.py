"""What all tests share."""

import os
from pathlib import Path

import pytest

SHARED = Path(os.environ.get("COPYDESK_SHARED", Path(__file__).parents[1] / ".." / "shared"))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of shared captures and benches, beside the repository."""
    if not SHARED.is_dir():
        pytest.skip("the shared folder of captures and benches is not on this machine")
    return SHARED.resolve()
