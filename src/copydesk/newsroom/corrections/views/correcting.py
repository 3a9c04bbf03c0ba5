"""The correction of a story: its copy, its kind, its notice, one button."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from copydesk.errors import CopydeskError, NotAllowed, Stopped
from copydesk.newsroom.corrections import actions, drafting, rules, saying, wording
from copydesk.newsroom.corrections.actions import Correction
from copydesk.newsroom.corrections.changes import LONG
from copydesk.newsroom.corrections.drafting import Draft
from copydesk.newsroom.corrections.models import ChangeRow, ReportRow
from copydesk.newsroom.corrections.passages import words_of
from copydesk.newsroom.corrections.rewording import may_reword
from copydesk.newsroom.corrections.saying import Words
from copydesk.newsroom.corrections.signatures import signing
from copydesk.newsroom.corrections.signatures import table as signoff
from copydesk.newsroom.corrections.signatures.rows import DraftRow
from copydesk.newsroom.corrections.upstream.standing import Upstream, correction_of
from copydesk.newsroom.corrections.views.reports import crumbs
from copydesk.newsroom.corrections.views.shown import shown_part
from copydesk.newsroom.desk.ledger import resting
from copydesk.newsroom.desk.models import StoryRow
from copydesk.newsroom.desk.views.galley import kind_of
from copydesk.story.blocks import Block, plain_text
from copydesk.story.change import ChangeKind, Severity
from copydesk.story.edition import Edition
from copydesk.story.shapes.liveblog import entries, keys_of
from copydesk.story.story import Story

LONGEST_TEXT = 50_000


@dataclass(kw_only=True)
class Desk:
    """All that one look at the screen is made of."""

    row: StoryRow
    edition: Edition
    upstream: Upstream | None
    story: Story
    reports: list[ReportRow]
    asked: QueryDict
    is_posted: bool
    draft: Draft
    now: dt.datetime

    @property
    def kind(self) -> ChangeKind:
        """The kind chosen, or the one that fits."""
        chosen = self.asked.get("kind", "")
        if chosen in set(ChangeKind):
            return ChangeKind(chosen)
        return ChangeKind.CORRECTION if not self.draft.parts else self.draft.kinds[0]

    @property
    def severity(self) -> Severity:
        """The severity chosen, or the one that what changed speaks for."""
        chosen = self.asked.get("severity", "")
        return Severity(chosen) if chosen in set(Severity) else self.draft.severity

    @property
    def was(self) -> str:
        """What was wrong, as typed, or the sentences that went."""
        return self._typed("was") or self.draft.was

    @property
    def right(self) -> str:
        """What is right, as typed, or the sentences that came."""
        return self._typed("right") or self.draft.right

    @property
    def notice(self) -> str:
        """The notice as typed, or by the template of its kind once there is something to tell."""
        typed = self._typed("notice")
        if typed or self.kind is ChangeKind.FIX or not (self.was or self.right):
            return typed
        if self.upstream and self.kind is ChangeKind.CORRECTION:
            return drafting.upstream_notice(self.upstream, self.draft, at=self.now)
        return drafting.notice_for(
            self.kind, self.draft, was=self.was, right=self.right, story=self.story, at=self.now
        )

    @property
    def block(self) -> str:
        """The block the notice points at: the reported one, or the first that changed, or the
        entry of a live report that was to be put right."""
        reported = [report.block for report in self.reports if report.block]
        present = {block.key for block in self.story.blocks}
        keys = (*reported, self.draft.block, self.entry)
        return next((key for key in keys if key in present), "")

    @property
    def entry(self) -> str:
        """The entry of a live report that was to be put right, "" for none."""
        return self.asked.get("entry", "")

    @property
    def is_override(self) -> bool:
        """Whether the diff speaks against the kind chosen, and a second editor could allow it."""
        return self.kind in rules.overridable(self.draft.touched)

    @property
    def needs(self) -> tuple[signoff.Role, ...]:
        """As whom others must sign before readers have it."""
        return signoff.wanted(self.kind, is_override=self.is_override)

    @property
    def why(self) -> str:
        """The reason that stays inside."""
        typed = self._typed("why")
        return typed or (str(_("taken over from the source")) if self.upstream else "")

    @property
    def known_since(self) -> dt.datetime | None:
        """Since when the error was known, as typed: a day."""
        try:
            day = dt.date.fromisoformat(self.asked.get("known_since", ""))
        except ValueError:
            return None
        at = dt.datetime.combine(day, dt.time(), tzinfo=timezone.get_current_timezone())
        return at if at <= self.now else None

    @property
    def supersedes(self) -> ChangeRow | None:
        """The correction that this one puts right."""
        key = self.asked.get("supersedes", "")
        number = int(key) if key.isdecimal() and len(key) < 12 else 0
        return self.row.changes.filter(pk=number).first()

    @property
    def is_late(self) -> bool:
        """Whether the notice must say since when the error was known."""
        return self.now - self.edition.first_at > LONG

    def _typed(self, name: str) -> str:
        return self.asked.get(name, "").replace("\r\n", "\n").strip()[:2000]


@require_http_methods(["GET", "POST"])
def correct(request: HttpRequest, key: str) -> HttpResponse:
    """The form; looked at again with `act=check`, carried out with `act=publish`."""
    if not request.user.has_perm("desk.correct_story"):
        raise PermissionDenied
    row = get_object_or_404(StoryRow.objects.select_related("source", "latest_revision"), key=key)
    try:
        desk = _desk(request, row)
        if desk.is_posted and request.POST.get("act") in ("publish", "alone"):
            return _done(request, desk)
    except NotAllowed as error:
        raise PermissionDenied(error.reason) from error
    except CopydeskError as error:
        messages.error(request, _said(error))
        return redirect("desk_review", key)
    return _screen(request, desk)


def _desk(request: HttpRequest, row: StoryRow) -> Desk:
    asked = request.POST if request.method == "POST" else request.GET
    edition = actions.standing(row)
    came = correction_of(row)
    story = came.story if came else actions.draft_of(row)
    if request.method == "POST":
        story = actions.reworked(story, _texts(asked), headline=asked.get("headline"))
    keys = [int(pk) for pk in asked.getlist("report") if pk.isdecimal() and len(pk) < 12]
    return Desk(
        row=row,
        edition=edition,
        upstream=came,
        story=story,
        reports=list(row.reports.filter(pk__in=keys)),
        asked=asked,
        is_posted=request.method == "POST",
        draft=drafting.draft(edition.story, story),
        now=timezone.now(),
    )


def _texts(asked: QueryDict) -> dict[str, str]:
    """The words typed into blocks; a block whose words were not sent stays as it is."""
    start = "text-"
    return {
        name.removeprefix(start): text[:LONGEST_TEXT]
        for name, text in asked.items()
        if name.startswith(start) and isinstance(text, str)
    }


def _done(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Publish, or hand in for the signatures of others."""
    user: Any = request.user
    try:
        _same_draft(desk)
        return _alone_or_signed(request, desk, user) if desk.needs else _published(request, desk)
    except NotAllowed:
        raise
    except CopydeskError as error:
        messages.error(request, _said(error))
        return _screen(request, desk, status=422)


def _alone_or_signed(request: HttpRequest, desk: Desk, user: Any) -> HttpResponse:
    with transaction.atomic():
        draft = signing.hand_in(
            desk.row, by=user, what=_what(desk), reports=desk.reports, story=desk.story
        )
        if request.POST.get("act") == "alone":
            draft = signing.publish_alone(draft, by=user)
    if draft.state == DraftRow.State.PUBLISHED:
        messages.warning(request, _("Published. It is to be signed within 60 minutes."))
        return redirect("desk_review", desk.row.key)
    messages.success(request, _("Handed in: it goes out with the signature of somebody else."))
    return redirect("corrections_signature", draft.pk)


def _published(request: HttpRequest, desk: Desk) -> HttpResponse:
    user: Any = request.user
    change = actions.correct(
        desk.row, by=user, what=_what(desk), reports=desk.reports, story=desk.story
    )
    messages.success(
        request,
        _("Published as edition %(number)s.") % {"number": change.after.number},
    )
    return redirect("desk_review", desk.row.key)


def _what(desk: Desk) -> Correction:
    return Correction(
        kind=desk.kind,
        notice=desk.notice if desk.kind is not ChangeKind.FIX else "",
        was=desk.was,
        right=desk.right,
        severity=desk.severity,
        block=desk.block,
        why=desk.why,
        known_since=desk.known_since,
        supersedes=desk.supersedes,
        is_override=desk.is_override,
    )


def _same_draft(desk: Desk) -> None:
    """What somebody saved since the form was opened must not go out unseen, nor be lost."""
    if desk.asked.get("draft", "") != str(desk.row.latest_revision_id):
        reason = _("the draft was changed since you opened this; look at it again")
        raise Stopped(place=str(desk.row), reason=reason)


def _said(error: CopydeskError) -> str:
    return _("Not done: %(reason)s.") % {"reason": error.reason.rstrip(".")}


def _screen(request: HttpRequest, desk: Desk, *, status: int = 200) -> HttpResponse:
    made = desk.draft
    context = {
        "desk": desk,
        "row": desk.row,
        "reports": desk.reports,
        "upstream": desk.upstream,
        "language": desk.story.language,
        "direction": desk.story.direction,
        "fields": _fields(desk),
        "kinds": _kinds(desk, [kind for kind in saying.KINDS if kind not in rules.CHIEFS]),
        "rare_kinds": _rare_kinds(desk),
        "is_rare": desk.kind in rules.CHIEFS,
        "against_kinds": _against(desk),
        "needs": [saying.ROLES[role] for role in desk.needs],
        "may_alone": bool(desk.needs) and request.user.has_perm("desk.kill_story"),
        "told_alone": request.user.has_perm("desk.kill_story"),
        "earlier": _earlier(desk),
        "resting": resting.beside(desk.row, _concerned(desk)),
        "waits": DraftRow.objects.filter(story=desk.row, state="waiting").first(),
        "severities": [
            (each.value, *saying.SEVERITIES[each], bool(made.parts) and each is desk.severity)
            for each in Severity
        ],
        "parts": [shown_part(part) for part in made.parts],
        "altered": [saying.FACTS[fact] for fact in sorted(made.touched.altered)],
        "added": [saying.FACTS[fact] for fact in sorted(made.touched.added - made.touched.altered)],
        "refusals": _refusals(desk),
        "doubts": _doubts(desk),
        "edition_address": f"{settings.SITE_URL}{desk.edition.path}",
        "breadcrumbs_items": crumbs(
            (reverse("desk_review", args=[desk.row.key]), _("Review")), ("", _("Correct"))
        ),
    }
    return TemplateResponse(request, "corrections/correct.html", context, status=status)


def _concerned(desk: Desk) -> set[str]:
    """The blocks that are reported or changed; "" is the headline."""
    changed = {part.block.key if part.block else "" for part in desk.draft.parts}
    return changed | {report.block for report in desk.reports}


def _fields(desk: Desk) -> list[dict[str, Any]]:
    """A box for each block; those reported, changed or in doubt stand open."""
    open_keys = {report.block for report in desk.reports}
    open_keys |= {part.block.key for part in desk.draft.parts if part.block}
    entry = next((one for one in entries(desk.story.blocks) if one.key == desk.entry), None)
    open_keys |= keys_of(entry) if entry else set()
    theirs = {c.key: c.theirs for c in desk.upstream.conflicts} if desk.upstream else {}
    return [
        {
            "block": block,
            "number": number,
            "label": kind_of(block),
            "text": plain_text(block),
            "rows": _rows(block),
            "may": may_reword(block),
            "is_open": block.key in open_keys or block.key in theirs,
            "theirs": theirs.get(block.key, ""),
            "head": words_of(block),
        }
        for number, block in enumerate(desk.story.blocks, start=1)
    ]


def _rows(block: Block) -> int:
    text = plain_text(block)
    return max(2, min(14, len(text) // 55 + text.count("\n") + 1))


def _kinds(desk: Desk, kinds: list[ChangeKind]) -> list[tuple[str, Words, Words, bool, bool]]:
    """Kind, name, when it is meant, whether chosen, whether what changed allows it."""
    is_known = bool(desk.draft.parts) or desk.is_posted
    return [
        (
            kind.value,
            *saying.KINDS[kind],
            kind is desk.kind,
            not is_known or kind in desk.draft.kinds,
        )
        for kind in kinds
    ]


def _rare_kinds(desk: Desk) -> list[tuple[str, Words, Words, bool, bool]]:
    return _kinds(desk, [kind for kind in saying.KINDS if kind in rules.CHIEFS])


def _against(desk: Desk) -> list[tuple[str, Words, Words, bool, bool]]:
    """The kinds that the diff speaks against, for a second editor to allow."""
    against = rules.overridable(desk.draft.touched)
    return [(kind.value, *saying.KINDS[kind], kind is desk.kind, True) for kind in against]


def _earlier(desk: Desk) -> list[ChangeRow]:
    """Corrections of this story that this one may put right, the newest first."""
    rows = desk.row.changes.exclude(notice="").select_related("after")
    return list(rows.exclude(kind=ChangeKind.UPDATE)[:10])


def _refusals(desk: Desk) -> list[str]:
    if not desk.is_posted and not desk.draft.parts:
        return []
    codes = list(
        rules.refusals(desk.kind, desk.notice, desk.draft.touched, is_override=desk.is_override)
    )
    if desk.is_override and not desk.why:
        codes.append("no-reason")
    return [saying.refusal_words(code) for code in codes]


def _doubts(desk: Desk) -> list[str]:
    if not desk.notice:
        return []
    was = desk.was if desk.kind is ChangeKind.CORRECTION and not desk.upstream else ""
    right = "" if desk.upstream else desk.right  # the source tells it in its own words
    accused = wording.accused_in(desk.row)
    codes = rules.lint(desk.notice, was=was, right=right, accused=accused)
    return [saying.doubt_words(code) for code in codes]
