"""Lines in their order."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from copydesk.cleaning.model.sequence import steadied
from copydesk.cleaning.model.trees import chance


def test_a_doubtful_line_goes_with_those_around_it() -> None:
    inside = steadied(np.array([3, 3, -0.4, 3, 3], np.float32), 1.0)
    outside = steadied(np.array([-3, -3, 0.4, -3, -3], np.float32), 1.0)
    assert (inside > 0.5).all()
    assert (outside < 0.5).all()


def test_a_sure_line_stays_what_it_is() -> None:
    story = steadied(np.array([-4, -4, 8, -4, -4], np.float32), 1.0)
    assert (story > 0.5).tolist() == [False, False, True, False, False]


@given(st.lists(st.floats(-50, 50), max_size=30))
def test_where_changing_costs_nothing_every_line_stands_alone(odds: list[float]) -> None:
    own = np.array(odds, np.float32)
    assert np.allclose(steadied(own, 0.0), chance(own), atol=1e-4)


@given(st.lists(st.floats(-1e6, 1e6), max_size=30), st.floats(0, 20))
def test_chances_are_chances(odds: list[float], cost: float) -> None:
    found = steadied(np.array(odds, np.float32), cost)
    assert ((found >= 0) & (found <= 1)).all()
