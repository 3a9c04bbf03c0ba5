"""The words around a story, in the page's language: labels, prompts, credits; all our own."""

import random
import tomllib
from functools import cache
from pathlib import Path

PAPERS = ("Rivervale Courier", "Harbour Post", "The Saltmarsh Gazette", "Nordhafen Bote")
NAMES = ("Ana Reyes", "Jonas Weidt", "M. Okafor", "Lise van Dorn", "Pavel Hruby", "Aiko Tanabe")
AGENCIES = (
    "AP",
    "AFP",
    "Reuters",
    "Getty Images",
    "dpa",
    "EPA",
    "Shutterstock",
    "Harbour Pictures",
)
ROLES = {
    "photo": "label",
    "credit": "label",
    "ad": "ad-label",
    "just_in": "ticker-label",
    "continue": "prompt",
    "newsletter": "prompt",
    "share": "prompt",
    "comments": "comments",
}


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads((Path(__file__).parent / "wording.toml").read_text("utf-8"))


def rows_of(lang: str) -> dict[str, list[str]]:
    """All wordings of a language, by kind; those of English where it lacks a kind."""
    return _table()["en"] | _table().get(lang, {})


@cache
def _said() -> dict[str, str]:
    """Every fixed wording of all languages, in small letters, with the role it has."""
    return {
        text.casefold().rstrip(":： "): role
        for rows in _table().values()
        for kind, role in ROLES.items()
        for text in rows.get(kind, ())
        if "{" not in text
    }


def role_of(text: str) -> str:
    """The role of a line that is one of our wordings in whatever language; empty for none."""
    return _said().get(text.casefold().strip().rstrip(":： "), "") if len(text) < 90 else ""


class Wording:
    """What one page says around its story; a row the language lacks is said in English."""

    def __init__(self, rows: dict[str, list[str]], rng: random.Random) -> None:
        self._rows = {**_table()["en"], **rows}
        self.rng = rng

    def all(self, kind: str) -> list[str]:
        """All wordings of a kind, nothing filled in."""
        return self._rows[kind]

    def pick(self, kind: str) -> str:
        """One wording of a kind."""
        return self.fill(kind)

    def filled(self, kind: str) -> list[str]:
        """All wordings of a kind, with names and papers filled in."""
        paper = self.rng.choice(PAPERS)
        return [self._fill(text, "", paper) for text in self._rows[kind]]

    def fill(self, kind: str, headline: str = "", paper: str | None = None) -> str:
        """One wording of a kind, with names and papers filled in."""
        text = self.rng.choice(self._rows[kind])
        return self._fill(text, headline, paper or self.rng.choice(PAPERS))

    def say(self, text: str) -> str:
        """A wording that is no language's own, with names filled in."""
        return self._fill(text, "", self.rng.choice(PAPERS))

    def _fill(self, text: str, headline: str, paper: str) -> str:
        first, second = self.rng.sample(AGENCIES, 2)
        for name, value in (
            ("name", self.rng.choice(NAMES)),
            ("agency", first),
            ("second", second),
            ("year", str(self.rng.randint(2012, 2026))),
            ("paper", paper),
            ("headline", headline),
        ):
            text = text.replace("{" + name + "}", value)
        return text


def wording_for(lang: str, rng: random.Random) -> Wording:
    """The wording of a language, by its code; English for one that is not in the table."""
    return Wording(_table().get(lang.split("-")[0].lower(), {}), rng)
