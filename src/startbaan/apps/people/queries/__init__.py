"""Reading who people are, what they are to each other, and how they sign in."""

from startbaan.apps.people.queries.relations import (
    Contact,
    Looked,
    helpers_of,
    names_of,
    nation,
    organisation,
    pairs_of,
    posts_of,
    reading_log,
    role_holders,
    schools_within,
    shares_of,
)

__all__ = [
    "Contact",
    "Looked",
    "helpers_of",
    "names_of",
    "nation",
    "organisation",
    "pairs_of",
    "posts_of",
    "reading_log",
    "role_holders",
    "schools_within",
    "shares_of",
]
