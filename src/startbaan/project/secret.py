"""The secret key: given, or made once and kept in the data directory."""

import secrets

from startbaan.project import environment
from startbaan.project.postgres.cluster import write_private


def secret_key() -> str:
    """Read the key that signs sessions; make it the first time."""
    if given := environment.text("STARTBAAN_SECRET_KEY"):
        return given
    path = environment.data_directory() / "secret_key"
    if not path.exists():
        write_private(path, secrets.token_urlsafe(50))
    return path.read_text().strip()
