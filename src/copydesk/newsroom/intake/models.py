"""Rows of the intake. Captures are never altered and never deleted by the application."""

import re
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator, RegexValidator, URLValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from copydesk.story.story import Capture, Source, Terms
from copydesk.wire.routing import Route

TERRITORY = re.compile(r"\b[A-Z]{2}\b")
_are_territories = RegexValidator(
    r"^\s*[A-Za-z]{2}(?:[\s,;]+[A-Za-z]{2})*\s*$", _("Two-letter codes, with commas between them.")
)
_is_web_address = URLValidator(schemes=["http", "https"])


def host_of(address: str) -> str:
    """Host and port of an address in small letters; "" where it has none."""
    try:
        return urlsplit(address).netloc.rpartition("@")[2].lower()[:255]
    except ValueError:
        return ""


class SourceRow(models.Model):
    """Who sends us copy, how it is fetched, on what terms."""

    class Way(models.TextChoices):
        """How copy of this source comes in."""

        FEED = "feed", _("Feed, polled")
        PAGE = "page", _("Single page, polled")
        DROP = "drop", _("Drop folder")
        PUSH = "push", _("Delivers by itself")
        HAND = "hand", _("Paste or upload")

    class State(models.TextChoices):
        """How it stands with asking a source."""

        NEW = "new", _("not yet asked")
        WELL = "well", _("answers")
        WAITS = "waits", _("asked us to wait")
        FAILS = "fails", _("does not answer as it should")
        GONE = "gone", _("says it is gone for good")

    POLLED = (Way.FEED, Way.PAGE)

    key = models.SlugField(_("key"), max_length=60, unique=True)
    name = models.CharField(_("name"), max_length=200)
    url = models.URLField(_("home page"), blank=True)
    language = models.CharField(_("language"), max_length=12, blank=True)
    way = models.CharField(_("way in"), max_length=8, choices=Way.choices, default=Way.FEED)
    address = models.CharField(_("address of the feed or page"), max_length=2000, blank=True)
    active = models.BooleanField(_("polled"), default=True)
    interval = models.PositiveIntegerField(
        _("seconds between polls"),
        default=900,
        validators=[MinValueValidator(5)],
        help_text=_("To begin with. Then by the source's own rhythm, within the bounds below."),
    )
    fastest = models.PositiveIntegerField(
        _("never more often than every so many seconds"),
        default=60,
        validators=[MinValueValidator(5)],
    )
    slowest = models.PositiveIntegerField(
        _("at least every so many seconds"),
        default=1800,
        validators=[MinValueValidator(5)],
        help_text=_("Unless the source asks for more patience, or fails."),
    )
    follows_moves = models.BooleanField(
        _("its address is changed when it says it has moved for good"), default=True
    )

    licence = models.CharField(_("licence"), max_length=200, blank=True)
    usage = models.TextField(_("terms of use"), blank=True)
    must_credit = models.BooleanField(_("must be credited"), default=True)
    canonical_is_source = models.BooleanField(_("canonical address is the source's"), default=True)
    noindex = models.BooleanField(_("keep out of search engines"), default=False)
    may_pass_on = models.BooleanField(
        _("may be passed on to others whole"),
        default=False,
        help_text=_("In full-text feeds and in files for partners' machines."),
    )
    obeys_kills = models.BooleanField(
        _("a kill takes our copy down at once"),
        default=True,
        help_text=_("The desk confirms or restores afterwards."),
    )
    takes_corrections = models.BooleanField(
        _("its corrections are taken over by themselves"),
        default=False,
        help_text=_("Where they lie over nothing the desk has edited; readers are told."),
    )
    embargo_minutes = models.PositiveIntegerField(
        _("not for print for so many minutes"),
        default=0,
        help_text=_("After the source has sent it; 0 where the contract has no embargo."),
    )
    expiry_days = models.PositiveIntegerField(
        _("to be used for so many days"),
        default=0,
        help_text=_("After the source has sent it; 0 where the contract sets no end."),
    )
    territories = models.CharField(
        _("territories"),
        max_length=400,
        blank=True,
        validators=[_are_territories],
        help_text=_("Where it may be shown, as two-letter codes (AT, CH, DE); empty: everywhere."),
    )
    section_key = models.SlugField(_("usual section"), max_length=60, blank=True)

    etag = models.CharField(max_length=500, blank=True, editable=False)
    last_modified = models.CharField(max_length=200, blank=True, editable=False)
    last_poll = models.DateTimeField(null=True, editable=False)
    last_delivery = models.DateTimeField(null=True, editable=False)
    next_poll = models.DateTimeField(null=True, editable=False)
    failures = models.PositiveIntegerField(default=0, editable=False)
    trouble = models.CharField(max_length=500, blank=True, editable=False)
    left_out = models.PositiveIntegerField(default=0, editable=False)

    host = models.CharField(max_length=255, blank=True, editable=False)
    state = models.CharField(
        _("state"), max_length=8, choices=State.choices, default=State.NEW, editable=False
    )
    # The sha256 of the last answer, and a digest of the entries in it.
    last_answer = models.CharField(max_length=64, blank=True, editable=False)
    last_entries = models.CharField(max_length=64, blank=True, editable=False)
    last_news = models.DateTimeField(_("last new item"), null=True, editable=False)
    # Answers in a row that were sent whole although nothing was new.
    wasted = models.PositiveIntegerField(default=0, editable=False)
    # What the source itself asks for: seconds between polls, hours and days off as bits.
    ttl = models.PositiveIntegerField(default=0, editable=False)
    hours_off = models.PositiveIntegerField(default=0, editable=False)
    days_off = models.PositiveIntegerField(default=0, editable=False)
    rhythm = models.JSONField(default=dict, blank=True, editable=False)
    # When it will have been silent for too long, and since when it has.
    alarm_at = models.DateTimeField(null=True, editable=False)
    idle_since = models.DateTimeField(_("silent since"), null=True, editable=False)
    gone_at = models.DateTimeField(null=True, editable=False)
    # Where it says it has moved to, how often it said so, and where it was before.
    moved_to = models.CharField(max_length=2000, blank=True, editable=False)
    moves_told = models.PositiveIntegerField(default=0, editable=False)
    moved_from = models.CharField(max_length=2000, blank=True, editable=False)

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["name"]
        indexes = [
            models.Index(fields=["next_poll"], name="source_due", condition=models.Q(active=True)),
            models.Index(fields=["host", "last_poll"], name="source_at_host"),
            models.Index(
                fields=["alarm_at"],
                name="source_alarm",
                condition=models.Q(alarm_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """With the host it is asked at, by which sources are kept apart."""
        self.host = host_of(self.address)
        super().save(*args, **kwargs)

    def clean(self) -> None:
        """A source that is polled has an address; a new one is asked at once, without marks."""
        if self.way in self.POLLED:
            if not self.address:
                raise ValidationError({"address": _("Where shall we ask?")})
            try:
                _is_web_address(self.address)
            except ValidationError as error:
                raise ValidationError({"address": error.messages}) from error
        before = SourceRow.objects.filter(pk=self.pk).values_list("address", flat=True).first()
        if before is not None and before != self.address:
            self.forget()

    def forget(self) -> None:
        """What was known of the former address holds no longer; the rhythm and its name do."""
        self.etag = self.last_modified = self.trouble = self.last_answer = self.moved_to = ""
        self.failures = self.moves_told = self.wasted = self.ttl = 0
        self.hours_off = self.days_off = 0
        self.next_poll = self.gone_at = None
        self.state = self.State.NEW

    @property
    def is_polled(self) -> bool:
        """Whether this is one of the sources that are asked."""
        return self.way in self.POLLED and bool(self.address)

    def record(self) -> Source:
        """The source as the core knows it."""
        return Source(
            key=self.key,
            name=self.name,
            url=self.url,
            language=self.language,
            terms=Terms(
                licence=self.licence,
                usage=self.usage,
                must_credit=self.must_credit,
                canonical_is_source=self.canonical_is_source,
                noindex=self.noindex,
                embargo=self.embargo_minutes,
                expiry=self.expiry_days,
                may_pass_on=self.may_pass_on,
                territories=tuple(TERRITORY.findall(self.territories.upper())),
            ),
        )


class AddressRow(models.Model):
    """A single page that a source's list of addresses shows, and its mark of the last time."""

    source = models.ForeignKey(SourceRow, on_delete=models.CASCADE, related_name="addresses")
    address = models.CharField(max_length=2000)
    waits = models.BooleanField(default=True)
    gone_at = models.DateTimeField(null=True)
    last_answer = models.CharField(max_length=64, blank=True)
    trouble = models.CharField(max_length=500, blank=True)
    etag = models.CharField(max_length=500, blank=True)
    last_modified = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = _("address")
        verbose_name_plural = _("addresses")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["source", "address"], name="address_once_per_source"),
        ]

    def __str__(self) -> str:
        return self.address


class RouteRow(models.Model):
    """Where a source's copy goes when it comes: the first route that fits decides."""

    class Match(models.TextChoices):
        """What of an item is looked at."""

        ANY = "any", _("everything")
        SUBJECT = "subject", _("a subject is one of")
        KEYWORD = "keyword", _("slugline or keywords have one of")
        HEADLINE = "headline", _("the headline has one of")
        CATEGORY = "category", _("the source's section is one of")
        LANGUAGE = "language", _("the language is one of")
        ITEM_CLASS = "class", _("it is one of (text, picture, composite …)")
        URGENCY = "urgency", _("its urgency is at least")

    class Stage(models.TextChoices):
        """Where it then stands."""

        INCOMING = "incoming", _("incoming")
        READY = "ready", _("ready")
        SPIKED = "spiked", _("on the spike")

    source = models.ForeignKey(
        SourceRow, on_delete=models.CASCADE, related_name="routes", verbose_name=_("source")
    )
    order = models.PositiveIntegerField(_("order"), default=0)
    match = models.CharField(_("when"), max_length=10, choices=Match.choices, default=Match.ANY)
    words = models.CharField(
        _("these"),
        max_length=1000,
        blank=True,
        help_text=_("With commas between them; a subject by its name or its code."),
    )
    section_key = models.SlugField(_("goes to section"), max_length=60, blank=True)
    stage = models.CharField(
        _("and stands"), max_length=8, choices=Stage.choices, default=Stage.INCOMING
    )
    publishes = models.BooleanField(
        _("published by itself"),
        default=False,
        help_text=_("Only where no check has anything to say against it."),
    )
    takes_corrections = models.BooleanField(
        _("corrections are taken over by themselves"),
        default=False,
        help_text=_("Where they lie over nothing the desk has edited; readers are told."),
    )

    class Meta:
        verbose_name = _("route")
        verbose_name_plural = _("routes")
        ordering = ["source", "order", "id"]

    def __str__(self) -> str:
        return f"{self.get_match_display()} {self.words}".strip()

    def clean(self) -> None:
        """A route looks for something; what goes to the spike is not published."""
        if self.match != self.Match.ANY and not self.words.strip():
            raise ValidationError({"words": _("Which?")})
        if self.match == self.Match.URGENCY and not re.fullmatch(r"\s*[1-9]\s*", self.words):
            raise ValidationError({"words": _("A number from 1, the most urgent, to 9.")})
        if self.publishes and self.stage == self.Stage.SPIKED:
            raise ValidationError({"publishes": _("What is on the spike is not published.")})

    def record(self) -> Route:
        """The route as the core knows it."""
        return Route(
            match=self.match,
            words=tuple(word.strip() for word in self.words.split(",") if word.strip()),
            section=self.section_key,
            stage=self.stage,
            publishes=self.publishes,
            takes_corrections=self.takes_corrections,
        )


class SubscriptionRow(models.Model):
    """A source whose hub tells us its news (WebSub); it is polled too, only more seldom."""

    class State(models.TextChoices):
        """How it stands with the hub."""

        ASKED = "asked", _("asked, not yet confirmed")
        ACTIVE = "active", _("tells us the news")
        SILENT = "silent", _("does not tell us the news")
        DENIED = "denied", _("refused by the hub")

    source = models.OneToOneField(
        SourceRow, on_delete=models.CASCADE, related_name="subscription", verbose_name=_("source")
    )
    hub = models.CharField(_("hub"), max_length=2000)
    topic = models.CharField(_("topic"), max_length=2000)
    token = models.CharField(max_length=43, unique=True)
    secret = models.CharField(max_length=64)
    state = models.CharField(_("state"), max_length=8, choices=State.choices, default=State.ASKED)
    next_ask = models.DateTimeField(db_index=True)
    lease_until = models.DateTimeField(_("lasts until"), null=True)
    last_push = models.DateTimeField(_("last told"), null=True)
    looked_at = models.DateTimeField(null=True)
    tries = models.PositiveIntegerField(default=0)
    # News in a row that a poll found and the hub had not told.
    missed = models.PositiveIntegerField(default=0)
    trouble = models.CharField(max_length=500, blank=True)

    class Meta:
        verbose_name = _("subscription")
        verbose_name_plural = _("subscriptions")
        ordering = ["source"]

    def __str__(self) -> str:
        return f"{self.source} ({self.hub})"


class PushDoorRow(models.Model):
    """A door at which a partner delivers by itself, signing with a secret both know."""

    source = models.OneToOneField(
        SourceRow, on_delete=models.CASCADE, related_name="push_door", verbose_name=_("source")
    )
    secret = models.CharField(max_length=60)
    # Still good until then, so that a partner can change over.
    old_secret = models.CharField(max_length=60, blank=True)
    old_until = models.DateTimeField(null=True)
    made_at = models.DateTimeField(_("made at"))
    last_push = models.DateTimeField(_("last delivery"), null=True)
    refused = models.PositiveIntegerField(_("refused"), default=0)
    trouble = models.CharField(max_length=500, blank=True)

    class Meta:
        verbose_name = _("push door")
        verbose_name_plural = _("push doors")
        ordering = ["source"]

    def __str__(self) -> str:
        return str(self.source)


class CaptureRow(models.Model):
    """One delivery: the bytes lie in the captures folder under their sha256."""

    class State(models.TextChoices):
        """How far a capture has come."""

        KEPT = "kept", _("kept, not yet read")
        READ = "read", _("read")
        REFUSED = "refused", _("refused")

    sha256 = models.CharField(max_length=64, db_index=True)
    size = models.PositiveBigIntegerField()
    media_type = models.CharField(max_length=200, blank=True)
    charset = models.CharField(max_length=60, blank=True)
    language = models.CharField(max_length=60, blank=True)
    source = models.ForeignKey(
        SourceRow, null=True, blank=True, on_delete=models.PROTECT, verbose_name=_("source")
    )
    place = models.CharField(_("came from"), max_length=2000)
    at = models.DateTimeField(_("came at"), db_index=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL
    )
    state = models.CharField(
        _("state"), max_length=8, choices=State.choices, default=State.KEPT, db_index=True
    )
    reason = models.CharField(_("reason of the refusal"), max_length=1000, blank=True)
    tries = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("capture")
        verbose_name_plural = _("captures")
        ordering = ["-id"]
        # The same bytes from the same place are one delivery: fetching again changes nothing.
        constraints = [
            models.UniqueConstraint(fields=["sha256", "place"], name="capture_once_per_place"),
        ]

    def __str__(self) -> str:
        return f"{self.place} ({self.sha256[:12]})"

    def record(self, content: bytes) -> Capture:
        """The capture as the core knows it; `content` is read by `intake.store`."""
        return Capture(
            sha256=self.sha256,
            content=content,
            media_type=self.media_type,
            charset=self.charset,
            language=self.language,
            place=self.place,
            at=self.at,
            source=self.source.key if self.source else "",
        )
