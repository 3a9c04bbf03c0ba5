"""The site: `PEER_DATA` is its folder; `PEER_CACHED` puts Django's cache of whole pages first."""

import os
from pathlib import Path

import django
from django.conf import settings
from django.core.asgi import get_asgi_application

DATA = Path(os.environ["PEER_DATA"])
CACHED = os.environ.get("PEER_CACHED") == "1"
MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]


class Unmigrated(dict[str, None]):
    """No app has migrations: its tables are made as they are now."""

    def __contains__(self, app: object) -> bool:
        return True

    def __getitem__(self, app: str) -> None:
        return None


if CACHED:
    before, after = "UpdateCacheMiddleware", "FetchFromCacheMiddleware"
    module = "django.middleware.cache."
    MIDDLEWARE = [module + before, "django.middleware.gzip.GZipMiddleware", *MIDDLEWARE]
    MIDDLEWARE.append(module + after)
else:
    MIDDLEWARE = ["django.middleware.gzip.GZipMiddleware", *MIDDLEWARE]
settings.configure(
    SECRET_KEY="for the bench",
    ALLOWED_HOSTS=["*"],
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": str(DATA / "db")}},
    CACHES={"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}},
    INSTALLED_APPS=[
        "wagtail_peer",
        *("wagtail.contrib.redirects", "wagtail.sites", "wagtail.users", "wagtail.documents"),
        *("wagtail.images", "wagtail.search", "wagtail.admin", "wagtail", "modelcluster", "taggit"),
        *("django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions"),
        *("django.contrib.messages", "django_tasks"),
    ],
    MIDDLEWARE=MIDDLEWARE,
    ROOT_URLCONF="wagtail_peer.urls",
    TEMPLATES=[
        {"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True},
    ],
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    MIGRATION_MODULES=Unmigrated(),
    WAGTAILSEARCH_BACKENDS={
        "default": {"BACKEND": "wagtail.search.backends.database", "AUTO_UPDATE": False},
    },
    WAGTAIL_SITE_NAME="peer",
    WAGTAILADMIN_BASE_URL="http://127.0.0.1",
    STATIC_URL="/static/",
    USE_TZ=True,
)
django.setup()


def fill(title: str, body: str) -> None:
    """A database with one story at `/ferry/`."""
    from django.core.management import call_command
    from wagtail.models import Locale, Page, Site
    from wagtail.rich_text import RichText

    from wagtail_peer.models import PeerStory

    call_command("migrate", run_syncdb=True, verbosity=0)
    Locale.objects.create(language_code="en")
    home = Page.add_root(title="Home")
    blocks = [("paragraph", RichText(line)) for line in body.splitlines() if line]
    home.add_child(instance=PeerStory(title=title, slug="ferry", body=blocks))
    Site.objects.create(hostname="localhost", root_page=home, is_default_site=True)


application = get_asgi_application()
