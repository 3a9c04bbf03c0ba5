"""What the desk says in place of the house's file: publisher, contact, what machines are told."""

from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.settings.models import BaseGenericSetting

from copydesk.press.pages.well_known import LEAST_DAYS, MOST_DAYS
from copydesk.press.paper import Site
from copydesk.press.policy import Policy
from copydesk.story.record import replace

RESERVED, ALLOWED = "reserved", "allowed"
LINES = (
    "gatherers", "robots", "security", "security_more", "sellers", "trust", "team",
)  # fmt: skip
WORDS = ("publisher", "tagline", "contact")


class HouseRow(BaseGenericSetting):
    """The house in one row. What is empty is as `house.toml` has it."""

    publisher = models.CharField(_("publisher"), max_length=200, blank=True)
    tagline = models.CharField(_("line below the name"), max_length=200, blank=True)
    contact = models.CharField(_("contact"), max_length=300, blank=True)
    mining = models.CharField(
        _("text and data mining"),
        max_length=10,
        blank=True,
        choices=[(RESERVED, _("reserved")), (ALLOWED, _("allowed"))],
    )
    mining_terms = models.URLField(
        _("where leave for mining is to be had"), max_length=1000, blank=True
    )
    gatherers = models.JSONField(_("crawlers kept away"), default=list, blank=True)
    robots = models.JSONField(_("further rules for crawlers"), default=list, blank=True)
    security = models.JSONField(_("where to report holes"), default=list, blank=True)
    security_more = models.JSONField(_("more in security.txt"), default=list, blank=True)
    security_days = models.PositiveSmallIntegerField(
        _("days security.txt is good for"),
        null=True,
        blank=True,
        validators=[MinValueValidator(LEAST_DAYS), MaxValueValidator(MOST_DAYS)],
        help_text=_("Counted from the first of the month; it is renewed every month."),
    )
    sellers = models.JSONField(_("lines of ads.txt"), default=list, blank=True)
    trust = models.JSONField(_("lines of trust.txt"), default=list, blank=True)
    team = models.JSONField(_("lines of humans.txt"), default=list, blank=True)

    class Meta:
        verbose_name = _("house")

    def __str__(self) -> str:
        return str(_("house"))

    def over(self, site: Site) -> Site:
        """The site of the house's file with what the desk says instead."""
        told: dict[str, Any] = {name: tuple(getattr(self, name)) for name in LINES}
        told["mining_terms"] = self.mining_terms
        told["security_days"] = self.security_days
        said = {name: value for name, value in told.items() if value}
        if self.mining:
            said["mining_is_reserved"] = self.mining == RESERVED
        policy: Policy = replace(site.policy, **said)
        words = {name: held for name in WORDS if (held := getattr(self, name))}
        return replace(site, **words, policy=policy)
