"""The words behind the codes of the rules, as the desk reads them."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from copydesk.newsroom.corrections.rules import Fact
from copydesk.newsroom.corrections.signatures.table import Role
from copydesk.story.change import ChangeKind, ReportKind, Severity

Words = str | Promise

REFUSALS: dict[str, Words] = {
    "no-kind": _("a change of a published story needs its kind"),
    "no-change": _("this kind needs a changed text, and the draft is the same as what stands"),
    "fact-touched": _(
        "the change touches a figure, name, date, quotation or the headline: it is a correction"
    ),
    "no-notice": _("readers must be told: this change needs a notice"),
    "no-reason": _("a kind that the changed text speaks against needs a reason"),
    "other-story": _("the correction to be corrected is another story’s"),
    "unsigned": _("it needs the signature of somebody else"),
    "withdrawn": _("it is taken down; a chief restores it"),
}
DOUBTS: dict[str, Words] = {
    "long": _("The notice is longer than 80 words."),
    "banned": _("It plays the change down: say what was wrong instead."),
    "was": _("It does not say what was wrong."),
    "right": _("It does not say what is right."),
    "date": _("It has no date."),
    "legal": _("It repeats what may harm a person’s name: show it to legal first."),
}
FACTS: dict[Fact, Words] = {
    Fact.HEADLINE: _("headline"),
    Fact.FIGURE: _("figure"),
    Fact.NAME: _("name"),
    Fact.DATE: _("date"),
    Fact.QUOTATION: _("quotation"),
    Fact.ATTRIBUTION: _("attribution"),
    Fact.SENSE: _("sense"),
    Fact.PASSAGE: _("whole passage"),
}
KINDS: dict[ChangeKind, tuple[Words, Words]] = {
    ChangeKind.CORRECTION: (_("Correction"), _("A fact was wrong, small or large.")),
    ChangeKind.CLARIFICATION: (
        _("Clarification"),
        _("The facts are right; the wording misled or left out what is needed."),
    ),
    ChangeKind.UPDATE: (_("Update"), _("New facts; the old ones were right when published.")),
    ChangeKind.FIX: (_("Fix"), _("A typo or a link; no fact touched. No notice.")),
    ChangeKind.EDITORS_NOTE: (
        _("Editors’ note"),
        _("Fairness, method or sourcing is at stake. A chief signs it."),
    ),
    ChangeKind.REPLY: (_("Right of reply"), _("A reply is added. A chief signs it.")),
    ChangeKind.RETRACTION: (
        _("Retraction"),
        _("The story as a whole does not stand: it is withdrawn, and the notice says why."),
    ),
    ChangeKind.TAKEDOWN: (_("Take-down"), _("Law, safety, rights: the text comes down for good.")),
    ChangeKind.WITHHOLD: (_("Withhold"), _("In doubt: down for two hours while it is checked.")),
}
SEVERITIES: dict[Severity, tuple[Words, Words]] = {
    Severity.MINOR: (
        _("Minor"),
        _("Nobody is misled on the point of the story. The notice stands at the foot."),
    ),
    Severity.MATERIAL: (
        _("Material"),
        _("A stated fact that matters was wrong. The notice stands at the top."),
    ),
    Severity.SERIOUS: (
        _("Serious"),
        _("Headline, main claim, reputation, safety, markets. Boxed at the top; the headline says "
          "“Correction:” for 24 hours."),
    ),
}  # fmt: skip
ROLES: dict[Role, Words] = {
    Role.EDITOR: _("a second editor"),
    Role.CHIEF: _("a chief"),
    Role.LEGAL: _("legal"),
}
REPORT_KINDS: dict[ReportKind, Words] = {
    ReportKind.FACT: _("wrong fact"),
    ReportKind.NAME: _("name"),
    ReportKind.FIGURE: _("figure or date"),
    ReportKind.QUOTATION: _("quotation"),
    ReportKind.PICTURE: _("picture or caption"),
    ReportKind.SOURCE: _("source or credit"),
    ReportKind.LANGUAGE: _("language"),
    ReportKind.CONCERNS_ME: _("concerns the reader"),
    ReportKind.OTHER: _("other"),
}


# Why a report is held as suspect.
HELD: dict[str, Words] = {
    "trap": _("It filled the field that readers leave empty."),
    "links": _("It is links, or has many."),
    "spam": _("It offers things for sale."),
    "many": _("The same was said of many stories."),
    "echo": _("It only repeats the passage."),
    "unconfirmed": _("Its address was never confirmed."),
}


def why_held(doubt: str) -> list[str]:
    """Why a report is held, in words; one that a person held has none."""
    return [str(HELD[code]) for code in doubt.split() if code in HELD]


def refusal_words(code: str) -> str:
    """Why an act cannot be done, in words."""
    return str(REFUSALS[code])


def doubt_words(code: str) -> str:
    """What is doubtful about a notice, in words."""
    return str(DOUBTS[code])


def kind_words(kind: str) -> str:
    """What a reader called the error, in the desk's words."""
    return str(REPORT_KINDS.get(ReportKind(kind), kind)) if kind in set(ReportKind) else kind
