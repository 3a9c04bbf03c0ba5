"""The roles the model learns, and what it makes of a galley."""

import os
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from copydesk.cleaning.model.features import measure
from copydesk.cleaning.model.letters import Floats
from copydesk.cleaning.model.network import Network, network_of, role_chances
from copydesk.cleaning.model.sequence import steadied
from copydesk.cleaning.model.trees import Trees, chance
from copydesk.cleaning.model.weights import MODEL, Arrays, load
from copydesk.markup.galley import Galley
from copydesk.story.record import replace
from copydesk.story.story import Role

STORY = ("paragraph", "subhead", "standfirst")
HEAD = ("headline", "kicker", "byline", "date", "caption", "credit")
FURNITURE: dict[str, Role] = {
    "promo": Role.PROMO,
    "prompt": Role.PROMPT,
    "biography": Role.BIOGRAPHY,
    "label": Role.LABEL,
    "navigation": Role.NAVIGATION,
    "legal": Role.LEGAL,
    "advert": Role.ADVERT,
    "comments": Role.COMMENT,
    "ticker": Role.TICKER,
    "duplicate": Role.DUPLICATE,
    "slug": Role.IMAGE_SLUG,
    "other": Role.OTHER,
    "screen-reader": Role.SCREEN_READER,
}
LEARNED = (*STORY, *HEAD, *FURNITURE)
# What a change between story and furniture costs in bare text, in log odds; in pages elements tell.
_TURN = 1.0
_READS_SO = 0.5
# What the network's opinion counts beside that of the trees: found by folds of sites.
_OPINION, _LEAST = 0.4, 1e-4
_MOST_LINES, _SURELY_NOT = 20_000, -10.0


class Reading(NamedTuple):
    """Of each line how likely it is of the story, also as log odds, and of each learned role."""

    odds: Floats
    story: Floats
    roles: Floats

    def chance(self, number: int, role: str) -> float:
        """How likely a line has a role."""
        return float(self.roles[number, LEARNED.index(role)])

    def steadied(self, numbers: list[int]) -> "Reading":
        """The same with the story's chances of these lines weighed along their order.

        Above the first line that reads like the story stands its head: nothing is raised there.
        """
        if not numbers:
            return self
        story = self.story.copy()
        story[numbers] = steadied(self.odds[numbers], _TURN)
        first = int(np.argmax(self.story >= _READS_SO))
        story[:first] = np.minimum(story[:first], self.story[:first])
        return self._replace(story=story)

    def furniture(self) -> list[Role]:
        """Of each line the likeliest role among those that are cut."""
        best = self.roles[:, len(STORY) + len(HEAD) :].argmax(axis=1)
        roles = tuple(FURNITURE.values())
        return [roles[number] for number in best.tolist()]


def read(galley: Galley) -> Reading:
    """What the trained model says of each line of a galley.

    Of a galley with more lines than any page or book chapter has only the first are read; the rest
    count as no part of a story, and are listed with all else that is cut.
    """
    model = line_model(os.environ.get(MODEL, ""))
    name = "page" if galley.marked_up else "bare"
    number = len(galley.lines)
    if number > _MOST_LINES:
        galley = replace(galley, lines=galley.lines[:_MOST_LINES])
    table = measure(galley)
    roles = role_chances(table, model.networks[name])
    odds = model.trees[name].odds(table) + _OPINION * _story_odds(roles)
    beyond = number - len(odds)
    if beyond:
        odds = np.pad(odds, (0, beyond), constant_values=_SURELY_NOT)
        roles = np.pad(roles, ((0, beyond), (0, 0)))
        roles[-beyond:, LEARNED.index("other")] = 1.0
    return Reading(odds, chance(odds), roles)


def _story_odds(roles: Floats) -> Floats:
    """The log odds of being story that the network gives: it errs elsewhere than the trees do."""
    story = np.clip(roles[:, : len(STORY)].sum(axis=1), _LEAST, 1 - _LEAST)
    odds: Floats = np.log(story / (1 - story)).astype(np.float32)
    return odds


class LineModel(NamedTuple):
    """The arrays of a file, with the trees and networks made of them."""

    arrays: Arrays
    trees: dict[str, Trees]
    networks: dict[str, Network]


@lru_cache(maxsize=2)
def line_model(path: str = "") -> LineModel:
    """The model of a file, or the shipped one. Raises `BadRecord` or `OSError` where it is none."""
    arrays = load(path)
    trees = {
        name: Trees(
            column=arrays[f"{name}.column"],
            bound=arrays[f"{name}.bound"],
            child=arrays[f"{name}.child"],
            roots=arrays[f"{name}.roots"],
            depth=int(arrays[f"{name}.depth"][0]),
        )
        for name in ("page", "bare")
    }
    networks = {name: network_of(arrays, name) for name in trees}
    return LineModel(arrays, trees, networks)
