"""ATT-04: a statement laid to nobody one could ask."""

import re
from collections.abc import Iterator

from copydesk.checks.check import Check, Known
from copydesk.checks.reading import is_english, outside_quotations, paragraphs
from copydesk.story.finding import Finding, Weight
from copydesk.story.story import Story

_WHO = (
    r"(?:(?:unnamed|unidentified|anonymous|well-placed|informed|several|some|many|multiple|other"
    r"|various|most"
    r"|close|key|high-level|low-level|leading|local|state|government|diplomatic|security|industry"
    r"|foreign|independent|senior|unconfirmed"
    r"|social) )*"
    r"(?:sources?|officials(?= (?:close to|familiar with|with knowledge|briefed|in the know))"
    r"|people "
    r"(?=close to|familiar with|with knowledge|briefed|in the know)"
    r"|social media users|internet users|users online|state (?:television|tv|radio|broadcaster"
    r"|broadcasters|news agency)|well-wishers|detractors|pundits"
    r"|critics|observers|insiders|experts|analysts|commentators|watchers|skeptics"
    r"|sceptics"
    r"|opponents|supporters|state media|local media|media reports|news reports|press reports"
    r"|reports"
    r"|rumou?rs|people|circles|quarters)"
    r"(?: (?:close to|familiar with|with knowledge of|briefed on|in the know)(?: \w+){1,4}?)?"
)
# One nobody could ask: "a source", "a person familiar with the talks", "one insider".
_ONE = (
    r"(?:an?|one|another|the)\s(?:(?:unnamed|unidentified|anonymous|well-placed|informed|senior|top"
    r"|high-ranking|high-level|close|key|government|security|diplomatic|police|military|party|company"
    r"|industry|western|local|intelligence|palace|club|union|court|second|former|white "
    r"house)\s){0,3}"
    r"(?:source|insider|observer|aide|person (?=familiar|close|with|briefed|who asked|in the room)"
    r"|official(?=,? (?:who|speaking|familiar|close|briefed|with|on condition))|diplomat(?=,? "
    r"(?:who"
    r"|speaking|familiar))|friend (?=who asked))\w{0,2}"
    r"(?:\s?,?\s?(?:familiar with|close to|with (?:direct )?knowledge of|briefed on|in the know"
    r"|speaking on (?:the )?condition of anonymity|who (?:asked|declined|did not want|wished"
    r"|requested"
    r"|spoke|was not authori[sz]ed|were not)[^.,!?]{0,60})(?:\s\w+){0,4}?,?)?"
)
_SAY = (
    r"(?:confirm|confirmed|confirms|called|calls|revealed|disclosed|added|denied|acknowledged|put"
    r"|expected|estimated|cited|spoke of|are saying|hint|hinted|hints|describe|described|describes"
    r"|note|noted|predict|predicted"
    r"|insist|insisted|think|thought|speculate|speculated|say|said|says|claim|claimed|claims"
    r"|believe|believed|suggest|suggested|suggests|report"
    r"|reported|reports"
    r"|allege|alleged|argue|argued|warn|warned|fear|feared|told|indicate|indicated|contend"
    r"|maintain|have it)"
)
_VAGUE = re.compile(
    rf"(?:(?:^|(?-i:(?<=[a-z] )(?=[A-Z]))|[.!?;,:”\"]\s+|\b(?:and|but|while|as|though"
    rf"|that) )(?P<who>{_WHO}),? (?:have |has "
    rf"|had |also )?{_SAY}\b)"
    rf"|(?<![\w’'-])(?P<one>{_ONE}) (?:have |has |had |also )?{_SAY}\b"
    rf"|\baccording to (?P<by>{_WHO}|{_ONE})(?=[,.;]|\s(?:and|who|that)\b|$)"
    r"|\b(?:it (?:is|was|has been) (?:widely |generally |commonly )?(?:understood|believed"
    r"|rumou?red"
    r"|alleged|claimed|reported|thought|said)"
    r"|(?:is|are|was|were) (?:widely |reportedly |rumou?red )(?:believed|rumou?red|thought) to"
    r"|reportedly|purportedly|on (?:the )?condition of anonymity|(?:asked|wished|wanted|preferred"
    r"|requested) (?:not to be (?:named|identified)|anonymity|to remain (?:anonymous|unnamed))"
    r"|word (?:is|has it)|rumou?r has it|(?:some|many|others|most) (?:say|are saying|claim|believe"
    r"|argue|suggest)|they say that"
    r"|(?:is|are|was|were) (?:widely |generally )?(?:understood|rumou?red|alleged|said) to (?:have"
    r"|be))\b",
    re.I | re.M,
)


def find(story: Story, known: Known) -> Iterator[Finding]:
    """Sources said, critics say, it is understood; passes where the story names one later."""
    if not is_english(story):
        return
    texts = paragraphs(story)
    whole = "\n".join(words.text for words in texts)
    for words in texts:
        for found in _VAGUE.finditer(outside_quotations(words.text)):
            who = found.group("who") or found.group("one") or found.group("by") or ""
            if not who or not _is_named_elsewhere(who.split()[-1], whole):
                says = "The source is too vague to check."
                weight = None if who else Weight.NOTES  # a way of speaking, as a rule
                yield CHECK.at(words, says, span=_trimmed(found), weight=weight)
                break


def _is_named_elsewhere(noun: str, whole: str) -> bool:
    """Whether the story gives such a source a name: "Ana Lund, an analyst at ..."."""
    single = re.escape(noun.lower().removesuffix("s"))
    form = rf"[A-Z][\w’'-]+ [A-Z][\w’'-]+,? (?:an?|the|one|who is an?)[\w\s-]{{0,40}}\b{single}s?\b"
    return re.search(form, whole) is not None


def _trimmed(found: re.Match[str]) -> tuple[int, int]:
    start = next(
        (found.start(name) for name in ("who", "one", "by") if found.group(name)), found.start()
    )
    return start, found.end()


CHECK = Check(code="ATT-04", name="vague source", weight=Weight.WARNS, find=find)
