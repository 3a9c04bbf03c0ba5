"""A front's draft as readers will see it: the press's own page on the paper as it stands."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.utils import timezone

from copydesk.newsroom.fronts.models import FrontRow
from copydesk.newsroom.fronts.signals import proof_asked
from copydesk.newsroom.printing.folder import SiteFolder
from copydesk.newsroom.printing.paper import DatabasePaper
from copydesk.newsroom.printing.pictures import Darkroom
from copydesk.press.address import file_of, rooted, section_address
from copydesk.press.paper import Gone, Site
from copydesk.press.print_pages import reprint
from copydesk.press.shape import Front


class ProofPaper(DatabasePaper):
    """The published state, but for one front."""

    proof: tuple[str, Front] = ("", Front())

    def front(self, locale: str, section: str) -> Front:
        """The draft in its place, the others as they are."""
        place, front = self.proof
        return front if place == f"{locale}/{section}" else super().front(locale, section)


def path_of_front(place: str, site: Site) -> str:
    """The file of the front of a language ("ar/") or of a section in it ("ar/world")."""
    locale, _, section = place.partition("/")
    return file_of(section_address(section, site, locale) if section else rooted(locale, "/"))


def prove(row: FrontRow, front: Front) -> HttpResponse:
    """The page as the press would print it now."""
    folder = SiteFolder(Path(settings.PRESS_ROOT))
    paper = ProofPaper(timezone.now(), darkroom=Darkroom(folder))
    paper.proof = (row.own_place(), front)
    page = next(iter(reprint([path_of_front(row.own_place(), paper.site)], paper)))
    if isinstance(page, Gone):
        return HttpResponse(status=404)
    return HttpResponse(page.content, content_type=page.media_type)


def connect() -> None:
    """Answer when Wagtail asks for a preview of a front; called once when the app is ready."""
    proof_asked.connect(_asked, sender=FrontRow, dispatch_uid="printing.proof")


def _asked(row: FrontRow, front: Front, **_: Any) -> HttpResponse:
    return prove(row, front)
