"""A confidential model for every kind that is kept, in each form: open to all whom the table names, or to the own pair.

So what the table makes of a kind is tried whole, with parts and with making and removing, whatever form the models of
the program happen to have; those stand beside these in the scene. The models belong to no subject: Django lists them
nowhere, and their tables live as long as one module of tests.
"""

from django.db import connections, models

from startbaan.apps.people.access import policies_of
from startbaan.apps.people.models import Addressed, Confidential, Part, Person
from startbaan.domain.privacy.policy import RECKONED, Access, Kind, Relation, access

LABEL = "rehearsal"


def confidential(kind: Kind, *, under: Relation | None = None) -> type[Confidential]:
    """Make a confidential model of this kind, perhaps open only to the pair it was made under."""
    name = f"{kind}_under_{under}" if under else kind.value
    meta = type("Meta", (), {"app_label": LABEL, "db_table": f"{LABEL}_{name}"})
    body = {"__module__": __name__, "kind": kind, "under": under, "Meta": meta}
    return type(name.title().replace("_", ""), (Confidential, Addressed), body)


def part_of(whole: type[Confidential]) -> type[Part]:
    """Make a model whose rows are pieces of another's."""
    meta = type("Meta", (), {"app_label": LABEL, "db_table": f"{whole._meta.db_table}_part"})
    body = {
        "__module__": __name__,
        "whole": "of",
        "of": models.ForeignKey(whole, models.CASCADE, related_name="+"),
        "author": models.ForeignKey(Person, models.PROTECT, related_name="+"),
        "Meta": meta,
    }
    return type(f"{whole.__name__}Part", (Part,), body)


KEPT = [kind for kind in Kind if kind not in RECKONED]
PLAIN = [confidential(kind) for kind in KEPT]
UNDER_A_COACH = [
    confidential(kind, under=Relation.COACH)
    for kind in KEPT
    if access(Relation.COACH, kind) in {Access.READ, Access.WRITE}
]
WHOLES = [*PLAIN, *UNDER_A_COACH]
PARTS = {whole: part_of(whole) for whole in WHOLES}


def make_tables() -> None:
    """Make the tables as the owner, with the policies that the program writes for such models."""
    with connections["owner"].schema_editor() as editor:
        for model in [*WHOLES, *PARTS.values()]:
            editor.create_model(model)
    with connections["owner"].cursor() as cursor:
        for model in [*WHOLES, *PARTS.values()]:
            cursor.execute(f'ALTER TABLE "{model._meta.db_table}" ENABLE ROW LEVEL SECURITY')
            for policy in policies_of(model):
                cursor.execute(policy.statement)
