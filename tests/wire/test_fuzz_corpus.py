"""What fuzzing found worth keeping is asked again: never anything but a refusal, never for long."""

from pathlib import Path

import pytest

from wire.fuzz_target import ask, seeds

CORPUS = Path(__file__).parents[2] / "bench" / "fuzz" / "corpus"
LONGEST = 3.0  # seconds of CPU: three times what is allowed, for machines that are busy
KEPT = {path.name: path.read_bytes() for path in sorted(CORPUS.iterdir())}
PARTS = 8


@pytest.mark.parametrize("part", range(PARTS))
def test_what_was_found_by_fuzzing_is_read_or_refused(part: int) -> None:
    for content in list(KEPT.values())[part::PARTS]:
        ask(content, allowed=LONGEST)


@pytest.mark.parametrize("name", seeds())
def test_what_fuzzing_begins_with_is_sound_however_often_it_is_repeated(name: str) -> None:
    seed = seeds()[name]
    for repeats in (0, 0xE6, 0xFF):
        ask(bytes((seed[0], repeats)) + seed[2:], allowed=LONGEST)


def test_a_message_whose_charset_is_no_charset_is_read() -> None:
    ask(KEPT["found-mail-charset"], allowed=LONGEST)
