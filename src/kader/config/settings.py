"""All settings of one installation; everything that differs comes from the environment."""

import secrets
import sys
from pathlib import Path
from typing import Any

import environ  # type: ignore[import-untyped]  # It ships no types.
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

env = environ.Env()
SRC = Path(__file__).resolve().parents[1]
HOUSE = SRC.parents[1]

# The demo tells an invented town: people may be switched, mails are shown on a page.
DEMO = env.bool("KADER_DEMO", default=False)
TESTING = env.bool("KADER_TESTING", default="pytest" in sys.modules)
DEBUG = env.bool("KADER_DEBUG", default=False)
OPEN_HOUSE = DEMO or TESTING or DEBUG

# The town -----------------------------------------------------------------------------------
TOWN_KEY = env.str("KADER_TOWN", default="zilverbeek")
TOWN_NAME = env.str("KADER_TOWN_NAME", default="Gemeente Zilverbeek")
TOWN_MOTTO = env.str("KADER_TOWN_MOTTO", default="")
TOWN_PHONE = env.str("KADER_TOWN_PHONE", default="14 0999")
KADER_THEME = env.list("KADER_THEME", default=[])  # accent, accent-strong, accent-wash
# A theme of NL Design System: its sheet in the town's own folder, and the class of its tokens.
KADER_NL_DESIGN_THEME = env.str("KADER_NL_DESIGN_THEME", default="")
KADER_NL_DESIGN_CLASS = env.str("KADER_NL_DESIGN_CLASS", default="")
# The name of a page, its label, and where its pages live when that is elsewhere.
KADER_NAV: list[tuple[str, Any] | tuple[str, Any, str]] = [
    ("home", _("In your neighbourhood")),
    ("issues", _("Issues"), "/m/"),
    ("ground_rules", _("Ground rules")),
]
# Service promises of the town, in days: not law.
KADER_TERMS = {
    "promise": env.int("KADER_DAYS_PROMISE", default=14),
    "check": env.int("KADER_DAYS_CHECK", default=14),
    "condition": env.int("KADER_DAYS_CONDITION", default=14),
    "frame_question": env.int("KADER_DAYS_FRAME_QUESTION", default=14),
    "fact": env.int("KADER_DAYS_FACT", default=14),
    "support": env.int("KADER_DAYS_SUPPORT", default=14),
    "signal": env.int("KADER_WORKDAYS_SIGNAL", default=3),
    "confirmation": env.int("KADER_DAYS_CONFIRMATION", default=7),
    "wait": 2,
}

# Where things are ---------------------------------------------------------------------------
DATA_DIR = Path(env.str("KADER_DATA", default=str(HOUSE / "var" / TOWN_KEY)))
DATA_DIR.mkdir(mode=0o700, parents=True, exist_ok=True)


def _secret_key() -> str:
    """The key of this installation, made at the first start and readable by its owner only."""
    given: str = env.str("KADER_SECRET_KEY", default="")
    if given:
        return given
    place = DATA_DIR / "secret_key"
    if not place.exists():
        place.touch(mode=0o600)
        place.write_text(secrets.token_urlsafe(64))
    return place.read_text()


SECRET_KEY = _secret_key()
ALLOWED_HOSTS = env.list(
    "KADER_HOSTS", default=["127.0.0.1", "localhost", "testserver"] if OPEN_HOUSE else []
)
CSRF_TRUSTED_ORIGINS = env.list("KADER_ORIGINS", default=[])
ROOT_URLCONF = "kader.config.urls"
WSGI_APPLICATION = "kader.config.wsgi.application"

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "template_partials",
    "django_htmx",
    # Before allauth, so that its pages and mails are ours.
    "kader.web",
    "kader.people",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_tasks",
    "django_tasks_db",
    "kader.timeline",
    "kader.places",
    "kader.search",
    "kader.matters",
    "kader.home",
    "kader.api",
    "kader.demo",
]

MIDDLEWARE = [
    "kader.web.middleware.ReferenceMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # Outside gzip and CSP: a kept page is kept as it goes over the wire.
    "kader.home.cache.VisitorCacheMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "kader.api.middleware.ApiMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "kader.people.middleware.StrongLoginMiddleware",
    "kader.demo.middleware.DemoMiddleware",
    "kader.people.middleware.PaceMiddleware",
    "kader.web.middleware.RuleBrokenMiddleware",
    "kader.web.middleware.SignedOutMiddleware",
]

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
                "kader.web.context.page",
                "kader.home.context.desk",
                "kader.demo.context.bar",
            ],
        },
    }
]
FORM_RENDERER = "kader.web.forms.KaderRenderer"

# Data ---------------------------------------------------------------------------------------
_SQLITE: dict[str, Any] = {
    "ENGINE": "django.db.backends.sqlite3",
    "NAME": str(DATA_DIR / "kader.sqlite3"),
    "CONN_MAX_AGE": None,
    "OPTIONS": {
        "transaction_mode": "IMMEDIATE",
        "timeout": 10,
        "init_command": (
            "PRAGMA journal_mode=WAL;PRAGMA synchronous="
            + ("NORMAL" if TESTING else "FULL")
            + ";PRAGMA foreign_keys=ON;PRAGMA cache_size=-65536;"
            "PRAGMA mmap_size=268435456;PRAGMA temp_store=MEMORY;"
        ),
    },
}
# Whether a pooler gives a connection to somebody else after each transaction.
_POOLED = env.bool("KADER_DATABASE_POOLED", default=False)
_POSTGRES: dict[str, Any] = {
    **(env.db_url("KADER_DATABASE_URL") if "KADER_DATABASE_URL" in env.ENVIRON else {}),
    "CONN_MAX_AGE": None,
    "CONN_HEALTH_CHECKS": True,
    "DISABLE_SERVER_SIDE_CURSORS": _POOLED,
}
# The same few statements all day: the database plans each once for a connection of ours.
_POSTGRES["OPTIONS"] = {
    "server_side_binding": True,
    "prepare_threshold": None if _POOLED else 3,
    **_POSTGRES.get("OPTIONS", {}),
}
DATABASES = {"default": _POSTGRES if "KADER_DATABASE_URL" in env.ENVIRON else _SQLITE}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "OPTIONS": {"MAX_ENTRIES": 2000},
    }
}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_000_000
# The page of a plan with sixty steps and nine lines of money each sends some four thousand.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000
UPLOAD_MAX_BYTES = 10_000_000
# A file stays in memory until it is looked at; no page asks for more than one.
FILE_UPLOAD_HANDLERS = ["kader.web.arriving.HeldInMemory"]
DATA_UPLOAD_MAX_NUMBER_FILES = 1

# Language and time --------------------------------------------------------------------------
LANGUAGE_CODE = env.str("KADER_LANGUAGE", default="nl")
LANGUAGES = [("nl", "Nederlands"), ("de", "Deutsch"), ("en", "English")]
LOCALE_PATHS = [SRC / "locale"]
LANGUAGE_COOKIE_NAME = "language"
LANGUAGE_COOKIE_SAMESITE = "Lax"
USE_TZ = True
TIME_ZONE = env.str("KADER_TIME_ZONE", default="Europe/Amsterdam")

# Files of the pages -------------------------------------------------------------------------
STATIC_URL = "static/"
STATIC_ROOT = DATA_DIR.parent / "static"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
# What a town adds to them is found under "town/", so that it hides no file of ours.
TOWN_STATIC = Path(env.str("KADER_STATIC", default=str(DATA_DIR / "static")))
STATICFILES_DIRS = [("town", TOWN_STATIC)] if TOWN_STATIC.is_dir() else []
_STATIC_STORAGE = (
    "django.contrib.staticfiles.storage.StaticFilesStorage"
    if TESTING or DEBUG
    else "kader.web.static_files.KnownFilesStorage"
)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": _STATIC_STORAGE},
}
WHITENOISE_USE_FINDERS = TESTING or DEBUG
WHITENOISE_AUTOREFRESH = DEBUG

# Signing in ---------------------------------------------------------------------------------
AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["kader.people.signed_in.PersonBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "my_page"
LOGOUT_REDIRECT_URL = "home"
ACCOUNT_ADAPTER = "kader.people.accounts.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 900
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 5
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_FORMS = {
    "request_login_code": "kader.people.forms.AskForCodeForm",
    "confirm_login_code": "kader.people.forms.GiveCodeForm",
    "confirm_email_verification_code": "kader.people.forms.ShowAddressForm",
    "signup": "kader.people.forms.SignupForm",
}
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_GET = False
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ADAPTER = "kader.people.accounts.SecondProofAdapter"
MFA_FORMS = {
    "authenticate": "kader.people.forms.GiveSecondProofForm",
    "reauthenticate": "kader.people.forms.GiveSecondProofAgainForm",
    "activate_totp": "kader.people.forms.AddAppForm",
    "add_webauthn": "kader.people.forms.AddPasskeyForm",
    "edit_webauthn": "kader.people.forms.RenamePasskeyForm",
}
MFA_TOTP_ISSUER = TOWN_NAME
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = OPEN_HOUSE
# Officials need a passkey or an authenticator; only the demo and the tests go without.
KADER_STRONG_LOGIN = env.bool("KADER_STRONG_LOGIN", default=not OPEN_HOUSE)
KADER_PACE = env.bool("KADER_PACE", default=True)
KADER_POSTS_PER_MINUTE = env.int("KADER_POSTS_PER_MINUTE", default=40 if not OPEN_HOUSE else 4000)
KADER_CODES_PER_HOUR = env.int("KADER_CODES_PER_HOUR", default=10 if not OPEN_HOUSE else 4000)
# allauth's own pace is counted per worker and stands behind ours; a story signs in many people.
ACCOUNT_RATE_LIMITS: Any = False if OPEN_HOUSE else {}
# How many proxies of our own stand before the server: without it all visitors are one line.
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("KADER_PROXIES", default=0 if OPEN_HOUSE else 1)
# Whether a request keeps the number that a proxy of our own gave it.
KADER_TRUST_REQUEST_ID = env.bool("KADER_TRUST_REQUEST_ID", default=False)

# Mail ---------------------------------------------------------------------------------------
DEFAULT_FROM_EMAIL = env.str("KADER_MAIL_FROM", default="kader@example.org")
if DEMO:
    EMAIL_BACKEND = "kader.demo.mail.ShelfBackend"
elif not TESTING:
    vars().update(env.email_url("KADER_MAIL_URL", default="smtp://127.0.0.1:25"))

# Safety -------------------------------------------------------------------------------------
_HTTPS = not OPEN_HOUSE
SECURE_SSL_REDIRECT = _HTTPS and env.bool("KADER_SSL_REDIRECT", default=True)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _HTTPS else None
SECURE_HSTS_SECONDS = 31_536_000 if _HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = _HTTPS
SECURE_REFERRER_POLICY = "same-origin"
SECURE_REDIRECT_EXEMPT = [r"^healthz/"]
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = _HTTPS
SESSION_COOKIE_NAME = "kader"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "kader.web.views.csrf_failure"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "manifest-src": [SELF],
    }
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    # It quotes from files that people send.
    "loggers": {"pypdf": {"level": "CRITICAL"}},
    "root": {"handlers": ["console"], "level": env.str("KADER_LOG_LEVEL", default="WARNING")},
}
