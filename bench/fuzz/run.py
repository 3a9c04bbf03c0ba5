"""Fuzzing of the wire and of cleaning, guided by coverage (Atheris).

    python bench/fuzz/run.py FOLDER [--seconds 3000]

FOLDER takes the inputs that reached something new, beside `corpus/`, and in `findings/` one input
for each thing that must not happen: an exception other than a refusal, something active in
cleaned copy, more than three seconds (Atheris itself takes most of it). The run goes on after
each. Needs `pip install atheris` in an environment of its own that also has the newsroom's
packages; `src` and `tests` are found from here.
"""

import argparse
import hashlib
import sys
import traceback
from pathlib import Path

import atheris

ROOT = Path(__file__).parents[2]
CORPUS = Path(__file__).parent / "corpus"
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]
LONGEST = 16_384
MOST_MEMORY = 3_000  # MiB, of the fuzzer: it keeps its corpus, what it saw and the models
SLOW = 3.0

with atheris.instrument_imports(include=["copydesk.wire", "copydesk.markup", "email", "json"]):
    from wire.fuzz_target import ask, seeds


def main() -> None:
    """Fuzz until the time is over."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folder", type=Path)
    options.add_argument("--seconds", type=int, default=3000)
    given = options.parse_args()
    own, findings = given.folder / "corpus", given.folder / "findings"
    own.mkdir(parents=True, exist_ok=True)
    findings.mkdir(exist_ok=True)
    for name, seed in seeds().items():
        (own / f"seed-{name}").write_bytes(seed)
    seen: set[str] = set()

    def one(data: bytes) -> None:
        try:
            ask(data, allowed=SLOW)
        except Exception as error:  # noqa: BLE001  # whatever it is, it is what we look for
            place = _place(error)
            if place not in seen:
                seen.add(place)
                _keep(findings, data, error, place)

    about = [f"-max_total_time={given.seconds}", f"-max_len={LONGEST}", "-timeout=60"]
    about += [
        f"-rss_limit_mb={MOST_MEMORY}",
        "-print_final_stats=1",
        f"-artifact_prefix={findings}/",
    ]
    atheris.Setup([sys.argv[0], *about, str(own), str(CORPUS)], one)
    atheris.Fuzz()


def _place(error: Exception) -> str:
    """What is the matter and where in our own files it came up."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [one for one in frames if "copydesk" in one.filename] or frames
    last = ours[-1]
    return f"{type(error).__name__} {Path(last.filename).name}:{last.lineno}"


def _keep(findings: Path, data: bytes, error: Exception, place: str) -> None:
    name = hashlib.sha256(data).hexdigest()[:12]
    (findings / f"{name}.bin").write_bytes(data)
    told = "".join(traceback.format_exception(error))
    (findings / f"{name}.txt").write_text(f"{place}\n{told}", encoding="utf-8")
    print(f"FOUND {place}: {error}"[:300], flush=True)


if __name__ == "__main__":
    main()
