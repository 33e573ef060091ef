"""Sealing what somebody answered: AES-256-GCM over a padded sheet, without a name, a moment or a length that tells."""

import json
import secrets
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from startbaan.domain.questionnaires.answering import Answer
from startbaan.domain.questionnaires.strata import Stratum

NONCE = 12
STEP = 2048  # sheets are this long or a few times this long
SIZE = 4


@dataclass(frozen=True, slots=True)
class Sheet:
    """What one person answered, and with whom it is counted."""

    stratum: Stratum
    answers: Mapping[str, Answer]


def seal(sheet: Sheet, *, key: bytes, survey: UUID) -> bytes:
    """Seal a sheet for one survey, so that two that say the same do not look alike."""
    stratum = sheet.stratum
    said = [stratum.group, stratum.sector, stratum.board, dict(sheet.answers)]
    words = zlib.compress(json.dumps(said, ensure_ascii=False).encode())
    framed = len(words).to_bytes(SIZE) + words
    padded = framed + bytes(-len(framed) % STEP)
    nonce = secrets.token_bytes(NONCE)
    return nonce + AESGCM(key).encrypt(nonce, padded, survey.bytes)


def unseal(sealed: bytes, *, key: bytes, survey: UUID) -> Sheet:
    """Open a sheet; raises `cryptography.exceptions.InvalidTag` with another key, survey or text."""
    padded = AESGCM(key).decrypt(sealed[:NONCE], sealed[NONCE:], survey.bytes)
    length = int.from_bytes(padded[:SIZE])
    group, sector, board, answers = json.loads(zlib.decompress(padded[SIZE : SIZE + length]))
    read = {name: tuple(answer) if isinstance(answer, list) else answer for name, answer in answers.items()}
    return Sheet(Stratum(group, sector, board), read)
