"""The desk's form for the house: each list is held to its file's own standard, line by line."""

from collections.abc import Callable, Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList
from wagtail.contrib.settings.registry import registry

from copydesk.newsroom.desk.house import imprint
from copydesk.newsroom.desk.house_rows import LINES, WORDS, HouseRow
from copydesk.newsroom.desk.plan_form import Lines
from copydesk.press.policy_rules import (
    wrong_contacts,
    wrong_crawlers,
    wrong_plain,
    wrong_robots,
    wrong_security,
    wrong_sellers,
    wrong_trust,
)

Rule = Callable[[Iterable[str]], list[str]]
ONE_A_LINE = _("One a line.")
MOST_LINES = 2000  # ads.txt of large papers has hundreds


class RuledLines(Lines):
    """Lines of a file, each as its standard allows."""

    def __init__(self, rule: Rule, said: Any, **options: Any) -> None:
        super().__init__(required=False, help_text=options.pop("help_text", ONE_A_LINE), **options)
        self.rule, self.said = rule, said

    def to_python(self, value: Any) -> list[str]:  # type: ignore[override]
        """The lines; the first that may not stand there is named."""
        lines = super().to_python(value)
        wrong = self.rule(lines) or lines[MOST_LINES:]
        if wrong:
            raise ValidationError(self.said, params={"line": wrong[0][:200]})
        return lines


class HouseForm(WagtailAdminModelForm):
    """The house; what the file says stands pale where the desk says nothing."""

    gatherers = RuledLines(
        wrong_crawlers,
        _("“%(line)s” is no crawler’s name: letters, digits, hyphens."),
        label=_("crawlers kept away"),
        help_text=_("One a line. They are asked to stay away while mining is reserved."),
    )
    robots = RuledLines(
        wrong_robots,
        _("“%(line)s” is no rule of robots.txt: “User-agent: …”, below it “Disallow: /…”."),
        label=_("further rules for crawlers"),
    )
    security = RuledLines(
        wrong_contacts,
        _("“%(line)s” is no contact for security.txt: https:, mailto: or tel: before it."),
        label=_("where to report holes"),
    )
    security_more = RuledLines(
        wrong_security,
        _("“%(line)s” is no line of security.txt, or one we write ourselves."),
        label=_("more in security.txt"),
        help_text=_("One a line: Policy, Encryption, Acknowledgments, Hiring, languages."),
    )
    sellers = RuledLines(
        wrong_sellers,
        _("“%(line)s” is no line of ads.txt: domain, account, DIRECT or RESELLER."),
        label=_("lines of ads.txt"),
    )
    trust = RuledLines(
        wrong_trust,
        _("“%(line)s” is no line of trust.txt: “belongto=https://…” and the like."),
        label=_("lines of trust.txt"),
    )
    team = RuledLines(
        wrong_plain,
        _("“%(line)s” can not stand in a text file."),
        label=_("lines of humans.txt"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        site = imprint()
        configured: dict[str, str] = {name: getattr(site, name) for name in WORDS}
        configured |= {name: "\n".join(getattr(site.policy, name)) for name in LINES}
        configured["mining_terms"] = site.policy.mining_terms
        configured["security_days"] = str(site.policy.security_days)
        for name, said in configured.items():
            if name in self.fields:
                self.fields[name].widget.attrs["placeholder"] = said


def _panel(heading: Any, *names: str) -> MultiFieldPanel:
    return MultiFieldPanel([FieldPanel(name) for name in names], heading=heading)


EDIT_HANDLER = ObjectList(
    [
        _panel(_("The paper"), *WORDS),
        _panel(_("Text and data mining"), "mining", "mining_terms", "gatherers", "robots"),
        _panel(_("Security"), "security", "security_more", "security_days"),
        _panel(_("Who we are, and who sells our space"), "trust", "sellers", "team"),
    ],
    base_form_class=HouseForm,
)


def register() -> None:
    """Among the settings of the desk."""
    HouseRow.edit_handler = EDIT_HANDLER  # Wagtail looks for it there
    registry.register(HouseRow, icon="home", name="house", order=299)
