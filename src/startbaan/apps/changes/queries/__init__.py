"""Reading what can be changed for a starter, what a change does in words, and what was changed before."""

from startbaan.apps.changes.queries.effects import Effects, effects_of
from startbaan.apps.changes.queries.subject import (
    Certificate,
    Earlier,
    Own,
    Place,
    Proof,
    Subject,
    certificate_of,
    changed_of,
    completions_of,
    own_of,
    proof_of,
    subject_of,
)

__all__ = [
    "Certificate",
    "Earlier",
    "Effects",
    "Own",
    "Place",
    "Proof",
    "Subject",
    "certificate_of",
    "changed_of",
    "completions_of",
    "effects_of",
    "own_of",
    "proof_of",
    "subject_of",
]
