"""What the publisher tells machines: who may take copy, who sells space, whom to write to."""

from copydesk.story.record import Record

# The names under which those who gather text to train models ask (RFC 9309's product tokens).
GATHERERS = (
    "AI2Bot", "Amazonbot", "anthropic-ai", "Applebot-Extended", "Bytespider", "CCBot", "ClaudeBot",
    "cohere-training-data-crawler", "Diffbot", "FacebookBot", "Google-Extended", "GPTBot",
    "ImagesiftBot", "Meta-ExternalAgent", "omgili", "PerplexityBot", "Timpibot", "YouBot",
)  # fmt: skip


class Policy(Record, frozen=True):
    """The publisher's choices, as `[site.policy]` of house.toml has them.

    `mining_is_reserved` reserves text and data mining (directive (EU) 2019/790, art. 4, said by
    TDMRep) and asks `gatherers` to stay away; `mining_terms` is the address of what may be agreed.
    `robots` are further groups of robots.txt. `security` are addresses to report holes to (mailto:,
    tel: or https:), `security_more` further lines of security.txt ("Policy: https://..."), which is
    good for `security_days` from the first of the month and renewed every month. `sellers` are
    lines of ads.txt, `trust` lines of trust.txt ("belongto=https://..."), `team` of humans.txt.
    What each may hold: `policy_rules`.
    """

    mining_is_reserved: bool = True
    mining_terms: str = ""
    gatherers: tuple[str, ...] = GATHERERS
    robots: tuple[str, ...] = ()
    security: tuple[str, ...] = ()
    security_more: tuple[str, ...] = ()
    security_days: int = 180
    sellers: tuple[str, ...] = ()
    trust: tuple[str, ...] = ()
    team: tuple[str, ...] = ()
