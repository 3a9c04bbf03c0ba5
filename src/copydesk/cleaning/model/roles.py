"""The roles the model learns, and what it makes of a galley."""

import os
from functools import lru_cache
from typing import Literal, NamedTuple

import numpy as np

from copydesk.cleaning.model.context import Context, context_of
from copydesk.cleaning.model.features import HIDDEN, IN_TABLE, measure, text_alone
from copydesk.cleaning.model.letters import Floats
from copydesk.cleaning.model.network import Network, network_of, role_chances
from copydesk.cleaning.model.sequence import steadied
from copydesk.cleaning.model.trees import Trees, chance
from copydesk.cleaning.model.weights import MODEL, Arrays, load
from copydesk.cleaning.model.words import words_of
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
# What a galley was made of: a page, a body as a feed or an agency sends it, or text without markup.
Kind = Literal["page", "feed", "bare"]
# What a change between story and furniture costs in bare text, in log odds; in pages elements tell.
_TURN = 1.0
_READS_SO = 0.5
# What the network's opinion counts beside that of the trees: found by folds of sites.
_OPINION, _LEAST = 0.4, 1e-4
# What the text in its order counts beside the lines of a page one by one.
_OF_CONTEXT = 0.25
# Of bare text both judge the same words: their odds add up to no more than this.
_ALIKE = 0.37
MOST_LINES, _SURELY_NOT = 10_000, -10.0
_NOTHING = np.zeros(0, np.float32), np.zeros(0, np.float32), np.zeros((0, len(LEARNED)), np.float32)


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


def read(galley: Galley, *, is_page: bool = True) -> Reading:
    """What the trained model says of each line of a galley, of a page or of copy sent alone.

    Of a galley with more lines than any page or book chapter has only the first are read; the rest
    count as no part of a story, and are listed with all else that is cut.
    """
    return line_model(os.environ.get(MODEL, "")).read(galley, is_page=is_page)


class Lines(NamedTuple):
    """What is said of lines one by one, each by its own measures: by trees, and by a network."""

    trees: Trees
    network: Network

    def weigh(self, table: Floats) -> tuple[Floats, Floats]:
        """Log odds of being story, one a line; chances of each role, a row a line."""
        roles = role_chances(table, self.network)
        return self.trees.odds(table) + _OPINION * _story_odds(roles), roles


class LineModel(NamedTuple):
    """What reads lines one by one, with their elements or without, and what reads their text."""

    page: Lines
    feed: Lines
    bare: Lines
    context: Context

    def read(self, galley: Galley, *, is_page: bool) -> Reading:
        """What the model says of each line of a galley."""
        number = len(galley.lines)
        if number > MOST_LINES:
            galley = replace(galley, lines=galley.lines[:MOST_LINES])
        if not number:
            return Reading(*_NOTHING)
        sent: Kind = "page" if is_page else "feed"
        kind = sent if galley.marked_up else "bare"
        odds, roles = self._weigh(kind, measure(galley), [line.text for line in galley.lines])
        beyond = number - len(odds)
        if beyond:
            odds = np.pad(odds, (0, beyond), constant_values=_SURELY_NOT)
            roles = np.pad(roles, ((0, beyond), (0, 0)))
            roles[-beyond:, LEARNED.index("other")] = 1.0
        return Reading(odds, chance(odds), roles)

    def _weigh(self, kind: Kind, table: Floats, texts: list[str]) -> tuple[Floats, Floats]:
        """Log odds and chances of roles, as all say together; hidden lines have no neighbours."""
        if kind == "feed":
            return self.feed.weigh(table)
        if kind == "bare":
            odds, roles = self.bare.weigh(table)
            said, seen = self.context.read(text_alone(table), words_of(texts))
            return _ALIKE * (odds + said), (roles + seen) * np.float32(0.5)
        odds, roles = self.page.weigh(table)
        shown = np.flatnonzero(table[:, HIDDEN] == 0)
        if len(shown):
            words = words_of(texts[number] for number in shown.tolist())
            said, _ = self.context.read(text_alone(table[shown]), words)
            # A table is kept or cut as one: its cells' words tell nothing of it.
            odds[shown] += np.where(table[shown, IN_TABLE] == 0, _OF_CONTEXT * said, 0)
        return odds, roles


def _story_odds(roles: Floats) -> Floats:
    """The log odds of being story that the network gives: it errs elsewhere than the trees do."""
    story = np.clip(roles[:, : len(STORY)].sum(axis=1), _LEAST, 1 - _LEAST)
    odds: Floats = np.log(story / (1 - story)).astype(np.float32)
    return odds


@lru_cache(maxsize=2)
def line_model(path: str = "") -> LineModel:
    """The model of a file, or the shipped one. Raises `BadRecord` or `OSError` where it is none."""
    arrays = load(path)
    return LineModel(
        page=lines_of(arrays, "page"),
        feed=lines_of(arrays, "feed"),
        bare=lines_of(arrays, "bare"),
        context=context_of(arrays, "context"),
    )


def lines_of(arrays: Arrays, name: str) -> Lines:
    """The part of a model that reads lines one by one: of a "page", of a "feed", or "bare"."""
    trees = Trees(
        column=arrays[f"{name}.column"],
        bound=arrays[f"{name}.bound"],
        child=arrays[f"{name}.child"],
        roots=arrays[f"{name}.roots"],
        depth=int(arrays[f"{name}.depth"][0]),
    )
    return Lines(trees, network_of(arrays, name))
