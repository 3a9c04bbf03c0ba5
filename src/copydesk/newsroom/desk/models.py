"""Rows of the desk."""

import secrets
from typing import Any, cast

from django.conf import settings
from django.contrib.contenttypes.fields import GenericRelation
from django.core.validators import MaxValueValidator
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel
from wagtail.fields import StreamField
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    PreviewableMixin,
    Revision,
    RevisionMixin,
    WorkflowMixin,
)
from wagtail.search import index

from copydesk.newsroom.desk.advert_rows import HouseAdvertRow as HouseAdvertRow
from copydesk.newsroom.desk.finding_rows import CheckRuleRow as CheckRuleRow
from copydesk.newsroom.desk.finding_rows import CheckStandingRow as CheckStandingRow
from copydesk.newsroom.desk.finding_rows import FindingRow as FindingRow
from copydesk.newsroom.desk.house_rows import HouseRow as HouseRow
from copydesk.newsroom.desk.known_again import NameRow as NameRow
from copydesk.newsroom.desk.known_again import TextMarkRow as TextMarkRow
from copydesk.newsroom.desk.known_again import WaitingOrderRow as WaitingOrderRow
from copydesk.newsroom.desk.ledger.rows import FigureRow as FigureRow
from copydesk.newsroom.desk.ledger.rows import StatementRow as StatementRow
from copydesk.newsroom.desk.picture_rows import FormerFile as FormerFile
from copydesk.newsroom.desk.picture_rows import LatePicture as LatePicture
from copydesk.newsroom.desk.picture_rows import PictureFile as PictureFile
from copydesk.newsroom.desk.picture_rows import PictureRendition as PictureRendition
from copydesk.newsroom.desk.picture_rows import PicturesChanged as PicturesChanged
from copydesk.newsroom.desk.picture_rows import WantedPicture as WantedPicture
from copydesk.newsroom.desk.plan import AboutRow as AboutRow
from copydesk.newsroom.desk.plan import AuthorRow as AuthorRow
from copydesk.newsroom.desk.plan import LocaleRow as LocaleRow
from copydesk.newsroom.desk.plan import SectionRow as SectionRow
from copydesk.newsroom.desk.plan import TopicRow as TopicRow
from copydesk.newsroom.desk.shelf_rows import ListedRow as ListedRow
from copydesk.newsroom.desk.shelf_rows import ShelfRow as ShelfRow
from copydesk.newsroom.desk.signals import about_to_publish, preview_asked
from copydesk.newsroom.desk.streams import BODY_BLOCKS
from copydesk.newsroom.intake.models import CaptureRow, SourceRow
from copydesk.story.edition import Bulletin, BulletinKind

# Crockford's base 32: no letter that can be taken for a digit, fit for addresses and telephones.
ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"


def new_key() -> str:
    """A key nobody can guess, short enough to be read out: 12 characters, 60 bits."""
    return "".join(secrets.choice(ALPHABET) for _ in range(12))


class StoryRow(
    WorkflowMixin,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    PreviewableMixin,
    index.Indexed,
    ClusterableModel,
):
    """A story at the desk: the editing form of `copydesk.story.story.Story`."""

    class State(models.TextChoices):
        """Where a story stands on its way."""

        INCOMING = "incoming", _("incoming")
        EDITING = "editing", _("in hand")
        READY = "ready", _("ready")
        PUBLISHED = "published", _("published")
        WITHHELD = "withheld", _("withheld")
        KILLED = "killed", _("killed")
        SPIKED = "spiked", _("spiked")

    class Attention(models.TextChoices):
        """What upstream did that a person must look at; killed before all else."""

        NONE = "", _("none")
        UPDATED = "updated", _("updated upstream")
        EMBARGO = "embargo", _("embargo changed upstream")
        RELEASED = "released", _("released upstream")
        FACTS = "facts", _("facts changed upstream")
        CORRECTED = "corrected", _("corrected upstream")
        WITHHELD = "withheld", _("withheld upstream")
        KILLED = "killed", _("killed upstream")

    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    source = models.ForeignKey(
        SourceRow,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="stories",
        verbose_name=_("source"),
    )
    guid = models.CharField(_("source's identifier"), max_length=500, blank=True, editable=False)
    section = models.ForeignKey(
        SectionRow,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="stories",
        verbose_name=_("section"),
    )

    translation_of = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="translations",
        verbose_name=_("translation of"),
    )

    headline = models.CharField(_("headline"), max_length=500, blank=True)
    kicker = models.CharField(_("kicker"), max_length=100, blank=True)
    standfirst = models.TextField(_("standfirst"), blank=True)
    byline = models.CharField(_("byline"), max_length=500, blank=True)
    dateline = models.CharField(_("dateline"), max_length=300, blank=True)
    published = models.DateTimeField(_("published by the source"), null=True, blank=True)
    updated = models.DateTimeField(_("updated by the source"), null=True, blank=True)
    language = models.CharField(_("language"), max_length=12, blank=True)
    subjects = models.JSONField(_("subjects"), default=list, blank=True)
    # The source's terms with their codes: copydesk.story.story.Concept.
    concepts = models.JSONField(default=list, blank=True, editable=False)
    urgency = models.PositiveSmallIntegerField(
        _("urgency"),
        default=0,
        blank=True,
        validators=[MaxValueValidator(9)],
        help_text=_("1 most urgent, 9 least; 0 where nobody has said."),
    )
    slugline = models.CharField(_("slugline"), max_length=200, blank=True)
    desk_note = models.TextField(_("note for desks"), blank=True)
    origin_name = models.CharField(_("credited to"), max_length=300, blank=True)
    origin_url = models.CharField(_("original address"), max_length=2000, blank=True)
    origin_publisher = models.CharField(_("publisher"), max_length=300, blank=True)
    usage_terms = models.TextField(_("usage terms"), blank=True)
    copyright = models.CharField(_("copyright"), max_length=300, blank=True)
    truncated = models.CharField(_("cut off at"), max_length=300, blank=True)
    sent_notices = models.JSONField(_("notices sent with it"), default=list, blank=True)
    embargo_until = models.DateTimeField(_("embargoed until"), null=True, blank=True)
    expires = models.DateTimeField(_("may be used until"), null=True, blank=True)
    without_adverts = models.BooleanField(
        _("no adverts"),
        default=False,
        help_text=_("Stories of death, accident and war have none by themselves."),
    )
    body = StreamField(BODY_BLOCKS, blank=True, verbose_name=_("body"))
    # By block key: a StreamField has no place for what is no part of a block's value.
    block_languages = models.JSONField(default=dict, blank=True, editable=False)
    # The live coverage of an event, if it is that: copydesk.story.coverage.Coverage.
    coverage = models.JSONField(null=True, blank=True, editable=False)

    state = models.CharField(
        _("state"),
        max_length=10,
        choices=State.choices,
        default=State.INCOMING,
        db_index=True,
        editable=False,
    )
    attention = models.CharField(
        max_length=10, choices=Attention.choices, blank=True, default="", editable=False
    )
    came_at = models.DateTimeField(
        _("came at"), default=timezone.now, db_index=True, editable=False
    )
    worst = models.CharField(
        _("heaviest finding"), max_length=6, blank=True, default="", editable=False
    )
    likeness = models.CharField(
        max_length=64, blank=True, default="", db_index=True, editable=False
    )
    in_hand_of = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        editable=False,
    )
    path = models.CharField(max_length=300, unique=True, null=True, blank=True, editable=False)
    # A route has said that it goes out by itself, once its pictures are here.
    goes_out = models.BooleanField(default=False, db_index=True, editable=False)

    _revisions = GenericRelation("wagtailcore.Revision", related_query_name="story")
    workflow_states = GenericRelation(
        "wagtailcore.WorkflowState",
        content_type_field="base_content_type",
        object_id_field="object_id",
        related_query_name="story",
        for_concrete_model=False,
    )
    search_auto_update = False
    search_fields = [
        index.SearchField("headline"),
        index.AutocompleteField("headline"),
        index.SearchField("standfirst"),
        index.FilterField("state"),
    ]

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")
        ordering = ["-came_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "guid"],
                condition=~models.Q(guid=""),
                name="one_story_per_source_and_guid",
            ),
        ]
        indexes = [models.Index(fields=["state", "-came_at"])]
        permissions = [
            ("edit_story", "May edit copy"),
            ("spike_story", "May spike and take back"),
            ("waive_finding", "May waive findings"),
            ("override_finding", "May waive alone what stops a story"),
            ("correct_story", "May correct published stories"),
            ("kill_story", "May withhold, kill and restore"),
            ("triage_report", "May answer readers' reports"),
        ]

    def __str__(self) -> str:
        return self.headline or f"({_('no headline')})"

    @property
    def revisions(self) -> models.QuerySet[Revision]:
        """All drafts, as Wagtail keeps them."""
        return self._revisions

    # What the desk knows of a story is no part of its drafts: an old draft must not bring it back.
    DESK_FIELDS = (
        "key", "source", "guid", "state", "attention", "came_at", "worst", "likeness",
        "in_hand_of", "path", "goes_out",
    )  # fmt: skip

    def with_content_json(self, content: dict[str, Any]) -> "StoryRow":
        """A draft as a story, with the desk's own fields as they are now."""
        draft: StoryRow = super().with_content_json(content)
        for name in self.DESK_FIELDS:
            setattr(draft, name, getattr(self, name))
        return draft

    def publish(self, revision: Revision, user: Any = None, **options: Any) -> Any:
        """Put a draft before the public, by whatever way: desk, workflow or schedule.

        Raises `copydesk.errors.Stopped` when findings or an embargo hold it back. The edition is
        made by `desk.publishing`, in this transaction.
        """
        revision.publisher = user
        with transaction.atomic():
            draft = revision.as_object()
            if not (draft.go_live_at and draft.go_live_at > timezone.now()):
                intent = getattr(revision, "intent", None)
                about_to_publish.send(
                    sender=StoryRow, row=self, draft=draft, user=user, intent=intent
                )
            return super().publish(revision, user=user, **options)

    def serve_preview(self, request: Any, mode_name: str) -> Any:
        """This draft as readers will see it, printed by the press."""
        [(_, response)] = preview_asked.send(sender=StoryRow, row=self, request=request)
        return response


class ArrivalRow(models.Model):
    """One version of a story as it came, with the account of its cleaning.

    Only `cleaned` changes, when an editor puts a cutting back or cuts a block; `recut` says so.
    `called` is what the source called it, `note` in its own words; `facts` changed without being
    called a correction (`copydesk.story.facts.FactChange`); `stood` is the story's state before.
    An order that came with another item, or the end of a page, is an arrival too: it has the
    copy of the version before, and the capture it came with, if any. `sure` is how sure it is
    that this story is meant: 1 by an identifier, less by its text. `over` is the number of the
    edition that stood when it came.
    """

    class Kind(models.TextChoices):
        """What a version is to the one before."""

        NEW = "new", _("new")
        UPDATE = "update", _("update")
        CORRECTION = "correction", _("correction")
        CLARIFICATION = "clarification", _("clarification")
        REPEAT = "repeat", _("repeat")
        WITHHOLD = "withhold", _("withheld")
        RELEASE = "release", _("released")
        KILL = "kill", _("kill")
        EMBARGO = "embargo", _("embargo changed")
        EXPIRY = "expiry", _("expiry changed")
        LATE = "late", _("older version, come late")
        REFUSED = "refused", _("killed before, refused")
        PERHAPS = "perhaps", _("perhaps meant")

    # Kept, and never the version that holds.
    ASIDE = (Kind.LATE, Kind.REFUSED, Kind.PERHAPS)

    story = models.ForeignKey(StoryRow, on_delete=models.CASCADE, related_name="arrivals")
    capture = models.ForeignKey(
        CaptureRow, null=True, on_delete=models.PROTECT, related_name="arrivals"
    )
    at = models.DateTimeField()
    version = models.CharField(max_length=200, blank=True)
    kind = models.CharField(max_length=14, choices=Kind.choices, default=Kind.NEW)
    called = models.CharField(max_length=14, blank=True)
    note = models.TextField(blank=True)
    facts = models.JSONField(default=list, help_text="copydesk.story.facts.FactChange")
    stood = models.CharField(max_length=10, blank=True)
    sure = models.FloatField(default=1.0)
    over = models.PositiveIntegerField(default=0)
    item = models.JSONField(help_text="copydesk.story.story.Item")
    cleaned = models.JSONField(help_text="copydesk.story.story.Cleaned")
    recut = models.BooleanField(default=False)
    statements = models.JSONField(default=list, help_text="copydesk.story.statement.Statement")

    class Meta:
        verbose_name = _("arrival")
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.story} ({self.version or self.at:%Y-%m-%d %H:%M})"


class EditionRow(models.Model):
    """What the public saw; rows are added, never altered, but for the mark `current`."""

    story = models.ForeignKey(StoryRow, on_delete=models.PROTECT, related_name="editions")
    number = models.PositiveIntegerField()
    path = models.CharField(max_length=300)
    kind = models.CharField(max_length=16)
    at = models.DateTimeField(db_index=True)
    first_at = models.DateTimeField()
    by = models.CharField(max_length=200)
    section = models.CharField(max_length=60, blank=True)
    source = models.CharField(max_length=60, blank=True)
    language = models.CharField(max_length=12, blank=True)
    locale = models.CharField(max_length=12, blank=True)
    translation_of = models.CharField(max_length=12, blank=True)
    current = models.BooleanField(default=True)
    withdrawn = models.BooleanField(default=False)
    has_notice = models.BooleanField(default=False, db_index=True)
    sha256 = models.CharField(max_length=64)
    content = models.TextField(help_text="copydesk.story.edition.Edition as JSON")

    class Meta:
        verbose_name = _("edition")
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(fields=["story", "number"], name="editions_are_numbered"),
            models.UniqueConstraint(
                fields=["story"], condition=models.Q(current=True), name="one_current_edition"
            ),
        ]
        indexes = [
            models.Index(
                fields=["-first_at"],
                condition=models.Q(current=True, withdrawn=False),
                name="editions_standing",
            ),
            models.Index(
                fields=["section", "-first_at"],
                condition=models.Q(current=True, withdrawn=False),
                name="editions_by_section",
            ),
            models.Index(
                fields=["locale", "-first_at"],
                condition=models.Q(current=True, withdrawn=False),
                name="editions_by_locale",
            ),
            models.Index(
                fields=["translation_of"],
                condition=~models.Q(translation_of=""),
                name="editions_translating",
            ),
            models.Index(
                fields=["locale", "-at"],
                condition=models.Q(has_notice=True),
                name="notices_by_locale",
            ),
            models.Index(
                fields=["-at", "-id"],
                condition=models.Q(has_notice=True),
                name="notices_by_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.path} ({self.number})"


class OutboxRow(models.Model):
    """An act that has to be printed; written with the edition, deleted never, done once printed."""

    before = models.ForeignKey(EditionRow, null=True, on_delete=models.PROTECT, related_name="+")
    after = models.ForeignKey(EditionRow, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    done_at = models.DateTimeField(null=True)
    tries = models.PositiveIntegerField(default=0)
    trouble = models.TextField(blank=True)

    class Meta:
        verbose_name = _("print order")
        ordering = ["id"]
        indexes = [
            models.Index(fields=["id"], condition=models.Q(done_at=None), name="outbox_waiting"),
        ]

    def __str__(self) -> str:
        return f"{self.after}"


class BulletinRow(models.Model):
    """A line of "Just in"; its id is its number. Shown to readers once `announced`."""

    story = models.ForeignKey(StoryRow, on_delete=models.PROTECT, related_name="bulletins")
    kind = models.CharField(max_length=12)
    headline = models.CharField(max_length=500, blank=True)
    path = models.CharField(max_length=300, blank=True)
    language = models.CharField(max_length=12, blank=True)
    live = models.BooleanField(default=False)
    at = models.DateTimeField()
    announced = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("bulletin")
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.headline

    def record(self) -> Bulletin:
        """The line as readers get it; ask for rows with `select_related("story")`."""
        return Bulletin(
            number=self.pk,
            at=self.at,
            story=self.story.key,
            kind=cast("BulletinKind", self.kind),
            headline=self.headline,
            path=self.path,
            language=self.language,
            live=self.live,
        )
