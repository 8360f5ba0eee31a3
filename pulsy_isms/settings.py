"""Every setting, driven by environment variables (NAME, or NAME_FILE for a secret), failing loudly."""

from pathlib import Path
from typing import Any

import environ
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.FileAwareEnv()  # NAME_FILE is read where NAME is absent

# --- where things are kept
DATA_DIR = Path(env.str("PULSY_DATA_DIR", default=str(BASE_DIR / "data")))
DATA_DIR.mkdir(parents=True, exist_ok=True)

# --- production or demonstration
PRODUCTION = env.bool("PULSY_PRODUCTION", default=False)
DEMO = env.bool("PULSY_DEMO", default=False)
DEBUG = False
if PRODUCTION and DEMO:
    raise ImproperlyConfigured("PULSY_DEMO cannot be set in production: unset one of the two.")


def _kept_secret(name: str, length: int) -> str:
    """A secret from the environment, or one made once and kept with mode 0600 in the data folder."""
    value: str = env.str(name, default="")
    if value:
        return value
    if PRODUCTION:
        raise ImproperlyConfigured(f"{name} (or {name}_FILE) must be set in production.")
    import os
    import secrets

    path = DATA_DIR / f"{name.lower()}.secret"
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text().strip()
    with os.fdopen(descriptor, "w") as handle:
        handle.write(secrets.token_urlsafe(length))
    return path.read_text().strip()


SECRET_KEY = _kept_secret("PULSY_SECRET_KEY", 50)
ALLOWED_HOSTS = env.list("PULSY_HOSTS", default=["127.0.0.1", "localhost", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("PULSY_ORIGINS", default=[])

# --- applications: each may use those below it, never those above it
INSTALLED_APPS = [
    "pulsy_isms",
    "reviews",
    "audits",
    "improvement",
    "risks",
    "policies",
    "consent",
    "controls",
    "reports",
    "vault",
    "mail",
    "jobs",
    "organisation",
    "trail",
    "web",
    "simple_history",
    "rest_framework",
    "drf_spectacular",
    "django_filters",
    "django_htmx",
    "template_partials",
    "axes",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.forms",
]
AUTH_USER_MODEL = "organisation.User"

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "web.middleware.headers",
    "web.middleware.legible",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "organisation.middleware.identified",
    "web.middleware.language",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "web.middleware.Access",
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "pulsy_isms.urls"
WSGI_APPLICATION = "pulsy_isms.wsgi.application"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "web.context.shell",
            ],
            "builtins": ["django.templatetags.i18n", "django.templatetags.static", "web.templatetags.ui"],
        },
    },
]
CSRF_FAILURE_VIEW = "web.errors.expired"

# --- database: SQLite by default, PostgreSQL by DATABASE_URL
DATABASES: dict[str, Any] = {"default": env.db_url("DATABASE_URL", default=f"sqlite:///{DATA_DIR}/pulsy.sqlite3")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
    }
else:
    DATABASES["default"]["CONN_MAX_AGE"] = env.int("PULSY_DB_CONN_MAX_AGE", default=60)
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
    # compiling a plan pays for reports of minutes, not for pages: here it costs more than the query
    DATABASES["default"].setdefault("OPTIONS", {}).setdefault("options", "-c jit=off")
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- broker and jobs: files by default, Redis by PULSY_BROKER_URL; the broker only rings, the database knows
BROKER_DIR = DATA_DIR / "broker"
CELERY_BROKER_URL = env.str("PULSY_BROKER_URL", default="folder://localhost")
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_DEFAULT_QUEUE = "jobs"
TICKS = ("jobs.sweep", "jobs.calendar", "trail.sequence", "mail.due")
CELERY_TASK_ROUTES = {name: {"queue": "clock"} for name in TICKS}
CELERY_TIMEZONE = "UTC"
CELERY_WORKER_POOL = env.str("PULSY_WORKER_POOL", default="threads")
CELERY_WORKER_CONCURRENCY = env.int("PULSY_WORKER_CONCURRENCY", default=2)
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_CONNECTION_MAX_RETRIES = None
if CELERY_BROKER_URL.startswith("folder"):
    CELERY_BROKER_TRANSPORT_OPTIONS: dict[str, Any] = {
        "data_folder_in": str(BROKER_DIR),
        "data_folder_out": str(BROKER_DIR),
        "control_folder": str(BROKER_DIR / "control"),
    }
else:
    CELERY_BROKER_TRANSPORT_OPTIONS = {"socket_connect_timeout": 2, "socket_timeout": 10, "socket_keepalive": True}
JOBS_LEASE_SECONDS = env.float("PULSY_JOBS_LEASE_SECONDS", default=45)

# --- language and time: French first
LANGUAGE_CODE = "fr"
LANGUAGE_COOKIE_NAME = "language"
LANGUAGES = [("fr", "Français"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
TIME_ZONE = "Europe/Paris"
USE_TZ = True

# --- sign-in
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
LOGIN_URL = "organisation:sign_in"
LOGIN_REDIRECT_URL = "/"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
AXES_FAILURE_LIMIT = 8
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]

# --- mail: a server by PULSY_EMAIL_URL (smtp+tls://user:password@host:587); the demonstration keeps its letters here
BASE_URL = env.str("PULSY_BASE_URL", default=f"http://127.0.0.1:{env.str('PORT', default='8000')}").rstrip("/")
EMAIL_URL = env.str("PULSY_EMAIL_URL", default="")
MAILBOX_DIR = str(DATA_DIR / "mailbox") if DEMO and not EMAIL_URL else ""
MAIL_READY = bool(EMAIL_URL or MAILBOX_DIR)
DEFAULT_FROM_EMAIL = env.str("PULSY_MAIL_FROM", default="Pulsy ISMS <ne-pas-repondre@localhost>")
EMAIL_TIMEOUT = env.int("PULSY_MAIL_TIMEOUT", default=20)
if EMAIL_URL:
    globals().update({key: value for key, value in env.email_url("PULSY_EMAIL_URL").items() if key != "OPTIONS"})
elif MAILBOX_DIR:
    EMAIL_BACKEND = "mail.mailbox.LocalMailbox"

# --- single sign-on of the organisation (OpenID Connect): offered once an issuer is named
OIDC_ISSUER = env.str("PULSY_OIDC_ISSUER", default="")
OIDC_CLIENT_ID = env.str("PULSY_OIDC_CLIENT_ID", default="")
OIDC_CLIENT_SECRET = env.str("PULSY_OIDC_CLIENT_SECRET", default="")
OIDC_SCOPES = env.str("PULSY_OIDC_SCOPES", default="openid email")
OIDC_LABEL = env.str("PULSY_OIDC_LABEL", default="")
OIDC_STRONG = env.list("PULSY_OIDC_STRONG", default=["mfa", "otp", "hwk", "sc", "eidas2", "eidas3"])
OIDC_TRUSTS_ADDRESSES = env.bool("PULSY_OIDC_TRUSTS_ADDRESSES", default=False)
if OIDC_ISSUER and not OIDC_CLIENT_ID:
    raise ImproperlyConfigured("PULSY_OIDC_CLIENT_ID must be set when PULSY_OIDC_ISSUER is.")

# --- static files
STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = Path(env.str("PULSY_STATIC_DIR", default=str(DATA_DIR / "static")))
STORAGES: dict[str, Any] = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# --- transport and cookies
HTTPS = env.bool("PULSY_HTTPS", default=PRODUCTION)
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = env.int("PULSY_SESSION_SECONDS", default=8 * 3600)
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if env.bool("PULSY_BEHIND_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024

# --- API
REST_FRAMEWORK: dict[str, Any] = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["rest_framework.authentication.SessionAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_SCHEMA_CLASS": "web.openapi.EndpointSchema",
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": [
        "web.parsers.StrictJSONParser",
        "rest_framework.parsers.FormParser",
        "rest_framework.parsers.MultiPartParser",
    ],
    "COERCE_DECIMAL_TO_STRING": True,
    "EXCEPTION_HANDLER": "web.endpoints.answer_error",
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Pulsy ISMS",
    "VERSION": "1",
    "SERVE_INCLUDE_SCHEMA": False,
    "POSTPROCESSING_HOOKS": [],  # choices stand where they are used: two rooms may each have a "status"
}

# --- the trail
TRAIL_ORIGIN = env.str("PULSY_TRAIL_ORIGIN", default="demo/pulsy-isms" if DEMO else "pulsy-isms/trail")
TRAIL_KEY_FILE = Path(env.str("PULSY_TRAIL_KEY_FILE", default=str(DATA_DIR / "keys" / "trail.key")))
TRAIL_POLICY_FILE = Path(env.str("PULSY_TRAIL_POLICY_FILE", default=str(TRAIL_KEY_FILE.with_suffix(".policy"))))

# --- people whose identity was erased: kept beside the keys, never in a backup of the database
ERASURES_FILE = Path(env.str("PULSY_ERASURES_FILE", default=str(TRAIL_KEY_FILE.with_name("erasures.log"))))

# --- the vault: files by default, an S3-compatible store by PULSY_VAULT_BUCKET
VAULT_DIR = Path(env.str("PULSY_VAULT_DIR", default=str(DATA_DIR / "vault")))
VAULT_KEY_FILE = Path(env.str("PULSY_VAULT_KEY_FILE", default=str(DATA_DIR / "keys" / "vault.key")))
VAULT_MAX_SIZE = env.int("PULSY_VAULT_MAX_SIZE", default=200_000_000)
VAULT_BUCKET = env.str("PULSY_VAULT_BUCKET", default="")
if VAULT_BUCKET:
    STORAGES["vault"] = {
        "BACKEND": "vault.s3.S3Vault",
        "OPTIONS": {
            "bucket_name": VAULT_BUCKET,
            "endpoint_url": env.str("PULSY_VAULT_ENDPOINT", default=None),
            "region_name": env.str("PULSY_VAULT_REGION", default=None),
            "addressing_style": env.str("PULSY_VAULT_ADDRESSING", default=None),
            "access_key": env.str("PULSY_VAULT_ACCESS_KEY"),
            "secret_key": env.str("PULSY_VAULT_SECRET_KEY"),
            "max_memory_size": 1024 * 1024,
            "file_overwrite": True,
            "default_acl": None,
        },
    }
else:
    STORAGES["vault"] = {"BACKEND": "vault.storage.FileVault", "OPTIONS": {"location": str(VAULT_DIR / "files")}}

# --- policies: how long an acknowledgement is kept after the end of the employment
ACKNOWLEDGEMENT_YEARS = env.int("PULSY_ACKNOWLEDGEMENT_YEARS", default=5)

# --- reports
REPORT_SEAL_FILE = Path(env.str("PULSY_REPORT_SEAL_FILE", default=str(DATA_DIR / "keys" / "seal.p12")))
REPORT_SEAL_PASSWORD = env.str("PULSY_REPORT_SEAL_PASSWORD", default="")
VERAPDF = env.str("PULSY_VERAPDF", default="")
