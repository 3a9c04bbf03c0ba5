"""Stories, readers' reports and floods of our own making, for `abuse.py`."""

# ruff: noqa: E501  # a text is a line

import random
from dataclasses import dataclass

PLACES = (
    "Skerry", "Holmvik", "Garrow", "Tindale", "Port Ashe", "Lorne", "Marrick", "Oxmere", "Velden",
    "Brae", "Cantlow", "Dunmore", "Eskdale", "Farrow", "Gransby", "Hallow", "Inver", "Jarrow",
    "Kelby", "Lund",
)  # fmt: skip
NAMES = (
    "Ada Brenner", "Tomas Quill", "Ines Marrow", "Joel Sandvik", "Petra Oduya", "Karim Halloran",
    "Lea Fontaine", "Bram Veldhuis", "Nora Achterberg", "Samir Dale", "Hedda Lindqvist",
    "Oskar Prell", "Maud Tierney", "Ivo Castellan", "Rhea Stannard", "Paul Imanov",
)  # fmt: skip
THINGS = (
    "ferry", "bridge", "school", "harbour wall", "clinic", "tram line", "reservoir", "library",
    "fish market", "ice rink", "power cable", "town hall",
)  # fmt: skip
VERBS = ("repaired", "closed", "sold", "rebuilt", "inspected", "flooded", "moved", "insured")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
PARAGRAPHS = (
    "The {thing} in {place} will be {verb} on {day}, the council said, at a cost of {n} crowns.",
    "{name}, who chairs the works committee, told members that {m} people depend on it daily.",
    "Work on the {thing} began in {year} and was to last {k} months, records of {place} show.",
    "“Nobody in {place} was asked,” {name} said after the meeting that ended on {day} night.",
    "An earlier plan of {year} put the price at {m} crowns, less than half of the present sum.",
    "The {thing} lies {k} kilometres from the centre and is reached by one narrow road.",
    "{name} will present a second report to the county within {k} weeks, according to the minutes.",
    "Of the {m} objections that came by post, {k} were about noise and the rest about money.",
)

OPENINGS = (
    "I think there is a slip here:", "Sorry, but", "As far as I know", "My neighbour works there and",
    "Having sat through that meeting,", "You write otherwise, yet", "Small thing, though", "Please check:",
    "According to the town's own site", "Living round the corner I can tell you that",
    "In last week's edition you had it right:", "This cannot be, because", "I was there.",
    "For the record,", "Wrong again, I fear:", "With respect,", "The minutes say something else:",
    "Reading this twice I noticed:", "My father built it, so I know that", "Hello,",
    "It pains me to nitpick but", "Quick correction from a reader in town:", "No.", "Are you sure?",
    "Your colleague reported on Sunday that", "Ich glaube,", "À mon avis", "Creo que", "Surely",
    "Unless I misread the paper,",
)  # fmt: skip
CLAIMS = (
    "the {thing} costs {x} crowns and not what you print",
    "{name} does not chair that committee, the deputy does",
    "it is spelled {name2}, with another ending",
    "the works on the {thing} started a year later than {year}",
    "{place} has only {x} people who use it each day",
    "the vote was on {day}, two days before",
    "{name} never said these words; the mayor did",
    "the distance to {place} is rather {k} miles, not kilometres",
    "what was {verb} is the old {thing}, the new one stands",
    "there were {x} objections by post, I counted them for the county",
    "the picture shows {place2} and not {place}",
    "the sum of {x} is in euros",
    "half of {m} is something else than you say",
    "the {thing} was never {verb} at all",
    "the paper of {year} named {name2} as the author",
    "the road there has been two lanes wide since {year}",
    "das Jahr {year} stimmt nicht, es war zwei Jahre früher",
    "le chiffre de {x} est faux",
    "la fecha es otra, fue el día {k}",
    "nobody of that name ({name2}) lives in {place}",
    "the county gets the report in {k} days",
    "the headline says {place} where the text means {place2}",
    "the quotation leaves out the word not",
    "{name2} took the photograph and is not credited",
    "the {thing} belongs to the state and the council cannot sell it",
)
REASONS = (
    "See table {k} of the annual report.", "I have the receipt for {x} crowns here.",
    "It was on the radio that evening.", "Ask the clerk, extension {k}{k}.", "",
    "The sign at the gate says so.", "My class measured it in {year}.", "Thanks for looking into it.",
    "A glance at any map shows that.", "", "The register of {place} is public.",
    "I can send you the letter of {name}.", "It has been so since {year}.", "", "Please put it right.",
    "The statute was changed in {year}.", "{name2} confirmed it to me.", "", "You had {x} on the front.",
    "Count the names in the annex of page {k}.",
)  # fmt: skip
SHORT = (
    "Typo in here, a letter is missing.", "Wrong day.  It was {day}.", "It is {name2}, not {name}.",
    "Should be {x}.", "Name misspelled twice.", "That is {place2}!", "The figure is off by ten.",
    "Caption and text differ.", "Das war {year}.", "Ce n’est pas {place}.",
)  # fmt: skip

SPAM = (
    "Best {s} offers of the year", "Buy cheap {s} without any paper", "Our customers made {n} in a week",
    "Visit our site for {s} today", "Earn money from home with {s}", "You will love this {s} bonus",
    "The number one {s} in your town", "Click here and get {n} free", "Limited offer on {s}",
    "Increase your traffic with {s} now", "Trusted {s} since {year}", "Whatsapp me for {s}",
)  # fmt: skip
SOLD = ("casino", "loans", "pills", "crypto", "backlinks", "slots", "replica", "viagra")
CAMPAIGNS = (
    "The people who own this newspaper are in the pay of {who} and everybody in town has known it for years.",
    "Do not believe a word of this, it was all made up by {who} to keep us quiet until the next election.",
    "Stop printing lies about {who} or your readers will leave you for good, we are many and we do not forget.",
    "This whole story was bought by {who} as anyone can see who has followed the money over the last ten years.",
)  # fmt: skip
PLAIN = (
    "this is fake", "what a shameful piece", "nobody reads your paper", "all of it is invented",
    "you should be closed down", "paid by the other side", "the truth will come out", "delete this now",
    "total nonsense from start to end", "I want my money back", "my cat writes better",
    "worst article of the week",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Told:
    """A story as it is made up, and what reports of it may take up."""

    headline: str
    paragraphs: tuple[str, ...]
    facts: dict[str, str]


def story(chance: random.Random, number: int) -> Told:
    """A story; no two have the same figures."""
    facts = _facts(chance, number)
    headline = "{place}: {thing} {verb}, {name} explains".format_map(facts)
    return Told(
        headline=headline,
        paragraphs=tuple(words.format_map(facts) for words in PARAGRAPHS),
        facts=facts,
    )


def true_report(chance: random.Random, told: Told) -> str:
    """What a reader says of a story."""
    facts = told.facts | {
        "x": f"{chance.randrange(11, 99_999):,}",
        "k": str(chance.randrange(2, 60)),
        "name2": chance.choice(NAMES),
        "place2": chance.choice(PLACES),
        "day": chance.choice(DAYS),
    }
    if chance.random() < 0.08:
        return chance.choice(SHORT).format_map(facts)
    parts = (chance.choice(OPENINGS), chance.choice(CLAIMS), chance.choice(REASONS))
    said = f"{parts[0]} {parts[1]}. {parts[2]}".strip().format_map(facts)
    return said.lower() if chance.random() < 0.15 else said


def spam(chance: random.Random, *, links: int = 0) -> str:
    """What is offered for sale."""
    facts = {"s": chance.choice(SOLD), "n": str(chance.randrange(100, 9999)), "year": "2019"}
    said = ". ".join(chance.sample(SPAM, 3)).format_map(facts)
    return said + "".join(f" https://{chance.randrange(10**6)}.example/x" for _ in range(links))


def campaign(chance: random.Random) -> str:
    """One text that many send."""
    return chance.choice(CAMPAIGNS).format(who=chance.choice(("the mayor", "the banks")))


def abuse(chance: random.Random) -> str:
    """Empty words without anything for sale."""
    return ", ".join(chance.sample(PLAIN, chance.randrange(2, 4)))


def scraped(chance: random.Random, told: Told, paragraph: int) -> str:
    """Words of the very paragraph, shuffled: what a flood can do at best."""
    words = told.paragraphs[paragraph].split()
    return "Wrong: " + " ".join(chance.sample(words, min(8, len(words))))


def _facts(chance: random.Random, number: int) -> dict[str, str]:
    return {
        "place": f"{chance.choice(PLACES)} {number}",
        "thing": chance.choice(THINGS),
        "verb": chance.choice(VERBS),
        "name": chance.choice(NAMES),
        "day": chance.choice(DAYS),
        "year": str(chance.randrange(1980, 2024)),
        "n": f"{chance.randrange(100, 999)},000",
        "m": f"{chance.randrange(1000, 9999):,}",
        "k": str(chance.randrange(3, 40)),
    }
