"""Keys of blocks: the same for the same words, and no two alike."""

from hypothesis import given
from hypothesis import strategies as st

from copydesk.cleaning.keys import Keys

WORDS = st.lists(st.sampled_from(["a", "b", "c"]), max_size=30)


@given(words=WORDS, taken=st.integers(0, 4))
def test_the_nth_time_words_come_their_key_says_so_or_the_next_number_free(
    words: list[str], taken: int
) -> None:
    plain = {word: Keys().key("p", word) for word in "abc"}
    before = [plain["a"], *(f"{plain['a']}-{again}" for again in (2, 3, 5))][:taken]
    keys, seen = Keys(before), set(before)
    for word in words:
        free = (k for n in range(1, 99) if (k := plain[word] + f"-{n}" * (n > 1)) not in seen)
        wanted = next(free)
        assert keys.key("p", word) == wanted
        seen.add(wanted)


def test_a_page_may_say_the_same_fifty_thousand_times() -> None:
    """By counting anew each time, this took minutes."""
    keys = Keys()
    assert len({keys.key("p", "Again.") for _ in range(50_000)}) == 50_000
