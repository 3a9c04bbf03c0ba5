"""Rows of the intake. Captures are never altered and never deleted by the application."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator, URLValidator
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from copydesk.story.story import Capture, Source, Terms

_is_web_address = URLValidator(schemes=["http", "https"])


class SourceRow(models.Model):
    """Who sends us copy, how it is fetched, on what terms."""

    class Way(models.TextChoices):
        """How copy of this source comes in."""

        FEED = "feed", _("Feed, polled")
        PAGE = "page", _("Single page, polled")
        DROP = "drop", _("Drop folder")
        HAND = "hand", _("Paste or upload")

    POLLED = (Way.FEED, Way.PAGE)

    key = models.SlugField(_("key"), max_length=60, unique=True)
    name = models.CharField(_("name"), max_length=200)
    url = models.URLField(_("home page"), blank=True)
    language = models.CharField(_("language"), max_length=12, blank=True)
    way = models.CharField(_("way in"), max_length=8, choices=Way.choices, default=Way.FEED)
    address = models.CharField(_("address of the feed or page"), max_length=2000, blank=True)
    active = models.BooleanField(_("polled"), default=True)
    interval = models.PositiveIntegerField(
        _("seconds between polls"), default=900, validators=[MinValueValidator(5)]
    )

    licence = models.CharField(_("licence"), max_length=200, blank=True)
    usage = models.TextField(_("terms of use"), blank=True)
    must_credit = models.BooleanField(_("must be credited"), default=True)
    canonical_is_source = models.BooleanField(_("canonical address is the source's"), default=True)
    noindex = models.BooleanField(_("keep out of search engines"), default=False)
    obeys_kills = models.BooleanField(
        _("a kill takes our copy down at once"),
        default=True,
        help_text=_("The desk confirms or restores afterwards."),
    )
    section_key = models.SlugField(_("usual section"), max_length=60, blank=True)

    etag = models.CharField(max_length=500, blank=True, editable=False)
    last_modified = models.CharField(max_length=200, blank=True, editable=False)
    last_poll = models.DateTimeField(null=True, editable=False)
    last_delivery = models.DateTimeField(null=True, editable=False)
    next_poll = models.DateTimeField(null=True, editable=False, db_index=True)
    failures = models.PositiveIntegerField(default=0, editable=False)
    trouble = models.CharField(max_length=500, blank=True, editable=False)
    left_out = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

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
            self.etag = self.last_modified = self.trouble = ""
            self.failures, self.next_poll = 0, None

    @property
    def is_polled(self) -> bool:
        """Whether this is one of the sources that are asked."""
        return self.way in self.POLLED and bool(self.address)

    @property
    def polled_word(self) -> str:
        """Whether it is asked by itself, for lists."""
        if not self.is_polled:
            return ""
        return gettext("yes") if self.active else gettext("paused")

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
            ),
        )


class AddressRow(models.Model):
    """A single page that a source's list of addresses shows, and its mark of the last time."""

    source = models.ForeignKey(SourceRow, on_delete=models.CASCADE, related_name="addresses")
    address = models.CharField(max_length=2000)
    waits = models.BooleanField(default=True)
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
            place=self.place,
            at=self.at,
            source=self.source.key if self.source else "",
        )
