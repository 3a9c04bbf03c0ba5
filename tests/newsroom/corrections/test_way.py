"""The whole way: reader, triage, correction, printed pages; and a kill that leaves no trace."""

import gzip
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import brotli
import pytest
from django.contrib.auth.models import User
from django.test import Client

from copydesk.newsroom.corrections import actions
from copydesk.newsroom.corrections.actions import Correction
from copydesk.newsroom.corrections.models import ChangeRow, ReportRow
from copydesk.newsroom.desk import actions as desk
from copydesk.newsroom.desk.models import EditionRow, StoryRow
from copydesk.story.change import ChangeKind, Severity
from newsroom.corrections.sending import block_with, reported

pytestmark = pytest.mark.django_db
At = Callable[[str], Client]
Pressed = Callable[[], Path]


def page(site: Path, path: str) -> str:
    return (site / path.strip("/") / "index.html").read_text()


def publish_form(report: ReportRow, **more: Any) -> dict[str, Any]:
    report.story.refresh_from_db()
    return {
        "act": "publish",
        "draft": report.story.latest_revision_id,
        "report": report.pk,
        f"text-{report.block}": report.passage.replace("240,000", "420,000"),
        **more,
    }


def test_from_the_readers_report_to_the_printed_correction(
    reader: Client, at_desk: At, edition: EditionRow, pressed: Pressed
) -> None:
    report = reported(reader, edition)
    browser = at_desk("editor")
    assert "240,000" in browser.get(f"/desk/reports/{report.pk}/").content.decode()
    accepted = browser.post(f"/desk/reports/{report.pk}/decide/", {"act": "accept"})
    assert accepted["location"].endswith(f"/desk/correct/{report.story.key}/?report={report.pk}")
    told = publish_form(report, kind="correction", severity="material")
    waits = browser.post(accepted["location"].partition("?")[0], told)["location"]
    assert "/desk/signatures/" in waits
    assert ChangeRow.objects.count() == 0
    at_desk("chief").post(f"{waits}sign/", {"act": "sign"})
    site = pressed()

    story = page(site, edition.path)
    assert "notice-material" in story
    assert "420,000 crowns" in story
    assert "An earlier version of this story said “Repairs cost 240,000 crowns" in story
    assert story.index("notice-material") < story.index('class="body article-body"')
    history = page(site, f"{edition.path}history/")
    assert "<del" in history
    assert "420,000" in history
    assert "An earlier version of this story said" in page(site, "corrections")
    assert "An earlier version" in (site / "corrections/feed.atom").read_text()
    lines = json.loads((site / "live/ticker.json").read_bytes())["items"]
    assert lines[0]["kind"] == "correction"

    receipt = reader.get(f"/report/{report.receipt}/").content.decode()
    assert "Corrected" in receipt
    assert f"{edition.path}#{report.block}" in receipt
    assert "An earlier version of this story said" in receipt
    change = ChangeRow.objects.get()
    assert change.was.startswith("“Repairs cost 240,000")
    assert "420,000" in change.right


def test_a_minor_notice_stands_at_the_foot_and_a_serious_one_in_a_box(
    row: StoryRow, edition: EditionRow, editor: User, chief: User, pressed: Pressed
) -> None:
    key = block_with(edition, "240,000")
    for number, (severity, figure) in enumerate(
        ((Severity.MINOR, "250,000"), (Severity.SERIOUS, "260,000"))
    ):
        notice = f"Correction {number}: the figure was wrong; it is {figure}."
        what = Correction(
            kind=ChangeKind.CORRECTION, notice=notice, severity=severity, drafted_by=chief
        )
        story = actions.reworked(actions.draft_of(row), {key: f"Repairs cost {figure} crowns."})
        actions.correct(row, by=editor, what=what, story=story)
    text = page(pressed(), edition.path)
    assert (
        text.index("notice-serious")
        < text.index('class="body article-body"')
        < text.index("notice-minor")
    )
    assert "<title>Correction: " in text


def test_a_declined_report_says_why_on_its_receipt(
    reader: Client, at_desk: At, edition: EditionRow
) -> None:
    report = reported(reader, edition)
    told = {"act": "decline", "reason": "no_source", "answer": "The office stands by <b>it</b>."}
    at_desk("editor").post(f"/desk/reports/{report.pk}/decide/", told)
    receipt = reader.get(f"/report/{report.receipt}/").content.decode()
    assert "Declined" in receipt
    assert "We found no source that bears it out." in receipt
    assert "The office stands by &lt;b&gt;it&lt;/b&gt;." in receipt


def test_a_killed_story_leaves_no_word_on_the_site(
    edition: EditionRow, chief: User, pressed: Pressed
) -> None:
    assert _carrying(pressed(), "Skerries ferry sails again")
    desk.withdraw(edition.story, by=chief, reason="The source could not be confirmed.")
    site = pressed()
    for words in ("Skerries ferry sails again", "every weld twice", "helicopter", "240,000"):
        assert _carrying(site, words) == []
    tombstone = site / edition.path.strip("/") / "410.html"
    assert "could not be confirmed" in tombstone.read_text()
    for listing in ("world/index.html", "feed.rss", "feed.atom", "feed.json", "live/ticker.json"):
        assert edition.path not in (site / listing).read_text()
    maps = [file for file in site.rglob("*.xml") if edition.path in file.read_text()]
    assert maps == []
    assert ChangeRow.objects.get().kind == "takedown"


def _carrying(site: Path, words: str) -> list[str]:
    """All files of the site that hold some words, packed ones unpacked."""
    unpack: dict[str, Callable[[bytes], bytes]] = {
        ".gz": gzip.decompress,
        ".br": brotli.decompress,
    }
    files = (file for file in site.rglob("*") if file.is_file())
    found = ((file, unpack.get(file.suffix, bytes)(file.read_bytes())) for file in files)
    return [str(file.relative_to(site)) for file, content in found if words.encode() in content]
