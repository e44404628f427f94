"""Settings, from the environment alone (`environment.py`); `manage.py check_settings` refuses what is unsafe."""

import os

import dj_database_url
from csp.constants import NONE, SELF

from alongside.config import environment

MODE = environment.mode()
IN_DEMO = MODE == "demo"
IN_SERVER = MODE == "server"
DEBUG = os.environ.get("DEBUG") == "true"
COUNCIL = environment.council()

DATABASE_URL = os.environ.get("DATABASE_URL") or f"sqlite:///{environment.ROOT / '.demo' / 'alongside.sqlite3'}"
DATA_DIR = environment.data_folder(DATABASE_URL)
SECRET_KEY = os.environ.get("SECRET_KEY") or environment.DEMO_SECRET_KEY
LEDGER_KEY = os.environ.get("LEDGER_KEY") or environment.DEMO_LEDGER_KEY
ALLOWED_HOSTS = [h for h in os.environ.get("ALLOWED_HOSTS", "").split(",") if h] or (
    [] if IN_SERVER else ["127.0.0.1", "localhost", "testserver"]
)
ORUK_ALLOWED_HOSTS = frozenset(
    h.strip().lower() for h in os.environ.get("ORUK_ALLOWED_HOSTS", "").split(",") if h.strip()
)
PACK = environment.pack_name(DATA_DIR)
PACKS_DIR = environment.ROOT / "packs"

ROOMS = [
    "desk",
    "practice",
    "assessments",
    "decisions",
    "circles",
    "goals",
    "conversations",
    "talking_points",
    "letters",
    "measures",
    "directory",
    "people",
    "files",
    "workforce",
    "audit",
    "design",
    "packs",
    "kit",
]
INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django_tasks",
    "django_tasks_db",
    *(f"alongside.{room}" for room in ROOMS),
    "alongside.config",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "alongside.directory.oruk.path.oruk_path",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "alongside.workforce.signing_in.idle_time_out",
]
ROOT_URLCONF = "alongside.config.urls"
WSGI_APPLICATION = "alongside.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [environment.ROOT / "alongside" / room / "templates" for room in [*ROOMS, "config"]],
        "OPTIONS": {"environment": "alongside.config.jinja.environment", "auto_reload": DEBUG},
    },
]

DATABASES = {"default": dj_database_url.parse(DATABASE_URL, conn_max_age=600, conn_health_checks=False)}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # The durable setting: WAL with synchronous=NORMAL keeps every commit through the death of any process.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; "
        "PRAGMA cache_size=-65536; PRAGMA temp_store=MEMORY;",
    }
    # A file, not memory: threads of a journey's server share it.
    DATABASES["default"]["TEST"] = {
        "NAME": os.environ.get("TEST_SQLITE") or str(environment.ROOT / ".pytest_cache" / "test.sqlite3")
    }
else:
    # PostgreSQL keeps the questions of `kit.prepared` planned, unless a pooler hands connections on.
    options = DATABASES["default"].setdefault("OPTIONS", {})
    options["prepare_threshold"] = None if options.pop("pooled", "no") == "yes" else 0
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "workforce.Account"
AUTHENTICATION_BACKENDS = ["alongside.workforce.signing_in.AccountBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "/sign-in/"
# As long as typed words are kept: workforce ends an idle sign-in itself, and must still know whose words came late.
SESSION_COOKIE_AGE = 60 * 60 * 24 * 7
SESSION_ENGINE = "alongside.workforce.sessions"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
IDLE_MINUTES = COUNCIL.idle_minutes
CSRF_FAILURE_VIEW = "alongside.design.pages.csrf_failed"

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
USE_I18N = False

STATIC_URL = "/static/"
HASHED_FILES = IN_SERVER and not DEBUG
STATIC_ROOT = environment.ROOT / "staticfiles" if HASHED_FILES else None
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "alongside.config.static.HashedFiles"
        if HASHED_FILES
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = not HASHED_FILES
WHITENOISE_AUTOREFRESH = DEBUG

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "font-src": [SELF],
        "img-src": [SELF, "data:"],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
if IN_SERVER:
    SECURE_SSL_REDIRECT = os.environ.get("BEHIND_PROXY") != "plain"
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_REDIRECT_EXEMPT = ["^health/$"]  # whoever watches over the server asks it directly
    SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}
globals().update(environment.email_settings(DATA_DIR))
DEFAULT_FROM_EMAIL = COUNCIL.from_email

DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "loggers": {
        "alongside": {"handlers": ["console"], "level": "INFO" if IN_SERVER else "WARNING"},
        "django": {"handlers": ["console"], "level": "WARNING", "propagate": False},
    },
}
