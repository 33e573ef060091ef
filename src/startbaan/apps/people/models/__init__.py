"""People, organisations, and what they are to each other, for as long as they are."""

from startbaan.apps.people.models.base import AboutStarter, Addressed, Circled, Confidential, Part, Signature, Standing
from startbaan.apps.people.models.computations import Computation
from startbaan.apps.people.models.fields import PeriodField, has_days
from startbaan.apps.people.models.lookups import AmongKeys, AmongNumbers
from startbaan.apps.people.models.organisations import Affiliation, Organisation
from startbaan.apps.people.models.persons import Address, Person, PersonnelNumber, Post, Profile, Terms, User
from startbaan.apps.people.models.relations import CoachHours, CoachRegistration, Pair, Role, Share
from startbaan.apps.people.models.signing_in import SignInCode

__all__ = [
    "AboutStarter",
    "Address",
    "Addressed",
    "Affiliation",
    "AmongKeys",
    "AmongNumbers",
    "Circled",
    "CoachHours",
    "CoachRegistration",
    "Computation",
    "Confidential",
    "Organisation",
    "Pair",
    "Part",
    "PeriodField",
    "Person",
    "PersonnelNumber",
    "Post",
    "Profile",
    "Role",
    "Share",
    "SignInCode",
    "Signature",
    "Standing",
    "Terms",
    "User",
    "has_days",
]
