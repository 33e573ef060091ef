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
        note=_("Vanaf jaar 2 is coaching soms op verzoek. Wie er niet om vraagt, heeft dan geen coach."),
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
    Measure(
        name="not_held",
        kind=Kind.HOURS,
        title=_("Waarom begeleiding niet doorging"),
        cells={
            "geen-vervanging": _("geen vervanging"),
            "geen-tijd": _("geen tijd"),
            "ziek": _("ziek"),
            "verzet": _("verzet"),
            "anders": _("iets anders"),
        },
        facts="""
            SELECT a.starter_id AS starter, n.reason AS cell
            FROM programme_notheld n JOIN programme_activity a ON a.id = n.activity_id
            WHERE n.day >= startbaan_school_year() AND n.day <= startbaan_today()
        """,
        note=_("Bij hoeveel starters, sinds het begin van dit schooljaar. Wie bij twee redenen hoort, telt bij beide."),
    ),
    Measure(
        name="buddy_contact",
        kind=Kind.BUDDY_CONTACT,
        title=_("Contact met het maatje"),
        cells={"yes": _("de laatste twee weken"), "no": _("langer geleden of nooit"), "none": _("geen maatje")},
        facts="""
            SELECT t.starter_id AS starter, CASE
                WHEN EXISTS (SELECT FROM coaching_buddymoment m WHERE m.starter_id = t.starter_id
                    AND m.sort = 'spoke' AND m.day > startbaan_today() - 14) THEN 'yes'
                WHEN EXISTS (SELECT FROM people_pair p WHERE p.starter_id = t.starter_id AND p.relation = 'buddy'
                    AND p.period @> startbaan_today()) THEN 'no'
                ELSE 'none' END AS cell
            FROM programme_track t WHERE t.period @> startbaan_today()
                AND lower(t.period) > startbaan_today() - interval '1 year'
        """,
        note=_("Van starters in hun eerste jaar, zoals het is aangetikt."),
    ),
    Measure(
        name="start_talk",
        kind=Kind.START_TALK,
        title=_("Startgesprek van dit schooljaar"),
        cells={"signed": _("door alle drie ondertekend"), "begun": _("begonnen"), "none": _("nog niet begonnen")},
        facts="""
            SELECT t.starter_id AS starter, coalesce((
                SELECT CASE WHEN bool_or(s.closed_at IS NOT NULL) THEN 'signed' ELSE 'begun' END
                FROM coaching_starttalk s WHERE s.starter_id = t.starter_id
                AND s.made_at >= startbaan_school_year() HAVING count(*) > 0), 'none') AS cell
            FROM programme_track t WHERE t.period @> startbaan_today()
                AND lower(t.period) > startbaan_today() - interval '1 year'
        """,
        note=_("Van starters in hun eerste jaar."),
    ),
    Measure(
        name="decision",
        kind=Kind.COACHING_DECISION,
        title=_("Besluit over de coaching van volgend jaar"),
        cells={"doorgaan": _("doorgaan"), "op-verzoek": _("op verzoek"), "stoppen": _("stoppen")},
        facts="""
            SELECT DISTINCT ON (d.starter_id) d.starter_id AS starter, d.outcome AS cell
            FROM coaching_coachingdecision d
            WHERE d.school_year = extract(year FROM startbaan_school_year())::int + 1 AND d.handed_in_at IS NOT NULL
            ORDER BY d.starter_id, d.made_at DESC
        """,
    ),
    Measure(
        name="development_plan",
        kind=Kind.DEVELOPMENT_PLAN,
        title=_("Ontwikkelplan van dit schooljaar"),
        cells={"yes": _("heeft er een"), "no": _("heeft er nog geen")},
        facts="""
            SELECT t.starter_id AS starter, CASE WHEN EXISTS (
                SELECT FROM coaching_developmentplan p WHERE p.starter_id = t.starter_id
                AND p.school_year = extract(year FROM startbaan_school_year())::int) THEN 'yes' ELSE 'no' END AS cell
            FROM programme_track t WHERE t.period @> startbaan_today()
        """,
    ),
    Measure(
        name="appraisal",
        kind=Kind.APPRAISAL,
        title=_("Gesprekscyclus van dit schooljaar"),
        cells={
            "signed": _("een verslag is ondertekend"),
            "reported": _("een verslag is ingeleverd"),
            "none": _("nog geen verslag"),
        },
        facts="""
            SELECT t.starter_id AS starter, CASE
                WHEN EXISTS (SELECT FROM appraisal_appraisalcomment c JOIN appraisal_appraisalreport r
                    ON r.item = c.report_id WHERE r.starter_id = t.starter_id AND c.signed_version IS NOT NULL
                    AND r.made_at >= startbaan_school_year()) THEN 'signed'
                WHEN EXISTS (SELECT FROM appraisal_appraisalreport r WHERE r.starter_id = t.starter_id
                    AND r.handed_in_at IS NOT NULL AND r.made_at >= startbaan_school_year()) THEN 'reported'
                ELSE 'none' END AS cell
            FROM programme_track t WHERE t.period @> startbaan_today()
        """,
    ),
    Measure(
        name="pulse",
        kind=Kind.WORKLOAD_PULSE,
        title=_("Hoe zwaar het werk voelt"),
        cells={"light": _("licht"), "middle": _("gaat"), "heavy": _("zwaar")},
        facts="""
            SELECT DISTINCT ON (w.starter_id) w.starter_id AS starter, CASE
                WHEN 6 - w.busy + w.rested + w.enough_time >= 11 THEN 'light'
                WHEN 6 - w.busy + w.rested + w.enough_time <= 7 THEN 'heavy'
                ELSE 'middle' END AS cell
            FROM coaching_workloadpulse w
            WHERE w.day > startbaan_today() - 42 AND w.handed_in_at IS NOT NULL
            ORDER BY w.starter_id, w.day DESC
        """,
        note=_(
            "Het laatste antwoord van wie de afgelopen zes weken iets invulde. De indeling in drieën is onze keuze."
        ),
    ),
    Measure(
        name="leaving",
        kind=Kind.LEAVING,
        title=_("Waarom starters weggingen"),
        cells={
            "other_board": _("ander bestuur"),
            "other_sector": _("andere sector"),
            "study": _("studie"),
            "workload": _("werkdruk"),
            "guidance": _("begeleiding"),
            "personal": _("persoonlijke omstandigheden"),
            "retirement": _("pensioen"),
            "end_of_contract": _("einde contract"),
            "other": _("anders"),
        },
        facts="""
            SELECT l.starter_id AS starter, l.reason AS cell FROM changes_leaving l
            WHERE l.last_on >= startbaan_school_year()
        """,
        note=_("Wie dit schooljaar weggaat of wegging en nog meetelt bij een school."),
    ),
)
