"""What the tests of bulk share."""

import pytest

pytest.importorskip("pyarrow", reason="the extra `bulk` is not installed")
