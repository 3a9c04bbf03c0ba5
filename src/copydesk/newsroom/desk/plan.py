"""Rows of the paper's plan: its locales and sections, and what the desk decided of topics and
people."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from copydesk.newsroom.intake.models import SourceRow
from copydesk.press.shelf import key_of

# The first parts of addresses that are taken by other pages than sections and locales.
TAKEN = frozenset(
    {
        "about", "agency", "archive", "authors", "cards", "corrections", "desk", "live", "media",
        "offline", "pictures", "report", "search", "sitemaps", "sources", "static", "terms",
        "topics",
    }
)  # fmt: skip
HINT_NAMES = _("One language a line: “ar: العالم”.")


def fits_an_address(key: str) -> None:
    """Whether a key is one that the press would make of words itself."""
    if "/".join(map(key_of, key.split("/"))) != key:
        raise ValidationError(_("Letters and digits, hyphens between."))


class LocaleRow(models.Model):
    """The paper in one more language."""

    key = models.SlugField(_("key"), max_length=12, unique=True)
    language = models.CharField(_("language"), max_length=12)
    name = models.CharField(_("name of the paper"), max_length=120, blank=True)
    tagline = models.CharField(_("line below the name"), max_length=200, blank=True)
    publisher = models.CharField(
        _("publisher"),
        max_length=200,
        blank=True,
        help_text=_("Empty where it is that of the main language."),
    )
    order = models.PositiveIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("language of the paper")
        verbose_name_plural = _("languages of the paper")
        ordering = ["order", "key"]

    def __str__(self) -> str:
        return self.name or self.key

    def clean(self) -> None:
        """No other page has this address."""
        super().clean()
        if self.key in TAKEN or SectionRow.objects.filter(key=self.key, parent=None).exists():
            raise ValidationError({"key": _("This address is taken.")})


class SectionRow(models.Model):
    """A section of the paper, or of another section."""

    key = models.SlugField(_("key"), max_length=60, unique=True)
    name = models.CharField(_("name"), max_length=120)
    language = models.CharField(_("language"), max_length=12, blank=True)
    names = models.JSONField(
        _("names in other languages"), default=dict, blank=True, help_text=HINT_NAMES
    )
    parent = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="children",
        verbose_name=_("belongs to"),
    )
    order = models.PositiveIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")
        ordering = ["order", "name"]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """It has an address of its own and is no part of itself."""
        super().clean()
        if self.key in TAKEN or LocaleRow.objects.filter(key=self.key).exists():
            raise ValidationError({"key": _("This address is taken.")})
        above = self.parent
        while above is not None:
            if above.pk == self.pk:
                raise ValidationError({"parent": _("A section can not belong to itself.")})
            above = above.parent


class TopicRow(models.Model):
    """What the desk decided of a topic: how it is called, where it belongs, whether it shows."""

    key = models.CharField(
        _("key"),
        max_length=60,
        unique=True,
        validators=[fits_an_address],
        help_text=_(
            "The last part of the topic's address: a Media Topic's eight digits, or words."
        ),
    )
    names = models.JSONField(_("names"), default=dict, blank=True, help_text=HINT_NAMES)
    into = models.CharField(
        _("merged into"), max_length=60, blank=True, help_text=_("The key of another topic.")
    )
    is_hidden = models.BooleanField(_("not shown"), default=False)

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["key"]

    def __str__(self) -> str:
        return next(iter(self.names.values()), self.key)

    def clean(self) -> None:
        """What others are merged into is not merged itself."""
        super().clean()
        is_target = TopicRow.objects.filter(into=self.key).exists()
        onward = TopicRow.objects.filter(key=self.into).exclude(into="").exists()
        if self.into and (self.into == self.key or is_target or onward):
            raise ValidationError({"into": _("Choose the topic in which all of them end.")})


class AboutRow(models.Model):
    """What the house says of itself, in one language of the paper."""

    locale = models.OneToOneField(
        LocaleRow,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="about",
        verbose_name=_("language of the paper"),
        help_text=_("Empty for the main language."),
    )
    who = models.TextField(_("who we are"), blank=True)
    ethics = models.TextField(_("our principles"), blank=True)
    corrections = models.TextField(_("how we correct"), blank=True)
    masthead = models.TextField(_("masthead"), blank=True)
    ownership = models.TextField(_("who owns and pays for us"), blank=True)
    feedback = models.TextField(_("how to reach us"), blank=True)
    terms = models.TextField(_("our terms of use"), blank=True)

    class Meta:
        verbose_name = _("what we say of ourselves")
        verbose_name_plural = _("what we say of ourselves")

    def __str__(self) -> str:
        return str(self.locale or _("main language"))

    def clean(self) -> None:
        """There is one for the main language too."""
        super().clean()
        others = AboutRow.objects.exclude(pk=self.pk)
        if self.locale is None and others.filter(locale=None).exists():
            raise ValidationError({"locale": _("The main language has one already.")})


class WithPicture(models.Model):
    """What may show a picture of the desk's library."""

    picture = models.ForeignKey(
        "desk.PictureFile",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("picture"),
    )

    class Meta:
        abstract = True


class AuthorRow(WithPicture):
    """Somebody who writes: ours, or of a source."""

    key = models.CharField(
        _("key"), max_length=120, unique=True, blank=True, validators=[fits_an_address]
    )
    name = models.CharField(_("name"), max_length=200)
    names = models.JSONField(_("also written"), default=list, blank=True)
    source = models.ForeignKey(
        SourceRow,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="authors",
        verbose_name=_("source"),
        help_text=_("Empty for our own people."),
    )
    role = models.JSONField(_("role"), default=dict, blank=True, help_text=HINT_NAMES)
    life = models.JSONField(_("short life"), default=dict, blank=True, help_text=HINT_NAMES)
    contact = models.CharField(_("contact"), max_length=300, blank=True)
    same_as = models.JSONField(_("their pages elsewhere"), default=list, blank=True)

    class Meta:
        verbose_name = _("author")
        verbose_name_plural = _("authors")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Without a key it is the one under which the press lists them already."""
        super().clean()
        house = f"{self.source.key}/" if self.source else ""
        self.key = self.key or f"{house}{key_of(self.name)}"
