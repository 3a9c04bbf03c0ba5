"""The room's settings: the environment, read once, with defaults that work on a laptop.

Every setting is listed in `docs/settings.md`.
"""

from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import available_timezones

import environ
from django.core.exceptions import ImproperlyConfigured
from django.core.management.utils import get_random_secret_key

from copydesk.story.explained import UNSURE

env = environ.Env()

DATA = Path(env.str("COPYDESK_DATA", default="data")).resolve()
SITE_URL = env.str("SITE_URL", default="http://127.0.0.1:8000").rstrip("/")
IS_HTTPS = SITE_URL.lower().startswith("https:")
SAMPLE = env.bool("COPYDESK_SAMPLE", default=False)
SAMPLE_ROOT = Path(
    env.str("COPYDESK_SAMPLE_ROOT", default=str(Path(__file__).parents[3] / "sample"))
)
SAMPLE_START = DATA / "sample-start"
SECRET_KEY_LENGTH = 50  # as `check --deploy` asks


def _secret_key() -> str:
    """The key from the environment, or one made at the first start and kept in the data folder."""
    if given := env.str("SECRET_KEY", default=""):
        if IS_HTTPS and len(given) < SECRET_KEY_LENGTH:
            reason = f"SECRET_KEY: {len(given)} characters; {SECRET_KEY_LENGTH} are needed"
            raise ImproperlyConfigured(reason)
        return given
    kept = DATA / "secret-key"
    if not kept.exists() or not kept.read_text():
        DATA.mkdir(parents=True, exist_ok=True)
        kept.touch(mode=0o600)
        kept.write_text(get_random_secret_key())
    return kept.read_text()


SECRET_KEY = _secret_key()
DEBUG = env.bool("COPYDESK_DEBUG", default=False)
ALLOWED_HOSTS = env.list(
    "ALLOWED_HOSTS",
    default=["127.0.0.1", "localhost", "[::1]", urlsplit(SITE_URL).hostname or "localhost"],
)
CSRF_TRUSTED_ORIGINS = [SITE_URL]

INSTALLED_APPS = [
    "copydesk.newsroom.logbook",
    "copydesk.newsroom.intake",
    "copydesk.newsroom.desk",
    "copydesk.newsroom.fronts",
    "copydesk.newsroom.printing",
    "copydesk.newsroom.live",
    "copydesk.newsroom.corrections",
    "copydesk.newsroom.propagation",
    "copydesk.newsroom.search",
    "wagtail.snippets",
    "wagtail.contrib.settings",
    "wagtail.images",
    "wagtail.documents",
    "wagtail.users",
    "wagtail.sites",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_tasks",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "copydesk.newsroom.urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
            ],
        },
    },
]

DATABASES = {
    "default": env.db_url("DATABASE_URL", default=f"sqlite:///{DATA / 'newsroom.sqlite3'}"),
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # FULL, not NORMAL: with NORMAL a power cut may take back a row that was acknowledged.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 30,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "wagtailadmin_login"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 12 * 3600
SESSION_SAVE_EVERY_REQUEST = False
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_HTTPS
if IS_HTTPS:
    # A browser takes these names from this very host over https alone: no neighbour can set them.
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-session", "__Host-csrf"
elif port := urlsplit(SITE_URL).port:
    # Cookies know no ports: several newsrooms on one machine each keep their own logins.
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = f"sessionid-{port}", f"csrftoken-{port}"
SECURE_SSL_REDIRECT = env.bool("SSL_REDIRECT", default=IS_HTTPS)
# The sample agency is polled on this machine, without https.
SECURE_REDIRECT_EXEMPT = [r"^agency/"] if SAMPLE else []
SECURE_HSTS_SECONDS = env.int("HSTS_SECONDS", default=30 * 24 * 3600 if IS_HTTPS else 0)
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = env.bool("HSTS_SUBDOMAINS", default=IS_HTTPS)

LANGUAGE_CODE = "en"
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES = [
    ("en", "English"),
    ("ar", "العربية"),
    ("de", "Deutsch"),
    ("es", "Español"),
    ("fr", "Français"),
]
USE_I18N = USE_TZ = True
LOCALE_PATHS = [Path(__file__).parent / "locale"]
TIME_ZONE = env.str("TIME_ZONE", default="UTC")

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage",
    },
}
CAPTURES_ROOT = DATA / "captures"
# The largest delivery we take, by whatever door.
CAPTURE_MAX_BYTES = env.int("COPYDESK_CAPTURE_MAX_BYTES", default=20 * 1024 * 1024)
# What cleaning is less sure of than this is shown as unsure at the desk.
DOUBT = env.float("COPYDESK_DOUBT", default=UNSURE)
if not 0 <= DOUBT <= 1:
    raise ImproperlyConfigured(f"COPYDESK_DOUBT: {DOUBT} is not between 0 and 1")
PRESS_ROOT = DATA / "site"
# Caches before us that are told what changed: Wagtail's setting of this name, as JSON.
WAGTAILFRONTENDCACHE = env.json("WAGTAILFRONTENDCACHE", default={})
RECORD_ROOT = DATA / "record"
DROP_ROOT = DATA / "drop"
BELL_ROOT = DATA / "bells"
LIMITS_ROOT = DATA / "limits"
LINES = DATA / "live" / "lines.jsonl"
DESK_SOCKET = DATA / "desk.socket"
# Proxies before us whose word on who asks, and whether over https, is taken: `*` takes anybody's.
TRUSTED_PROXIES = env.list("FORWARDED_ALLOW_IPS", default=["127.0.0.1", "::1"])

EMAIL_BACKEND = env.str("EMAIL_BACKEND", default="django.core.mail.backends.filebased.EmailBackend")
EMAIL_FILE_PATH = DATA / "mail"
DEFAULT_FROM_EMAIL = env.str(
    "DEFAULT_FROM_EMAIL", default=f"corrections@{urlsplit(SITE_URL).hostname or 'localhost'}"
)
# Seal readers' addresses: the first for new ones, the others for those that are kept already.
MAIL_KEYS = env.list("COPYDESK_MAIL_KEYS", default=[SECRET_KEY])

TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}

WAGTAIL_SITE_NAME = env.str("SITE_NAME", default="copydesk")
WAGTAILADMIN_BASE_URL = SITE_URL
WAGTAIL_USER_TIME_ZONES = sorted(available_timezones() - {"localtime", "Factory", "posixrules"})
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAILIMAGES_IMAGE_MODEL = "desk.PictureFile"
WAGTAILIMAGES_IMAGE_FORM_BASE = "copydesk.newsroom.desk.picture_form.PictureForm"
WAGTAILIMAGES_EXTENSIONS = ["gif", "jpg", "jpeg", "png", "webp", "avif"]
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 40_000_000
# Wagtail's database index runs a whole-table average at every write; the desk has its own search.
WAGTAILSEARCH_BACKENDS = {
    "default": {
        "BACKEND": "wagtail.search.backends.database",
        "AUTO_UPDATE": False,
    },
}
SILENCED_SYSTEM_CHECKS: list[str] = []

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        # Wagtail's rich-text editor puts four style elements of its own into the desk's pages.
        "style-src": ["'self'", "'unsafe-inline'"],
        "img-src": ["'self'", "data:", "blob:"],
        "connect-src": ["'self'"],
        "font-src": ["'self'"],
        "frame-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "object-src": ["'none'"],
        "frame-ancestors": ["'self'"],
    },
}
X_FRAME_OPTIONS = "DENY"  # previews say SAMEORIGIN themselves
SECURE_REFERRER_POLICY = "same-origin"

# Addresses on private networks that the fetcher may ask all the same: "127.0.0.1:8801".
WIRE_ALLOW = tuple(env.list("COPYDESK_WIRE_ALLOW", default=[]))
# Whether hubs are asked to tell us the news of feeds (WebSub): they must be able to reach SITE_URL.
HUBS = env.bool("COPYDESK_HUBS", default=IS_HTTPS)
# Hubs elsewhere that our feeds name and that are told of their news, in place of our own.
FEED_HUBS = env.list("COPYDESK_FEED_HUBS", default=[])
# Search engines are told what changed (IndexNow) once a key is set: 8 to 128 letters and digits.
INDEXNOW_KEY = env.str("INDEXNOW_KEY", default="")
INDEXNOW_ADDRESS = env.str("INDEXNOW_ADDRESS", default="https://api.indexnow.org/indexnow")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", default="WARNING")},
    # Any stranger can send an odd Host: it is answered with 400, not with a traceback in the log.
    "loggers": {"django.security.DisallowedHost": {"level": "CRITICAL"}},
}
