"""The policy at work: who looks, what they may see, and the second lock in the database."""

from startbaan.apps.people.access.commands import NobodyThere, acting_as_email
from startbaan.apps.people.access.lock import Policy, locked_models, policies, policies_of, remake_policies
from startbaan.apps.people.access.near import Near, near, starter_near, visible_near
from startbaan.apps.people.access.rows import (
    addressed_to,
    editable_by,
    may_make,
    open_all,
    open_one,
    posted,
    relations_to,
    sharable_with,
    stands,
    visible_to,
)
from startbaan.apps.people.access.viewer import (
    HeldPair,
    HeldRole,
    Request,
    Viewer,
    acting_as,
    acting_as_human,
    acting_as_nobody,
    acting_as_user,
    viewers_of,
)

__all__ = [
    "HeldPair",
    "HeldRole",
    "Near",
    "NobodyThere",
    "Policy",
    "Request",
    "Viewer",
    "acting_as",
    "acting_as_email",
    "acting_as_human",
    "acting_as_nobody",
    "acting_as_user",
    "addressed_to",
    "editable_by",
    "locked_models",
    "may_make",
    "near",
    "open_all",
    "open_one",
    "policies",
    "policies_of",
    "posted",
    "relations_to",
    "remake_policies",
    "sharable_with",
    "stands",
    "starter_near",
    "viewers_of",
    "visible_near",
    "visible_to",
]
