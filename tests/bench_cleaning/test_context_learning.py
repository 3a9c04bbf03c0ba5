"""How the network that reads lines in their order learns."""

import context_learning
import numpy as np
import pytest
from lessons import Lesson

from copydesk.cleaning.model.context import context_of
from copydesk.cleaning.model.words import words_of

RNG = np.random.default_rng(5)


def lesson(lines: list[str], story: list[int]) -> Lesson:
    """Lines that nothing tells apart but their words and their order."""
    allowed = np.array([[one == 1, one != 1] for one in story])
    return Lesson(
        domain="rivervale.example",
        measures=np.zeros((len(lines), 3), np.float32),
        allowed=allowed,
        story=np.array(story, np.int8),
        weight=np.ones(len(lines), np.float32),
        words=words_of(lines),
    )


def reports(count: int) -> list[Lesson]:
    """Stories that end with a line of a few words; what follows is none, though worded alike."""
    found = []
    for _ in range(count):
        inside, after = int(RNG.integers(3, 9)), int(RNG.integers(2, 6))
        said = [f"council {RNG.integers(50)} bridge" for _ in range(inside + after)]
        said.insert(inside, "related stories")
        found.append(lesson(said, [1] * inside + [0] * (after + 1)))
    return found


def learned(lessons: list[Lesson]) -> dict[str, object]:
    """What is learned, under the names the model gives it."""
    return {f"context.{name}": array for name, array in context_learning.teach(lessons).items()}


def test_words_far_above_tell_of_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(context_learning, "_EPOCHS", 60)
    monkeypatch.setattr(context_learning, "_AT_ONCE", 200)
    network = context_of(learned(reports(60)), "context")  # type: ignore[arg-type]
    right = lines = 0
    for one in reports(20):
        odds, roles = network.read(one.measures, one.words)
        right += int(((odds > 0) == (one.story == 1)).sum())
        lines += len(one.story)
        assert roles.shape == (len(one.story), 2)
    assert right / lines > 0.95


def test_the_same_lessons_teach_the_same_to_the_byte(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(context_learning, "_EPOCHS", 2)
    lessons = reports(10)
    one, other = context_learning.teach(lessons), context_learning.teach(lessons)
    assert one.keys() == other.keys()
    assert all(one[name].tobytes() == other[name].tobytes() for name in one)


def test_slopes_are_those_of_the_loss(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each weight moved a little changes the loss as its slope says (without dropout)."""
    monkeypatch.setattr(context_learning, "_DROPPED", 0.0)
    monkeypatch.setattr(context_learning, "_WORDS_DROPPED", 0.0)
    lessons = reports(4)
    learner = context_learning._Learner(3, 2, seed=2)
    zeros, ones = np.zeros(3, np.float32), np.ones(3, np.float32)
    batch = next(context_learning._batches(lessons, np.random.default_rng(1), zeros, ones))
    slopes = learner._slopes(batch)
    for name in ("enter.weights", "around0.weights", "mixed2.weights", "leave.weights", "vectors"):
        at = np.unravel_index(int(np.abs(slopes[name]).argmax()), slopes[name].shape)
        weights, step = learner._all[name], 1e-2
        losses = []
        for side in (step, -step):
            before = weights[at]
            weights[at] += side
            losses.append(_loss_of(learner, batch))
            weights[at] = before
        assert (losses[0] - losses[1]) / (2 * step) == pytest.approx(slopes[name][at], rel=0.1)


def _loss_of(learner: context_learning._Learner, batch: context_learning._Batch) -> float:
    arrays = {f"c.{name}": one for name, one in learner._layers.items()}
    columns = batch.values.shape[1]
    arrays |= {"c.vectors": learner._vectors, "c.scale": np.ones(1, np.float32)}
    arrays |= {"c.mean": np.zeros(columns, np.float32), "c.spread": np.ones(columns, np.float32)}
    network, total, at = context_of(arrays, "c"), 0.0, 0
    for number in range(int(batch.text.max()) + 1):
        rows = batch.text == number
        odds, roles = network.read(batch.values[rows], batch.words.of(rows))
        story = batch.story[rows] == 1
        own = np.log1p(np.exp(np.where(story, -odds, odds)))
        open_to = (roles * batch.allowed[rows]).sum(axis=1)
        total += float(own.sum() - np.log(open_to).sum())
        at += len(odds)
    return total / at
