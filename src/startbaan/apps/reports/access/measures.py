"""What is counted: for each measure its kind in the policy, its cells, and which starter falls into which cell."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from startbaan.domain.privacy.policy import Kind


@dataclass(frozen=True)
class Measure:
    """One thing counted: `facts` is a SELECT of `starter` and `cell`, one row for each starter who counts."""

    name: str
    kind: Kind
    title: Promise
    cells: Mapping[str, Promise]
    facts: str
    note: Promise | str = ""


MEASURES = (
    Measure(
        name="time_in_programme",
        kind=Kind.TRACK,
        title=_("Hoelang starters bezig zijn"),
        cells={
            "first": _("korter dan een jaar"),
            "second": _("één tot twee jaar"),
            "third": _("twee tot drie jaar"),
            "longer": _("drie jaar of langer"),
        },
        facts="""
            SELECT t.starter_id AS starter, CASE
                WHEN lower(t.period) > startbaan_today() - interval '1 year' THEN 'first'
                WHEN lower(t.period) > startbaan_today() - interval '2 years' THEN 'second'
                WHEN lower(t.period) > startbaan_today() - interval '3 years' THEN 'third'
                ELSE 'longer' END AS cell
            FROM programme_track t WHERE t.period @> startbaan_today()
        """,
    ),
    Measure(
        name="has_coach",
        kind=Kind.TRACK,
        title=_("Starters met een coach"),
        cells={"yes": _("heeft nu een coach"), "no": _("heeft nu geen coach")},
        facts="""
            SELECT t.starter_id AS starter, CASE WHEN EXISTS (
                SELECT FROM people_pair p WHERE p.starter_id = t.starter_id AND p.relation = 'coach'
                AND p.period @> startbaan_today()) THEN 'yes' ELSE 'no' END AS cell
            FROM programme_track t WHERE t.period @> startbaan_today()
        """,
        note=_("Vanaf jaar 2 is coaching soms op verzoek. Wie er dan geen vraagt, staat bij geen coach."),
    ),
    Measure(
        name="on_time",
        kind=Kind.TRACK,
        title=_("Loopt het traject op tijd?"),
        cells={"yes": _("alles op tijd"), "no": _("iets is te laat")},
        facts="""
            SELECT t.starter_id AS starter, CASE WHEN EXISTS (
                SELECT FROM programme_activity a WHERE a.starter_id = t.starter_id AND a.track_id = t.id
                AND a.state = 'planned' AND upper(a.window) <= startbaan_today() AND a.planned_on IS NULL)
                THEN 'no' ELSE 'yes' END AS cell
            FROM programme_track t WHERE t.period @> startbaan_today()
        """,
        note=_("Te laat: de planperiode is voorbij en er is geen dag afgesproken."),
    ),
)
