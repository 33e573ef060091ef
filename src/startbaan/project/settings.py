"""Django's settings: everything that differs between sites comes from the environment (see environment.py)."""

from urllib.parse import urlsplit

from startbaan.project import database, environment, mail, secret
from startbaan.project.signin import providers

DATA = environment.data_directory()
ORIGIN = environment.origin()
DEMO = environment.switched_on("STARTBAAN_DEMO")
DEBUG = environment.switched_on("STARTBAAN_DEBUG")
SECRET_KEY = secret.secret_key()

INSTALLED_APPS = [
    "startbaan.project",
    "startbaan.ui",
    "startbaan.apps.home",
    "startbaan.apps.reports",
    "startbaan.apps.quality",
    "startbaan.apps.surveys",
    "startbaan.apps.library",
    "startbaan.apps.changes",
    "startbaan.apps.coaching",
    "startbaan.apps.appraisal",
    "startbaan.apps.peergroups",
    "startbaan.apps.gatherings",
    "startbaan.apps.intake",
    "startbaan.apps.entitlements",
    "startbaan.apps.programme",
    "startbaan.apps.agenda",
    "startbaan.apps.outbox",
    "startbaan.apps.drafts",
    "startbaan.apps.files",
    "startbaan.apps.people",
    "startbaan.apps.journal",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.staticfiles",
    "django_htmx",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "procrastinate.contrib.django",
]
MIDDLEWARE = [
    "startbaan.project.headers.security_headers",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "startbaan.project.signin.keeping.SignedInOnly",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "startbaan.project.signin.middleware.sessions_end",
    "startbaan.project.middleware.looking",
    "startbaan.project.signin.middleware.second_factor",
]
ROOT_URLCONF = "startbaan.project.urls"
WSGI_APPLICATION = "startbaan.project.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "startbaan.project.navigation.frame",
            ],
        },
    }
]

LOGINS = database.logins()
RUNTIME_ROLE = LOGINS.role
DATABASES = {
    "default": database.connection(
        LOGINS.runtime, {"pool": {"min_size": 1, "max_size": environment.number("STARTBAAN_POOL"), "timeout": 10}}
    ),
    "owner": database.connection(LOGINS.owner, {}),
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
THRESHOLD = environment.threshold("STARTBAAN_LEAST_INSIDE_BOARD", outside="STARTBAAN_LEAST_OUTSIDE_BOARD")
LEAST_PUPILS = environment.least_pupils("STARTBAAN_LEAST_PUPILS")
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"}}

AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
PROVIDERS = providers.read()
ACCOUNT_ADAPTER = "startbaan.project.signin.adapters.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGIN_BY_CODE_FORMAT = {"length": 6, "numeric": True, "dashed": False}
# One address may stand for a whole school, so what counts per visitor is generous and what counts per mailbox is not.
ACCOUNT_RATE_LIMITS = {
    "ask_code": "60/m/ip,5/15m/key",
    "try_code": "120/m/ip,20/15m/key",
    "try_paper": "30/m/ip,200/h/ip",
    "check_in": "10/10m/key",
    "lesson_code": "200/m/ip",  # of codes that are wrong: 32 pupils behind one address, six wrong ones each
}
MFA_ADAPTER = "startbaan.project.signin.adapters.MfaAdapter"
MFA_FORMS = {"activate_totp": "startbaan.project.signin.forms.AppCodeForm"}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Startbaan"
MFA_TOTP_TOLERANCE = 1
MFA_ALLOW_UNVERIFIED_EMAIL = True  # addresses are ours to keep: allauth knows of none
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = ORIGIN.startswith("http://")
SOCIALACCOUNT_ADAPTER = "startbaan.project.signin.adapters.SocialAdapter"
SOCIALACCOUNT_PROVIDERS = providers.for_allauth(PROVIDERS)
SOCIALACCOUNT_EMAIL_VERIFICATION = "none"
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if environment.switched_on("STARTBAAN_BEHIND_PROXY") else 0
SESSION_DAYS = environment.number("STARTBAAN_SESSION_DAYS")
SESSION_COOKIE_AGE = environment.number("STARTBAAN_SESSION_HOURS") * 3600
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_HTTPONLY = True

ALLOWED_HOSTS = [urlsplit(ORIGIN).hostname or "", "127.0.0.1", "localhost", "[::1]"]
CSRF_TRUSTED_ORIGINS = [ORIGIN]
CSRF_FAILURE_VIEW = "startbaan.project.signin.keeping.wrong_key"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = ORIGIN.startswith("https://")
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if ORIGIN.startswith("https://") else 0
SECURE_REFERRER_POLICY = "same-origin"
SECURE_PROXY_SSL_HEADER = (
    ("HTTP_X_FORWARDED_PROTO", "https") if environment.switched_on("STARTBAAN_BEHIND_PROXY") else None
)
X_FRAME_OPTIONS = "DENY"

FILE_UPLOAD_HANDLERS = [
    "startbaan.project.uploads.Bounded",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands"), ("en", "English")]
FILES = DATA / "files"
SURVEY_KEYS = DATA / "survey-keys"
FILE_LIMIT = environment.number("STARTBAAN_FILE_MB") * 1024 * 1024
COMPILED_LOCALE = DATA / "locale"
LOCALE_PATHS = [COMPILED_LOCALE]
USE_TZ = True
TIME_ZONE = "Europe/Amsterdam"
FORMAT_MODULE_PATH = None

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = DEBUG

EMAIL = mail.mail_settings()
EMAIL_BACKEND = EMAIL.backend
EMAIL_FILE_PATH = str(DATA / "mail")
EMAIL_HOST = EMAIL.host
EMAIL_PORT = EMAIL.port
EMAIL_HOST_USER = EMAIL.user
EMAIL_HOST_PASSWORD = EMAIL.password
EMAIL_USE_TLS = EMAIL.starttls
EMAIL_USE_SSL = EMAIL.ssl
EMAIL_TIMEOUT = 20
EMAIL_USE_LOCALTIME = True
MAIL_DAYS = environment.number("STARTBAAN_MAIL_DAYS")
PEER_CASE_DAYS = environment.number("STARTBAAN_PEER_CASE_DAYS")
PUPIL_DAYS = environment.number("STARTBAAN_PUPIL_DAYS")
DEFAULT_FROM_EMAIL = SERVER_EMAIL = environment.text("STARTBAAN_MAIL_FROM")

# Paths and keys only: never the words of a form, a query or a job.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "filters": {"without_secrets": {"()": "startbaan.project.logs.WithoutSecrets"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain", "filters": ["without_secrets"]}},
    "root": {"handlers": ["console"], "level": environment.text("STARTBAAN_LOG_LEVEL")},
    "loggers": {
        "django": {"handlers": [], "level": "INFO", "propagate": True},
        "django.db.backends": {"level": "WARNING"},
        "procrastinate": {"level": "WARNING"},
    },
}
DEFAULT_EXCEPTION_REPORTER_FILTER = "django.views.debug.SafeExceptionReporterFilter"
