"""A trial that one house sends another is answered, and is no copy."""

import pytest
from django.test import Client
from django.utils import timezone

from copydesk.newsroom.intake.models import CaptureRow, SourceRow
from copydesk.newsroom.intake.push_doors import open_door
from copydesk.newsroom.propagation.trials import is_trial, trial
from copydesk.wire.http.signatures import sign


@pytest.mark.django_db
def test_a_trial_is_answered_and_not_kept(client: Client, agency: SourceRow) -> None:
    now = timezone.now()
    secret, content = open_door(agency, now=now), trial(now)
    stamp = sign(secret, "test_1", now, content)
    headers = {
        "webhook-id": stamp.id,
        "webhook-timestamp": stamp.timestamp,
        "webhook-signature": stamp.signature,
    }
    answer = client.post(
        f"/wire/push/{agency.key}/", content, content_type="application/json", headers=headers
    )
    assert (answer.status_code, answer.json()["state"]) == (200, "trial")
    assert not CaptureRow.objects.exists()
    headers["webhook-signature"] = "v1,AAAA"
    refused = client.post(
        f"/wire/push/{agency.key}/", content, content_type="application/json", headers=headers
    )
    assert refused.status_code == 401


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"{", b"[" * 5000, b'{"type": "test", "uri": "urn:x"}', b'{"type": 1}']
)
def test_nothing_else_is_a_trial(content: bytes) -> None:
    assert not is_trial(content)
