"""A visit of a week ago of which both scores are in, for the addresses of its picture; and a scale to measure with."""

import json
from collections.abc import Mapping
from datetime import timedelta
from uuid import UUID

from visiting import GUIDE, looking, opened

from startbaan.apps.coaching import actions
from startbaan.apps.coaching.models import InstrumentVersion
from startbaan.apps.coaching.queries import instrument_of
from startbaan.project.cast import A_DAY, Cast
from startbaan.ui import clock

ADDRESSES = ("picture", "print_picture", "choose_goal")


def pictured(people: Cast) -> Mapping[str, UUID]:
    """A visit of a week ago, open to starter and coach."""
    visit = opened(people, day=A_DAY - timedelta(days=7))
    return {f"coaching:{name} item": visit for name in ADDRESSES}


def measured_by(people, *, components=None, apart=0.8):
    """The coordinator's board measures the looking guide on an invented scale."""
    version = InstrumentVersion.objects.using("owner").get(key=GUIDE, owner=None)
    definition = instrument_of(version)
    items = [
        {
            "item": key,
            "thresholds": [{"value": apart * (place - 3.5) + 0.9 * (step - 1), "se": 0.1} for step in range(3)],
        }
        for place, key in enumerate(definition.keys)
    ]
    text = json.dumps({"format": "startbaan-measurement/1", "observations": 300, "items": items, **(components or {})})
    with looking(people, "hanneke", on=A_DAY - timedelta(days=60)) as by:
        about = actions.AboutParameters("Proefschaal", "Verzonnen voor een test", "niemand", "po", "trial")
        kept = actions.keep_parameters(by=by, at=clock.now(), version=version.pk, content=text.encode(), about=about)
        actions.adopt_parameters(by=by, at=clock.now(), parameters=kept.pk)
