"""The sample as it stands in the repository, and moments of it."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from copydesk.newsroom.agency.moment import Moment
from copydesk.newsroom.agency.playbook import Playbook, read_playbook

SAMPLE = Path(__file__).parents[3] / "sample"
START = dt.datetime(2026, 11, 23, 8, 0, 0, tzinfo=dt.UTC)


@pytest.fixture(scope="session")
def sample() -> Path:
    """The sample's folder."""
    return SAMPLE


@pytest.fixture(scope="session")
def playbook(sample: Path) -> Playbook:
    """The sample's playbook."""
    return read_playbook(sample)


@pytest.fixture(scope="session")
def after() -> Callable[[float], Moment]:
    """The moment so many seconds after the start."""

    def moment(seconds: float) -> Moment:
        return Moment(start=START, elapsed=seconds, agency="http://127.0.0.1:8000/agency")

    return moment
