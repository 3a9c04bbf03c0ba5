"""Who made an error: told before readers are, and never among those who sign for its correction."""

import json
from typing import Any

from django.contrib.auth.models import User
from django.core.mail import send_mail
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.models import Revision

from copydesk.newsroom.corrections.signatures.rows import DraftRow
from copydesk.newsroom.desk.models import StoryRow
from copydesk.newsroom.logbook.writing import Entry, write

MOST = 200  # drafts that are gone through, newest first


def made_by(row: StoryRow, block: str) -> User | None:
    """Who last put other words into a block (the headline, for "") before they were published.

    None for words that came from a source and that nobody here has touched.
    """
    revision = row.live_revision
    if revision is None:
        return None
    stands = _words(revision.content, block)
    found = revision
    earlier = row.revisions.filter(pk__lt=revision.pk).order_by("-pk")
    for before in earlier[:MOST]:
        if _words(before.content, block) != stands:
            break
        found = before
    return _author(found)


def tell(draft: DraftRow) -> None:
    """Tell whoever made the error that it is being put right, once this is on record."""
    person = draft.made_by
    if person is None or person.pk == draft.drafted_by_id:
        return
    write(Entry(act="told", story=draft.story.key, reason="author", more={"draft": draft.pk}))
    if person.email:
        subject, words = _letter(draft, person)
        transaction.on_commit(
            lambda: send_mail(subject, words, None, [person.email]),
            robust=True,
        )


def _letter(draft: DraftRow, person: User) -> tuple[str, str]:
    profile = getattr(person, "wagtail_userprofile", None)
    language = profile.get_preferred_language() if profile else translation.get_language()
    with translation.override(language):
        headline = " ".join(draft.before.story.headline.split())
        subject = _("A story of yours is being corrected")
        words = _(
            "What is put right stood in a passage that you last changed.\n\n"
            "Story: %(headline)s\nWhat was wrong: %(was)s\nWhat is right: %(right)s\n\n"
            "Somebody else signs it."
        ) % {"headline": headline, "was": draft.was or "…", "right": draft.right or "…"}
    return subject, words


def _author(revision: Revision) -> User | None:
    author: User | None = revision.user
    return author


def _words(content: dict[str, Any], block: str) -> Any:
    """A block as a draft holds it; the headline where none is named."""
    if not block:
        return content.get("headline")
    body = content.get("body") or "[]"
    blocks = json.loads(body) if isinstance(body, str) else body
    return next((one.get("value") for one in blocks if one.get("id") == block), None)
