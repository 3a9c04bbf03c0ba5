"""Rows of pictures: the files we hold with their words, what is to be fetched, what changed."""

import hashlib
from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import Any, Self

from django.apps import apps
from django.core.validators import URLValidator
from django.db import models
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition, Image

from copydesk.newsroom.desk.picture_data import as_fields, read_picture_data

# What stories show differently when it changes: the file, and what of it a crop has in it.
LOOKS = ("file", "focal_point_x", "focal_point_y", "focal_point_width", "focal_point_height")
LONGEST_STEM = 60  # characters of a file's own name, which is to fit in 100 with the rest
WEB = URLValidator(schemes=["http", "https"])


class PictureFile(AbstractImage):
    """A picture we hold, with what must be printed beside it and what must go with it.

    Fields after the properties of the IPTC Photo Metadata Standard. What a file says of itself
    stands where nobody has said anything; `content_credentials` names what came signed with it.
    """

    sha256 = models.CharField(max_length=64, blank=True, db_index=True, editable=False)
    caption = models.TextField(_("caption"), blank=True)
    creator = models.CharField(_("creator"), max_length=300, blank=True)
    credit = models.CharField(_("credit"), max_length=300, blank=True)
    copyright = models.CharField(_("copyright"), max_length=300, blank=True)
    usage_terms = models.TextField(_("usage terms"), blank=True)
    web_statement = models.CharField(
        _("rights on the web"), max_length=2000, blank=True, validators=[WEB]
    )
    licensor_url = models.CharField(
        _("where a licence is to be had"), max_length=2000, blank=True, validators=[WEB]
    )
    alt = models.CharField(_("alternative text"), max_length=500, blank=True)
    long_description = models.TextField(_("long description for who cannot see it"), blank=True)
    source_type = models.CharField(
        _("how it was made"),
        max_length=300,
        blank=True,
        help_text=_("Digital source type, as an address of IPTC’s list."),
    )
    made = models.CharField(_("made on"), max_length=40, blank=True)
    place = models.CharField(_("where"), max_length=300, blank=True)
    content_credentials = models.CharField(
        _("content credentials of the original"),
        max_length=500,
        blank=True,
        help_text=_(
            "Signed with the file as it came (C2PA). The sizes that readers get are new files: "
            "the signature does not speak of them and is not in them."
        ),
    )
    src = models.CharField(_("came from"), max_length=2000, blank=True, editable=False)

    admin_form_fields = (
        *Image.admin_form_fields,
        "caption",
        "creator",
        "credit",
        "copyright",
        "usage_terms",
        "web_statement",
        "licensor_url",
        "alt",
        "long_description",
        "source_type",
        "made",
        "place",
        "content_credentials",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        permissions = [("choose_image", "Can choose image")]
        indexes = [models.Index(fields=["file"], name="pictures_by_file")]

    def save(self, *args: Any, **options: Any) -> None:
        """Keep it; a file that is new is read first."""
        if self.file and not self.file._committed:
            self.file.open()
            self.take_up(self.file.read())
            self.file.seek(0)
        before = None if self._state.adding else self._stored_looks()
        super().save(*args, **options)
        if before is None or before == self._stored_looks():
            return
        if before[0] != self.file.name:
            FormerFile.objects.update_or_create(name=before[0], defaults={"file": self})
        self.tell_stories()

    def get_upload_to(self, filename: str) -> str:
        """A name no other file has or had: stories name files, also those that are gone."""
        named = PurePosixPath(super().get_upload_to(filename))
        token = get_random_string(8).lower()
        return str(named.with_name(f"{named.stem[:LONGEST_STEM]}.{token}{named.suffix[:10]}"))

    @classmethod
    def by_names(cls, names: Iterable[str]) -> dict[str, Self]:
        """The files copy names, by those names: one that was replaced has its former ones too."""
        asked = {name for name in names if name}
        found = {held.file.name: held for held in cls.objects.filter(file__in=asked)}
        former = FormerFile.objects.filter(name__in=asked - found.keys()).select_related("file")
        return {row.name: row.file for row in former} | found

    def _stored_looks(self) -> tuple[Any, ...] | None:
        return type(self).objects.filter(pk=self.pk).values_list(*LOOKS).first()

    def tell_stories(self) -> None:
        """Stories that are out and show this picture are to be printed anew; rare, by hand."""
        names = {self.file.name, *self.former_files.values_list("name", flat=True)}
        shows = models.Q(late_pictures__file=self)
        for name in names:
            shows |= models.Q(content__contains=name)
        rows = apps.get_model("desk", "EditionRow").objects.filter(
            shows, current=True, withdrawn=False
        )
        stories = rows.values_list("story", flat=True).distinct()
        PicturesChanged.objects.bulk_create(PicturesChanged(story_id=one) for one in stories)

    def take_up(self, content: bytes) -> None:
        """Take from a file what it says, into the fields where nobody has said anything."""
        self.sha256 = hashlib.sha256(content).hexdigest()
        self.content_credentials = ""
        for name, words in as_fields(read_picture_data(content)).items():
            most = self._meta.get_field(name).max_length
            setattr(self, name, getattr(self, name) or words[:most])


def on_removed(sender: object, instance: PictureFile, **_: object) -> None:
    """Before a picture is removed, alone or with others: the stories that show it are told."""
    instance.tell_stories()


class FormerFile(models.Model):
    """The name a picture's file had before it was replaced; editions that are out have it."""

    name = models.CharField(max_length=100, unique=True)
    file = models.ForeignKey(PictureFile, on_delete=models.CASCADE, related_name="former_files")

    class Meta:
        verbose_name = _("former file of a picture")

    def __str__(self) -> str:
        return self.name


class PictureRendition(AbstractRendition):
    """One size of a picture, for the desk's own screens."""

    image = models.ForeignKey(PictureFile, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=("image", "filter_spec", "focal_point_key"), name="one_rendition_a_filter"
            ),
        ]


class WantedPicture(models.Model):
    """A picture a story names by address and whose file has not been fetched yet."""

    story = models.ForeignKey(
        "desk.StoryRow", on_delete=models.CASCADE, related_name="wanted_pictures"
    )
    src = models.CharField(max_length=2000)
    tries = models.PositiveIntegerField(default=0)
    next_try = models.DateTimeField(default=timezone.now)
    trouble = models.CharField(max_length=500, blank=True)

    class Meta:
        verbose_name = _("wanted picture")
        constraints = [
            models.UniqueConstraint(fields=["story", "src"], name="picture_wanted_once"),
        ]

    def __str__(self) -> str:
        return self.src


class LatePicture(models.Model):
    """A file that came when its story was already out: that edition shows it from then on.

    The edition itself, which names the picture by its address, is left as it is.
    """

    edition = models.ForeignKey(
        "desk.EditionRow", on_delete=models.CASCADE, related_name="late_pictures"
    )
    # Of the address: an address may be longer than an index takes.
    digest = models.CharField(max_length=64, db_index=True)
    file = models.ForeignKey(PictureFile, on_delete=models.CASCADE, related_name="+")

    class Meta:
        verbose_name = _("late picture")
        constraints = [
            models.UniqueConstraint(fields=["edition", "digest"], name="picture_late_once"),
        ]

    def __str__(self) -> str:
        return f"{self.file} ({self.edition})"

    @staticmethod
    def digest_of(src: str) -> str:
        """What an address is found by."""
        return hashlib.sha256(src.encode()).hexdigest()


class PicturesChanged(models.Model):
    """A story whose pictures look different now, though no word changed: to be printed anew."""

    story = models.ForeignKey("desk.StoryRow", on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    done = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("changed pictures")
        indexes = [
            models.Index(
                fields=["id"], condition=models.Q(done=False), name="changed_pictures_waiting"
            ),
        ]

    def __str__(self) -> str:
        return str(self.story)
