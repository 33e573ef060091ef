"""One database directory: made once, started, found again after a crash, and stopped."""

import json
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path

import psycopg
from psycopg import sql

from startbaan.project.postgres.binaries import Account, command, place_for, substitute

DATABASE = "startbaan"
OWNER = "startbaan_owner"
RUNTIME = "startbaan_runtime"
READY = "ready"
FIXED = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "max_connections": "120",
    "shared_buffers": "128MB",
    "random_page_cost": "1.1",  # no disk has to turn to find a row
    "jit": "off",  # compiling a wide policy takes longer than running it
    "timezone": "UTC",
    "log_min_messages": "warning",
    "log_min_error_statement": "panic",  # a statement holds what people wrote
    "log_error_verbosity": "terse",  # the detail of an error repeats the values of a row
    "log_statement": "none",
    "log_min_duration_statement": "-1",
    "track_commit_timestamp": "off",  # when an answer to a survey came in is nobody's business
    "wal_level": "minimal",  # nor is the order in which they came
    "max_wal_senders": "0",
    "archive_mode": "off",
}
FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")  # for data that may be lost: tests


class ServerFailed(Exception):
    """The embedded server would not start."""


@dataclass(frozen=True)
class Address:
    """Where the server listens and how to come in."""

    port: int
    superuser: str
    owner: str
    runtime: str


@dataclass(frozen=True)
class Cluster:
    """The server whose own files (address, lock, log) lie in `home`."""

    home: Path

    @property
    def account(self) -> Account | None:
        """Who runs this server: the owner of its files once they exist."""
        account = substitute()
        files = place_for(self.home, account)
        if account is None or not files.is_dir():
            return account
        about = files.stat()
        return Account(uid=about.st_uid, gid=about.st_gid) if about.st_uid else account

    @property
    def place(self) -> Path:
        """The directory that belongs to the account of the server."""
        return place_for(self.home, self.account)

    @property
    def files(self) -> Path:
        """The directory PostgreSQL keeps its data in."""
        return self.place / "data"

    @property
    def log(self) -> Path:
        """What the server says."""
        return self.home / "postgres.log"

    def address(self) -> Address:
        """Read where the server listens; choose it the first time."""
        try:
            return Address(**json.loads((self.home / "address.json").read_text()))
        except FileNotFoundError:
            made = Address(free_port(), *(secrets.token_urlsafe(24) for _ in range(3)))
            write_private(self.home / "address.json", json.dumps(asdict(made)))
            return made

    def start(self, options: tuple[str, ...]) -> "subprocess.Popen[bytes]":
        """Start the server, wait until it takes connections, and make roles and database the first time."""
        self._prepare()
        self._end_orphans()
        for _ in range(5):
            address = self._address_with_free_port()
            process = self._launch(address, options)
            if self._becomes_ready(process):
                self._make_roles(address)
                return process
        lines = self.log.read_text(errors="replace").splitlines()[-3:]
        raise ServerFailed("De ingebouwde database start niet: " + " / ".join(lines))

    def _prepare(self) -> None:
        if self.files.is_dir():
            return
        account, place, address = self.account, self.place, self.address()
        place.mkdir(parents=True, exist_ok=True)
        place.chmod(0o700)
        fresh, password = place / "fresh", place / "password"
        shutil.rmtree(fresh, ignore_errors=True)
        write_private(password, address.superuser)
        if account:
            os.chown(place, account.uid, account.gid)
            os.chown(password, account.uid, account.gid)
        initdb = command(
            "initdb",
            *("-D", str(fresh), "-U", "postgres", "-A", "scram-sha-256", f"--pwfile={password}"),
            *("-E", "UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--no-instructions"),
            account=account,
        )
        done = subprocess.run(initdb, cwd=place, capture_output=True, text=True, check=False)
        password.unlink()
        if done.returncode:
            raise ServerFailed(f"De ingebouwde database kan niet worden gemaakt: {done.stderr.strip()}")
        fresh.rename(self.files)

    def _address_with_free_port(self) -> Address:
        address = self.address()
        if is_free(address.port):
            return address
        moved = Address(**(asdict(address) | {"port": free_port()}))
        write_private(self.home / "address.json", json.dumps(asdict(moved)))
        return moved

    def _launch(self, address: Address, options: tuple[str, ...]) -> "subprocess.Popen[bytes]":
        given = [f"{name}={value}" for name, value in FIXED.items()] + [f"port={address.port}", *options]
        flags = [flag for option in given for flag in ("-c", option)]
        with self.log.open("ab") as log:
            return subprocess.Popen(
                command("postgres", "-D", str(self.files), *flags, account=self.account),
                cwd=self.place,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )

    def _becomes_ready(self, process: "subprocess.Popen[bytes]") -> bool:
        while process.poll() is None:
            lines = self._pid_file()
            if len(lines) > 7 and lines[0] == str(process.pid) and lines[7].strip() == READY:
                return True
            time.sleep(0.02)
        return False

    def _pid_file(self) -> list[str]:
        try:
            return (self.files / "postmaster.pid").read_text().splitlines()
        except FileNotFoundError:
            return []

    def _make_roles(self, address: Address) -> None:
        with psycopg.connect(self.conninfo(address, "postgres", address.superuser), autocommit=True) as connection:
            for role, password, rights in (
                (OWNER, address.owner, "CREATEDB"),
                (RUNTIME, address.runtime, ""),
            ):
                if connection.execute("SELECT FROM pg_roles WHERE rolname = %s", [role]).fetchone() is None:
                    connection.execute(
                        sql.SQL("CREATE ROLE {} LOGIN {} PASSWORD {}").format(
                            sql.Identifier(role), sql.SQL(rights), sql.Literal(password)
                        )
                    )
            if connection.execute("SELECT FROM pg_database WHERE datname = %s", [DATABASE]).fetchone() is None:
                connection.execute(
                    sql.SQL("CREATE DATABASE {} OWNER {}").format(sql.Identifier(DATABASE), sql.Identifier(OWNER))
                )

    @staticmethod
    def conninfo(address: Address, user: str, password: str) -> str:
        """Write the connection string for one login on the maintenance database."""
        return psycopg.conninfo.make_conninfo(
            host="127.0.0.1", port=address.port, user=user, password=password, dbname="postgres"
        )

    def _end_orphans(self) -> None:
        """End a server that outlived its keeper, and forget the note of one that did not.

        PostgreSQL refuses to start when another program now has the number in that note.
        """
        pids = running_in(self.files)
        lines = self._pid_file()
        if not pids:
            if lines and sys.platform == "linux":
                (self.files / "postmaster.pid").unlink()
            return
        if lines and int(lines[0]) in pids:
            os.kill(int(lines[0]), signal.SIGINT)
        while running_in(self.files):
            time.sleep(0.05)


def running_in(files: Path) -> set[int]:
    """List the processes of PostgreSQL that work in this directory."""
    found = set()
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if (process / "cwd").readlink() == files and (process / "exe").readlink().name == "postgres":
                found.add(int(process.name))
        except OSError:
            continue  # gone meanwhile, or not ours to look at
    return found


def write_private(path: Path, words: str) -> None:
    """Write a file that only its owner may read, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f"{path.name}.{os.getpid()}")
    unfinished.unlink(missing_ok=True)
    with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(words)
    unfinished.replace(path)


def free_port() -> int:
    """Find a port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def is_free(port: int) -> bool:
    """Say whether nobody listens on this port."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
        return True
