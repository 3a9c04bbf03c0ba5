"""The same reading by Ray, where it is installed."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bulk.archives import write
from bulk.tables import rows
from cli.conftest import Run, run  # noqa: F401 - the fixture
from copydesk.bulk.cluster import hand_of, read_there
from copydesk.bulk.messages import Terms
from copydesk.bulk.places import given, plan
from copydesk.bulk.work import Job, UnitDone
from wire.captured import AT


@pytest.fixture(autouse=True)
def hand() -> Iterator[None]:
    """What a worker of the cluster ends with itself."""
    yield
    hand_of(Terms()).close()
    hand_of.cache_clear()


def test_a_unit_is_done_with_nothing_but_what_is_sent_along(tmp_path: Path) -> None:
    (tmp_path / ".parts").mkdir()
    (unit,) = plan(given([str(write(tmp_path / "a.warc", 1, 2))]), 1 << 20)
    done = read_there(1, unit, Job(out=str(tmp_path), at=AT))
    assert isinstance(done, UnitDone)
    assert done.counts.outcomes == {"read": 2}
    assert (tmp_path / ".parts" / done.stories).exists()


def test_a_unit_whose_file_is_gone_is_told_not_lost(tmp_path: Path) -> None:
    (tmp_path / ".parts").mkdir()
    archive = write(tmp_path / "a.warc", 1, 2)
    (unit,) = plan(given([str(archive)]), 1 << 20)
    archive.unlink()
    assert isinstance(read_there(1, unit, Job(out=str(tmp_path), at=AT)), FileNotFoundError)
    assert not list((tmp_path / ".parts").iterdir())


@pytest.mark.filterwarnings("ignore")
def test_a_cluster_gives_the_same_as_the_pool(run: Run, tmp_path: Path) -> None:  # noqa: F811
    pytest.importorskip("ray", reason="the extra `ray` is not installed")
    given_ = tmp_path / "in"
    given_.mkdir()
    write(given_ / "a.warc.gz", *range(20))
    write(given_ / "b.warc", *range(10, 30))
    for name, way in (("pool", ()), ("ray", ("--ray", "local"))):
        result = run("archive", "read", given_, "--out", tmp_path / name, "--unit", "4", *way)
        assert result.exit_code == 0, result.output
    stories = [
        sorted(rows(tmp_path / name, "stories"), key=lambda row: str(row["place"]))
        for name in ("pool", "ray")
    ]
    assert stories[0] == stories[1]
    assert len(stories[0]) == 30
