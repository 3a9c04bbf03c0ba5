"""How fast the ledger reads beside a parse by spaCy's small English pipeline, in one run.

    python -m venv build/ledger && build/ledger/bin/pip install 'spacy>=3.8,<3.9' -e .
    OMP_NUM_THREADS=1 build/ledger/bin/python bench/ledger/speed.py

The pipeline is built as the small model is: tok2vec, tagger and parser of its sizes, without
lemmas and names. Its weights are drawn at random, as the trained ones are no package of PyPI: a
layer costs the same whatever its numbers are, and the parser takes one or two steps a word.
Writes `bench/results/ledger-speed.md`.
"""

import statistics
import time
from collections.abc import Callable
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from tagged import written

from copydesk.ledger.record import record
from copydesk.story.blocks import Paragraph
from copydesk.story.story import Story

RESULT = Path(__file__).parents[2] / "bench/results/ledger-speed.md"
WIDTH, DEPTH, HIDDEN = 96, 4, 64  # of en_core_web_sm 3.x
EMBEDDED = {
    "NORM": 5000,
    "PREFIX": 1000,
    "SUFFIX": 2500,
    "SHAPE": 2500,
    "SPACY": 50,
    "IS_SPACE": 50,
}
TAGS, LABELS = 50, 45
ROUNDS = 7


def pipeline() -> Language:
    """A tagger and parser of the small model's sizes over one shared tok2vec."""
    nlp = spacy.blank("en")
    nlp.add_pipe("tok2vec", config={"model": _embedding()})
    listener: dict[str, object] = {
        "@architectures": "spacy.Tok2VecListener.v1",
        "width": WIDTH,
        "upstream": "tok2vec",
    }
    tagger = nlp.add_pipe(
        "tagger", config={"model": {"@architectures": "spacy.Tagger.v2", "tok2vec": listener}}
    )
    parser = nlp.add_pipe("parser", config={"model": _parsing(listener)})
    for n in range(TAGS):
        tagger.add_label(f"T{n}")  # type: ignore[attr-defined]
    for n in range(LABELS):
        parser.add_label(f"d{n}")  # type: ignore[attr-defined]
    nlp.initialize(lambda: [_example(nlp)])
    return nlp


def _embedding() -> dict[str, object]:
    return {
        "@architectures": "spacy.Tok2Vec.v2",
        "embed": {
            "@architectures": "spacy.MultiHashEmbed.v2",
            "width": WIDTH,
            "attrs": list(EMBEDDED),
            "rows": list(EMBEDDED.values()),
            "include_static_vectors": False,
        },
        "encode": {
            "@architectures": "spacy.MaxoutWindowEncoder.v2",
            "width": WIDTH,
            "depth": DEPTH,
            "window_size": 1,
            "maxout_pieces": 3,
        },
    }


def _parsing(listener: dict[str, object]) -> dict[str, object]:
    return {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": "parser",
        "extra_state_tokens": False,
        "hidden_width": HIDDEN,
        "maxout_pieces": 2,
        "use_upper": True,
        "tok2vec": listener,
    }


def _example(nlp: Language) -> Example:
    doc = Doc(nlp.vocab, words=["They", "said", "so"])
    told = {"tags": ["T0", "T1", "T2"], "heads": [1, 1, 1], "deps": ["d0", "ROOT", "d1"]}
    return Example.from_dict(doc, told)


def seconds(act: Callable[[], object]) -> float:
    """How long an act takes."""
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def main() -> None:
    """Read all written stories by turns, and write the middle figures of the rounds."""
    texts = [each["text"] for each in written()]
    stories = [Story(language="en", blocks=tuple(_blocks(text))) for text in texts]
    nlp = pipeline()
    acts: list[Callable[[], object]] = [
        lambda: [record(story) for story in stories],
        lambda: list(nlp.pipe(texts)),
        lambda: list(nlp.pipe(texts, disable=["parser"])),
    ]
    for act in acts:
        act()
    rounds = [[seconds(act) for act in acts] for _ in range(ROUNDS)]
    words = sum(len(nlp.make_doc(text)) for text in texts)
    speeds = [words / statistics.median(column) for column in zip(*rounds, strict=True)]
    times = statistics.median(parse / ledger for ledger, parse, _ in rounds)
    table = f"""# Speed of the ledger beside a spaCy parse

`bench/ledger/speed.py` says how to repeat it. {words} words of `bench/ledger/written`, one thread,
the middle of {ROUNDS} rounds by turns on one machine. spaCy {spacy.__version__}: tokens, tok2vec,
tagger and parser with the sizes of its small English model and random weights (the trained ones
are no package of PyPI), without lemmas and names. The ledger's figure is all of it: sentences,
frames, judge, names, figures.

| | words a second | of the parse |
| --- | ---: | ---: |
| the ledger | {speeds[0]:,.0f} | {times:.1f} times |
| spaCy small, tagged and parsed | {speeds[1]:,.0f} | 1 |
| spaCy small, tagged only | {speeds[2]:,.0f} | {speeds[2] / speeds[1]:.1f} times |
"""
    RESULT.write_text(table, "utf8")
    print(table)


def _blocks(text: str) -> list[Paragraph]:
    lines = filter(None, text.splitlines())
    return [Paragraph(key=f"p{n}", text=line) for n, line in enumerate(lines)]


if __name__ == "__main__":
    main()
