"""Pages as lessons in text alone: what elements tell of a line is learned where there are none.

A model that sees elements is right far more often than one that sees words. Where no truth tells
what a page's line is, the model of pages does (distillation, Hinton et al. 2015).
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

import numpy as np
import numpy.typing as npt
from lessons import Lesson

from copydesk.cleaning.model.features import HIDDEN, text_alone
from copydesk.cleaning.model.roles import STORY, Lines
from copydesk.cleaning.model.trees import chance

_LEAST_STORY = 40  # words; pages with less are lists, or hold nothing that was understood
_SURE = 0.7  # the least chance of a role that is taken over


def in_text(lesson: Lesson) -> Lesson:
    """A lesson without measures of markup."""
    return replace(lesson, measures=text_alone(lesson.measures))


def taught(pages: Iterable[Lesson], teacher: Lines) -> Iterator[Lesson]:
    """Each page in which the teacher finds a story, as text, with what it says of each line.

    What is known of a line is left as it is; hidden lines are left out.
    """
    for page in pages:
        shown = np.flatnonzero(page.measures[:, HIDDEN] == 0)
        if not len(shown):
            continue
        odds, roles = teacher.weigh(page.measures[shown])
        story = chance(odds)
        words = np.expm1(page.measures[shown, 0])
        if float(words[story > 0.5].sum()) < _LEAST_STORY:
            continue
        known = page.story[shown]
        is_story = np.where(known >= 0, known, story > 0.5).astype(np.int8)
        surely = np.where(known >= 0, 1, np.abs(2 * story - 1))
        yield Lesson(
            domain=page.domain,
            measures=text_alone(page.measures[shown]),
            allowed=_narrowed(page.allowed[shown], roles, is_story == 1),
            story=is_story,
            weight=(page.weight[shown] * surely).astype(np.float32),
            words=page.words.of(page.measures[:, HIDDEN] == 0),
        )


def _narrowed(
    open_to: npt.NDArray[np.bool_], roles: npt.NDArray[np.float32], story: npt.NDArray[np.bool_]
) -> npt.NDArray[np.bool_]:
    """What each line may be: of the roles that truth leaves open the one the teacher is sure of."""
    every, best = np.arange(len(roles)), roles.argmax(axis=1)
    unknown = ~open_to.any(axis=1)
    agrees = np.where(unknown, (best < len(STORY)) == story, open_to[every, best])
    taken = np.flatnonzero((roles.max(axis=1) > _SURE) & agrees)
    found = open_to.copy()
    found[taken] = False
    found[taken, best[taken]] = True
    return found
