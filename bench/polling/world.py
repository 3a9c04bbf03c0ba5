"""Ten thousand sources as they are: a few every minute, most a few items a day, some dead.

All made up, from a seed. Gaps grow with a source's rank as a power law; each source sleeps at its
own night, half of them rest at weekends, some come in bursts; hosts are shared, one by five
hundred sources.
"""

import math
import random
from dataclasses import dataclass

DAY, HOUR = 86_400.0, 3600.0
DEAD, FAILING, SLOW = 0.08, 0.04, 0.03
BIG_HOST, HOSTS = 500, 2000


@dataclass(frozen=True)
class Wired:
    """One source: how often it has news (seconds between, when awake), when, and its ills."""

    number: int
    host: str
    gap: float
    zone: int
    sleeps: bool
    rests: bool
    bursts: bool
    ill: str

    def rate(self, moment: float) -> float:
        """News a second at a moment."""
        if self.ill == "dead":
            return 0.0
        hour = (moment / HOUR + self.zone) % 24
        awake = 1.0 if not self.sleeps else 0.03 if hour < 6 else 1.0
        day = int(moment // DAY) % 7
        return awake * (0.4 if self.rests and day in (2, 3) else 1.0) / self.gap

    def news(self, days: float, seed: int) -> list[float]:
        """The moments of its news, by thinning a Poisson stream."""
        dice = random.Random(f"{seed} {self.number}")
        found, moment, most = [], 0.0, 1 / self.gap
        if self.ill == "dead":
            return []
        while True:
            moment += dice.expovariate(most)
            if moment >= days * DAY:
                return found
            if dice.random() < self.rate(moment) / most:
                found += [moment] * (dice.choice((1, 1, 2, 4)) if self.bursts else 1)


def world(number: int = 10_000, seed: int = 4) -> list[Wired]:
    """So many sources, from a seed."""
    dice = random.Random(seed)
    made = []
    for rank in range(1, number + 1):
        lot = dice.random()
        ill = (
            "dead" if lot < DEAD
            else "failing" if lot < DEAD + FAILING
            else "slow" if lot < DEAD + FAILING + SLOW
            else ""
        )  # fmt: skip
        host = (
            "big" if dice.random() < BIG_HOST / 10_000 else f"host{int(HOSTS * dice.random() ** 2)}"
        )
        made.append(
            Wired(
                number=rank,
                host=host,
                gap=60 * math.pow(rank * 10_000 / number, 0.75),
                zone=dice.randrange(24),
                sleeps=dice.random() < 0.8,
                rests=dice.random() < 0.5,
                bursts=dice.random() < 0.2,
                ill=ill,
            )
        )
    return made
