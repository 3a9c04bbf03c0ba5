"""The desk follows the shared cases of upstream changes, by the same door as any delivery."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction

from copydesk.newsroom.desk import arrivals
from copydesk.newsroom.desk.models import ArrivalRow, WaitingOrderRow
from copydesk.newsroom.intake import actions as intake
from copydesk.newsroom.intake.models import SourceRow
from copydesk.wire.dates import parse

pytestmark = pytest.mark.django_db
FORMS = ("atom", "nitf", "html")
SILENT = {"late", "repeat", "embargo", "expiry"}
SAID = {"refused": "duplicate-refused"}


@pytest.fixture(scope="module")
def cases(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    folder = tmp_path_factory.mktemp("updates")
    maker = str(shared / "bench/wire/updates.py")
    call = [sys.executable, maker, "--seed", "41", "--n", "1", "--out", str(folder)]
    subprocess.run(call, check=True, capture_output=True)
    lines = (folder / "updates.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def brought(case: dict[str, Any], source: SourceRow) -> list[list[str]]:
    """The kinds of what each delivery did at the desk."""
    told, seen, waiting = [], set[int](), 0
    for number, delivery in enumerate(case["deliveries"]):
        now = parse(delivery["clock"])
        assert now is not None
        place = f"{case['id']}#{number}"
        if delivery["status"] == 200 and delivery["body"]:
            capture = intake.receive(delivery["body"].encode(), place=place, at=now, source=source)
            arrivals.take_in(capture, now=now)
        elif delivery["status"] == 410 and case["format"] == "html":
            arrivals.gone(source, case["expect"][0][0]["item"], now=now)
        fresh = ArrivalRow.objects.filter(story__source=source).exclude(pk__in=seen)
        kinds = [SAID.get(one.kind, one.kind) for one in fresh if one.kind not in SILENT]
        orders = WaitingOrderRow.objects.filter(source=source).exists()
        kinds += ["kill"] if orders and not waiting else []
        waiting = waiting or orders
        seen |= {one.pk for one in fresh}
        told.append(sorted(kinds))
    return told


@pytest.mark.parametrize("form", FORMS)
def test_the_desk_does_what_the_shared_cases_ask(form: str, cases: list[dict[str, Any]]) -> None:
    for case in cases:
        if case["format"] != form:
            continue
        wanted = [
            sorted(event["kind"] for event in one if event["kind"] != "gone")
            for one in case["expect"]
        ]
        # Cases tell the same news: what one killed must not be known again in the next.
        with transaction.atomic():
            key = case["id"].replace(":", "-")
            source = SourceRow.objects.create(key=key[:60], name=key, language="en")
            told = brought(case, source)
            transaction.set_rollback(True)
        assert (case["id"], told) == (case["id"], wanted)
