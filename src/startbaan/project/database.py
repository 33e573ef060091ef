"""Where the data are: the two logins of the site, from the environment or from the embedded server."""

from dataclasses import dataclass
from urllib.parse import parse_qsl, unquote, urlsplit

from startbaan.project import environment
from startbaan.project.postgres import cluster, lease


@dataclass(frozen=True)
class Login:
    """One way into the database."""

    host: str
    port: str
    user: str
    password: str
    name: str
    options: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Logins:
    """Both ways in, and the role under which the daily work is done."""

    runtime: Login
    owner: Login
    role: str

    @property
    def one_login(self) -> bool:
        """Say whether the owner itself steps down to the runtime role for the daily work."""
        return self.runtime.user == self.owner.user


def embedded() -> bool:
    """Say whether the site brings its own server."""
    return not environment.text("DATABASE_URL")


def logins() -> Logins:
    """Read both logins; with one login given, it owns the tables and steps down to the runtime role for daily work."""
    if embedded():
        address = lease.cluster().address()
        host, port = "127.0.0.1", str(address.port)
        return Logins(
            runtime=Login(host, port, cluster.RUNTIME, address.runtime, cluster.DATABASE),
            owner=Login(host, port, cluster.OWNER, address.owner, cluster.DATABASE),
            role=cluster.RUNTIME,
        )
    login = _parse("DATABASE_URL")
    if environment.text("DATABASE_OWNER_URL"):
        return Logins(runtime=login, owner=_parse("DATABASE_OWNER_URL"), role=login.user)
    stepped_down = Login(
        login.host,
        login.port,
        login.user,
        login.password,
        login.name,
        (*login.options, ("options", f"-c role={cluster.RUNTIME}")),
    )
    return Logins(runtime=stepped_down, owner=login, role=cluster.RUNTIME)


def _parse(setting: str) -> Login:
    parts = urlsplit(environment.text(setting))
    if parts.scheme not in {"postgres", "postgresql"} or not parts.path.strip("/"):
        raise environment.WrongSetting(f"{setting} moet lijken op postgres://naam:wachtwoord@host:5432/database.")
    return Login(
        host=parts.hostname or "",
        port=str(parts.port or ""),
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        name=unquote(parts.path.strip("/")),
        options=tuple(parse_qsl(parts.query)),
    )


def connection(login: Login, extra: dict[str, object]) -> dict[str, object]:
    """Write a login as Django wants it."""
    return {
        "ENGINE": "django.db.backends.postgresql",
        "HOST": login.host,
        "PORT": login.port,
        "USER": login.user,
        "PASSWORD": login.password,
        "NAME": login.name,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": dict(login.options) | extra,
    }
