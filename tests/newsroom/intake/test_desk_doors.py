"""The intake's pages at the desk: copy by hand, captures, refusals, sources; who may what."""

import datetime as dt
import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import Settings
from wagtail.models import ModelLogEntry

from copydesk.errors import NotAllowed
from copydesk.newsroom.intake import by_hand, signals, store
from copydesk.newsroom.intake.actions import receive, refuse, sweep_drop_folder
from copydesk.newsroom.intake.models import CaptureRow, PushDoorRow, RouteRow, SourceRow

pytestmark = pytest.mark.django_db

NOON = dt.datetime(2026, 3, 1, 12, tzinfo=dt.UTC)
DOOR = "/desk/bring-in/"
ALL = ("", "contributor", "editor", "chief")
SignedIn = Callable[[str], Client]


@pytest.fixture(autouse=True)
def told() -> Any:
    """Captures somebody waits for; in place of the desk, which is not what is tested here."""
    heard: list[CaptureRow] = []

    def hear(capture: CaptureRow, **_: object) -> None:
        heard.append(capture)

    others, signals.kept.receivers = signals.kept.receivers, []
    signals.kept.sender_receivers_cache.clear()
    signals.kept.connect(hear)
    yield heard
    signals.kept.disconnect(hear)
    signals.kept.receivers = others
    signals.kept.sender_receivers_cache.clear()


@pytest.fixture
def capture() -> CaptureRow:
    return receive(b"<script>alert(1)</script> caf\xc3\xa9", place="paste", at=NOON)


@pytest.fixture
def refusal(capture: CaptureRow) -> CaptureRow:
    refuse(capture, "no format reads this")
    return capture


@pytest.fixture
def meridian() -> SourceRow:
    return SourceRow.objects.create(key="meridian", name="Meridian Press", address="")


def paste(client: Client, text: str, **more: object) -> Any:
    return client.post(DOOR, {"door": "paste", "paste-text": text, **more})


def upload(client: Client, *files: SimpleUploadedFile) -> Any:
    return client.post(DOOR, {"door": "upload", "upload-copy": files})


@pytest.mark.parametrize("role", ["contributor", "editor", "chief"])
def test_pasted_copy_is_kept_and_shown(signed_in: SignedIn, role: str, told: Any) -> None:
    client = signed_in(role)
    answer = paste(client, "The ferry sails.\r\n\r\nعاجل\r\n")
    (capture,) = CaptureRow.objects.all()
    assert store.content(capture.sha256) == "The ferry sails.\n\nعاجل\n".encode()
    assert (capture.place, capture.by.username) == ("paste", role)
    assert told == [capture]
    assert answer.status_code == 302
    page = client.get(answer.url).content.decode()
    assert "Kept, and waiting to be read." in page


def test_pasted_copy_may_be_laid_to_a_source(signed_in: SignedIn, meridian: SourceRow) -> None:
    paste(signed_in("contributor"), "Copy.", **{"paste-source": meridian.pk})
    assert CaptureRow.objects.get().source == meridian


@pytest.mark.parametrize("text", ["", "  \r\n ", "a\x00b", "x" * 2_000_001])
def test_a_paste_that_is_no_copy_is_sent_back_with_the_reason(
    signed_in: SignedIn, text: str
) -> None:
    answer = paste(signed_in("editor"), text)
    assert answer.status_code == 422
    assert b"error-message" in answer.content
    assert not CaptureRow.objects.exists()


def test_several_files_are_each_kept(signed_in: SignedIn, told: Any) -> None:
    files = [SimpleUploadedFile(name, name.encode()) for name in ("a.txt", "b.html", "c.json")]
    answer = upload(signed_in("editor"), *files)
    assert answer.url == reverse("captures:index")
    kept = {row.place: row.media_type for row in CaptureRow.objects.all()}
    assert kept == {
        "upload:a.txt": "text/plain",
        "upload:b.html": "text/html",
        "upload:c.json": "application/json",
    }
    assert len(told) == 3


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("../../secret-key", "upload:secret-key"),
        ("a\u202egpj.exe", "upload:agpj.exe"),
        ("<img src=x onerror=alert(1)>.txt", "upload:<img src=x onerror=alert(1)>.txt"),
        ("line\nbreak.txt", "upload:linebreak.txt"),
    ],
)
def test_hostile_file_names_are_words_only(signed_in: SignedIn, name: str, place: str) -> None:
    client = signed_in("editor")
    file = SimpleUploadedFile("plain.txt", b"Copy.")
    file._name = name  # past the cleaning Django does on our side of the wire
    upload(client, file)
    row = CaptureRow.objects.get()
    assert row.place == place
    assert b"<img src=x" not in client.get(reverse("captures:index")).content


def test_a_file_too_large_is_sent_back_and_the_others_with_it(
    signed_in: SignedIn, settings: Settings
) -> None:
    settings.CAPTURE_MAX_BYTES = 1024
    files = [SimpleUploadedFile("a.txt", b"x"), SimpleUploadedFile("big.txt", b"x" * 1025)]
    answer = upload(signed_in("editor"), *files)
    assert answer.status_code == 422
    assert "“big.txt” is larger than 1 KiB." in answer.content.decode()
    assert not CaptureRow.objects.exists()


def test_too_many_files_at_once_are_sent_back(signed_in: SignedIn) -> None:
    files = [SimpleUploadedFile(f"{number}.txt", b"x") for number in range(21)]
    assert upload(signed_in("editor"), *files).status_code == 422


def test_an_address_is_fetched_and_kept(signed_in: SignedIn, web: Any) -> None:
    web.put("/story", b"<h1>Ferry</h1>", kind="text/html; charset=utf-8")
    signed_in("editor").post(DOOR, {"door": "fetch", "fetch-address": web.address("/story")})
    row = CaptureRow.objects.get()
    assert (row.place, row.media_type) == (web.address("/story"), "text/html")


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:1/",
        "http://169.254.169.254/latest/",
        "http://[::1]/",
        "file:///etc/passwd",
    ],
)
def test_an_address_within_the_house_is_refused_with_the_reason(
    signed_in: SignedIn, address: str
) -> None:
    answer = signed_in("editor").post(DOOR, {"door": "fetch", "fetch-address": address})
    assert answer.status_code == 422
    assert b"error-message" in answer.content
    assert not CaptureRow.objects.exists()


def test_an_unknown_door_leads_back(signed_in: SignedIn) -> None:
    assert signed_in("editor").post(DOOR, {"door": "window"}).url == DOOR


def test_what_came_is_shown_as_letters_only(signed_in: SignedIn, capture: CaptureRow) -> None:
    answer = signed_in("contributor").get(reverse("captures:bytes", args=(capture.pk,)))
    assert answer.content.decode() == "<script>alert(1)</script> café"
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"


def test_a_damaged_capture_says_so(
    signed_in: SignedIn, capture: CaptureRow, settings: Settings
) -> None:
    settings.CAPTURES_ROOT = settings.CAPTURES_ROOT.with_name("elsewhere")
    answer = signed_in("editor").get(reverse("captures:bytes", args=(capture.pk,)))
    assert answer.status_code == 500
    assert b"no file of this name" in answer.content


def test_a_refusal_is_listed_with_its_reason_and_tried_again(
    signed_in: SignedIn, refusal: CaptureRow, told: Any
) -> None:
    client = signed_in("editor")
    listed = client.get("/desk/refusals/").content.decode()
    assert "no format reads this" in listed
    assert "Try again" in listed
    again = reverse("captures:again", args=(refusal.pk,))
    answer = client.post(again, {"next": "/desk/refusals/"})
    assert answer.url == "/desk/refusals/"
    refusal.refresh_from_db()
    assert refusal.state == CaptureRow.State.KEPT
    assert told == [refusal]
    entry = ModelLogEntry.objects.get(action="intake.try_again")
    assert entry.user.username == "editor"


def test_only_a_refusal_can_be_tried_again(signed_in: SignedIn, capture: CaptureRow) -> None:
    again = reverse("captures:again", args=(capture.pk,))
    assert signed_in("editor").post(again).status_code == 404


def test_a_button_does_not_lead_out_of_the_house(signed_in: SignedIn, refusal: CaptureRow) -> None:
    again = reverse("captures:again", args=(refusal.pk,))
    answer = signed_in("editor").post(again, {"next": "https://evil.example/"})
    assert answer.url == reverse("captures:inspect", args=(refusal.pk,))


def test_buttons_do_nothing_when_only_looked_at(
    signed_in: SignedIn, refusal: CaptureRow, meridian: SourceRow
) -> None:
    client = signed_in("chief")
    assert client.get(reverse("captures:again", args=(refusal.pk,))).status_code == 405
    assert client.get(reverse("sources:poll", args=(meridian.pk,))).status_code == 405


def test_captures_are_found_by_state_and_source(
    signed_in: SignedIn, refusal: CaptureRow, meridian: SourceRow
) -> None:
    receive(b"Other.", place="upload:other.txt", at=NOON, source=meridian)
    client = signed_in("editor")
    refused = client.get("/desk/captures/", {"state": "refused"}).content.decode()
    assert "upload:other.txt" not in refused
    hers = client.get("/desk/captures/", {"source": meridian.pk}).content.decode()
    assert "upload:other.txt" in hers
    found = client.get("/desk/captures/results/", {"q": "other"}).content.decode()
    assert "upload:other.txt" in found


def test_nobody_can_alter_or_delete_a_capture(signed_in: SignedIn, capture: CaptureRow) -> None:
    client = signed_in("chief")
    User.objects.filter(username="chief").update(is_superuser=True)
    for act in ("edit", "delete", "copy", "history", "usage"):
        assert client.get(f"/desk/captures/{act}/{capture.pk}/").status_code == 404
    assert client.get("/desk/captures/new/").status_code == 404
    assert client.get("/desk/captures/").status_code == 200
    assert client.get(f"/desk/captures/inspect/{capture.pk}/").status_code == 200


def test_a_source_is_polled_by_its_button(
    signed_in: SignedIn, web: Any, meridian: SourceRow, told: Any
) -> None:
    web.put("/feed", b"<rss/>", kind="application/rss+xml")
    SourceRow.objects.filter(pk=meridian.pk).update(address=web.address("/feed"))
    client = signed_in("editor")
    answer = client.post(reverse("sources:poll", args=(meridian.pk,)), follow=True)
    assert "1 delivery came." in answer.content.decode()
    assert told == list(CaptureRow.objects.all())


def test_what_ails_a_source_is_shown_after_polling_and_in_the_list(
    signed_in: SignedIn, web: Any, meridian: SourceRow
) -> None:
    SourceRow.objects.filter(pk=meridian.pk).update(address=web.address("/gone"))
    client = signed_in("editor")
    answer = client.post(reverse("sources:poll", args=(meridian.pk,)), follow=True)
    assert "answered 404" in answer.content.decode()
    assert "It failed once." in answer.content.decode()
    assert "answered 404" in client.get("/desk/sources/").content.decode()


def test_a_source_without_an_address_has_no_button(
    signed_in: SignedIn, meridian: SourceRow
) -> None:
    client = signed_in("chief")
    assert "Poll now" not in client.get("/desk/sources/").content.decode()
    assert client.post(reverse("sources:poll", args=(meridian.pk,))).status_code == 404


def test_a_chief_adds_a_source(signed_in: SignedIn) -> None:
    client = signed_in("chief")
    filled = {"name": "Harbour Wire", "key": "harbour", "way": "feed", "interval": 600}
    filled |= {"fastest": 60, "slowest": 1800, "embargo_minutes": 0, "expiry_days": 0}
    wrong = client.post("/desk/sources/new/", filled)
    assert "Where shall we ask?" in wrong.content.decode()
    odd = client.post("/desk/sources/new/", {**filled, "address": "ftp://a.example/x"})
    assert odd.status_code == 200
    client.post("/desk/sources/new/", {**filled, "address": "https://a.example/feed"})
    assert SourceRow.objects.get().address == "https://a.example/feed"


PAGES = {
    "/desk/bring-in/": ("contributor", "editor", "chief"),
    "/desk/sources/": ("contributor", "editor", "chief"),
    "/desk/sources/inspect/{source}/": ("contributor", "editor", "chief"),
    "/desk/sources/new/": ("chief",),
    "/desk/sources/edit/{source}/": ("chief",),
    "/desk/sources/delete/{source}/": (),
    "/desk/sources/list/": ("contributor", "editor", "chief"),
    "/desk/sources/take-on/": ("chief",),
    "/desk/routes/": ("chief",),
    "/desk/routes/new/": ("chief",),
    "/desk/captures/": ("contributor", "editor", "chief"),
    "/desk/captures/inspect/{capture}/": ("contributor", "editor", "chief"),
    "/desk/captures/bytes/{capture}/": ("contributor", "editor", "chief"),
    "/desk/refusals/": ("contributor", "editor", "chief"),
    "/desk/refusals/results/": ("contributor", "editor", "chief"),
}


@pytest.mark.parametrize("role", ALL)
@pytest.mark.parametrize("page", PAGES)
def test_each_page_is_open_to_its_roles_only(
    signed_in: SignedIn, page: str, role: str, refusal: CaptureRow, meridian: SourceRow
) -> None:
    address = page.format(source=meridian.pk, capture=refusal.pk)
    answer = signed_in(role).get(address)
    is_open = answer.status_code == 200
    assert is_open == (role in PAGES[page])
    assert is_open or answer.status_code in (302, 403)


@pytest.mark.parametrize("page", PAGES)
def test_no_page_is_open_to_the_street(
    client: Client, page: str, refusal: CaptureRow, meridian: SourceRow
) -> None:
    answer = client.get(page.format(source=meridian.pk, capture=refusal.pk))
    assert answer.status_code == 302
    assert answer.url.startswith("/desk/login/")


@pytest.mark.parametrize(("role", "may"), [("", False), ("contributor", False), ("editor", True)])
def test_trying_again_is_for_editors(
    signed_in: SignedIn, role: str, may: bool, refusal: CaptureRow
) -> None:
    signed_in(role).post(reverse("captures:again", args=(refusal.pk,)))
    refusal.refresh_from_db()
    assert (refusal.state == CaptureRow.State.KEPT) == may


def test_who_may_not_bring_in_copy_cannot_by_any_door(signed_in: SignedIn, web: Any) -> None:
    client = signed_in("")
    paste(client, "Copy.")
    upload(client, SimpleUploadedFile("a.txt", b"Copy."))
    client.post(DOOR, {"door": "fetch", "fetch-address": web.address("/a")})
    assert not CaptureRow.objects.exists()
    assert web.asked == []
    with pytest.raises(NotAllowed, match="visitor has no leave"):
        by_hand.paste("Copy.", by=User.objects.get(username="visitor"), at=NOON)


@pytest.mark.parametrize(
    ("role", "words"),
    [("", ()), ("contributor", ("Bring in copy", "Sources", "Captures", "Refusals"))],
)
def test_the_menu_shows_what_one_may_open(
    signed_in: SignedIn, role: str, words: tuple[str, ...]
) -> None:
    menu = signed_in(role).get("/desk/account/").content.decode()
    shown = [w for w in ("Bring in copy", "Sources", "Captures", "Refusals") if w in menu]
    assert shown == list(words)


@pytest.mark.parametrize("page", PAGES)
def test_our_pages_carry_no_inline_script_or_style_of_ours(
    signed_in: SignedIn, page: str, refusal: CaptureRow, meridian: SourceRow
) -> None:
    client = signed_in("chief")
    User.objects.filter(username="chief").update(is_superuser=True)
    html = client.get(page.format(source=meridian.pk, capture=refusal.pk)).content.decode()
    assert " onclick=" not in html
    assert " style=" not in html


def test_the_desk_may_take_the_copy_in_while_one_waits(signed_in: SignedIn) -> None:
    def read(capture: CaptureRow, **_: object) -> None:
        CaptureRow.objects.filter(pk=capture.pk).update(state=CaptureRow.State.READ)

    signals.kept.connect(read)
    answer = signed_in("editor").post(DOOR, {"door": "paste", "paste-text": "Copy."}, follow=True)
    signals.kept.disconnect(read)
    assert "“paste” was taken in." in answer.content.decode()


def test_copy_stays_kept_when_the_desk_stumbles(signed_in: SignedIn) -> None:
    def stumble(**_: object) -> None:
        raise ZeroDivisionError

    signals.kept.connect(stumble)
    answer = paste(signed_in("editor"), "Copy.")
    signals.kept.disconnect(stumble)
    assert answer.status_code == 302
    assert CaptureRow.objects.get().state == CaptureRow.State.KEPT


@pytest.mark.parametrize(
    "page", ["/desk/bring-in/", "/desk/refusals/", "/desk/captures/inspect/{capture}/"]
)
def test_every_button_carries_the_token_that_proves_it_ours(
    person: Callable[[str], User], page: str, refusal: CaptureRow
) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(person("editor"))
    html = client.get(page.format(capture=refusal.pk)).content.decode()
    ours = html.split("<main", 1)[1].split("</main>", 1)[0]
    forms = [form.split("</form>")[0] for form in ours.split('<form method="post"')[1:]]
    assert forms
    assert all('name="csrfmiddlewaretoken"' in form for form in forms)
    assert paste(client, "Copy.").status_code == 403


def test_the_seed_comes_in_by_every_door_as_the_same_bytes(
    signed_in: SignedIn, shared: Path, settings: Settings
) -> None:
    seed = (shared / "seed" / "capture.txt").read_bytes()
    client = signed_in("editor")
    paste(client, seed.decode().replace("\n", "\r\n"))  # as a browser sends it
    upload(client, SimpleUploadedFile("capture.txt", seed))
    settings.DROP_ROOT.mkdir(parents=True)
    (settings.DROP_ROOT / "capture.txt").write_bytes(seed)
    sweep_drop_folder(NOON)
    sweep_drop_folder(NOON + dt.timedelta(seconds=2))
    kept = CaptureRow.objects.values_list("place", "sha256")
    assert {place for place, _ in kept} == {"paste", "upload:capture.txt", "drop:capture.txt"}
    assert {sha256 for _, sha256 in kept} == {hashlib.sha256(seed).hexdigest()}


def test_the_sources_are_saved_as_a_list_and_taken_on_from_one(signed_in: SignedIn) -> None:
    client = signed_in("chief")
    SourceRow.objects.create(key="m", name="Meridian", address="https://meridian.example/feed")
    saved = client.get("/desk/sources/list/")
    assert "attachment" in saved["Content-Disposition"]
    SourceRow.objects.all().delete()
    file = SimpleUploadedFile("sources.opml", saved.content)
    page = client.post("/desk/sources/take-on/", {"list": file}, follow=True)
    assert "1 source was taken on." in page.content.decode()
    assert SourceRow.objects.get().address == "https://meridian.example/feed"


def test_a_file_that_is_no_list_is_refused_with_the_reason(signed_in: SignedIn) -> None:
    file = SimpleUploadedFile("sources.opml", b"<rss/>")
    page = signed_in("chief").post("/desk/sources/take-on/", {"list": file})
    assert (page.status_code, "this is no OPML list" in page.content.decode()) == (422, True)


def test_a_partner_gets_a_secret_that_is_shown_once(signed_in: SignedIn) -> None:
    client = signed_in("chief")
    row = SourceRow.objects.create(key="m", name="Meridian", way="push")
    shown = client.post(f"/desk/sources/door/{row.pk}/")
    secret = PushDoorRow.objects.get().secret
    assert secret in shown.content.decode()
    assert "no-store" in shown["Cache-Control"]
    assert secret not in client.get(f"/desk/sources/inspect/{row.pk}/").content.decode()
    client.post(f"/desk/sources/no-door/{row.pk}/")
    assert not PushDoorRow.objects.exists()


def test_only_who_keeps_the_sources_gives_secrets(signed_in: SignedIn) -> None:
    row = SourceRow.objects.create(key="m", name="Meridian", way="push")
    answer = signed_in("editor").post(f"/desk/sources/door/{row.pk}/")
    assert answer.status_code in (302, 403)
    assert not PushDoorRow.objects.exists()


def test_a_route_sends_to_a_section_there_is(signed_in: SignedIn, world: Any) -> None:
    client = signed_in("chief")
    source = SourceRow.objects.create(key="m", name="Meridian", way="push")
    sent = {
        "source": source.pk, "order": 1, "match": "subject", "words": "harbour",
        "section_key": "world", "stage": "ready",
    }  # fmt: skip
    wrong = client.post("/desk/routes/new/", sent | {"section_key": "nowhere"})
    assert (wrong.status_code, RouteRow.objects.count()) == (200, 0)
    client.post("/desk/routes/new/", sent)
    assert RouteRow.objects.get().section_key == "world"
    page = client.get(f"/desk/sources/inspect/{source.pk}/").content.decode()
    assert "<bdi>harbour</bdi>" in page
    assert "<bdi>world</bdi> (ready)" in page
