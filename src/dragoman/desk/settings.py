"""The environment -> Django's settings of one desk.

`dragoman desk` sets the variables from its command line. Nothing is loaded from elsewhere, so the content policy
allows only our own files, and no inline script or style.

DRAGOMAN_DESK_DIR       the desk's folder: database, originals, evidence, backups
DRAGOMAN_DATABASE       postgresql://user:password@host/name; empty is SQLite in the folder
DRAGOMAN_DESK_DEMO      "1": a sample desk that anybody may enter with one click
DRAGOMAN_DESK_HOSTS     host names that are answered, separated by commas
DRAGOMAN_DESK_PUBLIC    "1": served over https by a proxy in front: cookies are secure, https is demanded
"""

from __future__ import annotations

import os
from pathlib import Path

from dragoman import __version__
from dragoman.base.settings import resolve_settings
from dragoman.desk.environment import database_setting, keep_secret

HERE = Path(__file__).parent
DESK_DIR = Path(os.environ.get("DRAGOMAN_DESK_DIR") or Path.cwd() / "desk").absolute()
IS_DEMO = os.environ.get("DRAGOMAN_DESK_DEMO") == "1"
IS_PUBLIC = os.environ.get("DRAGOMAN_DESK_PUBLIC") == "1"
VERSION = __version__
DESK_ATLAS = tuple(Path(p) for p in os.environ.get("DRAGOMAN_ATLAS", "").split(os.pathsep) if p)

INTAKE = resolve_settings(os.environ)
"""Sizes of what is taken in, and the contact that sites see (docs/reference/settings.md)."""
DESK_FETCH_ALLOW: dict[str, str] = {}
"""Host name -> "address:port" that may be fetched although it is not public. For tests: no variable sets it."""

SECRET_KEY = os.environ.get("DRAGOMAN_SECRET_KEY") or keep_secret(DESK_DIR / "secret.txt")
DEBUG = False
ALLOWED_HOSTS = [
    "127.0.0.1",
    "localhost",
    "[::1]",
    "testserver",
    *filter(None, os.environ.get("DRAGOMAN_DESK_HOSTS", "").split(",")),
]
DATABASES = {"default": database_setting(os.environ.get("DRAGOMAN_DATABASE", ""), DESK_DIR)}
ROOT_URLCONF = "dragoman.desk.urls"
WSGI_APPLICATION = "dragoman.desk.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "desk.User"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django_htmx",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django_tasks",
    "django_tasks_db",
    "dragoman.desk.apps.DeskConfig",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "dragoman.desk.policy.ContentPolicy",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "dragoman.desk.language.choice.SpeakLanguage",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "dragoman.desk.people.seen.TrackSessions",
    "dragoman.desk.people.entry.RequireEntry",
    "dragoman.desk.refusals.TellRefusals",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "dragoman.desk.context.desk_context",
            ],
            "builtins": ["dragoman.desk.templatetags.say"],
        },
    }
]
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "dragoman.desk.people.adapter.ClosedDoor"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_RATE_LIMITS = {"login": "30/m/ip", "login_failed": "10/m/ip,5/5m/key", "change_password": "5/m/user"}
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"  # the desk sends no mail
PASSWORD_RESET_TIMEOUT = 3 * 24 * 3600  # how long a one-time link of `people.links` lives
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if IS_PUBLIC else 0  # whose address counts for the limits above
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Dragoman"
USERSESSIONS_TRACK_ACTIVITY = True

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_PUBLIC
SESSION_COOKIE_NAME = "dragoman_session"
CSRF_COOKIE_NAME = "dragoman_csrf"
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_HTTPONLY = True  # scripts read the token in the page
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = IS_PUBLIC
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if IS_PUBLIC else None
SECURE_HSTS_SECONDS = 31_536_000 if IS_PUBLIC else 0
X_FRAME_OPTIONS = "DENY"
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS if IS_PUBLIC]

DATA_UPLOAD_MAX_MEMORY_SIZE = 12_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000
DATA_UPLOAD_MAX_NUMBER_FILES = 500
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_000_000
FILE_UPLOAD_TEMP_DIR = None

STATIC_URL = "/static/"
STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.AppDirectoriesFinder"]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
WHITENOISE_MAX_AGE = 3600

# One cache for all processes of the desk: rate limits must not depend on which one answers.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": DESK_DIR / "cache",
    }
}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

LANGUAGE_CODE = "en"
LANGUAGES = (("en", "English"), ("fr", "Français"), ("ar", "العربية"))
LOCALE_PATHS = (HERE / "locale",)
FORMAT_MODULE_PATH = "dragoman.desk.formats"
LANGUAGE_COOKIE_NAME = "dragoman_language"
TIME_ZONE = "UTC"
USE_TZ = True
USE_I18N = True
USE_THOUSAND_SEPARATOR = True
SILENCED_SYSTEM_CHECKS = ["fields.W342"]
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "weasyprint": {"level": "ERROR"}
    },  # it warns of every rule of a style that paper does not know
}
